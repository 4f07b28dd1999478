"""Whatever comes gets a sentence that says what to do, the right status, and nothing typed is lost."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from tests.web.site import LINK, PAGE, TEXT, Browsed
from tests.web.walking import issue, present, start

LINKS: tuple[tuple[str, int, str], ...] = (
    ("", 422, "Pega el enlace de tu publicación"),
    ("hola, mirad esto", 422, "Ahí no hay ningún enlace"),
    ("https://x.com/lucia_m", 422, "perfil"),
    ("https://t.me/c/1234/5", 422, "privado"),
    ("javascript:alert(1)", 403, "Solo se abren enlaces"),
    ("http://127.0.0.1/admin", 403, "No lo abrimos, por seguridad"),
    ("https://usuario@x.com/a/status/1", 403, "signos que no le corresponden"),
    ("http://foro-quejas.es:8080/a", 403, "puerto"),
)  # fmt: skip


@pytest.mark.parametrize(("link", "status", "says"), LINKS)
def test_a_link_that_will_not_do_is_refused_at_its_field(browsed: Browsed, link: str, status: int, says: str) -> None:
    browsed.open("/")
    answer = browsed.send(link=link)
    assert (answer.status_code, len(browsed.errors)) == (status, 1)
    assert says in browsed.errors[0]
    assert browsed.title.startswith("Error: ")
    assert browsed.tree.xpath("//input[@id='link']/@value") == [link]
    assert browsed.tree.xpath("//input[@id='link']/@aria-invalid") == ["true"]


def test_a_link_inside_a_text_is_found(browsed: Browsed) -> None:
    browsed.open("/")
    browsed.send(link=f"Mira lo que puse: {LINK}.")
    assert "Estamos leyendo tu publicación" in browsed.text


def test_the_share_target_only_fills_the_form(browsed: Browsed) -> None:
    browsed.open(f"/nueva?title=Queja&text=Mirad+esto+{LINK}&url=")
    assert browsed.tree.xpath("//input[@id='link']/@value") == [LINK]
    assert browsed.tree.xpath("//input[@name='told']/@value") == ["Mirad esto"]


def test_what_came_with_the_link_fills_the_facts(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    browsed.open(f"/nueva?text=Llevo+tres+semanas+esperando+{LINK}")
    browsed.send()
    registry_run()
    browsed.open(browsed.path)
    browsed.open(browsed.path.replace("publicacion", "hechos"))
    assert "Llevo tres semanas esperando" in browsed.text


def test_a_dead_link_asks_for_the_text(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    start(browsed, registry_run, "http://foro-quejas.es/otra-cosa")
    assert "¿Qué decía tu publicación?" in browsed.text
    assert "Pega" in browsed.text or "captura" in browsed.text
    browsed.send(text=TEXT, author_name="Lucía M.", published_at__day="8", published_at__month="11", published_at__year="2026")
    assert "¿Contra qué empresa reclamas?" in browsed.text
    browsed.open(browsed.path.replace("empresa", "publicacion"))
    assert "lo has escrito tú" in browsed.text


FACTS: tuple[tuple[dict[str, str], str], ...] = (
    ({"facts_date__day": "31", "facts_date__month": "2", "facts_date__year": "2026"}, "El 31/2/2026 no existe. Comprueba el día"),
    ({"facts_date__day": "26", "facts_date__month": "11", "facts_date__year": "2026"}, "La fecha de los hechos no puede ser futura"),
    ({"facts_date__day": "", "facts_date__month": "10", "facts_date__year": "2026"}, "Falta el día"),
    ({"facts_date__day": "", "facts_date__month": "", "facts_date__year": ""}, "Escribe el día en que pasó"),
)


@pytest.mark.parametrize(("answers", "says"), FACTS)
def test_a_date_that_cannot_be_is_told_and_the_facts_stay(browsed: Browsed, registry_run: Callable[[], None], answers: dict[str, str], says: str) -> None:
    start(browsed, registry_run)
    browsed.open(browsed.path.replace("publicacion", "hechos"))
    answer = browsed.send(facts="Lo que pasó", **answers)
    assert answer.status_code == 422
    assert browsed.errors == [says]
    assert browsed.tree.xpath("//textarea[@id='facts']")[0].text.strip() == "Lo que pasó"
    assert browsed.tree.xpath("//input[@id='facts_date-day']/@value") == [answers["facts_date__day"]]


FILES: tuple[tuple[bytes, str, str], ...] = (
    (b"MZ\x90 programa", "factura.pdf", "no es una imagen"),
    (b"", "vacia.pdf", "está vacío"),
    (b"\x89PNG\r\n\x1a\n" + bytes(8) + (30000).to_bytes(4, "big") * 2 + bytes(40), "bomba.png", "demasiado grande para abrirla sin riesgo"),
)


@pytest.mark.parametrize(("data", "name", "says"), FILES)
def test_a_file_that_lies_is_refused_at_its_field(browsed: Browsed, registry_run: Callable[[], None], data: bytes, name: str, says: str) -> None:
    start(browsed, registry_run)
    browsed.open(browsed.path.replace("publicacion", "hechos"))
    browsed.send(facts="Lo que pasó", facts_date__day="3", facts_date__month="10", facts_date__year="2026", evidence=(io.BytesIO(data), name))
    assert says in browsed.errors[0]
    assert "Lo que pasó" in browsed.text


def test_too_much_at_once_is_a_413(browsed: Browsed, pages: Flask) -> None:
    pages.config["MAX_CONTENT_LENGTH"] = 5000
    browsed.open("/sin-enlace")
    answer = browsed.send(picture=(io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(6000)), "enorme.png"))
    assert answer.status_code == 413
    assert "10 MB" in answer.text


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"brand": ""}, "Escribe el nombre de la empresa"),
        ({"tax_id": "B12345678"}, "no es correcto"),
        ({"tax_id": "hola"}, "no tiene la forma"),
        ({"email": "atencion arroba empresa"}, "dirección de correo completa"),
        ({"website": "no es una web"}, "Escribe la dirección de la web"),
        ({"country": "ZZ"}, "Elige el país de la empresa"),
    ],
)
def test_the_company_is_checked(browsed: Browsed, registry_run: Callable[[], None], answers: dict[str, str], says: str) -> None:
    start(browsed, registry_run)
    browsed.open(browsed.path.replace("publicacion", "empresa"))
    browsed.send(**{"brand": "AeroLinde", **answers})
    assert len(browsed.errors) == 1
    assert says in browsed.errors[0]


def test_a_request_for_money_wants_an_amount(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    start(browsed, registry_run)
    browsed.open(browsed.path.replace("publicacion", "peticion"))
    assert browsed.tree.xpath("//input[@id='amount']/@value") == ["286,40"]
    browsed.send(kind="refund", amount="")
    assert browsed.errors == ["Escribe cuánto dinero te tienen que devolver"]
    browsed.send(kind="refund", amount="doscientos")
    assert browsed.errors == ["Escribe solo la cantidad, como 286,40"]
    browsed.send(kind="refund", amount="1.286,40 €")
    assert "¿Adónde va?" in browsed.text


def test_harsh_words_are_offered_calmer_ones(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    start(browsed, registry_run)
    browsed.open(browsed.path.replace("publicacion", "hechos"))
    browsed.send(facts="Sois unos sinvergüenzas y no pagáis.", facts_date__day="3", facts_date__month="10", facts_date__year="2026")
    assert "Antes de seguir, el tono" in browsed.text
    offered = browsed.tree.xpath("//input[@name='accepted']/@value")
    browsed.send(accepted=offered)
    browsed.open(browsed.path.replace("peticion", "hechos"))
    assert "sinvergüenzas" not in browsed.tree.xpath("//textarea[@id='facts']")[0].text


def test_an_unfinished_claim_is_not_registered_but_told_what_lacks(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    start(browsed, registry_run)
    browsed.open(browsed.path.replace("publicacion", "revisa"))
    assert browsed.errors == ["Falta elegir adónde va"]
    token = browsed.client.get("/").text.split('name="csrf_token" value="')[1].split('"')[0]
    assert browsed.client.post(browsed.path, data={"csrf_token": token}).status_code == 422


RECEIPTS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"number": ""}, "Escribe el número o sube el justificante: sin uno de los dos no hay prueba"),
    ({"day__day": "26"}, "Esa fecha todavía no ha llegado"),
    ({"day__day": "24"}, "Esa fecha es anterior a la reclamación"),
    ({"hour": "25:00"}, "Escribe la hora como 9:42"),
    ({"channel": "paloma"}, "Elige cómo la presentaste"),
)


def test_a_receipt_that_proves_nothing_is_refused(browsed: Browsed, registry_run: Callable[[], None]) -> None:
    home = issue(browsed, registry_run)
    good = {"channel": "counter", "number": "REG-77", "day__day": "25", "day__month": "11", "day__year": "2026", "hour": "9:30"}
    for wrong, says in RECEIPTS:
        browsed.open(f"{home}/justificante")
        browsed.send(**{**good, **wrong})
        assert len(browsed.errors) == 1, says
        assert says in browsed.errors[0]
    present(browsed, home)
    assert "Tu reclamación consta" in browsed.text


@pytest.mark.parametrize(
    ("path", "status"), [("/nada", 404), ("/mia/no-es-un-enlace", 404), ("/r/7QK4-M93D", 404), ("/r/%00", 400), ("/r/hola", 400), ("/static/../app.py", 404)]
)
def test_what_is_not_there_says_so(browsed: Browsed, path: str, status: int) -> None:
    answer = browsed.open(path)
    assert answer.status_code == status
    assert browsed.tree.xpath("//h1")
    assert browsed.client.get(path, headers={"Accept": "application/json"}).is_json


def test_a_reference_that_nobody_has_is_told_at_its_field(browsed: Browsed) -> None:
    browsed.open("/seguir")
    assert browsed.send(code="7QK4-M93D").status_code == 404
    assert "No hay ninguna reclamación pública con esa referencia" in browsed.errors[0]
    browsed.send(code="hola")
    assert "Eso no es una referencia" in browsed.errors[0]


def test_a_picture_alone_leaves_the_text_to_be_written(browsed: Browsed) -> None:
    browsed.open("/sin-enlace")
    browsed.send()
    assert browsed.errors == ["Pega el texto de tu queja, o sube una captura o la página guardada"]
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(picture, "PNG")
    browsed.send(picture=(io.BytesIO(picture.getvalue()), "captura.png"))
    assert "¿Qué decía tu publicación?" in browsed.text
    assert "La captura que has subido" in browsed.text
    image = browsed.tree.xpath("//main//img/@src")[0]
    assert browsed.client.get(f"{image}?original=si").data == picture.getvalue()
    browsed.send(text=TEXT)
    assert "¿Contra qué empresa reclamas?" in browsed.text


def test_a_saved_page_tells_the_post(browsed: Browsed) -> None:
    browsed.open("/sin-enlace")
    browsed.send(page=(io.BytesIO(PAGE.encode()), "pagina.html"))
    assert "¿Es esta tu publicación?" in browsed.text
    assert "de la copia que has subido" in browsed.text
