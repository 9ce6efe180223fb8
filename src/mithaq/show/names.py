"""The names of actors and the short titles of pacts, in the language of the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from mithaq.show.words import Words
from mithaq.text.document import Language
from mithaq.world.actors import Actors, load_actors
from mithaq.world.pacts import Pact
from mithaq.world.register import Register, load_register

_ARTICLE = re.compile(
    r"(United (States|Kingdom|Nations|Arab)|Soviet Union|European Union|Philippines|Netherlands|Gambia|Middle East\Z|West Bank)(?!.*–)"
)
"""English names that take the article in a sentence."""


def named(words: Words, actors: Actors | None = None, register: Register | None = None) -> Words:
    """The same voice, with every actor's name and every pact's short title."""
    actors, register = actors or load_actors(), register or load_register()
    names: dict[str, str] = {actor.id: actors.name(actor.id, words.lang) for actor in actors}
    names |= {pact.id: short_title(pact, words.lang, names) for pact in register.pacts}
    if words.lang == "en":
        names |= {ident: f"the {name}" for ident, name in names.items() if _ARTICLE.match(name)}
    return replace(words, names=names)


def short_title(pact: Pact, lang: Language, names: Mapping[str, str]) -> str:
    """``Russia–Iran treaty of 2001``, or the pact's own name where it has more than two parties."""
    states = [party.state for party in pact.parties]
    own = _briefly(pact.name.get(lang) or pact.name.get("en") or pact.id)
    noun = Words(lang).say(f"form.{pact.form}")
    if " " not in own:
        own = f"{noun} {own}" if lang == "ar" else f"{own} {noun}"
    year = pact.signed.first.year if pact.signed.first else None
    if len(states) != 2 or year is None:
        return own
    parties = [names.get(state, state) for state in states]
    return Words(lang).say("form.title", noun=noun, first=parties[0], second=parties[1], year=str(year))


def _briefly(name: str) -> str:
    """The customary name in brackets at the end of a title, else the title without its parties."""
    bracketed = re.search(r"\(([^()]*[^\W\d_]{3}[^()]*)\)\s*\Z", name)
    if bracketed:
        return bracketed.group(1)
    return re.split(r" between | among | in connection with | بين | فيما يتعلق ", name)[0].rstrip(" ,،")
