"""A company's identity from its legal notice: the owner's data, never those of the hosting firm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.identity import identity_json, links_to_legal_notice, read

URL = "https://www.mueblestarsis.example/aviso-legal"
PROSE = """AVISO LEGAL
En cumplimiento del artículo 10 de la Ley 34/2002 (LSSI), se informa de que el titular del sitio web es Muebles Tarsis, S.L., con NIF B-99286320 y domicilio en C/ Mayor 12, 3.º B, 28013 Madrid. Inscrita en el Registro Mercantil de Madrid, tomo 31.442, folio 88, hoja M-559102.
Correo electrónico: info@mueblestarsis.example. Teléfono: 910 000 000.
Este sitio está alojado en Hosting Levante S.L., CIF B12345674, Calle de los Servidores 1, Valencia.
Delegado de protección de datos: dpo@mueblestarsis.example"""
TABLE = "Datos identificativos\nDenominación social:\tDeportes Fitnor, S.A.U.\nCIF:\tA28015865\nDomicilio social:\tPol. Ind. La Estrella, nave 4, 15142 Arteixo (A Coruña)\nEmail:\tatencion (at) fitnor.example"
PERSON = "Titular: Lucía Pérez Gómez\nNIF: 99520031C\nDirección: Calle Sol 3, 41004 Sevilla\nDiseño web realizado por Agencia Pixel SL, CIF B12345674"
HOST_FIRST = "Alojamiento: Servidores Rápidos, S.A., NIF A28015865, Avda. del Dato 1, 08001 Barcelona.\n\nTitular de la web: Muebles Tarsis, S.L.\nN.I.F.: B99286320\nDomicilio: Calle Olmo 4, 46001 Valencia"
COUNTRIES = [
    ("Titular: Almacenes Tepeyac, S.A. de C.V.\nRFC: ATE010101AB3", "MX", "ATE010101AB3"), ("Razón social: Andina Móvil S.A.C.\nRUC: 20100070970", "PE", "20100070970"),
    ("Denominação social: Lusofibra, Lda.\nNIPC: 501964843", "PT", "501964843"), ("Razón social: Pampa S.R.L.\nCUIT: 20-05536168-2", "AR", "20-05536168-2"),
    ("Razón social: Araucaria S.A.\nRUT: 12.531.909-2", "CL", "12.531.909-2"), ("Raison sociale : Voltige SARL\nSIRET : 732 829 320 00074", "FR", "732 829 320 00074"),
]  # fmt: skip


def test_prose_is_read() -> None:
    found = read(PROSE, URL)
    assert (found.name, found.tax_id, found.country) == ("Muebles Tarsis, S.L.", "B99286320", "ES")
    assert found.address == "C/ Mayor 12, 3.º B, 28013 Madrid"
    assert (found.email, found.phone, found.website) == ("info@mueblestarsis.example", "910 000 000", "https://www.mueblestarsis.example")
    assert found.registry is not None
    assert "tomo 31.442" in found.registry


def test_a_table_is_read() -> None:
    found = read(TABLE, "https://fitnor.example/legal")
    assert (found.name, found.tax_id, found.email) == ("Deportes Fitnor, S.A.U.", "A28015865", "atencion@fitnor.example")
    assert found.address == "Pol. Ind. La Estrella, nave 4, 15142 Arteixo (A Coruña)"


def test_a_person_who_trades_is_read() -> None:
    found = read(PERSON, "https://luciaperez.example/aviso")
    assert (found.name, found.tax_id, found.address) == ("Lucía Pérez Gómez", "99520031C", "Calle Sol 3, 41004 Sevilla")


def test_the_hosting_firm_is_left_out_even_where_it_comes_first() -> None:
    found = read(HOST_FIRST, URL)
    assert (found.name, found.tax_id) == ("Muebles Tarsis, S.L.", "B99286320")
    assert found.address == "Calle Olmo 4, 46001 Valencia"


@pytest.mark.parametrize(("text", "country", "number"), COUNTRIES, ids=[row[1] for row in COUNTRIES])
def test_numbers_of_other_countries_are_checked_by_their_own_rule(text: str, country: str, number: str | None) -> None:
    found = read(text, "https://empresa.example/", country)
    assert found.tax_id == number
    assert found.name is not None


@pytest.mark.parametrize("number", ["B99286321", "A28015866", "12345678A", "B1234567", "ES0021000000012345"])
def test_a_number_with_a_wrong_control_digit_is_not_taken(number: str) -> None:
    found = read(f"Titular: Muebles Tarsis, S.L.\nNIF: {number}", URL)
    assert found.tax_id is None
    assert any("NIF válido" in str(note) for note in found.notes)


def test_every_field_tells_where_it_was_read() -> None:
    found = identity_json(read(PROSE, URL))
    assert set(found["origin"]) == {"name", "tax_id", "address", "email", "phone", "registry", "website"}
    assert "B-99286320" in found["origin"]["tax_id"]


def test_a_page_that_says_nothing_blocks_nothing() -> None:
    found = read("Bienvenidos a nuestra tienda", "")
    assert (found.name, found.tax_id, found.address, found.email) == (None, None, None, None)
    assert len(found.notes) == 2


def test_the_legal_notice_is_looked_for_on_the_same_site_first_by_its_name() -> None:
    links = [
        ("/contacto", "Contacto"), ("/privacidad", "Política de privacidad"), ("/aviso-legal", "Aviso legal"), ("https://facebook.com/legal", "Legal"),
        ("/condiciones", "Términos y condiciones"), ("javascript:void(0)", "Aviso legal"), ("http://[mal", "Legal"), ("https://tienda.x.example/legal#a", "Legal"), ("/zapatos", "Zapatos"),
    ]  # fmt: skip
    found = links_to_legal_notice(links, "https://www.x.example/inicio")
    assert found[0] == "https://www.x.example/aviso-legal"
    assert found[1] == "https://tienda.x.example/legal"
    assert "https://www.x.example/zapatos" not in found
    assert not any("facebook" in address for address in found)


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_page_breaks_it(text: str) -> None:
    found = read(text, "https://x.example/")
    assert found.tax_id is None or found.tax_id
