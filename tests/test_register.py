"""The register: finding pacts, its window, its version."""

from pathlib import Path

import pytest

from mithaq.dates import PartialDate
from mithaq.errors import BadData, BadInput, UnknownName
from mithaq.world.continuity import same_state, state_on
from mithaq.world.register import load_register
from pact_text import a_pact, a_register, pact_text, written


def test_pacts_are_matched_by_parties_and_year() -> None:
    bilateral = a_pact()
    many = a_pact(id="many-1950", parties="[{state: FRA}, {state: POL}, {state: GBR}]")
    register = a_register(bilateral, many)
    assert register.match(["POL", "FRA"], 1950) is bilateral
    assert register.match(["GBR", "FRA"], 1950) is many
    assert register.match(["FRA", "POL"], 1951) is None
    assert register.match(["FRA", "DEU"], None) is None


def test_competing_years_of_signature_both_match() -> None:
    pact = a_pact(signed="[{date: 1949-12, source: text}, {date: 1950-01-03, source: text}]")
    register = a_register(pact)
    assert register.match(["FRA", "POL"], 1949) is register.match(["FRA", "POL"], 1950) is pact


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="example-1950"):
        a_register().pact("exampel-1950")


def test_the_window_runs_from_the_first_signature_to_the_last_check() -> None:
    window = a_register().window
    assert (str(window.start), str(window.end)) == ("1950-03-01", "2026-08-01")


def test_without_drops_a_pact_and_refuses_an_id_that_is_not_there() -> None:
    assert len(a_register().without(["example-1950"])) == 0
    with pytest.raises(UnknownName):
        a_register().without(["nothing-1900"])


def test_published_leaves_out_what_nobody_can_read() -> None:
    secret = a_pact(id="secret-1950", published="none")
    assert [pact.id for pact in a_register(a_pact(), secret).published()] == ["example-1950"]


def test_the_version_changes_with_the_files(tmp_path: Path) -> None:
    written(tmp_path, pact_text())
    first = load_register(tmp_path).version
    written(tmp_path, pact_text(id="other-1950"), "other-1950")
    assert load_register(tmp_path).version != first


def test_a_fault_stops_the_register_with_file_and_line(tmp_path: Path) -> None:
    written(tmp_path, pact_text(binding="ful"))
    with pytest.raises(BadData, match=r"example-1950\.yaml:4"):
        load_register(tmp_path)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such folder"):
        load_register(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("state", "on", "name"),
    [
        ("RUS", "1950-01-01", "SUN"),
        ("RUS", "1914-08-01", "RUS"),
        ("SUN", "2000-01-01", "RUS"),
        ("ROC", "1937-07-07", "CHN"),
        ("ROC", "1955-01-01", "TWN"),
        ("TWN", "2026-01-01", "TWN"),
        ("YAR", "2000-01-01", "YEM"),
        ("YMD", "1980-01-01", "YMD"),
        ("FRA", "1940-06-01", "FRA"),
    ],
)
def test_states_bear_the_name_of_the_day(state: str, on: str, name: str) -> None:
    assert state_on(state, PartialDate.parse(on)) == name


def test_russia_and_the_soviet_union_are_one_state_but_czechia_is_not_czechoslovakia() -> None:
    day = PartialDate.parse("1995-01-01")
    assert same_state("SUN", "RUS", day)
    assert not same_state("CSK", "CZE", day)
