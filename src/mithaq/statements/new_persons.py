"""Persons that the data does not know, recognised by office, state and name.

رئيس الوزراء الباكستاني شهباز شريف; Pakistani Prime Minister Shehbaz Sharif.  Precision first: only a name
right after an office with its state, or after an office alone in English where the state is named before it.
Later the surname alone is the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mithaq.statements.capitals import Spot, context
from mithaq.statements.surroundings import Surroundings, folded_words
from mithaq.text.document import Language
from mithaq.text.normalise import fold
from mithaq.world.actors import Actors

_PARTICLES_EN = r"(?:al|el|bin|ibn|van|von|de|der|den|la|le|da|dos|di|ben|abu|ould|Al|El|Bin|Ben|Abu)"
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w’'À-ÿ]*(?:-[\wÀ-ÿ]+)*\.?"
_NAME_EN = re.compile(rf"\s+((?:{_CAPITALISED})(?:\s+(?:{_PARTICLES_EN}[\s-]+)*{_CAPITALISED}){{1,3}})")
_WORD_AR = re.compile(r"\s+((?:[^\W\d_]|[\u064b-\u0652])+)")
_LINKS_AR = frozenset(
    ["عبد", "بن", "ابن", "ابو", "ابي", "ال", "ام", "بو", "دي", "فان", "فون", "دا", "ولد", "سيد", "نور", "امير", "مير"]
)
_LETTERS = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        (
            "a",
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "o",
            "i",
        ),
        strict=True,
    )
)


def new_persons(
    text: str, spots: tuple[Spot, ...], around: Surroundings, actors: Actors, lang: Language
) -> tuple[Spot, ...]:
    """Persons of a text whom the data does not know.

    Parameters
    ----------
    text : str
        The source.
    spots : tuple of Spot
        What was found already, in order.
    around : Surroundings
    actors : Actors
    lang : {"ar", "en"}

    Returns
    -------
    tuple of Spot
        None overlapping `spots`; each person's full name, and the surname wherever it stands after it.
    """
    candidates = _arabic(text, spots, around, actors) if lang == "ar" else _english(text, spots, actors)
    found: list[Spot] = []
    for spot in candidates:
        if not any(other.start < spot.end and spot.start < other.end for other in (*spots, *found)):
            found.append(spot)
    later = [again for spot in found for again in _surnames(text, spot, (*spots, *found))]
    return tuple(dict.fromkeys([*found, *later]))


def _english(text: str, spots: tuple[Spot, ...], actors: Actors) -> Iterator[Spot]:
    offices = "|".join(sorted((re.escape(w) for w in _offices(actors, "en")), key=len, reverse=True))
    office = re.compile(rf"(?i:\b(?:{offices}))(?=\s+[A-ZÀ-Þ])")
    days = actors.contexts.get("no_name", {}).get("en", ())
    for match in office.finditer(text):
        state = _state_before(text, match.start(), spots, actors)
        name = _NAME_EN.match(text, match.end())
        if state is None or name is None or _is_office(name[1], actors):
            continue
        words = [(word.start(), word.end()) for word in re.finditer(r"\S+", name[1])]
        while words and name[1][slice(*words[-1])].strip(".") in days:
            words.pop()
        if len(words) > 1:
            start = name.start(1)
            last = re.sub(r"['’]s?$", "", name[1][slice(*words[-1])])
            last = last.rstrip(".") if len(last) > 3 and last.rstrip(".") not in ("Jr", "Sr") else last
            yield Spot(start, start + words[-1][0] + len(last), f"{state}.{_slug(last)}", "name")


def _is_office(name: str, actors: Actors) -> bool:
    words = {word.lower() for word in name.split()}
    return bool(words & {part for office in _offices(actors, "en") for part in office.lower().split()})


def _state_before(text: str, at: int, spots: tuple[Spot, ...], actors: Actors) -> str | None:
    """The state named right before an office: ``Pakistani Prime Minister``, ``Pakistan's Prime Minister``."""
    for spot in reversed(spots):
        if spot.end <= at:
            between = text[spot.end : at].strip().removeprefix("'s").removeprefix("’s").strip()
            near = len(between.split()) <= 2 and not re.search(r"[.,;:!?\n]", between)
            return actors.state_of(spot.actor) if near else None
    return None


def _arabic(text: str, spots: tuple[Spot, ...], around: Surroundings, actors: Actors) -> Iterator[Spot]:
    offices, titles = _offices(actors, "ar"), context(actors, "title", "ar")
    names = context(actors, "first_name", "ar") | actors.first_names
    stops = context(actors, "no_name", "ar")
    for spot in spots:
        state = actors.state_of(spot.actor)
        if state is None or not _after_office(spot, around, offices, actors):
            continue
        words = _name_words(text, spot.end, titles, stops, names)
        own = [word for word in words if word[2] not in _LINKS_AR]
        if len(own) == 2:
            yield Spot(words[0][0], words[-1][1], f"{state}.{_latin(own[-1][2])}", "name")


def _name_words(
    text: str, end: int, titles: frozenset[str], stops: frozenset[str], names: frozenset[str]
) -> list[tuple[int, int, str]]:
    """The two words of a name and the particles between them, after titles; fewer where something else follows."""
    words: list[tuple[int, int, str]] = []
    for _ in range(9):
        match = _WORD_AR.match(text, end)
        if match is None or "\n" in match[0]:
            break
        word = fold(match[1]).text
        if words or word not in titles:
            known = bool(words) and words[0][2] in names
            if word in stops or "\u064b" in match[1] or _no_name(word, bool(words), known, names):
                break
            words.append((match.start(1), match.end(1), word))
        end = match.end()
        if len([word for word in words if word[2] not in _LINKS_AR]) == 2:
            break
    return words


def _no_name(word: str, inside: bool, known: bool, names: frozenset[str]) -> bool:
    """Whether a word looks like a verb, a noun with a preposition or an adjective rather than a name.

    After a first name that we know only what cannot be a surname is refused.
    """
    if word in names:
        return False
    if word.startswith(("لل", "بال", "وال", "فال")) or word.endswith(("ون", "تها", "وا")):
        return True
    if known:
        return False
    if not inside and word.startswith("ال"):
        return True
    return word.startswith(("س", "و", "ف", "ي", "ت", "ب", "ل", "ا", "ن")) or word.endswith(("ه", "ات", "ين"))


def _after_office(spot: Spot, around: Surroundings, offices: frozenset[str], actors: Actors) -> bool:
    """A demonym or an organ with its article after an office; a state's name right after one (وزير خارجية قطر)."""
    text = around.folded.text
    name = text[around.folded.folded(spot.start) : around.folded.folded(spot.end)]
    organ = "." in spot.actor and actors.kind(spot.actor) != "person"
    if organ or (spot.form == "demonym" and name.startswith("ال")):
        reach = 4
    elif spot.form == "name" and "." not in spot.actor:
        reach = 2
    else:
        return False
    words = [word.text for word in around.before(spot.start, reach)]
    return any(word in offices or word[1:] in offices for word in words)


def _offices(actors: Actors, lang: Language) -> frozenset[str]:
    words = actors.contexts.get("office", {}).get(lang, ())
    return folded_words(words) if lang == "ar" else frozenset(words)


def _surnames(text: str, spot: Spot, taken: tuple[Spot, ...]) -> Iterator[Spot]:
    surname = text[spot.start : spot.end].split()[-1].rstrip(".")
    if len(surname) < 4:
        return
    pattern = re.compile(rf"(?<!\w)(?:[وفبلك]{{0,2}})({re.escape(surname)})(?!\w)")
    for match in pattern.finditer(text, spot.end):
        start, end = match.span(1)
        if not any(other.start < end and start < other.end for other in taken):
            yield Spot(start, end, spot.actor, "name")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z]+", "_", fold(name).text.removesuffix(".").removesuffix("'s")).strip("_")


def _latin(folded: str) -> str:
    """An Arabic surname in Latin letters, for an id: consonants and long vowels only."""
    return "".join(_LETTERS.get(char, "") for char in folded.removeprefix("ال")) or "unknown"
