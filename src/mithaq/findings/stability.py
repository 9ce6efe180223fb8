"""Stability of states and equilibria: the reference engine, which reads like the definitions.

Let i be the focal decision maker, s the focal state, and s1 a unilateral improvement of i from s.

* Nash: there is no s1.
* GMR (general metarationality): for each s1 the others have a legal sequence of moves to a state that i does
  not prefer to s.
* SMR (symmetric metarationality): the same, and from that state i reaches no state that it prefers to s.
* SEQ (sequential stability): as GMR, but each step of the sequence improves its own mover.
* SIM (simultaneous stability): for each s1 some of the others have a joint improvement, each its own improvement from s,
  which, made at the same time as the move to s1, gives a feasible state not preferred to s by i.

A sanction is a state *not preferred* to s: ties count.  An equilibrium is a state stable for everybody.

Source: Nash (1951); Howard (1971) for GMR and SMR; Fraser and Hipel (1979, 1984) for SEQ and SIM; all in the words of
Fang, Hipel and Kilgour (1993), chapter 3 and 4.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from mithaq.errors import BadGame, CannotAnswer
from mithaq.findings.coalitions import CoalitionStability, coalition_stability
from mithaq.findings.conflict import Conflict
from mithaq.findings.moves import GraphModel, StateSet, Table, at_most, graph_model, legal_sequences, members

CONCEPTS = ("Nash", "GMR", "SMR", "SEQ", "SIM")
MAX_STATES = 8192
"""States up to which the reference engine answers."""
SIM_DEFINITION = (
    "Fraser and Hipel 1984: some of the others, each by an improvement of its own from the focal state, move at the same "
    "time as the mover; an infeasible combination sanctions nothing"
)

Verdicts = npt.NDArray[np.bool_]
Masks = npt.NDArray[np.int64]
Engine = Callable[[Conflict, tuple[str, ...]], dict[str, Verdicts]]
"""Takes a conflict and concepts; gives for each concept an array of shape (decision makers, states)."""


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """Which states are stable for whom, and how that was found.

    Attributes
    ----------
    conflict : Conflict
        The input, preferences included.
    verdicts : dict
        Concept → array of bool, shape (decision makers, states).
    coalitions : tuple of CoalitionStability
        For the coalitions that the game lists.
    method : dict
        Engine, definitions (of SIM, for one) and the version of the game.
    undefined : dict
        Concept → why it is not computed for this conflict.
    """

    conflict: Conflict
    verdicts: dict[str, Verdicts]
    coalitions: tuple[CoalitionStability, ...]
    method: dict[str, str]
    undefined: dict[str, str] = field(default_factory=dict)

    def stable(self, concept: str, dm: str | int) -> tuple[int, ...]:
        """Numbers of the states that are stable for a decision maker."""
        return self._numbers(np.asarray(self._of(concept)[self.conflict.index_of(dm)]))

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Numbers of the states that are stable for everybody."""
        return self._numbers(np.asarray(self._of(concept).all(axis=0)))

    def is_stable(self, concept: str, dm: str | int, state: int) -> bool:
        """Whether the state of that number is stable for a decision maker."""
        return bool(self._of(concept)[self.conflict.index_of(dm), self.conflict.position(state)])

    def to_dict(self) -> dict[str, Any]:
        """``states``, ``stability``, ``equilibria``, ``method`` as the command prints them."""
        names = [maker.name for maker in self.conflict.dms]
        made: dict[str, Any] = {
            "name": self.conflict.name,
            "states": self.conflict.labels(),
            "stability": {c: {name: list(self.stable(c, name)) for name in names} for c in self.verdicts},
            "equilibria": {concept: list(self.equilibria(concept)) for concept in self.verdicts},
            "method": dict(self.method),
        }
        if self.coalitions:
            made["coalitions"] = [one.to_dict() for one in self.coalitions]
        if self.undefined:
            made["undefined"] = dict(self.undefined)
        return made

    def _of(self, concept: str) -> Verdicts:
        name = spelled(concept)
        if name not in self.verdicts:
            why = self.undefined.get(name, "it was not asked for")
            raise CannotAnswer(f"{name} was not computed: {why}", where=self.conflict.where)
        return self.verdicts[name]

    def _numbers(self, flags: Verdicts) -> tuple[int, ...]:
        return tuple(self.conflict.number(position) for position in np.flatnonzero(flags).tolist())


def spelled(concept: str) -> str:
    """The concept as we spell it, from any case: ``"seq"`` → ``"SEQ"``.

    Raises
    ------
    BadGame
        No such concept.
    """
    for name in CONCEPTS:
        if concept.strip().lower() == name.lower():
            return name
    raise BadGame(f"there is no stability concept {concept!r}", remedy=f"Allowed: {', '.join(CONCEPTS)}")


def solve(conflict: Conflict, concepts: Sequence[str] = CONCEPTS, *, engine: Engine | None = None) -> Stability:
    """Find the stable states of each decision maker and the equilibria.

    Parameters
    ----------
    conflict : Conflict
    concepts : sequence of str
        Any of Nash, GMR, SMR, SEQ, SIM, in any case.
    engine : callable, optional
        Another engine; by default `reference_engine`.

    Raises
    ------
    BadGame
        An unknown concept, or more states than the engine takes.
    CannotAnswer
        Only SIM is asked for and the conflict is an explicit graph, whose moves cannot be combined.
    """
    asked = tuple(dict.fromkeys(spelled(concept) for concept in concepts))
    undefined = {}
    if conflict.explicit and "SIM" in asked:
        undefined["SIM"] = "moves of an explicit graph cannot be combined; SIM needs options"
    computed = tuple(concept for concept in asked if concept not in undefined)
    if not computed:
        remedy = "Ask for Nash, GMR, SMR or SEQ, or write the game with options"
        raise CannotAnswer(undefined.get("SIM", "no concept is asked for"), where=conflict.where, remedy=remedy)
    verdicts = (engine or reference_engine)(conflict, computed)
    coalitions: tuple[CoalitionStability, ...] = ()
    if conflict.coalitions:
        check_size(conflict)
        model = graph_model(conflict)
        coalitions = tuple(coalition_stability(conflict, model, group, computed) for group in conflict.coalitions)
    method = {
        "engine": "reference" if engine is None else getattr(engine, "__name__", "custom"),
        "definitions": "Fang, Hipel and Kilgour 1993",
        "sanctions": "legal sequences of the others, in which no one moves twice running; ties count",
        "SIM": SIM_DEFINITION,
        "game": conflict.version,
    }
    return Stability(conflict, verdicts, coalitions, method, undefined)


def check_size(conflict: Conflict) -> None:
    """Refuse a conflict that is too large for sets of states.

    Raises
    ------
    BadGame
        More than `MAX_STATES` states.
    """
    if conflict.size > MAX_STATES:
        raise BadGame(
            f"{conflict.size} states are too many for the reference engine",
            where=conflict.where,
            remedy=f"Up to {MAX_STATES}: rule combinations out under infeasible, or list the feasible states",
        )


def reference_engine(conflict: Conflict, concepts: tuple[str, ...]) -> dict[str, Verdicts]:
    """The verdicts, decision maker by decision maker and concept by concept, from sets of states."""
    check_size(conflict)
    model = graph_model(conflict)
    found = {concept: np.zeros((len(conflict.dms), conflict.size), dtype=np.bool_) for concept in concepts}
    for dm in range(len(conflict.dms)):
        others = [other for other in range(len(conflict.dms)) if other != dm]
        if "Nash" in concepts:
            found["Nash"][dm] = [not improvements for improvements in model.improvements[dm]]
        if {"GMR", "SMR"} & set(concepts):
            moves = legal_sequences(model.reach, others, model.size)
            bad = {"GMR": not_preferred, "SMR": inescapable}
            for concept in [one for one in bad if one in concepts]:
                found[concept][dm] = _sanctioned(model, dm, moves, bad[concept](model, dm))
        if "SEQ" in concepts:
            responses = legal_sequences(model.improvements, others, model.size)
            found["SEQ"][dm] = _sanctioned(model, dm, responses, not_preferred(model, dm))
        if "SIM" in concepts:
            found["SIM"][dm] = _answered_at_once(conflict, model, dm)
    return found


def _sanctioned(model: GraphModel, dm: int, responses: Table, bad: dict[int, StateSet]) -> list[bool]:
    """For each s: does each improvement s1 meet a response in a state that is bad at the worth of s?"""
    worth = model.worth[dm]
    return [
        all(responses[s1] & bad[worth[s]] for s1 in members(improvements))
        for s, improvements in enumerate(model.improvements[dm])
    ]


def not_preferred(model: GraphModel, dm: int) -> dict[int, StateSet]:
    """By worth of the focal state: the states that are not preferred to it."""
    return at_most(model.worth[dm])


def inescapable(model: GraphModel, dm: int) -> dict[int, StateSet]:
    """By worth of the focal state: the states not preferred to it from which no countermove reaches a preferred one."""
    worth = model.worth[dm]
    prospects = [max([worth[s], *(worth[u] for u in members(model.reach[dm][s]))]) for s in range(model.size)]
    by_prospect = at_most(prospects)
    levels = sorted(by_prospect)
    bad, place, reached = {}, 0, 0
    for level in sorted(set(worth)):
        while place < len(levels) and levels[place] <= level:
            reached = by_prospect[levels[place]]
            place += 1
        bad[level] = reached
    return bad


def _answered_at_once(conflict: Conflict, model: GraphModel, dm: int) -> list[bool]:
    """For each s: does each improvement meet a simultaneous joint improvement of some others that spoils it?"""
    worth = np.asarray(model.worth[dm], dtype=np.int64)
    combinations = Combinations(conflict, model)
    stable = []
    for s, improvements in enumerate(model.improvements[dm]):
        if not improvements:
            stable.append(True)
            continue
        positions, feasible = combinations.of(dm, s, combinations.joint_changes(dm, s))
        stable.append(bool((feasible & (worth[positions] <= worth[s])).any(axis=1).all()))
    return stable


class Combinations:
    """Where simultaneous improvements lead.

    A change is the mask of the options that a move changes.  Decision makers own different options, so changes made at
    the same time combine by exclusive or: that is Fraser and Hipel's sum of the outcomes less (n − 1) times the focal one.
    """

    def __init__(self, conflict: Conflict, model: GraphModel) -> None:
        self._masks = conflict.states
        self._improvements = model.improvements
        self._order = np.argsort(conflict.states, kind="stable")
        self._sorted = conflict.states[self._order]

    def changes(self, dm: int, s: int) -> Masks:
        """Changes of the improvements of one decision maker from s, shape (improvements,)."""
        targets = list(members(self._improvements[dm][s]))
        return np.asarray(self._masks[targets] ^ self._masks[s], dtype=np.int64)

    def joint_changes(self, dm: int, s: int) -> Masks:
        """Changes of every joint improvement from s of one or more others, each by an improvement of its own from s."""
        joint = np.zeros(1, dtype=np.int64)
        for other in range(len(self._improvements)):
            if other != dm:
                own = np.append(0, self.changes(other, s)).astype(np.int64)
                joint = (joint[:, None] ^ own[None, :]).reshape(-1)
        return np.asarray(joint[joint != 0], dtype=np.int64)

    def of(self, dm: int, s: int, joint: Masks) -> tuple[Masks, Verdicts]:
        """Each improvement of dm from s with each joint change: position of the outcome, and whether it is feasible.

        Both arrays have the shape (improvements of dm, joint changes).
        """
        wanted = self.changes(dm, s)[:, None] ^ joint[None, :] ^ self._masks[s]
        place = np.clip(np.searchsorted(self._sorted, wanted), 0, len(self._sorted) - 1)
        return self._order[place], self._sorted[place] == wanted
