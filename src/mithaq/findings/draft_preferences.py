"""Preferences of a drafted game: what a decision maker says that it wants, and what is assumed of it.

The order among them is always assumed: a text seldom says which of two wishes weighs more.
"""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.findings.demands import issues_of
from mithaq.findings.dossier import Dossier
from mithaq.findings.draft_game import Basis, DraftOption, DraftPreference
from mithaq.findings.draft_options import Options, issue_record, main_issue
from mithaq.findings.lines import live, roll_up, weakest
from mithaq.statements.statement import Reading, Statement

Alternatives = tuple[tuple[tuple[int, str], ...], ...]


def preferences(reading: Reading, views: Dossier, maker: str, options: Options) -> tuple[DraftPreference, ...]:
    """The prioritised statements of one decision maker, the highest first.

    Steps: 1. it survives (assumed); 2. what it demands, aims at, was asked for by it, or refuses
    (stated, with the factuality of the statement; what the text holds only possible counts as assumed);
    3. the other side's part of a trade; 4. assumed: it would not be fought, presses until it is
    obeyed, fights back while attacked, concedes and gives no more than it must.
    """
    found = (
        *_survival(maker, options),
        *_wishes(reading, maker, options),
        *_refusals(reading, maker, options),
        *_pleas(views, maker, options),
        *_trade(reading, maker, options),
        *_war(reading, maker, options),
        *_costs(reading, maker, options),
    )
    kept: dict[object, DraftPreference] = {}
    for one in found:
        kept.setdefault(_subject(one), one)
    return tuple(kept.values()) or (_indifferent(maker, options),)


def _subject(preference: DraftPreference) -> object:
    """What a preference is about: a wish on one option shadows any later one on the same option."""
    literals = {number for one in preference.alternatives for number, _ in one}
    return next(iter(literals)) if len(literals) == 1 else preference.alternatives


def _is(number: int, yes: str) -> tuple[tuple[tuple[int, str], ...], ...]:
    return (((number, yes),),)


def _indifferent(maker: str, options: Options) -> DraftPreference:
    own = next(number for number, option in enumerate(options) if option.owner == maker)
    return DraftPreference(_is(own, "N"), "assumed", "draft.nothing_known", options[own].statements)


def _stated(statements: tuple[Statement, ...]) -> tuple[Basis, str]:
    """``stated`` for certain and probable statements; ``assumed`` as soon as one is only possible."""
    level = weakest(statement.factuality for statement in statements)
    return ("stated", level) if level in ("CT", "PR") else ("assumed", level)


def _survival(maker: str, options: Options) -> Iterator[DraftPreference]:
    for number, option in enumerate(options):
        if option.owner == maker and option.act == "comply" and issue_record(option.issue, "stake") == "survival":
            yield DraftPreference(_is(number, "N"), "assumed", "draft.survival", option.statements)


def _wishes(reading: Reading, maker: str, options: Options) -> Iterator[DraftPreference]:
    """Its demands on others and its aims, each on the option that would fulfil it."""
    for number, option in enumerate(options):
        if option.act == "comply" and option.owner != maker:
            mine = _own(reading, maker, option)
            if mine:
                basis, level = _stated(mine)
                reason = "draft.demands" if any(s.type != "INTENTION" for s in mine) else "draft.aims"
                yield DraftPreference(_is(number, "Y"), basis, reason, tuple(s.id for s in mine), level)
        if option.act == "intend" and option.owner == maker:
            mine = tuple(reading.statement(ident) for ident in option.statements)
            basis, level = _stated(mine)
            yield DraftPreference(_is(number, "Y"), basis, "draft.intends", option.statements, level)


def _own(reading: Reading, maker: str, option: DraftOption) -> tuple[Statement, ...]:
    cited = (reading.statement(ident) for ident in option.statements)
    return tuple(statement for statement in cited if maker in roll_up(statement.source))


def _refusals(reading: Reading, maker: str, options: Options) -> Iterator[DraftPreference]:
    for statement in live(reading):
        if statement.type not in ("REFUSAL", "REJECT") or maker not in roll_up(statement.source) or statement.negative:
            continue
        issue = main_issue(issues_of(reading, statement))
        opposite = issue_record(issue, "opposite")
        for number, option in enumerate(options):
            if option.act == "comply" and option.owner == maker and issue is not None and option.issue == issue:
                basis, level = _stated((statement,))
                yield DraftPreference(_is(number, "N"), basis, "draft.refuses", (statement.id,), level)
            elif option.act == "comply" and option.owner in roll_up(statement.target) and option.issue == opposite:
                level = weakest((statement.factuality,))
                yield DraftPreference(_is(number, "Y"), "assumed", "draft.opposed_aim", (statement.id,), level)


def _pleas(views: Dossier, maker: str, options: Options) -> Iterator[DraftPreference]:
    asked = {ident for line in views.ledger.lines if line.status == "asked" for ident in line.statements}
    for number, option in enumerate(options):
        if option.act == "support" and maker in option.toward:
            cited = tuple(ident for ident in option.statements if ident in asked)
            level = (
                weakest(line.factuality for line in views.ledger.lines if set(line.statements) & set(cited))
                if cited
                else "PS"
            )
            basis: Basis = "stated" if level in ("CT", "PR") else "assumed"
            yield DraftPreference(_is(number, "Y"), basis, "draft.asked_for", cited or option.statements, level)


def _trade(reading: Reading, maker: str, options: Options) -> Iterator[DraftPreference]:
    for number, option in enumerate(options):
        parties = {actor for ident in option.statements for actor in roll_up(reading.statement(ident).source)}
        if option.act == "trade" and option.owner != maker and maker in parties:
            level = weakest(reading.statement(ident).factuality for ident in option.statements)
            reason = "draft.trade_part" if option.basis == "stated" else "draft.trade_inferred"
            yield DraftPreference(_is(number, "Y"), option.basis, reason, option.statements, level)


def _war(reading: Reading, maker: str, options: Options) -> Iterator[DraftPreference]:
    own = next((n for n, o in enumerate(options) if o.owner == maker and o.act in ("fight", "threaten")), None)
    others = [
        n for n, o in enumerate(options) if o.owner != maker and o.act in ("fight", "threaten") and maker in o.toward
    ]
    for number in others:
        yield DraftPreference(_is(number, "N"), "assumed", "draft.cost_of_war", options[number].statements)
    if own is None:
        return
    wanted = [n for n, o in enumerate(options) if o.act == "comply" and o.owner != maker and _own(reading, maker, o)]
    either: Alternatives
    if wanted:
        obeyed = ((own, "N"), *((number, "Y") for number in wanted))
        either = (*(((own, "Y"), (number, "N")) for number in wanted), obeyed)
        cited = tuple(dict.fromkeys(ident for n in (own, *wanted) for ident in options[n].statements))
        yield DraftPreference(either, "assumed", "draft.pressure_until_compliance", cited)
    elif others:
        either = (
            *(((own, "Y"), (number, "Y")) for number in others),
            ((own, "N"), *((number, "N") for number in others)),
        )
        yield DraftPreference(either, "assumed", "draft.fights_back", options[own].statements)
    else:
        yield DraftPreference(_is(own, "N"), "assumed", "draft.cost_of_war", options[own].statements)


def _costs(reading: Reading, maker: str, options: Options) -> Iterator[DraftPreference]:
    for number, option in enumerate(options):
        if option.owner != maker:
            continue
        if option.act == "comply":
            yield DraftPreference(_is(number, "N"), "assumed", "draft.concession_costs", option.statements)
        if option.act == "trade":
            yield DraftPreference(_is(number, "N"), "assumed", "draft.own_part_costs", option.statements)
        if option.act == "support":
            foretold = _foretold(reading, maker, option)
            reason = "draft.neutrality_foretold" if foretold else "draft.support_costs"
            yield DraftPreference(_is(number, "N"), "assumed", reason, foretold or option.statements)


def _foretold(reading: Reading, maker: str, option: DraftOption) -> tuple[str, ...]:
    """Forecasts that it will stay neutral or give nothing, and statements that it gave nothing."""
    return tuple(
        s.id
        for s in live(reading)
        if maker in roll_up(s.source)
        and (
            (s.kind == "forecast" and s.type == "NEUTRALITY" and not s.negative)
            or (s.type in ("AID", "SUPPORT") and s.negative and set(roll_up(s.target)) & set(option.toward))
        )
    )
