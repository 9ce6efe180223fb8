"""The game file (``mithaq game FILE``), read and checked: every fault names the file, the place and the remedy.

This module turns a mapping into checked plain values (`GameFile`); `conflict` builds the model from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from mithaq.findings.game_file import Place
from mithaq.findings.preferences import Literal, OptionStatement

MAX_OPTIONS = 62
_LARGEST_STATE = 2**63 - 1
_TOP = ("name", "options", "dms", "infeasible", "irreversible", "feasible", "coalitions", "states", "graph")
_MAKER = ("name", "options", "ranking", "statements", "statement_ids", "assumed")
KEPT = (
    "id",
    "title",
    "description",
    "citations",
    "citation",
    "source",
    "sources",
    "notes",
    "note",
    "assumed",
    "stated",
    "evidence",
    "document",
    "lang",
    "on",
    "status",
    "status_quo",
    "labels",
    "actor",
    "actors",
    "option_citations",
    "unknown",
    "method",
)
"""Keys that are kept and written out again unread; so is any key that begins with ``x-``."""


@dataclass(frozen=True, slots=True)
class MakerFile:
    """A decision maker as the file has it; ranking by state number as written."""

    name: str
    options: tuple[int, ...]
    ranking: tuple[tuple[int, ...], ...] | None
    statements: tuple[OptionStatement, ...] | None
    ranks_assumed: tuple[bool | None, ...]
    extra: dict[str, Any]


@dataclass(frozen=True, slots=True)
class GameFile:
    """A checked game file; ``graph`` and ``state_ids`` only in the explicit form."""

    name: str
    options: tuple[str, ...]
    makers: tuple[MakerFile, ...]
    infeasible: tuple[tuple[Literal, ...], ...]
    irreversible: dict[int, str]
    feasible: tuple[int, ...] | None
    coalitions: tuple[tuple[int, ...], ...]
    state_ids: tuple[int, ...] | None
    graph: tuple[tuple[tuple[int, int], ...], ...] | None
    extra: dict[str, Any]


def check(data: Any, place: Place) -> GameFile:
    """Check a mapping against the format, step by step, from the options to the coalitions.

    Raises
    ------
    BadGame
        At the first fault.
    """
    game = _mapping(data, place)
    _known_keys(game, _TOP, place)
    explicit = "graph" in game or "states" in game
    if explicit:
        _no_option_keys(game, place)
    options = () if explicit else _options(game, place)
    ids = _state_ids(game, place) if explicit else None
    makers = _makers(game, options, explicit, place)
    return GameFile(
        name=_text(game.get("name", "game"), place.at("name")),
        options=options,
        makers=makers,
        infeasible=_infeasible(game.get("infeasible"), options, place.at("infeasible")),
        irreversible=_irreversible(game.get("irreversible"), options, place.at("irreversible")),
        feasible=_feasible(game.get("feasible"), options, place.at("feasible")),
        coalitions=_coalitions(game.get("coalitions"), makers, place.at("coalitions")),
        state_ids=ids,
        graph=_graph(game, makers, ids, place) if ids is not None else None,
        extra=_extra(game, _TOP),
    )


def _extra(values: Mapping[str, Any], known: Sequence[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in known}


def _mapping(value: Any, place: Place) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise place.fault(
            f"{_kind(value)} where a mapping is needed", "Give keys and values, as the game format has it"
        )
    return {str(key): item for key, item in value.items()}


def _list(value: Any, place: Place, what: str) -> list[Any]:
    if isinstance(value, (str, Mapping)) or not isinstance(value, Sequence):
        raise place.fault(f"{_kind(value)} where a list of {what} is needed", f"Give a list of {what}")
    return list(value)


def _text(value: Any, place: Place) -> str:
    if not isinstance(value, str) or not value.strip():
        raise place.fault(f"{_kind(value)} where a name is needed", "Give a name that is not empty, in quotes")
    return value


def _integer(value: Any, place: Place, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise place.fault(f"{_kind(value)} where {what} is needed", "Give a whole number")
    if abs(value) > _LARGEST_STATE:
        raise place.fault(f"{what} that is too large", f"Give a whole number up to {_LARGEST_STATE}")
    return value


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    kinds = {bool: "true or false", int: "a number", float: "a decimal number", str: "a text"}
    shown = repr(value) if len(repr(value)) <= 40 else repr(value)[:39] + "…"
    name = kinds.get(type(value), "a mapping" if isinstance(value, Mapping) else "a list")
    return f"{name} ({shown})"


def _known_keys(values: Mapping[str, Any], known: Sequence[str], place: Place) -> None:
    for key in values:
        if key not in known and key not in KEPT and not key.startswith("x-"):
            near = get_close_matches(key, known, n=1)
            hint = f"Did you mean {near[0]!r}? " if near else ""
            allowed = ", ".join(known)
            raise place.at(key).fault(f"unknown key {key!r}", f"{hint}Allowed: {allowed}; for remarks use notes or x-…")


def _no_option_keys(game: Mapping[str, Any], place: Place) -> None:
    for key in ("options", "infeasible", "irreversible", "feasible"):
        if game.get(key):
            raise place.at(key).fault(
                f"{key} and an explicit graph are both given", "Keep either options or states with graph"
            )


def _options(game: Mapping[str, Any], place: Place) -> tuple[str, ...]:
    at = place.at("options")
    if "options" not in game:
        raise place.fault("neither options nor states with graph are given", "Give options, or states and graph")
    options = tuple(_text(name, at.at(i)) for i, name in enumerate(_list(game["options"], at, "option names")))
    if not options:
        raise at.fault("no option is given", "Name at least one option")
    if len(options) > MAX_OPTIONS:
        raise at.fault(f"{len(options)} options", f"At most {MAX_OPTIONS} are allowed: split the game or merge options")
    return options


def _option(value: Any, options: Sequence[str], place: Place) -> int:
    index = _integer(value, place, "the index of an option")
    if not 0 <= index < len(options):
        raise place.fault(f"there is no option {index}", f"Options count from 0 to {len(options) - 1}")
    return index


def _state_ids(game: Mapping[str, Any], place: Place) -> tuple[int, ...]:
    for key in ("states", "graph"):
        if key not in game:
            raise place.fault(f"{key} is missing", "An explicit graph needs both states and graph")
    at = place.at("states")
    ids = tuple(_integer(v, at.at(i), "a state number") for i, v in enumerate(_list(game["states"], at, "states")))
    if not ids:
        raise at.fault("no state is given", "Number at least one state")
    _no_repeat(ids, at, "state")
    return ids


def _no_repeat(values: Sequence[Any], place: Place, what: str) -> None:
    seen: set[Any] = set()
    for value in values:
        if value in seen:
            raise place.fault(f"{what} {value} stands twice", "Keep one of them")
        seen.add(value)


def _makers(game: Mapping[str, Any], options: Sequence[str], explicit: bool, place: Place) -> tuple[MakerFile, ...]:
    at = place.at("dms")
    if "dms" not in game:
        raise place.fault("dms is missing", "Name the decision makers under dms")
    makers = tuple(
        _maker(v, options, explicit, at.at(i)) for i, v in enumerate(_list(game["dms"], at, "decision makers"))
    )
    if not makers:
        raise at.fault("no decision maker is given", "Name at least one")
    _no_repeat([maker.name for maker in makers], at, "decision maker")
    owner: dict[int, str] = {}
    for index, maker in enumerate(makers):
        for option in maker.options:
            if option in owner:
                both = f"{owner[option]} and {maker.name}"
                raise (
                    at.at(index)
                    .at("options")
                    .fault(f"option {option} ({options[option]}) belongs to both {both}", "Give each option one owner")
                )
            owner[option] = maker.name
    for option, name in enumerate(options):
        if option not in owner:
            raise (
                place.at("options")
                .at(option)
                .fault(
                    f"option {option} ({name}) belongs to no decision maker",
                    "Add it to the options of its owner, or drop it",
                )
            )
    return makers


def _maker(value: Any, options: Sequence[str], explicit: bool, place: Place) -> MakerFile:
    maker = _mapping(value, place)
    _known_keys(maker, _MAKER, place)
    if "name" not in maker:
        raise place.fault("a decision maker without a name", "Add name")
    own = () if explicit else _own_options(maker, options, place)
    given = [key for key in ("ranking", "statements") if maker.get(key) is not None]
    if not given:
        raise place.fault(f"{maker['name']} has no preference", "Give a ranking or statements")
    if len(given) == 2:
        raise place.fault(f"{maker['name']} has both ranking and statements", "Keep one of them")
    if explicit and given == ["statements"]:
        raise place.at("statements").fault("statements speak of options, and a graph has none", "Give a ranking")
    statements = _statements(maker, options, place) if given == ["statements"] else None
    ranking = _ranking(maker["ranking"], place.at("ranking")) if given == ["ranking"] else None
    assumed = _assumed(maker, len(ranking or statements or ()), place)
    if statements:
        statements = tuple(
            OptionStatement(s.alternatives, s.negated, s.id, flag) for s, flag in zip(statements, assumed, strict=True)
        )
    name = _text(maker["name"], place.at("name"))
    return MakerFile(name, own, ranking, statements, assumed if ranking else (), _extra(maker, _MAKER))


def _own_options(maker: Mapping[str, Any], options: Sequence[str], place: Place) -> tuple[int, ...]:
    at = place.at("options")
    if "options" not in maker:
        raise place.fault(f"{maker['name']} has no options", "Give the indices of its options, [] for none")
    own = tuple(_option(v, options, at.at(i)) for i, v in enumerate(_list(maker["options"], at, "option indices")))
    _no_repeat(own, at, "option")
    return own


def _ranking(value: Any, place: Place) -> tuple[tuple[int, ...], ...]:
    ranks = []
    for index, entry in enumerate(_list(value, place, "state numbers")):
        at = place.at(index)
        tied = entry if isinstance(entry, (list, tuple)) else [entry]
        if not tied:
            raise at.fault("an empty rank", "Name the states of the rank, or drop it")
        ranks.append(tuple(_integer(state, at, "a state number") for state in tied))
    if not ranks:
        raise place.fault("the ranking is empty", "Rank every state, best first; a list inside the list is a tie")
    return tuple(ranks)


def _assumed(maker: Mapping[str, Any], length: int, place: Place) -> tuple[bool | None, ...]:
    value, at = maker.get("assumed"), place.at("assumed")
    if value is None or isinstance(value, bool):
        return (value,) * length
    flags = _list(value, at, "true or false")
    if len(flags) != length:
        raise at.fault(
            f"{len(flags)} marks for {length} statements or ranks", "Give one for each, or one true or false"
        )
    for index, flag in enumerate(flags):
        if flag is not None and not isinstance(flag, bool):
            raise at.at(index).fault(f"{_kind(flag)} where true or false is needed", "Write true, false or null")
    return tuple(flags)


def _statements(maker: Mapping[str, Any], options: Sequence[str], place: Place) -> tuple[OptionStatement, ...]:
    at = place.at("statements")
    given = _list(maker["statements"], at, "statements")
    if not given:
        raise at.fault("no statement is given", "Give one, or a ranking that ties all states for indifference")
    ids = _list(maker.get("statement_ids") or [None] * len(given), place.at("statement_ids"), "ids")
    if len(ids) != len(given):
        raise place.at("statement_ids").fault(f"{len(ids)} ids for {len(given)} statements", "Give one for each")
    return tuple(
        OptionStatement(_alternatives(value, options, at.at(i)), id=None if ids[i] is None else str(ids[i]))
        for i, value in enumerate(given)
    )


def _alternatives(value: Any, options: Sequence[str], place: Place) -> tuple[tuple[Literal, ...], ...]:
    ands = _list(value, place, "alternatives (an OR of ANDs)")
    if not ands:
        raise place.fault("an empty statement", 'Write a statement as [[[0, "Y"], [3, "N"]], …]')
    return tuple(_pattern(one, options, place.at(i)) for i, one in enumerate(ands))


def _pattern(value: Any, options: Sequence[str], place: Place) -> tuple[Literal, ...]:
    literals = tuple(
        _literal(one, options, place.at(i)) for i, one in enumerate(_list(value, place, '[option, "Y"|"N"]'))
    )
    if not literals:
        raise place.fault("an empty combination", 'Name at least one [option, "Y"|"N"]')
    _no_repeat([option for option, _ in literals], place, "option")
    return literals


def _literal(value: Any, options: Sequence[str], place: Place) -> Literal:
    pair = _list(value, place, 'an option and "Y" or "N"')
    if len(pair) != 2:
        raise place.fault(f'{len(pair)} values where [option, "Y"|"N"] is needed', 'Write [0, "Y"] or [0, "N"]')
    if pair[1] not in ("Y", "N"):
        raise place.fault(f'{_kind(pair[1])} where "Y" or "N" is needed', 'Write [0, "Y"] or [0, "N"]')
    return _option(pair[0], options, place), pair[1] == "Y"


def _infeasible(value: Any, options: Sequence[str], place: Place) -> tuple[tuple[Literal, ...], ...]:
    if value is None:
        return ()
    return tuple(_pattern(one, options, place.at(i)) for i, one in enumerate(_list(value, place, "combinations")))


def _irreversible(value: Any, options: Sequence[str], place: Place) -> dict[int, str]:
    if value is None or value == []:
        return {}
    result: dict[int, str] = {}
    for key, direction in _mapping(value, place).items():
        at = place.at(key)
        if not (key.isascii() and key.isdecimal() and len(key) <= 2):
            raise at.fault(f"{key!r} is no index of an option", "Write the index of the option in quotes")
        option = _option(int(key), options, at)
        if direction not in ("fwd", "back"):
            raise at.fault(f"{_kind(direction)} is no direction", "Write fwd (only N→Y) or back (only Y→N)")
        if option in result:
            raise at.fault(f"option {option} stands twice", "Keep one of them")
        result[option] = direction
    return result


def _feasible(value: Any, options: Sequence[str], place: Place) -> tuple[int, ...] | None:
    if value is None:
        return None
    labels = _list(value, place, "states such as YNNY")
    if not labels:
        raise place.fault("no feasible state is given", "List the states, or leave feasible out")
    for index, label in enumerate(labels):
        at = place.at(index)
        if not isinstance(label, str) or set(label) - {"Y", "N"}:
            raise at.fault(f"{_kind(label)} is no state", "Write one letter Y or N for each option")
        if len(label) != len(options):
            raise at.fault(
                f"{label} has {len(label)} letters for {len(options)} options", "Write one letter for each option"
            )
    _no_repeat(labels, place, "state")
    return tuple(sum(1 << i for i, letter in enumerate(label) if letter == "Y") for label in labels)


def _coalitions(value: Any, makers: Sequence[MakerFile], place: Place) -> tuple[tuple[int, ...], ...]:
    if value is None:
        return ()
    names = [maker.name for maker in makers]
    found = []
    for index, members in enumerate(_list(value, place, "coalitions")):
        at = place.at(index)
        coalition = tuple(_member(m, names, at.at(i)) for i, m in enumerate(_list(members, at, "decision makers")))
        if not coalition:
            raise at.fault("an empty coalition", "Name its members by index or by name")
        _no_repeat(coalition, at, "decision maker")
        found.append(tuple(sorted(coalition)))
    return tuple(found)


def _member(value: Any, names: Sequence[str], place: Place) -> int:
    if isinstance(value, str) and value in names:
        return names.index(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(names):
        return value
    allowed = ", ".join(f"{index} ({name})" for index, name in enumerate(names))
    raise place.fault(f"there is no decision maker {value!r}", f"Allowed: {allowed}")


def _graph(
    game: Mapping[str, Any], makers: Sequence[MakerFile], ids: Sequence[int], place: Place
) -> tuple[tuple[tuple[int, int], ...], ...]:
    at = place.at("graph")
    arcs = _mapping(game["graph"], at)
    names = [maker.name for maker in makers]
    for name in arcs:
        if name not in names:
            raise at.at(name).fault(f"there is no decision maker {name!r}", f"Allowed: {', '.join(names)}")
    known = set(ids)
    return tuple(_arcs(arcs.get(name, []), known, at.at(name)) for name in names)


def _arcs(value: Any, known: set[int], place: Place) -> tuple[tuple[int, int], ...]:
    found = []
    for index, arc in enumerate(_list(value, place, "moves [from, to]")):
        at = place.at(index)
        ends = [_integer(end, at, "a state number") for end in _list(arc, at, "a move [from, to]")]
        if len(ends) != 2:
            raise at.fault(f"{len(ends)} states where a move [from, to] is needed", "Write [1, 2]")
        for end in ends:
            if end not in known:
                raise at.fault(f"there is no state {end}", "Name states that are listed under states")
        if ends[0] == ends[1]:
            raise at.fault(f"a move from state {ends[0]} to itself", "Drop it: staying is no move")
        found.append((ends[0], ends[1]))
    return tuple(found)
