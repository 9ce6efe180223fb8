"""Organs by rule: a noun with a demonym is one name (وزارة الخارجية الروسية, the Russian Foreign Ministry).

A named organ is one span with its demonym; a generic government, administration or army spokesman is the
demonym alone.  In Arabic the demonym agrees with the noun: وزير الخارجية الإيراني is a minister, no ministry.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mithaq.statements.capitals import Spot
from mithaq.statements.surroundings import Surroundings, Word, folded_words
from mithaq.text.document import Language
from mithaq.text.normalise import fold
from mithaq.world.actors import Actors, OrganHead

_FEMININE = "ه"
_OF = ("of the ", "of ")


def join_organs(
    spots: tuple[Spot, ...], around: Surroundings, actors: Actors, lang: Language
) -> tuple[tuple[Spot, ...], tuple[tuple[OrganHead, Spot], ...]]:
    """Join organ nouns with the demonyms of states beside them.

    Parameters
    ----------
    spots : tuple of Spot
        In order, none overlapping.
    around : Surroundings
    actors : Actors
    lang : {"ar", "en"}

    Returns
    -------
    tuple of Spot
        With organs in place of their demonyms.
    tuple of (OrganHead, Spot)
        The organs that were made.
    """
    joined: list[Spot] = []
    made: list[tuple[OrganHead, Spot]] = []
    for spot in spots:
        found = _organ(spot, around, actors, lang)
        free = joined[-1].end if joined else 0
        if found is None or found[1].start < free:
            joined.append(spot)
        else:
            joined.append(found[1])
            made.append(found)
    return tuple(joined), tuple(made)


def organs_again(
    made: tuple[tuple[OrganHead, Spot], ...], taken: tuple[Spot, ...], around: Surroundings, lang: Language
) -> Iterator[Spot]:
    """Where a noun alone names an organ again that was named with its demonym before (الجيش)."""
    text = around.folded.text
    for head in dict.fromkeys(head for head, _ in made):
        named = [spot for other, spot in made if other == head]
        for words in _folded(head.again.get(lang, ())):
            at = text.find(words)
            while at >= 0:
                start, end = around.folded.source(at, at + len(words))
                before = [spot for spot in named if spot.end <= start]
                if (
                    before
                    and _whole(text, at, at + len(words))
                    and not any(s.start < end and start < s.end for s in taken)
                ):
                    following = around.after(end, 1)
                    qualified = following and following[0].text.startswith("ال")
                    if not qualified and not _unless(around.before(start, 1), head):
                        yield Spot(start, end, before[-1].actor, "name")
                at = text.find(words, at + len(words))


def _organ(spot: Spot, around: Surroundings, actors: Actors, lang: Language) -> tuple[OrganHead, Spot] | None:
    known = actors.get(spot.actor)
    if known is None or known.kind != "state":
        return None
    if lang == "en":
        return _english(spot, around, actors)
    return _arabic(spot, around, actors) if spot.form == "demonym" or spot.actor in ("SAU",) else None


def _arabic(spot: Spot, around: Surroundings, actors: Actors) -> tuple[OrganHead, Spot] | None:
    at = around.folded.folded(spot.start)
    text = around.folded.text
    nisba = text[at : around.folded.folded(spot.end)]
    left = text[max(0, at - 60) : at]
    for head in actors.organ_heads:
        if nisba.startswith("ال") and nisba.endswith(_FEMININE) is not head.feminine:
            continue
        for words in _folded(head.words.get("ar", ())):
            begin = at - 1 - len(words)
            definite = words.rsplit(" ", 1)[-1].startswith("ال") is nisba.startswith("ال")
            if definite and left.endswith(words + " ") and _starts_word(text, begin):
                start = around.folded.source(begin, begin + 1)[0]
                if _unless(around.before(start, 1), head):
                    return None
                return head, Spot(start, spot.end, f"{spot.actor}.{head.organ}", "name")
    return None


def _english(spot: Spot, around: Surroundings, actors: Actors) -> tuple[OrganHead, Spot] | None:
    at, stop = around.folded.folded(spot.start), around.folded.folded(spot.end)
    text = around.folded.cased
    for head in actors.organ_heads:
        for words in head.words.get("en", ()):
            end = stop + 1 + len(words)
            if spot.form == "demonym" and text[stop:end] == " " + words and _ends_word(text, end):
                return head, Spot(spot.start, around.folded.source(stop, end)[1], f"{spot.actor}.{head.organ}", "name")
            for of in _OF:
                begin = at - len(of) - len(words) - 1
                if begin >= 0 and text[begin:at] == f"{words} {of}" and words[0].isupper():
                    start = around.folded.source(begin, begin + 1)[0]
                    return head, Spot(start, spot.end, f"{spot.actor}.{head.organ}", "name")
    return None


def _unless(before: tuple[Word, ...], head: OrganHead) -> bool:
    """Whether the word before makes it something else: وزير الخارجية."""
    stops = folded_words(head.unless_after)
    return bool(before) and any(
        before[0].text == prefix + stop for stop in stops for prefix in ("", "و", "ل", "ب", "ول")
    )


@lru_cache(maxsize=512)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word).text for word in words)


def _whole(text: str, start: int, end: int) -> bool:
    return _starts_word(text, start) and _ends_word(text, end)


def _starts_word(text: str, at: int) -> bool:
    """Whether a word begins here, clitics before it allowed."""
    word = text[text.rfind(" ", 0, at) + 1 : at].lstrip("\"'(-\n")
    return at == 0 or word in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل")


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum()
