"""Moves and improvements of a conflict as sets of states.

A set of states is an int used as a bit set: bit ``p`` is the state at position ``p``.  That keeps the definitions in
`stability` readable (``&`` is intersection, ``|`` union, ``0`` empty) and fast enough for some thousands of states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mithaq.findings.conflict import Conflict
from mithaq.findings.preferences import Worth

StateSet = int
Table = tuple[StateSet, ...]


def members(states: StateSet) -> Iterator[int]:
    """The positions in a set, from the lowest."""
    while states:
        lowest = states & -states
        yield lowest.bit_length() - 1
        states ^= lowest


@dataclass(frozen=True, slots=True)
class GraphModel:
    """The graph model of a conflict, ready to ask.

    Attributes
    ----------
    size : int
        Number of states N.
    reach : tuple (a decision maker each) of N sets
        ``reach[i][s]``: the reachable list R_i(s), the states i moves to from s in one move.
    worth : tuple (a decision maker each) of N ints
        Ordinal worth.
    better : tuple (a decision maker each) of N sets
        ``better[i][s]``: the states that i prefers to s.
    improvements : tuple (a decision maker each) of N sets
        ``improvements[i][s]``: the unilateral improvements R_i⁺(s) = R_i(s) ∩ better[i][s].
    """

    size: int
    reach: tuple[Table, ...]
    worth: tuple[tuple[int, ...], ...]
    better: tuple[Table, ...]
    improvements: tuple[Table, ...]

    @property
    def everything(self) -> StateSet:
        """The set of all states."""
        return (1 << self.size) - 1


def graph_model(conflict: Conflict) -> GraphModel:
    """Moves, preferences and improvements of a conflict."""
    makers = range(len(conflict.dms))
    reach = tuple(_arcs(conflict, i) if conflict.explicit else _option_moves(conflict, i) for i in makers)
    worth = [conflict.worth(i) for i in makers]
    better = tuple(_better(one) for one in worth)
    improvements = tuple(
        tuple(moves & wanted for moves, wanted in zip(reach[i], better[i], strict=True)) for i in makers
    )
    return GraphModel(conflict.size, reach, tuple(tuple(one.tolist()) for one in worth), better, improvements)


def _arcs(conflict: Conflict, dm: int) -> Table:
    assert conflict.arcs is not None
    position = {int(number): place for place, number in enumerate(conflict.states)}
    table = [0] * conflict.size
    for start, end in conflict.arcs[dm]:
        table[position[start]] |= 1 << position[end]
    return tuple(table)


def _option_moves(conflict: Conflict, dm: int) -> Table:
    """Moves in option form.

    Steps: 1. a fibre is the set of states that agree in the options of all others; 2. from a state one reaches the
    rest of its fibre; 3. less the states that would take an irreversible option back.
    """
    own = conflict.dms[dm].mask
    states: list[int] = conflict.states.tolist()
    forward = sum(1 << option for option, way in conflict.irreversible.items() if way == "fwd") & own
    backward = sum(1 << option for option, way in conflict.irreversible.items() if way == "back") & own
    fibres: dict[int, StateSet] = {}
    kept: dict[tuple[int, int], StateSet] = {}
    for position, state in enumerate(states):
        fibres[state & ~own] = fibres.get(state & ~own, 0) | 1 << position
    table = []
    for position, state in enumerate(states):
        locks = (state & ~own, state & forward | ~state & backward)
        if locks not in kept:
            kept[locks] = _without_reversals(states, fibres[locks[0]], state, forward, backward)
        table.append(kept[locks] & ~(1 << position))
    return tuple(table)


def _without_reversals(states: Sequence[int], fibre: StateSet, state: int, forward: int, backward: int) -> StateSet:
    if not forward and not backward:
        return fibre
    taken, refused = state & forward, ~state & backward
    return sum(1 << p for p in members(fibre) if states[p] & taken == taken and not states[p] & refused)


def _better(worth: Worth) -> Table:
    order = worth.argsort(kind="stable")[::-1]
    table = [0] * len(worth)
    above = tied = 0
    level: int | None = None
    for position in order.tolist():
        if worth[position] != level:
            above, tied, level = above | tied, 0, int(worth[position])
        table[position] = above
        tied |= 1 << position
    return tuple(table)


def at_most(worth: Sequence[int]) -> dict[int, StateSet]:
    """For each level of worth, the set of states whose worth is at most that level."""
    sets: dict[int, StateSet] = {}
    for position, level in enumerate(worth):
        sets[level] = sets.get(level, 0) | 1 << position
    gathered = 0
    for level in sorted(sets):
        gathered |= sets[level]
        sets[level] = gathered
    return sets


def legal_sequences(table: Sequence[Table], makers: Sequence[int], size: int) -> Table:
    """R_H(s) for each state s: what H reaches in legal sequences, in which no one moves twice running.

    Steps: 1. let B_j(s) be the states of sequences from s that begin with a move of j; 2. B_j(s) holds each u in
    R_j(s), and B_l(u) for each l of H other than j; 3. repeat 2 until nothing is added; 4. R_H(s) is the union of the
    B_j(s).  Anyone may return later, and a state may come twice.  With `GraphModel.improvements` as table it is
    R_H⁺(s), where each step is an improvement for the one who makes it.

    Source: Fang, Hipel and Kilgour (1993), definitions 4.1 and 4.2 (the sets Ω_H of last movers).
    """
    if not makers:
        return (0,) * size
    if len(makers) == 1:
        return table[makers[0]]
    steps = {j: [tuple(members(moves)) for moves in table[j]] for j in makers}
    begun = {j: list(table[j]) for j in makers}
    grown = True
    while grown:
        grown = False
        for j in makers:
            after = _union([begun[other] for other in makers if other != j])
            mine = begun[j]
            for s, targets in enumerate(steps[j]):
                found = mine[s]
                for u in targets:
                    found |= after[u]
                if found != mine[s]:
                    mine[s], grown = found, True
    return tuple(_union([begun[j] for j in makers]))


def _union(tables: Sequence[Sequence[StateSet]]) -> list[StateSet]:
    total = list(tables[0])
    for table in tables[1:]:
        total = [one | other for one, other in zip(total, table, strict=True)]
    return total
