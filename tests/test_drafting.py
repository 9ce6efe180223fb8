"""Drafts of games: valid files, every part cited, what is stated apart from what is assumed."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given

from mithaq.findings.conflict import Conflict
from mithaq.findings.draft_options import MOST
from mithaq.findings.drafting import DraftGame, draft_game
from mithaq.findings.stability import solve
from mithaq.show.words import Words
from mithaq.statements.statement import Reading
from mithaq.world.actors import Actors
from small_readings import made, seed
from test_dossier import readings

NOBODY = Actors({})


def drafted(reading: Reading) -> DraftGame:
    return draft_game(reading, NOBODY)


def crisis() -> Reading:
    """Spain presses, France is before a dilemma, Poland is asked for arms."""
    text = (
        "Spain demands that France dismantle its nuclear programme. Spain struck France. "
        "France faces either war or surrender. France asked Poland for missiles. Poland will stay neutral."
    )
    return made(
        text,
        {"kind": "position", "type": "DEMAND", "source": ("ESP",), "target": ("FRA",), "words": "Spain demands that France dismantle its nuclear programme"},
        {"kind": "event", "type": "ASSAULT", "source": ("ESP",), "target": ("FRA",), "words": "Spain struck France"},
        {"kind": "relation", "type": "CONFLICT", "source": ("ESP", "FRA"), "words": "struck France"},
        {"kind": "option", "type": "DILEMMA", "source": ("FRA",), "words": "France faces either war or surrender"},
        {"kind": "event", "type": "REQUEST", "source": ("FRA",), "target": ("POL",), "words": "France asked Poland for missiles"},
        {"kind": "forecast", "type": "NEUTRALITY", "source": ("POL",), "words": "Poland will stay neutral", "factuality": "PR+"},
    )  # fmt: skip


def test_a_crisis_becomes_a_game() -> None:
    draft = drafted(crisis())
    acts = {(option.owner, option.act): option.statements for option in draft.options}
    assert acts == {
        ("ESP", "fight"): ("s2", "s3"), ("FRA", "comply"): ("s1",), ("FRA", "fight"): ("s3",), ("POL", "support"): ("s5",),
    }  # fmt: skip
    assert {limit.reason for limit in draft.infeasible} == {"draft.dilemma_one_must_come", "draft.dilemma_excludes"}
    stated = {(one.dm, one.reason): one.statements for one in draft.preferences if one.stated}
    assert stated == {("ESP", "draft.demands"): ("s1",), ("FRA", "draft.asked_for"): ("s5",)}
    poland = [(one.reason, one.statements, one.stated) for one in draft.preferences if one.dm == "POL"]
    assert poland == [("draft.neutrality_foretold", ("s6",), False)]


def test_it_is_a_game_file_that_can_be_saved_and_fed_back() -> None:
    saved = json.loads(json.dumps(drafted(crisis()).to_dict()))
    conflict = Conflict.from_dict(saved)
    assert conflict.options == tuple(saved["options"])
    assert [dm.name for dm in conflict.dms] == [dm["name"] for dm in saved["dms"]]
    assert saved["status_quo"] in conflict.labels()
    again = Conflict.from_dict(json.loads(json.dumps(conflict.to_dict())))
    assert solve(again).to_dict()["equilibria"] == solve(conflict).to_dict()["equilibria"]


def test_separate_wishes_are_no_game() -> None:
    text = "France means to build a port. Poland means to build a road."
    aims = [{"kind": "position", "type": "INTENTION", "source": (who,), "words": words} for who, words in (
        ("FRA", "France means to build a port"), ("POL", "Poland means to build a road"), ("FRA", "build a port"), ("POL", "build a road"),
    )]  # fmt: skip
    draft = drafted(made(text, *aims))
    assert not draft.playable
    assert "draft.open.no_game" in [point.code for point in draft.open_points]


def test_a_war_of_three_does_not_tell_who_fights_whom() -> None:
    words = "France, Poland and Spain are at war"
    reading = made(words, {"kind": "relation", "type": "CONFLICT", "source": ("FRA", "POL", "ESP"), "words": words})
    assert not [option for option in drafted(reading).options if option.act == "fight"]


def test_a_text_without_a_crisis_is_no_game() -> None:
    draft = drafted(made("France and Poland met.", {"kind": "event", "type": "CONSULT", "source": ("FRA", "POL"), "words": "France and Poland met"}))  # fmt: skip
    assert not draft.playable
    assert draft.to_dict()["options"] == []


@given(readings())
def test_law_every_part_cites_statements_and_the_file_is_valid(reading: Reading) -> None:
    draft = drafted(reading)
    known = {statement.id for statement in reading.statements}
    assert len(draft.options) <= MOST
    for option in draft.options:
        assert option.statements
        assert set(option.statements) <= known
    for preference in draft.preferences:
        assert set(preference.statements) <= known
        assert preference.statements or not preference.stated
        assert preference.stated or preference.says.code.startswith("draft.")
    for point in (*draft.open_points, *draft.infeasible, *draft.irreversible):
        assert set(point.statements) <= known
    if draft.playable:
        Conflict.from_dict(json.loads(json.dumps(draft.to_dict())))


@given(readings())
def test_law_only_possible_statements_are_never_stated_preferences(reading: Reading) -> None:
    for preference in drafted(reading).preferences:
        if preference.stated:
            levels = {reading.statement(ident).factuality[:2] for ident in preference.statements}
            assert levels <= {"CT", "PR"}


@given(readings())
def test_law_every_code_has_its_sentence_in_both_languages(reading: Reading) -> None:
    draft = drafted(reading)
    for words in (Words("en"), Words("ar")):
        for preference in draft.preferences:
            assert words.reason(preference.says)
        for point in draft.open_points:
            assert words.say(point.code, point.values)
        for part in (*draft.infeasible, *draft.irreversible, *draft.options):
            assert part.reason is None or words.say(part.reason)


def test_the_article(shared: Path) -> None:
    """Israel and the United States press, Iran is before two suicides, Russia arms it or looks away."""
    draft = drafted(seed(shared))
    assert set(draft.makers) == {"IRN", "ISR", "USA", "RUS"}
    acts = {(option.owner, option.act, option.issue) for option in draft.options}
    assert acts >= {
        ("ISR", "fight", None), ("IRN", "fight", None), ("IRN", "comply", "nuclear_programme"),
        ("IRN", "comply", "regime_change"), ("RUS", "support", "arms"), ("RUS", "trade", "look_away"),
        ("USA", "trade", "look_away"),
    }  # fmt: skip
    arenas = {option.owner: option.toward for option in draft.options if option.act == "trade"}
    assert arenas == {"RUS": ("IRN",), "USA": ("UKR",)}
    assert {option.basis for option in draft.options if option.act == "trade"} == {"assumed"}
    stated = {(one.dm, ident) for one in draft.preferences if one.stated for ident in one.statements}
    assert stated >= {("USA", "s39"), ("USA", "s40"), ("ISR", "s18"), ("IRN", "s6")}
    assert not any(ident == "s37" for _, ident in stated)


def test_on_the_article_the_war_with_a_neutral_russia_is_an_equilibrium_under_the_draft(shared: Path) -> None:
    """The author's forecast: Iran fights on alone, Russia stays out; by hand, no one alone gains by moving."""
    draft = drafted(seed(shared))
    assert draft.status_quo is not None
    conflict = Conflict.from_dict(draft.to_dict())
    answer = solve(conflict).to_dict()
    nash = next(states for concept, states in answer["equilibria"].items() if concept.lower() == "nash")
    quo = conflict.number(conflict.labels().index(draft.status_quo))
    assert quo in nash
