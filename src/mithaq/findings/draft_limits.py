"""What cannot be together, and what cannot be undone, in a drafted game."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.findings.dossier import Dossier
from mithaq.findings.draft_game import DraftLimit
from mithaq.findings.draft_options import Options, issue_record
from mithaq.findings.lines import roll_up
from mithaq.findings.phrases import ids
from mithaq.statements.statement import Reading


def infeasible(reading: Reading, views: Dossier, options: Options) -> tuple[DraftLimit, ...]:
    """Combinations that cannot be.

    Steps: 1. the alternatives of a dilemma exclude one another and one of them must come; how they
    are read as acts is assumed; 2. who has given up power does not fight on; 3. who looks away in an arena does not
    arm it.
    """
    found = [*_dilemmas(reading, views, options), *_after_the_fall(options), *_arms_and_look_away(options)]
    unique: dict[frozenset[tuple[int, str]], DraftLimit] = {}
    for limit in found:
        unique.setdefault(frozenset(limit.literals), limit)
    return tuple(unique.values())


def irreversible(options: Options) -> tuple[DraftLimit, ...]:
    """Acts that an actor does not survive as it is: only from no to yes; always assumed."""
    return tuple(
        DraftLimit(((number, "fwd"),), "draft.cannot_be_undone", option.statements)
        for number, option in enumerate(options)
        if option.act == "comply" and issue_record(option.issue, "stake") == "survival"
    )


def _dilemmas(reading: Reading, views: Dossier, options: Options) -> Iterator[DraftLimit]:
    for choice in views.options:
        for owner in roll_up(choice.actors):
            groups = [group for item in choice.items if (group := _meant(reading, item.exact, owner, options))]
            if len(groups) < 2:
                continue
            every = tuple((number, "N") for group in groups for number in group)
            yield DraftLimit(every, "draft.dilemma_one_must_come", choice.statements)
            for at, group in enumerate(groups):
                for other in groups[at + 1 :]:
                    for one in group:
                        for two in (number for number in other if number != one):
                            pair = ((one, "Y"), (two, "Y"))
                            yield DraftLimit(pair, "draft.dilemma_excludes", choice.statements)


def _meant(reading: Reading, item: str, owner: str, options: Options) -> list[int]:
    """The options that an alternative stands for: fighting, yielding, or its own words."""
    meaning = next(iter(ids("dilemma_items", item, reading.document.lang)), None)
    acts = {"fight": ("fight", "threaten"), "yield": ("comply",)}.get(meaning or "", ())
    own = [(number, option) for number, option in enumerate(options) if option.owner == owner]
    if acts:
        return [number for number, option in own if option.act in acts]
    return [number for number, option in own if option.act == "choose" and option.quote.exact == item]


def _after_the_fall(options: Options) -> Iterator[DraftLimit]:
    for one, fallen in enumerate(options):
        for two, fight in enumerate(options):
            survival = fallen.act == "comply" and issue_record(fallen.issue, "stake") == "survival"
            if survival and fight.act == "fight" and fight.owner == fallen.owner:
                cited = (*fallen.statements, *fight.statements)
                yield DraftLimit(((one, "Y"), (two, "Y")), "draft.no_fight_after_fall", cited)


def _arms_and_look_away(options: Options) -> Iterator[DraftLimit]:
    for one, trade in enumerate(options):
        for two, support in enumerate(options):
            same = trade.owner == support.owner and trade.toward == support.toward
            if trade.act == "trade" and trade.issue == "look_away" and support.act == "support" and same:
                cited = (*trade.statements, *support.statements)
                yield DraftLimit(((one, "Y"), (two, "Y")), "draft.no_arms_and_look_away", cited)
