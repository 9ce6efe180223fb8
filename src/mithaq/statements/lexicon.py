"""The words of a language as data: predicates with their frames, function words, word lists.

``data/lexicon/<lang>/predicates/*.yaml`` hold the predicates, one family a file; ``markers.yaml`` the
function words and set phrases; ``words.yaml`` the lists that predicates refer to (``$arms``).  The
format is told in ``docs/lexicon-format.md``; `mithaq.statements.lexicon_check` reports every fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from mithaq.errors import BadData
from mithaq.records import Record, read_records
from mithaq.text.document import Language
from mithaq.text.normalise import fold

ROOT = Path(__file__).parents[1] / "data" / "lexicon"
WORD_CLASSES = ("verbs", "actives", "nouns", "participles", "phrases")
FAMILY_KEYS = ("group", "kind", "type", "verb", "noun", "voice", "complement", "unnamed", "entries")
ENTRY_KEYS = (
    *("id", *WORD_CLASSES, "example", "kind", "type", "verb", "noun", "needs", "unless"),
    *("negated", "factuality", "voice", "complement", "unnamed", "on_organisation", "note"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a predicate's arguments stand: slots in order of preference.

    A slot is ``subject``, ``object``, ``genitive``, ``nisba``, ``possessor``, ``clients``, or a preposition.
    `peers` joins source and target: all parties act alike.
    """

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    peers: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One family of words with one meaning.

    Attributes
    ----------
    id : str
        ``group.name``; statements name it as their `rule`.
    kind, type : str
        Of the statement that it makes.
    words : dict
        `verbs` ("past imperfect"), `actives` (participles that go on with a verb: "…, warning China"), `nouns`, `participles` and `phrases`, as written.
    verb, noun : Frame
    needs : tuple of frozenset
        One word of each set must stand in the clause.
    unless : frozenset
        None of these may.
    negated : tuple of str or None
        Kind and type of the denied predicate ("does not accept" is a refusal).
    factuality : str or None
        What the word itself says of its proposition ("fails to" is CT-).
    voice : str
        ``author`` or ``source``: who commits to it.
    complement : str
        ``drop``: acts named under it are not asserted; ``keep``: they are.
    on_organisation : tuple of str or None
        Kind and type where it is done to an organisation ("attacked NATO" is blame).
    unnamed : frozenset
        With one of these in its clause it is an event even where it names no actor ("gunmen", "a car bomb").
    """

    id: str
    kind: str
    type: str
    words: dict[str, tuple[str, ...]]
    verb: Frame
    noun: Frame
    needs: tuple[frozenset[str], ...]
    unless: frozenset[str]
    negated: tuple[str, str] | None
    factuality: str | None
    voice: str
    complement: str
    unnamed: frozenset[str]
    on_organisation: tuple[str, str] | None
    example: str
    where: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A function word or set phrase: its class, its value, and its folded words."""

    id: str
    cls: str
    value: str
    words: tuple[str, ...]
    example: str
    where: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that is known of one language's words."""

    lang: Language
    entries: tuple[Entry, ...]
    markers: tuple[Marker, ...]
    lists: dict[str, frozenset[str]]
    settings: dict[str, Any]


def folded(text: str) -> str:
    """One folded word or phrase."""
    return fold(text).text.strip()


@lru_cache(maxsize=4)
def load_lexicon(lang: Language, root: Path = ROOT) -> Lexicon:
    """Read the lexicon of one language.

    Raises
    ------
    BadData
        The first fault, with file and line.
    """
    lists = {name: frozenset(map(folded, words)) for name, words in _file(root / lang / "words.yaml").items()}
    settings = _file(root / lang / "grammar.yaml")
    entries = tuple(
        entry for path in sorted((root / lang / "predicates").glob("*.yaml")) for entry in _entries(path, lists)
    )
    markers = tuple(_markers(root / lang / "markers.yaml"))
    return Lexicon(lang, entries, markers, lists, settings)


def _file(path: Path) -> dict[str, Any]:
    record = read_records(path) if path.exists() else None
    return dict(record) if isinstance(record, Record) else {}


def _entries(path: Path, lists: dict[str, frozenset[str]]) -> Iterator[Entry]:
    family = read_records(path)
    if not isinstance(family, Record):
        raise BadData("a family of predicates is a mapping", where=path.name)
    for row in family["entries"]:
        yield entry_of(row, family, lists)


def entry_of(row: Record, family: Record, lists: dict[str, frozenset[str]]) -> Entry:
    """One entry, with what it inherits from its family."""
    negated = row.get("negated")
    return Entry(
        id=f"{family['group']}.{row['id']}",
        kind=row.get("kind") or family["kind"],
        type=row.get("type") or family["type"],
        words={cls: tuple(row.get(cls) or ()) for cls in WORD_CLASSES},
        verb=_frame(row.get("verb") or family.get("verb")),
        noun=_frame(row.get("noun") or family.get("noun")),
        needs=tuple(_list(item, lists, row) for item in row.get("needs") or ()),
        unless=frozenset(word for item in row.get("unless") or () for word in _list(item, lists, row)),
        negated=(negated[0], negated[1]) if negated else None,
        factuality=row.get("factuality"),
        voice=row.get("voice") or family.get("voice") or "author",
        complement=row.get("complement") or family.get("complement") or "keep",
        unnamed=frozenset(
            word for item in row.get("unnamed") or family.get("unnamed") or () for word in _list(item, lists, row)
        ),
        on_organisation=(other[0], other[1]) if (other := row.get("on_organisation")) else None,
        example=row.get("example") or "",
        where=row.where(),
    )


def _frame(record: Record | None) -> Frame:
    if record is None:
        return Frame()
    return Frame(
        tuple(map(folded, record.get("source") or ())),
        tuple(map(folded, record.get("target") or ())),
        bool(record.get("peers")),
    )


def _list(item: str, lists: dict[str, frozenset[str]], row: Record) -> frozenset[str]:
    """``$name`` is a list of words.yaml; otherwise words apart by ``|``."""
    if not item.startswith("$"):
        return frozenset(folded(word) for word in item.split("|"))
    if item[1:] not in lists:
        raise row.fault(f"no list {item} in words.yaml", remedy=f"Lists: {', '.join(sorted(lists))}")
    return lists[item[1:]]


def _markers(path: Path) -> Iterator[Marker]:
    for row in read_records(path) or ():
        words = tuple(dict.fromkeys(folded(word) for word in row["words"]))
        yield Marker(
            row["id"],
            row["class"],
            folded(str(row.get("value") or "")) if row["class"] == "preposition" else str(row.get("value") or ""),
            words,
            row.get("example", ""),
            row.where(),
        )
