"""`post`: what a shared link says, and the evidence of it."""

import click

from bridge import clock
from bridge.cli import wiring
from bridge.cli.files import read_bytes, write_bytes
from bridge.cli.printing import Answer, answer_all, error_json, lines
from bridge.domain.posts import CapturedPost, post_json, ref_json
from bridge.errors import ConstaError
from bridge.networks import capture, read_saved, recognise
from bridge.networks.errors import NotAPostError
from bridge.networks.evidence import warc
from bridge.networks.http import Fetched
from bridge.networks.http_safety import safe_url
from bridge.networks.wacz import wacz


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
@click.option("--offline", is_flag=True, help="Sin ninguna petición: solo lo que dice el enlace.")
@click.option("--from", "saved", metavar="ARCHIVO", help="Lee una respuesta o página guardada de esa dirección.")
@click.option("--evidence", "evidence", metavar="SALIDA", help="Guarda lo que sirvió la red: .warc tal cual, o .wacz para ReplayWeb.page.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def post(urls: tuple[str, ...], saved: str | None, evidence: str | None, *, offline: bool, as_json: bool) -> None:
    """Qué dice un enlace compartido."""
    served: list[Fetched] = []
    try:
        answer_all(urls, lambda url: _read(url, saved, served, offline=offline), _told, as_json=as_json, failed=_failed)
    finally:  # that a post was not there is evidence as well
        if evidence and served:
            write_bytes(evidence, _evidence(evidence, served))


def _evidence(name: str, served: list[Fetched]) -> bytes:
    """The same that a claim keeps: the answers with their headers, moments and TLS facts."""
    kept = warc(served, clock.now())
    return wacz([kept], served[0].url, clock.now()) if name.endswith(".wacz") else kept


def _read(url: str, saved: str | None, served: list[Fetched], *, offline: bool) -> Answer:
    ref = recognise(url)
    if saved:
        return post_json(read_saved(ref, read_bytes(saved)))
    if offline:
        safe_url(ref.canonical_url or ref.shared_url or url, frozenset(wiring.settings().allow_hosts))
        return ref_json(ref)
    found: CapturedPost = capture(ref, wiring.door().observed(served.append))
    return post_json(found)


def _failed(error: ConstaError) -> Answer:
    """What is known of an address that is not of a post goes with the reason: `kind` says profile, list or page."""
    known = ref_json(error.ref) if isinstance(error, NotAPostError) else {}
    return {**known, **error_json(error)}


def _told(found: Answer) -> str:
    author = found["author"] or {}
    return lines(
        ("red", found["network"]), ("tipo", found["kind"]), ("dirección", found["canonical_url"]), ("identificador", found["post_id"]),
        ("fecha", found["published_at"]), ("precisión", found["published_precision"]), ("autor", author.get("name") or author.get("handle")),
        ("texto", found["text"]), ("nivel", found["level"]), ("notas", " ".join(found["notes"])),
    )  # fmt: skip
