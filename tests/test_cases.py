"""Cases that a lawyer can read, and the twenty contingencies of the field folder."""

import json
from pathlib import Path
from typing import Any

import pytest

from mithaq.findings.contingency import Contingency
from mithaq.findings.duties import Duties
from mithaq.findings.law_cases import CASES, LawCase, load_cases
from mithaq.findings.obligations import who_is_obliged
from mithaq.world.places import Places, load_places
from mithaq.world.register import Register, load_register


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places()


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.where)
def test_a_case_is_answered_as_the_law_requires(case: LawCase, register: Register, places: Places) -> None:
    absent = case.pacts - {pact.id for pact in register}
    if absent:
        pytest.skip(f"not yet in the register: {', '.join(sorted(absent))}")
    assert list(case.faults(register, places)) == []


def test_there_are_cases_and_every_one_names_its_source() -> None:
    cases = load_cases(CASES)
    assert len(cases) >= 20
    assert all(case.source and case.expect for case in cases)


def test_a_wrong_expectation_is_found(register: Register, places: Places, tmp_path: Path) -> None:
    text = (CASES / "middle_east.yaml").read_text(encoding="utf-8").replace('answer: "yes"}', 'answer: "no"}', 1)
    (tmp_path / "wrong.yaml").write_text(text, encoding="utf-8")
    case = load_cases(tmp_path)[0]
    if case.pacts - {pact.id for pact in register}:
        pytest.skip("the pacts of the case are not yet in the register")
    assert list(case.faults(register, places)) == ["RUS no_aid_to_aggressor under rus-irn-2001: answer 'yes', not 'no'"]


def contingencies(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "contingencies" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _pact(register: Register, line: dict[str, Any], target: str, attacker: str) -> str | None:
    """Our id of the pact that a line means, by parties and year of signature; None where it is not on file."""
    year = int(line["signed"][:4]) if line.get("signed") else None
    if line.get("pact") in {pact.id for pact in register}:
        return str(line["pact"])
    if year is None:
        return None
    found = register.match([line["state"], target], year) or register.match([line["state"], attacker], year)
    return found.id if found else None


def test_every_certain_duty_of_the_contingencies_is_found(shared: Path, register: Register, places: Places) -> None:
    missing, absent = [], []
    for case in contingencies(shared):
        answered = who_is_obliged(Contingency.from_dict(case), register, places)
        for line in case["expect"]:
            pact = _pact(register, line, case["target"], case["attacker"])
            if pact is None:
                absent.append(f"{case['id']} {line['pact']}")
            elif not _given(answered, line["state"], line["duty"], pact, {"yes"}):
                missing.append(f"{case['id']} {line['state']} {line['duty']} {pact}")
    if absent:
        print(f"pacts not on file: {sorted(set(absent))}")
    assert missing == []


def test_nothing_is_certain_that_the_contingencies_hold_disputed_or_refuse(
    shared: Path, register: Register, places: Places
) -> None:
    wrong = []
    for case in contingencies(shared):
        answered = who_is_obliged(Contingency.from_dict(case), register, places)
        certain = {(line["state"], line["duty"], _pact(register, line, case["target"], "")) for line in case["expect"]}
        for line in case["disputed_or_conditional"]:
            pact = _pact(register, line, case["target"], case["attacker"])
            if pact and (line["state"], line["duty"], pact) not in certain:
                wrong += _certain(case, answered, line["state"], pact, line["duty"])
        for line in case["no_duty"]:
            if line["pact"]:
                wrong += _certain(case, answered, line["state"], line["pact"], None)
    assert wrong == []


def _given(answered: Duties, state: str, duty: str | None, pact: str, answers: set[str]) -> list[str]:
    return [
        f"{line.state} {line.duty} {line.pact}"
        for line in answered.duties
        if line.state == state and duty in (None, line.duty) and line.pact == pact and str(line.answer) in answers
    ]


def _certain(case: dict[str, Any], answered: Duties, state: str, pact: str, duty: str | None) -> list[str]:
    return [f"{case['id']} {line}" for line in _given(answered, state, duty, pact, {"yes"})]
