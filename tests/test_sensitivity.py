"""Which single preference turns the equilibria: worked by hand on small games, and held by laws."""

from __future__ import annotations

from typing import Any

import pytest

from mithaq.errors import BadGame
from mithaq.findings.conflict import Conflict, bundled
from mithaq.findings.sensitivity import changes, turning_preferences
from mithaq.findings.stability import solve


def dilemma(**first: Any) -> Conflict:
    data = bundled("prisoners-dilemma").to_dict()
    data["dms"][0] |= first
    return Conflict.from_dict(data)


def test_the_wish_to_confess_turns_the_dilemma() -> None:
    """By hand: without it, or with its opposite, the first no longer leaves a state in which it keeps silent."""
    found = turning_preferences(dilemma(), "nash", dms=["First"])
    assert found.before == (4,)
    turns = {(turn.change.kind, turn.change.places): turn for turn in found.turns}
    assert set(turns) == {("drop", (2,)), ("reverse", (2,))}
    assert turns["drop", (2,)].after == (3, 4)
    assert turns["drop", (2,)].gained == (3,)
    assert turns["reverse", (2,)].lost == (4,)
    # Five changes: one swap, two dropped, two reversed.
    assert found.tried == 5
    assert found.robust == ()


def test_asking_for_one_state_leaves_the_other_turns_out() -> None:
    found = turning_preferences(dilemma(), "nash", state=4, dms=["First"])
    assert [turn.change.kind for turn in found.turns] == ["reverse"]


def test_only_the_assumed_preferences_are_tried() -> None:
    game = dilemma(statement_ids=["s1", "s2"], assumed=[True, False])
    assumed = turning_preferences(game, "nash", only="assumed")
    stated = turning_preferences(game, "nash", only="stated")
    # Assumed: the swap (it touches an assumption), and the first statement dropped or reversed.
    assert (assumed.tried, stated.tried) == (3, 2)
    assert assumed.turns == ()
    assert assumed.robust == (4,)
    assert {turn.change.statement_ids for turn in stated.turns} == {("s2",)}
    assert all(turn.change.assumed is False for turn in stated.turns)


def test_a_game_without_marks_cannot_be_asked_for_them() -> None:
    with pytest.raises(BadGame, match="does not say which preferences are assumed"):
        turning_preferences(dilemma(), only="assumed")


def test_neighbouring_ranks_are_swapped() -> None:
    """Chicken becomes a dilemma for the first if a crash is no longer its worst outcome: it never swerves."""
    found = turning_preferences(bundled("chicken"), "nash", dms=["First"])
    last = [turn for turn in found.turns if turn.change.places == (3, 4)]
    assert [turn.after for turn in last] == [(3,)]
    assert last[0].change.kind == "swap_ranks"
    assert found.tried == 3


def test_marks_of_ranks_are_kept_with_their_ranks() -> None:
    data = bundled("chicken").to_dict()
    data["dms"][0]["assumed"] = [False, False, False, True]
    found = turning_preferences(Conflict.from_dict(data), "nash", only="assumed")
    assert [turn.change.places for turn in found.turns] == [(3, 4)]
    assert found.tried == 1


def test_each_turn_is_what_solving_the_changed_game_gives() -> None:
    for name in ("chicken", "prisoners-dilemma"):
        game = bundled(name)
        for dm, maker in enumerate(game.dms):
            by_change = {
                (change.kind, change.places): solve(Conflict.from_dict(game.with_maker(dm, other).to_dict()))
                for change, other in changes(maker)
                if other.ranking or other.statements
            }
            for concept in ("Nash", "SMR", "SEQ", "SIM"):
                found = turning_preferences(game, concept, dms=[maker.name])
                expected = {key for key, result in by_change.items() if result.equilibria(concept) != found.before}
                assert {(turn.change.kind, turn.change.places) for turn in found.turns} == expected


def test_wrong_questions() -> None:
    with pytest.raises(BadGame, match="no state 9"):
        turning_preferences(dilemma(), state=9)
    with pytest.raises(BadGame, match="no decision maker"):
        turning_preferences(dilemma(), dms=["Third"])
    with pytest.raises(BadGame, match="Allowed: any, assumed, stated"):
        turning_preferences(dilemma(), only="some")  # type: ignore[arg-type]


def test_the_result_is_json() -> None:
    found = turning_preferences(dilemma(), "nash").to_dict()
    assert found["concept"] == "Nash"
    assert found["turns"][0].keys() == {
        "dm", "kind", "places", "statement_ids", "assumed", "after", "gained", "lost"
    }  # fmt: skip
    assert found["game"] == dilemma().version
