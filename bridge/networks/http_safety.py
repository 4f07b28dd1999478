"""Which addresses the door opens: what a URL may look like, and which IP addresses are of the public Internet."""

import ipaddress
import re
from urllib.parse import quote, urlsplit, urlunsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from bridge.networks.errors import HostileUrlError
from bridge.networks.urls import AUTHORITY, CONTROL, ESCAPED_CONTROL, MAX_URL, host_of

Allowed = frozenset[tuple[str, int]]
PORTS = {"http": 80, "https": 443}
PRIVATE_ENDINGS = frozenset((
    "local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "test", "invalid", "onion", "arpa", "svc", "alt",
    "example-internal",
))  # fmt: skip
DENIED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32", "192.88.99.0/24", "100.64.0.0/10", "192.0.0.0/24",  # Azure WireServer, 6to4 relays, CGNAT, IETF (Oracle's metadata)
        "::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/23",  # IPv4 in disguise, 6to4, Teredo
        "fec0::/10", "5f00::/16", "3fff::/20", "100::/64", "100:0:0:1::/64",  # site-local, SRv6, documentation, discard
    )
)  # fmt: skip
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
TLD = re.compile(r"[a-z]{2,}|xn--[a-z0-9-]+")
PATH_SAFE, QUERY_SAFE = "/%:@!$&'()*+,;=~-._", "/%:@!$&'()*+,;=~-._?[]|"


def is_public(address: str) -> bool:
    """Whether this IP address belongs to the public Internet; says no when in doubt."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if not ip.is_global or any((ip.is_multicast, ip.is_reserved, ip.is_unspecified, ip.is_loopback, ip.is_link_local, ip.is_private)):
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip.is_site_local or int(ip) >> 125 != 1):  # only 2000::/3 is global unicast
        return False
    return not any(ip in network for network in DENIED if network.version == ip.version)


def safe_url(url: str, allowed: Allowed = frozenset()) -> str:
    """The one form of the address that is used from here on.

    Raises HostileUrlError. `allowed` pairs of host and port are exempt from the rules about names and ports.
    """
    if not url or len(url) > MAX_URL:
        raise HostileUrlError("length")
    if CONTROL.search(url) or ESCAPED_CONTROL.search(url):
        raise HostileUrlError("control")
    found = AUTHORITY.match(url)
    if not found:
        raise HostileUrlError("scheme")
    if re.search(r"[@%\[]", found[2]):
        raise HostileUrlError("authority")
    return _rebuilt(url, allowed)


def _rebuilt(url: str, allowed: Allowed) -> str:
    scheme, host, port = _authority(url)
    if (host, port) not in allowed:
        _check_name(host)
        if port != PORTS[scheme]:
            raise HostileUrlError("port")
    parts = urlsplit(url)
    place = host if port == PORTS[scheme] else f"{host}:{port}"
    clean = urlunsplit((scheme, place, quote(parts.path or "/", safe=PATH_SAFE), quote(parts.query, safe=QUERY_SAFE), ""))
    _check_agreement(clean, host)
    return clean


def _authority(url: str) -> tuple[str, str, int]:
    try:
        parts = urlsplit(url)
        scheme, name, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError as error:
        raise HostileUrlError("host") from error
    return scheme, host_of(name or ""), port if port is not None else PORTS[scheme]


def _check_name(host: str) -> None:
    labels = host.split(".")
    if len(host) > 253 or len(labels) < 2 or not all(LABEL.fullmatch(label) for label in labels):
        raise HostileUrlError("host")
    if labels[-1] in PRIVATE_ENDINGS or not TLD.fullmatch(labels[-1]):  # an IP literal has no top-level domain of letters
        raise HostileUrlError("host")


def _check_agreement(url: str, host: str) -> None:
    try:
        seen = parse_url(url).host
    except LocationParseError as error:
        raise HostileUrlError("host") from error
    if seen != host:
        raise HostileUrlError("host")
