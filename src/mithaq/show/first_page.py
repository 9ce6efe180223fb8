"""Page one of a brief: the question, the answer, what is wrong, what is unknown, what would change it.

At most 250 words in either language.  Every line is computed; none is stronger than what it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from mithaq.answer import UNKNOWN, YES, Reason
from mithaq.findings.duties import Duties, Duty
from mithaq.findings.inquiry import Asked, Inquiry
from mithaq.findings.what_turns import Change
from mithaq.show.game_page import first_turn, way_out
from mithaq.show.page import Line, Section
from mithaq.show.words import Words

_WRONG = 4
_NAMED = 4
"""Up to so many states are named; more are counted."""


def first_page(inquiry: Inquiry) -> tuple[Section, ...]:
    """The sections of page one."""
    parts = (
        ("question", _question(inquiry), False),
        ("answer", _answer(inquiry), False),
        ("wrong", _wrong(inquiry), False),
        ("unknown", _unknown(inquiry), False),
        ("turns", _turns(inquiry), True),
        ("standing", _standing(inquiry), False),
    )
    return tuple(
        Section(f"first-{name}", Line(f"first.{name}"), tuple(lines), (), numbered) for name, lines, numbered in parts
    )


def article(duty: Duty) -> str | None:
    """A duty's article as a reference: ``rus-irn-2001#3``."""
    return f"{duty.pact}#{duty.article}" if duty.pact and duty.article else duty.pact


def _question(inquiry: Inquiry) -> Iterator[Line]:
    asked = inquiry.first
    if asked is None:
        yield Line("first.no_question")
        return
    question = asked.question
    yield Line("first.ask", {"attacker": question.attacker, "target": question.target}, question.rests_on[:3], "strong")


def _answer(inquiry: Inquiry) -> Iterator[Line]:
    asked = inquiry.first
    if asked is None:
        return
    yield from _on_a_day(asked.duties)
    for again in inquiry.again(asked):
        if _outside(again.duties):
            yield Line("first.outside", {"day": str(again.day), "to": again.duties.coverage[0].end})
        elif _summary(again.duties) == _summary(asked.duties):
            yield Line("first.same_on", {"day": str(again.day)})
        else:
            yield from _on_a_day(again.duties, asked.duties)
    if inquiry.game is not None:
        yield way_out(inquiry.game)
    yield Line("first.confidence", {"level": f"confidence.{_confidence(inquiry, asked)}"})


def _outside(duties: Duties) -> bool:
    """Whether the day lies outside what the register covers."""
    return any(window.answer is not YES for window in duties.coverage)


def _summary(duties: Duties) -> set[tuple[str, str, str | None]]:
    return {(d.state, d.duty, d.pact) for d in duties.duties if d.answer is YES}


def _on_a_day(duties: Duties, before: Duties | None = None) -> Iterator[Line]:
    """Who owes defence on a day, and who owes something else; shorter where the day before said the same of defence."""
    if _outside(duties):
        yield Line("first.outside", {"day": str(duties.contingency.on), "to": duties.coverage[0].end})
        return
    target, day = duties.contingency.target, str(duties.contingency.on)
    due = [d for d in duties.duties if d.answer is YES]
    defence = [d for d in due if d.duty == "defense"]
    if defence:
        yield Line(
            "first.defence",
            {"day": day, "target": target, "states": _states(defence), "pacts": _pacts(defence)},
            _refs(defence),
            "strong",
        )
    elif before is not None and not any(d.duty == "defense" and d.answer is YES for d in before.duties):
        yield Line("first.nobody_either", {"day": day}, (), "strong")
    else:
        yield Line("first.no_defence", {"day": day, "target": target}, (), "strong")
    for (state, pact), group in groupby((d for d in due if d.duty != "defense"), key=lambda d: (d.state, d.pact)):
        owed = list(group)
        kinds = list(dict.fromkeys(d.duty for d in owed))
        yield Line("first.owes", {"state": state, "duties": kinds, "pact": pact}, _refs(owed))


def _states(duties: list[Duty]) -> Any:
    states = list(dict.fromkeys(d.state for d in duties))
    return states if len(states) <= _NAMED else Line("first.many_states", {"n": len(states)})


def _pacts(duties: list[Duty]) -> list[Any]:
    """The pacts by name, where there are no more than three; else two, and how many more."""
    pacts: list[Any] = list(dict.fromkeys(d.pact for d in duties if d.pact))
    return pacts if len(pacts) <= 3 else [*pacts[:2], Line("first.more", {"n": len(pacts) - 2})]


def _refs(duties: list[Duty]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref for d in duties if (ref := article(d))))[:4]


def _confidence(inquiry: Inquiry, asked: Asked) -> str:
    """The confidence in the answer; never high where sources compete over the dates of the text's own treaty."""
    level = confidence(asked.duties)
    competing = any(omitted.kind == "competing_dates" for omitted in inquiry.checks.omissions)
    return "medium" if competing and level == "high" else level


def confidence(duties: Duties) -> str:
    """How sure the legal answer is: low outside coverage, medium where a line is disputed, unknown or not from a read text."""
    if _outside(duties):
        return "low"
    weighty = [d for d in duties.duties if d.answer in (YES, UNKNOWN)]
    if any(d.disputed or d.answer is UNKNOWN or d.text_level not in ("read", "quoted") for d in weighty):
        return "medium"
    return "high"


def _wrong(inquiry: Inquiry) -> Iterator[Line]:
    checks = inquiry.checks
    for found in checks.contradictions[:_WRONG]:
        code = "first.doubt" if found.hedged else "first.error"
        yield Line(
            code,
            {"sentence": short(found.because, found.field)},
            (found.statement, *_article(found.pact, found.article)),
        )
    for omitted in checks.omissions:
        if omitted.kind != "competing_dates":
            line = short(omitted.because)
            yield Line(line.code, line.values, _article(omitted.pact, omitted.article))
    if not checks.contradictions and not checks.omissions:
        yield Line("first.nothing_wrong" if checks.confirmed else "first.nothing_checked")


def short(because: Reason, field: str = "") -> Line:
    """A finding in one short sentence, where the catalogue has one (of a date, one for each act that it dates)."""
    codes = (f"short.{because.code}.{field}", f"short.{because.code}")
    return Line(next(filter(Words("en").has, codes), because.code), because.values)


def _article(pact: str, number: str | None) -> tuple[str, ...]:
    return (f"{pact}#{number}",) if number else (pact,)


def _unknown(inquiry: Inquiry) -> Iterator[Line]:
    if inquiry.reading.document.date is None:
        yield Line("first.no_date")
    for omitted in inquiry.checks.omissions:
        if omitted.kind == "competing_dates":
            yield Line("first.competing", omitted.because.values, (omitted.pact,))
    yield Line("first.no_odds")
    asked = inquiry.first
    if asked is not None:
        unsure = [d for d in asked.duties.duties if d.answer is UNKNOWN]
        defence = [d for d in unsure if d.duty == "defense"]
        if defence:
            values = {"duty": "defense", "states": _states(defence), "pacts": _pacts(defence)}
            yield Line("first.unsure", values, _refs(defence))
        elif unsure:
            yield Line("first.unsure_lesser", {"n": len(unsure)}, _refs(unsure)[:2])
    if inquiry.checks.not_checked:
        ids = tuple(dict.fromkeys(n.statement for n in inquiry.checks.not_checked))
        yield Line("first.not_checked", {"n": len(ids)}, ids[:3])


def _turns(inquiry: Inquiry) -> Iterator[Line]:
    """Three things that would change the answer: of the law first, then of the game."""
    weighty = sorted(inquiry.changes, key=lambda change: change.fact == "without")
    game = first_turn(inquiry.game) if inquiry.game else None
    lines = [_change(change) for change in weighty[: 2 if game else 3]]
    if game is not None:
        lines.append(game)
    yield from lines or [Line("first.nothing_turns")]


def _change(change: Change) -> Line:
    effects = (*_effects("first.gained", change.gained), *_effects("first.lost", change.lost))
    refs = tuple(dict.fromkeys(ref for d in change.gained + change.lost if (ref := article(d))))[:3]
    return Line(f"turn.{change.fact}", {**change.values, "effects": effects}, refs)


def _effects(code: str, duties: tuple[Duty, ...]) -> Iterator[Line]:
    """Who would owe what, or no longer; states that share the same duties are named together."""
    owed: dict[str, list[str]] = {}
    for duty in duties:
        kinds = owed.setdefault(duty.state, [])
        if duty.duty not in kinds:
            kinds.append(duty.duty)
    alike: dict[tuple[str, ...], list[Duty]] = {}
    for duty in duties:
        alike.setdefault(tuple(owed[duty.state]), []).append(duty)
    for shared, group in alike.items():
        yield Line(code, {"states": _states(group), "duties": list(shared)})


def _standing(inquiry: Inquiry) -> Iterator[Line]:
    register = inquiry.register
    yield Line(
        "first.standing_line",
        {
            "version": register.version[:8],
            "pacts": len(register),
            "checked": str(register.as_of) if register.as_of else None,
            "share": round(100 * inquiry.unreviewed),
        },
        (),
        "muted",
    )


def asked_title(*asked: Asked) -> Line:
    """The title of one question on one day, or on several with the same answers."""
    question = asked[0].question
    return Line(
        "asked.title",
        {"attacker": question.attacker, "target": question.target, "day": [str(one.day) for one in asked]},
        question.rests_on,
    )
