"""What is done every night: the day of the register is closed and stamped, documents are made to last, what is due is forgotten."""

import logging

from bridge.errors import ConstaError
from bridge.evidence.timestamps import NoTimeError
from bridge.jobs.context import Context
from bridge.jobs.handlers import Periodic
from bridge.services import archiving, erasing, register, repeating

LOG = logging.getLogger(__name__)
HOUR = 3600


def close_days(context: Context) -> None:
    """Closes yesterday, if it is not closed, and stamps the days that wait for the time."""
    register.close_until_yesterday(context.store, context.clock())
    if context.evidence and context.evidence.time:
        register.stamp_days(context.store, context.evidence.stamp)


def extend_documents(context: Context) -> None:
    """Gives documents what they need to be checked for years, where somebody gives the time."""
    if context.evidence is None or context.evidence.time is None:
        return
    try:
        archiving.extend_documents(context.store, context.files, context.evidence.extend, context.clock())
    except NoTimeError:
        LOG.info("no authority gives the time now; the documents wait for another night")


def forget(context: Context) -> None:
    """Forgets what its time has come for; stops, and says so, when that would be more than is sane."""
    try:
        erasing.run(context.store, context.files, context.erasing, context.clock())
    except ConstaError as error:
        LOG.warning("nothing is forgotten tonight: %s", error.code)


def forget_keys(context: Context) -> None:
    """Forgets the idempotency keys of long ago."""
    with context.store.begin() as session:
        repeating.forget(session, context.clock())


TURNS = (
    Periodic("close-days", HOUR, close_days), Periodic("extend-documents", 24 * HOUR, extend_documents), Periodic("forget-claims", 24 * HOUR, forget),
    Periodic("forget-keys", 24 * HOUR, forget_keys),
)  # fmt: skip
