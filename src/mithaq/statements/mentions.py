"""Who is named in a text, and where: the mentions of ``geo-statements/0.1``.

A mention is the shortest string that names an actor.  Finding the strings is `mithaq.text.names`; here it is
decided which actor a string means in this text, and whether it is a mention at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import cast

from mithaq.statements.capitals import Spot, places
from mithaq.statements.new_persons import new_persons
from mithaq.statements.organ_names import join_organs, organs_again
from mithaq.statements.statement import Actor, ActorKind, Form, Mention
from mithaq.statements.surroundings import Surroundings
from mithaq.text.document import Document
from mithaq.text.names import Alias, Found
from mithaq.text.normalise import fold
from mithaq.world.actors import Actors, load_actors

_NAME_BEFORE = re.compile(r"(?<![.!?:\n]\s)(?<!\n)(?<!^)\b[A-Z][a-z]+ \Z")
_CAPITAL_BEFORE = re.compile(r"العاصمة (?:\w+ )?\Z")
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")


def find_mentions(document: Document, actors: Actors | None = None) -> tuple[Mention, ...]:
    """Every mention of an actor in a document.

    Steps: 1. find the names; 2. choose the actor of each: a surname only after the full name, an ambiguous
    name only where the text names its actor otherwise; 3. drop capitals and palaces that are only places;
    4. join an organ's noun with its demonym (وزارة الخارجية الروسية); 5. recognise persons that the data does
    not know by office, state and name, and their surnames later on.

    Parameters
    ----------
    document : Document
    actors : Actors, optional
        The shipped ones by default.

    Returns
    -------
    tuple of Mention
        In the order of the text; none overlaps another.  Regions are left out: they are objects of
        influence, not actors (`find_regions`).
    """
    known = actors or load_actors()
    return _mentions(document, _spots(document, known))


def _spots(document: Document, actors: Actors) -> tuple[Spot, ...]:
    folded = fold(document.text)
    around = Surroundings(folded)
    spots = _choose(actors.finder.find(document.text, folded), actors, document.text)
    located = places(spots, around, actors, document.lang)
    kept = tuple(spot for spot in spots if spot not in located and actors.kind(spot.actor) != "region")
    named, organs = join_organs(kept, around, actors, document.lang)
    again = tuple(organs_again(organs, spots, around, document.lang))
    persons = new_persons(document.text, (*named, *again), around, actors, document.lang)
    return tuple(sorted((*named, *again, *persons), key=lambda spot: spot.start))


def _mentions(document: Document, spots: Iterable[Spot]) -> tuple[Mention, ...]:
    text = document.text
    return tuple(Mention(s.actor, s.form, s.start, s.end, text[s.start : s.end]) for s in spots)


def find_regions(document: Document, actors: Actors | None = None) -> tuple[Mention, ...]:
    """Where a document names a region (``region.middle_east``): an object of influence, not an actor."""
    known = actors or load_actors()
    spots = _choose(known.finder.find(document.text), known, document.text)
    return _mentions(document, (spot for spot in spots if known.kind(spot.actor) == "region"))


def actors_of(mentions: Iterable[Mention], actors: Actors | None = None) -> tuple[Actor, ...]:
    """The ``actors`` of a reading: each actor once, in the order of first mention."""
    known = actors or load_actors()
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.actor, mention)
    return tuple(Actor(i, _kind(known, i), known.name(i, "en") if i in known else m.exact) for i, m in first.items())


def _kind(actors: Actors, identifier: str) -> ActorKind:
    return cast("ActorKind", actors.kind(identifier))


def _choose(found: tuple[Found, ...], actors: Actors, text: str) -> tuple[Spot, ...]:
    """One actor for each name, or none."""
    strong: Counter[str] = Counter()
    for hit in found:
        named = {alias.actor for alias in hit.aliases if alias.strength == "strong"}
        if len(named) == 1:
            strong.update(named)
    states: Counter[str] = Counter()
    for actor, count in strong.items():
        states[actors.state_of(actor) or actor] += count
    persons = actors.contexts.get("persons_name", {}).get("en", ())
    spots: list[Spot] = []
    seen: dict[str, int] = {}
    for hit in found:
        if text[hit.start : hit.end] in persons:
            alias = _country(hit, text, actors)
        else:
            alias = _capital(hit, text) or _best(hit.aliases, strong, states, seen, actors)
        if alias is not None and alias.actor and not _byline(hit, alias, text, actors):
            spots.append(_spot(hit, alias, text))
            seen[alias.actor] = hit.start
    return tuple(spots)


def _spot(hit: Found, alias: Alias, text: str) -> Spot:
    """The name with its closing quotation mark where it has the opening one; روسيًا is a demonym."""
    exact = text[hit.start : hit.end]
    closing = "«" in exact and "»" not in exact and text[hit.end : hit.end + 1] == "»"
    form: Form = "demonym" if alias.form == "name" and "\u064b" in exact else alias.form
    return Spot(hit.start, hit.end + closing, alias.actor, form)


def _capital(hit: Found, text: str) -> Alias | None:
    """عمّان with its shadda, or after العاصمة: the capital, not the sultanate that is spelled alike."""
    capitals = [alias for alias in hit.aliases if alias.form == "capital"]
    written = "\u0651" in text[hit.start : hit.end] or bool(_CAPITAL_BEFORE.search(text[: hit.start][-30:]))
    return capitals[0] if written and len(hit.aliases) > len(capitals) > 0 else None


def _byline(hit: Found, alias: Alias, text: str, actors: Actors) -> bool:
    """An agency alone in brackets signs the text: no mention."""
    return (
        actors.kind(alias.actor) == "media"
        and text[: hit.start].endswith("(")
        and text[hit.end :].lstrip(".").startswith(")")
    )


def _country(hit: Found, text: str, actors: Actors) -> Alias | None:
    """A state whose English name is also a person's (Jordan): unless another capitalised word touches it."""
    exact = text[hit.start : hit.end]
    if _NAME_BEFORE.search(text[: hit.start][-40:]) or _NAME_AFTER.match(text, hit.end):
        return None
    if exact == "Georgia":
        american, caucasian = (
            sum(text.count(word) for word in actors.contexts[f"{side}_georgia"].get("en", ()))
            for side in ("american", "caucasian")
        )
        if american > caucasian:
            return None
    return next((alias for alias in hit.aliases if actors.kind(alias.actor) == "state"), None)


def _support(identifier: str, states: Counter[str], actors: Actors) -> int:
    """How often the text names the actor's state, or what else its ambiguous names need."""
    known = actors.get(identifier)
    wanted = known.evidence if known is not None and known.evidence else (actors.state_of(identifier) or identifier,)
    return max(states[other] for other in wanted)


def _best(
    aliases: tuple[Alias, ...], strong: Counter[str], states: Counter[str], seen: dict[str, int], actors: Actors
) -> Alias | None:
    """The alias that fits the text: strong before short before ambiguous; then the most named, the last seen."""
    ranked: list[tuple[int, int, int, Alias]] = []
    for alias in aliases:
        support = _support(alias.actor, states, actors)
        if alias.strength in ("strong", "blocking"):
            ranked.append((3, support, seen.get(alias.actor, -1), alias))
        elif alias.strength == "short" and alias.actor in seen:
            ranked.append((4, seen[alias.actor], 0, alias))
        elif alias.strength == "ambiguous" and (support or strong[alias.actor]):
            ranked.append((2, support, seen.get(alias.actor, -1), alias))
    return max(ranked, key=lambda item: item[:3])[3] if ranked else None
