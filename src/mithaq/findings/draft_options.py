"""From statements to options: each a yes/no act that somebody in the text could do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mithaq.answer import Evidence
from mithaq.findings.demands import Demand, issues_of
from mithaq.findings.dossier import Dossier
from mithaq.findings.draft_game import Act, Basis, DraftOption
from mithaq.findings.ledger import MATERIAL
from mithaq.findings.lines import live, roll_up, state
from mithaq.findings.linkages import Linkage
from mithaq.findings.phrases import ids, phrases
from mithaq.statements.statement import Reading

Options = tuple[DraftOption, ...]
MOST = 8
"""Options that a readable draft has at most: 256 states."""
_WEIGHT: dict[Act, float] = {
    "comply": 4, "fight": 4, "choose": 4, "trade": 3.5, "support": 3, "threaten": 3, "intend": 1,
}  # fmt: skip


def options(
    reading: Reading, views: Dossier, makers: tuple[str, ...]
) -> tuple[tuple[DraftOption, ...], tuple[DraftOption, ...]]:
    """The options of the draft in order of their owners, and those left out for lack of room.

    Steps: 1. complying with each demand; 2. the two sides of each trade; 3. fighting, for whoever
    attacks, threatens or is at war with another decision maker; 4. each alternative of a dilemma
    that is neither yielding nor fighting; 5. the material support that was asked for; 6. each aim that is no demand.
    The same act of the same owner on the same issue is one option that cites them all.
    """
    candidates = (
        *_comply(reading, views, makers),
        *_trades(reading, views, makers),
        *_force(reading, makers),
        *_chosen(reading, views, makers),
        *_support(views, makers),
        *_aims(reading, makers),
    )
    merged = _merged(tuple(_weighed(option) for option in candidates))
    ranked = sorted(merged, key=lambda option: -option.weight)
    kept = sorted(ranked[:MOST], key=lambda option: makers.index(option.owner))
    return tuple(kept), tuple(ranked[MOST:])


def issue_record(issue: str | None, key: str) -> object:
    """A property of an issue (``stake``, ``opposite``, ``general``), or None."""
    return next((one.record.get(key) for one in phrases("issues", "en") if one.id == issue), None)


def main_issue(issues: tuple[str, ...]) -> str | None:
    """The most telling of several issues: one that is not general."""
    telling = [issue for issue in issues if not issue_record(issue, "general")]
    return next(iter(telling or issues), None)


def _comply(reading: Reading, views: Dossier, makers: tuple[str, ...]) -> Iterator[DraftOption]:
    for ladder in views.demands:
        if ladder.source in makers and ladder.target in makers and ladder.source != ladder.target:
            for rung in ladder.rungs:
                if not _served_by_trade(rung, views):
                    issue = main_issue(rung.issues)
                    yield DraftOption(ladder.target, "comply", (ladder.source,), issue, rung.quote, rung.statements)
    for statement in live(reading):
        target = next(iter(roll_up(statement.target)), None)
        issue = main_issue(issues_of(reading, statement))
        aim = statement.type == "INTENTION" and not statement.negative and issue_record(issue, "stake")
        if (
            aim
            and target in makers
            and target not in roll_up(statement.source)
            and roll_up(statement.source)[0] in makers
        ):
            yield DraftOption(
                target, "comply", roll_up(statement.source), issue, statement.evidence, (statement.id,),
                "assumed", "draft.aim_read_as_demand",
            )  # fmt: skip


def _served_by_trade(rung: Demand, views: Dossier) -> bool:
    """Whether a plea without an object of its own is what a trade between the same two is about."""
    both = {*roll_up(rung.source), *roll_up(rung.target)}
    return not rung.issues and any(both <= set(link.parties) and len(link.parts) == 2 for link in views.linkages)


def _trades(reading: Reading, views: Dossier, makers: tuple[str, ...]) -> Iterator[DraftOption]:
    usable = [
        link
        for link in views.linkages
        if len(link.parts) == 2
        and len(link.parties) == 2
        and set(link.parties) <= set(makers)
        and link.type == "EXCHANGE"
    ]
    givers: dict[tuple[frozenset[str], str], str] = {}
    for link in usable:
        for part in link.parts:
            giver, arena = _giver(reading, part, link), _arena(reading, part, link)
            if giver and arena:
                givers[frozenset(link.parties), arena] = giver
    for link in usable:
        yield from _sides(reading, link, givers)


def _sides(reading: Reading, link: Linkage, givers: dict[tuple[frozenset[str], str], str]) -> Iterator[DraftOption]:
    for number, part in enumerate(link.parts):
        arena = _arena(reading, part, link)
        giver = _giver(reading, part, link) or givers.get((frozenset(link.parties), arena or ""))
        basis: Basis = "stated" if giver and link.basis == "stated" else "assumed"
        reason = None if basis == "stated" else "draft.trade_inferred" if giver else "draft.giver_by_order"
        named = _giver(reading, part, link) is not None
        issue = main_issue(ids("issues", part.exact, reading.document.lang)) if named else None
        toward = (arena,) if arena else ()
        yield DraftOption(giver or link.parties[number], "trade", toward, issue, part, link.statements, basis, reason)


def _giver(reading: Reading, part: Evidence, link: Linkage) -> str | None:
    """The party named last inside the part: "a Russian blind eye in Iran"."""
    named = [actor for actor in _named(reading, part) if actor in link.parties]
    return named[-1] if named else None


def _arena(reading: Reading, part: Evidence, link: Linkage) -> str | None:
    """The first actor named inside the part that is no party to the trade."""
    return next((actor for actor in _named(reading, part) if actor not in link.parties), None)


def _named(reading: Reading, part: Evidence) -> list[str]:
    inside = (one for one in reading.mentions if part.start <= one.start and one.end <= part.end)
    return [state(one.actor) for one in inside]


def _force(reading: Reading, makers: tuple[str, ...]) -> Iterator[DraftOption]:
    for statement in live(reading):
        sources, targets = roll_up(statement.source), roll_up(statement.target)
        if statement.negative or statement.factuality == "Uu":
            continue
        if statement.type == "CONFLICT" and not targets and len(sources) == 2:
            pairs = [(one, other) for one in sources for other in sources if one != other]
        elif statement.type in ("ASSAULT", "CONFLICT", "THREATEN"):
            pairs = [(one, other) for one in sources for other in targets if one != other]
        else:
            continue
        act: Act = "threaten" if statement.type == "THREATEN" else "fight"
        for one, other in pairs:
            if one in makers and other in makers:
                yield DraftOption(one, act, (other,), None, statement.evidence, (statement.id,))


def _chosen(reading: Reading, views: Dossier, makers: tuple[str, ...]) -> Iterator[DraftOption]:
    for choice in views.options:
        owner = next((actor for actor in roll_up(choice.actors) if actor in makers), None)
        for item in choice.items:
            if owner and not ids("dilemma_items", item.exact, reading.document.lang):
                yield DraftOption(owner, "choose", (), None, item, choice.statements)


def _support(views: Dossier, makers: tuple[str, ...]) -> Iterator[DraftOption]:
    for line in views.ledger.lines:
        giver, receiver = roll_up(line.giver)[:1], roll_up(line.receiver)[:1]
        form = next((form for form in line.forms if form in MATERIAL), None)
        if line.status in ("asked", "promised") and form and {*giver, *receiver} <= set(makers):
            yield DraftOption(giver[0], "support", receiver, form, line.quote, line.statements)


def _aims(reading: Reading, makers: tuple[str, ...]) -> Iterator[DraftOption]:
    for statement in live(reading):
        owner = next((actor for actor in roll_up(statement.source) if actor in makers), None)
        if statement.type != "INTENTION" or statement.negative or owner is None:
            continue
        issue = main_issue(issues_of(reading, statement))
        if issue_record(issue, "stake") and statement.target:
            continue
        yield DraftOption(owner, "intend", (), issue, statement.evidence, (statement.id,))


def _weighed(option: DraftOption) -> DraftOption:
    return replace(option, weight=_WEIGHT[option.act])


def _key(option: DraftOption) -> tuple[object, ...]:
    if option.act in ("fight", "threaten"):
        return option.owner, "fight"
    if option.act in ("trade", "support"):
        return option.owner, option.act, option.toward
    return option.owner, option.act, option.issue or option.quote


def _merged(candidates: tuple[DraftOption, ...]) -> list[DraftOption]:
    groups: dict[tuple[object, ...], list[DraftOption]] = {}
    for option in candidates:
        groups.setdefault(_key(option), []).append(option)
    return [_one(same) for same in groups.values()]


def _one(same: list[DraftOption]) -> DraftOption:
    """One option for several; the weakest basis holds for a trade, the strongest for the rest."""
    telling = [option for option in same if option.act == "fight" or (option.act == "trade" and option.issue)]
    first = (telling or same)[0]
    weak = [option for option in same if option.basis == "assumed"]
    assumed = weak and (first.act == "trade" or len(weak) == len(same))
    toward = dict.fromkeys(actor for option in same for actor in option.toward if option.act == first.act)
    cited = tuple(dict.fromkeys(ident for option in same for ident in option.statements))
    return replace(
        first,
        toward=tuple(toward) if first.act in ("fight", "threaten", "comply") else first.toward,
        issue=next((option.issue for option in same if option.issue), None),
        statements=cited,
        basis="assumed" if assumed else "stated",
        reason=weak[0].reason if assumed else None,
        weight=first.weight + 0.1 * (len(cited) - 1),
    )
