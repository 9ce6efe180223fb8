"""The actors: looked up by any name, sound data, and a linter that names the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global

from mithaq.answer import NO, YES
from mithaq.dates import PartialDate
from mithaq.errors import UnknownName
from mithaq.world.actor_check import check_actors
from mithaq.world.actors import load_actors
from mithaq.world.compiled import compiled_records

# Members of the United Nations, by ISO 3166-1 alpha-3 (un.org, "Member States", 193 of them).
MEMBERS = [
    "AFG",
    "AGO",
    "ALB",
    "AND",
    "ARE",
    "ARG",
    "ARM",
    "ATG",
    "AUS",
    "AUT",
    "AZE",
    "BDI",
    "BEL",
    "BEN",
    "BFA",
    "BGD",
    "BGR",
    "BHR",
    "BHS",
    "BIH",
    "BLR",
    "BLZ",
    "BOL",
    "BRA",
    "BRB",
    "BRN",
    "BTN",
    "BWA",
    "CAF",
    "CAN",
    "CHE",
    "CHL",
    "CHN",
    "CIV",
    "CMR",
    "COD",
    "COG",
    "COL",
    "COM",
    "CPV",
    "CRI",
    "CUB",
    "CYP",
    "CZE",
    "DEU",
    "DJI",
    "DMA",
    "DNK",
    "DOM",
    "DZA",
    "ECU",
    "EGY",
    "ERI",
    "ESP",
    "EST",
    "ETH",
    "FIN",
    "FJI",
    "FRA",
    "FSM",
    "GAB",
    "GBR",
    "GEO",
    "GHA",
    "GIN",
    "GMB",
    "GNB",
    "GNQ",
    "GRC",
    "GRD",
    "GTM",
    "GUY",
    "HND",
    "HRV",
    "HTI",
    "HUN",
    "IDN",
    "IND",
    "IRL",
    "IRN",
    "IRQ",
    "ISL",
    "ISR",
    "ITA",
    "JAM",
    "JOR",
    "JPN",
    "KAZ",
    "KEN",
    "KGZ",
    "KHM",
    "KIR",
    "KNA",
    "KOR",
    "KWT",
    "LAO",
    "LBN",
    "LBR",
    "LBY",
    "LCA",
    "LIE",
    "LKA",
    "LSO",
    "LTU",
    "LUX",
    "LVA",
    "MAR",
    "MCO",
    "MDA",
    "MDG",
    "MDV",
    "MEX",
    "MHL",
    "MKD",
    "MLI",
    "MLT",
    "MMR",
    "MNE",
    "MNG",
    "MOZ",
    "MRT",
    "MUS",
    "MWI",
    "MYS",
    "NAM",
    "NER",
    "NGA",
    "NIC",
    "NLD",
    "NOR",
    "NPL",
    "NRU",
    "NZL",
    "OMN",
    "PAK",
    "PAN",
    "PER",
    "PHL",
    "PLW",
    "PNG",
    "POL",
    "PRK",
    "PRT",
    "PRY",
    "QAT",
    "ROU",
    "RUS",
    "RWA",
    "SAU",
    "SDN",
    "SEN",
    "SGP",
    "SLB",
    "SLE",
    "SLV",
    "SMR",
    "SOM",
    "SRB",
    "SSD",
    "STP",
    "SUR",
    "SVK",
    "SVN",
    "SWE",
    "SWZ",
    "SYC",
    "SYR",
    "TCD",
    "TGO",
    "THA",
    "TJK",
    "TKM",
    "TLS",
    "TON",
    "TTO",
    "TUN",
    "TUR",
    "TUV",
    "TZA",
    "UGA",
    "UKR",
    "URY",
    "USA",
    "UZB",
    "VCT",
    "VEN",
    "VNM",
    "VUT",
    "WSM",
    "YEM",
    "ZAF",
    "ZMB",
    "ZWE",
]


def test_every_member_of_the_united_nations_has_names_in_both_languages() -> None:
    actors = load_actors()
    assert len(MEMBERS) == 193
    assert [code for code in MEMBERS if not (actors.get(code) and {"en", "ar"} <= set(actors.by_id[code].label))] == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_names_of_cldr_are_known(lang: str) -> None:
    """CLDR's own name of each member leads to it; compound ones that no text writes are left out."""
    actors = load_actors()
    codes = {code: alias[0] for code, alias in get_global("territory_aliases").items() if len(code) == 3}
    names = {code: Locale(lang).territories[codes[code]] for code in MEMBERS}
    written = {code: name for code, name in names.items() if not set(name) & set("&-(’")}
    assert len(written) > 180
    assert {name for code, name in written.items() if actors.resolve(name).id != code} == set()


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("RUS", "RUS"),
        ("rus", "RUS"),
        ("Russian Federation", "RUS"),
        ("روسيا", "RUS"),
        ("الاتحاد السوفييتي", "SUN"),
        ("USSR", "SUN"),
        ("ddr", "DDR"),
        ("ROC", "ROC"),
        ("NO", "NOR"),
        ("uk", "GBR"),
        ("كوريا الشمالية", "PRK"),
        ("الجزائر", "DZA"),
        ("سوريه", "SYR"),
        ("Hamas", "hamas"),
        ("أنصار الله", "houthis"),
        ("Türkiye", "TUR"),
        ("Jordan", "JOR"),
        ("Kosovo", "XKX"),
    ],
)
def test_resolve(name: str, identifier: str) -> None:
    assert load_actors().resolve(name).id == identifier


def test_an_unknown_name_comes_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Russia \\(RUS\\)"):
        load_actors().resolve("Rusia")


def test_roll_up() -> None:
    actors = load_actors()
    assert [actors.state_of(i) for i in ("RUS.putin", "RUS", "hamas", "rsf.hemedti", "region.gulf", "SUN.stalin")] == [
        "RUS",
        "RUS",
        None,
        None,
        None,
        "SUN",
    ]
    assert actors.state_of("PAK.nobody_we_know") == "PAK"
    assert actors.name("RUS.putin", "ar") == "فلاديمير بوتين"


@pytest.mark.parametrize(
    ("state", "day", "answer"),
    [
        ("SUN", "1991-12-25", YES),
        ("SUN", "1991-12-26", NO),
        ("RUS", "1991-12-26", YES),
        ("SSD", "2011-07-08", NO),
        ("DDR", "1990-10-03", NO),
        ("YMD", "1980", YES),
    ],
)
def test_when_states_existed(state: str, day: str, answer: object) -> None:
    assert load_actors().by_id[state].span.contains(PartialDate.parse(day)) is answer


def test_the_shipped_data_is_sound() -> None:
    assert [str(fault) for fault in check_actors()] == []


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        (
            "- {id: RUS, kind: state, names: {en: [Russia]}}\n- {id: RUS, kind: state, names: {en: [Rus]}}\n",
            "stands in",
            2,
        ),
        ("- {id: hamas, kind: party, names: {en: [Hamas]}}\n", "no kind", 1),
        ("- {id: Hamas Movement, kind: group, names: {en: [Hamas]}}\n", "is not an id", 1),
        ("- id: hamas\n  kind: group\n  nmaes: {en: [Hamas]}\n  names: {en: [Hamas]}\n", "no key", 3),
        ("- id: RUS\n  kind: state\n  names: {ar: [Russia]}\n", "script", 3),
        ("- {id: RUS.putin, kind: person, names: {en: [Putin]}}\n", "no actor 'RUS'", 1),
        ("- {id: RUS, kind: state, names: {en: [Russia]}, from: 1991-02-30}\n", "day is out of range", 1),
        ("- {id: SUN, kind: state, names: {en: [USSR]}, from: 1991, to: 1922}\n", "ends", 1),
        ("- {id: RUS, kind: state}\n", "no name", 1),
        (
            "- {id: RUS, kind: state, names: {en: [Rus]}}\n- {id: UKR, kind: state, names: {en: [rus]}}\n",
            "names RUS and",
            2,
        ),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, text: str, what: str, line: int) -> None:
    (tmp_path / "states.yaml").write_text(text, encoding="utf-8")
    faults = check_actors(tmp_path)
    assert any(what in str(fault) and f"states.yaml:{line}:" in str(fault) for fault in faults), [
        str(f) for f in faults
    ]


def test_compiled_data_follows_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "actors"
    folder.mkdir()
    path = folder / "states.yaml"
    path.write_text("- {id: NO, from: 1905-06-07}\n", encoding="utf-8")
    first, version = compiled_records(folder)
    assert first == {"states": [{"id": "NO", "from": "1905-06-07"}]}
    kept = list((tmp_path / "cache" / "mithaq").glob("actors-*.json"))
    assert len(kept) == 1
    assert compiled_records(folder) == (first, version)
    path.write_text("- {id: SE}\n", encoding="utf-8")
    second, other = compiled_records(folder)
    assert second == {"states": [{"id": "SE"}]}
    assert other != version


def test_a_damaged_or_forbidden_cache_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "actors"
    folder.mkdir()
    (folder / "states.yaml").write_text("- {id: NO}\n", encoding="utf-8")
    expected = compiled_records(folder)
    next((tmp_path / "cache" / "mithaq").glob("*.json")).write_text("{ not json", encoding="utf-8")
    assert compiled_records(folder) == expected
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert compiled_records(folder) == expected
