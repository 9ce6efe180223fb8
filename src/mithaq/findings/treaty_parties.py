"""Who the text says is bound, or a member, against the parties of the register."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.answer import NO, UNKNOWN, YES, Answer, Reason, all_of, any_of
from mithaq.dates import PartialDate
from mithaq.findings.treaty_match import states
from mithaq.findings.verdicts import Confirmed, Contradiction, NotChecked, Verdict, held, said, weight
from mithaq.statements.statement import Statement
from mithaq.world.pacts import Pact, Party


def check_parties(statement: Statement, pact: Pact, day: PartialDate | None) -> Iterator[Verdict]:
    """Each state that the statement binds by the pact, or calls a member of it, or denies to be one."""
    if statement.factuality == "Uu":
        return
    claimed = states(statement.source)
    when = statement.time or day
    for state in claimed:
        verdict = _verdict(statement, pact, state, when)
        if verdict is not None:
            yield verdict


def _verdict(statement: Statement, pact: Pact, state: str, day: PartialDate | None) -> Verdict | None:
    membership = statement.type == "MEMBERSHIP"
    is_party = party_on(pact, state, day if membership else None)
    denied = statement.negative and membership
    if is_party is UNKNOWN:
        return NotChecked(statement.id, "parties", "not_checked.membership", {"state": state, "pact": pact.id})
    if statement.negative and not membership:
        return None
    values = {"state": state, "pact": pact.id, "day": str(day) if day else None}
    leaf = _leaf(pact, state, is_party)
    if (is_party is YES) is not denied:
        if not membership:
            return None
        return Confirmed(
            statement.id, "parties", pact.id, Reason("confirmed.membership", YES, values, None, (said(statement), leaf))
        )
    code = "contradiction.party.denied" if denied else "contradiction.party.claimed"
    return Contradiction(
        "party", statement.id, "parties", f"not {state}" if denied else state, ", ".join(pact.states), pact.id,
        Reason(code, weight(statement), values, None, (said(statement), leaf)),
        hedged=not statement.factuality.startswith("CT"), holder=statement.attribution,
    )  # fmt: skip


def party_on(pact: Pact, state: str, day: PartialDate | None) -> Answer:
    """Whether a state is a party on a day; without a day, whether it ever was one."""
    spells = pact.memberships(state)
    if day is None or not spells:
        return YES if spells else NO
    return any_of(*(_runs(pact, spell, day) for spell in spells))


def _runs(pact: Pact, spell: Party, day: PartialDate) -> Answer:
    joined = spell.joined or pact.in_force
    return all_of(joined.reached(day), ~spell.left.reached(day))


def _leaf(pact: Pact, state: str, is_party: Answer) -> Reason:
    spells = pact.memberships(state)
    source = (spells[0].source if spells else None) or pact.sources_for.get("parties")
    code = "register.party" if is_party is YES else "register.no_party"
    return held(code, pact, None, source, is_party, state=state, parties=list(pact.states))
