"""Small dictionaries of phrases (``data/lexicon/<lang>/<name>.yaml``), found in text after folding.

A file is a list of ``{id: …, names: [phrase, …], example: …}`` with more keys as its reader needs.
Arabic phrases stand in their bare form; clitics, the article and common endings are allowed for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mithaq.answer import Evidence
from mithaq.records import Record, read_records
from mithaq.text.document import Language
from mithaq.text.normalise import fold

_LEXICON = Path(__file__).parents[1] / "data" / "lexicon"
_BEFORE = {"ar": r"(?<!\w)[وف]?(?:ال|لل|[بكل](?:ال)?|س)?", "en": r"(?<!\w)"}
_AFTER = {"ar": r"(?:ها|هما|هم|نا|ه|ات|ين|ون|ان|ا|ي|يه|يا|يين)?(?!\w)", "en": r"(?:s|es|’s|'s)?(?!\w)"}
_JOIN = {"ar": r"\s+[وف]?(?:ال|لل|[بكل](?:ال)?)?", "en": r"[\s-]+"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of a dictionary: its id, its record, and the pattern of its names."""

    id: str
    record: Record
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text; `start` and `end` count code points of the text as it was written."""

    phrase: Phrase
    start: int
    end: int


@lru_cache(maxsize=64)
def phrases(name: str, lang: Language) -> tuple[Phrase, ...]:
    """The dictionary ``data/lexicon/<lang>/<name>.yaml``.

    Raises
    ------
    BadData
        An entry without an id or without names.
    """
    path = _LEXICON / lang / f"{name}.yaml"
    return tuple(_phrase(record, lang) for record in read_records(path, f"{lang}/{name}.yaml"))


def _phrase(record: Record, lang: Language) -> Phrase:
    if not record.get("id") or not record.get("names"):
        raise record.fault("a phrase needs an id and names")
    names = sorted(record["names"], key=len, reverse=True)
    ways = "|".join(_JOIN[lang].join(map(re.escape, fold(name).text.split())) for name in names)
    return Phrase(record["id"], record, re.compile(f"{_BEFORE[lang]}(?:{ways}){_AFTER[lang]}"))


@lru_cache(maxsize=4096)
def find(name: str, text: str, lang: Language) -> tuple[Found, ...]:
    """The phrases of a dictionary in a text, in text order; of two that overlap the earlier, then the longer."""
    folded = fold(text)
    found = [
        Found(phrase, *folded.source(match.start(), match.end()))
        for phrase in phrases(name, lang)
        for match in phrase.pattern.finditer(folded.text)
    ]
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def ids(name: str, text: str, lang: Language) -> tuple[str, ...]:
    """The ids found, each once, in text order."""
    return tuple(dict.fromkeys(one.phrase.id for one in find(name, text, lang)))


def quote(found: Found, inside: Evidence) -> Evidence:
    """The words that were found in `inside`, as evidence of its document."""
    words = inside.exact[found.start : found.end]
    return Evidence(inside.document, inside.start + found.start, inside.start + found.end, words)
