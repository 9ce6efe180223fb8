"""A capital or a palace: the government (موسكو تريد), or only a place (عُقد في الدوحة)?

Only the first is a mention.  The words around it decide, in the lists of ``data/actors/contexts.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mithaq.statements.statement import Form
from mithaq.statements.surroundings import Surroundings, Word, folded_words
from mithaq.text.document import Language
from mithaq.text.normalise import fold
from mithaq.world.actors import Actors

_CONJUNCTIONS = frozenset(["and", "or", "و", "او", "ثم"])
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATELINE = re.compile(rf"\s*(?:[(:/-]|  )|, [^,.\n]{{2,24}}(?: \(| -)|, (?:{_MONTHS})[a-z]*\.? \d")
_BOUND = frozenset(["ب", "وب", "فب"])
_FOR = frozenset(["ل", "ول", "فل"])


@dataclass(frozen=True, slots=True)
class Spot:
    """A found name with the actor that it was taken for."""

    start: int
    end: int
    actor: str
    form: Form


def context(actors: Actors, name: str, lang: Language) -> frozenset[str]:
    """A list of ``contexts.yaml`` in a language, folded."""
    return folded_words(actors.contexts.get(name, {}).get(lang, ()))


def places(spots: tuple[Spot, ...], around: Surroundings, actors: Actors, lang: Language) -> frozenset[Spot]:
    """Which of the capitals and palaces are only places.

    Steps: 1. each by the words around it; 2. one joined by "and" or "or" to a capital that is a place is
    a place too (في الدوحة أو القاهرة).

    Parameters
    ----------
    spots : tuple of Spot
        All names of the text, in order.
    around : Surroundings
    actors : Actors
    lang : {"ar", "en"}
    """
    found: set[Spot] = set()
    previous: Spot | None = None
    for spot in spots:
        if spot.form in ("capital", "palace"):
            joined = previous in found and previous is not None and _joined(previous, spot, around)
            if joined or _is_place(spot, around, actors, lang):
                found.add(spot)
        previous = spot
    return frozenset(found)


def _joined(left: Spot, right: Spot, around: Surroundings) -> bool:
    between = around.folded.text[around.folded.folded(left.end) : around.folded.folded(right.start)]
    words = between.replace(",", " ").split()
    return len(words) <= 1 and all(word in _CONJUNCTIONS for word in words) and bool(between.strip())


def _is_place(spot: Spot, around: Surroundings, actors: Actors, lang: Language) -> bool:
    before = around.before(spot.start, 20)
    if _dateline(spot, around):
        return True
    if lang == "ar":
        return _place_in_arabic(spot, before, around, actors)
    return _place_in_english(spot, before, around, actors)


def _dateline(spot: Spot, around: Surroundings) -> bool:
    """``موسكو (رويترز)``, ``CAIRO, May 3 (AP) --`` at the beginning of a paragraph."""
    start, end = around.folded.folded(spot.start), around.folded.folded(spot.end)
    line = around.folded.text[around.folded.text.rfind("\n", 0, start) + 1 : start]
    return not any(char.isalnum() for char in line) and bool(_DATELINE.match(around.folded.text, end))


def _in_list(words: tuple[Word, ...], wanted: frozenset[str], count: int) -> bool:
    return any(word.text in wanted or _bare(word.text) in wanted for word in words[:count])


def _bare(word: str) -> str:
    """An Arabic word without و ف ب ل and the article."""
    for prefix in ("وال", "فال", "بال", "لل", "ال", "و", "ف", "ب", "ل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word


def _place_in_arabic(spot: Spot, before: tuple[Word, ...], around: Surroundings, actors: Actors) -> bool:
    def listed(name: str, words: tuple[Word, ...], count: int) -> bool:
        return _in_list(words, context(actors, name, "ar"), count)

    if not before:
        return False
    first, rest = before[0].text, before[1:]
    touching = before[0].end == around.folded.folded(spot.start)
    if touching and first in ("و", "ف"):
        return (
            _place_in_arabic(spot, before[1:], around, actors)
            if before[1:] and before[1].text in ("في", "الي")
            else False
        )
    if touching and first in _BOUND:
        return not listed("bond", rest, 5)
    if touching and first in _FOR:
        return listed("travel", rest, 18)
    if first == "العاصمه" or listed("place_before", before, 1) or listed("meeting_before", before, 1):
        return True
    if listed("toward", before, 1):
        return not listed("sent", rest, 5)
    if listed("from", before, 1):
        onward = around.after(spot.end, 1)
        return listed("near_or_gone", rest, 4) or (bool(onward) and onward[0].text in context(actors, "toward", "ar"))
    if listed("on", before, 1):
        return _attacked(rest, actors, "ar")
    if before[1:2] and before[1].text.lstrip("و") == "العاصمه":
        return True
    verb = next((word for word in before[:5] if word.text in context(actors, "visits", "ar")), None)
    return verb is not None and "," not in around.folded.text[verb.end : around.folded.folded(spot.start)]


def _place_in_english(spot: Spot, before: tuple[Word, ...], around: Surroundings, actors: Actors) -> bool:
    def listed(name: str, words: tuple[Word, ...], count: int) -> bool:
        return any(word.text in context(actors, name, "en") for word in words[:count])

    words = [word.text for word in before]
    pair = " ".join(reversed(words[:2]))
    after = around.after(spot.end, 2)
    nearby = " ".join(word.text for word in after)
    following = context(actors, "meeting_after", "en")
    if around.folded.text[around.folded.folded(spot.end) :][:6] == "-based" or _then_its_state(spot, around, actors):
        return True
    if after and (after[0].text in following or nearby in following):
        return around.char_after(spot.end) == " "
    if not before:
        return False
    if {words[0], pair} & (context(actors, "place_before", "en") | context(actors, "meeting_before", "en")):
        return True
    if listed("toward", before, 1):
        return listed("travel", before[1:], 6) or not listed("sent", before[1:], 6)
    if listed("from", before, 1):
        return listed("near_or_gone", before[1:], 5)
    if listed("on", before, 1):
        return _attacked(before[1:], actors, "en")
    return False


def _attacked(words: tuple[Word, ...], actors: Actors, lang: Language) -> bool:
    """Whether what stands before "on" is an attack; the nearer of attack and pressure decides."""
    for word in words[:4]:
        forms = {word.text, _bare(word.text)} if lang == "ar" else {word.text}
        if forms & context(actors, "pressure", lang):
            return False
        if forms & context(actors, "attack", lang):
            return True
    return False


def _then_its_state(spot: Spot, around: Surroundings, actors: Actors) -> bool:
    """``Riyadh, Saudi Arabia``: a city and its country."""
    rest = around.folded.text[around.folded.folded(spot.end) :][:60]
    known = actors.get(spot.actor)
    if known is None or not rest.startswith(", "):
        return False
    names = [fold(name).text for name in known.words.get("names", {}).get("en", ())]
    return any(rest[2:].startswith(name) for name in names) or rest[2:].startswith(("d.c", "dc"))
