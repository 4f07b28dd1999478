"""The shapes that the API takes and gives, as JSON Schema."""

from collections.abc import Mapping
from typing import Any

from bridge.domain.drafts import REQUEST_KINDS

Schema = Mapping[str, Any]
TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
DAY: Schema = {"type": ["string", "null"], "format": "date"}
COUNT: Schema = {"type": "integer", "minimum": 0}


def _object(required: tuple[str, ...] = (), closed: bool = False, /, **properties: Schema) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "object", "properties": properties}
    return shape | ({"required": list(required)} if required else {}) | ({"additionalProperties": False} if closed else {})


def _texts(*names: str) -> dict[str, Schema]:
    return dict.fromkeys(names, MAYBE)


POST = _object((), True, **_texts("url", "from", "text", "author_handle", "published_at"))
COMPANY = _object(
    (), True, **_texts("name", "brand", "tax_id", "address", "email", "website", "country"), bound_by_ley_10_2025={"type": ["boolean", "null"]},
)  # fmt: skip
CLAIMANT = _object((), True, **_texts("name", "id_number", "address", "postal_code", "city", "country", "email", "phone"))
REQUEST = _object(
    (), True, kind={"type": ["string", "null"], "enum": [*REQUEST_KINDS, None]}, text=MAYBE, amount={"type": ["string", "number", "null"]}, currency=MAYBE,
)  # fmt: skip
NEW_CLAIM = _object(
    ("company", "claimant", "request"), True, post={"anyOf": [POST, {"type": "null"}]}, company=COMPANY, claimant=CLAIMANT, request=REQUEST,
    sector=MAYBE,
    facts_date=DAY, facts=MAYBE, evidence={"type": "array", "items": TEXT}, procedure=MAYBE, language=MAYBE, row_id=MAYBE,
    mandate={**_object((), True, signed_on=DAY, ends_on=DAY), "description": "The representation that the claimant signed on paper"},
)  # fmt: skip
LISTED = {
    "reference": TEXT, "claimant": TEXT, "company": TEXT, "phase": TEXT, "outcome": MAYBE, "due_on": DAY,
    "issued_at": {"type": "string", "format": "date-time"}, "status_url": {"type": "string", "format": "uri"},
}  # fmt: skip
CLAIM = _object(
    tuple(LISTED), **LISTED, content_sha256=TEXT, procedure=TEXT, verification_code=TEXT, represented={"type": "boolean"}, status=TEXT, sentence=TEXT,
)  # fmt: skip
SCHEMAS: Mapping[str, Schema] = {
    "NewClaim": NEW_CLAIM,
    "Claim": CLAIM,
    "ClaimPage": _object(
        ("data", "next"), data={"type": "array", "items": _object(tuple(LISTED), **LISTED)}, next={**MAYBE, "description": "The next `cursor`"}
    ),
    "NewWebhook": _object(("url",), True, url={"type": "string", "format": "uri"}),
    "Webhook": _object(("url", "secret"), url=TEXT, secret={**TEXT, "description": "Signs the notices (Standard Webhooks); shown once"}),
    "NewMandate": _object(("name",), True, name=TEXT, id_number=MAYBE, email=MAYBE, signed_on=DAY, ends_on=DAY),
    "Mandate": _object(("kind", "link"), kind={"type": "string", "enum": ["paper", "electronic"]}, link=MAYBE),
    "Batch": _object(
        ("id", "state", "rows", "issued", "repeated", "failed", "left"), False, id=COUNT,
        state={"type": "string", "enum": ["running", "paused", "cancelled", "finished", "preview"]},
        rows=COUNT, issued=COUNT, repeated=COUNT, failed=COUNT, left=COUNT,
    ),
    "RowErrors": _object(("data",), data={"type": "array", "items": _object(("row", "field", "message"), row=COUNT, field=TEXT, message=TEXT)}),
    "Problem": _object(
        ("type", "title", "detail", "status", "code"), type=TEXT, title=TEXT, detail=TEXT, status=COUNT, code=TEXT, missing={"type": "array", "items": TEXT},
    ),
}  # fmt: skip
