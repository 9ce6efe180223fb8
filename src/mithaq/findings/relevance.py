"""Which lines that end in *no* are worth a place: pacts of the day before yesterday are left out."""

from __future__ import annotations

from mithaq.answer import NO, YES, Reason
from mithaq.dates import PartialDate
from mithaq.findings.in_force import membership, running
from mithaq.world.continuity import same_state
from mithaq.world.pacts import Dated, Pact
from mithaq.world.register import Register

NEAR = 30
"""Years within which an end, an exit or a later entry is still worth telling."""


def worth_listing(
    pact: Pact, debtor: str, beneficiary: str, on: PartialDate, force: Reason, register: Register
) -> bool:
    """Whether to list a line, given step 1.

    Steps: 1. whatever may be in force is listed; 2. a debtor that has not joined is not; 3. an end, an exit or an entry of the
    other side within `NEAR` years is, and a pact of these two alone whenever it ended; 4. unless a later pact replaced it and
    binds the two on the day.
    """
    if force.answer is not NO:
        return True
    codes = {reason.code: reason for reason in force.because if reason.answer is NO}
    if _absent(pact, debtor, on):
        return False
    if "ended.on" in codes:
        pair = len(pact.states) == 2
        return (pair or _near(pact.ended, on)) and not _replaced(pact, debtor, beneficiary, on, register)
    if "in_force.never" in codes and not _near(pact.signed, on):
        return False
    return all(
        _spell_near(pact, str(reason.values.get("state")), on) for reason in codes.values() if _about_party(reason)
    )


def _about_party(reason: Reason) -> bool:
    return reason.code.startswith("party.")


def _absent(pact: Pact, debtor: str, on: PartialDate) -> bool:
    """Whether the debtor has not joined yet; an entry into force still to come is not its absence."""
    return membership(pact, debtor, on).code in ("party.not_yet", "party.never")


def _near(dated: Dated, on: PartialDate) -> bool:
    return any(abs(reading.date.year - on.year) <= NEAR for reading in dated.readings)


def _spell_near(pact: Pact, state: str, on: PartialDate) -> bool:
    spells = [party for party in pact.parties if same_state(party.state, state, on)]
    return any(_near(dated, on) for spell in spells for dated in (spell.joined or pact.in_force, spell.left))


def _replaced(pact: Pact, debtor: str, beneficiary: str, on: PartialDate, register: Register) -> bool:
    for later in register:
        if pact.id in later.succeeds and later.in_force.reached(on) is YES and running(later, on).answer is YES:
            return all(membership(later, state, on).answer is not NO for state in (debtor, beneficiary))
    return False
