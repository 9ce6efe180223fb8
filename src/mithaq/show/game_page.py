"""The crisis as a game, in words: options and where they come from, stable outcomes, what turns them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mithaq.findings.inquiry import Inquiry, Solved
from mithaq.findings.sensitivity import Turn
from mithaq.show.page import Line, Row, Section, Table, cell

_SHOWN = 8
"""Up to so many stable outcomes and turning preferences are told one by one."""


def game_section(inquiry: Inquiry) -> Section | None:
    """The annex of the game, or one line that says why there is none."""
    solved = inquiry.game
    if solved is None:
        return Section("game", Line("annex.game"), (Line("game.none", {"why": inquiry.no_game}),))
    lines = (Line("game.given" if solved.draft is None else "game.drafted"), *_explained(solved), *_counts(solved),
             *_robust(solved))  # fmt: skip
    tables = [_options(solved), _preferences(solved), _outcomes(solved)]
    tables.append(_turns(solved))
    open_points = solved.draft.open_points if solved.draft else ()
    if open_points:
        tables.append(
            Table(
                ("column.open_point",),
                tuple(Row((Line(point.code, point.values, point.statements),)) for point in open_points),
                Line("annex.open_points"),
            )
        )
    return Section("game", Line("annex.game"), lines, tuple(table for table in tables if table.rows))


def _explained(solved: Solved) -> Iterator[Line]:
    """What an option, a stable outcome, its several senses and a turn are, in one line each."""
    yield Line("game.explain.option", tone="muted")
    yield Line("game.explain.stable", tone="muted")
    for concept in solved.stability.verdicts:
        yield Line(f"game.concept.{concept.lower()}", tone="muted")
    yield Line("game.explain.turn", tone="muted")


def _counts(solved: Solved) -> Iterator[Line]:
    """How many states are equilibria under each concept, with the preferences beside them in the tables."""
    found = {concept: len(solved.stability.equilibria(concept)) for concept in solved.stability.verdicts}
    counted = tuple(Line("game.equilibria", {"concept": concept, "n": n}) for concept, n in found.items())
    yield Line("game.counted", {"states": len(solved.conflict.states), "concepts": counted})


def _robust(solved: Solved) -> Iterator[Line]:
    sensitivity = solved.sensitivity
    lost = len(sensitivity.before) - len(sensitivity.robust)
    values = {"n": len(sensitivity.robust), "lost": lost, "tried": sensitivity.tried, "concept": sensitivity.concept}
    yield Line("game.robust", values, (), "strong")


def option_label(solved: Solved, index: int) -> Line:
    """An option in words: its owner and the draft's label in each language, or the label of the analyst's file."""
    if solved.draft is None:
        return cell(solved.conflict.options[index])
    option = solved.draft.options[index]
    return Line("game.option", {"owner": option.owner, "label": dict(option.label)})


def _act(solved: Solved, index: int) -> Line:
    """An option without its owner."""
    return cell(dict(solved.draft.options[index].label)) if solved.draft else option_label(solved, index)


def _options(solved: Solved) -> Table:
    rows = []
    for index in range(len(solved.conflict.options)):
        option = solved.draft.options[index] if solved.draft else None
        label = option_label(solved, index)
        basis = cell(option.basis if option else "given")
        rows.append(
            Row((cell(str(index + 1)), Line(label.code, label.values, option.statements if option else ()), basis))
        )
    return Table(("column.number", "column.option", "column.basis"), tuple(rows), Line("annex.game_options"))


def _preferences(solved: Solved) -> Table:
    """Each decision maker's prioritised statements, stated ones apart from assumed ones."""
    rows = []
    for preference in solved.draft.preferences if solved.draft else ():
        says = Line(preference.says.code, preference.says.values, preference.statements)
        place = preference.id.rpartition(":")[2]
        rows.append(Row((cell(preference.dm), cell(place), says, cell(preference.basis))))
    columns = ("column.actor", "column.rank", "column.prefers", "column.basis")
    return Table(columns, tuple(rows), Line("annex.game_preferences"))


def _outcomes(solved: Solved) -> Table:
    """The equilibria, those of the most concepts first, as the options that are taken in them."""
    stability = solved.stability
    under: dict[int, list[str]] = {}
    for concept in stability.verdicts:
        for state in stability.equilibria(concept):
            under.setdefault(state, []).append(concept)
    robust = set(solved.sensitivity.robust)
    rows = []
    firmest = sorted(under.items(), key=lambda one: (-len(one[1]), one[0] not in robust, one[0]))
    for state, concepts in firmest[:_SHOWN]:
        known = state in solved.sensitivity.before
        stands = cell(("game.holds" if state in robust else "game.turns") if known else None)
        rows.append(Row((cell(str(state)), outcome(solved, state), _senses(concepts), stands)))
    if len(firmest) > _SHOWN:
        rows.append(
            Row((cell(None), Line("game.more", {"n": len(firmest) - _SHOWN}, (), "muted"), cell(None), cell(None)))
        )
    columns = ("column.number", "column.outcome", "column.concepts", "column.robust")
    return Table(columns, tuple(rows), Line("annex.game_outcomes"))


def _senses(concepts: list[str]) -> Line:
    return cell([Line("game.sense", {"concept": concept}) for concept in concepts])


def outcome(solved: Solved, state: int) -> Line:
    """A state as what each side does in it."""
    label = solved.conflict.label(solved.conflict.position(state))
    indices = [index for index, value in enumerate(label) if value == "Y"]
    if not indices:
        return Line("game.nothing_taken")
    if solved.draft is None:
        return Line("game.taken", {"options": tuple(option_label(solved, index) for index in indices)})
    acts: dict[str, list[Mapping[Any, str]]] = {}
    for option in (solved.draft.options[index] for index in indices):
        acts.setdefault(option.owner, []).append(option.label)
    sides = tuple(Line("game.option", {"owner": owner, "label": labels}) for owner, labels in acts.items())
    return Line("game.taken", {"options": sides})


def _turns(solved: Solved) -> Table:
    """The single preferences that turn most stable outcomes, one row each: assumed ones first, the mildest change."""
    turns = sorted(solved.sensitivity.turns, key=lambda turn: (turn.change.assumed is False, -len(turn.lost)))
    told: dict[tuple[str, tuple[Any, ...]], Turn] = {}
    for turn in turns:
        told.setdefault((turn.change.dm, turn.change.statement_ids or turn.change.places), turn)
    rows = [
        Row((_turn(solved, turn), cell(len(turn.lost)), cell(len(turn.gained))))
        for turn in list(told.values())[:_SHOWN]
    ]
    return Table(("column.turn", "column.lost", "column.gained"), tuple(rows), Line("annex.turns"))


def _turn(solved: Solved, turn: Turn) -> Line:
    """A change of preference: whose, and its place among that side's preferences."""
    change = turn.change
    wishes = {one.id: one for one in (solved.draft.preferences if solved.draft else ())}
    touched = [wishes[ident] for ident in change.statement_ids if ident in wishes]
    what: Any = tuple(
        Line(
            "game.wish", {"place": one.id.rpartition(":")[2], "option": option_label(solved, one.alternatives[0][0][0])}
        )
        for one in touched
    ) or [str(place) for place in change.places]
    refs = tuple(dict.fromkeys(ident for one in touched for ident in one.statements))[:3]
    return Line(f"game.turn.{change.kind}", {"dm": change.dm, "what": what}, refs)


def way_out(solved: Solved) -> Line:
    """Page one's line on the game: an outcome that holds under every change tried, or that there is none."""
    for state in solved.sensitivity.robust:
        return Line("first.way_out", {"outcome": outcome(solved, state)})
    return Line("first.no_way_out", {"n": len(solved.sensitivity.before), "concept": solved.sensitivity.concept})


def first_turn(solved: Solved) -> Line | None:
    """Page one's line on what turns the game: the preference that most stable outcomes hang on."""
    turns = [turn for turn in solved.sensitivity.turns if turn.change.kind in ("drop", "reverse")]
    wishes = {one.id: one for one in (solved.draft.preferences if solved.draft else ())}
    for turn in sorted(turns, key=lambda turn: -len(turn.lost)):
        wish = next((wishes[i] for i in turn.change.statement_ids if i in wishes), None)
        if wish is not None and turn.lost:
            index, lost, of = wish.alternatives[0][0][0], len(turn.lost), len(solved.sensitivity.before)
            same = solved.draft is not None and solved.draft.options[index].owner == turn.change.dm
            option = _act(solved, index) if same else option_label(solved, index)
            if lost == of:
                return Line(
                    "first.game_turn_all", {"dm": turn.change.dm, "option": option, "of": of}, wish.statements[:2]
                )
            values = {"dm": turn.change.dm, "option": option, "lost": lost, "of": of}
            return Line("first.game_turn", values, wish.statements[:2])
    return None
