"""Reading a game file: JSON or YAML into a plain mapping, and the place of each value for messages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mithaq.errors import BadData, BadGame
from mithaq.records import Record, parse_records


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a path in it, with lines where the file is YAML."""

    file: str | None
    path: str = ""
    lines: dict[str, int] = field(default_factory=dict)

    def at(self, key: str | int) -> Place:
        """The place one step inside."""
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if self.path else key
        return Place(self.file, self.path + step, self.lines)

    def __str__(self) -> str:
        line = self._line()
        file = f"{self.file}:{line}" if line else self.file
        return ": ".join(part for part in (file, self.path) if part)

    def _line(self) -> int | None:
        path = self.path
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None

    def fault(self, what: str, remedy: str) -> BadGame:
        """The error that names this place."""
        return BadGame(what, where=str(self) or None, remedy=remedy)


def read(path: Path) -> tuple[Any, Place]:
    """The mapping of a JSON or YAML file, and its place.

    Raises
    ------
    BadGame
        No such file, not UTF-8, or not JSON or YAML (with the line).
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadGame(f"not UTF-8 (byte {fault.start})", where=path.name, remedy="Save the file as UTF-8") from None
    except OSError as fault:
        raise BadGame(
            f"cannot be read: {fault.strerror}", where=str(path), remedy="Name a JSON or YAML file of a game"
        ) from None
    if path.suffix.lower() == ".json" or (path.suffix.lower() not in (".yaml", ".yml") and text.lstrip()[:1] == "{"):
        return _read_json(text, path.name), Place(path.name)
    try:
        data = parse_records(text, path.name)
    except BadData as fault:
        raise BadGame(fault.what, where=fault.where, remedy=fault.remedy or "Correct the YAML") from None
    return _plain(data), Place(path.name, lines=dict(_lines(data, "")))


def _read_json(text: str, name: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise BadGame(f"key {key!r} stands twice", where=name, remedy="Keep one of them")
            found[key] = value
        return found

    def no_number(word: str) -> Any:
        raise BadGame(f"{word} is no number of JSON", where=name, remedy="Give a whole number")

    try:
        data = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
        json.dumps(data, ensure_ascii=False).encode()
        return data
    except json.JSONDecodeError as fault:
        where = f"{name}:{fault.lineno}"
        raise BadGame(
            f"not JSON: {fault.msg} (column {fault.colno})", where=where, remedy="Correct the JSON there"
        ) from None
    except UnicodeEncodeError:
        raise BadGame("half a character (a lone surrogate)", where=name, remedy="Write the whole character") from None
    except RecursionError:
        raise BadGame("nested too deeply", where=name, remedy="Write the game flatter") from None
    except BadGame:
        raise
    except ValueError:
        raise BadGame("a number of thousands of digits", where=name, remedy="Give a smaller number") from None


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.plain()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _lines(value: Any, path: str) -> Iterable[tuple[str, int]]:
    if isinstance(value, Record):
        for key, item in value.items():
            inside = f"{path}.{key}" if path else key
            yield inside, value.lines[key]
            yield from _lines(item, inside)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Record):
                yield f"{path}[{index}]", item.line
            yield from _lines(item, f"{path}[{index}]")
