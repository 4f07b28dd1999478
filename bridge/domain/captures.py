"""A post as we keep it: what was read of it, when, and the fingerprint of the bytes that said so."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bridge.domain.plain import plain, revived
from bridge.domain.posts import CapturedPost, correct


@dataclass(frozen=True, slots=True)
class Capture:
    """A captured post with its circumstances. `sha256` is of the bytes as served, or as the person gave them."""

    post: CapturedPost
    captured_at: datetime
    sha256: str | None = None

    @property
    def corrected(self) -> tuple[str, ...]:
        """The fields that the person corrected."""
        return tuple(name for name, origin in self.post.origin.items() if origin == "person") if self.post.how in {"fetched", "saved"} else ()


def corrected(capture: Capture, name: str, value: str) -> Capture:
    """The capture with one field as the person says it is. Raises NotCorrectableError or WrongMomentError."""
    return replace(capture, post=correct(capture.post, name, value))


def capture_json(capture: Capture) -> dict[str, Any]:
    """The capture as JSON."""
    made: dict[str, Any] = plain(capture)
    return made


def read_capture(value: dict[str, Any]) -> Capture:
    """The capture that `capture_json` wrote."""
    capture: Capture = revived(Capture, value)
    return capture
