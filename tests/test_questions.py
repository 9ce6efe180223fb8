"""The questions that a text raises."""

from __future__ import annotations

from typing import Any

from mithaq.findings.questions import questions
from mithaq.statements.statement import Treaty
from small_readings import made


def statement(
    kind: str, type: str, source: tuple[str, ...], target: tuple[str, ...] = (), **more: Any
) -> dict[str, Any]:
    return {"kind": kind, "type": type, "source": source, "target": target, "words": "War", **more}


def asked(*statements: dict[str, Any], treaties: tuple[Treaty, ...] = ()) -> list[tuple[str, str]]:
    return [(q.attacker, q.target) for q in questions(made("War.", *statements, treaties=treaties))]


def test_a_conflict_raises_both_directions_until_one_is_given() -> None:
    conflict = statement("relation", "CONFLICT", ("IRN", "ISR"))
    assert set(asked(conflict)) == {("IRN", "ISR"), ("ISR", "IRN")}
    assert asked(conflict, statement("event", "ASSAULT", ("ISR",), ("IRN",))) == [("ISR", "IRN")]


def test_persons_and_organs_count_as_their_state_and_groups_do_not() -> None:
    assert asked(statement("event", "ASSAULT", ("RUS.putin",), ("UKR",))) == [("RUS", "UKR")]
    assert not asked(statement("event", "ASSAULT", ("ISR",), ("hamas",)))


def test_what_the_text_denies_raises_no_question() -> None:
    assert not asked(statement("event", "ASSAULT", ("ISR",), ("IRN",), factuality="CT-"))


def test_an_attack_on_a_party_to_the_texts_treaty_comes_first() -> None:
    strike = statement("event", "ASSAULT", ("RUS",), ("UKR",))
    threat = {**statement("event", "ASSAULT", ("USA",), ("IRN",))}
    treaty = Treaty("rus_irn_2025", ("RUS", "IRN"))
    assert asked(strike, strike, threat) == [("RUS", "UKR"), ("USA", "IRN")]
    assert asked(strike, strike, threat, treaties=(treaty,)) == [("USA", "IRN"), ("RUS", "UKR")]


def test_a_threat_of_sanctions_is_no_threat_of_attack() -> None:
    text = "Washington threatened Moscow with tariffs. Washington threatened Moscow with missiles."
    threat = {"kind": "event", "type": "THREATEN", "source": ("USA",), "target": ("RUS",)}
    tariffs, missiles = ({**threat, "words": words} for words in text.rstrip(".").split(". "))
    assert not questions(made(text, tariffs))
    assert questions(made(text, missiles))
