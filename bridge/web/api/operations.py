"""Every call of the API as one table: from it the routes are made and the OpenAPI document is written, so that neither says what the other does not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bridge.web.api import answers


@dataclass(frozen=True, slots=True)
class Operation:
    """A call: what it does, what it takes, what it gives. Schemas are names of bridge.web.api.schemas."""

    method: str
    path: str
    id: str
    summary: str
    view: Callable[..., Any]
    gives: Mapping[int, str]
    """Status → schema, or a media type."""
    takes: str | None = None
    query: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def rule(self) -> str:
        """The path as Flask writes it."""
        return "/api/v1" + self.path.replace("{batch_id}", "<int:batch_id>").replace("{code}", "<code>").replace("{move}", "<move>")


TEXT, WHOLE = {"type": "string"}, {"type": "integer", "minimum": 1}
PHASE = {"type": "string", "enum": ["ready", "filed", "on_record", "needs_info", "answered", "committed", "escalated", "closed"]}
CURSOR = {"type": "string", "pattern": "^[0-9]{1,15}$"}
OPERATIONS: tuple[Operation, ...] = (
    Operation("POST", "/claims", "createClaim", "Issue a claim; again, it is the same (200)", answers.create_claim, {201: "Claim", 200: "Claim"}, "NewClaim"),
    Operation(
        "GET", "/claims", "listClaims", "The association's claims, newest first", answers.list_claims, {200: "ClaimPage"},
        query={"phase": PHASE, "company": TEXT, "cursor": CURSOR, "limit": {**WHOLE, "maximum": answers.MOST, "default": 50}},
    ),
    Operation("GET", "/claims/{code}", "readClaim", "A claim and where it stands", answers.read_claim, {200: "Claim"}),
    Operation("GET", "/claims/{code}/document", "readDocument", "The claim's PDF", answers.read_document, {200: "application/pdf"}),
    Operation("POST", "/claims/{code}/webhooks", "createWebhook", "Be told what happens", answers.create_webhook, {201: "Webhook"}, "NewWebhook"),
    Operation("POST", "/mandates", "createMandate", "Keep a signed mandate, or offer one by link", answers.create_mandate, {201: "Mandate"}, "NewMandate"),
    Operation(
        "POST", "/batches", "createBatch", "Make the claims of a CSV or XLSX file", answers.create_batch, {202: "Batch"}, "text/csv",
        {"name": TEXT, "campaign": TEXT, "encoding": TEXT, "file": {"type": "string", "enum": ["true", "false"]}},
    ),
    Operation("GET", "/batches/{batch_id}", "readBatch", "How far a batch is", answers.read_batch, {200: "Batch"}),
    Operation("GET", "/batches/{batch_id}/errors", "readErrors", "The rows that failed, and why", answers.read_errors, {200: "RowErrors"}),
    Operation("POST", "/batches/{batch_id}/{move}", "moveBatch", "Pause, resume or cancel a batch", answers.move_batch, {200: "Batch"}),
)  # fmt: skip
