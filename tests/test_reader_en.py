"""Reading English: who does what to whom, how surely, on whose word, and what a treaty provides."""

from __future__ import annotations

import pytest

from mithaq.statements.lexicon import load_lexicon
from mithaq.statements.rules import read
from mithaq.statements.statement import Reading, Statement
from mithaq.text.load import document_from_text


def reading(text: str) -> Reading:
    return read(document_from_text(text, id="own", lang="en"))


def first(text: str, type_: str) -> Statement:
    found = [one for one in reading(text).statements if one.type == type_]
    assert found, f"no {type_} in: {text}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "type_", "source", "target"),
    [
        ("Finland attacked Sweden.", "ASSAULT", {"FIN"}, {"SWE"}),
        ("Sweden was attacked by Finland.", "ASSAULT", {"FIN"}, {"SWE"}),
        ("Finland's attack on Sweden shocked the continent.", "ASSAULT", {"FIN"}, {"SWE"}),
        ("The invasion of Sweden by Finland began at dawn.", "ASSAULT", {"FIN"}, {"SWE"}),
        ("Finnish forces launched an attack on Sweden.", "ASSAULT", {"FIN"}, {"SWE"}),
        ("Finland, which borders the sea, bombed Sweden.", "ASSAULT", {"FIN"}, {"SWE"}),
        ("The president of Finland condemned Sweden.", "ACCUSE", {"FIN"}, {"SWE"}),
        ("In March Finland condemned Sweden.", "ACCUSE", {"FIN"}, {"SWE"}),
        ("Finland demanded that Sweden withdraw its troops.", "REQUEST", {"FIN"}, {"SWE"}),
        ("Finland called on Sweden to wait.", "REQUEST", {"FIN"}, {"SWE"}),
        ("Finland imposed sanctions on Sweden.", "SANCTION", {"FIN"}, {"SWE"}),
        ("Finland lifted the sanctions on Sweden.", "CONCEDE", {"FIN"}, {"SWE"}),
        ("Finland sent missiles to Sweden.", "AID", {"FIN"}, {"SWE"}),
        ("Finland sold Sweden out, and Norway bombed Sweden.", "ASSAULT", {"NOR"}, {"SWE"}),
    ],
)
def test_who_does_what_to_whom(text: str, type_: str, source: set[str], target: set[str]) -> None:
    found = first(text, type_)
    assert (set(found.source), set(found.target)) == (source, target)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Talks between Finland and Sweden took place.", "CONSULT"),
        ("Finland held talks with Sweden.", "CONSULT"),
        ("Finland and Sweden signed a treaty.", "AGREE"),
        ("The war between Finland and Sweden drags on.", "CONFLICT"),
        ("Finland is an ally of Sweden.", "ALLIANCE"),
    ],
)
def test_peers_share_the_source(text: str, type_: str) -> None:
    found = first(text, type_)
    assert (set(found.source), found.target) == ({"FIN", "SWE"}, ())


@pytest.mark.parametrize(
    ("text", "kind", "factuality"),
    [
        ("Finland will attack Sweden.", "forecast", "CT+"),
        ("Finland may attack Sweden.", "forecast", "PS+"),
        ("Finland will probably attack Sweden.", "forecast", "PR+"),
        ("Finland did not attack Sweden.", "event", "CT-"),
        ("Finland has never attacked Sweden.", "event", "CT-"),
        ("Finland failed to attack Sweden.", "event", "CT-"),
        ("Finland apparently attacked Sweden.", "event", "PR+"),
        ("Did Finland attack Sweden?", "event", "Uu"),
    ],
)
def test_how_surely(text: str, kind: str, factuality: str) -> None:
    found = first(text, "ASSAULT")
    assert (found.kind, found.factuality) == (kind, factuality)


@pytest.mark.parametrize(
    "text",
    [
        "Finland wants to attack Sweden.",
        "Finland considered attacking Sweden.",
        "Norway urged Finland to attack Sweden.",
    ],
)
def test_a_wish_is_no_event(text: str) -> None:
    assert not [one for one in reading(text).statements if one.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norway said that Finland attacked Sweden.", "NOR"),
        ("Norway said Finland attacked Sweden.", "NOR"),
        ("Finland attacked Sweden, Norway said.", "NOR"),
        ("According to Norway, Finland attacked Sweden.", "NOR"),
        ("Finland attacked Sweden.", "author"),
    ],
)
def test_on_whose_word(text: str, speaker: str) -> None:
    assert first(text, "ASSAULT").attribution == speaker


def test_an_unnamed_speaker() -> None:
    assert first("Diplomats said that Finland attacked Sweden.", "ASSAULT").attribution.startswith("unnamed:")


def test_a_condition_and_its_main_clause() -> None:
    text = "If Sweden closes the strait, Finland will attack Sweden."
    assert first(text, "CONDITION").conditional
    assert first(text, "ASSAULT").conditional


def test_a_trade() -> None:
    found = first("Finland offered Sweden timber in exchange for iron.", "EXCHANGE")
    assert set(found.source) == {"FIN", "SWE"}
    assert len(found.parts) == 2


def test_a_dilemma() -> None:
    assert first("Finland faces two choices: either war or surrender.", "DILEMMA").source == ("FIN",)


def test_a_list_of_provisions_that_is_complete() -> None:
    text = (
        "Finland and Sweden signed a treaty on 3 March 1999.\nThe treaty provides only for the following:\n"
        "- The parties exchange intelligence.\n- The parties hold joint exercises.\n"
    )
    provisions = [one for one in reading(text).statements if one.kind == "provision"]
    assert [one.type for one in provisions] == ["INTELLIGENCE_SHARING", "JOINT_PLANNING"]
    assert all(one.exclusive and set(one.source) == {"FIN", "SWE"} for one in provisions)
    treaty = reading(text).treaties[0]
    assert provisions[0].treaty == treaty.id
    assert str(treaty.date) == "1999-03-03"


def test_what_a_treaty_does_not_contain() -> None:
    text = "Finland and Sweden signed a treaty. The treaty contains no mutual defence clause."
    assert first(text, "DEFENSE").factuality == "CT-"


def test_evidence_quotes_the_source() -> None:
    text = "Yesterday, the Finnish army attacked Sweden\u2019s ports."
    document = document_from_text(text, id="own", lang="en")
    for one in read(document).statements:
        assert one.evidence.exact == document.text[one.evidence.start : one.evidence.end]


ENTRIES = [entry for entry in load_lexicon("en").entries if entry.kind != "none"]


def test_the_lexicon_is_broad() -> None:
    assert len(ENTRIES) >= 200


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_fires_on_its_example(entry: object) -> None:
    example, rule = entry.example, entry.id  # type: ignore[attr-defined]
    assert rule in {one.rule for one in reading(f"{example}.").statements}
