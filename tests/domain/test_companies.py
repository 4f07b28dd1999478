"""What may be kept of companies: only of companies, found by what people call them; and whether a claim will reach them."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bridge.domain.companies import (
    COLUMNS,
    Firm,
    NoDirectoryError,
    aliases,
    asked_aliases,
    host_of,
    is_legal_person,
    known_as,
    read_directory,
    resembles,
    slug_of,
    with_firm,
)
from bridge.domain.parties import Company
from bridge.domain.reach import WaysIn, reach, ways_in

LINDE = Firm("AeroLinde", "Linde Air, S.A.", "A28015865", "ES", "https://www.aerolinde.es", "Calle del Puerto 1", "reclamaciones@aerolinde.es", None, ("@AeroLinde",))

PERSONS = [
    ("Linde Air, S.A.", "A28015865", "ES", True, "CIF of a company"),
    ("Lucía Marín Soto", "12345678Z", "ES", False, "a DNI is a person's"),
    ("Lucía Marín Soto", "X1234567L", "ES", False, "a NIE is a person's"),
    ("Taller Pepe, S.L.", None, "ES", True, "its name ends as a company's"),
    ("Taller Pepe", None, "ES", False, "nothing says that it is a company"),
    (None, None, "ES", False, "nothing is known"),
    ("Grupo Norte", "GNO850101AB1", "MX", True, "twelve letters"),
    ("Juan Pérez", "PEGJ850101AB1", "MX", False, "thirteen letters are a person's"),
    ("Comercial Andina", "20131312955", "PE", True, "RUC of a company"),
    ("Rosa Quispe", "10417844398", "PE", False, "RUC of a person"),
    ("Acme SAS", None, "FR", True, "its name ends as a company's"),
]


@pytest.mark.parametrize(("name", "number", "country", "company", "why"), PERSONS, ids=[case[4] for case in PERSONS])
def test_a_sole_trader_is_not_kept(name: str | None, number: str | None, country: str, company: bool, why: str) -> None:
    assert is_legal_person(name, number, country) is company, why


@pytest.mark.parametrize(
    ("called", "country", "slug"),
    [("AeroLinde", "ES", "aerolinde"), ("Cafés Ñandú & Cía.", "ES", "cafes-nandu-cia"), ("Cinemex", "MX", "cinemex-mx"), ("¿¿??", "ES", ""), ("x" * 300, "ES", "x" * 70)],
)
def test_the_word_of_a_public_page_is_plain(called: str, country: str, slug: str) -> None:
    assert slug_of(called, country) == slug


def test_a_company_is_found_by_its_account_brand_name_site_and_number() -> None:
    assert {"b:aerolinde", "b:lindeair", "h:aerolinde", "w:aerolinde.es", "t:A28015865"} == aliases(LINDE)
    for asked in (Company(brand="Aero Linde"), Company(brand="@aerolinde"), Company(website="aerolinde.es"), Company(tax_id="A-28015865"), Company(name="LINDE AIR SA")):
        assert asked_aliases(asked) & aliases(LINDE), asked
    assert asked_aliases(Company(), ("AeroLinde",)) & aliases(LINDE)
    assert not asked_aliases(Company(brand="Otra")) & aliases(LINDE)


@pytest.mark.parametrize(("handle", "its_own"), [("AeroLinde_es", True), ("aerolinde", True), ("lucia_m", False), ("x", False), ("consumogob", False)])
def test_only_accounts_that_are_plainly_the_companys_are_remembered(handle: str, its_own: bool) -> None:
    assert resembles(handle, LINDE) is its_own


def test_what_the_person_wrote_stays_where_the_directory_knows_nothing() -> None:
    told = with_firm(Company(brand="Linde", email="yo@vi.es"), Firm("AeroLinde", "Linde Air, S.A.", "A28015865"))
    assert (told.brand, told.name, told.tax_id, told.email) == ("Linde", "Linde Air, S.A.", "A28015865", "yo@vi.es")


CSV = """brand;name;tax_id;country;website;address;email;url;handles
AeroLinde;Linde Air, S.A.;A28015865;ES;www.aerolinde.es;Calle del Puerto 1;reclamaciones@aerolinde.es;https://aerolinde.es/reclama;@AeroLinde @aerolinde_es
;Sin Marca, S.L.;;ES;;;;;
Pepe;José Pérez;12345678Z;ES;;;;;
Mala;Mala, S.A.;A28015866;ES;;;;;
Corta, S.L.;Corta, S.L.;;ESP;;;;;
Otra;Otra, S.L.;;ES;no es una web;;;;
Otra;Otra, S.L.;;ES;;;no-es-correo;;
Otra;Otra, S.L.;;ES;;;;http://sin.cifrar;
Otra;Otra, S.L.;;ES;;;;;;de más
"""


def test_a_directory_gives_its_good_rows_and_names_the_bad_ones() -> None:
    firms, problems = read_directory(CSV)
    assert [firm.brand for firm in firms] == ["AeroLinde"]
    assert firms[0].handles == ("@AeroLinde", "@aerolinde_es")
    assert [problem.line for problem in problems] == [3, 4, 5, 6, 7, 8, 9, 10]
    assert "personales" in str(problems[1].why)
    assert "A28015866" in str(problems[2].why)


@pytest.mark.parametrize("text", ["", "name,tax_id\nA,B\n", "brand,shoe\nA,B\n", "\x00", 'brand\n"open'])
def test_what_is_no_directory_is_said_or_gives_nothing(text: str) -> None:
    try:
        assert read_directory(text)[0] == ()
    except NoDirectoryError as error:
        assert ", ".join(COLUMNS) in str(error)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(NoDirectoryError):
        read_directory("brand,name\n" + text)
    assert host_of(text) is None or "." in (host_of(text) or "")
    assert known_as(text) == known_as(known_as(text)) or known_as(text)
    assert slug_of(text, "ES") == "" or slug_of(text, "ES").replace("-", "a").isalnum()


REACHES = [
    (WaysIn(url="https://aerolinde.es/reclama", email="a@b.es"), "portal", True),
    (WaysIn(email="a@b.es", address="Calle 1"), "own_email", False),
    (WaysIn(address="Calle 1"), "burofax", True),
    (WaysIn(), "counter", False),
]


@pytest.mark.parametrize(("ways", "best", "surely"), REACHES)
def test_it_is_said_whether_and_how_it_will_reach_them(ways: WaysIn, best: str, surely: bool) -> None:
    found = reach(ways)
    assert (found.best.id, found.surely) == (best, surely)
    assert str(found.says)


def test_what_others_confirmed_completes_what_the_claim_says() -> None:
    ways = ways_in(Company(email="yo@vi.es"), WaysIn("otro@b.es", "https://b.es/r", "Calle 1", 3))
    assert (ways.email, ways.url, ways.address) == ("yo@vi.es", "https://b.es/r", "Calle 1")
    assert str(reach(ways).because) == "Lo confirmaron 3 personas antes."
