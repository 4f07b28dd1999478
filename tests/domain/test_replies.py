"""Company answers told apart: which class, whether the clock stops, and why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.messages import Message, bare_text
from bridge.domain.replies import KINDS, STOPPING, Verdict, classify, classify_json

FIXTURES = Path(__file__).parent.parent / "fixtures" / "mail"
WEDNESDAY = date(2026, 11, 11)
SPAIN = holidays.country_holidays("ES", years=[2026, 2027])
IMPLICIT = "umbral a partir del cual nace el derecho"
"""A refusal that only a lawyer's inference shows: it stays unknown, and the claimant is asked."""


def rows() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(FIXTURES.glob("answers*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                kind, due, channel, text = (cell.strip() for cell in line.split("|", 3))
                yield kind, due, channel, text


ROWS = [row for row in rows() if IMPLICIT not in row[3]]


def verdict_on(text: str) -> Verdict:
    return classify(bare_text(text), WEDNESDAY, "ES", SPAIN)


@pytest.mark.parametrize(("kind", "due", "channel", "text"), ROWS, ids=[row[3][:60] for row in ROWS])
def test_an_answer_is_told_apart(kind: str, due: str, channel: str, text: str) -> None:
    found = verdict_on(text)
    assert found.kind == kind, [str(reason) for reason in found.reasons]
    assert found.stops_clock == (kind in STOPPING)
    assert (found.deflects_to or "-") == channel
    if kind == "commitment":
        assert str(found.due_date or "-") == due


def test_what_can_only_be_inferred_is_left_to_the_claimant() -> None:
    assert verdict_on(f"La demora fue inferior a tres horas, {IMPLICIT} a compensación.").kind == "unknown"


AUTOMATIC = [
    (("auto-submitted", "auto-replied"),), (("x-autoreply", "yes"),), (("x-ms-exchange-inbox-rules-loop", "a@b.example"),), (("return-path", "<>"),),
    (("precedence", "auto_reply"),), (("x-post-messageclass", "9; Autoresponder"),),
]  # fmt: skip


@pytest.mark.parametrize("headers", AUTOMATIC)
@pytest.mark.parametrize("text", [row[3] for row in ROWS if row[0] in STOPPING][::7])
def test_an_automatic_reply_never_stops_the_clock_whatever_it_says(headers: tuple[tuple[str, str], ...], text: str) -> None:
    found = classify(Message(text=text, headers=headers), WEDNESDAY, "ES", SPAIN)
    assert not found.stops_clock
    assert found.kind in {"auto_ack", "deflection", "info_request", "unknown", "unrelated", "bounce"}


@pytest.mark.parametrize("text", [row[3] for row in ROWS if row[0] in STOPPING][::5])
def test_a_bounce_never_stops_the_clock_whatever_it_quotes(text: str) -> None:
    report = ((("reporting-mta", "dns; mx.example"),), (("action", "failed"), ("status", "5.1.1")))
    found = classify(Message(text=text, delivery_status=report), WEDNESDAY, "ES", SPAIN)
    assert (found.kind, found.stops_clock) == ("bounce", False)


@pytest.mark.parametrize(
    ("action", "kind"),
    [("failed", "bounce"), ("delayed", "bounce"), ("delivered", "auto_ack"), ("relayed", "auto_ack"), ("expanded", "auto_ack")],
)
def test_a_delivery_report_is_read_by_its_action(action: str, kind: str) -> None:
    found = classify(Message(text="This is the mail system.", delivery_status=((("action", action),),)), WEDNESDAY)
    assert found.kind == kind


@pytest.mark.parametrize(
    ("subject", "sender", "text", "kind"),
    [
        ("Undelivered Mail Returned to Sender", "MAILER-DAEMON@mx.example", "550 5.1.1 User unknown", "bounce"),
        ("Mensaje no entregado", "postmaster@hotel.example", "El buzón está lleno.", "bounce"),
        ("Su mensaje está en cuarentena", "antispam@empresa.example", "Su correo ha sido retenido en cuarentena hasta que un administrador lo libere.", "bounce"),
        ("Confirme su mensaje", "antispam@empresa.example", "Haga clic en el enlace para confirmar que no es un robot.", "bounce"),
        ("Leído: Reclamación", "ana@empresa.example", "Su mensaje fue leído el martes.", "auto_ack"),
        ("Fuera de la oficina: Reclamación", "ana@empresa.example", "Vuelvo el lunes.", "auto_ack"),
        ("Recuperar: Reclamación", "ana@empresa.example", "Ana desea recuperar el mensaje.", "unknown"),
        ("Re: Reclamación", "ana@empresa.example", "", "unknown"),
    ],
)
def test_subjects_of_machines_are_known(subject: str, sender: str, text: str, kind: str) -> None:
    found = classify(Message(text=text, subject=subject, sender_address=sender.lower()), WEDNESDAY)
    assert (found.kind, found.stops_clock) == (kind, False)


def test_quoted_words_never_count() -> None:
    text = "Lo miro y le digo.\n\nEl lun, 9 nov 2026 a las 10:00, Ana (<claim+a@consta.example>) escribió:\n\n> Ya le hemos devuelto los 20 euros."
    assert verdict_on(text).kind == "human_ack"


def test_a_legal_footer_never_counts() -> None:
    text = "Hola:\n\nLo comento con mi jefa y te escribo.\n\nUn saludo,\nLola\n\nAVISO LEGAL: este mensaje es confidencial. No se admiten devoluciones de datos. Si lo ha recibido por error, bórrelo."
    assert verdict_on(text).kind == "human_ack"


def test_instalments_instead_of_an_answer_do_not_stop_the_clock() -> None:
    found = verdict_on("Le ofrecemos fraccionar el pago de la factura en tres plazos, si le parece bien.")
    assert (found.kind, found.stops_clock) == ("offer", False)


@pytest.mark.parametrize(
    ("subject", "text", "ticket"),
    [
        ("[Caso 00492817] Hemos recibido tu mensaje", "", "00492817"),
        ("Su reclamación", "Su folio es AQ-9007.", "AQ-9007"),
        ("Re: Reclamación CONSTA-AAAA-BBBB", "Con el expediente 2026/0913 seguimos.", "2026/0913"),
        ("[Tienda #118024] Re: hola", "Hola", "118024"),
        ("Re: Reclamación CONSTA-AAAA-BBBB", "Hola", None),
        ("Sobre tu pedido 408-2219931-55", "Tu pedido 408-2219931-55 llegó.", None),
    ],
)
def test_the_companys_own_number_is_found(subject: str, text: str, ticket: str | None) -> None:
    assert classify(Message(text=text or "Hola", subject=subject), WEDNESDAY).ticket_number == ticket


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le devolveremos el dinero la semana que viene.", "es"), ("Us retornarem els diners la setmana que ve.", "ca"),
        ("Devolverémosche os cartos a semana que vén, grazas pola paciencia.", "gl"), ("Vamos devolver-lhe o dinheiro na próxima semana, obrigado.", "pt"),
        ("Datorren astean itzuliko dizugu dirua.", "eu"), ("We will send you the money next week.", "en"), ("Nous vous remboursons la semaine prochaine.", "fr"),
    ],
)  # fmt: skip
def test_the_language_is_told(text: str, language: str) -> None:
    assert verdict_on(text).language == language


def test_the_json_has_the_contracts_keys() -> None:
    found = classify_json(verdict_on("El viernes le hacemos la transferencia de los 60 euros."))
    assert found == {
        "class": "commitment", "stops_clock": True, "due_date": "2026-11-13", "deflects_to": None, "ticket_number": None, "language": "es", "reasons": found["reasons"],
    }  # fmt: skip
    assert all(isinstance(reason, str) and reason for reason in found["reasons"])


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_a_class_with_a_reason(text: str) -> None:
    found = verdict_on(text)
    assert found.kind in KINDS
    assert found.reasons
    assert not found.stops_clock or found.kind in STOPPING


def test_long_hostile_text_is_read_in_time() -> None:
    for text in ("a" * 200_000, "si " * 60_000, "a@" * 50_000, "no podemos " * 20_000, "> " * 50_000, "De: x\nEnviado: y\n" * 5_000):
        assert verdict_on(text).kind in KINDS
