"""The linter of the actors: ``python -m mithaq.world.actor_check [FOLDER]``.

Every fault with its file and line: what a record may hold, ids that stand twice or belong to nobody, days
that contradict one another, one name for two actors.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mithaq.dates import Span
from mithaq.errors import BadData, MithaqError
from mithaq.records import Record, read_records
from mithaq.text.normalise import fold
from mithaq.world.actors import FOLDER, LANGUAGES, parse_date

KINDS = ("state", "organ", "person", "group", "igo", "bloc", "media", "company", "region", "title")
WORDS = (
    *("names", "demonyms", "irregular", "capitals", "palaces", "aliases"),
    *("ambiguous", "ambiguous_demonyms", "ambiguous_capitals", "short"),
)
FACTS = ("id", "kind", "of", "home", "label", "from", "to", "succeeds", "successors", "codes", "offices", "evidence")
KEYS = frozenset([*WORDS, *FACTS])
HEAD_KEYS = frozenset(["organ", "feminine", "names", "again", "unless_after"])
CODES = {"iso2": str, "cow": int, "gw": int}
_ID = re.compile(r"(?:[A-Z]{3,8}|[a-z][a-z0-9_]*)(?:\.[a-z][a-z0-9_]*)?\Z")
_SCRIPT = {"ar": re.compile(r"[\u0600-\u06ff]"), "en": re.compile(r"[A-Za-zÀ-ſ]")}


def check_actors(folder: Path = FOLDER) -> list[MithaqError]:
    """Every fault of a folder of actor files.

    Steps: 1. each record on its own: keys, kind, id, names in their script, dates; 2. ids that stand
    twice; 3. owners, successors and evidence that do not exist; 4. a strong name of two actors.

    Parameters
    ----------
    folder : Path
        The shipped one by default.
    """
    found: list[MithaqError] = []
    actors: list[Record] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            records = [item for item in read_records(path) or () if isinstance(item, Record)]
        except MithaqError as fault:
            found.append(fault)
            continue
        actors += [record for record in records if not {"spellings", "context", "organ"} & set(record)]
        found += [fault for record in records if "organ" in record for fault in _unknown_keys(record, HEAD_KEYS)]
    for record in actors:
        found += _record(record)
    found += _together(actors)
    return found


def _unknown_keys(record: Record, allowed: frozenset[str]) -> Iterator[BadData]:
    for key in record:
        if key not in allowed:
            yield record.fault(f"no key {key!r} here", key, f"Allowed: {', '.join(sorted(allowed))}")


def _record(record: Record) -> Iterator[BadData]:
    yield from _unknown_keys(record, KEYS)
    identifier, kind = record.get("id"), record.get("kind")
    if not isinstance(identifier, str) or not _ID.match(identifier):
        yield record.fault(f"{identifier!r} is not an id", "id", "Write RUS, RUS.putin, hamas or region.gulf")
        return
    if kind not in KINDS:
        yield record.fault(f"{identifier}: no kind {kind!r}", "kind", f"Allowed: {', '.join(KINDS)}")
    if not any(key in record for key in ("names", "ambiguous")):
        yield record.fault(f"{identifier} has no name", remedy="Add names: {en: […], ar: […]}")
    for key in WORDS:
        yield from _words(record, key)
    for key, value in (record.get("codes") or {}).items():
        if key not in CODES or not isinstance(value, CODES[key]):
            yield record.fault(
                f"{identifier}: code {key}: {value!r}", "codes", "Allowed: iso2 (text), cow, gw (numbers)"
            )
    yield from _dates(record, identifier)


def _words(record: Record, key: str) -> Iterator[BadData]:
    spelled: Any = record.get(key)
    if key not in record:
        return
    if not isinstance(spelled, Record):
        yield record.fault(f"{key} is no mapping", key, "Write {en: […], ar: […]}")
        return
    for lang, words in spelled.items():
        if lang not in LANGUAGES or not isinstance(words, tuple):
            yield spelled.fault(f"{key}: {lang}", lang, "Lists under en and ar")
            continue
        for word in words:
            if not isinstance(word, str) or word != word.strip() or not fold(word).text:
                yield spelled.fault(f"{key}: {word!r} is no name", lang, "Put quotes around numbers")
            elif not _SCRIPT[lang].search(word):
                yield spelled.fault(f"{key}: {word!r} is not in the script of {lang!r}", lang)


def _dates(record: Record, identifier: str) -> Iterator[BadData]:
    spans = [(record, "from")] + [(office, "from") for office in record.get("offices") or ()]
    for item, key in spans:
        if item is not record and not item.get("office"):
            yield item.fault(f"{identifier}: an office without its name", "office")
        try:
            Span(parse_date(item.get("from")), parse_date(item.get("to")))
        except (MithaqError, TypeError, ValueError) as fault:
            yield item.fault(f"{identifier}: {getattr(fault, 'what', fault)}", key)


def _together(actors: list[Record]) -> Iterator[BadData]:
    places: dict[str, str] = {}
    for record in actors:
        identifier = str(record.get("id"))
        if identifier in places:
            yield record.fault(f"the id {identifier!r} stands in {places[identifier]} too", "id")
        places.setdefault(identifier, record.where("id"))
    for record in actors:
        head, _, tail = str(record.get("id")).partition(".")
        wanted = [("id", head)] if tail and head != "region" else []
        wanted += [(key, record[key]) for key in ("of", "home", "succeeds") if record.get(key)]
        wanted += [(key, other) for key in ("successors", "evidence") for other in record.get(key) or ()]
        for key, other in wanted:
            if other not in places:
                yield record.fault(f"{record.get('id')}: there is no actor {other!r}", key)
    yield from _one_name_two_actors(actors)


def _one_name_two_actors(actors: list[Record]) -> Iterator[BadData]:
    named: dict[str, str] = {}
    for record in actors:
        for lang in LANGUAGES:
            for word in (record.get("names") or {}).get(lang) or ():
                key = fold(str(word)).text
                owner = named.setdefault(key, str(record.get("id")))
                if owner != record.get("id"):
                    remedy = "Put it under `short` or `ambiguous` of both"
                    yield record.fault(f"{word!r} names {owner} and {record.get('id')}", "names", remedy)


def main(arguments: list[str]) -> int:
    """Print the faults of a folder; 1 where there are any."""
    faults = check_actors(Path(arguments[0]) if arguments else FOLDER)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
