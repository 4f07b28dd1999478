"""Sectors and matters guessed from words: offered, never imposed."""

import pytest

from bridge.domain.sectors import guess, is_on_the_spot, matters, narrowed, widened


@pytest.mark.parametrize(
    ("text", "company", "sector"),
    [
        ("Cinco horas de retraso en el vuelo y ni un vale", "Aerolíneas Ejemplo", "air"),
        ("Me han cobrado una comisión por la transferencia", "Banco Ejemplo", "bank"),
        ("El repartidor ha dejado el paquete en el bar", "Envíos Ejemplo", "postal"),
        ("Sin internet desde el lunes", "Fibra Ejemplo", "telecom"),
        ("Camarero maleducado, tapas frías y 14 € de mesa", "Bodega Ejemplo", "restaurant"),
        ("La factura de la luz se ha triplicado", "Energía Ejemplo", "electricity"),
        ("Lectura estimada del contador", "Gas Ejemplo", "gas"),
        ("Me metisteis en un fichero de morosos", "Cobros Ejemplo", "data_protection"),
        ("El colchón se hundió en dos meses", "Colchones Ejemplo", None),
        ("", "", None),
        ("Compré en línea y los gastos de envío no me los devuelven. Emprenderé acciones legales, seguro que así contestan", "Ropa Ejemplo", None),
        ("", "Tela Marinera", None),
        ("", "Electrodomésticos Ejemplo", None),
        ("", "Automóviles Ejemplo", None),
        ("", "Tianguis Digital", None),
        ("", "Restaurant Ejemplo", "restaurant"),
        ("", "Redvolt Ejemplo", "electricity"),
        ("", "Trotapaq", "postal"),
    ],
)
def test_words_and_names_suggest_a_sector_or_nothing(text: str, company: str, sector: str | None) -> None:
    assert guess(text, company) == sector


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Me seguís cobrando lo que di de baja", "billing"),
        ("Llevamos un día sin agua", "continuity"),
        ("Una transferencia que yo no hice", "payment_service"),
        ("Cambiaron el contador", "meter_or_bill"),
        ("No me dieron la hoja de reclamaciones", "form_refused"),
        ("Quiero la copia de los datos que habéis cedido", "data_rights"),
    ],
)
def test_words_tell_what_it_is_about(text: str, matter: str) -> None:
    assert matter in matters(text)


@pytest.mark.parametrize(
    ("given", "sectors"),
    [("bank", ("finance", "bank")), ("parcel", ("postal",)), ("water", ("utilities", "water")), ("furniture", ("general",)), ("telecom", ("telecom",))],
)
def test_a_sector_is_served_by_its_own_packs_and_the_wider_ones(given: str, sectors: tuple[str, ...]) -> None:
    assert widened(given) == sectors


def test_a_wide_sector_is_made_narrower_by_the_words() -> None:
    assert narrowed("energy", "lectura de gas", "Gas Ejemplo") == "gas"
    assert narrowed("energy", "nada", "") == "energy"


def test_on_the_spot_is_told_by_the_kind_of_business_or_by_the_form() -> None:
    assert is_on_the_spot("restaurant", frozenset())
    assert is_on_the_spot(None, frozenset({"form_refused"}))
    assert not is_on_the_spot("telecom", frozenset())


def test_a_long_hostile_text_is_read_in_a_moment() -> None:
    assert guess("a" * 100_000, "b" * 100_000) is None
