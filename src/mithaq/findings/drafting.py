"""From the statements of a text to a draft of its game, to be edited and fed back.

What the text states stands apart from what is assumed; what it leaves open is asked of the analyst.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mithaq.findings.dossier import Dossier, dossier
from mithaq.findings.draft_game import (
    LANGUAGES,
    DraftLimit,
    DraftOption,
    DraftPreference,
    Names,
    OpenPoint,
    labelled,
    told,
)
from mithaq.findings.draft_limits import infeasible, irreversible
from mithaq.findings.draft_makers import makers
from mithaq.findings.draft_options import options
from mithaq.findings.draft_preferences import preferences
from mithaq.findings.lines import live
from mithaq.findings.phrases import ids
from mithaq.statements.statement import Reading
from mithaq.text.document import Language
from mithaq.world.actors import Actors, load_actors


@dataclass(frozen=True, slots=True)
class DraftGame:
    """A game as the text suggests it, in the format of a game file.

    Attributes
    ----------
    document, lang : str
        Where it was read.
    makers : tuple of str
        Decision makers with at least one option, the heaviest in the text first.
    options : tuple of DraftOption
        At most eight.
    infeasible, irreversible : tuple of DraftLimit
    preferences : tuple of DraftPreference
        Of each maker in turn, the highest first.
    status_quo : str
        The state that the text describes: those who fight, fight; nothing else has been done.
    open_points : tuple of OpenPoint
        What the text leaves open.
    """

    document: str
    lang: Language
    makers: tuple[str, ...]
    options: tuple[DraftOption, ...]
    infeasible: tuple[DraftLimit, ...]
    irreversible: tuple[DraftLimit, ...]
    preferences: tuple[DraftPreference, ...]
    status_quo: str | None
    open_points: tuple[OpenPoint, ...]
    names: Names

    def to_dict(self, lang: Language | None = None) -> dict[str, Any]:
        """A game file of CONTRACT, labels in `lang`; keys that begin with ``x-`` cite and explain.

        An empty draft (no decision maker with an option) is no game: `playable` tells.
        """
        tongue = lang or self.lang
        return {
            "name": self.document,
            "document": self.document,
            "options": [self._label(option, tongue) for option in self.options],
            "dms": [self._maker(number) for number in range(len(self.makers))],
            "infeasible": [[list(literal) for literal in limit.literals] for limit in self.infeasible],
            "irreversible": {str(limit.literals[0][0]): limit.literals[0][1] for limit in self.irreversible},
            "status_quo": self.status_quo,
            "x-draft": True,
            "x-option_notes": [option.to_dict() for option in self.options],
            "x-infeasible_notes": [limit.to_dict() for limit in self.infeasible],
            "x-irreversible_notes": [limit.to_dict() for limit in self.irreversible],
            "x-open_points": [point.to_dict() for point in self.open_points],
        }

    @property
    def playable(self) -> bool:
        """Whether there is a game at all: two decision makers with an option each."""
        return len(self.makers) >= 2

    def _label(self, option: DraftOption, lang: Language) -> str:
        return f"{self.names[lang].get(option.owner, option.owner)}: {option.label[lang]}"

    def _maker(self, number: int) -> dict[str, Any]:
        maker = self.makers[number]
        own = [one for one in self.preferences if one.dm == maker]
        return {
            "name": maker,
            "options": [at for at, option in enumerate(self.options) if option.owner == maker],
            "statements": [one.to_list() for one in own],
            "statement_ids": [one.id for one in own],
            "assumed": [not one.stated for one in own],
            "x-order": "assumed",
            "x-preference_notes": [one.to_dict() for one in own],
        }


def draft_game(reading: Reading, actors: Actors | None = None) -> DraftGame:
    """Draft the game of a text.

    Steps: 1. decision makers by weight; 2. their options; 3. decision makers without an option drop out; 4. what
    cannot be together or undone; 5. preferences, stated apart from assumed; 6. what the text leaves open.

    Parameters
    ----------
    reading : Reading
    actors : Actors, optional
        Where the labels take names from; the bundled actors by default.
    """
    views = dossier(reading)
    ranked, crowded = makers(reading)
    plain, dropped = options(reading, views, ranked)
    if not _interplay(plain):
        plain, dropped = (), (*plain, *dropped)
    acting = tuple(maker for maker in ranked if any(option.owner == maker for option in plain))
    names = _names(actors or load_actors(), (*acting, *(actor for option in plain for actor in option.toward)))
    kept = tuple(labelled(option, names) for option in plain)
    limits = infeasible(reading, views, kept)
    wishes = tuple(
        told(one, maker, place, kept, reading.document.id)
        for maker in acting
        for place, one in enumerate(preferences(reading, views, maker, kept), 1)
    )
    points = tuple(_open_points(reading, views, acting, (kept, dropped), (*ranked, *crowded), wishes))
    return DraftGame(
        reading.document.id, reading.document.lang, acting, kept, limits, irreversible(kept), wishes,
        _status_quo(kept, limits), points, names,
    )  # fmt: skip


def _interplay(found: tuple[DraftOption, ...]) -> bool:
    """Whether two decide and one of their acts is upon another: separate wishes are no game."""
    owners = {option.owner for option in found}
    return len(owners) > 1 and any(option.act in ("trade", "choose") or owners & {*option.toward} for option in found)


def _names(known: Actors, actors: tuple[str, ...]) -> Names:
    return {lang: {actor: known.name(actor, lang) for actor in actors} for lang in LANGUAGES}


def _status_quo(kept: tuple[DraftOption, ...], limits: tuple[DraftLimit, ...]) -> str | None:
    state = "".join("Y" if option.act == "fight" else "N" for option in kept)
    broken = any(all(state[number] == yes for number, yes in limit.literals) for limit in limits)
    return None if broken or not kept else state


def _open_points(
    reading: Reading,
    views: Dossier,
    acting: tuple[str, ...],
    found: tuple[tuple[DraftOption, ...], tuple[DraftOption, ...]],
    weighed: tuple[str, ...],
    wishes: tuple[DraftPreference, ...],
) -> Iterator[OpenPoint]:
    kept, dropped = found
    if not kept:
        yield OpenPoint("draft.open.no_game")
    for maker in weighed:
        if kept and maker not in acting:
            yield OpenPoint("draft.open.no_option", {"maker": maker})
    for maker in acting:
        own = [one for one in wishes if one.dm == maker]
        yield OpenPoint("draft.open.order", {"maker": maker, "count": len(own)})
        if not any(one.stated for one in own):
            yield OpenPoint("draft.open.nothing_stated", {"maker": maker})
    for option in dropped if kept else ():
        values = {"maker": option.owner, "act": option.act, "quote": option.quote.exact}
        yield OpenPoint("draft.open.left_out", values, option.statements)
    for option in kept:
        if option.reason in ("draft.giver_by_order", "draft.trade_inferred"):
            yield OpenPoint(f"draft.open.{option.reason[6:]}", {"maker": option.owner}, option.statements)
    yield from _unread(reading, views)


def _unread(reading: Reading, views: Dossier) -> Iterator[OpenPoint]:
    lang = reading.document.lang
    for choice in views.options:
        read = [item for item in choice.items if ids("dilemma_items", item.exact, lang)]
        code = "draft.open.dilemma_reading" if read else "draft.open.dilemma_unread"
        yield OpenPoint(
            code, {"actors": list(choice.actors), "items": [i.exact for i in choice.items]}, choice.statements
        )
    for statement in live(reading):
        if statement.type == "CONDITION":
            yield OpenPoint("draft.open.condition", {"quote": statement.evidence.exact}, (statement.id,))
