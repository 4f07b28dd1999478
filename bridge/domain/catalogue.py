"""The procedures (cauces) we know: each a series of dated rows, so that a claim keeps the law it was presented under."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from bridge.domain.forms_official import Forms, OfficialForm, find_form
from bridge.domain.norms import Basis, Norm, Text
from bridge.domain.terms import Term
from bridge.errors import InvalidError, NotFoundError
from bridge.sentences import say


class UnknownProcedureError(NotFoundError):
    """No pack has that id."""

    code = "unknown_procedure"
    sentence = say("No existe el cauce «{procedure}».", procedure="")


class UnknownTermError(InvalidError):
    """The procedure has no term by that id."""

    code = "unknown_term"
    sentence = say("El cauce «{procedure}» no tiene el plazo «{term}».", procedure="", term="")


class NotInForceError(InvalidError):
    """The law of that procedure did not apply yet, or no longer, on the day."""

    code = "not_in_force"
    sentence = say("El {day} no se aplicaba «{procedure}»: {norm} rige desde el {since}.", day="", procedure="", norm="", since="")


class RepealedError(InvalidError):
    """The law of that procedure no longer applied on the day."""

    code = "repealed"
    sentence = say("El {day} ya no se aplicaba «{procedure}»: {norm} rigió hasta el {until}.", day="", procedure="", norm="", until="")


class Kind(StrEnum):
    """What sort of thing a procedure is."""

    CLAIM_TO_COMPANY = "claim_to_company"
    HOJA = "hoja"
    AUTHORITY = "authority"
    ADR = "adr"
    MEDIATION = "mediation"
    PLATFORM = "platform"
    COURT = "court"
    COURT_PRECONDITION = "court_precondition"
    LIMITATION = "limitation"
    FILING_FORMAT = "filing_format"
    REPORT = "report"


class Paper(StrEnum):
    """The sheet its documents are drawn on."""

    A4 = "A4"
    LETTER = "LETTER"


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to hand it in, and how. `id`: email, form, post, burofax, counter, phone, registry, portal…"""

    id: str
    how: Text
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A sheet of an official form: its colour and who keeps it."""

    colour: Text | None
    holder: Text


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that a procedure wants and the claim object has no field for: it goes in the facts or among the evidence.

    `path` is `facts.cups` or `evidence.id_copy`. It is there if the facts match `pattern`, pass `check`, or evidence exists.
    """

    path: str
    asks: Text
    pattern: str | None = None
    check: str | None = None
    if_told: str | None = None
    """Only wanted where the text says this."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Who receives it or watches over it."""

    name: Text
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a fact sends the terms of this procedure to another: `es.general` for a bound company follows `es.sac.large`."""

    fact: str
    holds: bool
    procedure: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """One dated row of a procedure: what applied between two days."""

    id: str
    version: str
    """Pins this very row: `2025-12-28.3fa1b2c4` (first day and digest of what the row says)."""
    country: str
    region: str | None
    sectors: tuple[str, ...]
    kind: Kind
    name: Text
    valid_from: date
    valid_to: date | None
    basis: Basis
    bound: Text
    """Who has to comply."""
    first_step: int | None
    """Its place among the first steps of its sector; None for a step that only follows another."""
    prior_claim_required: bool
    required: tuple[str, ...]
    """Dotted paths of the claim object; `a|b` where one of them is enough."""
    optional: tuple[str, ...]
    details: tuple[Detail, ...]
    terms: tuple[Term, ...]
    borrows: str | None
    """The procedure whose reply term applies, where this one has none of its own."""
    elsewhere: tuple[Elsewhere, ...]
    next: tuple[str, ...]
    channels: tuple[Channel, ...]
    receipt: Text | None
    authority: Authority | None
    copies: tuple[Copy, ...]
    notices: tuple[Text, ...]
    """Printed in the document: express requests and legal grounds."""
    warnings: tuple[Text, ...]
    """Told to the claimant, never printed."""
    incomplete: Basis | None
    """The article that treats an incomplete one as not presented, or lets it be completed."""
    paper: Paper
    language: str
    """The language of the document: the authority's."""
    word: str
    """The country's word for it, a key of the glossary: queja, reclamacion, denuncia…"""
    source_line: str = ""
    """Where the row is written: `es/general.toml:14`."""

    def term(self, id: str) -> Term:  # noqa: A002 - the word the packs use
        """The term by that id; `reply` is always the general one.

        Raises UnknownTermError.
        """
        if id == "reply" and self.reply_term:
            return self.reply_term
        for term in self.terms:
            if term.id == id:
                return term
        raise UnknownTermError(procedure=self.id, term=id)

    @property
    def reply_term(self) -> Term | None:
        """The general term to answer or decide; None where no law sets one."""
        return next((term for term in self.terms if term.id == "general"), None)

    def term_for(self, facts: frozenset[str]) -> Term | None:
        """The term that the facts choose (billing, continuity, payments…), or the general one."""
        special = (term for term in self.terms if term.when and facts.issuperset(term.when))
        return max(special, key=lambda term: len(term.when), default=self.reply_term)


@dataclass(frozen=True)
class Catalogue:
    """Every row of every pack, and the words of each country."""

    rows: Mapping[str, tuple[Procedure, ...]]
    """By id, the oldest first."""
    norms: Mapping[str, Norm] = field(default_factory=dict)
    glossary: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    """Country → word → what it means there."""
    forms: Forms = field(default_factory=dict)
    """What each next step asks, in the order of its official form."""

    def form(self, procedure_id: str, on: date) -> OfficialForm | None:
        """The official form of a procedure on that day; None where nothing is written of any."""
        return find_form(self.forms, procedure_id, on)

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(rows[-1].country for rows in self.rows.values())

    @cached_property
    def asked_facts(self) -> frozenset[str]:
        """Every question that some row answers differently for yes and no."""
        every = [row for versions in self.rows.values() for row in versions]
        by_terms = {fact for row in every for term in row.terms for fact in term.when}
        return frozenset(by_terms | {other.fact for row in every for other in row.elsewhere})

    def versions(self, id: str) -> tuple[Procedure, ...]:  # noqa: A002
        """All the dated rows of a procedure, the oldest first.

        Raises UnknownProcedureError.
        """
        if id not in self.rows:
            raise UnknownProcedureError(procedure=id)
        return self.rows[id]

    def find(self, id: str, on: date) -> Procedure | None:  # noqa: A002
        """The row in force on that day, if any."""
        return next((row for row in self.versions(id) if row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)), None)

    def procedure(self, id: str, on: date) -> Procedure:  # noqa: A002
        """The row in force on that day.

        Raises UnknownProcedureError, NotInForceError before the law or RepealedError after it.
        """
        found = self.find(id, on)
        if found:
            return found
        rows = self.versions(id)
        if on < rows[0].valid_from:
            raise NotInForceError(day=on, procedure=id, norm=rows[0].basis.cited, since=rows[0].valid_from)
        last = max((row for row in rows if row.valid_to and row.valid_to < on), key=lambda row: row.valid_to or on)
        raise RepealedError(day=on, procedure=id, norm=last.basis.cited, until=last.valid_to or on)

    def pinned(self, id: str, version: str) -> Procedure:  # noqa: A002
        """The very row that a claim was issued under; the newest with that first day where the text was corrected since.

        Raises UnknownProcedureError.
        """
        rows = self.versions(id)
        exact = [row for row in rows if row.version == version]
        alike = [row for row in rows if row.version.partition(".")[0] == version.partition(".")[0]]
        return (exact or alike or list(rows))[-1]

    def in_force(self, on: date) -> tuple[Procedure, ...]:
        """Everything that applies on that day."""
        return tuple(row for known in self.rows if (row := self.find(known, on)))
