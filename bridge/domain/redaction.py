"""Takes personal data out of a text before the world sees it: addresses, numbers and names that identify people.

It errs on the side of hiding. What was hidden is replaced by «█████», so that it shows that something was there.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stdnum import iban, luhn
from stdnum.es import dni, nie
from stdnum.mx import curp, rfc

HIDDEN = "█████"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of personal data; `is_real` tells a true one from a number that only looks like it."""

    name: str
    shape: re.Pattern[str]
    is_real: Callable[[str], bool] = lambda _: True


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_card(text: str) -> bool:
    return 13 <= len(_digits(text)) <= 19 and bool(luhn.is_valid(_digits(text)))


def _is_dni(text: str) -> bool:
    return bool(dni.is_valid(re.sub(r"[.\s-]", "", text).zfill(9)))


PATTERNS = (
    Pattern("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    Pattern("iban", re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}\b", re.IGNORECASE), lambda text: bool(iban.is_valid(text))),
    Pattern("card", re.compile(r"\b\d(?:[ -]?\d){12,18}\b"), _is_card),
    Pattern("dni", re.compile(r"\b\d{1,2}[.\s]?\d{3}[.\s]?\d{3}[\s-]?[A-Z]\b", re.IGNORECASE), _is_dni),
    Pattern("nie", re.compile(r"\b[XYZ][\s-]?\d{7}[\s-]?[A-Z]\b", re.IGNORECASE), lambda text: bool(nie.is_valid(text))),
    Pattern("curp", re.compile(r"\b[A-Z]{4}\d{6}[A-Z]{6}[A-Z0-9]\d\b", re.IGNORECASE), lambda text: bool(curp.is_valid(text))),
    Pattern("rfc", re.compile(r"\b[A-ZÑ&]{4}\d{6}[A-Z0-9]{3}\b", re.IGNORECASE), lambda text: bool(rfc.is_valid(text))),
    Pattern("plate", re.compile(r"\b\d{4}[\s-]?[BCDFGHJKLMNPRSTVWXYZ]{3}\b")),
    Pattern("phone", re.compile(r"(?<![\w.,€$])(?:\+|00)\d{1,3}[\s.-]?\d(?:[\s.-]?\d){6,12}\b")),
    Pattern("phone", re.compile(r"(?<![\w.,€$/-])[6789]\d{2}(?:[\s.-]?\d{3}){2}\b(?![\w€$]|[.,]\d)")),
    Pattern("phone", re.compile(r"(?<![\w.,€$/-])[6789]\d{2}(?:[\s.-]?\d{2}){3}\b(?![\w€$]|[.,]\d)")),
)


def redact(text: str, names: Iterable[str] = ()) -> str:
    """The text without personal data, nor any of the names given (the claimant's, employees')."""
    for pattern in PATTERNS:
        text = pattern.shape.sub(lambda found, p=pattern: HIDDEN if p.is_real(found.group()) else found.group(), text)  # type: ignore[misc]
    for name in sorted((name for name in names if len(name.strip()) > 2), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name.strip())}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
    return text
