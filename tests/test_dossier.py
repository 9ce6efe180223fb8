"""Views over statements: each line cites, none is surer than its statement."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.findings.dossier import dossier
from mithaq.findings.drafting import draft_game
from mithaq.findings.lines import LEVELS
from mithaq.statements.statement import FACTUALITIES, TYPES, Reading
from mithaq.world.actors import Actors
from small_readings import made, renamed, seed

NOBODY = Actors({})
WAR = "Narnia asked Gondor for missiles. Gondor, at least officially, sent no missiles. Gondor praised Narnia."


def event(type_: str, source: str, target: str, words: str, **more: Any) -> dict[str, Any]:
    return {"kind": "event", "type": type_, "source": (source,), "target": (target,), "words": words, **more}


def asked_and_denied(**more: Any) -> Reading:
    return made(
        WAR,
        event("REQUEST", "FRA", "POL", "Narnia asked Gondor for missiles"),
        event("AID", "POL", "FRA", "Gondor, at least officially, sent no missiles", factuality="PR-", **more),
        event("SUPPORT", "POL", "FRA", "Gondor praised Narnia"),
    )


def test_asked_for_and_not_given_cites_both_and_keeps_the_hedge() -> None:
    books = dossier(asked_and_denied()).ledger
    assert [(line.status, line.giver, line.forms) for line in books.lines] == [
        ("asked", ("POL",), ("arms",)), ("denied", ("POL",), ("arms",)), ("given", ("POL",), ("words",)),
    ]  # fmt: skip
    (unmet,) = books.unmet
    assert (unmet.statements, unmet.factuality, unmet.forms) == (("s1", "s2"), "PR", ("arms",))
    assert [hedge.exact for hedge in unmet.hedges] == ["at least officially"]


def test_what_was_given_is_not_unmet() -> None:
    reading = made(
        "France asked Poland for tanks. Poland sent tanks. It refused missiles and more tanks.",
        event("REQUEST", "FRA", "POL", "France asked Poland for tanks"),
        event("AID", "POL", "FRA", "Poland sent tanks"),
        event("REJECT", "POL", "FRA", "It refused missiles"),
    )
    assert not dossier(reading).ledger.unmet


def test_asked_for_missiles_and_given_tanks() -> None:
    reading = made(
        "France asked Poland for missiles. Poland refused the missiles but sent tanks.",
        event("REQUEST", "FRA", "POL", "France asked Poland for missiles"),
        event("REJECT", "POL", "FRA", "Poland refused the missiles"),
        event("AID", "POL", "FRA", "sent tanks"),
    )
    assert [one.statements for one in dossier(reading).ledger.unmet] == [("s1", "s2")]


def test_a_pronoun_takes_its_form_from_the_statement_beside_it() -> None:
    reading = made(
        "Poland sent no aircraft, which France seems to have asked it for.",
        event("AID", "POL", "FRA", "Poland sent no aircraft", factuality="CT-"),
        event("REQUEST", "FRA", "POL", "France seems to have asked it for", factuality="PR+"),
    )
    asked = dossier(reading).ledger.lines[1]
    assert (asked.forms, asked.details, asked.form_from) == (("arms",), ("aircraft",), "s1")


def test_a_request_that_is_no_plea_for_support_is_a_demand() -> None:
    reading = made(
        "France called on Poland to withdraw from the island.",
        event("REQUEST", "FRA", "POL", "France called on Poland to withdraw from the island"),
    )
    found = dossier(reading)
    assert not found.ledger.lines
    assert [(ladder.source, ladder.target, ladder.rungs[0].issues) for ladder in found.demands] == [("FRA", "POL", ("withdraw",))]  # fmt: skip


def test_demands_grow_where_the_text_says_so() -> None:
    text = "France demands not only disarmament but also the fall of the regime."
    position = {"kind": "position", "type": "DEMAND", "source": ("FRA.envoy",), "target": ("POL",)}
    reading = made(text, {**position, "words": "France demands not only disarmament"}, {**position, "words": "the fall of the regime"})  # fmt: skip
    (ladder,) = dossier(reading).demands
    assert (ladder.source, [rung.grows for rung in ladder.rungs]) == ("FRA", [False, True])


def test_influence_held_lost_and_withdrawn() -> None:
    text = "France rules the coast. Spain no longer matters there. Italy left it. Malta stayed."
    reading = made(
        text,
        {"kind": "relation", "type": "INFLUENCE", "source": ("FRA",), "target": ("region.coast",), "words": "France rules the coast"},
        {"kind": "relation", "type": "INFLUENCE", "source": ("ESP",), "target": ("region.coast",), "words": "Spain no longer matters", "factuality": "CT-"},
        event("RETREAT", "ITA", "region.coast", "Italy left it"),
        event("RETREAT", "MLT", "region.coast", "Malta stayed", factuality="CT-"),
    )  # fmt: skip
    lines = dossier(reading).influence
    assert [(line.actor, line.status) for line in lines] == [("FRA", "holds"), ("ESP", "lost"), ("ITA", "withdrew"), ("MLT", "stays")]  # fmt: skip


def test_a_clients_attrition_is_what_others_did_to_it() -> None:
    text = "France arms the league. Spain struck the league in 2024. Spain did not strike the guild. France scolded it."
    reading = made(
        text,
        {"kind": "relation", "type": "PATRONAGE", "source": ("FRA",), "target": ("league", "guild"), "words": "France arms the league"},
        event("ASSAULT", "ESP", "league", "Spain struck the league in 2024", time="2024"),
        event("ASSAULT", "ESP", "guild", "Spain did not strike the guild", factuality="CT-"),
        event("COERCE", "FRA", "league", "France scolded it"),
    )  # fmt: skip
    by_client = {
        client.client: [str(blow.time) for blow in client.attrition] for client in dossier(reading).clients.clients
    }
    assert by_client == {"league": ["2024"], "guild": []}


@given(st.sampled_from(FACTUALITIES), st.sampled_from(["author", "FRA", "unnamed:an envoy"]))
def test_law_an_inferred_linkage_never_becomes_stated(factuality: str, holder: str) -> None:
    text = "Land in exchange for peace, it may be."
    words = "Land in exchange for peace"
    reading = made(text, {"kind": "linkage", "type": "EXCHANGE", "source": ("FRA", "POL"), "words": words, "factuality": factuality, "attribution": holder})  # fmt: skip
    (link,) = dossier(reading).linkages
    assert (link.basis == "stated") is factuality.startswith("CT")
    assert [part.exact for part in link.parts] == ["Land", "peace"]
    if not factuality.startswith("CT"):
        draft = draft_game(reading, NOBODY)
        trades = [option for option in draft.options if option.act == "trade"]
        assert {option.basis for option in trades} <= {"assumed"}
        assert not any(preference.stated for preference in draft.preferences)


def test_alternatives_are_read_from_the_clause_where_no_items_are_given() -> None:
    reading = made("France must choose either war or surrender.", {"kind": "option", "type": "DILEMMA", "source": ("FRA",), "words": "France must choose either war or surrender"})  # fmt: skip
    assert [item.exact for item in dossier(reading).options[0].items] == ["war", "surrender"]


def test_a_forecast_keeps_holder_hedge_and_horizon() -> None:
    reading = made(
        "The war will most likely not end soon.",
        {"kind": "forecast", "type": "CONFLICT", "source": (), "target": ("FRA",), "words": "The war will most likely not end soon", "factuality": "PR+", "attribution": "unnamed:a colonel"},
    )  # fmt: skip
    (forecast,) = dossier(reading).forecasts
    assert (forecast.holder, forecast.factuality, forecast.horizon) == ("unnamed:a colonel", "PR+", "soon")
    assert [hedge.exact for hedge in forecast.hedges] == ["most likely"]


STATES = ("FRA", "POL", "ESP")
KINDS = [(kind, type_) for kind, types in TYPES.items() if kind != "provision" for type_ in types]
CLAUSES = (
    "asked for missiles",
    "struck the coast",
    "either war or surrender",
    "land in exchange for peace",
    "end the war",
    "gave a loan",
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings of one to eight statements of any type between three states."""
    made_of = []
    text = ". ".join(f"{number}: {CLAUSES[number % len(CLAUSES)]}" for number in range(8))
    for number in range(draw(st.integers(1, 8))):
        kind, type_ = draw(st.sampled_from(KINDS))
        source = draw(st.lists(st.sampled_from(STATES), min_size=0, max_size=2, unique=True))
        target = draw(st.lists(st.sampled_from(STATES), min_size=0, max_size=2, unique=True))
        made_of.append({
            "kind": kind, "type": type_, "source": tuple(source), "target": tuple(target),
            "factuality": draw(st.sampled_from(FACTUALITIES)), "attribution": draw(st.sampled_from(("author", *STATES))),
            "words": f"{number}: {CLAUSES[number % len(CLAUSES)]}",
        })  # fmt: skip
    return made(text, *made_of)


@given(readings())
def test_law_every_line_cites_statements_that_exist(reading: Reading) -> None:
    found = dossier(reading)
    assert set(found.cited()) <= {statement.id for statement in reading.statements}
    json.dumps(found.to_dict())


@given(readings())
def test_law_no_line_is_surer_than_its_statements(reading: Reading) -> None:
    def check(line: Any) -> None:
        weakest = max(LEVELS.index(reading.statement(ident).factuality[:2]) for ident in line.statements)
        assert LEVELS.index(line.factuality[:2]) >= weakest

    found = dossier(reading)
    views = (found.ledger.lines, found.ledger.unmet, found.influence, found.linkages, found.options, found.forecasts)
    for view in views:
        for line in view:
            check(line)
    for client in found.clients.clients:
        for blow in client.attrition:
            check(blow)
    for ladder in found.demands:
        for rung in ladder.rungs:
            check(rung)


@given(readings())
def test_law_exchanging_names_exchanges_outputs(reading: Reading) -> None:
    swap = {"FRA": "POL", "POL": "FRA"}
    back = dossier(renamed(renamed(reading, swap), swap)).to_dict()
    assert back == dossier(reading).to_dict()
    swapped = json.dumps(dossier(renamed(reading, swap)).to_dict(), sort_keys=True)
    expected = json.dumps(dossier(reading).to_dict(), sort_keys=True)
    assert swapped == expected.replace("FRA", "###").replace("POL", "FRA").replace("###", "POL")


def test_the_article(shared: Path) -> None:
    """What the eight things of the article ask of the dossier."""
    found = dossier(seed(shared))
    books = found.ledger
    assert [(line.status, line.forms) for line in books.lines if line.statements == ("s3",)] == [("given", ("words",))]
    (unmet,) = books.unmet
    assert (set(unmet.statements), unmet.giver, unmet.receiver) == ({"s5", "s6"}, ("RUS",), ("IRN",))
    assert unmet.details == ("aircraft", "missiles")
    assert "على الأقل رسميًا" in [hedge.exact for hedge in unmet.hedges]
    assert {(line.actor, line.status) for line in found.influence} >= {
        ("RUS", "lost"),
        ("USA", "holds"),
        ("RUS", "withdrew"),
    }
    assert {client.client for client in found.clients.clients if client.attrition} == {"hamas", "hezbollah", "houthis"}
    assert found.clients.beside == ("SYR.assad_regime",)
    ladder = next(ladder for ladder in found.demands if (ladder.source, ladder.target) == ("USA", "IRN"))
    assert [rung.grows for rung in ladder.rungs] == [False, True]
    assert {link.statements[0]: link.basis for link in found.linkages} == {"s26": "stated", "s37": "inferred"}
    assert [item.exact for item in found.options[0].items] == ["الانتحار السياسي", "الانتحار العسكري"]
    neutral = next(forecast for forecast in found.forecasts if forecast.type == "NEUTRALITY")
    assert (neutral.factuality, neutral.holder, neutral.hedges[0].exact) == ("PR+", "author", "على الأرجح")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_phrase_of_the_dictionaries_is_found_in_its_example(lang: Any) -> None:
    from mithaq.findings.phrases import ids, phrases

    names = "support_forms support_hedges horizons issues dilemma_items item_marks treaty_acts provision_subjects demand_growth"
    for name in names.split():
        for phrase in phrases(name, lang):
            assert phrase.id in ids(name, phrase.record["example"], lang), (name, phrase.id)
