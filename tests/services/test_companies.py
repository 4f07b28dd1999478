"""The directory: what is imported or confirmed, offered to others, and never a person's; and the company corrected once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bridge.domain.claims import digest
from bridge.domain.companies import Firm
from bridge.domain.filing import Receipt
from bridge.domain.identity import Identity
from bridge.domain.parties import Company
from bridge.domain.phases import project
from bridge.domain.uploads import Upload
from bridge.errors import ConflictError
from bridge.services import attaching, companies, filing, find, noticing, public_companies, redirecting, tracking
from bridge.services.record import Act
from bridge.store.company_tables import PublicCompanyRow
from bridge.store.engine import Store
from bridge.store.files import LocalFiles
from tests.services.making import CLAIMANT, DRAFT, NOON, PLAN, issued, opened

LINDE = Firm("AeroLinde", "Linde Air, S.A.", "A28015865", "ES", "https://aerolinde.es", "Calle del Puerto 1", "reclamaciones@aerolinde.es", handles=("@AeroLinde",))
NOTICE = Identity("Linde Air, S.A.", "A28015865", "Calle del Puerto 1", "info@aerolinde.es", website="https://aerolinde.es", country="ES", origins=(("name", "Titular: Linde Air, S.A."),))
OTHER = Company(name="Viajes Sur, S.L.", brand="Viajes Sur", country="ES", address="Plaza 2, Sevilla")
LATER = Act("claimant", NOON + timedelta(days=2))


def test_what_is_imported_is_offered_by_account_and_brand(store: Store) -> None:
    with store.begin() as session:
        assert companies.bring_in(session, [LINDE, replace(LINDE, brand="Otra", name="Otra, S.L.", tax_id=None, handles=())], NOON) == 2
        by_handle = companies.suggestions(session, Company(), ("aerolinde",))
        by_brand = companies.suggestions(session, Company(brand="aero linde"), ())
    assert [one.firm.name for one in by_handle] == ["Linde Air, S.A."]
    assert [one.firm.name for one in by_brand] == ["Linde Air, S.A."]


def test_importing_twice_gives_one_company(store: Store) -> None:
    with store.begin() as session:
        companies.bring_in(session, [LINDE, LINDE], NOON)
        companies.bring_in(session, [replace(LINDE, email="nuevo@aerolinde.es")], NOON)
        assert companies.count(session) == 1
        assert companies.suggestions(session, Company(), ("aerolinde",))[0].firm.email == "nuevo@aerolinde.es"


def test_a_sole_trader_is_never_kept(store: Store) -> None:
    with store.begin() as session:
        assert companies.bring_in(session, [Firm("Taller Pepe", "José Pérez", "12345678Z")], NOON) == 0
        assert companies.confirm(session, Identity("José Pérez", "12345678Z", country="ES"), "Taller Pepe", (), NOON) is None
        assert companies.count(session) == 0


def test_what_a_claimant_confirms_never_changes_what_an_operator_imported(store: Store) -> None:
    with store.begin() as session:
        companies.bring_in(session, [LINDE], NOON)
        companies.confirm(session, replace(NOTICE, email="falso@otro.es"), "AeroLinde", ("AeroLinde", "lucia_m"), NOON)
        found = companies.suggestions(session, Company(brand="AeroLinde"), ())[0]
        assert (found.firm.email, found.confirmed, found.source) == ("reclamaciones@aerolinde.es", 1, "import")
        assert companies.suggestions(session, Company(), ("lucia_m",)) == ()


def test_two_companies_of_one_name_have_two_pages(store: Store) -> None:
    with store.begin() as session:
        companies.bring_in(session, [LINDE], NOON)
        row = companies.keep(session, Firm("AeroLinde", "Otra Cosa, S.L.", "B12345674", "ES"), companies.IMPORTED, NOON)
        assert row is not None
        assert row.slug in {"aerolinde", "aerolinde-2"}


def test_the_identity_that_is_accepted_goes_into_the_claim_and_counts_once(store: Store) -> None:
    with store.begin() as session:
        claim = opened(session, replace(DRAFT, company=Company(brand="AeroLinde")))
        noticing.ask(session, claim, "aerolinde.es", CLAIMANT)
        waiting = noticing.notice(session, claim)
        assert waiting is not None
        assert waiting.state == "waiting"
        noticing.keep_notice(session, claim, NOTICE, CLAIMANT)
        for _ in range(2):
            assert noticing.accept(session, claim, ("AeroLinde",), CLAIMANT)
        draft = find.draft(session, claim)
        assert (draft.company.brand, draft.company.name, draft.company.tax_id) == ("AeroLinde", "Linde Air, S.A.", "A28015865")
        assert companies.suggestions(session, Company(), ("aerolinde",))[0].confirmed == 1


def test_a_site_that_says_nothing_never_blocks(store: Store) -> None:
    with store.begin() as session:
        claim = opened(session)
        noticing.ask(session, claim, "aerolinde.es", CLAIMANT)
        noticing.keep_notice(session, claim, None, CLAIMANT)
        found = noticing.notice(session, claim)
        assert found is not None
        assert (found.state, found.identity) == ("nothing", None)
        assert not noticing.accept(session, claim, (), CLAIMANT)


def test_the_wrong_company_is_corrected_once_with_a_new_filing_and_its_own_clock(store: Store, files: LocalFiles) -> None:
    with store.begin() as session:
        claim = issued(session)
        number = claim.id
        before = find.content(session, claim)
    kept = attaching.keep(store, files, number, "document", Upload("claim.pdf", "application/pdf", b"%PDF-1.7 first"))
    with store.begin() as session:
        claim = find.by_id(session, number, lock=True)
        attaching.attach(session, claim, kept, NOON)
        filing.keep_receipt(session, claim, Receipt("counter", NOON, "REG-1"), CLAIMANT)
        content = redirecting.redirect(session, claim, OTHER, PLAN, LATER)
        state = find.state(session, claim)
        assert before is not None
        assert (content.reference, content.verification_code) == (before.reference, before.verification_code)
        assert (content.company, content.issued_at) == (OTHER, LATER.at)
        assert claim.content_sha256 == digest(content)
        assert find.content(session, claim) == content
        assert find.draft(session, claim).company == OTHER
        assert (state.phase, state.receipts, state.presented_at, state.redirected) == ("ready", (), None, True)
        assert [row.kind for row in find.attachments(session, claim)] == ["was-document"]
        with pytest.raises(redirecting.AlreadyRedirectedError):
            redirecting.redirect(session, claim, DRAFT.company, PLAN, LATER)
        filing.keep_receipt(session, claim, Receipt("counter", LATER.at, "REG-2"), LATER)
        assert find.state(session, claim).presented_at == LATER.at


def test_a_receipt_of_the_first_company_does_not_prove_the_second(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        redirecting.redirect(session, claim, OTHER, PLAN, LATER)
        with pytest.raises(Exception, match="anterior a la reclamación"):
            filing.keep_receipt(session, claim, Receipt("counter", NOON, "REG-1"), LATER)


def test_the_same_company_is_no_correction(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        with pytest.raises(redirecting.SameCompanyError):
            redirecting.redirect(session, claim, DRAFT.company, PLAN, LATER)


def test_a_closed_claim_is_not_corrected(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        tracking.close(session, claim, "withdrawn", CLAIMANT)
        with pytest.raises(ConflictError):
            redirecting.redirect(session, claim, OTHER, PLAN, LATER)


def test_replaying_the_events_gives_the_same_state(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        redirecting.redirect(session, claim, OTHER, PLAN, LATER)
        assert project(find.events(session, claim)) == find.state(session, claim)


def test_only_what_is_public_stands_on_a_companys_page(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        for visibility, listed in (("link", False), ("public_pseudonymous", True), ("private", False), ("public_named", True)):
            tracking.show(session, claim, visibility, CLAIMANT)
            found = [row.claim_id for row in session.query(PublicCompanyRow)]
            assert (found == [claim.id]) is listed, visibility
        assert public_companies.heading(session, "aerolinde").name == "Linde Air, S.A."


def test_who_may_be_a_person_has_no_public_page(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session, replace(DRAFT, company=Company(brand="Taller Pepe", country="ES")))
        tracking.show(session, claim, "public_named", CLAIMANT)
        assert session.query(PublicCompanyRow).count() == 0
        with pytest.raises(public_companies.NoSuchCompanyError):
            public_companies.heading(session, "taller-pepe")


def test_a_corrected_company_moves_the_claim_to_its_page(store: Store) -> None:
    with store.begin() as session:
        claim = issued(session)
        tracking.show(session, claim, "public_named", CLAIMANT)
        redirecting.redirect(session, claim, OTHER, PLAN, LATER)
        assert [row.slug for row in session.query(PublicCompanyRow)] == ["viajes-sur"]
