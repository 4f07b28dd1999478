"""The pictures of a post that we make ourselves, by their names, and what each is: a composition is never taken for a screenshot."""

from collections.abc import Mapping

from bridge.sentences import Sentence, say

SHOT, COMPOSED = "captura-de-pantalla.png", "composicion-de-lo-leido.png"
NO_SCREENSHOT = say("Composición de lo leído, no captura de pantalla.")
ABOUT: Mapping[str, Sentence] = {SHOT: say("Captura de pantalla de la publicación"), COMPOSED: NO_SCREENSHOT}


def about(kind: str, name: str) -> Sentence | None:
    """What a file of a claim is, if it is a picture that we made."""
    return ABOUT.get(name) if kind == "picture" else None
