"""The crisis as a game, in words: options and where they come from, stable outcomes, what turns them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mithaq.findings.draft_game import LANGUAGES, DraftPreference
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
    for concept in solved.stability.verdicts:
        found = solved.stability.equilibria(concept)
        yield Line("game.equilibria", {"concept": concept, "n": len(found), "states": list(map(str, found)) or None})


def _robust(solved: Solved) -> Iterator[Line]:
    sensitivity = solved.sensitivity
    lost = len(sensitivity.before) - len(sensitivity.robust)
    yield Line(
        "game.robust",
        {"n": len(sensitivity.robust), "lost": lost, "tried": sensitivity.tried, "concept": sensitivity.concept},
        (),
        "strong",
    )


def option_label(solved: Solved, index: int) -> Line:
    """An option in words: the draft's label in each language, or the label of the analyst's file."""
    if solved.draft is None:
        return cell(solved.conflict.options[index])
    option, names = solved.draft.options[index], solved.draft.names
    return cell({lang: option.label(lang, names) for lang in LANGUAGES})


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
    draft = solved.draft
    for maker, own in zip(draft.makers, draft.preferences, strict=True) if draft else ():
        for place, preference in enumerate(own, 1):
            why = Line(preference.reason, {}) if preference.basis == "assumed" else cell("stated")
            basis = Line("game.assumed_because", {"why": why}) if preference.basis == "assumed" else why
            wanted = _wanted(solved, preference)
            rows.append(
                Row((cell(maker), cell(str(place)), Line(wanted.code, wanted.values, preference.statements), basis))
            )
    columns = ("column.actor", "column.rank", "column.prefers", "column.basis")
    return Table(columns, tuple(rows), Line("annex.game_preferences"))


def _wanted(solved: Solved, preference: DraftPreference) -> Line:
    """An OR of ANDs of options taken or not, in words."""

    def literal(index: int, value: str) -> Line:
        return Line("game.taken_one" if value == "Y" else "game.not_taken", {"option": option_label(solved, index)})

    ways = tuple(Line("game.and", {"all": tuple(literal(*one) for one in way)}) for way in preference.alternatives)
    return ways[0] if len(ways) == 1 else Line("game.or", {"ways": ways})


def _outcomes(solved: Solved) -> Table:
    """Every state that is an equilibrium under SEQ, as the options that are taken in it."""
    stability = solved.stability
    concept = "SEQ" if "SEQ" in stability.verdicts else next(iter(stability.verdicts))
    robust = set(solved.sensitivity.robust)
    rows = []
    for state in stability.equilibria(concept)[:_SHOWN]:
        others = [name for name in stability.verdicts if state in stability.equilibria(name)]
        rows.append(
            Row(
                (
                    cell(str(state)),
                    outcome(solved, state),
                    cell(others),
                    cell("game.holds" if state in robust else "game.turns"),
                )
            )
        )
    return Table(
        ("column.number", "column.outcome", "column.concepts", "column.robust"),
        tuple(rows),
        Line("annex.game_outcomes"),
    )


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
    change, draft = turn.change, solved.draft
    own = draft.preferences[draft.makers.index(change.dm)] if draft and change.dm in draft.makers else ()
    touched = [own[place - 1] for place in change.places if place <= len(own)]
    what: Any = tuple(_wanted(solved, one) for one in touched) or [str(place) for place in change.places]
    refs = tuple(dict.fromkeys(ident for one in touched for ident in one.statements))[:3]
    values = {"dm": change.dm, "what": what, "gained": len(turn.gained), "lost": len(turn.lost)}
    return Line(f"game.turn.{change.kind}", values, refs)
