"""Where a claim goes: order, reasons, what is unmet, too late and too early; and what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from bridge.domain.catalogue import Catalogue
from bridge.domain.drafts import Draft, PostSource, Request
from bridge.domain.parties import Claimant, Company
from bridge.domain.procedures import Given, Option, facts_of, match, missing
from bridge.packs import load_catalogue

TODAY = date(2026, 11, 25)
BOUND_DAY = date(2026, 12, 28)
FULL = Draft(
    company=Company(name="Ejemplo SL", tax_id="B99210452", address="Calle Mayor 1, Madrid"),
    claimant=Claimant(name="Ana", id_number="99520031C", address="Calle Menor 2", postal_code="28045", email="ana@correo.example"),
    facts_date=date(2026, 11, 20), facts="Compré un colchón y se hundió.", request=Request(kind="refund", text="Que me devuelvan el dinero"),
)  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def options(catalogue: Catalogue, draft: Draft, on: date = TODAY, given: Given | None = None) -> tuple[Option, ...]:
    return match(facts_of(draft, on, given or Given()), catalogue, on)


def ids(found: tuple[Option, ...]) -> list[str]:
    return [option.procedure.id for option in found]


def told(sentences: tuple[object, ...]) -> str:
    return " ".join(str(sentence) for sentence in sentences)


def company(draft: Draft, **values: object) -> Draft:
    return replace(draft, company=replace(draft.company, **values))  # type: ignore[arg-type]


def test_the_general_claim_comes_first_and_then_what_may_follow(catalogue: Catalogue) -> None:
    found = options(catalogue, FULL)
    assert ids(found) == ["es.general", "es.hoja.md", "es.adr.arbitraje", "es.court.verbal"]
    assert found[0].next == ("es.hoja.md", "es.adr.arbitraje", "es.court.verbal")
    assert "tiene que contestar" in told(found[0].reasons)
    assert found[0].unmet == ()


def test_who_is_bound_is_asked_only_once_the_law_binds(catalogue: Catalogue) -> None:
    assert "es.sac.large" not in ids(options(catalogue, FULL))
    asked = options(catalogue, FULL, BOUND_DAY)
    large = next(option for option in asked if option.procedure.id == "es.sac.large")
    assert "250 personas" in told(large.unmet)


@pytest.mark.parametrize(("bound", "first", "absent"), [(True, "es.sac.large", "es.general"), (False, "es.general", "es.sac.large")])
def test_who_is_bound_decides_the_first_step_from_28_december_2026(catalogue: Catalogue, bound: bool, first: str, absent: str) -> None:
    found = ids(options(catalogue, company(FULL, bound_by_ley_10_2025=bound), BOUND_DAY))
    assert found[0] == first
    assert absent not in found


def test_a_basic_service_is_bound_whatever_its_size(catalogue: Catalogue) -> None:
    water = replace(company(FULL, name="Aguas de Ejemplo", bound_by_ley_10_2025=False), facts="Nos cortaron el agua")
    found = options(catalogue, water, BOUND_DAY)
    assert found[0].procedure.id == "es.sac.large"
    assert found[0].reply is not None
    assert found[0].reply.term.id == "continuity"


@pytest.mark.parametrize(
    ("facts", "name", "first", "following"),
    [
        ("El vuelo llegó con cinco horas de retraso", "Aerolíneas Ejemplo", "es.air.prior", ["es.air.aesa"]),
        ("Una transferencia que no hice", "Banco Ejemplo", "es.bank.sac", ["es.bank.bde"]),
        ("La aseguradora no paga el siniestro de mi póliza", "Seguros Ejemplo", "es.bank.sac", ["es.insurance.dgsfp"]),
        ("Sin internet desde hace días", "Fibra Ejemplo", "es.telecom", ["es.telecom.oaut"]),
        ("El tren llegó tres horas tarde", "Ferrocarriles Ejemplo", "es.rail", ["es.rail.aesf"]),
        ("El autobús no paró y el conductor se rio", "Autocares Ejemplo", "es.coach", ["es.adr.jat"]),
        ("El repartidor perdió el paquete", "Mensajería Ejemplo", "es.postal", ["es.adr.arbitraje", "es.postal.sgrp"]),
        ("La factura de la luz es el triple", "Energía Ejemplo", "es.energy.electricity", ["es.adr.arbitraje", "es.energy.ccaa"]),
        ("Quiero que borréis mis datos del fichero de morosos", "Cobros Ejemplo", "es.data", ["es.data.aepd"]),
    ],
)
def test_the_sectors_rule_goes_before_the_general_one(catalogue: Catalogue, facts: str, name: str, first: str, following: list[str]) -> None:
    found = options(catalogue, replace(company(FULL, name=name), facts=facts))
    assert found[0].procedure.id == first
    assert list(found[0].next) == following
    assert "es.general" not in ids(found)
    assert "deducido" in told(found[0].reasons)


def test_a_given_sector_is_not_overruled(catalogue: Catalogue) -> None:
    bank = replace(FULL, facts="Una transferencia del banco", sector="general")
    assert ids(options(catalogue, bank))[0] == "es.general"


def test_on_the_spot_the_form_of_the_establishments_region_comes_first(catalogue: Catalogue) -> None:
    bar = replace(company(FULL, name="Bodega Ejemplo", address="C/ Pureza 60, Sevilla"), facts="Me cobraron la mesa en el bar y no estaba en la carta")
    found = options(catalogue, bar)
    assert found[0].procedure.id == "es.hoja.an"
    assert "Andalucía" in told(found[0].reasons)


def test_where_the_region_wants_the_company_asked_before_the_form_waits(catalogue: Catalogue) -> None:
    hotel = replace(company(FULL, name="Hotel Ejemplo", address="Costa Adeje, Tenerife"), facts="La habitación del hotel, sin aire")
    found = options(catalogue, hotel)
    assert ids(found)[:2] == ["es.general", "es.hoja.cn"]
    assert "Antes tienes que haber reclamado" in told(found[1].unmet)


def test_at_a_distance_the_region_is_the_claimants_home() -> None:
    assert facts_of(FULL, TODAY).region == "MD"
    assert facts_of(replace(FULL, claimant=replace(FULL.claimant, postal_code="46006")), TODAY).region == "VC"
    assert facts_of(FULL, TODAY, Given(region="PV")).region == "PV"


def test_too_late_is_said_with_its_day_and_article(catalogue: Catalogue) -> None:
    late = replace(company(FULL, name="Mensajería Ejemplo"), facts="El repartidor perdió el paquete", facts_date=date(2026, 4, 1))
    found = options(catalogue, late)[0]
    assert "acabó el 1 de octubre de 2026" in told(found.unmet)
    assert "RD 437/2024" in told(found.unmet)


def test_until_when_is_said_while_there_is_time(catalogue: Catalogue) -> None:
    parcel = replace(company(FULL, name="Mensajería Ejemplo"), facts="El repartidor perdió el paquete")
    assert "Tienes hasta el 20 de mayo de 2027" in told(options(catalogue, parcel)[0].reasons)


def test_too_early_is_said_with_the_day_from_which_it_can_be(catalogue: Catalogue) -> None:
    found = options(catalogue, FULL, given=Given(prior_claim=date(2026, 11, 20)))
    arbitration = next(option for option in found if option.procedure.id == "es.adr.arbitraje")
    assert "desde el 21 de diciembre de 2026" in told(arbitration.unmet)


def test_after_the_wait_nothing_stands_in_the_way(catalogue: Catalogue) -> None:
    found = options(catalogue, FULL, given=Given(prior_claim=date(2026, 10, 1)))
    arbitration = next(option for option in found if option.procedure.id == "es.adr.arbitraje")
    assert arbitration.unmet == ()


@pytest.mark.parametrize(
    ("country", "first"),
    [("MX", "mx.profeco.queja"), ("PT", "pt.livro.e"), ("CL", "cl.sernac"), ("CO", "co.reclamo"), ("PE", "pe.libro"), ("AR", "ar.ventanilla"),
     ("BR", "br.consumidorgov"), ("FR", "fr.reclamation")],
)  # fmt: skip
def test_each_country_has_its_own_first_step(catalogue: Catalogue, country: str, first: str) -> None:
    abroad = replace(company(FULL, country=country), claimant=replace(FULL.claimant, country=country))
    found = options(catalogue, abroad)
    assert found[0].procedure.id == first
    assert all(option.procedure.country == country for option in found)


def test_a_company_in_another_eu_country_is_claimed_to_from_home_and_ecc_is_offered(catalogue: Catalogue) -> None:
    found = options(catalogue, company(FULL, country="FR"))
    assert ids(found)[0] == "es.general"
    assert "eu.ecc" in ids(found)


def test_a_country_without_packs_gives_no_option_and_no_error(catalogue: Catalogue) -> None:
    assert options(catalogue, company(FULL, country="JP")) == ()


@pytest.mark.parametrize(
    ("procedure", "draft", "lacks"),
    [
        ("es.general", FULL, ()),
        ("es.general", Draft(), ("claimant.name", "claimant.email", "company.name", "facts", "request.text")),
        ("es.hoja.an", replace(FULL, request=Request()), ("request.text",)),
        ("es.energy.electricity", replace(FULL, facts="CUPS ES0021000000012345RX"), ("facts.cups", "facts.contract")),
        ("es.energy.electricity", replace(FULL, facts="CUPS ES1234123456789012JY, contrato 12345678"), ()),
        ("es.air.prior", replace(FULL, facts="Vuelo XX1234 cancelado", evidence=("billete.pdf",)), ()),
        ("mx.profeco.queja", replace(FULL, evidence=("ticket.jpg",)), ("evidence.id_copy",)),
        ("mx.profeco.queja", replace(FULL, evidence=("mi_INE.png",)), ("evidence.receipt",)),
        ("pe.libro", replace(FULL, facts="Le vendieron a mi hijo un vaso vacío"), ("claimant.phone", "facts.parent")),
        ("es.bank.sac", replace(FULL, facts="No tengo conocimiento de que esté en otra vía. Oficina 12.", evidence=("extracto.pdf",)), ()),
    ],
)
def test_what_is_missing_is_named_by_its_place(catalogue: Catalogue, procedure: str, draft: Draft, lacks: tuple[str, ...]) -> None:
    assert missing(draft, catalogue.versions(procedure)[-1]) == lacks


def test_the_post_itself_tells_the_facts(catalogue: Catalogue) -> None:
    posted = replace(FULL, facts=None, post=PostSource(text="Se hundió el colchón"))
    assert missing(posted, catalogue.versions("es.general")[-1]) == ()
