"""The linter of the lexicon: every fault with its file and line, and whether an entry's example fires."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mithaq.errors import BadData, MithaqError
from mithaq.records import Record, read_records
from mithaq.statements.frames import POSITIONAL
from mithaq.statements.lexicon import ENTRY_KEYS, FAMILY_KEYS, ROOT, WORD_CLASSES, Entry, Lexicon, folded, load_lexicon
from mithaq.statements.rules import read, tokeniser
from mithaq.statements.slots import VIRTUAL
from mithaq.statements.statement import FACTUALITIES, TYPES
from mithaq.text.document import Language
from mithaq.text.load import document_from_text

_ENGLISH_SLOTS = frozenset(["to", "clause", "topic", "named", "hyphened", "as"])
_ENGLISH_SILENT = ("COMPLEMENT", "HAPPEN", "OBJECT_CONTROL")
SILENT = frozenset(
    ["SAY", "RELAY", "AUX", "LIGHT", "WISH", "PLAIN", "PROVIDES", "UNDERTAKES", "SILENCE", *_ENGLISH_SILENT]
)
"""Types of kind ``none``: words that make no statement of their own."""


def faults(lang: Language = "ar", root: Path = ROOT) -> list[MithaqError]:
    """Every fault of a language's predicates, provisions and markers.

    Steps: 1. each family on its own: unknown keys, missing ids and examples, kinds and types that
    statements do not have, verbs that are no pair, slots that nothing fills, lists that do not exist;
    2. ids that stand twice; 3. examples that hold none of their entry's words.
    """
    found: list[MithaqError] = []
    rows: list[tuple[str, Record]] = []
    lists, prepositions = _lists(root / lang), _prepositions(root / lang)
    for path in sorted((root / lang / "predicates").glob("*.yaml")):
        try:
            family = read_records(path)
            found += _family(family, lang, lists, prepositions)
            rows += [(f"{family['group']}.{row.get('id')}", row) for row in family["entries"]]
        except MithaqError as fault:
            found.append(fault)
        except (KeyError, TypeError, AttributeError) as fault:
            found.append(BadData(f"a family needs {', '.join(FAMILY_KEYS[:3])} and entries ({fault})", where=path.name))
    times = Counter(identifier for identifier, _ in rows)
    found += [row.fault(f"id {name} stands {times[name]} times", "id") for name, row in rows if times[name] > 1]
    return [*found, *_markers(root / lang / "markers.yaml"), *_provisions(root / lang / "provisions.yaml")]


def _lists(folder: Path) -> frozenset[str]:
    path = folder / "words.yaml"
    return frozenset(read_records(path)) if path.exists() else frozenset()


def _prepositions(folder: Path) -> frozenset[str]:
    path = folder / "markers.yaml"
    rows = read_records(path) if path.exists() else ()
    return frozenset(folded(str(row["value"])) for row in rows if row["class"] == "preposition")


def _family(
    family: Record, lang: Language, lists: frozenset[str], prepositions: frozenset[str]
) -> Iterator[MithaqError]:
    yield from (family.fault(f"no key {key!r} in a family", key) for key in family if key not in FAMILY_KEYS)
    slots = POSITIONAL | VIRTUAL | prepositions | (_ENGLISH_SLOTS if lang == "en" else frozenset())
    for row in (family, *family["entries"]):
        for key in ("verb", "noun"):
            yield from _frame(row, key, slots)
    for row in family["entries"]:
        yield from _entry(row, family, lang, lists)


def _frame(row: Record, key: str, slots: frozenset[str]) -> Iterator[MithaqError]:
    for side in ("source", "target"):
        for slot in (row.get(key) or {}).get(side) or ():
            if folded(slot) not in slots:
                yield row.fault(f"no slot {slot!r}", key, f"Slots: {', '.join(sorted(slots))}")


def _entry(row: Record, family: Record, lang: Language, lists: frozenset[str]) -> Iterator[MithaqError]:
    yield from (
        row.fault(f"no key {key!r} in an entry", key, ", ".join(ENTRY_KEYS)) for key in row if key not in ENTRY_KEYS
    )
    for key in ("id", "example"):
        if not row.get(key):
            yield row.fault(f"an entry without {key}")
    if not any(row.get(cls) for cls in WORD_CLASSES):
        yield row.fault("an entry without words", remedy=f"Give one of {', '.join(WORD_CLASSES)}")
    yield from _kind(row, row.get("kind") or family["kind"], row.get("type") or family["type"])
    if lang == "ar":
        yield from (
            row.fault(f"{pair!r} is no pair of past and imperfect", "verbs")
            for pair in row.get("verbs") or ()
            if len(pair.split()) != 2
        )
    for key in ("needs", "unless", "unnamed"):
        for item in row.get(key) or ():
            if item.startswith("$") and item[1:] not in lists:
                yield row.fault(f"no list {item} in words.yaml", key, f"Lists: {', '.join(sorted(lists))}")


def _kind(row: Record, kind: str, type_: str) -> Iterator[MithaqError]:
    allowed: Any = SILENT if kind == "none" else TYPES.get(kind)
    if allowed is None:
        yield row.fault(f"no kind {kind!r}", "kind", f"Kinds: {', '.join((*TYPES, 'none'))}")
    elif type_ not in allowed:
        yield row.fault(f"{kind} has no type {type_!r}", "type", f"Types: {', '.join(sorted(allowed))}")
    if row.get("factuality") and row["factuality"] not in FACTUALITIES:
        yield row.fault(f"no factuality {row['factuality']!r}", "factuality", " ".join(FACTUALITIES))
    if row.get("negated") and row["negated"][1] not in TYPES.get(row["negated"][0], ()):
        yield row.fault(f"no statement {row['negated']}", "negated")


def _markers(path: Path) -> Iterator[MithaqError]:
    for row in (read_records(path) if path.exists() else ()) or ():
        if not row.get("words"):
            yield row.fault("a marker without words", "words")
        elif not any(folded(word) in folded(row.get("example") or "") for word in row["words"]):
            yield row.fault("the example holds none of the words", "example")


def _provisions(path: Path) -> Iterator[MithaqError]:
    for row in (read_records(path) if path.exists() else ()) or ():
        if row["type"] not in TYPES["provision"]:
            yield row.fault(f"provision has no type {row['type']!r}", "type", ", ".join(TYPES["provision"]))
        if not row.get("example"):
            yield row.fault("an entry without example")


def fires(entry: Entry, lang: Language = "ar") -> bool:
    """Whether an entry is found on its own example: as the rule of a statement, or, where it makes none, as a word."""
    if entry.kind != "none":
        reading = read(document_from_text(entry.example, lang=lang))
        return any(statement.rule == entry.id for statement in reading.statements)
    words = tokeniser(lang)
    tokens = (folded(word.strip('.,،:"')) for word in entry.example.split())
    return any(reading.entry.id == entry.id for token in tokens for reading in words.inflection.readings(token))


def silent(lexicon: Lexicon) -> list[Entry]:
    """The entries whose example does not fire."""
    return [entry for entry in lexicon.entries if not fires(entry, lexicon.lang)]


def check(lang: Language = "ar") -> list[MithaqError]:
    """`faults`, and where there is none also the examples."""
    found = faults(lang)
    if found:
        return found
    return [BadData(f"the example of {e.id} does not fire", where=e.where) for e in silent(load_lexicon(lang))]
