"""Which lines are told: the best of each kind, none twice, and no pact of the day before yesterday."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from mithaq.answer import NO, UNKNOWN, YES, Reason
from mithaq.dates import PartialDate
from mithaq.findings.contingency import Contingency
from mithaq.findings.duties import Duty
from mithaq.findings.in_force import membership, running
from mithaq.world.continuity import same_state
from mithaq.world.pacts import Dated, Pact
from mithaq.world.register import Register

_RANK = {YES: 0, UNKNOWN: 1, NO: 2}
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


def keep(best: dict[tuple[str, ...], Duty], line: Duty, absorbed: bool) -> None:
    """Of two articles of one pact that lay down the same duty, the one that answers more."""
    key = (line.pact or "", line.state, line.duty, line.to, "lesser" if absorbed else "")
    held = best.get(key)
    if held is None or (_RANK[line.answer], -(line.strength or 0)) < (_RANK[held.answer], -(held.strength or 0)):
        best[key] = line


def contained(lines: Iterable[Duty]) -> Iterator[Duty]:
    """Consultation is part of the defence that the same pact owes; where both fail, the defence alone is told."""
    every = list(lines)
    owed = {(line.pact, line.state, line.to) for line in every if line.duty == "defense" and line.answer is YES}
    lesser = {(line.pact, line.state, line.to): line for line in every if line.duty == "consultation"}
    refused = {(line.pact, line.state, line.to) for line in every if line.duty == "defense" and line.answer is NO}
    for line in every:
        key = (line.pact, line.state, line.to)
        if line.duty == "consultation" and (key in owed or (line.answer is NO and key in refused)):
            continue
        if line.duty == "defense" and line.answer is YES and key in lesser:
            yield replace(line, includes=(f"consultation {lesser[key].article}",))
        else:
            yield line


def one_side(contingency: Contingency, lines: Collection[Duty]) -> Iterator[Duty]:
    """Under a pact that binds a debtor to both sides, the line toward the target speaks; the other is told as a conflict."""
    on = contingency.on

    def to_target(line: Duty) -> bool:
        return same_state(line.to, contingency.target, on)

    spoken = {(line.pact, line.state, line.duty) for line in lines if to_target(line)}
    for line in lines:
        if to_target(line) or line.answer is not NO or (line.pact, line.state, line.duty) not in spoken:
            yield line


def order(line: Duty) -> tuple[int, str, str, str, str]:
    """Yes, unknown, no; then by pact, duty and states."""
    return (_RANK[line.answer], line.pact or "", line.duty, line.to, line.state)
