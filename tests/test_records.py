"""Data files: what YAML may say, and the line in every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.errors import BadData
from mithaq.records import parse_records, read_records


def test_norway_is_a_string_and_a_date_stays_as_written() -> None:
    record = parse_records(
        "state: NO\nsigned: 2025-01-17\nyes_or_no: yes\nstrength: 3\nread: true\nended: null\n", "x.yaml"
    )
    assert record.plain() == {
        "state": "NO",
        "signed": "2025-01-17",
        "yes_or_no": "yes",
        "strength": 3,
        "read": True,
        "ended": None,
    }


def test_lines() -> None:
    record = parse_records("id: a\nparties:\n  - state: RUS\n    joined: 1936\n", "pacts/a.yaml")
    party = record["parties"][0]
    assert party.where("joined") == "pacts/a.yaml:4"
    assert party.where("left") == "pacts/a.yaml:3"
    assert record.where("parties") == "pacts/a.yaml:2"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "twice"),
        ("a: 1\nb: [1, 2\n", 3, "not YAML"),
        ("a: !!python/object:os.system x\n", 1, "tag"),
        ("a: &x [1]\nb: *x\n", 2, "alias"),
        ("? [1, 2]\n: 3\n", 1, "key"),
        ("a: 0x\nb: !!float nonsense\n", 2, "not a number"),
    ],
)
def test_a_fault_names_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(BadData, match=what) as fault:
        parse_records(text, "file.yaml")
    assert fault.value.where == f"file.yaml:{line}"


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("name: معاهدة".encode("windows-1256"))
    with pytest.raises(BadData, match="UTF-8"):
        read_records(path)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"[{}]", b"7", b"null"])
def test_a_damaged_cache_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "a.yaml"
    path.write_text("id: a\nparties:\n  - {state: RUS, joined: 1936}\n", encoding="utf-8")
    first = read_records(path)
    (cached,) = (tmp_path / "cache" / "mithaq").iterdir()
    cached.write_bytes(damage)
    again = read_records(path)
    assert again == first == read_records(path)
    assert again["parties"][0].where("joined") == f"{tmp_path.name}/a.yaml:3"


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "a.yaml"
    path.write_text("id: a\n", encoding="utf-8")
    assert read_records(path)["id"] == "a"
