"""Why a state is stable for a decision maker, or not: the tree of reasons under a verdict.

Each improvement of the focal decision maker is a branch: the sequence of the others that sanctions it, and the
preference that makes it a sanction; or that there is none.  Leaves rest on the game itself, by name and version.
"""

from __future__ import annotations

from functools import reduce
from itertools import combinations, product
from operator import xor
from typing import Any

from mithaq.answer import NO, YES, Dataset, Reason
from mithaq.errors import CannotAnswer
from mithaq.findings.conflict import Conflict
from mithaq.findings.moves import GraphModel, Table, graph_model, members
from mithaq.findings.stability import Stability, inescapable, not_preferred, spelled
from mithaq.findings.status_quo import Step, path_in


def explain(stability: Stability, concept: str, state: int, dm: str | int) -> Reason:
    """Why a state is stable for a decision maker under a concept, or why it is not.

    Steps: 1. list the improvements of the decision maker from the state; 2. for each find the shortest answer of the
    others that sanctions it under the concept; 3. the state is stable if each has one.

    Parameters
    ----------
    stability : Stability
    concept : str
    state : int
        Number of the state.
    dm : str or int

    Raises
    ------
    CannotAnswer
        The concept was not computed.
    BadGame
        No such concept, state or decision maker.
    """
    concept = spelled(concept)
    if concept not in stability.verdicts:
        raise CannotAnswer(f"{concept} was not computed", remedy="Ask for it in solve()")
    return _Explanation(stability.conflict, concept, stability.conflict.index_of(dm)).of(state)


class _Explanation:
    """The focal decision maker, the concept, and what both look at."""

    def __init__(self, conflict: Conflict, concept: str, dm: int) -> None:
        self.conflict, self.concept, self.dm = conflict, concept, dm
        self.model: GraphModel = graph_model(conflict)
        self.others = [other for other in range(len(conflict.dms)) if other != dm]
        self.name = conflict.dms[dm].name
        self.version = conflict.version

    def of(self, number: int) -> Reason:
        s = self.conflict.position(number)
        improvements = list(members(self.model.improvements[self.dm][s]))
        values = {"dm": self.name, "concept": self.concept, "state": number, "label": self.conflict.label(s)}
        if not improvements:
            return Reason("stability.stable", YES, values, None, (self._leaf("stability.no_improvement", True, s),))
        branches = tuple(self._branch(s, s1) for s1 in improvements)
        stable = all(branch.answer is YES for branch in branches)
        code = "stability.stable" if stable else "stability.unstable"
        return Reason(code, YES if stable else NO, values, None, branches)

    def _branch(self, s: int, s1: int) -> Reason:
        better = self._leaf("stability.prefers", True, s, to=s1)
        if self.concept == "Nash":
            return Reason("stability.free_improvement", NO, self._values(s, to=s1), None, (better,))
        found = self._simultaneous(s, s1) if self.concept == "SIM" else self._sequence(s, s1)
        if found is None:
            code = f"stability.unsanctioned.{self.concept.lower()}"
            return Reason(code, NO, self._values(s, to=s1), None, (better,))
        steps, sanction = found
        moves = tuple(self._move(step) for step in steps)
        worse = self._leaf("stability.not_preferred", True, s, to=sanction)
        escape = (self._leaf("stability.no_escape", True, s, to=sanction),) if self.concept == "SMR" else ()
        code = f"stability.sanctioned.{self.concept.lower()}"
        values = {**self._values(s, to=s1), "sanction": self.conflict.number(sanction)}
        return Reason(code, YES, values, None, (better, *moves, worse, *escape))

    def _sequence(self, s: int, s1: int) -> tuple[tuple[Step, ...], int] | None:
        table, level = self._table(), self.model.worth[self.dm][s]
        bad = (inescapable if self.concept == "SMR" else not_preferred)(self.model, self.dm)[level]
        steps = path_in(self.conflict, table, self.others, s1, bad)
        return None if steps is None else (steps, self.conflict.position(steps[-1].end))

    def _simultaneous(self, s: int, s1: int) -> tuple[tuple[Step, ...], int] | None:
        masks, worth = self.conflict.states, self.model.worth[self.dm]
        position = {int(mask): place for place, mask in enumerate(masks)}
        for count in range(1, len(self.others) + 1):
            for group in combinations(self.others, count):
                for targets in product(*(members(self.model.improvements[k][s]) for k in group)):
                    changes = [int(masks[t] ^ masks[s]) for t in targets]
                    outcome = position.get(reduce(xor, changes, int(masks[s1])))
                    if outcome is not None and worth[outcome] <= worth[s]:
                        return tuple(self._step(k, s, t) for k, t in zip(group, targets, strict=True)), outcome
        return None

    def _step(self, dm: int, s: int, target: int) -> Step:
        return Step(self.conflict.dms[dm].name, self.conflict.number(s), self.conflict.number(target))

    def _table(self) -> tuple[Table, ...]:
        return self.model.improvements if self.concept == "SEQ" else self.model.reach

    def _move(self, step: Step) -> Reason:
        code = "stability.move" if self.concept in ("GMR", "SMR") else "stability.improving_move"
        return Reason(code, YES, {"dm": step.dm, "from": step.start, "to": step.end}, self._ground("moves", step.dm))

    def _values(self, s: int, to: int | None = None) -> dict[str, Any]:
        values: dict[str, Any] = {"dm": self.name, "state": self.conflict.number(s)}
        return values if to is None else {**values, "to": self.conflict.number(to)}

    def _leaf(self, code: str, holds: bool, s: int, to: int | None = None) -> Reason:
        ground = self._ground("preferences", self.name)
        return Reason(code, YES if holds else NO, self._values(s, to), ground)

    def _ground(self, part: str, dm: str) -> Dataset:
        return Dataset(f"game: {self.conflict.name}", self.version, f"{part} of {dm}")
