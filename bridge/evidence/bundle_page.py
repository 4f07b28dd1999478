"""The page inside a bundle: explains, to whoever opens it and without us, what there is and how to check it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from bridge.domain.ledger import Entry, stamp
from bridge.evidence.authority import fingerprint
from bridge.evidence.bundle import DOCUMENT, LEDGER, PAGE, SUMS, TIME_ROOTS, Bundle, files_of, statement_name, sums, token_name, zipped
from bridge.evidence.checks import NOT_PROVEN, WEIGHT
from bridge.evidence.reading import sha256
from bridge.sentences import Sentence, say
from bridge.words import speaker

Tell = Callable[[Sentence], str]
STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#14202b;background:#fff}"
    "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
    "padding:.3rem .6rem .3rem 0;border-bottom:1px solid #cfd6d6}code,pre{font:.85rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}"
)


def write_bundle(bundle: Bundle) -> bytes:
    """The bundle as a ZIP."""
    files = dict(files_of(bundle))
    page = _page(bundle, files, speaker(bundle.language)).encode(errors="replace")
    whole = {PAGE: page, **files}
    return zipped({**whole, SUMS: sums(whole)})


def _page(bundle: Bundle, files: Mapping[str, bytes], tell: Tell) -> str:
    title = escape(tell(say("Reclamación {reference}", reference=bundle.reference)) if bundle.reference else tell(say("Borrador de reclamación")))
    body = "\n".join(_body(bundle, files, tell))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="{escape(bundle.language)}"><head>{head}</head><body><main>\n<h1>{title}</h1>\n{body}\n</main></body></html>\n'


def _body(bundle: Bundle, files: Mapping[str, bytes], tell: Tell) -> Iterator[str]:
    made = say("Este paquete se hizo el {when} (UTC) y contiene todo lo que Consta guarda de esta reclamación.", when=bundle.made_at)
    yield f"<p>{escape(tell(made))} {escape(tell(ALONE))}</p>"
    yield from _section(say("Qué hay aquí"), tell)
    rows = [(f'<a href="{escape(name)}">{escape(name)}</a>', f"<code>{sha256(data)}</code>") for name, data in files.items()]
    yield _table((say("Archivo"), say("Huella SHA-256")), rows, tell)
    yield from _section(say("Lo que pasó"), tell)
    yield f"<p>{escape(tell(CHAIN))}</p>"
    yield _table((say("Momento (UTC)"), say("Qué"), say("Quién"), say("Huella")), [_line(said.entry) for said in bundle.entries], tell)
    yield from _ways(bundle, tell)
    yield from _limits(tell)


ALONE = say("No hace falta Consta para comprobarlo.")
CHAIN = say(
    "Cada línea lleva la huella de la anterior: no se puede quitar ni cambiar una sin que se note. Cada día, las huellas de todas las reclamaciones se resumen "
    "en una sola, que se sella con la hora. Lo que dice cada línea está en registro.json."
)


def _line(entry: Entry) -> tuple[str, ...]:
    return f"<code>{stamp(entry.at)}</code>", escape(entry.kind), escape(entry.actor), f"<code>{entry.digest.hex()[:16]}…</code>"


def _section(title: Sentence, tell: Tell) -> Iterator[str]:
    yield f"<h2>{escape(tell(title))}</h2>"


def _table(head: Iterable[Sentence], rows: Iterable[tuple[str, ...]], tell: Tell) -> str:
    cells = "".join(f'<th scope="col">{escape(tell(one))}</th>' for one in head)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>\n{lines}</tbody></table>"


def _ways(bundle: Bundle, tell: Tell) -> Iterator[str]:
    yield from _section(say("Cómo comprobarlo"), tell)
    for said, command in _commands(bundle):
        yield f"<p>{escape(tell(said))}</p><pre>{escape(command)}</pre>"
    for root in bundle.seal_roots:
        yield f"<p>{escape(tell(COMPARE))}<br><code>{fingerprint(root)}</code></p>"


COMPARE = say("Huella del certificado de la autoridad que selló el PDF. Compárala con la que publica la instalación de Consta que lo emitió:")


def _commands(bundle: Bundle) -> Iterator[tuple[Sentence, str]]:
    yield say("Todo a la vez, con Consta (programa libre), sin red:"), "python app.py verify paquete.zip"
    yield say("Que ningún archivo ha cambiado, con cualquier Linux o Mac:"), f"sha256sum -c {SUMS}"
    if bundle.document:
        yield say("El sello del PDF, con poppler, o abriéndolo con un lector de PDF:"), f"pdfsig {DOCUMENT}"
    for closed in bundle.days:
        for place, _ in enumerate(closed.stamps, 1):
            asked = f"openssl ts -verify -data {statement_name(closed.day)} -in {token_name(closed.day, place)} -CAfile {TIME_ROOTS}"
            yield say("La hora del registro general del {day}:", day=closed.day.on), asked
    yield say("Lo que dice una línea: la huella de su sal seguida de su texto es su compromiso (docs/proof.md)."), LEDGER


def _limits(tell: Tell) -> Iterator[str]:
    yield from _section(say("Lo que esto no prueba"), tell)
    yield "<ul>" + "".join(f"<li>{escape(tell(one))}</li>" for one in NOT_PROVEN) + f"</ul><p>{escape(tell(WEIGHT))}</p>"
