"""A Postfix of the tests' own, on this machine's loopback: relay for what goes out, and the way in for what comes back."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mail.servers import free_port

POSTFIX = shutil.which("postfix") or "/usr/sbin/postfix"
DAEMONS = Path("/usr/lib/postfix/sbin")
SERVICES = """
{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
SETTINGS = """
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.example
mydestination =
mynetworks = 127.0.0.0/8
relay_domains = {domain}
smtpd_recipient_restrictions = permit_mynetworks, reject
smtp_dns_support_level = disabled
lmtp_dns_support_level = disabled
transport_maps = inline:{{ {domain}=lmtp:inet:[127.0.0.1]:{lmtp}, aerolinde.example=smtp:[127.0.0.1]:{company}, correo.example=smtp:[127.0.0.1]:{company} }}
smtpd_tls_security_level = none
smtp_tls_security_level = none
maillog_file_prefixes = {home}
maillog_file = {home}/log
queue_run_delay = 5s
minimal_backoff_time = 5s
notify_classes =
"""


@dataclass(frozen=True)
class Ports:
    """Where everybody listens."""

    relay: int
    lmtp: int
    company: int


def wanted() -> None:
    """Skips where there is no Postfix, or fails where it was promised."""
    if Path(POSTFIX).exists() and DAEMONS.exists() and os.getuid() == 0:
        return
    if os.environ.get("CONSTA_POSTFIX") == "required":
        pytest.fail("CONSTA_POSTFIX=required, and there is no Postfix here that root may start")
    pytest.skip("no Postfix here, or not root: apt-get install postfix")


@contextmanager
def running(domain: str) -> Iterator[Ports]:
    """Postfix, started and stopped with its own folders."""
    wanted()
    home = Path(tempfile.mkdtemp(prefix="consta-postfix-", dir="/tmp"))
    ports = Ports(free_port(), free_port(), free_port())
    _configure(home, domain, ports)
    _postfix(home, "start")
    try:
        until((home / "queue/pid/master.pid").exists)
        yield ports
    finally:
        _postfix(home, "stop")
        shutil.rmtree(home, ignore_errors=True)


def _configure(home: Path, domain: str, ports: Ports) -> None:
    home.chmod(0o755)
    for name in ("queue", "data", "conf"):
        (home / name).mkdir()
    shutil.chown(home / "data", "postfix")
    (home / "conf/main.cf").write_text(SETTINGS.format(home=home, daemons=DAEMONS, domain=domain, lmtp=ports.lmtp, company=ports.company))
    (home / "conf/master.cf").write_text(SERVICES.format(port=ports.relay))


def _postfix(home: Path, command: str) -> None:
    done = subprocess.run([POSTFIX, "-c", str(home / "conf"), command], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr + ((home / "log").read_text() if (home / "log").exists() else "")


def until(holds: Callable[[], object], seconds: float = 30.0) -> None:
    """Waits until it holds: Postfix works in its own time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
