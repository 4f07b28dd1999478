"""`claim`: a formal claim from a JSON file, stored like one made on the web."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from bridge.cli import opening, wiring
from bridge.cli.files import NoFileError, read_bytes, read_object
from bridge.cli.printing import Answer, answer_one, lines
from bridge.domain.drafts import Draft, read_draft
from bridge.domain.uploads import Upload, check_upload, harmless_name
from bridge.jobs.making import Made, captured, make_claim, with_picture, with_procedure
from bridge.services.planning import IncompleteError


@click.command()
@click.argument("file", metavar="ARCHIVO.json")
@click.option("--pdf", "pdf", metavar="SALIDA.pdf", help="Dónde dejar el documento.")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
def claim(file: str, pdf: str | None, *, as_json: bool) -> None:
    """Hace una reclamación formal a partir de un archivo JSON."""
    found = answer_one(lambda: _claimed(file, pdf), _told, as_json=as_json)
    raise SystemExit(2 if found["missing"] else 0)


def _claimed(file: str, pdf: str | None) -> Answer:
    draft = with_procedure(opening.context(), read_draft(read_object(file)))
    try:
        return _answer(_made(draft, Path(file).parent, pdf))
    except IncompleteError as error:
        return _incomplete(draft, error.paths)


def _made(draft: Draft, folder: Path, pdf: str | None) -> Made:
    context = opening.context()
    saved = read_bytes(str(folder / draft.post.saved_as)) if draft.post.saved_as else None
    material = with_picture(context, captured(context, draft.post, saved), draft.language)
    evidence = tuple(("evidence", upload) for name in draft.evidence if (upload := _evidence(folder, name)))
    names = tuple(harmless_name(name) for name in draft.evidence)
    made = make_claim(context, replace(draft, evidence=names), replace(material, files=(*material.files, *evidence)))
    if pdf:
        _write(Path(pdf), made.pdf)
    return made


def _evidence(folder: Path, name: str) -> Upload | None:
    """The file of that name beside the JSON; one that is not there is named in the claim as not attached."""
    path = (folder / name).resolve()
    if not path.is_file() or not path.is_relative_to(folder.resolve()):
        click.echo(str(NoFileError(name=name)), err=True)
        return None
    return check_upload(name, read_bytes(str(path)))


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError:
        raise NoFileError(name=str(path)) from None


def _answer(made: Made) -> dict[str, Any]:
    content = made.content
    return {
        "reference": content.reference, "status_url": content.status_url, "verification_code": content.verification_code,
        "content_sha256": made.content_sha256, "pdf_sha256": made.pdf_sha256, "procedure": content.procedure_id, "missing": [],
        "manage_url": f"{wiring.settings().address}/mia/{made.token}",
    }  # fmt: skip


def _incomplete(draft: Draft, missing: tuple[str, ...]) -> dict[str, Any]:
    empty = dict.fromkeys(("reference", "status_url", "verification_code", "content_sha256", "pdf_sha256"))
    return {**empty, "procedure": draft.procedure, "missing": list(missing)}


def _told(found: Answer) -> str:
    if found["missing"]:
        return lines(("Falta", ", ".join(found["missing"])))
    return lines(
        ("Referencia", found["reference"]), ("Página de estado", found["status_url"]), ("Para llevarla (guárdalo, es solo tuyo)", found["manage_url"]),
        ("Código de verificación", found["verification_code"]), ("Huella del contenido", found["content_sha256"]), ("Huella del PDF", found["pdf_sha256"]),
    )  # fmt: skip
