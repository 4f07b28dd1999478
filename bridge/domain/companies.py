"""What may be known of a company: its identity and what it is called, never a sole trader's; the directory that an operator imports."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from stdnum.es import cif

from bridge.domain.folding import fold
from bridge.domain.identity import FORMS, TAX_NUMBERS
from bridge.domain.parties import Company
from bridge.errors import InvalidError
from bridge.sentences import Sentence, say

LONGEST_DIRECTORY = 20_000_000
COLUMNS = ("brand", "name", "tax_id", "country", "website", "address", "email", "url", "handles")


class NoDirectoryError(InvalidError):
    """A file that is not a directory of companies."""

    code = "not_a_directory"
    sentence = say("La primera línea del directorio tiene que nombrar sus columnas, y al menos «brand». Las que hay: {columns}.", columns="")


@dataclass(frozen=True, slots=True)
class Firm:
    """A company as the directory knows it."""

    brand: str
    name: str | None = None
    tax_id: str | None = None
    country: str = "ES"
    website: str | None = None
    address: str | None = None
    email: str | None = None
    url: str | None = None
    """Its own form for claims."""
    handles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the directory that was not taken, and why."""

    line: int
    why: Sentence


LEGAL_FORM = re.compile(rf"{FORMS}\W*$")
OF_COMPANIES = {
    "ES": cif.is_valid,
    "MX": lambda number: len(re.sub(r"[\s-]", "", number)) == 12,
    "PE": lambda number: number.startswith("20"),
    "AR": lambda number: re.sub(r"\D", "", number).startswith(("30", "33", "34")),
    "CL": lambda number: int(re.sub(r"\D", "", number[:-1]) or 0) >= 50_000_000,
    "CO": lambda number: re.sub(r"\D", "", number).startswith(("8", "9")),
    "BR": lambda number: len(re.sub(r"\W", "", number)) == 14,
    "PT": lambda number: number.strip().startswith(("5", "6", "9")),
}
"""Whether a valid tax number is that of a company and not of a person, where the number tells."""


def is_legal_person(name: str | None, tax_id: str | None, country: str) -> bool:
    """Whether it is surely a company: by its number, or else by the form at the end of its name. A sole trader's data are personal data."""
    tells = OF_COMPANIES.get(country)
    if tax_id and tells and is_valid_number(tax_id, country):
        return bool(tells(tax_id))
    return bool(name and LEGAL_FORM.search(name.strip()))


def is_valid_number(tax_id: str, country: str) -> bool:
    """Whether the number holds by its check digit, where we know how that country writes it."""
    kinds = [kind for kind in TAX_NUMBERS if kind.country == country]
    return not kinds or any(kind.is_valid(tax_id) for kind in kinds)


def slug_of(called: str, country: str) -> str:
    """The word for its public page: `aerolinde`, `cinemex-mx`."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(called)).strip("-")[:70].strip("-")
    return f"{words}-{country.lower()}" if country != "ES" and words else words


def aliases(firm: Firm) -> frozenset[str]:
    """All that it may be found by."""
    found = {f"b:{known_as(word)}" for word in (firm.brand, firm.name) if word}
    found |= {f"h:{handle_of(handle)}" for handle in firm.handles if handle_of(handle)}
    found |= {f"w:{host}"} if (host := host_of(firm.website)) else set()
    found |= {f"t:{compact(firm.tax_id)}"} if firm.tax_id else set()
    return frozenset(alias[:210] for alias in found if len(alias) > 2)


def asked_aliases(company: Company, handles: tuple[str, ...] = ()) -> frozenset[str]:
    """What a claim already says that may find its company."""
    said = Firm(company.brand or company.name or "", company.name, company.tax_id, company.country, company.website, handles=handles)
    named = {f"h:{handle_of(company.brand)}"} if company.brand else set()
    return frozenset(alias for alias in (*aliases(said), *named) if len(alias) > 2)


def known_as(word: str) -> str:
    """A name to compare: no accents, no signs, no legal form."""
    bare = LEGAL_FORM.sub("", word.strip())
    return re.sub(r"[^a-z0-9]+", "", fold(bare))


def handle_of(handle: str) -> str:
    """An account to compare."""
    return re.sub(r"[^a-z0-9_.]+", "", fold(handle.strip().lstrip("@")))


def compact(number: str | None) -> str:
    """A number to compare."""
    return re.sub(r"\W+", "", number or "").upper()


def host_of(website: str | None) -> str | None:
    """The site of an address, without `www.`; None where there is none."""
    if not website:
        return None
    try:
        host = urlsplit(website if "//" in website else f"https://{website}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.").lower() if host and "." in host else None


def resembles(handle: str, firm: Firm) -> bool:
    """Whether an account is plainly the company's by its name: only such are remembered from what a person wrote."""
    bare = re.sub(r"[^a-z0-9]", "", handle_of(handle))
    host = (host_of(firm.website) or "").split(".")[0]
    known = {known_as(firm.brand), known_as(firm.name or ""), re.sub(r"[^a-z0-9]", "", host)} - {""}
    return len(bare) > 2 and any(bare.startswith(word) or word.startswith(bare) for word in known if len(word) > 2)


def with_firm(company: Company, firm: Firm) -> Company:
    """The company of a claim with what is known of it; what the person wrote and the directory does not know stays."""
    return replace(
        company, brand=company.brand or firm.brand, name=firm.name or company.name, tax_id=firm.tax_id or company.tax_id,
        address=firm.address or company.address, email=firm.email or company.email, website=firm.website or company.website, country=firm.country,
    )  # fmt: skip


def read_directory(text: str) -> tuple[tuple[Firm, ...], tuple[Problem, ...]]:
    """The companies of a CSV file and the lines that were not taken. Commas or semicolons; columns by their names, in any order.

    Raises NoDirectoryError where the first line does not name the columns.
    """
    text = text[:LONGEST_DIRECTORY].lstrip("\ufeff")
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    try:
        names = {(name or "").strip().lower() for name in reader.fieldnames or ()}
        if "brand" not in names or not names <= set(COLUMNS):
            raise NoDirectoryError(columns=", ".join(COLUMNS))
        found = [(reader.line_num, _firm(row)) for row in reader]
    except csv.Error:
        raise NoDirectoryError(columns=", ".join(COLUMNS)) from None
    firms = tuple(firm for _, firm in found if isinstance(firm, Firm))
    return firms, tuple(Problem(line, why) for line, why in found if isinstance(why, Sentence))


LIMITS = {"brand": 200, "name": 200, "tax_id": 40, "country": 2, "website": 300, "address": 300, "email": 254, "url": 500}


def _firm(row: dict[str | None, str | list[str] | None]) -> Firm | Sentence:
    """The company of a row, or why it is not taken."""
    if None in row:
        return say("Tiene más columnas que la primera línea.")
    said = {(key or "").strip().lower(): value.strip() for key, value in row.items() if isinstance(value, str)}
    why = next(_reasons(said), None)
    if why is not None:
        return why
    handles = tuple(part for part in re.split(r"[\s|]+", said.get("handles", "")) if handle_of(part))
    texts = {key: said.get(key) or None for key in LIMITS if key not in {"brand", "country"}}
    return Firm(brand=said["brand"], country=(said.get("country") or "ES").upper(), handles=handles, **texts)


def _reasons(said: dict[str, str]) -> Iterator[Sentence]:
    country = (said.get("country") or "ES").upper()
    if not said.get("brand"):
        yield say("Falta la marca.")
    yield from (say("«{field}» es demasiado largo.", field=key) for key, limit in LIMITS.items() if len(said.get(key, "")) > limit)
    if not re.fullmatch("[A-Z]{2}", country):
        yield say("El país va con dos letras, como ES.")
    if said.get("tax_id") and not is_valid_number(said["tax_id"], country):
        yield say("El número fiscal {number} no es correcto.", number=said["tax_id"])
    if not is_legal_person(said.get("name"), said.get("tax_id"), country):
        yield say("No se ve que sea una sociedad: los datos de quien trabaja por su cuenta son personales y no se guardan.")
    yield from _wrong_addresses(said)


def _wrong_addresses(said: dict[str, str]) -> Iterator[Sentence]:
    if said.get("email") and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", said["email"]):
        yield say("El correo {email} no está completo.", email=said["email"])
    if said.get("url") and not said["url"].lower().startswith("https://"):
        yield say("El formulario tiene que ser una dirección https.")
    if said.get("website") and host_of(said["website"]) is None:
        yield say("La web {website} no se entiende.", website=said["website"])
