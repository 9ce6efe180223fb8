"""Statements against the register: pacts of our own making, and the article that the project grew from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.answer import Article, Evidence
from mithaq.dates import PartialDate
from mithaq.findings.contradictions import Checks, check, contradictions
from mithaq.findings.treaty_match import match_treaty
from mithaq.show.words import Words
from mithaq.statements.statement import FACTUALITIES, Treaty
from mithaq.world.pacts import Dated, DateReading, Holders, Obligation, Pact, PactArticle, Party, Trigger
from mithaq.world.register import PACTS, Register, _load
from small_readings import made, seed

OTHERS = Holders("parties_except")


def dated(*days: str) -> Dated:
    return Dated(tuple(DateReading(PartialDate.parse(day), "gazette") for day in days))


def article(number: str, says: str, *kinds: str) -> PactArticle:
    duties = tuple(Obligation(kind, OTHERS, OTHERS, Trigger(("armed_attack",))) for kind in kinds)
    return PactArticle(number, {"en": says, "ar": says}, "gazette", duties)


def pact(ident: str, states: str, signed: tuple[str, ...], articles: tuple[PactArticle, ...], **more: Any) -> Pact:
    fields: dict[str, Any] = {
        "name": {"en": "Treaty of Friendship and Mutual Help", "ar": "معاهدة الصداقة والعون المتبادل"},
        "form": "treaty", "binding": "full", "published": "full", "text_level": "read", "confidence": "high",
        "region": (), "provisionally_applied": Dated(state="never"), "ended": Dated(state="open"),
        "as_of": PartialDate.parse("2026-01-01"), "in_force": dated("2021-01-01"),
    }  # fmt: skip
    parties = tuple(Party(state) for state in states.split())
    return Pact(id=ident, signed=dated(*signed), parties=parties, articles=articles, **{**fields, **more})


HELP = pact(
    "fra-pol-2020", "FRA POL", ("2020-05-09",),
    (
        article("1", "Peace between the two.", "nonaggression"),
        article("2", "Each helps the other when attacked.", "defense"),
        article("3", "Joint military exercises every year."),
        article("4", "Cultural exchange."),
    ),
)  # fmt: skip
OLDER = pact("fra-pol-1991", "FRA POL", ("1991-04-09",), (article("5", "No help to an aggressor.", "no_aid_to_aggressor"),), in_force=dated("1992-01-01"))  # fmt: skip
REGISTER = Register((OLDER, HELP), "test")
TEXT = "France and Poland signed the treaty. It obliges each to defend the other. That is all, only this."
TREATY = (Treaty("t", ("FRA", "POL"), PartialDate.parse("2020")),)


def held(*statements: dict[str, Any], register: Register = REGISTER, date: str | None = "2024-03-01") -> Checks:
    return check(made(TEXT, *statements, treaties=TREATY, date=date), register)


def provision(type_: str, **more: Any) -> dict[str, Any]:
    words = "It obliges each to defend the other"
    return {"kind": "provision", "type": type_, "source": ("FRA", "POL"), "treaty": "t", "words": words, **more}


def signing(time: str, **more: Any) -> dict[str, Any]:
    words = "France and Poland signed the treaty"
    return {"kind": "event", "type": "AGREE", "source": ("FRA", "POL"), "treaty": "t", "time": time, "words": words, **more}  # fmt: skip


def test_a_wrong_day_of_signature_is_a_contradiction() -> None:
    (found,) = held(signing("2020-05-19")).contradictions
    assert (found.kind, found.field, found.text_says, found.register_says) == (
        "date",
        "signed",
        "2020-05-19",
        "2020-05-09",
    )


@pytest.mark.parametrize("less_exact", ["2020", "2020-05", "2020-05-09"])
def test_a_partial_date_that_agrees_is_none(less_exact: str) -> None:
    assert not held(signing(less_exact)).contradictions


def test_competing_dates_contradict_only_if_none_agrees() -> None:
    rival = pact("fra-pol-2020", "FRA POL", ("2020-05-09", "2020-06"), HELP.articles)
    assert not held(signing("2020-06-02"), register=Register((rival,))).contradictions
    assert held(signing("2020-07-02"), register=Register((rival,))).contradictions


def test_a_denied_duty_that_the_pact_has() -> None:
    (found,) = held(provision("DEFENSE", factuality="CT-")).contradictions
    assert (found.kind, found.article, found.hedged) == ("obligation", "2", False)


def test_a_claimed_duty_that_the_pact_lacks() -> None:
    kinds = [(found.kind, found.field) for found in held(provision("CONSULTATION")).contradictions]
    assert kinds == [("obligation", "CONSULTATION")]


def test_a_denial_that_agrees_is_confirmed() -> None:
    checks = held(provision("OFFENSE", factuality="CT-"))
    assert not checks.contradictions
    assert [(one.statement, one.field) for one in checks.confirmed] == [("s1", "OFFENSE")]


@pytest.mark.parametrize("factuality", ["PR+", "PS+", "PR-", "PS-"])
def test_a_hedged_claim_is_doubted_not_contradicted_flatly(factuality: str) -> None:
    wrong = "CONSULTATION" if factuality.endswith("+") else "DEFENSE"
    found = [one for one in held(provision(wrong, factuality=factuality)).contradictions if one.kind == "obligation"]
    assert [one.hedged for one in found] == [True]
    assert str(found[0].because.answer) == "unknown"


def test_what_the_text_leaves_open_is_not_checked() -> None:
    checks = held(provision("CONSULTATION", factuality="Uu"))
    assert not checks.contradictions
    assert [one.reason for one in checks.not_checked] == ["not_checked.uncommitted"]


def test_an_unread_pact_is_never_said_to_lack_a_duty() -> None:
    unread = pact("fra-pol-2020", "FRA POL", ("2020-05-09",), (), text_level="reported", published="none")
    for factuality in ("CT+", "CT-"):
        checks = held(provision("DEFENSE", factuality=factuality), register=Register((unread,)))
        assert not checks.contradictions
        assert not checks.confirmed
        assert checks.not_checked[0].reason == "not_checked.text_unread"


def test_a_stranger_is_no_party() -> None:
    (found,) = [one for one in held(provision("DEFENSE", source=("FRA", "ESP"))).contradictions if one.kind == "party"]
    assert (found.text_says, found.register_says) == ("ESP", "FRA, POL")


def test_in_force_is_tested_on_the_day_of_the_text() -> None:
    assert [one.kind for one in held(provision("DEFENSE"), date="2020-12-01").contradictions] == ["in_force"]
    assert not held(provision("DEFENSE"), date="2021-01-01").contradictions


def test_without_a_day_it_is_not_checked() -> None:
    checks = held(provision("DEFENSE"), date=None)
    assert not checks.contradictions
    assert "not_checked.no_day" in [one.reason for one in checks.not_checked]


def test_news_of_a_signing_does_not_call_it_binding() -> None:
    checks = held(signing("2020-05-09"), provision("DEFENSE"), date="2020-05-10")
    assert not checks.contradictions
    assert "not_yet_in_force" in [one.kind for one in checks.omissions]


def test_an_ended_pact() -> None:
    ended = pact("fra-pol-2020", "FRA POL", ("2020-05-09",), HELP.articles, ended=dated("2023-01-01"))
    (found,) = held(provision("DEFENSE"), register=Register((ended,))).contradictions
    assert (found.kind, found.field, found.register_says) == ("in_force", "ended", "2023-01-01")


def test_a_list_called_complete_names_every_missing_article_on_security() -> None:
    (found,) = held(provision("DEFENSE", exclusive=True)).contradictions
    assert found.kind == "exclusive_list"
    assert found.articles == ("1", "3")


def test_an_older_treaty_that_still_runs_is_an_omission() -> None:
    checks = held(provision("NO_AID_TO_AGGRESSOR", factuality="CT-"))
    older = [one for one in checks.omissions if one.kind == "older_treaty"]
    assert [(one.pact, one.article, one.because.code) for one in older] == [("fra-pol-1991", "5", "omission.older_treaty.same_duty")]  # fmt: skip


def test_matching_by_year_label_or_not_at_all() -> None:
    def match(date: str | None, label: str | None = None, parties: tuple[str, ...] = ("FRA", "POL")) -> str:
        found = match_treaty(Treaty("t", parties, PartialDate.parse(date) if date else None, label), REGISTER)
        return found.pact.id if found.pact else found.why

    assert match("2020") == "fra-pol-2020"
    assert match("1991-04") == "fra-pol-1991"
    assert match("2021") == "fra-pol-2020"
    assert match(None) == "several_pacts"
    assert match("1950") == "no_pact"
    assert match("2020", parties=("FRA", "ITA")) == "not_in_register"


def test_the_unmatched_is_not_checked() -> None:
    checks = held(provision("DEFENSE"), register=Register(()))
    assert [one.reason for one in checks.not_checked] == ["not_checked.not_in_register"]


def test_rejected_statements_are_passed_over() -> None:
    assert held(provision("CONSULTATION", status="rejected")) == held()


@given(st.sampled_from(FACTUALITIES), st.sampled_from(["DEFENSE", "CONSULTATION", "OFFENSE", "NEUTRALITY", "BASING", "OTHER"]), st.booleans())  # fmt: skip
def test_law_never_flatter_than_the_text_and_grounded_in_leaves(factuality: str, type_: str, exclusive: bool) -> None:
    checks = held(provision(type_, factuality=factuality, exclusive=exclusive))
    for found in checks.contradictions:
        assert found.hedged is not factuality.startswith("CT")
        grounds = [leaf.ground for leaf in found.because.leaves()]
        assert any(isinstance(ground, Evidence) for ground in grounds)
        assert any(isinstance(ground, Article) for ground in grounds)
        assert set(found.to_dict()["evidence"]) <= {"s1"}
    affirmed = {one.statement for one in checks.confirmed if one.field == type_}
    assert not affirmed & {one.statement for one in checks.contradictions if one.kind == "obligation"}
    for lang in ("en", "ar"):
        words = Words(lang)  # type: ignore[arg-type]
        for found in (*checks.contradictions, *checks.confirmed, *checks.omissions):
            assert words.reason(found.because)
            assert all(words.reason(leaf) for leaf in found.because.leaves())
        assert all(words.say(one.reason, one.values) for one in checks.not_checked)
    json.dumps(checks.to_dict())


@pytest.fixture(scope="module")
def bilateral() -> Register:
    """The pacts of Russia and Iran on file, whatever the state of the others."""
    files = [PACTS / "rus-irn-2001.yaml", PACTS / "rus-irn-2025.yaml"]
    if not all(path.exists() for path in files):
        pytest.skip("the pacts of Russia and Iran are not on file")
    return _load(tuple((str(path), path.stat().st_mtime_ns) for path in files))


def test_the_article(shared: Path, bilateral: Register) -> None:
    """Signed on 17, not 27 January 2025; not in force in June; article 5 is left out; the treaty of 2001 ran."""
    checks = check(seed(shared), bilateral)
    found = {one.kind: one for one in checks.contradictions}
    assert (found["date"].text_says, found["date"].register_says) == ("2025-01-27", "2025-01-17")
    assert found["date"].statement == "s19"
    assert found["in_force"].pact == "rus-irn-2025"
    assert "5" in found["exclusive_list"].articles
    assert "obligation" not in found
    assert {one.statement for one in checks.confirmed} >= {"s20", "s24", "s25"}
    omitted = {one.kind: one.pact for one in checks.omissions}
    assert omitted["older_treaty"] == "rus-irn-2001"
    assert omitted["competing_dates"] == "rus-irn-2025"


def test_the_article_without_its_day(shared: Path, bilateral: Register) -> None:
    found = contradictions(seed(shared, None), bilateral)
    assert "in_force" not in {one.kind for one in found}
    on = contradictions(seed(shared, None), bilateral, PartialDate.parse("2025-06-23"))
    assert "in_force" in {one.kind for one in on}
