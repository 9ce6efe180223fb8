"""Spotting given names in a text: Aho–Corasick over folded names, with Arabic clitics and English case.

A name is found whole: in English between word boundaries and with its capitals, possessive 's outside;
in Arabic after و ف ب ل ك س, with لل for ل + ال.  Where names overlap the leftmost longest wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ahocorasick_rs import AhoCorasick

from mithaq.text.document import Language
from mithaq.text.normalise import Folded, fold

NameForm = Literal["name", "demonym", "capital", "palace", "acronym", "alias"]
Strength = Literal["strong", "short", "ambiguous", "blocking"]

_ARTICLE = "ال"
_WORD = re.compile(r"[^\W_]+")
_SOFT = re.compile(r"[ \"'_&-]*\n?[ \"'_&-]*")
_CLITICS = frozenset(first + second for first in ("", "و", "ف", "ا") for second in ("", "ب", "ل", "ك", "س", "و"))


@dataclass(frozen=True, slots=True)
class Alias:
    """One way of writing an actor's name.

    Attributes
    ----------
    form_text : str
        As written in the data.
    actor : str
        Id; empty for a blocking phrase.
    form : str
        ``name demonym capital palace acronym alias``.
    lang : {"ar", "en"}
    strength : str
        ``strong``: wherever it stands; ``short``: only after a strong name of the same actor;
        ``ambiguous``: only in a text that names the actor unambiguously elsewhere;
        ``blocking``: no actor, hides the names inside it (نهر الأردن, Gulf of Oman).
    """

    form_text: str
    actor: str
    form: NameForm
    lang: Language
    strength: Strength = "strong"


@dataclass(frozen=True, slots=True)
class Found:
    """A name at its place in the source; several aliases where the name is several actors'."""

    start: int
    end: int
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What the automaton looks for: the words, the length of what stands before the name, the names."""

    words: str
    before: int
    arabic: bool
    aliases: tuple[tuple[Alias, str], ...]


class NameFinder:
    """An automaton over a set of names.

    Parameters
    ----------
    aliases : iterable of Alias
    """

    __slots__ = ("_automaton", "_patterns")

    def __init__(self, aliases: Iterable[Alias]) -> None:
        named: dict[tuple[str, int, bool], list[tuple[Alias, str]]] = defaultdict(list)
        for alias in dict.fromkeys(aliases):
            folded = fold(alias.form_text)
            plain, cased = _one_space(folded.text), _one_space(folded.cased)
            for words, before, arabic in _patterns(plain):
                named[words, before, arabic].append((alias, cased))
        self._patterns = [_Pattern(*key, tuple(found)) for key, found in named.items()]
        self._automaton = AhoCorasick([pattern.words for pattern in self._patterns]) if self._patterns else None

    def find(self, text: str) -> tuple[Found, ...]:
        """Every name of a text, leftmost longest, none inside another.

        Parameters
        ----------
        text : str

        Returns
        -------
        tuple of Found
            In the order of the text; ``text[start:end]`` is the name without its clitics.
        """
        return self.find_folded(fold(text))

    def find_folded(self, folded: Folded) -> tuple[Found, ...]:
        """`find` for a text already folded."""
        found: list[Found] = []
        reached = 0
        for start, end, aliases in sorted(self._candidates(folded), key=lambda hit: (hit[0], -hit[1])):
            if start >= reached:
                reached = end
                found.append(Found(*folded.source(start, end), aliases))
        return tuple(found)

    def _candidates(self, folded: Folded) -> Iterator[tuple[int, int, tuple[Alias, ...]]]:
        if self._automaton is None:
            return
        words, places = _haystack(folded.text)
        for index, start, end in self._automaton.find_matches_as_indexes(words, overlapping=True):
            pattern = self._patterns[index]
            first = start + pattern.before
            begin, stop = places[first], places[end - 2] + 1
            if pattern.arabic:
                word = words.rfind(" ", 0, start) + 1
                fitting = tuple(alias for alias, _ in pattern.aliases) if words[word:start] in _CLITICS else ()
            else:
                cased = _one_space(folded.cased[begin:stop])
                fitting = tuple(alias for alias, wanted in pattern.aliases if _case_fits(cased, wanted))
                stop += fitting[0].form_text.endswith(".") and folded.text[stop : stop + 1] == "." if fitting else 0
            if fitting:
                yield begin, stop, fitting


def _haystack(text: str) -> tuple[str, list[int]]:
    """The words apart by one space where a name may run on, by two where it may not; and where each stood."""
    pieces, places = [" "], [0]
    previous: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        if previous is not None:
            gap = text[previous.end() : word.start()]
            soft = _SOFT.fullmatch(gap) or (gap.startswith(".") and not gap[1:].strip() and len(previous[0]) <= 3)
            pieces.append(" " if soft else "  ")
            places.extend([previous.end()] * len(pieces[-1]))
        pieces.append(word[0])
        places.extend(range(word.start(), word.end()))
        previous = word
    places.extend([len(text)] * 2)
    return "".join(pieces) + "  ", places


def _plain(text: str) -> str:
    """What is no letter and no digit becomes a space, one for one."""
    return "".join([char if char.isalnum() else " " for char in text])


def _one_space(text: str) -> str:
    return " ".join(_plain(text).split())


def _patterns(plain: str) -> Iterator[tuple[str, int, bool]]:
    """A name bounded on both sides (English), or open to clitics on its left (Arabic), also with لل."""
    if not plain:
        return
    if not any("\u0600" <= char <= "\u06ff" for char in plain):
        yield f" {plain} ", 1, False
        return
    yield f"{plain} ", 0, True
    if plain.startswith(_ARTICLE) and len(plain) > 4:
        after_lam = plain[2:] if plain.startswith("الل") else plain[1:]
        yield f"ل{after_lam} ", 1, True


def _case_fits(found: str, wanted: str) -> bool:
    """Capitals as in the data; a word may have one where the data has none; long names also all in capitals."""
    if found == wanted or (len(wanted) > 3 and found.isupper() and found == wanted.upper()):
        return True
    pairs = zip(found.split(), wanted.split(), strict=True)
    return all(have == want or (have[:1].isupper() and have[1:] == want[1:]) for have, want in pairs)
