"""Status quo analysis: where a conflict can go from where it stands, and by which moves.

Source: Li, Kilgour and Hipel (2005), "Status quo analysis in the graph model for conflict resolution".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mithaq.findings.conflict import Conflict
from mithaq.findings.moves import GraphModel, Table, graph_model, members
from mithaq.findings.stability import check_size


@dataclass(frozen=True, slots=True)
class Step:
    """One move on a path: who moves, from which state to which (by number)."""

    dm: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """``{"dm", "from", "to"}``."""
        return {"dm": self.dm, "from": self.start, "to": self.end}


@dataclass(frozen=True, slots=True)
class StatusQuo:
    """What is reachable from a state.

    Attributes
    ----------
    state : int
        Where the conflict stands.
    by_moves : tuple of int
        States reachable by legal sequences of any moves of anybody.
    by_improvements : tuple of int
        States reachable by legal sequences of improvements of anybody.
    paths : dict
        Target → a shortest legal sequence of improvements to it; None where there is none, () where it stands there.
    """

    state: int
    by_moves: tuple[int, ...]
    by_improvements: tuple[int, ...]
    paths: dict[int, tuple[Step, ...] | None]

    def to_dict(self) -> dict[str, Any]:
        """As JSON values; ``paths`` keyed by the target's number as text."""
        return {
            "state": self.state,
            "by_moves": list(self.by_moves),
            "by_improvements": list(self.by_improvements),
            "paths": {
                str(target): None if path is None else [step.to_dict() for step in path]
                for target, path in self.paths.items()
            },
        }


def status_quo(conflict: Conflict, state: int, targets: Iterable[int] = ()) -> StatusQuo:
    """What is reachable from a state, and the shortest paths of improvements to the targets (the equilibria, say).

    Raises
    ------
    BadGame
        No such state, or too many states.
    """
    check_size(conflict)
    model, start = graph_model(conflict), conflict.position(state)
    everybody = range(len(conflict.dms))

    def reached(table: Sequence[Table]) -> tuple[int, ...]:
        found = {s for s, _ in _search(table, everybody, start)} - {start}
        return tuple(conflict.number(s) for s in sorted(found))

    paths = {number: improvement_path(conflict, model, state, number) for number in targets}
    return StatusQuo(state, reached(model.reach), reached(model.improvements), paths)


def improvement_path(conflict: Conflict, model: GraphModel, state: int, target: int) -> tuple[Step, ...] | None:
    """A shortest legal sequence of improvements from one state to another; None where there is none."""
    everybody = range(len(conflict.dms))
    start, end = conflict.position(state), conflict.position(target)
    return path_in(conflict, model.improvements, everybody, start, 1 << end)


def path_in(
    conflict: Conflict, table: Sequence[Table], makers: Sequence[int], start: int, goal: int
) -> tuple[Step, ...] | None:
    """A shortest legal sequence (no one moves twice running) of moves of a table into a set of states."""
    if goal >> start & 1:
        return ()
    came = _search(table, makers, start)
    ends = [node for node in came if node[1] is not None and goal >> node[0] & 1]
    if not ends:
        return None
    node, steps = ends[0], []
    while (before := came[node]) is not None:
        assert node[1] is not None
        steps.append(Step(conflict.dms[node[1]].name, conflict.number(before[0]), conflict.number(node[0])))
        node = before
    return tuple(reversed(steps))


Node = tuple[int, int | None]


def _search(table: Sequence[Table], makers: Sequence[int], start: int) -> dict[Node, Node | None]:
    """Breadth first over (state, last mover), each with where it came from, nearest first."""
    came: dict[Node, Node | None] = {(start, None): None}
    queue: deque[Node] = deque(came)
    while queue:
        node = queue.popleft()
        state, last = node
        for dm in makers:
            if dm == last:
                continue
            for target in members(table[dm][state]):
                if (target, dm) not in came:
                    came[target, dm] = node
                    queue.append((target, dm))
    return came
