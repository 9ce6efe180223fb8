"""Which pact of the register a text's treaty is: by parties, then by year, then by wording."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mithaq.statements.statement import Reading, Treaty
from mithaq.text.normalise import fold
from mithaq.world.pacts import Pact
from mithaq.world.register import Register

Why = Literal["matched", "no_pact", "several_pacts", "parties_unknown", "not_in_register"]
_YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")
_WORD = re.compile(r"\w{4,}")
_COMMON = frozenset(
    ("treaty", "agreement", "pact", "between", "with", "signed", "معاهده", "اتفاق", "اتفاقيه", "اتفاقا", "ميثاق", "بين")
)


@dataclass(frozen=True, slots=True)
class Match:
    """The pact that a treaty of the text is, or why none could be named."""

    treaty: Treaty
    pact: Pact | None
    why: Why
    candidates: tuple[str, ...] = ()


def match_treaties(reading: Reading, register: Register) -> Mapping[str, Match]:
    """Match every treaty of a reading, by its id."""
    return {treaty.id: match_treaty(treaty, register) for treaty in reading.treaties}


def match_treaty(treaty: Treaty, register: Register) -> Match:
    """Match one treaty.

    Steps: 1. candidates: pacts whose parties hold all states of the treaty, or, without parties,
    whose name is the text's label; 2. if the text gives a year, those signed within a year of it;
    3. among several, the one whose name shares most words with the label, if it is one alone;
    4. with no year in the text, one candidate alone, or the one that the label singles out.

    A year that is far off is still a match if there is one candidate and the label names it: then
    the date is what the text has wrong.
    """
    candidates = _candidates(treaty, register)
    if not candidates:
        return Match(treaty, None, "not_in_register" if treaty.parties else "parties_unknown")
    near = _near(candidates, _year(treaty))
    best = near or [pact for pact in candidates if _year(treaty) is None or _shared(pact, treaty.label) >= 2]
    chosen = _singled_out(best, treaty)
    names = tuple(pact.id for pact in best or candidates)
    if chosen is None:
        return Match(treaty, None, "several_pacts" if best else "no_pact", names)
    return Match(treaty, chosen, "matched", names)


def organisation_pact(actor: str, register: Register) -> Pact | None:
    """The founding pact of an organisation by its id (``nato`` → ``nato-1949``), if there is one alone."""
    found = [pact for pact in register.pacts if re.fullmatch(re.escape(actor.replace("_", "-")) + r"-\d{4}", pact.id)]
    return found[0] if len(found) == 1 else None


def states(parties: tuple[str, ...]) -> tuple[str, ...]:
    """The states among actor ids; a person or an organ counts as its state."""
    rolled = (party.split(".")[0] for party in parties)
    return tuple(dict.fromkeys(party for party in rolled if party.isupper()))


def _candidates(treaty: Treaty, register: Register) -> list[Pact]:
    wanted = states(treaty.parties)
    if len(wanted) >= 2:
        pairs = itertools.combinations(wanted, 2)
        shared = set.intersection(*({pact.id for pact in register.between(*pair)} for pair in pairs))
        return [pact for pact in register.pacts if pact.id in shared]
    return [pact for pact in register.pacts if treaty.label and _shared(pact, treaty.label) >= 2]


def _year(treaty: Treaty) -> int | None:
    if treaty.date is not None:
        return treaty.date.year
    found = _YEAR.search(f"{treaty.label or ''} {treaty.id}".replace("_", " ").replace("-", " "))
    return int(found.group()) if found else None


def _near(candidates: list[Pact], year: int | None) -> list[Pact]:
    if year is None:
        return []
    exact = [pact for pact in candidates if year in _years(pact)]
    return exact or [pact for pact in candidates if any(abs(year - own) <= 1 for own in _years(pact))]


def _years(pact: Pact) -> set[int]:
    return {reading.date.year for reading in pact.signed.readings}


def _singled_out(candidates: list[Pact], treaty: Treaty) -> Pact | None:
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    exactness = {pact.id: (_bilateral(pact, treaty), _shared(pact, treaty.label)) for pact in candidates}
    ranked = sorted(candidates, key=lambda pact: exactness[pact.id], reverse=True)
    first, second = ranked[:2]
    return first if exactness[first.id] > exactness[second.id] else None


def _bilateral(pact: Pact, treaty: Treaty) -> bool:
    return set(pact.states) == set(states(treaty.parties))


def _shared(pact: Pact, label: str | None) -> int:
    if not label:
        return 0
    words = _words(label)
    return max((len(words & _words(name)) for name in pact.name.values()), default=0)


def _words(text: str) -> set[str]:
    found = (word.removeprefix("و").removeprefix("ال") for word in _WORD.findall(fold(text).text))
    return {word for word in found if word not in _COMMON and not word.isdigit()}
