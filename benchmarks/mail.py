"""How many messages a second the LMTP listener keeps, and how long a kept message takes to be told apart: `python -m benchmarks.mail [connections]`.

Each message is durable (its file and its row, both flushed) before its «250».
"""

import multiprocessing
import smtplib
import sys
import tempfile
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path
from zoneinfo import ZoneInfo

from bridge import clock
from bridge.domain import mailboxes
from bridge.domain.catalogue import Catalogue
from bridge.jobs.context import Context
from bridge.jobs.gathering import Doorkeeper, Together
from bridge.jobs.receive import MAX_BYTES
from bridge.jobs.registry import REGISTRY
from bridge.jobs.running import run_until_empty
from bridge.mail.lmtp import Door, Listener
from bridge.mail.setup import MailSetup
from bridge.networks.http import Http
from bridge.services import inbox
from bridge.services.replying import MAILBOXES
from bridge.store import migrate
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault
from tests.services.making import issued

SPAWN = multiprocessing.get_context("spawn")
DOMAIN, CLAIMS, EACH = "consta.example", 20, 100
TEXT = (
    "Subject: Re: Reclamacion\r\nFrom: sac@empresa.example\r\nMessage-ID: <{n}@empresa.example>\r\n\r\n"
    "Hola. Hemos revisado su caso {n} y no procede la devolucion.\r\n"
)


def instance(folder: Path) -> Context:
    """An instance in that folder."""
    url = f"sqlite:///{folder / 'consta.db'}"
    migrate.upgrade(url)
    store = Store(url, Vault({1: bytes(range(32))}))
    files, zone = LocalFiles(folder / "files"), ZoneInfo("Europe/Madrid")
    return Context(store, files, Http(), Catalogue({}), clock.now, "https://consta.example", zone, MailSetup(DOMAIN))


def addresses(context: Context) -> list[str]:
    """The addresses of some claims."""
    with context.store.begin() as session:
        codes = [issued(session).code or "" for _ in range(CLAIMS)]
    return [mailboxes.reply_address(context.store.vault.secret(MAILBOXES), code, DOMAIN) for code in codes]


def send(port: int, to: list[str], first: int, gate: Barrier) -> None:
    """One connection's messages, once all are ready."""
    with smtplib.LMTP("127.0.0.1", port, "bench.example") as line:  # named: smtplib would ask the DNS for a name, for seconds
        gate.wait()
        for n in range(first, first + EACH):
            line.sendmail("sac@empresa.example", [to[n % len(to)]], TEXT.format(n=n).encode())


def measured(connections: int) -> None:
    """Prints the rates."""
    inbox.MOST_AN_HOUR = 10**9
    with tempfile.TemporaryDirectory(dir=".") as folder:
        context = instance(Path(folder))
        to, gate = addresses(context), SPAWN.Barrier(connections + 1)
        together = Together(context)
        listener = Listener(Door(Doorkeeper(context), together.take), "127.0.0.1", 18024, MAX_BYTES)
        listener.start()
        clients = [SPAWN.Process(target=send, args=(18024, to, n * EACH, gate)) for n in range(connections)]
        for client in clients:
            client.start()
        gate.wait()
        start, spent = time.monotonic(), time.process_time()
        for client in clients:
            client.join()
        took, spent = time.monotonic() - start, time.process_time() - spent
        listener.stop()
        together.stop()
        many = connections * EACH
        print(f"{connections} connections: {many / took:.0f} messages/s kept")
        print(f"{spent / many * 1000:.2f} ms of processor a message: {many / spent:.0f}/s on a free core")
        start = time.monotonic()
        done = run_until_empty(context, REGISTRY)
        print(f"told apart: {done['done'] / (time.monotonic() - start):.0f} messages/s by one worker; {dict(done)}")
        context.store.close()


if __name__ == "__main__":
    measured(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
