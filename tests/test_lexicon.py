"""Every entry of the lexicon fires on its own example; every fault is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.statements.lexicon import Entry, load_lexicon
from mithaq.statements.lexicon_check import faults, fires
from mithaq.statements.provisions import contents
from mithaq.statements.rules import read
from mithaq.text.load import document_from_text
from mithaq.world.actors import load_actors

ARABIC = load_lexicon("ar")


@pytest.mark.parametrize("entry", ARABIC.entries, ids=lambda entry: entry.id)
def test_entry_fires_on_its_example(entry: Entry) -> None:
    assert fires(entry), f"{entry.where}: {entry.example}"


@pytest.mark.parametrize("content", contents("ar"), ids=lambda content: content.id)
def test_content_of_a_treaty_is_told_by_its_example(content: object) -> None:
    example, type_ = content.example, content.type  # type: ignore[attr-defined]
    text = f"وقعت فنلندا والسويد معاهدة عام 1999. وتنص المعاهدة على التالي:\n- {example}."
    provisions = [s for s in read(document_from_text(text)).statements if s.kind == "provision"]
    assert [(s.type, set(s.source)) for s in provisions] == [(type_, {"FIN", "SWE"})]


def test_the_lexicon_has_no_fault() -> None:
    assert [str(fault) for fault in faults("ar")] == []


def test_the_lexicon_is_broad() -> None:
    assert sum(entry.kind != "none" for entry in ARABIC.entries) >= 250


def test_no_entry_holds_the_name_of_a_state() -> None:
    known = load_actors()
    names = {actor.name("ar") for actor in known if actor.kind == "state"} - {"مالي"}  # also the word "financial"
    words = {
        word
        for entry in ARABIC.entries
        for group in (*entry.needs, entry.unless, *entry.words.values())
        for phrase in group
        for word in phrase.split()
    }
    assert len(names) > 150
    assert not names & words


BROKEN = {
    "entries: [{id: a, verbs: [ضرب], example: x}]": "no pair",
    "entries: [{id: a, nouns: [ضرب]}]": "without example",
    "entries: [{id: a, example: x}]": "without words",
    "entries: [{id: a, nouns: [ضرب], example: x, type: NOPE}]": "no type 'NOPE'",
    "entries: [{id: a, nouns: [ضرب], example: x, colour: red}]": "no key 'colour'",
    "entries: [{id: a, nouns: [ضرب], example: x, needs: [$nowhere]}]": "no list $nowhere",
    "entries: [{id: a, nouns: [ضرب], example: x, noun: {source: [sideways]}}]": "no slot 'sideways'",
    "entries: [{id: a, nouns: [ضرب], example: x}, {id: a, nouns: [قصف], example: x}]": "stands 2 times",
}


@pytest.mark.parametrize("entries", BROKEN)
def test_a_fault_names_its_file_and_line(tmp_path: Path, entries: str) -> None:
    folder = tmp_path / "ar" / "predicates"
    folder.mkdir(parents=True)
    (folder / "test.yaml").write_text(f"group: test\nkind: event\ntype: ASSAULT\n{entries}\n", encoding="utf-8")
    found = [str(fault) for fault in faults("ar", tmp_path)]
    assert any(BROKEN[entries] in fault and "predicates/test.yaml:4" in fault for fault in found), found
