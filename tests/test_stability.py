"""Stability: published conflicts, the traps of the definitions, an independent brute force, and theorems."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brute_force import BruteForce
from mithaq.answer import NO, YES, Reason
from mithaq.errors import BadGame, CannotAnswer
from mithaq.findings.conflict import Conflict, bundled, load
from mithaq.findings.stability import CONCEPTS, Stability, reference_engine, solve
from mithaq.findings.stability_reasons import explain
from mithaq.findings.status_quo import status_quo
from mithaq.show.words import Words


def rankings(draw: Any, numbers: list[int]) -> list[Any]:
    levels = draw(st.lists(st.integers(0, len(numbers)), min_size=len(numbers), max_size=len(numbers)))
    ranks = [[n for n, level in zip(numbers, levels, strict=True) if level == one] for one in sorted(set(levels))]
    return [rank[0] if len(rank) == 1 else rank for rank in ranks]


@st.composite
def option_games(draw: Any, most: int = 4) -> dict[str, Any]:
    """Two to four decision makers, up to five options, ties, infeasible combinations, irreversible options."""
    makers = draw(st.integers(2, most))
    options = draw(st.integers(makers, 5))
    owners = [
        *range(makers),
        *draw(st.lists(st.integers(0, makers - 1), min_size=options - makers, max_size=options - makers)),
    ]
    literal = st.tuples(st.integers(0, options - 1), st.sampled_from("YN")).map(list)
    pattern = st.lists(literal, min_size=1, max_size=3, unique_by=lambda one: one[0])
    game: dict[str, Any] = {
        "options": [f"o{i}" for i in range(options)],
        "infeasible": draw(st.lists(pattern.filter(lambda one: len(one) > 1), max_size=3)),
        "irreversible": draw(
            st.dictionaries(st.integers(0, options - 1).map(str), st.sampled_from(["fwd", "back"]), max_size=2)
        ),
        "dms": [],
    }
    states = BruteForce({**game, "dms": []}).states if makers else []
    if not states:
        game["infeasible"] = []
        states = BruteForce({**game, "dms": []}).states
    numbers = list(range(1, len(states) + 1))
    for index in range(makers):
        maker: dict[str, Any] = {
            "name": f"d{index}",
            "options": [o for o, owner in enumerate(owners) if owner == index],
        }
        if draw(st.booleans()):
            maker["ranking"] = rankings(draw, numbers)
        else:
            maker["statements"] = draw(st.lists(st.lists(pattern, min_size=1, max_size=2), min_size=1, max_size=4))
        game["dms"].append(maker)
    return game


@st.composite
def graph_games(draw: Any) -> dict[str, Any]:
    """Two to four decision makers on an explicit graph, whose moves need not be transitive."""
    numbers = draw(st.lists(st.integers(1, 40), min_size=2, max_size=7, unique=True))
    arcs = st.lists(st.sampled_from([list(p) for p in itertools.permutations(numbers, 2)]), max_size=8)
    names = [f"d{index}" for index in range(draw(st.integers(2, 4)))]
    return {
        "states": numbers,
        "graph": {name: draw(arcs) for name in names},
        "dms": [{"name": name, "ranking": rankings(draw, numbers)} for name in names],
    }


@given(option_games())
def test_option_form_agrees_with_the_brute_force(game: dict[str, Any]) -> None:
    found = solve(Conflict.from_dict(game)).to_dict()
    force = BruteForce(game)
    assert found["states"] == force.states
    assert found["stability"] == force.stability(CONCEPTS)


@given(graph_games())
def test_explicit_graphs_agree_with_the_brute_force(game: dict[str, Any]) -> None:
    found = solve(Conflict.from_dict(game)).to_dict()
    assert found["stability"] == BruteForce(game).stability(("Nash", "GMR", "SMR", "SEQ"))
    assert "SIM" in found["undefined"]


@given(option_games(most=3) | graph_games(), st.data())
def test_coalitions_agree_with_the_brute_force(game: dict[str, Any], data: st.DataObject) -> None:
    count = len(game["dms"])
    group = sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=1)))
    found = solve(Conflict.from_dict({**game, "coalitions": [group]})).to_dict()["coalitions"][0]
    force = BruteForce(game)
    names = [force.makers[i] for i in group]
    assert found["members"] == names
    for concept in ("Nash", "GMR", "SMR", "SEQ"):
        expected = [force.number(s) for s in force.states if force.coalition(concept, names, s)]
        assert found["stability"][concept] == expected, concept


@given(option_games() | graph_games())
def test_theorems(game: dict[str, Any]) -> None:
    """Fang, Hipel and Kilgour 1993, section 3.3: Nash ⊆ SMR ⊆ GMR and Nash ⊆ SEQ ⊆ GMR, for each decision maker."""
    stability = solve(Conflict.from_dict(game))
    for dm in [maker["name"] for maker in game["dms"]]:
        sets = {concept: set(stability.stable(concept, dm)) for concept in stability.verdicts}
        assert sets["Nash"] <= sets["SMR"] <= sets["GMR"]
        assert sets["Nash"] <= sets["SEQ"] <= sets["GMR"]
        assert sets["Nash"] <= sets.get("SIM", sets["Nash"])
        if len(game["dms"]) == 2 and "SIM" in sets:
            assert sets["SIM"] <= sets["GMR"]


@given(option_games(), st.randoms(use_true_random=False))
def test_the_numbering_of_states_does_not_matter(game: dict[str, Any], rng: random.Random) -> None:
    labels = BruteForce(game).states
    shuffled = rng.sample(labels, len(labels))
    new = {number: shuffled.index(label) + 1 for number, label in enumerate(labels, 1)}
    makers = []
    for maker in game["dms"]:
        ranking = [[new[n] for n in (r if isinstance(r, list) else [r])] for r in maker.get("ranking", [])]
        makers.append({**maker, "ranking": ranking} if ranking else maker)
    before = solve(Conflict.from_dict(game))
    after = solve(Conflict.from_dict({**game, "dms": makers, "feasible": shuffled}))
    for concept in CONCEPTS:
        assert {new[n] for n in before.equilibria(concept)} == set(after.equilibria(concept))


@given(option_games())
def test_reasons_agree_with_the_verdict(game: dict[str, Any]) -> None:
    stability = solve(Conflict.from_dict(game))
    force = BruteForce(game)
    for concept in CONCEPTS:
        for dm in force.makers:
            for number in range(1, len(force.states) + 1):
                reason = explain(stability, concept, number, dm)
                assert (reason.answer is YES) == stability.is_stable(concept, dm, number)
                assert all(leaf.ground is not None for leaf in reason.leaves())


def test_published_conflicts(shared: Path) -> None:
    """Cuban missile crisis, Elmira, Milk River, prisoner's dilemma: states stable by decision maker, and equilibria."""
    expected = json.loads((shared / "games" / "expected.json").read_text(encoding="utf-8"))
    assert expected
    for name, published in expected.items():
        found = solve(load(shared / "games" / f"{name}.json"), ("nash", "gmr", "smr", "seq", "sim")).to_dict()
        assert found["stability"] == published["stability"], name
        assert found["equilibria"] == published["equilibria"], name


def test_published_conflicts_agree_with_the_brute_force(shared: Path) -> None:
    for name in ("Cuban", "Elmira", "MilkRiver", "Prisoners"):
        game = json.loads((shared / "games" / f"{name}.json").read_text(encoding="utf-8"))
        assert solve(Conflict.from_dict(game)).to_dict()["stability"] == BruteForce(game).stability(CONCEPTS), name


def test_elmira_has_the_published_equilibrium_jump(shared: Path) -> None:
    """Kilgour, Hipel, Fang and Peng 2001: MoE and Uniroyal move together from delay to a modified order accepted."""
    game = json.loads((shared / "games" / "Elmira.json").read_text(encoding="utf-8"))
    jump = solve(Conflict.from_dict({**game, "coalitions": [["MoE", "Uniroyal"]]})).coalitions[0]
    labels = game["feasible"]
    delay, accepted = labels.index("NYNNY") + 1, labels.index("YNYNY") + 1
    assert jump.improvements[delay - 1] == (accepted,)
    assert delay not in jump.stable["Nash"]
    assert accepted in jump.stable["Nash"]


@pytest.mark.parametrize(
    ("name", "concept", "expected"),
    [
        # Fang, Hipel and Kilgour 1993, section 3.4: mutual defection alone is Nash; cooperation holds with foresight.
        ("prisoners-dilemma", "Nash", (4,)),
        ("prisoners-dilemma", "GMR", (1, 4)),
        ("prisoners-dilemma", "SMR", (1, 4)),
        ("prisoners-dilemma", "SEQ", (1, 4)),
        ("prisoners-dilemma", "SIM", (1, 4)),
        # Chicken, no. 66 of Rapoport and Guyer 1966: one swerves; that both do is metarational but not sequential.
        ("chicken", "Nash", (2, 3)),
        ("chicken", "GMR", (2, 3, 4)),
        ("chicken", "SMR", (2, 3, 4)),
        ("chicken", "SEQ", (2, 3)),
        ("chicken", "SIM", (2, 3, 4)),
    ],
)
def test_textbook_equilibria(name: str, concept: str, expected: tuple[int, ...]) -> None:
    assert solve(bundled(name)).equilibria(concept) == expected


def on_graph(ranking: list[Any], **arcs: list[list[int]]) -> Stability:
    """A graph of five states: A can go from 1 to 2; the others are indifferent."""
    states = [1, 2, 3, 4, 5]
    makers = [{"name": "A", "ranking": ranking}, *({"name": n, "ranking": [states]} for n in arcs if n != "A")]
    graph = {"A": [[1, 2]], **arcs}
    return solve(Conflict.from_dict({"states": states, "graph": graph, "dms": makers}))


def test_an_opponent_may_return_after_another_has_moved() -> None:
    stability = on_graph([2, 3, 4, 1, 5], B=[[2, 3], [4, 5]], C=[[3, 4]])
    assert stability.is_stable("GMR", "A", 1)


def test_no_opponent_moves_twice_running() -> None:
    stability = on_graph([2, 3, 4, 1, 5], B=[[2, 3], [3, 5]], C=[])
    assert not stability.is_stable("GMR", "A", 1)


def test_a_tie_is_a_sanction() -> None:
    assert on_graph([2, [1, 3], 4, 5], B=[[2, 3]]).is_stable("GMR", "A", 1)


def test_a_countermove_must_be_better_than_the_focal_state() -> None:
    stays_sanctioned = on_graph([2, 1, 4, 3, 5], A=[[1, 2], [3, 4]], B=[[2, 3]])
    escapes = on_graph([2, 4, 1, 3, 5], A=[[1, 2], [3, 4]], B=[[2, 3]])
    assert stays_sanctioned.is_stable("SMR", "A", 1)
    assert not escapes.is_stable("SMR", "A", 1)
    assert escapes.is_stable("GMR", "A", 1)


def test_in_seq_each_step_improves_its_mover() -> None:
    graph = {"A": [[1, 2]], "B": [[2, 3]], "C": [[3, 4]]}
    makers = [
        {"name": "A", "ranking": [2, 3, 1, 4]},
        {"name": "B", "ranking": [4, 2, 3, 1]},
        {"name": "C", "ranking": [4, 3, 2, 1]},
    ]
    stability = solve(Conflict.from_dict({"states": [1, 2, 3, 4], "graph": graph, "dms": makers}))
    assert stability.is_stable("GMR", "A", 1)
    # B would like to end in 4, but its own step from 2 to 3 makes it worse off.
    assert not stability.is_stable("SEQ", "A", 1)


def test_an_irreversible_option_binds_the_answer_too() -> None:
    chicken = bundled("chicken").to_dict()
    # A driver who has swerved cannot return: nobody can punish, nor leave, the state in which both swerved.
    stability = solve(Conflict.from_dict({**chicken, "irreversible": {"0": "fwd", "1": "fwd"}}))
    assert stability.is_stable("Nash", "First", 4)
    # Where only the first is bound, the second's improvement from 4 to 2 cannot be answered.
    half = solve(Conflict.from_dict({**chicken, "irreversible": {"0": "fwd"}}))
    assert not half.is_stable("GMR", "Second", 4)
    assert solve(Conflict.from_dict(chicken)).is_stable("GMR", "Second", 4)


def test_an_infeasible_combination_sanctions_nothing_in_sim() -> None:
    chicken = {key: value for key, value in bundled("chicken").to_dict().items() if key != "infeasible"}
    for maker, ranking in zip(chicken["dms"], ([2, 3, 1], [1, 3, 2]), strict=True):
        maker["ranking"] = ranking
    # Without the crash (NN) there remain YN, NY, YY, numbered 1 to 3.
    stability = solve(Conflict.from_dict({**chicken, "infeasible": [[[0, "N"], [1, "N"]]]}))
    assert not stability.is_stable("SIM", "First", 3)
    assert not stability.is_stable("SIM", "Second", 3)


def test_in_sim_the_others_improve_from_the_focal_state_not_one_after_the_other() -> None:
    """Fraser and Hipel 1984: the third's answer is an improvement only after the second has moved, so it is none here."""
    labels = ["NNN", "YNN", "NYN", "YYN", "NNY", "YNY", "NYY", "YYY"]
    number = {label: place for place, label in enumerate(labels, 1)}
    # First: gains by moving alone or with the second, loses where all three move.
    first = [["YNN", "YYN", "YNY"], ["NNN"], ["NYN", "NNY", "NYY", "YYY"]]
    # Second: gains by moving from NNN.  Third: prefers NYY to NYN, but NNN to NNY.
    second = [["NYN"], [x for x in labels if x != "NYN"]]
    third = [["NYY"], ["NYN", "NNN"], [x for x in labels if x not in ("NYY", "NYN", "NNN")]]
    makers = [
        {"name": name, "options": [own], "ranking": [[number[x] for x in rank] for rank in ranks]}
        for own, (name, ranks) in enumerate({"First": first, "Second": second, "Third": third}.items())
    ]
    stability = solve(Conflict.from_dict({"options": ["a", "b", "c"], "dms": makers, "feasible": labels}))
    assert not stability.is_stable("SIM", "First", 1)
    # Where the third improves from NNN as well, the two together spoil the first's move.
    makers[2]["ranking"] = [[number[x] for x in ("NYY", "NNY")], [number[x] for x in labels if x not in ("NYY", "NNY")]]
    both = solve(Conflict.from_dict({"options": ["a", "b", "c"], "dms": makers, "feasible": labels}))
    assert both.is_stable("SIM", "First", 1)


def test_a_coalition_improvement_is_better_for_all() -> None:
    dilemma = Conflict.from_dict({**bundled("prisoners-dilemma").to_dict(), "coalitions": [[0, 1]]})
    group = solve(dilemma).coalitions[0]
    # From mutual confession the two together go to silence; a state that only one prefers is no improvement.
    assert group.improvements[3] == (1,)
    assert group.improvements[1] == ()
    assert set(group.moves[3]) >= {1, 2, 3}


def test_a_decision_maker_alone_is_never_sanctioned() -> None:
    alone = Conflict.from_dict({"options": ["x"], "dms": [{"name": "A", "options": [0], "ranking": [2, 1]}]})
    assert all(solve(alone).equilibria(concept) == (2,) for concept in CONCEPTS)


def test_the_result_says_how_it_was_found() -> None:
    found = solve(bundled("chicken"), ["nash", "SIM", "Nash"]).to_dict()
    assert list(found["equilibria"]) == ["Nash", "SIM"]
    assert found["states"] == ["NN", "YN", "NY", "YY"]
    assert "Fraser and Hipel 1984" in found["method"]["SIM"]
    assert found["method"]["game"] == bundled("chicken").version
    assert json.loads(json.dumps(found)) == found


def test_wrong_questions() -> None:
    chicken = bundled("chicken")
    with pytest.raises(BadGame, match="Allowed: Nash, GMR, SMR, SEQ, SIM"):
        solve(chicken, ["nsah"])
    with pytest.raises(CannotAnswer, match="not computed"):
        solve(chicken, ["nash"]).equilibria("SEQ")
    with pytest.raises(CannotAnswer):
        explain(solve(chicken, ["nash"]), "SEQ", 1, "First")
    graph = Conflict.from_dict({"states": [1], "graph": {}, "dms": [{"name": "A", "ranking": [1]}]})
    with pytest.raises(CannotAnswer, match="explicit graph"):
        solve(graph, ["sim"])
    with pytest.raises(CannotAnswer, match="no concept"):
        solve(graph, [])


def test_too_many_states_are_refused_with_the_way_out() -> None:
    maker = {"name": "A", "options": list(range(14)), "statements": [[[[0, "Y"]]]]}
    large = Conflict.from_dict({"options": [f"o{i}" for i in range(14)], "dms": [maker]})
    with pytest.raises(BadGame, match=r"16384 states are too many.*infeasible"):
        solve(large)


def test_another_engine_takes_its_place() -> None:
    def all_stable(conflict: Conflict, concepts: tuple[str, ...]) -> dict[str, Any]:
        return {concept: np.ones((len(conflict.dms), conflict.size), dtype=np.bool_) for concept in concepts}

    found = solve(bundled("chicken"), engine=all_stable)
    assert found.equilibria("Nash") == (1, 2, 3, 4)
    assert found.method["engine"] == "all_stable"
    assert solve(bundled("chicken"), engine=reference_engine).equilibria("Nash") == (2, 3)


def test_a_thousand_states_are_solved() -> None:
    rng = random.Random(7)
    literal = lambda: [rng.randrange(10), rng.choice("YN")]  # noqa: E731
    game = {
        "options": [f"o{i}" for i in range(10)],
        "dms": [
            {"name": name, "options": own, "statements": [[[literal()], [literal()]] for _ in range(10)]}
            for name, own in {"A": [0, 1, 2], "B": [3, 4, 5], "C": [6, 7, 8, 9]}.items()
        ],
    }
    solved = solve(Conflict.from_dict(game))
    assert len(solved.conflict.states) == 1024
    assert set(solved.equilibria("Nash")) <= set(solved.equilibria("SEQ")) <= set(solved.equilibria("GMR"))


def test_status_quo_finds_the_shortest_legal_path() -> None:
    # B must not move twice running: 1→2→3 is legal only with C between.
    graph = {"B": [[1, 2], [2, 3], [4, 3]], "C": [[2, 4]]}
    makers = [{"name": "B", "ranking": [3, 4, 2, 1]}, {"name": "C", "ranking": [3, 4, 2, 1]}]
    here = status_quo(Conflict.from_dict({"states": [1, 2, 3, 4], "graph": graph, "dms": makers}), 1, targets=(1, 2, 3))
    assert here.by_moves == here.by_improvements == (2, 3, 4)
    assert here.paths[1] == ()
    assert [(step.dm, step.end) for step in here.paths[3] or ()] == [("B", 2), ("C", 4), ("B", 3)]
    back = status_quo(Conflict.from_dict({"states": [1, 2, 3, 4], "graph": graph, "dms": makers}), 3, targets=(1,))
    assert back.paths[1] is None
    assert back.to_dict()["paths"] == {"1": None}


def sentences(reason: Reason, words: Words) -> list[str]:
    return [words.reason(reason), *(line for below in reason.because for line in sentences(below, words))]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_reason_has_a_sentence_in_both_languages(lang: Any) -> None:
    words = Words(lang)
    for name in ("chicken", "prisoners-dilemma"):
        stability = solve(bundled(name))
        for concept, dm, state in itertools.product(CONCEPTS, ("First", "Second"), (1, 2, 3, 4)):
            assert all(sentences(explain(stability, concept, state, dm), words))


def test_the_reasons_of_a_chicken() -> None:
    stability = solve(bundled("chicken"))
    unstable = explain(stability, "SEQ", 4, "First")
    assert unstable.answer is NO
    assert [branch.code for branch in unstable.because] == ["stability.unsanctioned.seq"]
    sanctioned = explain(stability, "GMR", 4, "First")
    assert sanctioned.because[0].values == {"dm": "First", "state": 4, "to": 3, "sanction": 1}
    assert Words("en").reason(sanctioned) == "State 4 (YY) is stable for First under GMR."


def test_both_catalogues_have_the_same_codes() -> None:
    from mithaq.records import read_records

    folder = Path(__file__).parents[1] / "src" / "mithaq" / "show" / "locale"
    english, arabic = (read_records(folder / lang / "game.yaml") for lang in ("en", "ar"))
    assert set(english) == set(arabic)
    for code in english:
        fields = [sorted(part.split("}")[0] for part in text[code].split("{")[1:]) for text in (english, arabic)]
        assert set(fields[0]) == set(fields[1]), code
