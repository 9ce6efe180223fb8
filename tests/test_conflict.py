"""The game format: what is read, and that each fault names its place and its remedy."""

from __future__ import annotations

import copy
import doctest
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mithaq.errors import BadGame
from mithaq.findings.conflict import Conflict, bundled, load
from mithaq.findings.preferences import OptionStatement, worth_by_statements

ROOT = Path(__file__).parents[1]

GAME: dict[str, Any] = {
    "name": "test",
    "options": ["strike", "withdraw"],
    "dms": [
        {"name": "A", "options": [0], "ranking": [1, [2, 3], 4]},
        {"name": "B", "options": [1], "statements": [[[[0, "N"]]], [[[1, "Y"]]]]},
    ],
}
GRAPH: dict[str, Any] = {
    "name": "graph",
    "states": [1, 2, 3],
    "graph": {"A": [[1, 2]], "B": [[2, 3]]},
    "dms": [{"name": "A", "ranking": [2, 1, 3]}, {"name": "B", "ranking": [[1, 2], 3]}],
}


def changed(path: list[str | int], value: Any, game: dict[str, Any] = GAME) -> dict[str, Any]:
    data = copy.deepcopy(game)
    inside: Any = data
    for key in path[:-1]:
        inside = inside[key]
    if value is KeyError:
        del inside[path[-1]]
    else:
        inside[path[-1]] = value
    return data


BAD = [
    ("not a mapping", [1, 2], "mapping"),
    ("unknown key", changed(["opitons"], []), "Did you mean 'options'"),
    ("unknown key of a decision maker", changed(["dms", 0, "rank"], [1]), "dms[0].rank"),
    ("neither form", changed(["options"], KeyError), "neither options nor states"),
    ("no option", changed(["options"], []), "no option is given"),
    ("options no list", changed(["options"], "strike"), "list of option names"),
    ("an option without a name", changed(["options", 1], " "), "options[1]"),
    ("too many options", changed(["options"], [f"o{i}" for i in range(63)]), "At most 62"),
    ("no dms", changed(["dms"], KeyError), "dms is missing"),
    ("empty dms", changed(["dms"], []), "no decision maker"),
    ("dm without a name", changed(["dms", 0, "name"], KeyError), "dms[0]"),
    ("dm without options", changed(["dms", 0, "options"], KeyError), "dms[0]"),
    ("two dms of one name", changed(["dms", 1, "name"], "A"), "A stands twice"),
    ("no preference", changed(["dms", 0, "ranking"], KeyError), "has no preference"),
    ("two preferences", changed(["dms", 0, "statements"], [[[[0, "Y"]]]]), "both ranking and statements"),
    ("empty ranking", changed(["dms", 0, "ranking"], []), "ranking is empty"),
    ("empty rank", changed(["dms", 0, "ranking"], [1, [], 2]), "dms[0].ranking[1]"),
    ("ranking names no state", changed(["dms", 0, "ranking"], [1, 2, 3, 5]), "there is no state 5"),
    ("ranking names state 0", changed(["dms", 0, "ranking"], [0, 1, 2, 3]), "States are 1 … 4"),
    ("ranking repeats", changed(["dms", 0, "ranking"], [1, 2, 3, 4, 1]), "state 1 stands twice"),
    ("ranking repeats in a tie", changed(["dms", 0, "ranking"], [[1, 1], 2, 3, 4]), "state 1 stands twice"),
    ("ranking leaves out", changed(["dms", 0, "ranking"], [1, 2, 3]), "leaves out 4"),
    ("ranking of labels", changed(["dms", 0, "ranking"], ["NN", 2, 3, 4]), "a state number is needed"),
    ("ranking of true", changed(["dms", 0, "ranking"], [True, 2, 3, 4]), "a state number is needed"),
    ("option out of range", changed(["dms", 0, "options"], [2]), "Options count from 0 to 1"),
    ("negative option", changed(["dms", 0, "options"], [-1]), "there is no option -1"),
    ("option of two dms", changed(["dms", 1, "options"], [0, 1]), "belongs to both A and B"),
    ("option of nobody", changed(["dms", 1, "options"], []), "belongs to no decision maker"),
    ("empty statements", changed(["dms", 1, "statements"], []), "no statement is given"),
    ("empty statement", changed(["dms", 1, "statements", 0], []), "dms[1].statements[0]"),
    ("empty alternative", changed(["dms", 1, "statements", 0], [[]]), "empty combination"),
    ("statement not nested", changed(["dms", 1, "statements"], [[0, "Y"]]), "dms[1].statements[0]"),
    ("statement neither Y nor N", changed(["dms", 1, "statements", 0], [[[0, "X"]]]), '"Y" or "N" is needed'),
    ("statement with true", changed(["dms", 1, "statements", 0], [[[0, True]]]), '"Y" or "N" is needed'),
    ("statement of three", changed(["dms", 1, "statements", 0], [[[0, "Y", 1]]]), "3 values"),
    ("statement option twice", changed(["dms", 1, "statements", 0], [[[0, "Y"], [0, "N"]]]), "option 0 stands twice"),
    ("statement on no option", changed(["dms", 1, "statements", 0], [[[7, "Y"]]]), "there is no option 7"),
    ("ids do not match", changed(["dms", 1, "statement_ids"], ["s1"]), "1 ids for 2 statements"),
    ("marks do not match", changed(["dms", 1, "assumed"], [True]), "1 marks for 2"),
    ("marks no truth values", changed(["dms", 1, "assumed"], ["yes", "no"]), "true or false"),
    ("infeasible everywhere", changed(["infeasible"], [[[0, "Y"]], [[0, "N"]]]), "no state is left"),
    ("infeasible empty", changed(["infeasible"], [[]]), "infeasible[0]"),
    ("irreversible value", changed(["irreversible"], {"0": "forward"}), "fwd (only N→Y) or back (only Y→N)"),
    ("irreversible option", changed(["irreversible"], {"5": "fwd"}), "there is no option 5"),
    ("irreversible name", changed(["irreversible"], {"strike": "fwd"}), "no index of an option"),
    ("feasible empty", changed(["feasible"], []), "no feasible state"),
    ("feasible too short", changed(["feasible"], ["N"]), "1 letters for 2 options"),
    ("feasible other letters", changed(["feasible"], ["N1"]), "feasible[0]"),
    ("feasible twice", changed(["feasible"], ["NN", "NN"]), "state NN stands twice"),
    (
        "feasible and infeasible",
        {**GAME, "feasible": ["NN", "YY"], "infeasible": [[[0, "Y"]]]},
        "feasible[1]: this state is ruled out by infeasible[0]",
    ),
    ("coalition of a stranger", changed(["coalitions"], [[0, 2]]), "Allowed: 0 (A), 1 (B)"),
    ("coalition of a name", changed(["coalitions"], [["A", "C"]]), "no decision maker 'C'"),
    ("coalition repeats", changed(["coalitions"], [[0, 0]]), "stands twice"),
    ("coalition empty", changed(["coalitions"], [[]]), "empty coalition"),
    ("graph without states", changed(["states"], KeyError, GRAPH), "states is missing"),
    ("states without graph", changed(["graph"], KeyError, GRAPH), "graph is missing"),
    ("graph with options", changed(["options"], ["x"], GRAPH), "both given"),
    ("arc to nowhere", changed(["graph", "A"], [[1, 9]], GRAPH), "there is no state 9"),
    ("arc of three", changed(["graph", "A"], [[1, 2, 3]], GRAPH), "3 states"),
    ("arc to itself", changed(["graph", "A"], [[1, 1]], GRAPH), "to itself"),
    ("arcs of a stranger", changed(["graph", "C"], [[1, 2]], GRAPH), "no decision maker 'C'"),
    (
        "statements in a graph",
        changed(["dms", 0], {"name": "A", "statements": [[[[0, "Y"]]]]}, GRAPH),
        "Give a ranking",
    ),
    ("state twice", changed(["states"], [1, 1, 2, 3], GRAPH), "state 1 stands twice"),
    ("no states", changed(["states"], [], GRAPH), "no state is given"),
]


@pytest.mark.parametrize(("data", "says"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_each_fault_is_a_bad_game_with_place_and_remedy(data: Any, says: str) -> None:
    with pytest.raises(BadGame) as caught:
        Conflict.from_dict(data, where="crisis.json")
    assert says in caught.value.message
    assert (caught.value.where or "").startswith("crisis.json")
    assert caught.value.remedy


def test_states_are_counted_in_binary_with_option_0_lowest_and_infeasible_ones_skipped() -> None:
    conflict = Conflict.from_dict({**changed(["dms", 0, "ranking"], [[1, 2, 3]]), "infeasible": [[[0, "Y"], [1, "N"]]]})
    assert conflict.labels() == ["NN", "NY", "YY"]
    assert [conflict.number(p) for p in range(3)] == [1, 2, 3]


def test_feasible_fixes_the_order() -> None:
    conflict = Conflict.from_dict(changed(["feasible"], ["YY", "NN", "YN", "NY"]))
    assert conflict.labels() == ["YY", "NN", "YN", "NY"]
    assert conflict.taken(2) == ("strike",)


def test_too_many_options_to_enumerate_ask_for_feasible() -> None:
    many = {
        "options": [f"o{i}" for i in range(40)],
        "dms": [{"name": "A", "options": list(range(40)), "ranking": [1]}],
    }
    with pytest.raises(BadGame, match="List the feasible states"):
        Conflict.from_dict(many)
    assert Conflict.from_dict({**many, "feasible": ["N" * 40]}).size == 1


def test_a_statement_of_priority_j_of_k_weighs_two_to_the_k_minus_j() -> None:
    conflict = Conflict.from_dict(GAME)
    # NN: first holds; YN: none; NY: both; YY: the second.
    assert conflict.worth(1).tolist() == [2, 0, 3, 1]


def test_a_statement_outweighs_any_number_below_it() -> None:
    states = np.array([0b01, 0b10], dtype=np.int64)
    first = OptionStatement((((0, True),),))
    others = [OptionStatement((((1, True),),))] * 130
    worth = worth_by_statements([first, *others], states)
    assert worth[0] > worth[1]


def test_ties_of_a_ranking_have_one_worth() -> None:
    worth = Conflict.from_dict(GAME).worth(0)
    assert worth[0] > worth[1] == worth[2] > worth[3]


def test_a_negated_statement_is_multiplied_out() -> None:
    statement = OptionStatement((((0, True), (1, False)), ((2, True),)), negated=True)
    states = np.arange(8, dtype=np.int64)
    again = Conflict.from_dict(
        {
            "options": ["a", "b", "c"],
            "dms": [{"name": "A", "options": [0, 1, 2], "statements": [statement.to_list()]}],
        }
    )
    assert again.worth(0).tolist() == statement.holds(states).astype(int).tolist()


@pytest.mark.parametrize("data", [GAME, GRAPH, {**GAME, "coalitions": [["B", "A"]], "x-mine": 1, "notes": ["n"]}])
def test_what_is_written_reads_as_the_same_conflict(data: dict[str, Any], tmp_path: Path) -> None:
    conflict = Conflict.from_dict(data)
    again = Conflict.from_dict(conflict.to_dict())
    assert again == conflict
    assert again.version == conflict.version
    assert again.labels() == conflict.labels()
    file = tmp_path / "game.json"
    file.write_text(json.dumps(conflict.to_dict()), encoding="utf-8")
    assert load(file).to_dict() == conflict.to_dict()


def test_further_keys_are_kept() -> None:
    data = {**GAME, "citations": {"strike": ["s3"]}}
    data["dms"] = [{**GAME["dms"][0], "notes": "n"}, {**GAME["dms"][1], "statement_ids": ["s1", "s2"], "assumed": True}]
    conflict = Conflict.from_dict(data)
    assert conflict.extra == {"citations": {"strike": ["s3"]}}
    assert conflict.dms[0].extra == {"notes": "n"}
    assert [(s.id, s.assumed) for s in conflict.dms[1].statements or ()] == [("s1", True), ("s2", True)]
    assert Conflict.from_dict(conflict.to_dict()).dms == conflict.dms


def test_yaml_faults_have_their_line(tmp_path: Path) -> None:
    file = tmp_path / "crisis.yaml"
    file.write_text(
        "name: crisis\noptions: [strike]\ndms:\n  - name: A\n    options: [0]\n    ranking: [1, 7]\n", encoding="utf-8"
    )
    with pytest.raises(BadGame) as caught:
        load(file)
    assert (caught.value.where or "").startswith("crisis.yaml:6: dms[0].ranking")


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("a.json", '{\n "name": "x",\n "options": [,]\n}', "a.json:3"),
        ("a.yaml", "name: x\noptions: [a\n", "a.yaml:3"),
        ("a.yaml", "name: x\nname: y\n", "a.yaml:2"),
        ("a.json", '{"name": "x", "name": "y"}', "a.json"),
        ("a.json", "", "a.json:1"),
        ("a.yaml", "", "a.yaml"),
        ("a.json", "[" * 100_000, "a.json"),
    ],
)
def test_syntax_faults_have_their_line(name: str, text: str, where: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadGame) as caught:
        load(file)
    assert caught.value.where == where
    assert caught.value.remedy


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadGame, match="cannot be read"):
        load(tmp_path / "absent.json")
    with pytest.raises(BadGame, match="cannot be read"):
        load(tmp_path)
    (tmp_path / "latin.json").write_bytes(b'{"name": "\xe9"}')
    with pytest.raises(BadGame, match="not UTF-8"):
        load(tmp_path / "latin.json")


def test_unknown_states_and_decision_makers_are_refused() -> None:
    conflict = Conflict.from_dict(GRAPH)
    with pytest.raises(BadGame, match="no state 4"):
        conflict.position(4)
    with pytest.raises(BadGame, match="Allowed: A, B"):
        conflict.index_of("C")
    with pytest.raises(BadGame, match="chicken, prisoners-dilemma"):
        bundled("stag-hunt")


def test_the_page_on_games_runs() -> None:
    result = doctest.testfile(str(ROOT / "docs" / "games.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0
