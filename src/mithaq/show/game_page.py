"""The crisis as a game, in words: options and where they come from, stable outcomes, what turns them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mithaq.findings.inquiry import Inquiry, Solved
from mithaq.findings.sensitivity import Turn
from mithaq.show.page import Line, Row, Section, Table, cell

_SHOWN = 12
"""Up to so many stable outcomes and turning preferences are told one by one."""


def game_section(inquiry: Inquiry) -> Section | None:
    """The annex of the game, or one line that says why there is none."""
    solved = inquiry.game
    if solved is None:
        return Section("game", Line("annex.game"), (Line("game.none", {"why": inquiry.no_game}),))
    lines = (Line("game.given" if solved.draft is None else "game.drafted"), *_counts(solved), *_robust(solved))
    tables = [_options(solved), _preferences(solved), _outcomes(solved)]
    turns = turn_lines(solved)[:_SHOWN]
    if turns:
        tables.append(Table(("column.turn",), tuple(Row((line,)) for line in turns), Line("annex.turns")))
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
    for state, concepts in sorted(under.items(), key=lambda one: (-len(one[1]), one[0]))[:_SHOWN]:
        known = state in solved.sensitivity.before
        stands = cell(("game.holds" if state in robust else "game.turns") if known else None)
        rows.append(
            Row((cell(str(state)), outcome(solved, state), Line("cell.raw", {"text": ", ".join(concepts)}), stands))
        )
    columns = ("column.number", "column.outcome", "column.concepts", "column.robust")
    return Table(columns, tuple(rows), Line("annex.game_outcomes"))


def outcome(solved: Solved, state: int) -> Line:
    """A state as the list of options that are taken in it."""
    label = solved.conflict.label(solved.conflict.position(state))
    taken = tuple(option_label(solved, index) for index, value in enumerate(label) if value == "Y")
    return Line("game.taken", {"options": taken}) if taken else Line("game.nothing_taken")


def turn_lines(solved: Solved) -> list[Line]:
    """Each single preference that turns the stable outcomes, as "if … then …"; assumed ones first."""
    turns = sorted(solved.sensitivity.turns, key=lambda turn: (turn.change.assumed is False, -len(turn.lost)))
    seen: set[str] = set()
    lines = []
    for turn in turns:
        line = _turn(solved, turn)
        mark = repr(line)
        if mark not in seen:
            seen.add(mark)
            lines.append(line)
    return lines


def _turn(solved: Solved, turn: Turn) -> Line:
    change = turn.change
    wishes = {one.id: one for one in (solved.draft.preferences if solved.draft else ())}
    touched = [wishes[ident] for ident in change.statement_ids if ident in wishes]
    what: Any = tuple(Line(one.says.code, one.says.values) for one in touched) or [
        str(place) for place in change.places
    ]
    refs = tuple(dict.fromkeys(ident for one in touched for ident in one.statements))[:3]
    values = {"dm": change.dm, "what": what, "gained": len(turn.gained), "lost": len(turn.lost)}
    return Line(f"game.turn.{change.kind}", values, refs)


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
            option = option_label(solved, wish.alternatives[0][0][0])
            values = {
                "dm": turn.change.dm,
                "option": option,
                "lost": len(turn.lost),
                "of": len(solved.sensitivity.before),
            }
            return Line("first.game_turn", values, wish.statements[:2])
    return None
