"""Writes a PDF 1.7 file: objects, compressed streams, one object stream and the cross-reference stream (ISO 32000-1, 7.5)."""

import re
import zlib

LINE_END = b"\n"
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PLAIN = re.compile(r"[ -~]*\Z")
SURROGATES = re.compile("[\ud800-\udfff]")


def text(value: str) -> bytes:
    """A text string: literal where it is plain ASCII, UTF-16 otherwise (7.9.2.2); unpaired surrogates become U+FFFD."""
    if PLAIN.match(value):
        return b"(" + value.encode().replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
    return b"<FEFF" + SURROGATES.sub("�", value).encode("utf-16-be").hex().encode() + b">"


def ref(number: int) -> bytes:
    """A reference to an indirect object."""
    return b"%d 0 R" % number


def number(value: float) -> str:
    """A coordinate: at most two decimals, never an exponent."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


class PdfFile:
    """The objects of one file. Numbers are given in order; what was reserved must be put before writing."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = [b""]
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """A number for an object that others name before it is known."""
        self._bodies.append(b"null")
        return len(self._bodies) - 1

    def put(self, body: bytes, at: int | None = None) -> int:
        """Adds an object that is not a stream."""
        place = self.reserve() if at is None else at
        self._bodies[place] = body
        return place

    def bare(self, body: bytes) -> int:
        """Adds an object that stands in the file as it is, outside the object stream: a seal's bytes must be found there."""
        place = self.reserve()
        self._streams[place] = body
        return place

    def stream(self, dictionary: bytes, data: bytes, *, packed: bool = False) -> int:
        """Adds a stream; `packed` data is deflated already."""
        return self.raw_stream(dictionary + b"/Filter/FlateDecode", data if packed else zlib.compress(data))

    def raw_stream(self, dictionary: bytes, data: bytes) -> int:
        """Adds a stream as it is. The end-of-line before `endstream` is required (ISO 19005-3, 6.1.7.1)."""
        place = self.reserve()
        self._streams[place] = b"<<%b/Length %d>>stream\n%b\nendstream" % (dictionary, len(data), data)
        return place

    def written(self, root: int, info: int, identity: bytes) -> bytes:
        """The whole file. `identity` is the 32 hexadecimal digits of its /ID."""
        holder, rows = self._pack()
        out, at = [HEADER], len(HEADER)
        for place, body in sorted(self._streams.items()):
            rows[place] = (1, at, 0)
            out.append(b"%d 0 obj\n%b\nendobj\n" % (place, body))
            at += len(out[-1])
        rows[0], rows[holder + 1] = (0, 0, 65535), (1, at, 0)
        out.append(_crossed(rows, holder + 1, root, info, identity))
        out.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(out)

    def _pack(self) -> tuple[int, dict[int, tuple[int, int, int]]]:
        """Puts every plain object into one object stream: its number, and where each object lies in it."""
        plain = [place for place in range(1, len(self._bodies)) if place not in self._streams]
        heads, at = [], 0
        for place in plain:
            heads.append(b"%d %d" % (place, at))
            at += len(self._bodies[place]) + 1
        first = b" ".join(heads) + b"\n"
        data = first + b"\n".join(self._bodies[place] for place in plain)
        holder = self.stream(b"/Type/ObjStm/N %d/First %d" % (len(plain), len(first)), data)
        return holder, {place: (2, holder, index) for index, place in enumerate(plain)}


def _crossed(rows: dict[int, tuple[int, int, int]], place: int, root: int, info: int, identity: bytes) -> bytes:
    table = b"".join(kind.to_bytes(1, "big") + where.to_bytes(4, "big") + index.to_bytes(2, "big") for _, (kind, where, index) in sorted(rows.items()))
    packed = zlib.compress(table)
    return b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %b/Info %b/ID[<%b><%b>]/Filter/FlateDecode/Length %d>>stream\n%b\nendstream\nendobj\n" % (
        place, len(rows), ref(root), ref(info), identity, identity, len(packed), packed,
    )  # fmt: skip
