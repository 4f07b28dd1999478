"""What a claim still lacks for the chosen procedure to admit it: never «invalid», but what is missing and where it goes."""

import re
from collections.abc import Callable

from stdnum.es import cups

from bridge.domain.catalogue import Detail, Procedure
from bridge.domain.drafts import Draft, value_at

CUPS = re.compile(r"\bES\s?(?:\d[\s-]?){16}[A-Z]{2}(?:\d[A-Z])?\b", re.IGNORECASE)
IDENTITY = re.compile(r"\b(dni|nie|ine|ife|pasaporte|passport|identidad|identificaci[oó]n|curp|c[eé]dula|rut|rg|cpf)\b", re.IGNORECASE)
LONGEST_TEXT = 100_000


def _valid_cups(text: str) -> bool:
    return any(cups.is_valid(found) for found in CUPS.findall(text))


def _any_evidence(draft: Draft) -> bool:
    return any(not IDENTITY.search(_words(name)) for name in draft.evidence)


def _identity_copy(draft: Draft) -> bool:
    return any(IDENTITY.search(_words(name)) for name in draft.evidence)


def _words(name: str) -> str:
    return re.sub(r"[_.\-]+", " ", name)


TEXT_CHECKS: dict[str, Callable[[str], bool]] = {"cups": _valid_cups}
"""Identifiers with a check digit: a wrong one is asked for again."""
EVIDENCE_CHECKS: dict[str, Callable[[Draft], bool]] = {"any": _any_evidence, "identity": _identity_copy}
CHECKS = frozenset({*TEXT_CHECKS, *EVIDENCE_CHECKS})


def told(draft: Draft) -> str:
    """Everything that the claimant has written: facts, request and post."""
    parts = (draft.facts, draft.request.text, draft.post.text)
    return "\n".join(part for part in parts if part)[:LONGEST_TEXT]


def wants_detail(draft: Draft, detail: Detail) -> bool:
    """Whether this claim is one that needs it: the parent's data only where the consumer is a child."""
    return detail.if_told is None or re.search(detail.if_told, told(draft), re.IGNORECASE) is not None


def has_detail(draft: Draft, detail: Detail) -> bool:
    """Whether the draft already says or attaches it."""
    if detail.check in EVIDENCE_CHECKS:
        return EVIDENCE_CHECKS[detail.check](draft)
    if detail.check in TEXT_CHECKS:
        return TEXT_CHECKS[detail.check](told(draft))
    if detail.pattern is None:
        return False
    where = " ".join(_words(name) for name in draft.evidence) if detail.path.startswith("evidence") else told(draft)
    return re.search(detail.pattern, where, re.IGNORECASE) is not None


def has_path(draft: Draft, path: str) -> bool:
    """Whether one of the alternatives `a|b` is said. What the post says are facts too."""
    return any(_has(draft, one) for one in path.split("|"))


def _has(draft: Draft, path: str) -> bool:
    if path == "facts":
        return bool(draft.facts or draft.post.text or draft.post.url)
    if path == "company.name":
        return bool(draft.company.called)
    if path == "request.text":
        return bool(draft.request.text or draft.request.kind)
    if path == "evidence":
        return bool(draft.evidence)
    value = value_at(draft, path)
    return value is not None and value != ""


def missing(draft: Draft, procedure: Procedure) -> tuple[str, ...]:
    """Dotted paths of what the procedure requires and the draft does not have; the first of the alternatives where one is enough."""
    fields = [path.split("|")[0] for path in procedure.required if not has_path(draft, path)]
    details = [detail.path for detail in procedure.details if wants_detail(draft, detail) and not has_detail(draft, detail)]
    return (*fields, *details)
