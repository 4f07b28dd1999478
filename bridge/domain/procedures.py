"""Where a claim can go: facts in, the procedures that apply out, in order, with reasons and what stands in the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bridge.domain import regions, sectors
from bridge.domain.applicable import Applied, KnownFacts, applied_term, moved_to
from bridge.domain.calendars import Calendar
from bridge.domain.catalogue import Catalogue, Kind, Procedure
from bridge.domain.completeness import missing, told
from bridge.domain.deadlines import Deadline, due_date
from bridge.domain.drafts import Draft
from bridge.domain.terms import Limit, Term, Whose
from bridge.sentences import Sentence, say

__all__ = ["Facts", "Given", "Option", "facts_of", "match", "missing", "next_ids"]

EVERY_DAY = Calendar(place="", holidays={}, years=frozenset(range(1900, 2201)))
"""Enough for a claimant's months and years, which no holiday moves."""
EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE",
    "SI", "SK", "IS", "NO",
})  # fmt: skip
"""Where a European Consumer Centre works: the Union, Iceland and Norway."""
GENERIC_HOJA = "es.ccaa.hoja"
BOUND = "bound_by_ley_10_2025"


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides the way: the draft, and what was given or guessed about it."""

    draft: Draft
    on: date
    country: str
    cross_border: bool
    sectors: tuple[str, ...]
    guessed: bool
    """Whether the sector comes from the words and not from the person."""
    known: KnownFacts
    """Matters and who is bound, as the packs' terms ask for them."""
    region: str | None
    on_the_spot: bool
    prior_claim: date | None = None
    """The day on which the company was claimed to, where it was."""


@dataclass(frozen=True, slots=True)
class Option:
    """A procedure that applies: why, what it still wants, and what follows it."""

    procedure: Procedure
    reasons: tuple[Sentence, ...]
    unmet: tuple[Sentence, ...]
    reply: Applied | None
    next: tuple[str, ...]

    @property
    def confidence(self) -> str:
        """How surely the law of this step was read."""
        return self.procedure.basis.confidence


@dataclass(frozen=True, slots=True)
class Given:
    """What the person said beyond the draft; it goes before anything guessed."""

    region: str | None = None
    sector: str | None = None
    prior_claim: date | None = None
    on_the_spot: bool | None = None
    known: KnownFacts = field(default_factory=dict)


NOTHING_GIVEN = Given()


def facts_of(draft: Draft, on: date, given: Given = NOTHING_GIVEN) -> Facts:
    """The facts that a draft tells, with whatever is given taken before what is guessed."""
    words = told(draft)
    said = given.sector or draft.sector
    found = sectors.narrowed(said, words, draft.company.called) if said else sectors.guess(words, draft.company.called)
    named = found or sectors.GENERAL
    about = sectors.matters(words)
    served = _sectors(named, about)
    spot = sectors.is_on_the_spot(named, about) if given.on_the_spot is None else given.on_the_spot
    return Facts(
        draft=draft,
        on=on,
        country=_country(draft),
        cross_border=_cross_border(draft),
        sectors=served,
        guessed=said is None and served != (sectors.GENERAL,),
        known={**_known(draft, served, about), **given.known},
        region=given.region or _region(draft, spot),
        on_the_spot=spot,
        prior_claim=given.prior_claim,
    )


def _sectors(named: str, about: frozenset[str]) -> tuple[str, ...]:
    """The sectors served; a request about one's data goes by data protection first, whoever the company is."""
    own = sectors.widened(named)
    return ("data_protection", *own) if "data_rights" in about and "data_protection" not in own else own


def _known(draft: Draft, served: tuple[str, ...], about: frozenset[str]) -> KnownFacts:
    basic = not sectors.BASIC_SERVICES.isdisjoint(served)
    said = {matter: True for matter in about if matter != "continuity" or basic}
    bound = True if basic else draft.company.bound_by_ley_10_2025  # Ley 10/2025 art. 2.1: basic services of any size
    return said if bound is None else {**said, BOUND: bound}


def _cross_border(draft: Draft) -> bool:
    return {draft.company.country, draft.claimant.country} <= EU and draft.company.country != draft.claimant.country


def _country(draft: Draft) -> str:
    """Whose law: within the Union the consumer's home (Rome I art. 6); elsewhere the company's."""
    return draft.claimant.country if _cross_border(draft) else draft.company.country


def _region(draft: Draft, spot: bool) -> str | None:
    """The establishment's community for what happened there; the claimant's home for what was bought at a distance."""
    if _country(draft) != "ES":
        return None
    home = regions.region_of_postal_code(draft.claimant.postal_code) or regions.region_of_address(draft.claimant.address or draft.claimant.city)
    if not spot:
        return home
    return regions.region_of_address(draft.company.address) or regions.region_in_text(f"{told(draft)} {draft.post.url or ''}") or home


def match(facts: Facts, catalogue: Catalogue, on: date | None = None) -> tuple[Option, ...]:
    """The procedures that apply on that day: the first steps in their order, then what may follow the first."""
    day = on or facts.on
    rows = [row for row in catalogue.in_force(day) if row.first_step is not None and _fits(row, facts, catalogue, day)]
    home = [row for row in rows if row.country != "EU"]
    special = [row for row in home if _serves(row, facts) and _follows(row, facts)]
    chosen = sorted(special or home, key=lambda row: _order(row, facts)) + [row for row in rows if row.country == "EU"]
    firsts = tuple(_option(row, facts, catalogue, day) for row in chosen)
    return (*firsts, *_followers(firsts, facts, catalogue, day))


def _fits(row: Procedure, facts: Facts, catalogue: Catalogue, day: date) -> bool:
    if row.country == "EU":
        return facts.cross_border
    replaced = moved_to(row, facts.known)
    return (
        row.country == facts.country
        and (_serves(row, facts) or sectors.GENERAL in row.sectors)
        and row.region in {None, facts.region}
        and (row.region is None or facts.on_the_spot)
        and not (replaced and catalogue.find(replaced, day))
    )


def _serves(row: Procedure, facts: Facts) -> bool:
    """Whether it is the sector's own, which goes before the general one (Ley 10/2025 art. 2.4)."""
    return not set(row.sectors).isdisjoint(set(facts.sectors) - {sectors.GENERAL})


def _order(row: Procedure, facts: Facts) -> tuple[int, str]:
    """On the spot the regional form comes first, unless the region wants the company asked before, or its own service is bound to answer."""
    form_first = row.kind is Kind.HOJA and row.region is not None and not row.prior_claim_required and not facts.known.get(BOUND)
    return (0 if form_first else row.first_step or 0, row.id)


def next_ids(row: Procedure, facts: Facts, catalogue: Catalogue) -> tuple[str, ...]:
    """What may follow, with the regional form of the region in place of the generic one, and only what serves the sector."""
    own = (f"es.hoja.{facts.region.lower()}" if id_ == GENERIC_HOJA and facts.region else id_ for id_ in row.next)
    return tuple(id_ for id_ in own if id_ != row.id and _follows(catalogue.versions(id_)[-1], facts))


def _follows(row: Procedure, facts: Facts) -> bool:
    """Bank of Spain, insurance or CNMV: only the one of the sector, where it is known which."""
    narrow = {name for name, wide in sectors.SUBSECTORS.items() if wide[0] in facts.sectors}
    wanted = narrow & set(facts.sectors)
    offered = narrow & set(row.sectors)
    return not (wanted and offered) or bool(wanted & offered)


def _followers(firsts: tuple[Option, ...], facts: Facts, catalogue: Catalogue, day: date) -> Iterator[Option]:
    seen = {option.procedure.id for option in firsts}
    for id_ in firsts[0].next if firsts else ():
        row = catalogue.find(id_, day)
        if row and row.id not in seen:
            yield _option(row, facts, catalogue, day)


def _option(row: Procedure, facts: Facts, catalogue: Catalogue, day: date) -> Option:
    reply = applied_term(catalogue, row, day, facts.known)
    return Option(
        procedure=row,
        reasons=tuple(_reasons(row, facts, reply, day)),
        unmet=tuple(_unmet(row, facts, day)),
        reply=reply,
        next=next_ids(row, facts, catalogue),
    )


SECTOR_REASONS = {
    "telecom": say("Es un asunto de telecomunicaciones, que tiene norma propia."),
    "air": say("Es un asunto de transporte aéreo, que tiene norma propia."),
    "finance": say("Es un asunto de banca, seguros o inversión, que tiene norma propia."),
    "energy": say("Es un asunto de energía, que tiene norma propia."),
    "utilities": say("Es un suministro o servicio público, que tiene norma propia."),
    "postal": say("Es un asunto de envíos postales o paquetería, que tiene norma propia."),
    "rail": say("Es un asunto de tren, que tiene norma propia."),
    "coach": say("Es un asunto de autobús o autocar, que tiene norma propia."),
    "sea": say("Es un asunto de transporte marítimo."),
    "tourism": say("Es un asunto de turismo, que tiene norma propia."),
    "data_protection": say("Lo que pides es un derecho sobre tus datos personales, que tiene norma propia."),
}


def _reasons(row: Procedure, facts: Facts, reply: Applied | None, day: date) -> Iterator[Sentence]:
    """Why this one, in the order a person would ask."""
    yield from (SECTOR_REASONS[name] for name in facts.sectors if name in row.sectors and name in SECTOR_REASONS)
    if facts.guessed and _serves(row, facts):
        yield say("El sector lo hemos deducido de lo que cuentas: cámbialo si no es ese.")
    yield KIND_REASONS[row.kind](row)
    if row.region:
        yield say("Corresponde a {region}.", region=regions.NAMES[row.region])
    if row.id == "es.sac.large" and facts.known.get(BOUND):
        yield say("La empresa está obligada por la Ley 10/2025 (art. 2).")
    if reply and reply.term.when:
        yield say("Por lo que cuentas tiene un plazo especial: {basis}.", basis=reply.term.basis.cited)
    yield from filter(None, (_in_time(term, deadline, day) for term, deadline in _own_terms(row, facts)))


def _because(sentence: Sentence) -> Callable[[Procedure], Sentence]:
    return lambda row: say(sentence.text, basis=row.basis.cited)


KIND_REASONS: dict[Kind, Callable[[Procedure], Sentence]] = {
    Kind.CLAIM_TO_COMPANY: _because(say("Lo primero es reclamar a la empresa, que tiene que contestar: {basis}.", basis="")),
    Kind.HOJA: _because(say("Hay una hoja o libro oficial de reclamaciones: {basis}.", basis="")),
    Kind.AUTHORITY: _because(say("Hay un organismo público que lo atiende: {basis}.", basis="")),
    Kind.ADR: _because(say("Se puede resolver sin ir a juicio: {basis}.", basis="")),
    Kind.MEDIATION: _because(say("Hay quien media entre tú y la empresa: {basis}.", basis="")),
    Kind.PLATFORM: _because(say("Hay una plataforma oficial para presentarlo: {basis}.", basis="")),
    Kind.COURT: _because(say("Queda la vía judicial: {basis}.", basis="")),
    Kind.COURT_PRECONDITION: _because(say("Es un requisito antes de demandar: {basis}.", basis="")),
    Kind.LIMITATION: _because(say("Es el tiempo que tienes para exigirlo: {basis}.", basis="")),
    Kind.FILING_FORMAT: _because(say("Así se presenta un escrito a la Administración: {basis}.", basis="")),
    Kind.REPORT: _because(say("Sirve para avisar de una práctica, no para que te compensen: {basis}.", basis="")),
}


def _unmet(row: Procedure, facts: Facts, day: date) -> Iterator[Sentence]:
    """What stands in the way today, and until when."""
    if row.prior_claim_required and facts.prior_claim is None:
        yield say("Antes tienes que haber reclamado a la empresa: {basis}.", basis=row.basis.cited)
    if any(other.fact == BOUND and not other.holds for other in row.elsewhere) and BOUND not in facts.known:
        yield say(
            "Solo si la empresa (o su grupo) tiene 250 personas o más, o factura más de 50 millones de euros, o su balance pasa de 43 millones "
            "(Ley 10/2025, art. 2.2): ¿es así?"
        )
    yield from filter(None, (_out_of_time(term, deadline, day) for term, deadline in _own_terms(row, facts)))


EVENTS: dict[str, Callable[[Facts], date | None]] = {
    "facts": lambda facts: facts.draft.facts_date,
    "known": lambda facts: facts.draft.facts_date,
    "admission": lambda facts: facts.draft.facts_date,
    "last_request": lambda facts: facts.prior_claim or facts.draft.facts_date,
    "prior_claim": lambda facts: facts.prior_claim,
}
"""The day of what starts a claimant's own term, where the draft tells it."""


def _own_terms(row: Procedure, facts: Facts) -> Iterator[tuple[Term, Deadline]]:
    """The claimant's own terms whose start the draft tells, with their ends."""
    for term in row.terms:
        read_event = EVENTS.get(term.counted_from)
        event = read_event(facts) if read_event else None
        if term.whose is Whose.CLAIMANT and event is not None:
            yield term, due_date(term, event, EVERY_DAY)


def _in_time(term: Term, deadline: Deadline, day: date) -> Sentence | None:
    """Until when there is, where it is not too late."""
    if term.limit is Limit.LATEST and day <= deadline.due_day:
        return say("Tienes hasta el {due} ({basis}).", due=deadline.due_day, basis=term.basis.cited)
    return None


def _out_of_time(term: Term, deadline: Deadline, day: date) -> Sentence | None:
    """Too early or too late, with the day and the article."""
    if term.limit is Limit.LATEST and day > deadline.due_day:
        return say("Fuera de plazo: acabó el {due} ({basis}).", due=deadline.due_day, basis=term.basis.cited)
    if term.limit is Limit.EARLIEST and day < deadline.acts_from:
        return say("Todavía no: salvo que antes te contesten, desde el {day} ({basis}).", day=deadline.acts_from, basis=term.basis.cited)
    return None
