"""A campaign: what its page says, what its claims share, and the ready words to spread it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bridge.domain.column_fields import BY_PATH
from bridge.errors import InvalidError
from bridge.sentences import Sentence, say

CAMPAIGN_HINT = say("La última parte de su dirección, si todas son contra la misma empresa")
SHARED = ("company.name", "company.brand", "company.tax_id", "company.address", "company.email", "company.website", "request.kind", "request.text", "procedure")
"""What a campaign may say for all."""


class NotSharedError(InvalidError):
    """Something that is each person's own."""

    code = "not_shared"
    sentence = say("Una campaña no puede decir «{field}» por todas las personas.", field="")


@dataclass(frozen=True, slots=True)
class Campaign:
    """What a campaign says: public, nothing personal."""

    title: str
    told: str
    """What happened, for those who wonder whether it happened to them."""
    shared: Mapping[str, str] = field(default_factory=dict)

    @property
    def company(self) -> str:
        """The company's name, as people say it."""
        return self.shared.get("company.brand") or self.shared.get("company.name") or ""


def check(campaign: Campaign) -> Campaign:
    """Raises NotSharedError, or what its values raise when they are read."""
    for path, text in campaign.shared.items():
        if path not in SHARED:
            raise NotSharedError(field=path)
        BY_PATH[path].read(text)
    return campaign


def as_json(campaign: Campaign) -> dict[str, Any]:
    """As it is kept."""
    return {"title": campaign.title, "told": campaign.told, "shared": {path: text for path, text in campaign.shared.items() if text}}


def read_campaign(said: Mapping[str, Any]) -> Campaign:
    """As it was kept."""
    return Campaign(said["title"], said["told"], said["shared"])


def share_texts(campaign: Campaign, address: str) -> tuple[Sentence, ...]:
    """Words to share the page with, each as long as a network allows."""
    return (
        say("¿{company} te ha hecho lo mismo? Haz que conste en dos minutos: {address}", company=campaign.company, address=address),
        say("Nos está pasando a muchas personas con {company}. Una queja se pierde; una reclamación formal, no. Súmate: {address}",
            company=campaign.company, address=address),
    )  # fmt: skip
