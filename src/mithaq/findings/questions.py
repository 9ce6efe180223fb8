"""From a text to the questions it raises: if A attacks B, who owes what?

The questions come from the statements CONFLICT, ASSAULT and THREATEN between states.  Persons and
organs count as their state; what the text denies raises no question, nor does a threat of sanctions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations, product

from mithaq.findings.phrases import ids
from mithaq.statements.statement import Reading, Statement

MOST = 4
"""How many questions one text raises at most."""

_STATE = re.compile(r"[A-Z]{3}\Z")
_FORCE, _WAR = 4, 2


@dataclass(frozen=True, slots=True)
class Question:
    """If `attacker` attacks `target`: the statements that raise it, and how much they weigh."""

    attacker: str
    target: str
    rests_on: tuple[str, ...] = ()
    weight: int = 0


def state_of(actor: str) -> str | None:
    """The state that an actor belongs to, or None for one that is no state's."""
    head = actor.split(".")[0]
    return head if _STATE.match(head) else None


def states_of(actors: tuple[str, ...]) -> tuple[str, ...]:
    """The states of several actors, each once, in order."""
    return tuple(dict.fromkeys(state for actor in actors if (state := state_of(actor))))


def questions(reading: Reading) -> tuple[Question, ...]:
    """The questions that a text raises, the weightiest first.

    Steps: 1. each ASSAULT or THREATEN of a state on a state raises its own direction; 2. each CONFLICT
    raises both, and weighs less; 3. a direction that no statement gives is dropped where the other one
    is given, or is the one that a party to a treaty of the text would suffer; 4. force from outside against a party to a treaty of the text comes first, then what touches a
    party at all, then the weightiest.
    """
    raised: dict[tuple[str, str], list[Statement]] = {}
    weights: dict[tuple[str, str], int] = {}
    directed: set[tuple[str, str]] = set()
    for statement in reading.statements:
        for pair, weight in _pairs(statement, _force(statement, reading)).items():
            raised.setdefault(pair, []).append(statement)
            weights[pair] = weights.get(pair, 0) + weight
            if statement.type != "CONFLICT":
                directed.add(pair)
    parties = {party for treaty in reading.treaties for party in states_of(treaty.parties)}
    outside = {state for pair in raised for state in pair} - parties
    found = [
        Question(a, b, tuple(s.id for s in raised[a, b]), weights[a, b])
        for a, b in raised
        if (a, b) in directed or not ((b, a) in directed or (b in outside and a in parties))
    ]

    def rank(question: Question) -> tuple[bool, bool, bool, int]:
        tested = question.target in parties and question.attacker not in parties
        involved = question.target in parties or question.attacker in parties
        return not (tested and question.weight >= _FORCE), not tested, not involved, -question.weight

    return tuple(sorted(found, key=rank)[:MOST])


def _force(statement: Statement, reading: Reading) -> int:
    """How much an act weighs: force 4, a threat of force 4, another threat 1, a threat of sanctions nothing."""
    if statement.type != "THREATEN":
        return _FORCE if statement.type == "ASSAULT" else 0
    rest = re.split(
        r"[.!?؟\n]|\bif\b|\bunless\b|إذا|ما لم", reading.document.text[statement.evidence.start :], maxsplit=1
    )[0]
    means = ids("threat_means", rest, reading.document.lang)
    return _FORCE if "force" in means else 0 if means else 1


def _pairs(statement: Statement, force: int) -> dict[tuple[str, str], int]:
    """The directed pairs of states that one statement speaks of, with a weight each."""
    if statement.negative:
        return {}
    source, target = states_of(statement.source), states_of(statement.target)
    if force and source and target:
        return {(a, b): force for a, b in product(source, target) if a != b}
    if statement.type in {"CONFLICT", "ASSAULT"}:
        return (
            dict.fromkeys(permutations(tuple(dict.fromkeys(source + target)), 2), _WAR) if _two_sides(statement) else {}
        )
    return {}


def _two_sides(statement: Statement) -> bool:
    """A conflict of exactly two states, or of one against several: never between those on one side."""
    return len(states_of(statement.source + statement.target)) == 2
