"""What people call the networks, whose modules have names for machines."""

from collections.abc import Mapping

NETWORK_NAMES: Mapping[str, str] = {
    "x": "X", "bluesky": "Bluesky", "mastodon": "Mastodon", "facebook": "Facebook", "instagram": "Instagram", "threads": "Threads",
    "linkedin": "LinkedIn", "tiktok": "TikTok", "youtube": "YouTube", "reddit": "Reddit", "telegram": "Telegram", "pinterest": "Pinterest",
    "flickr": "Flickr", "tumblr": "Tumblr", "googlemaps": "Google Maps", "trustpilot": "Trustpilot", "tripadvisor": "Tripadvisor",
    "blogger": "Blogger", "pleroma": "Pleroma", "misskey": "Misskey", "discourse": "Discourse", "phpbb": "phpBB", "xenforo": "XenForo",
    "vbulletin": "vBulletin", "wordpress": "WordPress", "web": "la web", "shortener": "la web",
}  # fmt: skip


def network_name(code: str) -> str:
    """The network as people call it."""
    return NETWORK_NAMES.get(code, code)
