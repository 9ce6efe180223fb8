"""Step 3, second part: the closed vocabulary of conditions, each a tested function, and named adversaries."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from mithaq.answer import NO, UNKNOWN, YES, Answer, Reason, any_of
from mithaq.dates import Span, parse_optional
from mithaq.findings.casus import Casus
from mithaq.findings.in_force import entry, membership, running
from mithaq.records import Record, read_records
from mithaq.world.continuity import same_state
from mithaq.world.pacts import CONDITIONS, Condition

COMMUNIST_RULE = Path(__file__).parents[1] / "data" / "communist_rule.yaml"


@lru_cache(maxsize=1)
def communist_rule() -> tuple[tuple[str, Span], ...]:
    """States under communist rule, with the spans of days (``data/communist_rule.yaml``)."""
    rows: tuple[Record, ...] = read_records(COMMUNIST_RULE)
    return tuple((row["state"], Span(parse_optional(row["from"]), parse_optional(row["to"]))) for row in rows)


def adversary_is_communist(casus: Casus, condition: Condition) -> Answer:  # noqa: ARG001
    """Whether the adversary is under communist rule on the day; unknown of an attacker that is no state."""
    if casus.contingency.nonstate:
        return UNKNOWN
    spans = (span for state, span in communist_rule() if same_state(state, casus.adversary, casus.on))
    return any_of(*(span.contains(casus.on) for span in spans))


def opinion_of_a_party(casus: Casus, condition: Condition) -> Answer:  # noqa: ARG001
    """A judgement that a party has yet to make."""
    return UNKNOWN


def during_occupation(casus: Casus, condition: Condition) -> Answer:
    """Whether the day lies in the occupation; unknown where the record gives no dates."""
    if condition.start is None and condition.end is None:
        return UNKNOWN
    return Span(condition.start, condition.end).contains(casus.on)


def attacker_inside(casus: Casus, condition: Condition) -> Answer:
    """Whether the adversary is one of the states named, or of the parties."""
    if casus.contingency.nonstate:
        return NO
    if condition.of in ((), ("parties",)):
        if not any(same_state(state, casus.adversary, casus.on) for state in casus.pact.states):
            return NO
        return membership(casus.pact, casus.adversary, casus.on).answer
    return YES if any(same_state(state, casus.adversary, casus.on) for state in condition.of) else NO


def attacker_outside(casus: Casus, condition: Condition) -> Answer:
    """The contrary of `attacker_inside`."""
    return ~attacker_inside(casus, condition)


def on_or_after(casus: Casus, condition: Condition) -> Answer:
    """Whether the day named has come."""
    return UNKNOWN if condition.start is None else ~casus.on.before(condition.start)


def before(casus: Casus, condition: Condition) -> Answer:
    """Whether the day named has not come."""
    return UNKNOWN if condition.start is None else casus.on.before(condition.start)


TESTS: dict[str, Callable[[Casus, Condition], Answer]] = {
    "adversary_is_communist": adversary_is_communist,
    "opinion_of_a_party": opinion_of_a_party,
    "war_declared": opinion_of_a_party,
    "during_occupation": during_occupation,
    "attacker_inside": attacker_inside,
    "attacker_outside": attacker_outside,
    "on_or_after": on_or_after,
    "before": before,
    "nuclear_weapons_used": opinion_of_a_party,
    "two_or_more_attackers": opinion_of_a_party,
}
"""The function of each condition; a test outside this table is unknown."""
ABOUT_THE_ADVERSARY = ("adversary_is_communist", "attacker_inside", "attacker_outside")


def condition_met(casus: Casus, condition: Condition) -> Reason:
    """Hold one condition against the casus; one that is an understanding of others does not count."""
    whose = condition.understanding_of
    values: dict[str, Any] = {
        "test": condition.test,
        "of": list(whose or condition.of),
        "says": condition.says or CONDITIONS.get(condition.test) or {"en": condition.test},
    }
    if whose and not any(same_state(state, casus.debtor, casus.on) for state in whose):
        return casus.leaf("condition.of_others", YES, condition.source, **values)
    test = TESTS.get(condition.test)
    answer = UNKNOWN if test is None else test(casus, condition)
    if condition.negated:
        answer = ~answer
    code = {YES: "condition.met", UNKNOWN: "condition.unknown"}.get(answer)
    if code is None:
        code = "condition.adversary" if condition.test in ABOUT_THE_ADVERSARY else "condition.not_met"
    elif condition.test == "opinion_of_a_party":
        code = "condition.opinion"
    return casus.leaf(code, answer, condition.source, **values)


def adversary_named(casus: Casus) -> Reason:
    """Whether the clause is against this adversary: any, all but some, or only some and perhaps their allies."""
    named = casus.trigger.adversaries
    adversary = casus.adversary
    if named is None:
        return casus.leaf("adversary.any", YES)
    values: dict[str, Any] = {"adversary": adversary, "only": list(named.only), "excepted": list(named.excepted)}

    def among(states: tuple[str, ...]) -> bool:
        return any(same_state(state, adversary, casus.on) for state in states)

    if among(named.excepted):
        return casus.leaf("adversary.other", NO, **values)
    if not named.only or among(named.only):
        return casus.leaf("adversary.named", YES, **values)
    if named.allied:
        return _allied_with(casus, adversary, named.only, values)
    return casus.leaf("adversary.other", NO, **values)


def _allied_with(casus: Casus, adversary: str, named: tuple[str, ...], values: dict[str, Any]) -> Reason:
    """An ally of a named adversary: yes where the register shows a pact of defence or offence, else unknown."""
    for pact in casus.register:
        allied = pact.has_duty("defense") or pact.has_duty("offense")
        bound = allied and entry(pact, casus.on).answer is YES and running(pact, casus.on).answer is YES
        if bound and membership(pact, adversary, casus.on).answer is YES:
            partners = [state for state in named if membership(pact, state, casus.on).answer is YES]
            if partners:
                return casus.leaf("adversary.allied", YES, pact=pact.id, partner=partners[0], **values)
    return casus.leaf("adversary.alliance_unknown", UNKNOWN, **values)
