"""Hostile input at the command line: strange bytes, deep nesting, names that are no states, places that cannot be written."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from mithaq.dates import PartialDate
from mithaq.errors import BadInput
from mithaq.findings.contingency import Contingency
from mithaq.findings.obligations import who_is_obliged
from mithaq.records import parse_records
from mithaq.show.cli import main
from mithaq.show.commands.options import write_whole
from mithaq.show.markdown import _plain
from mithaq.text.load import decode, load
from mithaq.text.when import find_times
from mithaq.world.places import load_places
from mithaq.world.register import load_register

ENGLISH = "Russia signed a treaty with Iran on 17 January 2025. Israel attacked Iran on 13 June 2025.\n"
ARABIC = (
    "وقّعت روسيا معاهدة مع إيران في 17 كانون الثاني/يناير 2025. هاجمت إسرائيل إيران. قال الرئيس إن روسيا لن ترسل قوات.\n"
)
GAME: dict[str, Any] = {
    "options": ["a", "b"],
    "dms": [
        {"name": "A", "options": [0], "ranking": [1, 2, 3, 4]},
        {"name": "B", "options": [1], "ranking": [4, 3, [1, 2]]},
    ],
}
ASKED = ("--attacker", "ISR", "--target", "IRN", "--on", "2025-06-13", "--format", "json")


class Ran:
    """One run of the command line in this process: exit code and both streams."""

    def __init__(self, capture: pytest.CaptureFixture[bytes], *arguments: object) -> None:
        self.code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            self.code = int(end.code or 0)
        self.out, error = capture.readouterr()
        self.error = error.decode()


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    return lambda *arguments: Ran(capfdbinary, *arguments)


def refused(done: Ran, *words: str, code: int = 2) -> None:
    assert done.code == code, done.error
    assert done.out == b""
    assert all(word in done.error for word in words), done.error


def written(path: Path, data: Any) -> Path:
    path.write_bytes(
        data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode()
    )
    return path


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


# read ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.replace("\n", "\r\n") * 2,
        ENGLISH.replace("\n", "\r") * 2,
        "\ufeff" + ENGLISH,
        ENGLISH.replace(" ", " 🙂") + "🇮🇷",
        ENGLISH.replace("a", "a\u0301\u0302"),
        "\u202e" + ENGLISH.replace("Iran", "\u2067Iran\u2069") + ARABIC,
        ARABIC.replace("ا", "ا\u064e\u0651\u0670").replace("س", "ســـ"),
        ENGLISH.replace("Israel", "Is\u200brael") + "İran ẞ ŉ ﬁ ﷺ ﷽ attacked Russia.",
        "{{ 7*7 }} {% x %} #let a = 1 $ * `x` (.*)+[a-z]{1,\\ <b>Russia</b> attacked [Iran](x).\u2028" + ENGLISH,
    ],
)  # fmt: skip
def test_offsets_are_exact_on_strange_text(tmp_path: Path, run: Any, text: str) -> None:
    article = written(tmp_path / "a.txt", text)
    reading = json.loads(run("read", article, "--format", "json").out)
    assert run("read", article, "--text").out == text.encode()
    found = list(spans(reading))
    assert len(found) > 3
    assert all(text[span["start"] : span["end"]] == span["exact"] for span in found)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso8859-6"])
def test_arabic_in_the_encodings_of_the_contract(encoding: str) -> None:
    text = ARABIC.replace("\u0651", "")
    assert decode(text.encode(encoding))[0].lstrip("\ufeff") == text


def test_two_encodings_in_one_file_are_refused() -> None:
    with pytest.raises(BadInput, match="UTF-8 up to byte"):
        decode(ARABIC.encode() + ARABIC.encode("windows-1256", "replace"))


def test_many_files_in_json_are_one_document(tmp_path: Path, run: Any) -> None:
    files = [written(tmp_path / name, ENGLISH) for name in ("a.txt", "b.txt")]
    assert [r["doc"]["id"] for r in json.loads(run("read", *files, "--format", "json").out)] == ["a", "b"]


def test_a_file_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path, run: Any) -> None:
    files = [written(tmp_path / name, ENGLISH) for name in ("a.txt", "b.txt")]
    (tmp_path / "out" / "a.json").mkdir(parents=True)
    assert run("read", *files, "--out", tmp_path / "out").code == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux alone")
def test_a_file_name_that_is_no_utf8(tmp_path: Path, run: Any) -> None:
    article = written(tmp_path / os.fsdecode(b"\xff.txt"), ENGLISH)
    for form in (".json", ".html", ".md", ".pdf"):
        assert run("brief", article, "--out", tmp_path / f"brief{form}").code == 0
    assert run("read", article, "--out", tmp_path / "out").code == 0


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
def test_a_stream_without_end_is_refused(run: Any) -> None:
    refused(run("read", "/dev/zero", "--format", "json"), "too large")


@pytest.mark.parametrize("date", ["2001-03-12", "12/03/2001", "17 January 2025"])
def test_a_date_in_the_prose_of_a_page_is_not_its_day_of_publication(tmp_path: Path, date: str) -> None:
    prose = f"<p>Moscow: Russia signed a treaty with Iran on {date}, the ministry said in a long statement to the press.</p>"
    page = f"<html><head><title>Pact</title></head><body><article>{prose * 5}</article></body></html>"
    assert load(written(tmp_path / "a.html", page)).date is None
    dated = page.replace("<title>", "<meta property='article:published_time' content='2025-03-04T10:00'><title>")
    assert load(written(tmp_path / "b.html", dated)).date == PartialDate(2025, 3, 4)


def test_ten_thousand_dates_are_all_found() -> None:
    assert len(find_times("17 May 2025. " * 10_000, "en")) == 10_000


# obliged -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Putin", "NATO", "nonstate:", "nonstate: "])
def test_an_attacker_that_is_no_state_and_has_no_name(run: Any, name: str) -> None:
    refused(run("obliged", "--attacker", name, *ASKED[2:]))


def test_one_state_under_two_names_cannot_attack_itself() -> None:
    contingency = Contingency("SUN", "RUS", PartialDate(1960, 1, 1))
    with pytest.raises(BadInput, match="one state"):
        who_is_obliged(contingency, load_register(), load_places())


def test_an_empty_place_is_no_place(run: Any) -> None:
    assert run("obliged", *ASKED, "--where", " ").out == run("obliged", *ASKED).out


CASE = {"id": "x", "attacker": "ISR", "target": "IRN", "on": "2025-06-13"}


@pytest.mark.parametrize(
    "line",
    [
        *({**CASE, "where": where} for where in (5, ["a"], {}, True)),
        {**CASE, "kind": []},
        {**CASE, "attacker": None},
        {**CASE, "id": {}},
        "[" * 100_000,
        '{"id": ' + "9" * 5000 + "}",
        '{"id": NaN, "attacker": "ISR", "target": "IRN", "on": "2025-06-13"}',
    ],
)
def test_a_case_of_the_wrong_form_names_its_line(tmp_path: Path, run: Any, line: Any) -> None:
    bad = line if isinstance(line, str) else json.dumps(line)
    cases = written(tmp_path / "c.jsonl", json.dumps(CASE) + "\n" + bad)
    refused(run("obliged", "--cases", cases, "--format", "jsonl"), "c.jsonl:2")


def test_no_case_is_answered_where_one_names_a_state_that_does_not_exist(tmp_path: Path, run: Any) -> None:
    cases = written(tmp_path / "c.jsonl", json.dumps(CASE) + "\n" + json.dumps({**CASE, "attacker": "Ruritania"}))
    refused(run("obliged", "--cases", cases, "--format", "jsonl"), "c.jsonl:2", "Ruritania")


def test_cases_with_a_byte_order_mark_and_a_line_separator_inside(tmp_path: Path, run: Any) -> None:
    line = json.dumps({**CASE, "where": "Tehran\u2028Iran\x85"}, ensure_ascii=False)
    cases = written(tmp_path / "c.jsonl", "\ufeff" + line + "\r\n" + line)
    assert len(run("obliged", "--cases", cases, "--format", "jsonl").out.splitlines()) == 2
    assert len(json.loads(run("obliged", "--cases", cases, "--format", "json").out)) == 2


@pytest.mark.parametrize("kind", ["folder", "dangling", "none", "deep"])
def test_a_folder_of_pacts_that_cannot_be_read(tmp_path: Path, run: Any, kind: str) -> None:
    if kind == "folder":
        (tmp_path / "x.yaml").mkdir()
    if kind == "dangling":
        (tmp_path / "x.yaml").symlink_to(tmp_path / "nowhere")
    if kind == "deep":
        written(tmp_path / "x.yaml", "a: " + "[" * 3000 + "]" * 3000)
    refused(run("obliged", *ASKED, "--pacts", tmp_path), tmp_path.name)


# game ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["x: " + "[" * 100_000, "- " * 100_000, "[" * 3000 + "]" * 3000])
def test_yaml_nested_without_end_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="nested too deeply"):
        parse_records(text, "x.yaml")


@pytest.mark.parametrize(
    "game",
    [
        json.dumps(GAME).replace("[1, 2, 3, 4]", "[" + "9" * 5000 + "]"),
        {"states": [1, 10**30], "graph": {}, "dms": [{"name": "A", "ranking": [1, 10**30]}]},
        {**GAME, "name": "\ud800"},
        {**GAME, "notes": float("nan")},
        {**GAME, "irreversible": {"9" * 5000: "fwd"}},
        {**GAME, "irreversible": {"0": "fwd", "00": "back"}},
    ],
)
def test_a_game_of_impossible_numbers_and_letters(tmp_path: Path, run: Any, game: Any) -> None:
    refused(run("game", written(tmp_path / "g.json", game), "--format", "json"), "g.json")


def test_twenty_options_are_refused_at_once(tmp_path: Path, run: Any) -> None:
    options = [str(number) for number in range(20)]
    maker = {"name": "A", "options": list(range(20)), "statements": [[[[0, "Y"]]]]}
    refused(run("game", written(tmp_path / "g.json", {"options": options, "dms": [maker]})), "too many", "feasible")


# brief ---------------------------------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """The elements of a page, and every attribute of an event."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}


HOSTILE = "<script>alert(1)</script> {{ 7*7 }} #panic() <img src=x onerror=alert(1)> ![x](javascript:alert(1))"


def test_markup_of_an_article_never_reaches_the_page(tmp_path: Path, run: Any) -> None:
    article = written(
        tmp_path / "a.txt", f"{HOSTILE}\n{ENGLISH} Putin said that Iran {HOSTILE} attacked Israel. \x00\n"
    )
    game = {**GAME, "options": [HOSTILE, "b"], "dms": [{**GAME["dms"][0], "name": HOSTILE}, GAME["dms"][1]]}
    options = ("--game", written(tmp_path / "g.json", game))
    tags = Tags()
    assert run("brief", article, *options, "--out", tmp_path / "b.html").code == 0
    tags.feed((tmp_path / "b.html").read_text(encoding="utf-8"))
    assert not tags.seen & {"script", "img", "onerror"}
    assert run("brief", article, *options, "--out", tmp_path / "b.md").code == 0
    text = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert "alert" in text
    assert not re.search(r"<script|<img|(?<!\\)\]\(javascript", text)
    assert run("brief", article, *options, "--out", tmp_path / "b.pdf").code == 0


@pytest.mark.parametrize(("text", "shown"), [("---", "\\---"), ("===", "\\==="), ("-", "\\-"), ("1.", "1\\."), ("1. a", "1\\. a")])  # fmt: skip
def test_a_line_of_a_text_is_no_rule_heading_or_list_of_markdown(text: str, shown: str) -> None:
    assert _plain(text) == shown


def test_jsonl_of_a_brief_is_one_line(tmp_path: Path, run: Any) -> None:
    lines = run("brief", written(tmp_path / "a.txt", ENGLISH), "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["mithaq-brief/0.1"]


def test_a_folder_in_the_place_of_the_file_leaves_no_draft_behind(tmp_path: Path) -> None:
    (tmp_path / "brief.html").mkdir()
    with pytest.raises(BadInput, match="cannot write"):
        write_whole(tmp_path / "brief.html", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]
    write_whole(tmp_path / ("x" * 250), b"x")


@pytest.mark.parametrize(
    "change",
    [
        {"time": {"a": 1}},
        {"source": "RUS"},
        {"source": [5]},
        {"evidence": {"start": "a", "end": 5, "exact": "x"}},
        {"time": "2025-99-99"},
    ],
)
def test_a_reviewed_reading_of_the_wrong_form(tmp_path: Path, run: Any, change: dict[str, Any]) -> None:
    article = written(tmp_path / "a.txt", ENGLISH)
    reading = json.loads(run("read", article, "--format", "json").out)
    reading["statements"][0] |= change
    refused(run("brief", article, "--reviewed", written(tmp_path / "r.json", reading)), "r.json")


def test_a_reviewed_reading_nested_without_end(tmp_path: Path, run: Any) -> None:
    article = written(tmp_path / "a.txt", ENGLISH)
    refused(run("brief", article, "--reviewed", written(tmp_path / "r.json", "[" * 100_000)), "r.json")


def test_no_draft_to_save_is_no_answer_and_writes_nothing(tmp_path: Path, run: Any) -> None:
    article = written(tmp_path / "a.txt", "The roses are in bloom.")
    out = tmp_path / "out"
    refused(run("brief", article, "--save-game", out / "g.json", "--out", out / "b.html"), "--save-game", code=1)
    assert not out.exists()


@pytest.mark.parametrize("option", ["--published", "--on"])
def test_a_date_that_is_none_names_its_option(tmp_path: Path, run: Any, option: str) -> None:
    refused(run("brief", written(tmp_path / "a.txt", ENGLISH), option, "٢٠٢٥-٠٦-١٣"), option)


def test_a_party_without_a_name_is_a_fault(tmp_path: Path, run: Any) -> None:
    source = Path(__file__).parents[1] / "src" / "mithaq" / "data" / "pacts" / "rus-irn-2001.yaml"
    text = source.read_text(encoding="utf-8").replace("state: IRN", 'state: ""', 1)
    assert 'state: ""' in text
    written(tmp_path / source.name, text)
    refused(run("obliged", *ASKED, "--pacts", tmp_path), "rus-irn-2001.yaml")
