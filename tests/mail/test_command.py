"""The command line of mail: exit codes that mail servers understand, and `classify` as outside scripts call it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mail.letters import AUTO, DENIED

ROOT = Path(__file__).resolve().parents[2]
REFUSAL = f"From: Marta <marta@x.example>\r\nSubject: Re\r\nMessage-ID: <1@x.example>\r\nDate: Wed, 25 Nov 2026 11:00:00 +0000\r\n\r\n{DENIED}".encode()
MACHINE = f"From: x@x.example\r\nAuto-Submitted: auto-replied\r\nSubject: Respuesta automatica\r\n\r\n{AUTO}".encode()


def run(tmp_path: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "CONSTA_DATA": str(tmp_path / "data"), "CONSTA_MAIL_DOMAIN": "consta.example"}
    return subprocess.run([sys.executable, "app.py", *arguments], cwd=ROOT, env=env, input=given, capture_output=True, timeout=120, check=False)


def test_several_answers_are_told_apart_in_order_and_one_that_cannot_be_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(REFUSAL)
    (tmp_path / "b.eml").write_bytes(MACHINE)
    (tmp_path / "c.txt").write_text("Escríbenos por DM y te ayudamos.")
    names = [str(tmp_path / name) for name in ("a.eml", "nada.eml", "b.eml", "c.txt")]
    done = run(tmp_path, "classify", *names, "--on", "2026-11-25", "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one.get("class") for one in found] == ["refusal", None, "auto_ack", "deflection"]
    assert found[1]["error"]["code"] == "no_file"
    assert set(found[0]) == {"class", "stops_clock", "due_date", "deflects_to", "ticket_number", "language", "reasons"}
    assert [one["stops_clock"] for one in found if "class" in one] == [True, False, False]
    lines = run(tmp_path, "classify", "-", "--json", given="\n".join(names[:1]).encode())
    assert json.loads(lines.stdout)["class"] == "refusal"


@pytest.mark.parametrize(("arguments", "code"), [(("classify", "/nada.eml"), 2), (("classify", "x.txt", "--on", "ayer"), 2), (("mail-in", "--lmtp", "x"), 2), (("mail-in", "--imap"), 2)])
def test_what_cannot_be_done_says_why_and_sets_the_exit_code(tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == code, done.stderr
    assert done.stderr.decode().strip()
    assert b"Traceback" not in done.stderr


def test_a_message_on_stdin_is_kept_whomever_it_is_for(tmp_path: Path) -> None:
    done = run(tmp_path, "mail-in", "--to", "nadie@consta.example", given=REFUSAL)
    assert done.returncode == 0, done.stderr
    assert len([path for path in (tmp_path / "data/files").rglob("*") if path.is_file()]) == 1


def test_where_nothing_can_be_stored_the_server_is_told_to_keep_it(tmp_path: Path) -> None:
    assert run(tmp_path, "mail-in", given=REFUSAL).returncode == 0
    files = tmp_path / "data/files"
    for folder in files.iterdir():
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    files.rmdir()
    files.write_text("in the way")
    assert run(tmp_path, "mail-in", given=MACHINE).returncode == 75
