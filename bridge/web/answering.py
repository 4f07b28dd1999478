"""How a page answers to a form: with what was typed still there, and the status that tells it from a success."""

from typing import Any

from flask import make_response, render_template, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response

from bridge.domain.uploads import Upload, check_upload
from bridge.errors import ConstaError
from bridge.web.errors import status_of
from forms.asking import Asking

UNPROCESSABLE = 422


class FileRefusedError(Exception):
    """A file of the form cannot be kept; `field` is where it was given."""

    def __init__(self, field: str, error: ConstaError) -> None:
        super().__init__(error.code)
        self.field = field
        self.error = error

    def told(self, form: Asking) -> int:
        """Says it at the field. The status to answer with: whatever is wrong with the file, the form cannot be taken as it is."""
        form.refuse(self.field, self.error.spoken())
        return UNPROCESSABLE


def sent(asked: type[Asking], /, **known: Any) -> Asking:
    """The form: as it was sent, or with what is known already."""
    given: list[Any] = [request.files, request.form]
    return asked(CombinedMultiDict(given) if request.method == "POST" else None, data=known)


def accepted(form: Asking) -> bool:
    """Whether it was sent and holds."""
    return request.method == "POST" and form.validate()


def page(template: str, form: Asking | None = None, status: int | None = None, /, **shown: Any) -> Response:
    """The page; with errors in its form it says so in its status."""
    wrong = form is not None and bool(form.errors)
    return make_response(render_template(template, form=form, **shown), status or (UNPROCESSABLE if wrong else 200))


def refused(form: Asking, field: str, error: ConstaError) -> int:
    """Puts a refusal at its field. The status to answer with."""
    form.refuse(field, error.spoken())
    status = status_of(error)
    return UNPROCESSABLE if status == 400 else status


def uploads(form: Asking, field: str, allowed: frozenset[str]) -> tuple[Upload, ...]:
    """The files given at that field, each checked for what it really is. Raises FileRefusedError."""
    try:
        return tuple(check_upload(file.filename or "", file.read(), allowed) for file in form.data[field] or ())
    except ConstaError as error:
        raise FileRefusedError(field, error) from error
