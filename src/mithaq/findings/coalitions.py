"""Stability for a coalition: its members move together, and only where that is better for all of them.

Let H be the coalition and s the focal state.  A coalition improvement is a state that H reaches in a legal sequence of
its members' moves and that *every* member prefers to s.  A sanction is a state that *some* member does not prefer to s.
CNash, CGMR, CSMR and CSEQ follow Nash, GMR, SMR and SEQ with these two.

Source: Kilgour, Hipel, Fang and Peng (2001), "Coalition analysis in group decision support"; Inohara and Hipel (2008),
"Coalition analysis in the graph model for conflict resolution".  In CSEQ the others answer as single decision makers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from mithaq.findings.conflict import Conflict
from mithaq.findings.moves import GraphModel, StateSet, legal_sequences, members


@dataclass(frozen=True, slots=True)
class CoalitionStability:
    """Where a coalition would stay.

    Attributes
    ----------
    members : tuple of str
    moves : tuple (a state each) of tuple of int
        Numbers of the states that the coalition reaches by legal sequences.
    improvements : tuple (a state each) of tuple of int
        Those of them that all members prefer.
    stable : dict
        Concept → numbers of the states stable for the coalition.
    """

    members: tuple[str, ...]
    moves: tuple[tuple[int, ...], ...]
    improvements: tuple[tuple[int, ...], ...]
    stable: dict[str, tuple[int, ...]]

    def to_dict(self) -> dict[str, Any]:
        """``{"members", "stability", "improvements": [[from, [to, …]], …]}``."""
        return {
            "members": list(self.members),
            "stability": {concept: list(states) for concept, states in self.stable.items()},
            "improvements": [list(better) for better in self.improvements],
        }


def coalition_stability(
    conflict: Conflict, model: GraphModel, group: Sequence[int], concepts: Sequence[str]
) -> CoalitionStability:
    """Stability for one coalition under Nash, GMR, SMR and SEQ (SIM is not defined for coalitions and left out).

    Steps: 1. the coalition's moves R_H(s); 2. its improvements, better for all; 3. the others' answers in legal
    sequences; 4. an improvement is sanctioned where an answer is not better for some member (and, in SMR, no
    countermove of the coalition is better for all).
    """
    outside = [dm for dm in range(len(conflict.dms)) if dm not in group]
    moves = legal_sequences(model.reach, group, model.size)
    agreed = [reduce(and_, (model.better[i][s] for i in group)) for s in range(model.size)]
    gains = [(moves[s] & agreed[s]) & ~(1 << s) for s in range(model.size)]
    answers = legal_sequences(model.reach, outside, model.size)
    improving = legal_sequences(model.improvements, outside, model.size)

    def stays(concept: str, s: int) -> bool:
        if concept == "Nash":
            return not gains[s]
        responses = improving if concept == "SEQ" else answers
        bad = model.everything & ~agreed[s]
        if concept == "SMR":
            return all(_inescapable(responses[s1] & bad, moves, agreed[s]) for s1 in members(gains[s]))
        return all(responses[s1] & bad for s1 in members(gains[s]))

    def numbers(states: Sequence[int]) -> tuple[int, ...]:
        return tuple(conflict.number(s) for s in states)

    return CoalitionStability(
        members=tuple(conflict.dms[dm].name for dm in group),
        moves=tuple(numbers(list(members(one))) for one in moves),
        improvements=tuple(numbers(list(members(one))) for one in gains),
        stable={
            concept: numbers([s for s in range(model.size) if stays(concept, s)])
            for concept in concepts
            if concept != "SIM"
        },
    )


def _inescapable(sanctions: StateSet, moves: Sequence[StateSet], agreed: StateSet) -> bool:
    return any(not moves[s2] & agreed for s2 in members(sanctions))
