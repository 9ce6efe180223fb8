"""Who acts: states of today and of the past, persons, organs, groups, organisations, media, regions.

The knowledge is in ``data/actors/*.yaml``; here it is read, named and looked up.  A state's id is its
ISO 3166-1 code (or that of a former state, ``SUN``); what belongs to it carries it before a dot.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, get_args

from mithaq.dates import PartialDate, Span, parse_optional
from mithaq.errors import UnknownName
from mithaq.text.document import Language
from mithaq.text.names import Alias, NameFinder, NameForm, Strength
from mithaq.text.nisba import english_forms, nisba_forms
from mithaq.text.normalise import fold
from mithaq.text.spelling import spellings
from mithaq.world.compiled import compiled_records

FOLDER = Path(__file__).parents[1] / "data" / "actors"
LANGUAGES: tuple[Language, ...] = get_args(Language)
Words = Mapping[str, tuple[str, ...]]

_PLACES: tuple[tuple[str, NameForm, Strength], ...] = (
    ("capitals", "capital", "strong"),
    ("palaces", "palace", "strong"),
    ("aliases", "alias", "strong"),
    ("ambiguous", "name", "ambiguous"),
    ("ambiguous_capitals", "capital", "ambiguous"),
    ("short", "name", "short"),
)
_PARTICLES_AR = ("بن", "ابن", "آل", "ال", "أبو", "ابو", "بو", "عبد", "دي", "فان", "فون", "دو", "ولد", "لو", "دا")
_PARTICLES_EN = ("bin", "ibn", "al", "el", "Al", "El", "von", "van", "de", "der", "di", "du", "da", "Ben", "ben")
_PARTICLES = frozenset((*_PARTICLES_AR, *_PARTICLES_EN))


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person holds or held.

    Attributes
    ----------
    office : str
        ``president``, ``prime_minister``, ``foreign_minister`` …
    span : Span
        Open where the data does not say.
    """

    office: str
    span: Span


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One actor of the data.

    Attributes
    ----------
    id, kind : str
        As in ``geo-statements/0.1``; kind ``title`` is no actor but a phrase that hides names.
    of : str or None
        State or group that it belongs to.
    label : Mapping
        The name to show, by language.
    words : Mapping
        ``names``, ``demonyms``, ``capitals`` … → language → spellings.
    span : Span
        When it existed.
    successors : tuple of str
    codes : Mapping
        ``iso2``, ``cow``, ``gw``.
    offices : tuple of Office
    home : str or None
        For a group that no state owns: the state or territory that it comes from.
    evidence : tuple of str
        Actors that a text must name for an ambiguous name to count.
    """

    id: str
    kind: str
    of: str | None
    label: Mapping[str, str]
    words: Mapping[str, Words]
    span: Span = field(default_factory=Span)
    successors: tuple[str, ...] = ()
    codes: Mapping[str, str | int] = field(default_factory=dict)
    offices: tuple[Office, ...] = ()
    evidence: tuple[str, ...] = ()
    home: str | None = None

    def name(self, lang: Language) -> str:
        """Its name in a language; in the other where this one has none."""
        return self.label.get(lang) or next(iter(self.label.values()), self.id)


@dataclass(frozen=True)
class Actors:
    """Every actor that we know, by id and by name.

    Attributes
    ----------
    by_id : Mapping
    equal : Mapping
        Words of names that are spellings of one another.
    version : str
        Hash of the data.
    """

    by_id: Mapping[str, KnownActor]
    equal: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organ_heads: tuple[OrganHead, ...] = ()
    contexts: Mapping[str, Words] = field(default_factory=dict)
    version: str = ""

    def __contains__(self, identifier: object) -> bool:
        return identifier in self.by_id

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self.by_id.values())

    def get(self, identifier: str) -> KnownActor | None:
        """The actor of this id, or None."""
        return self.by_id.get(identifier)

    def state_of(self, identifier: str) -> str | None:
        """The state that an actor is or belongs to; None for one that belongs to none (``hamas``, ``un``)."""
        head = identifier.split(".")[0]
        if identifier.startswith("region."):
            return None
        known = self.by_id.get(head)
        if known is not None:
            return head if known.kind == "state" else None
        return head if len(head) == 3 and head.isupper() else None

    def kind(self, identifier: str) -> str:
        """The kind of an actor; of one not in the data, what its id says."""
        known = self.by_id.get(identifier)
        if known is not None:
            return known.kind
        if identifier.startswith("region."):
            return "region"
        return "person" if "." in identifier else "group"

    def name(self, identifier: str, lang: Language) -> str:
        """The name to show, in a language; a readable form of the id where the actor is not in the data."""
        known = self.by_id.get(identifier)
        if known is not None:
            return known.name(lang)
        return identifier.split(".")[-1].replace("_", " ").title() if "." in identifier else identifier

    def names(self, lang: Language) -> dict[str, str]:
        """The name of every actor in a language, by id."""
        return {actor.id: actor.name(lang) for actor in self if actor.kind != "title"}

    def resolve(self, name: str) -> KnownActor:
        """The actor that a name or a code means.

        Tried in this order: an id (``RUS``, ``SUN``, ``hamas``; any case), an ISO 3166-1 alpha-2 code, a
        full name in Arabic or English, a capital, a demonym.

        Parameters
        ----------
        name : str

        Raises
        ------
        UnknownName
            With the nearest names.
        """
        wanted = " ".join(name.split())
        for candidate in (wanted, wanted.upper(), wanted.lower()):
            if candidate in self.by_id:
                return self.by_id[candidate]
        key = fold(wanted).text
        found = self._index.get(key) or self._index.get("ال" + key)
        if found is not None:
            return self.by_id[found]
        near = difflib.get_close_matches(key, self._index, n=3, cutoff=0.7)
        ids = list(dict.fromkeys(self._index[word] for word in near))
        hint = ", ".join(f"{self.name(i, 'en')} ({i})" for i in ids)
        remedy = f"Did you mean {hint}?" if hint else "Give an ISO 3166-1 alpha-3 code or a name in English or Arabic"
        raise UnknownName(f"no actor is called {name!r}", remedy=remedy)

    @cached_property
    def first_names(self) -> frozenset[str]:
        """The first words of the Arabic names of persons, folded."""
        named = (
            name for actor in self if actor.kind == "person" for name in actor.words.get("names", {}).get("ar", ())
        )
        return frozenset(fold(name.split()[0]).text for name in named if " " in name)

    @cached_property
    def _index(self) -> dict[str, str]:
        index: dict[str, str] = {}
        order = ("names", "aliases", "capitals", "demonyms", "short")
        states_first = sorted(self, key=lambda actor: (actor.kind != "state", actor.span.end is not None))
        for actor in states_first:
            if actor.codes.get("iso2"):
                index.setdefault(str(actor.codes["iso2"]).lower(), actor.id)
        for actor in states_first:
            for label in actor.label.values() if actor.kind != "title" else ():
                index.setdefault(fold(label).text, actor.id)
        for kind in order:
            for actor in states_first:
                for spelled in actor.words.get(kind, {}).values():
                    for word in spelled if actor.kind != "title" else ():
                        index.setdefault(fold(word).text, actor.id)
        return index

    def aliases(self) -> tuple[Alias, ...]:
        """Every way of writing every actor's name."""
        return tuple(alias for actor in self for alias in _aliases(actor, self.equal))

    @cached_property
    def finder(self) -> NameFinder:
        """The automaton over `aliases`, built once."""
        return NameFinder(self.aliases())


@dataclass(frozen=True, slots=True, eq=False)
class OrganHead:
    """A noun that makes an organ together with a demonym: وزارة الخارجية + الروسية = ``RUS.mfa``.

    Attributes
    ----------
    organ : str
        The part of the id after the dot.
    words : Mapping
        Language → spellings, the longest first.
    feminine : bool
        Gender of the Arabic noun: its nisba agrees.
    again : Mapping
        Language → what names it again without a demonym (الجيش).
    unless_after : tuple of str
        Words before which it is no organ (وزير الخارجية).
    """

    organ: str
    words: Words
    feminine: bool
    again: Words
    unless_after: tuple[str, ...]


def _aliases(actor: KnownActor, equal: Mapping[str, tuple[str, ...]]) -> Iterator[Alias]:
    person = actor.kind == "person"
    if actor.kind == "title":
        for lang in LANGUAGES:
            for word in actor.words.get("names", {}).get(lang, ()):
                yield Alias(word, "", "name", lang, "blocking")
        return
    for lang in LANGUAGES:
        for word in actor.words.get("names", {}).get(lang, ()):
            for spelling in spellings(word, equal) if person else (word,):
                yield Alias(spelling, actor.id, _form(word, actor.kind), lang)
                if person and " " in spelling:
                    for surname in _surnames(spelling):
                        yield Alias(surname, actor.id, "name", lang, "short")
        for key, form, strength in _PLACES:
            for word in actor.words.get(key, {}).get(lang, ()):
                yield Alias(word, actor.id, form, lang, strength)
        yield from _demonyms(actor, lang)


def _demonyms(actor: KnownActor, lang: Language) -> Iterator[Alias]:
    inflect = nisba_forms if lang == "ar" else english_forms
    for key in ("demonyms", "ambiguous_demonyms", "irregular"):
        strength: Strength = "ambiguous" if key.startswith("ambiguous") else "strong"
        for base in actor.words.get(key, {}).get(lang, ()):
            for form in inflect(base):
                yield Alias(form, actor.id, "demonym", lang, strength)


def _form(word: str, kind: str) -> NameForm:
    letters = word.replace(".", "").replace("-", "")
    return "acronym" if kind != "person" and letters.isupper() and " " not in word and letters.isascii() else "name"


def _surnames(name: str) -> tuple[str, ...]:
    """The last word with the particles that belong to it (بن سلمان, Al Thani); after al- also without it."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    whole = " ".join(words[start:])
    bare = words[-1].split("-")[-1]
    article = whole.lower().startswith(("al ", "al-", "el ", "el-"))
    return (whole, bare) if article and len(bare) > 3 else (whole,)


def load_actors(folder: Path | None = None) -> Actors:
    """Read the actors; the shipped ones are read once a process.

    Parameters
    ----------
    folder : Path, optional
        Of YAML files in the form of ``data/actors``; the shipped one by default.

    Raises
    ------
    BadData
        With file and line.
    """
    return _load(folder or FOLDER)


@lru_cache(maxsize=4)
def _load(folder: Path) -> Actors:
    data, version = compiled_records(folder)
    by_id: dict[str, KnownActor] = {}
    equal: dict[str, tuple[str, ...]] = {}
    heads: list[OrganHead] = []
    contexts: dict[str, Words] = {}
    for records in data.values():
        for record in records:
            if "spellings" in record:
                group = tuple(record["spellings"])
                equal.update({word.lower(): group for word in group})
            elif "organ" in record:
                heads.append(_head(record))
            elif "context" in record:
                contexts[record["context"]] = _words({lang: record[lang] for lang in LANGUAGES if lang in record})
            else:
                by_id[record["id"]] = _actor(record)
    return Actors(by_id, equal, tuple(heads), contexts, version)


def _actor(record: Mapping[str, Any]) -> KnownActor:
    keys = ("names", "demonyms", "irregular", "ambiguous_demonyms", *(key for key, _, _ in _PLACES))
    words = {key: _words(record[key]) for key in keys if record.get(key)}
    names = words.get("names", {})
    label = {lang: spelled[0] for lang, spelled in names.items() if spelled} | dict(record.get("label") or {})
    head, _, tail = record["id"].partition(".")
    return KnownActor(
        record["id"],
        record["kind"],
        record.get("of") or (head if tail and head != "region" else None),
        label,
        words,
        Span(parse_date(record.get("from")), parse_date(record.get("to"))),
        tuple(record.get("successors") or ()),
        dict(record.get("codes") or {}),
        tuple(
            Office(item["office"], Span(parse_date(item.get("from")), parse_date(item.get("to"))))
            for item in record.get("offices") or ()
        ),
        tuple(record.get("evidence") or ()),
        record.get("home"),
    )


def parse_date(value: str | int | None) -> PartialDate | None:
    """A date of the data; a bare year is a number there."""
    return parse_optional(None if value is None else f"{value:04d}" if isinstance(value, int) else value)


def _head(record: Mapping[str, Any]) -> OrganHead:
    words = {lang: tuple(sorted(spelled, key=len, reverse=True)) for lang, spelled in record["names"].items()}
    return OrganHead(
        record["organ"],
        words,
        bool(record.get("feminine")),
        _words(record.get("again") or {}),
        tuple(record.get("unless_after") or ()),
    )


def _words(spelled: Mapping[str, Any]) -> Words:
    return {lang: tuple(words) for lang, words in spelled.items()}
