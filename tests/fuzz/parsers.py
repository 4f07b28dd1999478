"""Strange bytes for every parser of outside bytes, guided by coverage: `python -m tests.fuzz.parsers mail --seconds 60`.

Only refusals that a person can read may come out. Atheris ends the process at the first anything else and leaves the bytes in a file.
"""

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bridge", "email", "csv"]):
    from bridge.documents.shown import shown
    from bridge.domain.drafts import read_draft
    from bridge.domain.posts_links import find_link
    from bridge.domain.references import read_code
    from bridge.domain.replies import classify
    from bridge.domain.spreadsheets import guess_form, read_csv
    from bridge.domain.uploads import EVIDENCE, PAGES, Upload, check_upload
    from bridge.errors import ConstaError
    from bridge.mail.dsn import read_report
    from bridge.mail.parse import read_message
    from bridge.networks import recognise, web_link
    from bridge.networks.http_safety import safe_url
    from bridge.web.saved_pages import read_page

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


def mail(data: bytes) -> None:
    """An answer that came by mail, down to its class."""
    message = read_message(data)
    read_report(message)
    classify(message, date(2026, 11, 25))


def saved(data: bytes) -> None:
    """A page that somebody saved."""
    read_page(Upload("p.html", "text/html" if data[:1] != b"{" else "application/json", data))


def upload(data: bytes) -> None:
    """A file that somebody gives, and its picture if it is one."""
    check_upload(data[:20].decode("latin-1"), data, EVIDENCE | PAGES)
    shown(data)


def draft(data: bytes) -> None:
    """The claim object of the command line and the API."""
    given: object = None
    with suppress(ValueError, RecursionError):
        given = json.loads(data)
    if isinstance(given, dict):
        read_draft(given)


def typed(data: bytes) -> None:
    """What people type: links and references."""
    text = data.decode(errors="surrogateescape")
    for read in (read_code, lambda given: find_link(None, given, None), web_link, safe_url, recognise):
        with suppress(ConstaError):
            read(text)


def sheet(data: bytes) -> None:
    """An association's file."""
    for _ in read_csv(data, guess_form(data)):
        pass


TARGETS: Mapping[str, Callable[[bytes], None]] = {"mail": mail, "saved": saved, "upload": upload, "draft": draft, "typed": typed, "sheet": sheet}
SEEDS: Mapping[str, str] = {"mail": "mail/*.txt", "saved": "networks/*.*"}


def one(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target, with the refusals that are as they should be."""

    def test(data: bytes) -> None:
        with suppress(ConstaError):
            target(data)

    return test


def main(name: str, seconds: str, folder: str) -> None:
    """Runs one target for so long; what was interesting is kept in the folder."""
    corpus = Path(folder) / name
    corpus.mkdir(parents=True, exist_ok=True)
    for n, path in enumerate(FIXTURES.glob(SEEDS.get(name, "nothing"))):
        (corpus / f"seed{n}").write_bytes(path.read_bytes()[:20_000])
    atheris.Setup([sys.argv[0], str(corpus), f"-max_total_time={seconds}", "-max_len=20000", "-timeout=20", f"-artifact_prefix={folder}/"], one(TARGETS[name]))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])
