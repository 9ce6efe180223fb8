"""Places: names found in free words, sovereignty and administration on the day, regions."""

from pathlib import Path

import pytest

from mithaq.answer import NO, UNKNOWN, YES
from mithaq.dates import PartialDate
from mithaq.errors import BadData
from mithaq.world.places import Places, load_places


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places()


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Hawaii", "hawaii"),
        ("the Falkland Islands", "falklands"),
        ("Armenia proper (Jermuk, Sotk)", "armenia_border"),
        ("Greek island", "greek_islands"),
        ("South China Sea, public vessel sunk", "south_china_sea"),
        ("Second Thomas Shoal in the South China Sea", "second_thomas"),
        ("RAF Akrotiri SBA, Cyprus", "akrotiri"),
        ("Guam, western Pacific", "guam"),
        ("في قطاع غزة", "gaza"),
        ("بهاواي", "hawaii"),
        ("جزر فوكلاند", "falklands"),
        ("somewhere in Poland", "home:POL"),
        ("Polish territory", "home:POL"),
        ("بولندا", "home:POL"),
    ],
)
def test_the_most_telling_name_in_the_words_is_found(places: Places, words: str, place: str) -> None:
    found = places.resolve(words)
    assert found is not None
    assert found.id == place


@pytest.mark.parametrize("words", ["", "nowhere at all", "???", "12", "a\x00b"])
def test_words_that_name_no_place_give_none(places: Places, words: str) -> None:
    assert places.resolve(words) is None


@pytest.mark.parametrize(
    ("place", "state", "on", "answer"),
    [
        ("hawaii", "USA", "2026-01-01", YES),
        ("algerian_departments", "FRA", "1962-07-02", YES),
        ("algerian_departments", "FRA", "1962-07-03", NO),
        ("algerian_departments", "FRA", "1962-07", UNKNOWN),
        ("nagorno_karabakh", "ARM", "2020-10-01", NO),
        ("nagorno_karabakh", "AZE", "2020-10-01", YES),
        ("crimea", "UKR", "2014-02-27", YES),
        ("crimea", "RUS", "2020-01-01", NO),
        ("senkaku", "JPN", "2026-01-01", UNKNOWN),
        ("falklands", "GBR", "1982-04-02", UNKNOWN),
        ("falklands", "ARG", "1982-04-02", UNKNOWN),
        ("golan", "ISR", "2020-01-01", NO),
        ("south_china_sea", "CHN", "2020-01-01", NO),
    ],
)
def test_whose_a_place_is(places: Places, place: str, state: str, on: str, answer: object) -> None:
    assert places.places[place].belongs_to((state,), day(on)) is answer


@pytest.mark.parametrize(
    ("place", "state", "on", "answer"),
    [
        ("okinawa", "JPN", "1972-05-14", NO),
        ("okinawa", "JPN", "1972-05-15", YES),
        ("okinawa", "USA", "1965-01-01", YES),
        ("senkaku", "JPN", "2026-01-01", YES),
        ("northern_cyprus", "TUR", "1980-01-01", YES),
        ("golan", "ISR", "2020-01-01", YES),
        ("scarborough", "CHN", "2020-01-01", YES),
        ("falklands", "ARG", "1982-05-01", YES),
        ("falklands", "GBR", "1982-06-14", YES),
    ],
)
def test_who_holds_a_place_in_fact(places: Places, place: str, state: str, on: str, answer: object) -> None:
    assert places.places[place].administered((state,), day(on)) is answer


@pytest.mark.parametrize(
    ("place", "inside", "outside"),
    [
        ("hawaii", "pacific", "north_america"),
        ("puerto_rico", "caribbean", "north_atlantic_area"),
        ("canary_islands", "north_atlantic_area", "europe"),
        ("ceuta", "africa", "europe"),
        ("greenland", "north_atlantic_area_islands", "europe"),
        ("french_guiana", "south_america", "europe"),
        ("falklands", "rio_area", "north_atlantic_area"),
        ("scarborough", "pacific", "europe"),
        ("azores", "north_atlantic_area", "mediterranean"),
    ],
)
def test_the_known_traps_of_geography(places: Places, place: str, inside: str, outside: str) -> None:
    assert places.places[place].lies_in((inside,)) is YES
    assert places.places[place].lies_in((outside,)) is NO


def test_a_home_that_lies_in_a_region_with_a_part_only_is_unknown(places: Places) -> None:
    assert places.home("USA").lies_in(("north_america",)) is YES
    assert places.home("USA").lies_in(("pacific",)) is UNKNOWN
    assert places.home("USA").lies_in(("europe",)) is NO


def test_a_state_that_the_table_lacks_is_unknown_everywhere(places: Places) -> None:
    assert places.home("ATL").lies_in(("europe",)) is UNKNOWN


def test_every_present_state_has_a_home(places: Places) -> None:
    from mithaq.world.actors import load_actors

    today = day("2026-01-01")
    present = (actor for actor in load_actors() if actor.kind == "state" and actor.span.contains(today) is not NO)
    states = [actor for actor in present if len(actor.id) == 3 and actor.id.isupper()]
    assert [actor.id for actor in states if actor.id not in places.homes] == []


def test_a_region_that_is_not_described_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "places.yaml"
    path.write_text(
        "regions:\n  europe: {en: Europe, ar: أوروبا}\nhomes: []\nplaces:\n"
        "  - {id: here, sovereign: FRA, within: [evrope]}\nsources: {}\n",
        encoding="utf-8",
    )
    with pytest.raises(BadData, match=r"places\.yaml:5: region 'evrope'"):
        load_places(path)
