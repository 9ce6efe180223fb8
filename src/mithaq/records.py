"""YAML data files, read with the line of every value.

YAML 1.2 as ruamel.yaml resolves it (``NO`` is Norway, not false); dates stay strings; no tags, no
anchors that build objects, no duplicate keys.  A `Record` answers ``record["signed"]`` and knows
``record.where("signed")`` → ``pacts/nato-1949.yaml:14``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mithaq.cache import keep, kept
from mithaq.errors import BadData

_FORMAT = "1"
_PLAIN = "tag:yaml.org,2002:"
_DEEPEST = 200
_SURELY_FLAT = 10_000
_KINDS = {_PLAIN + kind for kind in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")}


@dataclass(frozen=True, slots=True)
class Record(Mapping[str, Any]):
    """A mapping of a data file that remembers its lines.

    Attributes
    ----------
    values : dict
        Plain values; nested mappings are `Record`, sequences are tuples.
    lines : dict
        Line (from 1) of each key.
    file : str
        Name for messages.
    line : int
        Line where the record begins.
    """

    data: dict[str, Any]
    lines: dict[str, int]
    file: str
    line: int

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def where(self, key: str | None = None) -> str:
        """``file:line`` of a key, or of the record where the key is missing."""
        return f"{self.file}:{self.lines.get(key, self.line) if key else self.line}"

    def plain(self) -> dict[str, Any]:
        """The record as plain dicts and lists."""
        return {key: _plain(value) for key, value in self.data.items()}

    def fault(self, what: str, key: str | None = None, remedy: str | None = None) -> BadData:
        """A `BadData` that names this place; the caller raises or collects it."""
        return BadData(what, where=self.where(key), remedy=remedy)


def read_records(path: Path, name: str | None = None) -> Any:
    """Read a YAML file of mappings and lists.

    Steps: 1. take what was kept for the same text, if anything; else parse with libyaml; 2. refuse tags,
    duplicate keys and keys that are no strings; 3. turn scalars into str, int, float, bool or None (dates stay str), sequences into tuples.

    Parameters
    ----------
    path : Path
    name : str, optional
        How messages call the file; the last two parts of the path by default.

    Raises
    ------
    BadData
        With file and line.
    """
    label = name or "/".join(path.parts[-2:])
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        raise BadData(f"not UTF-8 (byte {fault.start})", where=label, remedy="Save the file as UTF-8") from None
    except OSError as fault:
        raise BadData(f"cannot be read ({fault.strerror})", where=label, remedy="Check the path") from None
    name = f"yaml-{hashlib.sha256((_FORMAT + text).encode()).hexdigest()[:40]}"
    try:
        return _unpacked(kept(name)[0], label)
    except (TypeError, KeyError, IndexError):
        value = parse_records(text, label)
        keep(name, [_packed(value)])
        return value


def _packed(value: Any) -> Any:
    """A value as JSON: a record as its data, its lines and its own line."""
    if isinstance(value, Record):
        return {"d": {key: _packed(item) for key, item in value.data.items()}, "l": value.lines, "n": value.line}
    return [_packed(item) for item in value] if isinstance(value, tuple) else value


def _unpacked(value: Any, label: str) -> Any:
    if isinstance(value, dict):
        return Record({key: _unpacked(item, label) for key, item in value["d"].items()}, value["l"], label, value["n"])
    return tuple(_unpacked(item, label) for item in value) if isinstance(value, list) else value


def parse_records(text: str, label: str) -> Any:
    """`read_records` for a text already in hand."""
    loader = YAML(typ="safe", pure=False)
    try:
        _check_depth(loader, text, label)
        node = loader.compose(text)
    except RecursionError:
        raise _too_deep(label) from None
    except MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise BadData(f"not YAML: {fault.problem}", where=f"{label}:{line}") from None
    except YAMLError as fault:
        raise BadData(f"not YAML: {' '.join(str(fault).split())}", where=label) from None
    try:
        return None if node is None else _value(node, label, set())
    except RecursionError:
        raise _too_deep(label) from None


def _check_depth(loader: YAML, text: str, label: str) -> None:
    """Refuse nesting that would exhaust the stack of libyaml; a text that cannot nest so deep is not parsed for it."""
    longest = max(map(len, text.splitlines()), default=0)
    if text.count("[") + text.count("{") + 2 * longest < _SURELY_FLAT:
        return
    depth = 0
    for event in loader.parse(text):
        name = type(event).__name__
        depth += name.endswith(("SequenceStartEvent", "MappingStartEvent"))
        depth -= name.endswith(("SequenceEndEvent", "MappingEndEvent"))
        if depth > _DEEPEST:
            raise _too_deep(f"{label}:{event.start_mark.line + 1}")


def _too_deep(where: str) -> BadData:
    return BadData("nested too deeply", where=where, remedy="Write the file flatter")


def _value(node: Node, label: str, seen: set[int]) -> Any:
    line = node.start_mark.line + 1
    if node.tag not in _KINDS:
        raise BadData(f"tag {node.tag} is not allowed", where=f"{label}:{line}")
    if id(node) in seen:
        raise BadData("an alias (*) is not allowed", where=f"{label}:{line}", remedy="Write the value out")
    seen.add(id(node))
    if isinstance(node, MappingNode):
        return _mapping(node, label, line, seen)
    if isinstance(node, SequenceNode):
        return tuple(_value(item, label, seen) for item in node.value)
    assert isinstance(node, ScalarNode)
    return _scalar(node, label, line)


def _mapping(node: MappingNode, label: str, line: int, seen: set[int]) -> Record:
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, item in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            raise BadData("a key must be a word", where=f"{label}:{at}")
        if key.value in values:
            raise BadData(f"key {key.value!r} stands twice", where=f"{label}:{at}", remedy="Keep one of them")
        if id(item) in seen:
            raise BadData("an alias (*) is not allowed", where=f"{label}:{at}", remedy="Write the value out")
        values[key.value] = _value(item, label, seen)
        lines[key.value] = at
    return Record(values, lines, label, line)


def _scalar(node: ScalarNode, label: str, line: int) -> Any:
    kind = str(node.tag).removeprefix(_PLAIN)
    text: str = node.value
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    try:
        if kind == "int" and not (len(text) > 1 and text.startswith("0")):
            return int(text.replace("_", ""), 0)
        if kind == "float":
            return float(text)
    except ValueError:
        raise BadData(
            f"{text!r} is not a number", where=f"{label}:{line}", remedy="Put quotes around it if it is text"
        ) from None
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.plain()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
