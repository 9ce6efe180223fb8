"""The command line, as a user and a script meet it: output, exit codes, messages, nothing half-written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "hamiya.ar.txt"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "mithaq.show.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment}, timeout=120)


def fails(code: int, *arguments: object) -> str:
    """Run what must fail: its message, with nothing on standard output and no traceback."""
    done = run(*arguments)
    message = done.stderr.decode()
    assert done.returncode == code, message
    assert done.stdout == b""
    assert "Traceback" not in message
    return message


def read_json(*arguments: object) -> Any:
    done = run(*arguments)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


# read ----------------------------------------------------------------------------------------------------------------


def test_read_gives_one_object_in_the_schema_with_exact_spans() -> None:
    reading = read_json("read", EXAMPLE, "--format", "json")
    text = EXAMPLE.read_bytes().decode()
    assert reading["schema"] == "geo-statements/0.1"
    assert reading["doc"]["id"] == "hamiya"
    assert reading["doc"]["lang"] == "ar"
    assert reading["doc"]["date"] == "2025-06-30"
    spans = reading["mentions"] + [s["evidence"] for s in reading["statements"]]
    assert len(spans) > 50
    assert all(text[span["start"] : span["end"]] == span["exact"] for span in spans)
    actors = {actor["id"] for actor in reading["actors"]}
    assert all(actor in actors for s in reading["statements"] for actor in s["source"] + s["target"])
    assert [s["id"] for s in reading["statements"]] == [f"s{n}" for n in range(1, len(reading["statements"]) + 1)]


def test_text_prints_the_files_own_text() -> None:
    assert run("read", EXAMPLE, "--text").stdout == EXAMPLE.read_bytes()


def test_many_files_one_bad_two_alike(tmp_path: Path) -> None:
    first, second, bad = tmp_path / "a.one.txt", tmp_path / "a.two.txt", tmp_path / "b.txt"
    first.write_text("Russia signed a treaty with Iran.", encoding="utf-8")
    second.write_text("Israel attacked Iran.", encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("read", first, bad, second, "--out", tmp_path / "out")
    assert done.returncode == 2
    second_name, first_name = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert first_name == "a.json"
    assert re.fullmatch(r"a-[0-9a-f]{8}\.json", second_name)
    message = done.stderr.decode()
    assert "b.txt" in message
    assert "PNG" in message
    assert "another document has the id a" in message


def test_jsonl_is_one_document_a_line(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Israel attacked Iran.", encoding="utf-8")
    done = run("read", tmp_path / "a.txt", tmp_path / "b.txt", "--format", "jsonl")
    assert [json.loads(line)["doc"]["id"] for line in done.stdout.splitlines()] == ["a", "b"]


# obliged -------------------------------------------------------------------------------------------------------------


def test_obliged_tells_the_older_treaty_from_the_one_not_yet_in_force() -> None:
    answer = read_json("obliged", "--attacker", "ISR", "--target", "إيران", "--on", "2025-06-13", "--format", "json")
    rows = {(d["state"], d["duty"], d["pact"]): d for d in answer["duties"]}
    assert rows["RUS", "no_aid_to_aggressor", "rus-irn-2001"]["answer"] == "yes"
    assert rows["RUS", "no_aid_to_aggressor", "rus-irn-2001"]["signed"] == "2001-03-12"
    assert rows["RUS", "no_aid_to_aggressor", "rus-irn-2025"]["reason"] == "not_yet_in_force"
    assert not [d for d in answer["duties"] if d["duty"] == "defense" and d["answer"] == "yes"]
    assert answer["coverage"]


def test_after_the_new_treaty_entered_into_force() -> None:
    answer = read_json("obliged", "--attacker", "USA", "--target", "IRN", "--on", "2026-02-28", "--format", "json")
    due = {(d["state"], d["duty"], d["pact"]) for d in answer["duties"] if d["answer"] == "yes"}
    assert {("RUS", "no_aid_to_aggressor", "rus-irn-2025"), ("RUS", "consultation", "rus-irn-2025")} <= due
    assert not any(duty == "defense" for _, duty, _ in due)


def test_cases_are_answered_line_by_line(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    rows = [
        {"id": "x1", "attacker": "ISR", "target": "IRN", "on": "2025-06-13"},
        {"id": "x2", "attacker": "nonstate:al-qaeda", "target": "USA", "on": "2001-09-11"},
    ]
    cases.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run("obliged", "--cases", cases, "--format", "jsonl")
    assert done.returncode == 0, done.stderr.decode()
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["x1", "x2"]


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("--attacker", "ISR", "--target", "Ruritania", "--on", "2025-06-13"), "Ruritania"),
        (("--attacker", "ISR", "--target", "IRN", "--on", "2025-02-30"), "2025-02-30|2025-2-30"),
        (("--attacker", "ISR", "--target", "IRN", "--on", "2025"), "is not a day"),
        (("--attacker", "ISR", "--target", "ISR", "--on", "2025-06-13"), "itself"),
        (("--attacker", "ISR", "--target", "IRN"), "--on"),
        (("--attacker", "ISR", "--target", "IRN", "--on", "2025-06-13", "--kind", "insult"), "insult"),
        (("--attacker", "ISR", "--target", "IRN", "--on", "2025-06-13", "--without", "no-such-pact"), "no-such-pact"),
    ],
)
def test_a_question_that_cannot_be_asked(arguments: tuple[str, ...], place: str) -> None:
    message = fails(2, "obliged", *arguments, "--format", "json")
    assert any(part in message for part in place.split("|"))


def test_a_fault_in_a_file_of_cases_names_its_line_and_nothing_is_answered(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(
        '{"id": "x1", "attacker": "ISR", "target": "IRN", "on": "2025-06-13"}\n{"id": \n', encoding="utf-8"
    )
    assert "cases.jsonl:2" in fails(2, "obliged", "--cases", cases, "--format", "jsonl")


def test_a_pact_file_with_a_fault_in_line_14(tmp_path: Path) -> None:
    source = ROOT / "src" / "mithaq" / "data" / "pacts" / "rus-irn-2001.yaml"
    lines = source.read_text(encoding="utf-8").splitlines()
    lines[13] = "in_force: 2002-04-35"
    (tmp_path / source.name).write_text("\n".join(lines), encoding="utf-8")
    message = fails(2, "obliged", "--attacker", "ISR", "--target", "IRN", "--on", "2025-06-13", "--pacts", tmp_path)
    assert "rus-irn-2001.yaml:14" in message
    done = run("check", "--pacts", tmp_path)
    assert done.returncode == 1
    assert "rus-irn-2001.yaml:14" in done.stdout.decode()


# game, check ---------------------------------------------------------------------------------------------------------


def test_a_game_of_the_literature(shared: Path) -> None:
    expected = json.loads((shared / "games" / "expected.json").read_text(encoding="utf-8"))["Elmira"]
    solved = read_json("game", shared / "games" / "Elmira.json", "--format", "json")
    assert solved["equilibria"] == expected["equilibria"]
    assert solved["stability"] == expected["stability"]
    assert len(solved["states"]) == 12


def test_a_game_whose_ranking_names_a_state_that_does_not_exist(tmp_path: Path) -> None:
    game = {
        "options": ["a", "b"],
        "dms": [
            {"name": "A", "options": [0], "ranking": [1, 2, 3, 9]},
            {"name": "B", "options": [1], "ranking": [1, 2, 3, 4]},
        ],
    }
    path = tmp_path / "game.json"
    path.write_text(json.dumps(game), encoding="utf-8")
    message = fails(2, "game", path, "--format", "json")
    assert "game.json" in message
    assert "9" in message


def test_an_unknown_concept() -> None:
    assert "nash, gmr, smr, seq, sim" in fails(
        2, "game", ROOT / "src/mithaq/data/games/chicken.yaml", "--concept", "nsah"
    )


def test_the_data_has_no_fault() -> None:
    done = run("check")
    assert done.returncode == 0, done.stdout.decode()


# brief ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [".html", ".md", ".json", ".pdf"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_main_job_in_four_formats_and_two_languages(tmp_path: Path, form: str, lang: str) -> None:
    out = tmp_path / f"brief{form}"
    done = run("brief", EXAMPLE, "--lang", lang, "--on", "2026-02-28", "--out", out)
    assert done.returncode == 0, done.stderr.decode()
    assert out.stat().st_size > 5_000
    assert list(tmp_path.iterdir()) == [out], "nothing else is left behind"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(200)])
def test_a_file_that_is_no_text_leaves_nothing_behind(tmp_path: Path, data: bytes) -> None:
    article, out = tmp_path / "article.txt", tmp_path / "out" / "brief.html"
    article.write_bytes(data)
    assert "article.txt" in fails(2, "brief", article, "--out", out)
    assert not out.exists()


def test_fifty_megabytes(tmp_path: Path) -> None:
    article = tmp_path / "large.txt"
    with article.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "too large" in fails(2, "brief", article)


def test_an_article_with_no_actor_we_know_gives_an_honest_short_brief(tmp_path: Path) -> None:
    article = tmp_path / "garden.txt"
    article.write_text("The roses are in bloom. The gardener watered them twice this week.", encoding="utf-8")
    made = read_json("brief", article, "--format", "json")
    assert made["statements"] == []
    assert made["duties"] == []
    assert made["game"] is None
    assert "nothing was asked" in made["answer"]["question"][0]["text"]


@pytest.mark.parametrize(
    ("option", "value", "place"),
    [
        ("--out", "brief.docx", ".docx"),
        ("--attack", "ISR-IRN", "ISR-IRN"),
        ("--attack", "ISR:Ruritania", "Ruritania"),
        ("--published", "June", "June"),
        ("--game", "nowhere.json", "nowhere.json"),
    ],
)
def test_an_option_that_cannot_be_used(option: str, value: str, place: str) -> None:
    assert place in fails(2, "brief", EXAMPLE, option, value)


def test_the_draft_is_saved_edited_and_fed_back(tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    assert run("brief", EXAMPLE, "--on", "2026-02-28", "--save-game", draft).returncode == 0
    game = json.loads(draft.read_text(encoding="utf-8"))
    game["dms"][0]["statements"].reverse()
    for key in ("statement_ids", "assumed"):
        game["dms"][0].pop(key, None)
    draft.write_text(json.dumps(game), encoding="utf-8")
    made = read_json("brief", EXAMPLE, "--on", "2026-02-28", "--game", draft, "--format", "json")
    assert made["game"]["draft"] is None
    assert len(made["game"]["states"]) > 1


def test_only_what_a_person_accepted(tmp_path: Path) -> None:
    reading = read_json("read", EXAMPLE, "--format", "json")
    assert read_json("brief", EXAMPLE, "--accepted-only", "--format", "json")["statements"] == []
    reading["statements"][0]["status"] = "accepted"
    reviewed = tmp_path / "reviewed.json"
    reviewed.write_text(json.dumps(reading), encoding="utf-8")
    made = read_json("brief", EXAMPLE, "--reviewed", reviewed, "--accepted-only", "--format", "json")
    assert [s["id"] for s in made["statements"]] == ["s1"]
    assert made["unreviewed"] == 0


# manners -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", "read", "obliged", "game", "brief", "check"])
def test_help_in_arabic(command: str) -> None:
    text = run("--lang", "ar", *([command] if command else []), "--help").stdout.decode()
    assert any("\u0600" <= ch <= "\u06ff" for ch in text)
    assert "الخيارات" in text


def test_the_language_may_come_from_the_environment() -> None:
    assert "الخيارات" in run("brief", "--help", MITHAQ_LANG="ar").stdout.decode()


def test_importing_the_package_is_cheap() -> None:
    code = "import sys, mithaq; print(len(sys.modules), 'typer' in sys.modules, 'numpy' in sys.modules, 'babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, *heavy = done.stdout.split()
    assert heavy == ["False", "False", "False"]
    assert int(count) < 150


def test_the_public_verbs() -> None:
    import mithaq

    for verb in mithaq.__all__:
        assert getattr(mithaq, verb) is not None
    with pytest.raises(AttributeError, match="no attribute"):
        _ = mithaq.nonsense
