"""`mail-in`: one message on stdin from any mail server, or a listener for it, or a mailbox to read."""

import os
import sys
import time
from collections.abc import Callable, Iterator

import click

from bridge.cli import wiring
from bridge.cli.opening import context
from bridge.domain.mailboxes import UnknownMailboxError
from bridge.errors import ConstaError, InvalidError, UnavailableError
from bridge.jobs.context import Context
from bridge.jobs.gathering import Doorkeeper, Together
from bridge.jobs.receive import MAX_BYTES, home_for, into_tray, take_in
from bridge.jobs.serve import told_to_stop
from bridge.mail.imap import Account, poll
from bridge.mail.lmtp import Door, Listener
from bridge.mail.parse import read_message
from bridge.sentences import say
from bridge.services.inbox import Home

TRY_LATER, REFUSED = 75, 65
"""sysexits.h, which mail servers understand: EX_TEMPFAIL, EX_DATAERR."""
TO_WHOM = ("ORIGINAL_RECIPIENT", "RECIPIENT")
"""What mail servers put into the environment of the programs that they pipe to."""
NAMED_IN = ("delivered-to", "x-original-to", "to", "cc")
EVERY = 60.0


class NoMailboxError(InvalidError):
    """The mailbox to read is not set."""

    code = "no_mailbox"
    sentence = say("Falta CONSTA_IMAP, CONSTA_IMAP_USER o CONSTA_IMAP_PASSWORD.")


class WrongPlaceError(InvalidError):
    """Not a place to listen at."""

    code = "wrong_place"
    sentence = say("Escribe dónde escuchar como 127.0.0.1:8024.")


@click.command("mail-in")
@click.option("--to", "to", metavar="DIRECCIÓN", help="Para quién es; si no, lo dicen el entorno o el propio mensaje.")
@click.option("--lmtp", metavar="HOST:PUERTO", help="Escucha al servidor de correo por LMTP hasta que se pare.")
@click.option("--imap", is_flag=True, help="Lee cada minuto el buzón de CONSTA_IMAP.")
@click.option("--once", is_flag=True, help="Con --imap: una sola vez.")
def mail_in(to: str | None, lmtp: str | None, *, imap: bool, once: bool) -> None:
    """Recibe correo: un mensaje por la entrada, o escuchando por LMTP, o leyendo un buzón."""
    if lmtp:
        listen(context(), *_place(lmtp))
    elif imap:
        _read_mailbox(context(), once=once)
    else:
        raise SystemExit(_piped(context(), sys.stdin.buffer.read(MAX_BYTES + 1), to))


def _place(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise WrongPlaceError
    return host.strip("[]"), int(port)


def _piped(context: Context, raw: bytes, to: str | None) -> int:
    """The exit code tells the mail server whether to keep, return or forget the message."""
    try:
        deliver(context, raw, to, "stdin")
    except ConstaError as error:
        click.echo(str(error), err=True)
        return TRY_LATER if isinstance(error, UnavailableError) else REFUSED
    except Exception as error:  # noqa: BLE001 (a defect of ours must not cost anybody's answer: the server keeps it)
        click.echo(f"{type(error).__name__}", err=True)
        return TRY_LATER
    return 0


def deliver(context: Context, raw: bytes, to: str | None, route: str) -> None:
    """Keeps a message for every claim that it is for; for none that we know, in the tray."""
    homes = [home for address in addresses(raw, to) if (home := _home(context, address))]
    for home in dict.fromkeys(homes):
        take_in(context, raw, home, route)
    if not homes:
        into_tray(context, raw, route)


def _home(context: Context, address: str) -> Home | None:
    try:
        return home_for(context, address)
    except UnknownMailboxError:
        return None


def addresses(raw: bytes, to: str | None) -> Iterator[str]:
    """Whom it is for: as told, else as the environment or its headers say."""
    told = to or next((os.environ[name] for name in TO_WHOM if os.environ.get(name)), None)
    if told:
        yield told
        return
    for name, value in read_message(raw).headers:
        if name in NAMED_IN:
            yield from (part.strip(" <>\"'") for part in value.replace("<", ",").replace(">", ",").split(",") if "@" in part)


def listen(context: Context, host: str, port: int) -> None:
    """Listens until it is told to stop."""
    together = Together(context)
    listener = Listener(Door(Doorkeeper(context), together.take), host, port, MAX_BYTES)
    stop = told_to_stop()
    listener.start()
    click.echo(f"LMTP: {host}:{port}")
    sys.stdout.flush()
    while not stop():
        time.sleep(0.2)
    listener.stop()
    together.stop()


def _read_mailbox(context: Context, *, once: bool) -> None:
    chosen = wiring.settings()
    if not (chosen.imap and chosen.imap_user and chosen.imap_password):
        raise NoMailboxError
    account, stop = Account(*chosen.imap, chosen.imap_user, chosen.imap_password), told_to_stop()
    while not stop():
        many = poll(account, lambda raw: deliver(context, raw, None, "imap"))
        click.echo(f"IMAP: {many}", err=True)
        if once:
            return
        _wait(EVERY, stop)


def _wait(seconds: float, stop: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not stop():
        time.sleep(0.2)
