"""Where a document's seal goes: the room that drawing leaves for it and that sealing fills (ISO 32000-1, 12.8.1)."""

BYTE_RANGE = b"/ByteRange[0 ********** ********** **********]"
"""Stands, in a document just drawn, where the sealed ranges will be written."""
CONTENTS = b"/Contents<"
"""Follows it; then as many zeros as the seal may need, and `>`."""


def empty_seal(room: int) -> bytes:
    """The part of a signature dictionary that sealing fills."""
    return BYTE_RANGE + CONTENTS + b"00" * room + b">"
