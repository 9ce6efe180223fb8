"""Arabic words taken apart: clitics, person and tense of verbs, endings of nouns.

The lexicon names a verb by its past and imperfect ("قصف يقصف") and a noun by its forms; a token is
looked up by what is left when its clitics and endings are taken away.  Works on folded text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from mithaq.statements.lexicon import Entry, Lexicon, folded

WordClass = Literal["verb", "noun", "participle"]
_OBJECTS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني")
_PAST = ("", "ت", "ا", "تا", "وا", "و", "نا")
_IMPERFECT = ("", "ون", "ان", "ين", "وا", "و", "ا", "ن", "ي")
_PERSONS = frozenset("يتن")
_POSSESSORS = ("ه", "ها", "هم", "هما", "نا", "كم", "ي")
_ACTIVE_ENDINGS = ("ا", "ه", "ين", "تين")
_PARTICIPLE_ENDINGS = ("", "ه", "ات", "ون", "ين", "ان", "تان", "تين", "ا", "و")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a token as a word of the lexicon.

    Attributes
    ----------
    entry : Entry
    form : {"verb", "noun", "participle"}
    conjunction, preposition : str
        Clitics before it.
    definite : bool
        With the article.
    future, jussive : bool
        Verbs: with the future clitic; in a form that only stands after a negation.
    past : bool
    pronoun : str
        Object of a verb, possessor of a noun.
    gender : {"m", "f", "p", "1", "active", ""}
        Of a verb's subject, as far as its form tells.
    length : int
        Tokens that it covers.
    shape : str
        Of an English verb: base, s, ing, ed, past, pp; in a sentence active, passive, gerund, infinitive.
    """

    entry: Entry
    form: WordClass
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    future: bool = False
    jussive: bool = False
    past: bool = False
    pronoun: str = ""
    gender: str = ""
    length: int = 1
    shape: str = ""


class Inflection:
    """The lexicon's words by stem."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.past: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
        self.imperfect: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
        self.nouns: dict[str, list[Entry]] = defaultdict(list)
        self.participles: dict[str, list[Entry]] = defaultdict(list)
        self.actives: dict[str, list[Entry]] = defaultdict(list)
        for entry in lexicon.entries:
            self._add(entry)
        self._cached = lru_cache(maxsize=20000)(self._readings)

    def _add(self, entry: Entry) -> None:
        for pair in entry.words["verbs"]:
            past, imperfect = (folded(word) for word in pair.split())
            for stem, need in past_stems(past, imperfect):
                self.past[stem].append((entry, need))
            for stem, need in imperfect_stems(imperfect):
                self.imperfect[stem].append((entry, need))
        for noun in entry.words["nouns"]:
            for form in noun_forms(folded(noun)):
                self.nouns[form].append(entry)
        for participle in entry.words["participles"]:
            for ending in _PARTICIPLE_ENDINGS:
                self.participles[folded(participle) + ending].append(entry)
        for active in entry.words["actives"]:
            for ending in _ACTIVE_ENDINGS:
                self.actives[folded(active) + ending].append(entry)

    def readings(self, token: str) -> tuple[Reading, ...]:
        """Every reading of a folded token."""
        return self._cached(token)

    def _readings(self, token: str) -> tuple[Reading, ...]:
        found: dict[Reading, None] = {}
        for conjunction in ("", "و", "ف"):
            if token.startswith(conjunction) and len(token) > len(conjunction) + 1:
                rest = token[len(conjunction) :]
                for reading in (*self._verbs(rest), *self._nominals(rest)):
                    found[replace(reading, conjunction=conjunction)] = None
            if found and not conjunction:
                return tuple(found)
        return tuple(found)

    def _verbs(self, word: str) -> list[Reading]:
        found = [
            reading for stem, subject, pronoun in _splits(word, _PAST) for reading in self._past(stem, subject, pronoun)
        ]
        found += [Reading(entry, "verb", past=True, gender="active") for entry in self.actives.get(word, ())]
        for clitic in ("", "س", "ل"):
            body = word[len(clitic) :]
            if word.startswith(clitic) and len(body) > 1 and body[0] in _PERSONS:
                found += [
                    replace(reading, future=clitic == "س", preposition="ل" if clitic == "ل" else "")
                    for stem, subject, pronoun in _splits(body[1:], _IMPERFECT)
                    for reading in self._imperfect(stem, subject, pronoun, body[0])
                ]
        return found

    def _past(self, stem: str, subject: str, pronoun: str) -> list[Reading]:
        gender = {"ت": "f", "تا": "f", "وا": "p", "و": "p", "ا": "p", "نا": "1"}.get(subject, "m")
        return [
            Reading(entry, "verb", past=True, pronoun=pronoun, gender=gender)
            for entry, need in self.past.get(stem, ())
            if _allowed(need, subject, pronoun)
        ]

    def _imperfect(self, stem: str, subject: str, pronoun: str, person: str) -> list[Reading]:
        plural = subject in ("ون", "وا", "ان", "و")
        gender = "1" if person == "ن" else "p" if plural else "f" if person == "ت" else "m"
        return [
            Reading(entry, "verb", jussive=need == "jussive", pronoun=pronoun, gender=gender)
            for entry, need in self.imperfect.get(stem, ())
            if _allowed(need, subject, pronoun)
        ]

    def _nominals(self, word: str) -> list[Reading]:
        found = []
        for preposition, definite, core, pronoun in nominal_splits(word):
            for table, form in ((self.nouns, "noun"), (self.participles, "participle")):
                for entry in table.get(core, ()):
                    found.append(Reading(entry, form, "", preposition, definite, pronoun=pronoun))  # type: ignore[arg-type]
        return found


def _allowed(need: str, subject: str, pronoun: str) -> bool:
    if need == "ending":
        return subject in ("ت", "تا", "وا", "و", "ون", "ين")
    if need == "pronoun":
        return not subject and bool(pronoun)
    if need == "jussive":
        return not subject
    return True


def _splits(word: str, subjects: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Stem, subject ending and object pronoun, in every way."""
    found = []
    for pronoun in _OBJECTS:
        if not word.endswith(pronoun):
            continue
        rest = word[: len(word) - len(pronoun)]
        for subject in subjects:
            if rest.endswith(subject) and len(rest) > len(subject) and (subject != "و" or pronoun):
                found.append((rest[: len(rest) - len(subject)], subject, pronoun))
    return found


def past_stems(past: str, imperfect: str) -> list[tuple[str, str]]:
    """Stems of the past with what must follow each; a weak last letter falls before endings."""
    if past[-1] in "اي" and imperfect[-1] in "ايو" and len(past) > 2:
        stem = past[:-1]
        return [(past, ""), (stem, "ending"), (stem + "ا", "pronoun")]
    return [(past, "")]


def imperfect_stems(imperfect: str) -> list[tuple[str, str]]:
    """Stems of the imperfect without its person; a weak letter falls in the jussive."""
    body = imperfect[1:]
    if body[-1] in "ايو" and len(body) > 1:
        return [(body, ""), (body[:-1], "ending"), (body[:-1], "jussive")]
    if len(body) > 2 and body[-2] in "ايو":
        return [(body, ""), (body[:-2] + body[-1], "jussive")]
    return [(body, "")]


def imperfect_bases(word: str) -> set[str]:
    """The third person of an imperfect, in every way ("يتشاورا", "تتشاور" → "يتشاور")."""
    if len(word) < 4 or word[0] not in _PERSONS:
        return set()
    return {"ي" + stem for stem, _, _ in _splits(word[1:], _IMPERFECT) if len(stem) > 1}


def noun_forms(noun: str) -> set[str]:
    """A noun with its dual and sound plural; broken plurals are listed in the lexicon."""
    if " " in noun:
        return {noun}
    stem = noun[:-1] if noun.endswith("ه") else noun
    forms = {noun, stem + "ات"} if noun.endswith("ه") or len(noun) > 3 else {noun}
    dual = stem + "ت" if noun.endswith("ه") else stem
    return forms | {dual + "ان", dual + "ين"}


@lru_cache(maxsize=20000)
def nominal_splits(word: str) -> tuple[tuple[str, bool, str, str], ...]:
    """Preposition, article, core and possessor of a nominal, in every way that its letters allow."""
    heads = [("", False, word)]
    if word.startswith("ال"):
        heads.append(("", True, word[2:]))
    if word.startswith("لل"):
        heads.append(("ل", True, word[2:]))
    for clitic in "بلك":
        if word.startswith(clitic) and len(word) > 3:
            heads.append((clitic, False, word[1:]))
        if word.startswith(clitic + "ال"):
            heads.append((clitic, True, word[3:]))
    found: list[tuple[str, bool, str, str]] = []
    for preposition, definite, rest in heads:
        found += [(preposition, definite, core, pronoun) for core, pronoun in _endings(rest, definite)]
    return tuple(dict.fromkeys(found))


def _endings(word: str, definite: bool) -> list[tuple[str, str]]:
    found = [(word, "")]
    if word.endswith("ا") and len(word) > 3:
        found.append((word[:-1], ""))
    if definite:
        return found
    for pronoun in _POSSESSORS:
        stem = word[: len(word) - len(pronoun)]
        if word.endswith(pronoun) and len(stem) > 2:
            found.append((stem, pronoun))
            if stem.endswith("ت"):
                found.append((stem[:-1] + "ه", pronoun))
            if stem.endswith("ا"):
                found.append((stem[:-1] + "ي", pronoun))
            if stem.endswith(("اي", "او")):
                found.append((stem[:-1] + "ء", pronoun))
    return found
