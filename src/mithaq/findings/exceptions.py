"""Step 4: who began, allies on both sides, the Charter, and clauses that are read in different ways."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.answer import NO, UNKNOWN, YES, Answer, Article, Reason, all_of, conjunction
from mithaq.dates import PartialDate
from mithaq.findings.area import in_area
from mithaq.findings.casus import Casus
from mithaq.findings.in_force import membership
from mithaq.findings.trigger import kinds_struck
from mithaq.world.continuity import same_state
from mithaq.world.pacts import Dispute

CHARTER = PartialDate(1945, 10, 24)
"""The day on which the Charter of the United Nations entered into force."""


def not_excepted(casus: Casus) -> Reason:
    """Conjunction of what could still lift the duty.

    Steps: 1. a beneficiary that attacked first is not covered, unless the clause is blind to who began; 2. an attack by one
    party on another under a collective clause is disputed; 3. each dispute on record that fits the case; 4. the Charter: arts.
    51 and 103.
    """
    reasons = [victim(casus)]
    reasons += both_are_parties(casus)
    reasons += [_dispute(casus, dispute) for dispute in casus.obligation.disputes if _applies(casus, dispute) is not NO]
    reasons += charter(casus)
    return conjunction("excepted", reasons)


def victim(casus: Casus) -> Reason:
    """Whether the beneficiary is one whom the clause protects, by who began."""
    if casus.ally_attacks:
        return _attacking_ally(casus)
    if casus.trigger.provoked == "blind":
        return casus.leaf("victim.blind", YES)
    if casus.aggressor == "attacker":
        return casus.leaf("victim.attacked", YES, state=casus.beneficiary)
    if casus.aggressor == "target":
        return casus.leaf("victim.attacked_first", NO, state=casus.beneficiary)
    return _who_began(casus)


def _attacking_ally(casus: Casus) -> Reason:
    if casus.obligation.kind == "offense" or casus.trigger.against == "involved":
        return casus.leaf("ally.joined_in_war", YES, state=casus.beneficiary)
    if casus.aggressor == "target":
        return casus.leaf("ally.answers_an_attack", YES, state=casus.beneficiary)
    if casus.aggressor == "contested":
        return _who_began(casus)
    if casus.trigger.provoked == "blind":
        return casus.leaf("ally.blind_clause", UNKNOWN, state=casus.beneficiary)
    return casus.leaf("ally.attacker", NO, state=casus.beneficiary)


def _who_began(casus: Casus) -> Reason:
    values = {"attacker": casus.contingency.attacker, "target": casus.contingency.target}
    ally_is_victim = casus.leaf("victim.reading.attacked", YES, state=casus.beneficiary)
    ally_began = casus.leaf("victim.reading.began", NO, state=casus.beneficiary)
    return Reason("victim.contested", UNKNOWN, values, None, (ally_is_victim, ally_began))


def both_are_parties(casus: Casus) -> Iterator[Reason]:
    """A clause of defence among many, and one ally attacks another: disputed, unless the clause speaks of that case."""
    if casus.obligation.kind not in ("defense", "offense") or casus.contingency.nonstate:
        return
    if _speaks_of_a_party_as_attacker(casus):
        return
    other = casus.adversary
    if not any(same_state(state, other, casus.on) for state in casus.pact.states):
        return
    bound = membership(casus.pact, other, casus.on).answer
    if bound is NO:
        return
    values = {"attacker": casus.contingency.attacker, "target": casus.contingency.target, "pact": casus.pact.id}
    readings = (casus.leaf("both.reading.covered", YES, **values), casus.leaf("both.reading.not_meant", NO, **values))
    yield Reason("both.parties", UNKNOWN, values, None, readings)


def _speaks_of_a_party_as_attacker(casus: Casus) -> bool:
    named = casus.trigger.adversaries
    if named and any(same_state(state, casus.adversary, casus.on) for state in named.only):
        return True
    if any(condition.test in ("attacker_inside", "attacker_outside") for condition in casus.trigger.conditions):
        return True
    return any("parties" in dispute.attacker for dispute in casus.obligation.disputes)


def _applies(casus: Casus, dispute: Dispute) -> Answer:
    """Whether every line of ``applies`` holds; unknown counts as applying."""
    tests: list[Answer] = []
    if dispute.kinds:
        tests.append(YES if set(dispute.kinds) & set(kinds_struck(casus)) else NO)
    if dispute.attacker:
        tests.append(_is_one_of(casus, casus.contingency.attacker, dispute.attacker))
    if dispute.target:
        tests.append(_is_one_of(casus, casus.contingency.target, dispute.target))
    if dispute.debtor:
        tests.append(YES if any(same_state(state, casus.debtor, casus.on) for state in dispute.debtor) else NO)
    if dispute.start:
        tests.append(~casus.on.before(dispute.start))
    if dispute.area and all_of(*tests) is not NO:
        tests.append(in_area(casus, dispute.area).answer)
    return all_of(*tests)


def _is_one_of(casus: Casus, state: str, named: tuple[str, ...]) -> Answer:
    if named == ("nonstate",):
        return YES if casus.contingency.nonstate else NO
    if named == ("parties",):
        return membership(casus.pact, state, casus.on).answer
    return YES if any(same_state(state, other, casus.on) for other in named) else NO


def _dispute(casus: Casus, dispute: Dispute) -> Reason:
    """The readings side by side; where they agree their answer stands, else unknown."""
    readings = tuple(
        casus.leaf("dispute.reading", reading.answer, reading.source, holder=reading.holder, says=reading.says)
        for reading in dispute.readings
    )
    answers = {reading.answer for reading in readings}
    answer = answers.pop() if len(answers) == 1 else UNKNOWN
    return Reason("dispute", answer, {"says": dispute.says, "pact": casus.pact.id}, None, readings)


def charter(casus: Casus) -> Iterator[Reason]:
    """Charter arts. 51 and 103: a war of aggression cannot be owed; help to a victim is given on its request."""
    if casus.on.last < CHARTER.first or casus.obligation.kind not in ("defense", "offense"):
        return
    if casus.ally_attacks and casus.aggressor == "attacker":
        if casus.obligation.kind == "offense" or casus.trigger.against == "involved":
            yield Reason("charter.103", NO, {"state": casus.beneficiary}, Article("un-charter-1945", "103"))
        return
    yield Reason("charter.51", YES, {"state": casus.beneficiary}, Article("un-charter-1945", "51"))
