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
_FINAL_YEH = re.compile(r"ي(?!\w)")
_INNER_HAMZA = re.compile(r"(?<=\w)(?<!\bال)(?<!\bل)[أآ]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SOFT = re.compile(r"[ \"'_&-]*\n?[ \"'_&-]*")
_CLITICS = frozenset(first + second for first in ("", "و", "ف") for second in ("", "ب", "ل", "ك", "س", "و"))


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
            plain = _one_space(folded.text)
            cased = _one_space(folded.cased) if alias.lang == "en" else plain
            for words, before, arabic in _patterns(plain):
                named[words, before, arabic].append((alias, cased))
        self._patterns = [_Pattern(*key, tuple(found)) for key, found in named.items()]
        self._automaton = AhoCorasick([pattern.words for pattern in self._patterns]) if self._patterns else None

    def find(self, text: str, folded: Folded | None = None) -> tuple[Found, ...]:
        """Every name of a text, leftmost longest, none inside another.

        Parameters
        ----------
        text : str
        folded : Folded, optional
            Of the text, where it is at hand.

        Returns
        -------
        tuple of Found
            In the order of the text; ``text[start:end]`` is the name without its clitics.
        """
        folded = folded or fold(text)
        dotted = _FINAL_YEH.search(text) is not None
        found: list[Found] = []
        reached = 0
        for start, end, aliases in sorted(self._candidates(folded), key=lambda hit: (hit[0], -hit[1])):
            if start < reached:
                continue
            place = folded.source(start, end)
            written = text[slice(*place)]
            fitting = tuple(
                alias for alias in aliases if alias.lang == "en" or _spelled(written, alias.form_text, dotted)
            )
            if fitting:
                reached = end
                found.append(Found(*place, fitting))
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


def _one_space(text: str) -> str:
    """The words alone, apart by one space."""
    return " ".join(_WORD.findall(text))


def _patterns(plain: str) -> Iterator[tuple[str, int, bool]]:
    """A name bounded on both sides (English), or open to clitics on its left (Arabic), also with لل."""
    if not plain:
        return
    if not _ARABIC.search(plain):
        yield f" {plain} ", 1, False
        return
    yield f"{plain} ", 0, True
    if plain.startswith(_ARTICLE) and len(plain) > 4:
        after_lam = plain[2:] if plain.startswith("الل") else plain[1:]
        yield f"ل{after_lam} ", 1, True


def _spelled(written: str, name: str, dotted: bool) -> bool:
    """Whether Arabic letters that folding makes equal are equal enough.

    A hamza inside a word is never added by a careless writer (ترأس is not تراس, مؤدي not مودي); ى stands
    for a final ي only in texts that do not dot it anywhere.
    """
    if any(hamza in written and hamza not in name for hamza in "ؤئ") or (
        _INNER_HAMZA.search(written) and not _INNER_HAMZA.search(name)
    ):
        return False
    return not (dotted and written.endswith("ى") and name.endswith("ي"))


def _case_fits(found: str, wanted: str) -> bool:
    """Capitals as in the data; a word may have one where the data has none; long names also all in capitals."""
    if found == wanted or (len(wanted) > 3 and found.isupper() and found == wanted.upper()):
        return True
    pairs = zip(found.split(), wanted.split(), strict=True)
    return all(have == want or (have[:1].isupper() and have[1:] == want[1:]) for have, want in pairs)
