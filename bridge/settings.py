"""Every setting, read once from the environment. README.md documents each (a test compares)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(Exception):
    """Settings that cannot work; says all of them at once."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decides. Variables are the names in capitals after `CONSTA_`."""

    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = 8000
    """Port to listen on."""
    data: Path = ROOT / "instance"
    """Folder for the database, the files, the keys and the fonts."""
    public_url: str = ""
    """Address that people use, without a final slash; empty: the one listened on."""
    database_url: str = ""
    """SQLAlchemy URL; empty: SQLite in the data folder."""
    files_url: str = ""
    """Bucket for the files (`s3://name/prefix`, with the usual AWS_… variables); empty: a folder in the data folder."""
    keys: Path | None = None
    """File with the key ring; empty: `keys.json` in the data folder."""
    production: bool = False
    """Refuse what is only fit for one's own machine."""
    web_workers: int = 2
    """Processes that serve pages."""
    job_workers: int = 1
    """Processes that do the slow work."""
    timezone: str = "Europe/Madrid"
    """Where the instance's clock hangs, for dates on pages and documents."""
    proxies: int = 0
    """How many proxies of one's own stand before it; only theirs is the word taken for whose address it is."""
    allow_hosts: tuple[tuple[str, int], ...] = ()
    """Extra `host:port` pairs, separated by commas, that the door out may reach (a test server of one's own)."""

    smtp: tuple[str, int] | None = None
    """`host:port` of the relay that takes our mail out; empty: the claimant sends the ready e-mail from their own account."""
    smtp_security: str = "starttls"
    """How to talk to it: `starttls`, `tls` or `none` (only on one's own machine)."""
    smtp_user: str = ""
    """Name to log in to the relay with; empty: no login."""
    smtp_password: str = ""
    """Its password."""
    mail_domain: str = ""
    """Domain whose mail comes to us: the addresses of the claims are in it. Needed together with CONSTA_SMTP."""
    mail_undo: int = 10
    """Minutes during which a sent claim can be undone."""
    mail_trusts: str = ""
    """Name of our own mail server in `Authentication-Results`; others' are not believed."""
    imap: tuple[str, int] | None = None
    """`host:port` of a mailbox (IMAP over TLS) to read answers from, for those who have no mail server."""
    imap_user: str = ""
    """Name to log in to the mailbox with."""
    imap_password: str = ""
    """Its password."""

    seal_file: Path | None = None
    """PKCS#12 file with a qualified seal; empty: the instance's own authority, made in the data folder."""
    seal_password: str = ""
    """Its passphrase."""
    tsa: tuple[str, ...] = ()
    """Addresses of time-stamp authorities (RFC 3161), separated by commas, asked in order; empty: no trusted time."""
    tsa_roots: Path | None = None
    """PEM file with the certificates that their chains end in."""
    custodian: str = ""
    """Public key (X25519, hexadecimal) of whoever keeps, offline, the keys of blocked claims (LOPDGDD art. 32)."""
    erase_at_once: bool = False
    """Destroy keys at once when there is no custodian; without either, nothing is erased."""

    @property
    def database(self) -> str:
        """The database to use."""
        return self.database_url or f"sqlite:///{self.data / 'consta.db'}"

    @property
    def key_file(self) -> Path:
        """The key ring to use."""
        return self.keys or self.data / "keys.json"

    @property
    def address(self) -> str:
        """The address that links are made with."""
        return self.public_url or f"http://{self.host}:{self.port}"


def _whole(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:
        raise ValueError(text)
    return number


def _few(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 5:
        raise ValueError(text)
    return number


def _yes(text: str) -> bool:
    if text.lower() not in {"0", "1", "no", "yes", "false", "true"}:
        raise ValueError(text)
    return text.lower() in {"1", "yes", "true"}


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(text)
    return text.rstrip("/")


def _web_addresses(text: str) -> tuple[str, ...]:
    return tuple(_web_address(part.strip()) for part in text.split(",") if part.strip())


def _hosts(text: str) -> tuple[tuple[str, int], ...]:
    pairs = (pair.rpartition(":") for pair in text.split(",") if pair.strip())
    return tuple((host.strip(), _whole(port)) for host, _, port in pairs)


def _host(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host:
        raise ValueError(text)
    return host.strip("[]"), _whole(port)


def _security(text: str) -> str:
    if text not in {"starttls", "tls", "none"}:
        raise ValueError(text)
    return text


READERS: Mapping[str, Callable[[str], Any]] = {
    "port": _whole, "data": Path, "keys": Path, "production": _yes, "web_workers": _whole, "job_workers": _whole, "proxies": _few,
    "public_url": _web_address, "allow_hosts": _hosts,
    "seal_file": Path, "tsa": _web_addresses, "tsa_roots": Path, "erase_at_once": _yes,
    "smtp": _host, "imap": _host, "smtp_security": _security, "mail_undo": _whole,
}  # fmt: skip


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"CONSTA_{name.upper()}"


def from_env(env: Mapping[str, str]) -> Settings:
    """The settings in the environment. Raises SettingsError with all problems."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name in (f.name for f in fields(Settings)):
        given = env.get(variable(name), "")
        if not given:
            continue
        try:
            values[name] = READERS.get(name, str)(given)
        except ValueError:
            problems.append(f"{variable(name)}: no se entiende «{given}»")
    settings = Settings(**values)
    problems += [*_unfit(settings), *_mail_halves(settings), *_time_halves(settings)]
    if problems:
        raise SettingsError(problems)
    return settings


def _mail_halves(settings: Settings) -> list[str]:
    """Mail that could go out and never come back, or the other way round."""
    wanted = {
        "CONSTA_MAIL_DOMAIN: hace falta con CONSTA_SMTP, para que las respuestas vuelvan": settings.smtp is None or bool(settings.mail_domain),
        "CONSTA_SMTP_SECURITY: en producción no se habla con el servidor de salida sin cifrar": not (settings.production and settings.smtp_security == "none"),
    }
    return [problem for problem, fine in wanted.items() if not fine]


def _time_halves(settings: Settings) -> list[str]:
    """Authorities whose tokens could not be told from others'."""
    return ["CONSTA_TSA_ROOTS: hace falta con CONSTA_TSA, para saber si los sellos de tiempo son suyos"] if settings.tsa and settings.tsa_roots is None else []


def _unfit(settings: Settings) -> list[str]:
    """What a public instance must not do without."""
    if not settings.production:
        return []
    wanted = {
        "CONSTA_PUBLIC_URL: en producción hace falta la dirección pública, con https": settings.public_url.startswith("https://"),
        "CONSTA_KEYS: en producción las claves se guardan fuera de la carpeta de datos": settings.keys is not None,
        "CONSTA_ALLOW_HOSTS: no se admite en producción": not settings.allow_hosts,
    }
    return [problem for problem, fine in wanted.items() if not fine]
