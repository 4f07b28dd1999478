"""Which row and which of its terms really apply: who is bound, what was borrowed from the general law, what the facts choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bridge.domain.catalogue import Catalogue, Procedure
from bridge.domain.terms import Term

KnownFacts = Mapping[str, bool]
"""What the packs ask, answered: `{"bound_by_ley_10_2025": True, "billing": True}`. What is absent is not known."""
LONGEST_CHAIN = 4


@dataclass(frozen=True, slots=True)
class Applied:
    """The term that applies, in the row that sets it."""

    row: Procedure
    term: Term


def moved_to(row: Procedure, facts: KnownFacts) -> str | None:
    """The procedure whose terms apply instead of this one's, for what is known."""
    return next((other.procedure for other in row.elsewhere if facts.get(other.fact) is other.holds), None)


def applied_row(catalogue: Catalogue, row: Procedure, on: date, facts: KnownFacts) -> Procedure:
    """The row whose terms apply on that day, once it is known who is bound."""
    for _ in range(LONGEST_CHAIN):
        target = moved_to(row, facts)
        found = catalogue.find(target, on) if target else None
        if found is None or found.id == row.id:
            return row
        row = found
    return row


def applied_term(catalogue: Catalogue, row: Procedure, on: date, facts: KnownFacts) -> Applied | None:
    """The term to answer or decide that applies on that day; None where no law sets one."""
    asserted = frozenset(fact for fact, holds in facts.items() if holds)
    for _ in range(LONGEST_CHAIN):
        row = applied_row(catalogue, row, on, facts)
        term = row.term_for(asserted)
        if term:
            return Applied(row, term)
        lender = catalogue.find(row.borrows, on) if row.borrows else None
        if lender is None:
            return None
        row = lender
    return None
