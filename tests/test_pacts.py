"""Pact files: what they say, and every fault with file and line."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mithaq.answer import NO, UNKNOWN, YES
from mithaq.dates import PartialDate
from mithaq.records import read_records
from mithaq.world import pact_check
from mithaq.world.pact_check import PACTS, check_files
from pact_text import DEFENSE, a_pact, pact_text, written

SCHEMA = PACTS.parent / "schema" / "pact.json"


def faults_of(folder: Path, text: str, **tables: object) -> list[str]:
    return [fault.message for fault in check_files([written(folder, text)], **tables).faults]  # type: ignore[arg-type]


def test_a_sound_file_has_no_fault_and_says_what_it_says(tmp_path: Path) -> None:
    assert faults_of(tmp_path, pact_text()) == []
    pact = a_pact()
    assert pact.states == ("FRA", "POL")
    assert pact.year == 1950
    assert pact.articles[0].duties[0].strength == 3


@pytest.mark.parametrize(
    ("changed", "line", "what"),
    [
        ({"signed": "1950-02-30"}, 9, "signed"),
        ({"binding": "ful"}, 4, "'ful' is not a known word"),
        ({"parties": "[{state: France}]"}, 13, "'France' is not the id of a state"),
        ({"in_force": "1949-01-01"}, 10, "in_force (1949-01-01) lies before signed (1950-03-01)"),
        ({"suspensions": "[{of: [FRA], from: 1960, kind: rests, en: x, source: text}]"}, 14, "'rests'"),
        ({"duties": f"[{DEFENSE.replace('strength', 'strenght')}]"}, 20, "'strenght' is not known here"),
        ({"duties": f"[{DEFENSE.replace('strength: 3', 'strength: 7')}]"}, 20, "not a whole number from 1 to 5"),
        ({"duties": f"[{DEFENSE.replace('[armed_attack]', '[armed_atack]')}]"}, 20, "'armed_atack'"),
        ({"duties": "[{kind: defense, strength: 2, debtors: parties, beneficiaries: parties}]"}, 20, "needs a trigger"),
        ({"signed": "[{date: 1950-03-01, source: nobody}]"}, 9, "source 'nobody' is not among the sources"),
        ({"duties": f"[{DEFENSE.replace('[armed_attack]', '[armed_attack], area: nowhere')}]"}, 20, "'nowhere'"),
        ({"duties": f"[{DEFENSE.replace('debtors: parties', 'debtors: [GBR]')}]"}, 20, "GBR is no party"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, changed: dict[str, str], line: int, what: str) -> None:
    found = faults_of(tmp_path, pact_text(**changed))
    assert any(fault.startswith(f"{tmp_path.name}/example-1950.yaml:{line}: ") and what in fault for fault in found), (
        found
    )


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    found = faults_of(tmp_path, pact_text(binding="ful", published="no", signed="soon"))
    assert len(found) >= 3


def test_the_file_is_named_as_its_pact(tmp_path: Path) -> None:
    path = written(tmp_path, pact_text(), "another-name")
    assert "differs from the file's name" in check_files([path]).faults[0].message


def test_a_date_without_a_source_is_a_fault(tmp_path: Path) -> None:
    text = pact_text().replace("signed: text, ", "")
    assert any("'signed' has no source" in fault for fault in faults_of(tmp_path, text))


def test_states_and_places_are_held_against_the_tables(tmp_path: Path) -> None:
    text = pact_text(areas="{here: [{place: [atlantis]}]}")
    found = faults_of(tmp_path, text, known_actors={"FRA"}, known_places={"europe"})
    assert any("'POL' is not in the table of actors" in fault for fault in found)
    assert any("'atlantis' is not in data/places.yaml" in fault for fault in found)


def test_an_unknown_condition_must_say_what_it_is(tmp_path: Path) -> None:
    silent = DEFENSE.replace("[armed_attack]", "[armed_attack], conditions: [{test: moon_is_full}]")
    assert any("unknown and not explained" in fault for fault in faults_of(tmp_path, pact_text(duties=f"[{silent}]")))
    told = silent.replace("moon_is_full", "moon_is_full, en: the moon is full")
    notes = check_files([written(tmp_path, pact_text(duties=f"[{told}]"))])
    assert not notes.faults
    assert any("not in the vocabulary" in warning.message for warning in notes.warnings)


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    bad = written(tmp_path, "id: [", "bad-1950")
    good = written(tmp_path, pact_text(binding="ful"))
    assert len(check_files([bad, good]).faults) == 2


def test_the_command_prints_the_fault_and_leaves_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pact_check.main([str(written(tmp_path, pact_text(binding="ful")))]) == 1
    assert "example-1950.yaml:4:" in capsys.readouterr().out


def test_competing_dates_are_unknown_between_them_and_certain_outside() -> None:
    pact = a_pact(in_force="[{date: 1950-06, source: text}, {date: 1950-09-10, source: text}]")
    days = {"1950-05-31": NO, "1950-07-15": UNKNOWN, "1950-09-10": YES}
    assert {day: pact.in_force.reached(PartialDate.parse(day)) for day in days} == days


def test_every_pact_of_the_register_is_sound_and_its_states_and_places_are_known() -> None:
    actors, places = pact_check.tables()
    notes = check_files(sorted(PACTS.glob("*.yaml")), known_actors=actors, known_places=places)
    assert [fault.message for fault in notes.faults] == []


def test_every_pact_of_the_register_fits_the_schema_for_editors() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    faults = [
        f"{path.name}: {error.json_path}: {error.message[:200]}"
        for path in sorted(PACTS.glob("*.yaml"))
        for error in validator.iter_errors(read_records(path).plain())
    ]
    assert faults == []


def test_the_schema_refuses_what_the_linter_refuses() -> None:
    from mithaq.records import parse_records

    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert not list(validator.iter_errors(parse_records(pact_text(), "x").plain()))
    assert list(validator.iter_errors(parse_records(pact_text(binding="ful"), "x").plain()))
