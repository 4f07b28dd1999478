"""The claim is written, answer by answer."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bridge.domain.drafts import Draft, as_json, read_draft
from bridge.domain.phases import check_may_follow
from bridge.services import find
from bridge.store import sealing
from bridge.store.tables import ClaimRow


def answer(session: Session, claim: ClaimRow, answers: Mapping[str, Any]) -> Draft:
    """Writes answers at dotted paths (`company.name`), as JSON values, and gives the draft after them.

    Raises WrongValueError or UnknownFieldError for what cannot be read, ConflictError once issued.
    """
    check_may_follow(find.state(session, claim).phase, "issued")
    given = as_json(find.draft(session, claim))
    for path, value in answers.items():
        _put(given, path, value)
    draft = read_draft(given)
    sealing.put_json(session, claim, "answers", as_json(draft))
    claim.language = draft.language
    return draft


def _put(given: dict[str, Any], path: str, value: Any) -> None:
    *parents, last = path.split(".")
    for name in parents:
        inner = given.get(name)
        given[name] = inner if isinstance(inner, dict) else {}
        given = given[name]
    given[last] = value
