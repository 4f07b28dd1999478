"""What can go wrong with a shared link, each said so that the person knows what to do."""

from bridge.domain.posts import PostRef
from bridge.errors import InvalidError, RefusedError, UnavailableError
from bridge.sentences import Sentence, say

NOT_A_POST: dict[str, Sentence] = {
    "profile": say("Ese enlace lleva a un perfil, no a una publicación. Abre la publicación, pulsa «Compartir» y copia su enlace."),
    "list": say("Ese enlace lleva a una lista de publicaciones, no a una. Abre la tuya, pulsa «Compartir» y copia su enlace."),
    "private": say("Ese enlace es de un grupo o canal privado y no podemos leerlo. Pega el texto o sube una captura de pantalla."),
    "page": say("Ese enlace no lleva a una publicación. Abre la publicación, pulsa «Compartir» y copia su enlace."),
    "embedded": say("Ese enlace lleva otro dentro. Pega solo el de la publicación."),
    "none": say("Ahí no hay ningún enlace. Pega el enlace de la publicación, o su texto si no tienes enlace."),
}


class NotAPostError(InvalidError):
    """The link leads to a profile, a list, a private place or nothing: not to a post."""

    code = "not_a_post"
    sentence = NOT_A_POST["page"]

    def __init__(self, network: str = "web", kind: str = "page", shared_url: str | None = None) -> None:
        super().__init__()
        self.sentence = NOT_A_POST.get(kind, NOT_A_POST["page"])
        shown = kind if kind in {"profile", "list"} else "page"
        self.ref = PostRef(network, shown, None, shared_url=shared_url)


HOSTILE: dict[str, Sentence] = {
    "nested": say("Ese enlace lleva demasiados enlaces dentro. No lo abrimos, por seguridad."),
    "scheme": say("Solo se abren enlaces que empiezan por http:// o https://."),
    "authority": say("El nombre del sitio lleva signos que no le corresponden. No lo abrimos, por seguridad."),
    "length": say("Ese enlace está vacío o es demasiado largo. No lo abrimos, por seguridad."),
    "control": say("Ese enlace lleva espacios o signos ocultos. No lo abrimos, por seguridad."),
    "port": say("Ese enlace pide una puerta (puerto) que no abrimos, por seguridad."),
    "host": say("El nombre del sitio de ese enlace no es válido. No lo abrimos, por seguridad."),
    "redirect": say("Ese enlace lleva a otro que no abrimos, por seguridad."),
}


class HostileUrlError(RefusedError):
    """The link is written in a way that only serves to mislead, or asks for what is never opened."""

    code = "hostile_url"
    sentence = HOSTILE["host"]

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.sentence = HOSTILE[kind]


class LookalikeError(RefusedError):
    """The name of the site imitates that of a network."""

    code = "lookalike"
    sentence = say("El sitio «{host}» imita el nombre de otro. No lo abrimos, por seguridad.", host="")


class PrivateAddressError(RefusedError):
    """The name leads to an address that is not of the public Internet."""

    code = "private_address"
    sentence = say("«{host}» no está en la Internet pública. No lo abrimos, por seguridad.", host="")


class TooLargeError(RefusedError):
    """The page is larger than what we read."""

    code = "too_large"
    sentence = say("Esa página pesa demasiado para leerla. Pega el texto de la publicación o sube una captura de pantalla.")


class WrongContentError(RefusedError):
    """The address serves something that is neither a page nor an image."""

    code = "wrong_content"
    sentence = say("Esa dirección no sirve una página que podamos leer ({kind}). Pega el texto o sube una captura de pantalla.", kind="")


class TooManyHopsError(RefusedError):
    """The link is redirected again and again."""

    code = "too_many_hops"
    sentence = say("Ese enlace redirige demasiadas veces. Abre la publicación y copia el enlace que veas en el navegador.")


class UnreachableError(UnavailableError):
    """The site does not answer."""

    code = "unreachable"
    sentence = say("«{host}» no responde ahora. Inténtalo más tarde, o pega el texto de la publicación.", host="")


class BusyError(UnavailableError):
    """The network asks us to wait (429); `seconds` is how long, when it says so."""

    code = "busy"
    sentence = say("La red nos pide esperar antes de volver a leer. Lo intentaremos más tarde; mientras, puedes pegar el texto.")

    def __init__(self, seconds: int | None = None) -> None:
        super().__init__(**({} if seconds is None else {"retry_after": seconds}))
        self.seconds = seconds


class PostGoneError(UnavailableError):
    """The post is not there: deleted, or never was."""

    code = "post_gone"
    sentence = say("La publicación ya no está en ese enlace. Si guardaste una copia o una captura de pantalla, súbela: también sirve.")


class HiddenPostError(UnavailableError):
    """Only people who have logged in, or nobody outside, may see the post."""

    code = "login_wall"
    sentence = say("La red solo enseña esa publicación a quien entra con su cuenta. Pega el texto o sube una captura de pantalla.")


class ConsentWallError(UnavailableError):
    """What answers is a cookie notice, not the post."""

    code = "consent_wall"
    sentence = say("En lugar de la publicación nos llega un aviso de cookies. Pega el texto o sube una captura de pantalla.")


class ScriptShellError(UnavailableError):
    """The page is empty until its program runs, and we never run it."""

    code = "script_shell"
    sentence = say("Esa página llega vacía porque necesita ejecutar su programa. Pega el texto o sube una captura de pantalla.")


class NothingReadError(UnavailableError):
    """Something came, but no post could be found in it."""

    code = "nothing_read"
    sentence = say("Ahí no encontramos el texto de la publicación. Pégalo tú o sube una captura de pantalla.")


class NotKeptError(UnavailableError):
    """The network's terms forbid keeping what its endpoint returns."""

    code = "terms"
    sentence = say("Las condiciones de {network} no permiten guardar lo que nos enseña. Pega tú el texto o sube una captura: esa copia es tuya.", network="")


class LoneCommentError(UnavailableError):
    """The network does not show a comment by itself."""

    code = "lone_comment"
    sentence = say("YouTube no enseña un comentario suelto. Pega su texto o sube una captura de pantalla.")


class NotListeningError(UnavailableError):
    """The page takes neither Webmentions nor Pingbacks."""

    code = "not_listening"
    sentence = say("Esa página no admite avisos automáticos (Webmention o Pingback). Pega tú el enlace en un comentario.")
