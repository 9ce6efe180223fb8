"""Small pact files for the tests of the law: a treaty of our own, with what a test wants changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mithaq.records import Record, parse_records
from mithaq.world.fields import Faults
from mithaq.world.pact_reader import pact_from
from mithaq.world.pacts import Pact
from mithaq.world.register import Register

PACT = """\
id: {id}
name: {{en: "Treaty of Example", ar: "معاهدة المثال"}}
form: treaty
binding: {binding}
published: {published}
text_level: read
confidence: high
region: [europe]
signed: {signed}
in_force: {in_force}
ended: {ended}
as_of: 2026-08-01
parties: {parties}
suspensions: {suspensions}
areas: {areas}
articles:
  - number: "2"
    says: {{en: "Each helps the other.", ar: "يعين كل منهما الآخر."}}
    source: text
    duties: {duties}
sources: {{text: {{title: "Example", lang: en, read: full}}}}
sources_for: {{signed: text, in_force: text, ended: text, parties: text}}
"""
DEFENSE = (
    "{kind: defense, strength: 3, debtors: parties, beneficiaries: other_parties, trigger: {kinds: [armed_attack]}}"
)
USUAL = {
    "id": "example-1950",
    "binding": "full",
    "published": "full",
    "signed": "1950-03-01",
    "in_force": "1950-06-01",
    "ended": "null",
    "parties": "[{state: FRA}, {state: POL}]",
    "suspensions": "[]",
    "areas": "{}",
    "duties": f"[{DEFENSE}]",
}


def pact_text(**changes: str) -> str:
    """The file, with some fields written otherwise."""
    return PACT.format(**{**USUAL, **changes})


def a_pact(**changes: str) -> Pact:
    """The pact that the file gives; an assertion fails with its faults where there are any."""
    notes = Faults()
    record: Any = parse_records(pact_text(**changes), "pacts/example-1950.yaml")
    assert isinstance(record, Record)
    pact = pact_from(record, notes)
    assert pact is not None, [fault.message for fault in notes.faults]
    return pact


def a_register(*pacts: Pact) -> Register:
    """A register of these pacts."""
    return Register(pacts or (a_pact(),), "test")


def written(folder: Path, text: str, name: str = "example-1950") -> Path:
    """The file on disk."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path
