"""A page that somebody saved says where it was: browsers note it at the top, and sites in their head."""

import re
from collections.abc import Iterator

from bridge.domain.posts import CapturedPost, PostRef
from bridge.domain.uploads import Upload
from bridge.errors import ConstaError
from bridge.networks import read_saved, recognise
from bridge.networks.saved import Saved

SAVED_FROM = re.compile(rb"saved from url=\(\d{1,6}\)(https?://[^\s>]{1,2000})", re.IGNORECASE)
HEAD = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content", "//meta[@itemprop='url']/@content")
NOWHERE = PostRef("web", "post", None)
"""What is known of a post that has no link."""


def read_page(saved: Upload) -> CapturedPost:
    """The post that a saved page tells. Raises NothingReadError where no post is found in it."""
    return read_saved(_ref(saved), saved.data, saved.media_type)


def _ref(saved: Upload) -> PostRef:
    """The post of the first address in it that is one of a post."""
    for link in _addresses(saved):
        try:
            return recognise(link)
        except ConstaError:
            continue
    return NOWHERE


def _addresses(saved: Upload) -> Iterator[str]:
    noted = SAVED_FROM.search(saved.data[:4096])
    if noted:
        yield noted[1].decode("utf-8", "replace")
    tree = Saved(saved.data, saved.media_type).html
    if tree is not None:
        yield from (str(link).strip() for path in HEAD for link in tree.xpath(path))
