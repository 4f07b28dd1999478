"""The errors that people meet: each a sentence with a stable code, never an HTTP number."""

from bridge.sentences import Sentence, Value, say


class ConstaError(Exception):
    """A refusal that a person can read. Subclasses give `code` and `sentence`; `values` fill the sentence."""

    code = "error"
    sentence: Sentence = say("Algo ha fallado.")

    def __init__(self, **values: Value) -> None:
        super().__init__()
        self.values = values

    def spoken(self) -> Sentence:
        """The sentence of this error with its values filled in."""
        return say(self.sentence.text, **self.values)

    def __str__(self) -> str:
        return str(self.spoken())


class InvalidError(ConstaError):
    """What was given cannot be used as it is; nothing was changed."""

    code = "invalid"
    sentence = say("Ese dato no es válido.")


class NotFoundError(ConstaError):
    """There is nothing at that address or under that reference."""

    code = "not_found"
    sentence = say("No hay nada con esa referencia.")


class ConflictError(ConstaError):
    """The thing is no longer in the state that the act needs; nothing was changed."""

    code = "conflict"
    sentence = say("Eso ya no se puede hacer: la reclamación ha cambiado mientras tanto.")


class RefusedError(ConstaError):
    """Refused for safety."""

    code = "refused"
    sentence = say("No lo hacemos, por seguridad.")


class UnavailableError(ConstaError):
    """Somebody else's service, or our storage, cannot answer now; trying later may work."""

    code = "unavailable"
    sentence = say("Ahora mismo no se puede. Inténtalo dentro de unos minutos.")
