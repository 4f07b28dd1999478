"""The newest words apart from what they quote, as the mail programs of several countries write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.quoting import newest, split

CLAIM = "> Solicito la devolución de 20 €."
HEADED = [
    "El lun, 9 nov 2026 a las 10:00, Ana López (vía Consta) (<claim+a@consta.example>) escribió:\n\n" + CLAIM,
    "El lun, 9 nov 2026 a la(s) 10:00 a.m., Ana (claim+a@consta.example) escribió:\n" + CLAIM,
    "El 09/11/26 a las 10:00, Ana López (vía Consta)\n<claim+a@consta.example> escribió:\n" + CLAIM,
    "On 9 Nov 2026, at 10:00, Ana <claim+a@consta.example> wrote:\n\n" + CLAIM,
    "Le lun. 9 nov. 2026 à 10:00, Ana <claim+a@consta.example> a écrit :\n" + CLAIM,
    "O luns, 9 nov 2026 ás 10:00, Ana (<claim+a@consta.example>) escribiu:\n" + CLAIM,
    "Ana López <claim+a@consta.example> escreveu (segunda, 9/11/2026 à(s) 10:00):\n\n" + CLAIM,
    "Missatge de Ana <claim+a@consta.example> del dia dl., 9 de nov. 2026 a les 10:00:\n\n" + CLAIM,
    "Hau idatzi du Ana (<claim+a@consta.example>) erabiltzaileak (2026 aza. 9, al. (10:00)):\n\n" + CLAIM,
    "-----Mensaje original-----\nDe: Ana\nEnviado el: lunes, 9 de noviembre de 2026 10:00\nPara: Tienda\nAsunto: Reclamación\n\nSolicito la devolución.",
    "________________________________\nDe: Ana <claim+a@consta.example>\nEnviado: lunes, 9 de noviembre de 2026 10:00\nPara: Tienda\nAsunto: x\n\nSolicito la devolución.",
    "De: Ana Enviado el: lunes, 9 de noviembre de 2026 10:00 Para: Tienda Asunto: x Solicito la devolución.",
    "---------- Mensaje reenviado ----------\nDe: Ana\nFecha: lun, 9 nov 2026\nAsunto: x\n\nSolicito la devolución.",
]


@pytest.mark.parametrize("quoted", HEADED, ids=[text[:40] for text in HEADED])
def test_what_is_quoted_is_cut_and_kept_apart(quoted: str) -> None:
    found = split(f"Lo miro y le digo.\n\nUn saludo,\nLola\n\n{quoted}")
    assert found.newest == "Lo miro y le digo.\n\nUn saludo,\nLola"
    assert "devolución" in found.quoted


def test_answers_between_quoted_lines_are_kept() -> None:
    found = split("Le contesto entre líneas:\n\n> Pagué 62 €.\n\nRecibido.\n\n> Solicito el abono.\n\nLo elevo a gerencia.")
    assert [line for line in found.newest.splitlines() if line] == ["Le contesto entre líneas:", "Recibido.", "Lo elevo a gerencia."]
    assert "62" in found.quoted


def test_an_answer_below_the_quoted_lines_is_kept() -> None:
    text = f"El lun, 9 nov 2026 a las 10:00, Ana (<a@b.example>) escribió:\n\n{CLAIM}\n\nYa se lo he devuelto."
    assert newest(text) == "Ya se lo he devuelto."


@pytest.mark.parametrize(
    "text",
    ["El técnico fue el lunes y escribió: no hay avería.", "Un saludo\n-----\nLola\nTienda", "De: nada. Enviado está ya.", "Hola\n____\nLumbra S.L."],
)
def test_false_friends_quote_nothing(text: str) -> None:
    assert newest(text) == text


def test_the_mark_of_a_ticket_system_is_dropped() -> None:
    text = "##- Por favor, escriba su respuesta por encima de esta línea -##\n\nTomás (Tienda)\n20 nov 2026, 11:11 CET\n\nHola, Jaime."
    assert newest(text) == "Hola, Jaime."


def test_the_telephones_signature_is_dropped() -> None:
    assert newest("Te digo\n\nEnviado desde mi iPhone") == "Te digo"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it_and_nothing_quoted_is_invented(text: str) -> None:
    found = split(text)
    assert all(line in text.replace("\r\n", "\n") for line in found.newest.split("\n"))
