"""Conflicts: one debtor bound to both sides (VCLT art. 30; no rule of treaty law makes one of two promises void)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mithaq.answer import NO
from mithaq.findings.contingency import Contingency
from mithaq.findings.duties import BothSides, Duty, Standing
from mithaq.world.continuity import same_state


def bound_to_both(
    contingency: Contingency, lines: Iterable[Duty], standing_to_attacker: Iterable[Standing]
) -> tuple[BothSides, ...]:
    """States with a duty toward the target and a pact in force with the attacker.

    Steps: 1. toward the target: duties answered yes or unknown; 2. toward the attacker: duties answered yes or unknown, those
    that fail only because the attacker attacked, and promises not to attack it; 3. say which side gives way, if the law does.
    """
    to_target: dict[str, dict[str, None]] = defaultdict(dict)
    to_attacker: dict[str, dict[str, None]] = defaultdict(dict)
    live: set[str] = set()
    for line in lines:
        if line.pact is None or _a_side(contingency, line.state):
            continue
        if same_state(line.to, contingency.target, contingency.on):
            if line.answer is not NO:
                to_target[line.state][line.pact] = None
        elif line.answer is not NO or line.reason == "ally_is_attacker":
            to_attacker[line.state][line.pact] = None
            live |= {line.state} if line.answer is not NO else set()
    for promise in standing_to_attacker:
        to_attacker[promise.state][promise.pact] = None
        live.add(promise.state)
    both = sorted(set(to_target) & set(to_attacker))
    return tuple(
        BothSides(
            state,
            tuple(to_target[state]),
            tuple(to_attacker[state]),
            "conflict.open" if state in live else "conflict.attacker_gives_way",
        )
        for state in both
    )


def _a_side(contingency: Contingency, state: str) -> bool:
    on = contingency.on
    attacks = not contingency.nonstate and same_state(state, contingency.attacker, on)
    return attacks or same_state(state, contingency.target, on)
