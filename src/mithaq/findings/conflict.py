"""A conflict in the graph model: decision makers, states, moves and ordinal preferences.

Two forms.  In *option form* a state is a combination of yes/no options (a bit mask; bit k is option k), and a decision
maker moves by changing any of its own options at once, as far as the result is feasible and no irreversible option
goes back.  In an *explicit graph* the moves are given arc by arc.

Source: Fang, Hipel and Kilgour (1993), *Interactive Decision Making: The Graph Model for Conflict Resolution*;
Xu, Hipel, Kilgour and Fang (2018), *Conflict Resolution Using the Graph Model*.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mithaq.errors import BadGame
from mithaq.findings.game_file import Place, read
from mithaq.findings.game_format import GameFile, MakerFile, check
from mithaq.findings.preferences import (
    Literal,
    OptionStatement,
    States,
    Worth,
    matches,
    worth_by_ranking,
    worth_by_statements,
)

MAX_ENUMERATED = 26
"""Options up to which the states are enumerated where ``feasible`` does not list them (2^26 masks)."""


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """A decision maker: its options, and its preference as a ranking or as prioritised statements.

    Attributes
    ----------
    name : str
    options : tuple of int
        Indices of the options it controls; empty in an explicit graph.
    ranking : tuple of tuple of int, or None
        State numbers, best first; the states of one inner tuple are a tie.
    statements : tuple of OptionStatement, or None
        The first outweighs all below it.
    ranks_assumed : tuple of (bool or None)
        For each rank: assumed (True), stated (False) or not said (None).
    extra : dict
        Further keys of the file, kept unread.
    """

    name: str
    options: tuple[int, ...]
    ranking: tuple[tuple[int, ...], ...] | None = None
    statements: tuple[OptionStatement, ...] | None = None
    ranks_assumed: tuple[bool | None, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def mask(self) -> int:
        """The bits of its options."""
        return sum(1 << option for option in self.options)

    def to_dict(self) -> dict[str, Any]:
        """As in a game file."""
        made: dict[str, Any] = {"name": self.name, "options": list(self.options)}
        if self.ranking is not None:
            made["ranking"] = [rank[0] if len(rank) == 1 else list(rank) for rank in self.ranking]
            marks: Sequence[bool | None] = self.ranks_assumed
        else:
            statements = self.statements or ()
            made["statements"] = [statement.to_list() for statement in statements]
            if any(statement.id for statement in statements):
                made["statement_ids"] = [statement.id for statement in statements]
            marks = [statement.assumed for statement in statements]
        if any(mark is not None for mark in marks):
            made["assumed"] = list(marks)
        return {**made, **self.extra}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict; build it with `from_dict` or `load`, which check it.

    Attributes
    ----------
    name : str
    options : tuple of str
        Names of the options; empty in an explicit graph.
    dms : tuple of DecisionMaker
    states : array of int64, shape (N,)
        In option form the bit mask of each state; in an explicit graph the number that the file gives it.
    infeasible : tuple of patterns
        Combinations that cannot be.
    irreversible : dict
        Option → ``"fwd"`` (only N→Y) or ``"back"`` (only Y→N).
    coalitions : tuple of tuple of int
        Indices into ``dms``.
    arcs : tuple (a decision maker each) of tuple of (from, to), or None
        Moves of an explicit graph, by state number.
    fixed : bool
        Whether the file listed the states.
    extra : dict
        Further keys of the file, kept unread.
    where : str or None
        The file, for messages.
    """

    name: str
    options: tuple[str, ...]
    dms: tuple[DecisionMaker, ...]
    states: States = field(compare=False, repr=False)
    infeasible: tuple[tuple[Literal, ...], ...] = ()
    irreversible: dict[int, str] = field(default_factory=dict)
    coalitions: tuple[tuple[int, ...], ...] = ()
    arcs: tuple[tuple[tuple[int, int], ...], ...] | None = None
    fixed: bool = True
    extra: dict[str, Any] = field(default_factory=dict)
    where: str | None = None

    @classmethod
    def from_dict(cls, data: Any, where: str | None = None) -> Conflict:
        """Read a game from a mapping in the game format.

        Raises
        ------
        BadGame
            With the place (``dms[1].ranking``), what was allowed and the remedy.
        """
        place = Place(where)
        return _build(check(data, place), place)

    @property
    def explicit(self) -> bool:
        """Whether it is an explicit graph."""
        return self.arcs is not None

    @property
    def size(self) -> int:
        """Number of states."""
        return len(self.states)

    @property
    def version(self) -> str:
        """The first 12 digits of the SHA-256 of the game, for results that remember their input."""
        text = json.dumps(self.to_dict(), sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def number(self, position: int) -> int:
        """The number of the state at a position (from 0): position + 1, or the explicit graph's own number."""
        return int(self.states[position]) if self.explicit else position + 1

    def position(self, number: int) -> int:
        """The position (from 0) of a state number.

        Raises
        ------
        BadGame
            No state has the number.
        """
        if self.explicit:
            found = np.flatnonzero(self.states == number)
            if len(found):
                return int(found[0])
        elif 1 <= number <= self.size:
            return number - 1
        raise BadGame(f"there is no state {number}", where=self.where, remedy=f"States are {self._numbers()}")

    def label(self, position: int) -> str:
        """``"YNNN"``, one letter for each option; in an explicit graph the number."""
        if self.explicit:
            return str(self.states[position])
        state = int(self.states[position])
        return "".join("Y" if state >> option & 1 else "N" for option in range(len(self.options)))

    def labels(self) -> list[str]:
        """The labels of all states, in order."""
        return [self.label(position) for position in range(self.size)]

    def taken(self, position: int) -> tuple[str, ...]:
        """Names of the options taken in a state."""
        state = 0 if self.explicit else int(self.states[position])
        return tuple(name for option, name in enumerate(self.options) if state >> option & 1)

    def index_of(self, dm: str | int) -> int:
        """Index of a decision maker by name (or index).

        Raises
        ------
        BadGame
            Nobody has the name.
        """
        names = [maker.name for maker in self.dms]
        if isinstance(dm, str) and dm in names:
            return names.index(dm)
        if isinstance(dm, int) and 0 <= dm < len(names):
            return dm
        raise BadGame(f"there is no decision maker {dm!r}", where=self.where, remedy=f"Allowed: {', '.join(names)}")

    def worth(self, dm: int) -> Worth:
        """Ordinal worth of each state for a decision maker, shape (N,); higher is preferred, equal is a tie."""
        maker = self.dms[dm]
        if maker.ranking is not None:
            positions = [[self.position(number) for number in rank] for rank in maker.ranking]
            return worth_by_ranking(positions, self.size)
        return worth_by_statements(maker.statements or (), self.states)

    def with_maker(self, dm: int, maker: DecisionMaker) -> Conflict:
        """The same conflict with one decision maker changed."""
        return replace(self, dms=(*self.dms[:dm], maker, *self.dms[dm + 1 :]))

    def to_dict(self) -> dict[str, Any]:
        """A game file; reading it gives the same conflict."""
        made: dict[str, Any] = {"name": self.name}
        makers = [maker.to_dict() for maker in self.dms]
        if self.arcs is not None:
            for maker in makers:
                del maker["options"]
            graph = {m.name: [list(arc) for arc in arcs] for m, arcs in zip(self.dms, self.arcs, strict=True)}
            made |= {"states": self.states.tolist(), "graph": graph, "dms": makers}
        else:
            made |= {"options": list(self.options), "dms": makers}
            made["infeasible"] = [[[o, "Y" if taken else "N"] for o, taken in one] for one in self.infeasible]
            made["irreversible"] = {str(option): way for option, way in self.irreversible.items()}
            if self.fixed:
                made["feasible"] = self.labels()
        if self.coalitions:
            made["coalitions"] = [list(members) for members in self.coalitions]
        return {**made, **self.extra}

    def _numbers(self) -> str:
        return f"{self.number(0)} … {self.number(self.size - 1)}"


def load(path: Path | str) -> Conflict:
    """Read a game from a JSON or YAML file.

    Raises
    ------
    BadGame
        With file, line (YAML, and faults of JSON syntax) and place.
    """
    data, place = read(Path(path))
    return _build(check(data, place), place)


def bundled(name: str) -> Conflict:
    """A game that comes with the package: ``"prisoners-dilemma"``, ``"chicken"``.

    Raises
    ------
    BadGame
        No such game; the message lists those there are.
    """
    folder = Path(__file__).parents[1] / "data" / "games"
    found = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    if name not in found:
        raise BadGame(f"no game {name!r} comes with the package", remedy=f"There are {', '.join(found)}")
    return load(found[name])


def _build(game: GameFile, place: Place) -> Conflict:
    states = np.array(game.state_ids, dtype=np.int64) if game.state_ids is not None else _feasible_states(game, place)
    states.setflags(write=False)
    conflict = Conflict(
        name=game.name,
        options=game.options,
        dms=tuple(_decision_maker(maker) for maker in game.makers),
        states=states,
        infeasible=game.infeasible,
        irreversible=game.irreversible,
        coalitions=game.coalitions,
        arcs=game.graph,
        fixed=game.feasible is not None or game.graph is not None,
        extra=game.extra,
        where=place.file,
    )
    for index, maker in enumerate(game.makers):
        if maker.ranking is not None:
            _check_ranking(maker.ranking, conflict, place.at("dms").at(index).at("ranking"))
    return conflict


def _decision_maker(maker: MakerFile) -> DecisionMaker:
    return DecisionMaker(
        maker.name, maker.options, maker.ranking, maker.statements, maker.ranks_assumed, dict(maker.extra)
    )


def _feasible_states(game: GameFile, place: Place) -> States:
    if game.feasible is not None:
        listed = np.array(game.feasible, dtype=np.int64)
        for number, pattern in enumerate(game.infeasible):
            clash = np.flatnonzero(matches(listed, pattern))
            if len(clash):
                raise (
                    place.at("feasible")
                    .at(int(clash[0]))
                    .fault(f"this state is ruled out by infeasible[{number}]", "Drop the state or the combination")
                )
        return listed
    if len(game.options) > MAX_ENUMERATED:
        raise place.at("options").fault(
            f"{len(game.options)} options are too many to enumerate their states",
            f"List the feasible states under feasible, or keep to {MAX_ENUMERATED} options",
        )
    states = np.arange(1 << len(game.options), dtype=np.int64)
    allowed: npt.NDArray[np.bool_] = np.ones(len(states), dtype=np.bool_)
    for pattern in game.infeasible:
        allowed &= ~matches(states, pattern)
    if not allowed.any():
        raise place.at("infeasible").fault("no state is left", "Drop a combination")
    return states[allowed]


def _check_ranking(ranking: Sequence[Sequence[int]], conflict: Conflict, place: Place) -> None:
    numbers = {conflict.number(position) for position in range(conflict.size)}
    seen: set[int] = set()
    for index, tied in enumerate(ranking):
        for number in tied:
            if number not in numbers:
                allowed = f"States are {conflict.number(0)} … {conflict.number(conflict.size - 1)}"
                raise place.at(index).fault(f"there is no state {number}", allowed)
            if number in seen:
                raise place.at(index).fault(f"state {number} stands twice", "Rank every state once")
            seen.add(number)
    missing = sorted(numbers - seen)
    if missing:
        shown = ", ".join(map(str, missing[:10])) + (" …" if len(missing) > 10 else "")
        raise place.fault(f"the ranking leaves out {shown}", "Rank every state; a list inside the list is a tie")
