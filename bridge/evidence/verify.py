"""Verifies what anybody hands over, a document or an exported bundle, with no database and no network."""

from datetime import datetime

from bridge.evidence.bundle_checks import check_bundle
from bridge.evidence.checks import Report
from bridge.evidence.pdf_checks import Trust, check_pdf

ZIP = b"PK"


def verify(data: bytes, trust: Trust, now: datetime) -> Report:
    """What the bytes prove. Never raises: what cannot be read does not hold."""
    return check_bundle(data, trust, now) if data.startswith(ZIP) else check_pdf(data, trust, now)
