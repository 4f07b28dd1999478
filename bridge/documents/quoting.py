"""What the document says of the post: its words as they were, and no more about it than is known."""

from collections.abc import Iterable
from datetime import datetime

from bridge.documents.blocks import Block, Heading, Picture, Prose, Quote
from bridge.documents.wording import FIELDS, HOW, HOW_UNKNOWN, LEVEL_UNKNOWN, LEVELS, PRECISION, Tell, cut, dated, filled, grouped, zone
from bridge.domain.claims import Attached, Content, QuotedPost
from bridge.domain.network_names import network_name
from bridge.sentences import say


def quoted(content: Content, tell: Tell) -> Iterable[Block]:
    """The section of the post; nothing where the claim has none."""
    post = content.post
    if post is None:
        return
    yield Heading(tell(say("La queja que hice en público")))
    network = network_name(post.network)
    yield Prose(tell(say("Esta reclamación nace de una queja publicada en {network}. Se cita tal como se hizo.", network=network)), leads=True)
    yield Quote(
        text=post.text or tell(say("(La publicación no tiene texto o no se pudo leer.)")),
        byline=_byline(post, content.language, tell),
        link=post.url,
        proofs=tuple(_proofs(post, tell)),
    )
    for file in content.attachments:
        if file.kind == "picture":
            yield pictured(file, tell(say("Imagen de la publicación en {network}", network=network_name(post.network))), tell)


def _byline(post: QuotedPost, language: str, tell: Tell) -> str:
    who = " ".join(filter(None, (post.author_name, post.author_handle)))
    when = _published(post, language, tell)
    place = tell(say("{who} en {network}", who=who, network=network_name(post.network))) if who else tell(network_name(post.network))
    return f"{place} · {when}" if when else place


def _published(post: QuotedPost, language: str, tell: Tell) -> str:
    moment = post.published_at
    if moment is None:
        return ""
    said = dated(moment, language)
    if isinstance(moment, datetime):
        said = dated(moment.date(), language) if post.published_precision == "day" else f"{said} {zone(moment)}".rstrip()
    vague = PRECISION.get(post.published_precision or "")
    return tell(filled(vague, when=said)) if vague else said


def _proofs(post: QuotedPost, tell: Tell) -> Iterable[tuple[str, str]]:
    read = tell(HOW.get(post.how or "", HOW_UNKNOWN))
    if post.captured_at:
        read += " " + tell(say("Leída el {when} {zone}.", when=post.captured_at, zone=zone(post.captured_at)))
    yield tell(say("Cómo se leyó")), read
    yield tell(say("Qué prueba")), tell(LEVELS.get(post.level, LEVEL_UNKNOWN))
    if post.edited_by_claimant:
        names = ", ".join(tell(FIELDS[name]) if name in FIELDS else name for name in post.edited_by_claimant)
        yield tell(say("Corregido por quien reclama")), names
    if post.sha256:
        yield tell(say("Huella SHA-256")), grouped(post.sha256)


def pictured(file: Attached, what: str, tell: Tell) -> Picture:
    """A file to show, described in its own words or in ours."""
    described = file.description or what
    name = cut(file.name, 120)
    return Picture(
        file.sha256,
        alt=cut(described, 400),
        caption=tell(say("{what}. Archivo «{name}».", what=cut(described.rstrip("."), 300), name=name)),
        otherwise=tell(say("El archivo «{name}» no se puede mostrar como imagen.", name=name)),
    )
