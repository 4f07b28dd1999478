"""An association: what it is called, what its claims print about it, and what each of its people may do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bridge.domain.parties import Representative
from bridge.errors import InvalidError, RefusedError
from bridge.sentences import Sentence, say

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
READ, WORK, OWN = "read", "work", "own"
ROLES: Mapping[str, frozenset[str]] = {"owner": frozenset({READ, WORK, OWN}), "worker": frozenset({READ, WORK}), "reader": frozenset({READ})}
"""Role → what it may do: look; make, present and note claims; manage people, keys and campaigns."""
ROLE_NAMES: Mapping[str, Sentence] = {"owner": say("Responsable"), "worker": say("Gestión"), "reader": say("Consulta")}
SCOPES: Mapping[str, str] = {"claims:read": READ, "claims:write": WORK, "batches:write": WORK, "webhooks:write": OWN}
"""What a token of the API may be given."""


class NotASlugError(InvalidError):
    """A name that cannot stand in an address."""

    code = "not_a_slug"
    sentence = say("«{slug}» no sirve como dirección: usa letras sin acentos, números y guiones, hasta 40.", slug="")


class NotAllowedError(RefusedError):
    """The role does not reach so far."""

    code = "not_allowed"
    sentence = say("Tu papel en la asociación no permite hacer esto. Pídeselo a quien la lleva.")


class UnknownRoleError(InvalidError):
    """A role that is not on the list."""

    code = "unknown_role"
    sentence = say("Elige un papel: responsable, gestión o consulta.")


@dataclass(frozen=True, slots=True)
class Profile:
    """What the association's claims print about it."""

    name: str
    id_number: str | None = None
    address: str | None = None
    email: str | None = None


def check_slug(slug: str) -> str:
    """Raises NotASlugError."""
    if not SLUG.fullmatch(slug):
        raise NotASlugError(slug=slug[:60])
    return slug


def check_role(role: str) -> str:
    """Raises UnknownRoleError."""
    if role not in ROLES:
        raise UnknownRoleError
    return role


def check_may(role: str, act: str) -> None:
    """Raises NotAllowedError unless the role may do that."""
    if act not in ROLES[check_role(role)]:
        raise NotAllowedError


def representative(profile: Profile, capacity: str) -> Representative:
    """The association as the one who acts for the claimant."""
    return Representative(profile.name, profile.id_number, profile.address, profile.email, capacity)


CAPACITY = say("Asociación, con representación firmada el {day}", day="")
CAPACITY_ACCEPTED = say("Asociación, con representación aceptada en línea el {day}", day="")
