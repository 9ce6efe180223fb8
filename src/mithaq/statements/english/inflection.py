"""English words by form: verbs inflected by rule or by the irregular table, nouns with their plurals.

The lexicon names a verb by its base ("attack") and, where it needs a particle, with it ("call for"); the
particle may stand up to three words behind.  A noun of several words is found at its last word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from mithaq.statements.inflection import Reading
from mithaq.statements.lexicon import Entry, Lexicon, folded
from mithaq.statements.tokens import Token

_PARTICLE_REACH = 5
_VOWELS = "aeiou"


class EnglishInflection:
    """The lexicon's words by form; the words beside a form that it needs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._settings: dict[str, Any] = lexicon.settings
        self._verbs: dict[str, list[tuple[Reading, tuple[str, ...]]]] = defaultdict(list)
        self._nouns: dict[str, list[tuple[Reading, tuple[str, ...]]]] = defaultdict(list)
        for entry in lexicon.entries:
            self._add(entry)

    def readings(self, token: str) -> tuple[Reading, ...]:
        """Readings of a word on its own."""
        found = [reading for reading, beside in (*self._verbs[token], *self._nouns[token]) if not beside]
        return tuple(found)

    def at(self, tokens: Sequence[Token], index: int) -> tuple[Reading, ...]:
        """Readings of a token among its neighbours; those that need more words come first."""
        word = tokens[index].text
        found: list[tuple[int, Reading]] = []
        for reading, particles in self._verbs.get(word, ()):
            if _followed(tokens, index, particles):
                found.append((2 * len(particles) + len(reading.entry.needs), reading))
        for reading, before in self._nouns.get(word, ()):
            first = index - len(before)
            if first >= 0 and tuple(token.text for token in tokens[first:index]) == before:
                found.append((2 * len(before) + len(reading.entry.needs), reading))
        return tuple(reading for _, reading in sorted(found, key=lambda pair: -pair[0]))

    def _add(self, entry: Entry) -> None:
        for verb in entry.words["verbs"]:
            base, *particles = folded(verb).split()
            for form, shape in self.verb_forms(base):
                reading = Reading(entry, "verb", past=shape in ("ed", "past"), shape=shape)
                self._verbs[form].append((reading, tuple(particles)))
        for noun in (*entry.words["nouns"], *entry.words["participles"], *entry.words["phrases"]):
            *before, head = folded(noun).replace(" - ", "-").replace("-", " - ").split()
            for form in {head, plural(head)}:
                self._nouns[form].append((Reading(entry, "noun"), tuple(before)))

    def verb_forms(self, base: str) -> Iterator[tuple[str, str]]:
        """Every form of a verb with its shape: base, s, ing, ed, or past and pp where they differ."""
        yield base, "base"
        yield plural(base), "s"
        yield gerund(base, self._doubles(base)), "ing"
        irregular = (self._settings.get("irregular") or {}).get(base)
        if irregular is None:
            yield past(base, self._doubles(base)), "ed"
            if base.endswith("l") and self._doubles(base):
                yield past(base, False), "ed"
            return
        past_form, participle = (*irregular.split(), *irregular.split())[:2]
        if past_form == participle:
            yield past_form, "ed"
            return
        yield past_form, "past"
        yield participle, "pp"

    def _doubles(self, base: str) -> bool:
        if base in (self._settings.get("doubling") or ()):
            return True
        vowels = sum(letter in _VOWELS for letter in base)
        return vowels == 1 and len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS


def _followed(tokens: Sequence[Token], index: int, particles: tuple[str, ...]) -> bool:
    """Whether the particles follow in order, near enough and inside the clause."""
    at = index
    for particle in particles:
        reach = range(at + 1, min(at + _PARTICLE_REACH, len(tokens)))
        place = next((i for i in reach if tokens[i].text == particle), None)
        if place is None or any(tokens[i].text in ",;:." for i in range(at + 1, place)):
            return False
        at = place
    return True


def plural(word: str) -> str:
    """Plural of a noun, third person of a verb."""
    if word.endswith("y") and word[-2:-1] not in tuple(_VOWELS):
        return word[:-1] + "ies"
    if word.endswith(("s", "sh", "ch", "x", "z", "o")):
        return word + "es"
    return word + "s"


def past(base: str, doubles: bool) -> str:
    """Regular past."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] * doubles + "ed"


def gerund(base: str, doubles: bool) -> str:
    """The form in -ing."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + base[-1] * doubles + "ing"
