"""What the edges and the jobs work with: opened once by app.py and handed over as an argument."""

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bridge.clock import Clock
from bridge.domain.catalogue import Catalogue
from bridge.evidence.setup import EvidenceSetup
from bridge.mail.setup import NO_MAIL, MailSetup
from bridge.networks.http import Http
from bridge.networks.screenshot import Eyes
from bridge.services.erasing import Policy
from bridge.store.engine import Store
from bridge.store.files import Files

UNDECIDED = Policy()
"""Nothing is forgotten until the operator decides how."""


def nothing_to_renew() -> None:
    """Outside a job there is no lease."""


@dataclass(frozen=True, slots=True)
class Context:
    """The store, the files, the door out, the law, the clock, and the address and zone that pages are written for."""

    store: Store
    files: Files
    http: Http
    catalogue: Catalogue
    clock: Clock
    address: str
    zone: ZoneInfo
    mail: MailSetup = NO_MAIL
    eyes: Eyes | None = None
    """A browser to look at posts with, where there is one."""
    evidence: EvidenceSetup | None = None
    """How documents are sealed and who gives the time; None draws them unsealed."""
    erasing: Policy = UNDECIDED
    """What the operator decided about forgetting."""
    renew: Callable[[], None] = nothing_to_renew
    """Inside a job: keeps it for another lease. For work that takes longer than half of one."""
