"""What people call the networks, whose modules have names for machines."""

from collections.abc import Mapping

from bridge.sentences import Sentence, say

NETWORK_NAMES: Mapping[str, str] = {
    "x": "X", "bluesky": "Bluesky", "mastodon": "Mastodon", "facebook": "Facebook", "instagram": "Instagram", "threads": "Threads",
    "linkedin": "LinkedIn", "tiktok": "TikTok", "youtube": "YouTube", "reddit": "Reddit", "telegram": "Telegram", "pinterest": "Pinterest",
    "flickr": "Flickr", "tumblr": "Tumblr", "googlemaps": "Google Maps", "trustpilot": "Trustpilot", "tripadvisor": "Tripadvisor",
    "blogger": "Blogger", "pleroma": "Pleroma", "misskey": "Misskey", "discourse": "Discourse", "phpbb": "phpBB", "xenforo": "XenForo",
    "vbulletin": "vBulletin", "wordpress": "WordPress",
}  # fmt: skip
NO_NETWORK = say("la web")
NOT_SAID = say("un sitio que no se indica")


def network_name(code: str) -> Sentence:
    """The network as people call it: a name is the same in every language, the web is not."""
    if code == "none":
        return NOT_SAID
    return NO_NETWORK if code in {"web", "shortener"} else Sentence(NETWORK_NAMES.get(code, code))
