"""Who decides: the states and groups whose demands, aims, options and fights the text is about."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.findings.lines import live, roll_up, state
from mithaq.statements.statement import Reading, Statement

MOST = 5
"""Decision makers that a readable game has at most."""
LEAST_WEIGHT = 3
_KINDS = ("state", "group", "person", "organ")
_SOURCE = {
    "DEMAND": 3, "REQUEST": 3, "THREATEN": 3, "INTENTION": 2, "REFUSAL": 2, "REJECT": 2, "DILEMMA": 4, "EXCHANGE": 3,
    "CONDITION": 2, "CONFLICT": 2, "ASSAULT": 2, "NEUTRALITY": 2, "AID": 2, "SUPPORT": 1, "COERCE": 1, "SANCTION": 1,
}  # fmt: skip
_TARGET = {"DEMAND": 2, "REQUEST": 2, "THREATEN": 2, "INTENTION": 1, "CONFLICT": 1, "ASSAULT": 1, "AID": 1}


def makers(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Decision makers by weight in the text, the heaviest first, and those left out for lack of room.

    Steps: 1. roll persons and organs up to their states; 2. weigh each statement by its type for
    who acts in it and on whom it acts, each actor once a statement; 3. keep those of weight 3 or more, five at
    most; ties go to the one named first.
    """
    weights: dict[str, int] = {}
    for statement in live(reading):
        for actor, weight in _weights(statement):
            weights[actor] = weights.get(actor, 0) + weight
    able = [actor for actor in weights if _can_decide(reading, actor) and weights[actor] >= LEAST_WEIGHT]
    ranked = sorted(able, key=lambda actor: -weights[actor])
    return tuple(ranked[:MOST]), tuple(ranked[MOST:])


def _weights(statement: Statement) -> Iterator[tuple[str, int]]:
    acting = roll_up(statement.source)
    yield from ((actor, _SOURCE.get(statement.type, 0)) for actor in acting)
    yield from ((actor, _TARGET.get(statement.type, 0)) for actor in roll_up(statement.target) if actor not in acting)


def _can_decide(reading: Reading, actor: str) -> bool:
    kinds = {one.kind for one in reading.actors if state(one.id) == actor}
    return not kinds or any(kind in _KINDS for kind in kinds)
