"""The form that all ours are: it can be told that something was refused elsewhere, and says it at the field."""

from wtforms import Form

from bridge.sentences import Sentence


class Asking(Form):
    """A form whose fields take sentences as errors."""

    def refuse(self, name: str, sentence: Sentence) -> None:
        """Says at that field why what it holds cannot be."""
        self[name].errors = [sentence]  # type: ignore[list-item] # a Sentence is translated where it is shown
