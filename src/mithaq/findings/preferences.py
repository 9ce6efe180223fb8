"""Ordinal preferences of a decision maker: a ranking with ties, or prioritised statements on options.

Both give a *worth*: one number for each state, of which only the order has a meaning.  The higher
is preferred; equal numbers are a tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

Literal = tuple[int, bool]
States = npt.NDArray[np.int64]
Worth = npt.NDArray[np.int64]

_EXACT_DIGITS = 40


@dataclass(frozen=True, slots=True)
class OptionStatement:
    """A statement that a state fulfils or not: an OR of ANDs of options taken (True) or not (False).

    Attributes
    ----------
    alternatives : tuple of tuple of (option, taken)
        Holds where all literals of at least one alternative hold.
    negated : bool
        Holds where it would not hold otherwise.
    id : str or None
        Where it comes from: the id of a statement of a text.
    assumed : bool or None
        True if the analyst assumed it, False if a source states it, None if the game does not say.
    """

    alternatives: tuple[tuple[Literal, ...], ...]
    negated: bool = False
    id: str | None = None
    assumed: bool | None = None

    def holds(self, states: States) -> npt.NDArray[np.bool_]:
        """Which states fulfil it, shape (N,)."""
        result = np.zeros(len(states), dtype=np.bool_)
        for alternative in self.alternatives:
            result |= matches(states, alternative)
        return ~result if self.negated else result

    def to_list(self) -> list[list[list[Any]]]:
        """As in a game file; a negated statement is multiplied out (De Morgan)."""
        ands = self._negation() if self.negated else [list(one) for one in self.alternatives]
        return [[[option, "Y" if taken else "N"] for option, taken in one] for one in ands]

    def _negation(self) -> list[list[Literal]]:
        found: dict[tuple[Literal, ...], None] = {}
        for chosen in product(*self.alternatives):
            literals = tuple(sorted({(option, not taken) for option, taken in chosen}))
            if len({option for option, _ in literals}) == len(literals):
                found[literals] = None
        return [list(literals) for literals in found]


def matches(states: States, pattern: Sequence[Literal]) -> npt.NDArray[np.bool_]:
    """Which states (bit masks) agree with every literal of the pattern, shape (N,)."""
    wanted = sum(1 << option for option, taken in pattern if taken)
    spoken = sum(1 << option for option, _ in pattern)
    agree: npt.NDArray[np.bool_] = (states & spoken) == wanted
    return agree


def worth_by_statements(statements: Sequence[OptionStatement], states: States) -> Worth:
    """Worth under prioritised statements: statement j of k weighs 2^(k−j), so one outweighs all below it.

    Steps: 1. take the statements from the first; 2. double what was gathered and add one where the statement holds;
    3. after forty statements keep the order alone, so that the numbers stay exact however many there are.

    Source: Fang, Hipel, Kilgour and Peng (2003), "A decision support system for interactive decision making", Part I
    (option prioritising); Peng, Hipel and Fraser (1997).
    """
    worth = np.zeros(len(states), dtype=np.int64)
    for count, statement in enumerate(statements, start=1):
        worth = 2 * worth + statement.holds(states)
        if count % _EXACT_DIGITS == 0:
            worth = np.unique(worth, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return worth


def worth_by_ranking(ranking: Sequence[Sequence[int]], size: int) -> Worth:
    """Worth under a ranking of state positions (from 0), best first; the states of one rank are a tie."""
    worth = np.zeros(size, dtype=np.int64)
    for place, tied in enumerate(ranking):
        worth[list(tied)] = len(ranking) - place
    return worth
