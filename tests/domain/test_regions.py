"""From a postal code or a place to the community."""

import pytest

from bridge.domain.regions import BY_PREFIX, NAMES, region_in_text, region_of_address, region_of_postal_code


@pytest.mark.parametrize(
    ("code", "region"),
    [("41010", "AN"), ("50006", "AR"), ("33001", "AS"), ("39010", "CB"), ("51001", "CE"), ("13600", "CM"), ("38670", "CN"), ("46006", "VC"), ("52001", "ML"),
     ("01001", "PV"), (" 28045 ", "MD"), ("99999", None), ("00100", None), ("1070-029", None), ("4101", None), (None, None), ("", None), ("410100", None)],
)  # fmt: skip
def test_a_postal_code_tells_the_community(code: str | None, region: str | None) -> None:
    assert region_of_postal_code(code) == region


def test_the_52_provinces_cover_the_19_territories() -> None:
    assert len(BY_PREFIX) == 52
    assert set(BY_PREFIX.values()) == set(NAMES)


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("C/ Gascona 40, Oviedo", "AS"),
        ("C/ Pureza 60, Sevilla", "AN"),
        ("Calle de Toledo 12, 28005 Madrid", "MD"),
        ("Calle de Zamora 3, Salamanca", "CL"),
        ("Avda. Goya 77", None),
        (None, None),
    ],
)
def test_an_address_tells_it_by_its_code_or_by_the_town_after_the_street(address: str | None, region: str | None) -> None:
    assert region_of_address(address) == region


@pytest.mark.parametrize(
    ("text", "region"),
    [("Cenamos en un bar de Cádiz", "AN"), ("Hotel_Alboran_Costa-Adeje_Tenerife.html", "CN"), ("A CORUÑA", "GA"), ("nada de nada", None), ("leonera", None)],
)
def test_a_place_named_in_a_text_tells_it(text: str, region: str | None) -> None:
    assert region_in_text(text) == region
