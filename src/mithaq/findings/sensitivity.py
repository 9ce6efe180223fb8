"""Which single preference turns the outcome of a conflict.

An equilibrium is worth what the preferences behind it are worth.  `turning_preferences` changes one preference at a
time and reports each change that makes another set of equilibria, so that a brief can say "if … then …" instead of
presenting as a finding what rests on one assumption.

Source: Fang, Hipel and Kilgour (1993), chapter 1.3 (sensitivity analyses); Hipel, Kilgour and Kinsara (2014).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar, get_args

from mithaq.errors import BadGame
from mithaq.findings.conflict import Conflict, DecisionMaker
from mithaq.findings.preferences import OptionStatement
from mithaq.findings.stability import solve, spelled

Kind = Literal["swap", "drop", "reverse", "swap_ranks"]
Only = Literal["any", "assumed", "stated"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one decision maker's preferences.

    Attributes
    ----------
    dm : str
    kind : str
        ``swap`` two neighbouring statements, ``drop`` one, ``reverse`` one (its negation in its place), or
        ``swap_ranks``: two neighbouring ranks.
    places : tuple of int
        Which statements or ranks, from 1, the first being the most important or the best.
    statement_ids : tuple of str
        Their ids, where the game has them.
    assumed : bool or None
        True if at least one of them is assumed, False if all are stated, None if the game does not say.
    """

    dm: str
    kind: Kind
    places: tuple[int, ...]
    statement_ids: tuple[str, ...] = ()
    assumed: bool | None = None

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "dm": self.dm,
            "kind": self.kind,
            "places": list(self.places),
            "statement_ids": list(self.statement_ids),
            "assumed": self.assumed,
        }


@dataclass(frozen=True, slots=True)
class Turn:
    """A change that turns the equilibria: which states join them and which leave them."""

    change: Change
    after: tuple[int, ...]
    gained: tuple[int, ...]
    lost: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            **self.change.to_dict(),
            "after": list(self.after),
            "gained": list(self.gained),
            "lost": list(self.lost),
        }


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """All single changes that turn the equilibria of a concept.

    Attributes
    ----------
    concept : str
    state : int or None
        The state that was asked about: only changes by which it joins or leaves the equilibria are turns.
    only : str
        Which changes were tried: ``any``, ``assumed`` or ``stated``.
    before : tuple of int
        The equilibria as the game stands.
    turns : tuple of Turn
    tried : int
        How many changes were tried.
    game : str
        Version of the game.
    """

    concept: str
    state: int | None
    only: Only
    before: tuple[int, ...]
    turns: tuple[Turn, ...]
    tried: int
    game: str

    @property
    def robust(self) -> tuple[int, ...]:
        """Equilibria that no change tried takes away."""
        lost = {state for turn in self.turns for state in turn.lost}
        return tuple(state for state in self.before if state not in lost)

    def to_dict(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "concept": self.concept,
            "state": self.state,
            "only": self.only,
            "before": list(self.before),
            "turns": [turn.to_dict() for turn in self.turns],
            "robust": list(self.robust),
            "tried": self.tried,
            "game": self.game,
        }


def turning_preferences(
    conflict: Conflict,
    concept: str = "SEQ",
    *,
    state: int | None = None,
    dms: Sequence[str] | None = None,
    only: Only = "any",
) -> Sensitivity:
    """Find the single changes of a preference that turn the equilibria of a concept.

    Steps: 1. find the equilibria as the game stands; 2. for each decision maker swap each two neighbouring statements,
    drop each, reverse each (or swap each two neighbouring ranks); 3. solve again; 4. keep the changes after which the
    set of equilibria (or the membership of ``state``) is another.

    Parameters
    ----------
    conflict : Conflict
    concept : str
    state : int, optional
        Ask about this state alone.
    dms : sequence of str, optional
        Change the preferences of these alone.
    only : {"any", "assumed", "stated"}
        ``assumed`` tries changes that touch an assumed preference, ``stated`` those that touch stated ones alone.

    Raises
    ------
    BadGame
        No such concept, state or decision maker; or ``only`` asks for a mark that no preference of the game has.
    """
    name = spelled(concept)
    if state is not None:
        conflict.position(state)
    _check_marks(conflict, only)
    makers = range(len(conflict.dms)) if dms is None else [conflict.index_of(dm) for dm in dms]
    alone = replace(conflict, coalitions=())
    before = solve(alone, [name]).equilibria(name)
    turns, tried = [], 0
    for dm in makers:
        for change, maker in changes(conflict.dms[dm]):
            if only != "any" and change.assumed is not (only == "assumed"):
                continue
            tried += 1
            turn = _turn(change, before, solve(alone.with_maker(dm, maker), [name]).equilibria(name))
            if turn is not None and (state is None or state in (*turn.gained, *turn.lost)):
                turns.append(turn)
    return Sensitivity(name, state, only, before, tuple(turns), tried, conflict.version)


def _turn(change: Change, before: Sequence[int], after: tuple[int, ...]) -> Turn | None:
    gained = tuple(state for state in after if state not in before)
    lost = tuple(state for state in before if state not in after)
    return Turn(change, after, gained, lost) if gained or lost else None


def _check_marks(conflict: Conflict, only: Only) -> None:
    if only not in get_args(Only):
        raise BadGame(f"only={only!r}", remedy=f"Allowed: {', '.join(get_args(Only))}")
    marks = [mark for dm in conflict.dms for mark in (*dm.ranks_assumed, *(s.assumed for s in dm.statements or ()))]
    if only != "any" and all(mark is None for mark in marks):
        raise BadGame(
            "the game does not say which preferences are assumed",
            where=conflict.where,
            remedy='Give decision makers an "assumed" list beside their statements, or ask with only="any"',
        )


def changes(maker: DecisionMaker) -> Iterator[tuple[Change, DecisionMaker]]:
    """Every single change of a decision maker's preferences, with the decision maker after it."""
    if maker.ranking is not None:
        yield from _rank_changes(maker, maker.ranking)
    else:
        yield from _statement_changes(maker, maker.statements or ())


def _rank_changes(maker: DecisionMaker, ranking: tuple[tuple[int, ...], ...]) -> Iterator[tuple[Change, DecisionMaker]]:
    marks = maker.ranks_assumed or (None,) * len(ranking)
    for j in range(len(ranking) - 1):
        change = Change(maker.name, "swap_ranks", (j + 1, j + 2), assumed=_mark(marks[j : j + 2]))
        yield change, replace(maker, ranking=_swapped(ranking, j), ranks_assumed=_swapped(marks, j))


def _statement_changes(
    maker: DecisionMaker, statements: tuple[OptionStatement, ...]
) -> Iterator[tuple[Change, DecisionMaker]]:
    for j in range(len(statements) - 1):
        yield _change(maker, "swap", statements, (j, j + 1)), replace(maker, statements=_swapped(statements, j))
    for j, statement in enumerate(statements):
        rest = statements[:j], statements[j + 1 :]
        reversed_one = replace(statement, negated=not statement.negated)
        yield _change(maker, "drop", statements, (j,)), replace(maker, statements=(*rest[0], *rest[1]))
        yield _change(maker, "reverse", statements, (j,)), replace(maker, statements=(*rest[0], reversed_one, *rest[1]))


def _change(maker: DecisionMaker, kind: Kind, statements: Sequence[OptionStatement], places: Sequence[int]) -> Change:
    touched = [statements[j] for j in places]
    ids = tuple(statement.id for statement in touched if statement.id is not None)
    return Change(maker.name, kind, tuple(j + 1 for j in places), ids, _mark([s.assumed for s in touched]))


def _mark(marks: Sequence[bool | None]) -> bool | None:
    if any(mark is True for mark in marks):
        return True
    return None if any(mark is None for mark in marks) else False


def _swapped(values: tuple[Item, ...], j: int) -> tuple[Item, ...]:
    return (*values[:j], values[j + 1], values[j], *values[j + 2 :])
