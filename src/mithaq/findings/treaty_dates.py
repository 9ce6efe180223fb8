"""Dates of a treaty in the text against the register: signed, in force, no longer in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from mithaq.answer import NO, UNKNOWN, YES, Evidence, Reason
from mithaq.dates import PartialDate
from mithaq.findings.phrases import ids
from mithaq.findings.verdicts import (
    Confirmed,
    Contradiction,
    ContradictionKind,
    NotChecked,
    Omission,
    Verdict,
    held,
    said,
    weight,
)
from mithaq.statements.statement import Reading, Statement, Treaty
from mithaq.world.pacts import Dated, Pact

NEWS_OF_SIGNING = 31
"""Days after signature in which a text that tells what a treaty holds is news of it, and calls it binding on no one."""

Act = Literal["signed", "in_force", "ended"]


@dataclass(frozen=True, slots=True)
class _Claim:
    statement: Statement
    act: Act
    date: PartialDate
    by_label: Evidence | None = None
    labelled: bool = False


def check_dates(reading: Reading, treaty: Treaty, pact: Pact, about: tuple[Statement, ...]) -> Iterator[Verdict]:
    """Every date that the text gives for the treaty, each once.

    A date agrees if any date that the register holds can mean the same day; a month agrees with a
    day in it.  A date that only labels the treaty is reported where it is wrong.  Competing dates contradict the text only if none of them agrees.
    """
    seen: set[tuple[str, str]] = set()
    for claim in _claims(reading, treaty, about):
        if (claim.act, str(claim.date)) not in seen:
            seen.add((claim.act, str(claim.date)))
            verdict = _date_verdict(claim, pact)
            if not (claim.labelled and isinstance(verdict, Confirmed)):
                yield verdict


def _claims(reading: Reading, treaty: Treaty, about: tuple[Statement, ...]) -> Iterator[_Claim]:
    for statement in about:
        if statement.type == "AGREE" and statement.time is not None and statement.factuality in ("CT+", "PR+", "PS+"):
            act = _act(statement, reading)
            if act is not None or statement.time == treaty.date:
                yield _Claim(statement, act or "signed", statement.time)
    if treaty.date is not None and about and not _dated(about, treaty.date):
        yield _Claim(about[0], "signed", treaty.date, treaty.evidence, labelled=True)


def _dated(about: tuple[Statement, ...], date: PartialDate) -> bool:
    """Whether a statement of the text already gives this date, as the date of whatever act."""
    return any(statement.type == "AGREE" and statement.time == date for statement in about)


def _act(statement: Statement, reading: Reading) -> Act | None:
    found = ids("treaty_acts", statement.evidence.exact, reading.document.lang)
    if "in_force" in found:
        return "in_force"
    if "ended" in found:
        return "ended"
    return "signed" if "signed" in found else None


def _date_verdict(claim: _Claim, pact: Pact) -> Verdict:
    register: Dated = getattr(pact, claim.act)
    statement, source = claim.statement, pact.sources_for.get(claim.act) or register.source
    values = {"text": str(claim.date), "register": _dates(register), "act": claim.act, "pact": pact.id}
    if register.state == "unknown" or (register.state == "open" and pact.as_of.before(claim.date) is not NO):
        return NotChecked(statement.id, claim.act, "not_checked.date_unknown", values)
    text = said(statement, date=str(claim.date))
    if claim.by_label is not None:
        text = replace(text, values={**text.values, "quote": claim.by_label.exact}, ground=claim.by_label)
    if any(reading.date.agrees_with(claim.date) for reading in register.readings):
        leaf = held(f"register.{claim.act}", pact, None, source, YES, dates=_dates(register))
        return Confirmed(statement.id, claim.act, pact.id, Reason("confirmed.date", YES, values, None, (text, leaf)))
    leaf = held(f"register.{claim.act}", pact, None, source, NO, dates=_dates(register))
    because = Reason("contradiction.date", weight(statement), values, None, (text, leaf))
    kind: ContradictionKind = "date" if claim.act == "signed" else "in_force"
    return Contradiction(
        kind, statement.id, claim.act, str(claim.date), str(register), pact.id, because,
        hedged=not statement.factuality.startswith("CT"), holder=statement.attribution,
    )  # fmt: skip


def _dates(register: Dated) -> list[str]:
    return [str(reading.date) for reading in register.readings] or [register.state]


def check_in_force(
    reading: Reading, pact: Pact, about: tuple[Statement, ...], day: PartialDate | None
) -> Iterator[Verdict]:
    """Whether the pact binds on the day on which the text speaks of it as binding.

    The claim is every provision that the text affirms; one verdict for all.  A text that also says
    that the treaty is not in force is held to that instead.
    """
    denial = _says_not_in_force(reading, about)
    affirmed = tuple(s for s in about if s.kind == "provision" and s.factuality in ("CT+", "PR+"))
    claims = (denial,) if denial else affirmed
    if not claims:
        return
    if day is None:
        yield NotChecked(claims[0].id, "in_force", "not_checked.no_day", {"pact": pact.id})
        return
    binds = _binds(pact, day)
    if denial:
        yield _of_denial(denial, pact, day, binds)
    elif binds.answer is UNKNOWN:
        yield NotChecked(claims[0].id, "in_force", "not_checked.in_force", dict(binds.values))
    elif binds.answer is NO:
        yield _not_in_force(claims, pact, day, binds)


def _binds(pact: Pact, day: PartialDate) -> Reason:
    begun = pact.in_force.reached(day)
    ended = pact.ended.reached(day)
    values = {"day": str(day), "in_force": _dates(pact.in_force), "ended": _dates(pact.ended)}
    if begun is NO:
        code, act, answer = "register.not_yet_in_force", "in_force", NO
    elif ended is YES:
        code, act, answer = "register.ended", "ended", NO
    else:
        code, act, answer = "register.in_force", "in_force", begun & ~ended
    register: Dated = getattr(pact, act)
    source = pact.sources_for.get(act) or register.source
    return held(code, pact, None, source, answer, dates=_dates(register), **values)


def _not_in_force(claims: tuple[Statement, ...], pact: Pact, day: PartialDate, binds: Reason) -> Verdict:
    first, everything = claims[0], tuple(claim.id for claim in claims)
    values = {"pact": pact.id, "day": str(day), "dates": binds.values["dates"]}
    if binds.code == "register.not_yet_in_force" and _is_news(pact, day):
        because = Reason("omission.not_yet_in_force", YES, values, None, (said(first), binds))
        return Omission("not_yet_in_force", pact.id, because, statements=everything)
    code = "contradiction.ended" if binds.code == "register.ended" else "contradiction.not_yet_in_force"
    because = Reason(code, weight(first), values, None, (said(first), binds))
    register_says = str(pact.ended if code.endswith("ended") else pact.in_force)
    return Contradiction(
        "in_force", first.id, "ended" if code.endswith("ended") else "in_force", str(day), register_says, pact.id,
        because, statements=everything, hedged=not first.factuality.startswith("CT"), holder=first.attribution,
    )  # fmt: skip


def _of_denial(denial: Statement, pact: Pact, day: PartialDate, binds: Reason) -> Verdict:
    values = {"pact": pact.id, "day": str(day), "dates": binds.values["dates"]}
    if binds.answer is UNKNOWN:
        return NotChecked(denial.id, "in_force", "not_checked.in_force", values)
    if binds.answer is NO:
        because = Reason("confirmed.not_in_force", YES, values, None, (said(denial), binds))
        return Confirmed(denial.id, "in_force", pact.id, because)
    because = Reason("contradiction.is_in_force", weight(denial), values, None, (said(denial), binds))
    return Contradiction(
        "in_force", denial.id, "in_force", f"not in force {day}", str(pact.in_force), pact.id, because,
        hedged=not denial.factuality.startswith("CT"), holder=denial.attribution,
    )  # fmt: skip


def _says_not_in_force(reading: Reading, about: tuple[Statement, ...]) -> Statement | None:
    lang = reading.document.lang
    return next((s for s in about if s.negative and "in_force" in ids("treaty_acts", s.evidence.exact, lang)), None)


def _is_news(pact: Pact, day: PartialDate) -> bool:
    return any(abs((day.first - one.date.last).days) <= NEWS_OF_SIGNING for one in pact.signed.readings)
