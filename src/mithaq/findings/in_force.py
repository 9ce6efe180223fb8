"""Step 1: is the pact in force on the day, for the debtor, for the beneficiary, and between the two?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mithaq.answer import NO, UNKNOWN, YES, Answer, Article, Reason, all_of, any_of, conjunction
from mithaq.dates import PartialDate
from mithaq.world.continuity import same_state
from mithaq.world.pacts import Dated, Pact, Party, Suspension
from mithaq.world.register import Register


def in_force(pact: Pact, debtor: str, beneficiary: str, on: PartialDate, *, as_if: bool = False) -> Reason:
    """Whether the pact binds `debtor` toward `beneficiary` on the day.

    Steps: 1. entry into force or provisional application (VCLT arts. 24, 25); 2. not ended (arts. 54-62); 3. the debtor is a
    party; 4. the beneficiary is one, unless the pact names a third state; 5. no suspension lies between the two (arts. 57, 58).

    Parameters
    ----------
    pact : Pact
    debtor, beneficiary : str
    on : PartialDate
    as_if : bool
        Take steps 1 and 2 as given.
    """
    reasons = [] if as_if else [entry(pact, on), running(pact, on)]
    if as_if:
        reasons.append(Reason("in_force.as_if", YES, {"pact": pact.id}, Article(pact.id)))
    reasons.append(membership(pact, debtor, on))
    if any(same_state(party.state, beneficiary, on) for party in pact.parties):
        reasons.append(membership(pact, beneficiary, on))
    else:
        reasons.append(_leaf(pact, "party.third", YES, None, state=beneficiary))
    reasons += [
        _rests(pact, rest, (debtor, beneficiary), on) for rest in pact.suspensions if rest.touches(debtor, beneficiary)
    ]
    return conjunction("in_force", reasons, pact=pact.id, debtor=debtor, beneficiary=beneficiary, on=str(on))


def _leaf(pact: Pact, code: str, answer: Answer, source: str | None, **values: Any) -> Reason:
    return Reason(code, answer, {"pact": pact.id, **values}, Article(pact.id, None, source))


def entry(pact: Pact, on: PartialDate) -> Reason:
    """Whether the pact has entered into force, or applies provisionally, by the day."""
    started = pact.in_force.reached(on)
    provisional = pact.provisionally_applied.reached(on)
    if started is YES or pact.in_force.state == "never":
        code = "in_force.since" if started is YES else "in_force.never"
        return _leaf(pact, code, started, _source(pact, "in_force"), date=pact.in_force.days)
    if provisional is YES:
        date = pact.provisionally_applied.days
        return _leaf(pact, "in_force.provisional", YES, _source(pact, "provisionally_applied"), date=date)
    if pact.in_force.competing and started is UNKNOWN:
        return _competing(pact, "in_force.competing", "in_force", pact.in_force, on)
    if started is UNKNOWN or provisional is UNKNOWN:
        return _leaf(pact, "in_force.date_unknown", UNKNOWN, _source(pact, "in_force"), date=pact.in_force.days)
    values: dict[str, Any] = {"signed": pact.signed.days, "date": pact.in_force.days}
    return _leaf(pact, "in_force.not_yet", NO, _source(pact, "in_force"), **values)


def running(pact: Pact, on: PartialDate) -> Reason:
    """Whether the pact has not ended by the day."""
    ended = pact.ended.reached(on)
    if pact.ended.competing and ended is UNKNOWN:
        return _competing(pact, "ended.competing", "ended", pact.ended, on)
    if ended is YES:
        return _leaf(pact, "ended.on", NO, _source(pact, "ended"), date=pact.ended.days)
    if ended is UNKNOWN:
        return _leaf(pact, "ended.unknown", UNKNOWN, _source(pact, "ended"), date=pact.ended.days)
    return _leaf(pact, "ended.not", YES, _source(pact, "ended"), as_of=str(pact.as_of))


def _competing(pact: Pact, code: str, key: str, dated: Dated, on: PartialDate) -> Reason:
    """Each source's date as a reason of its own; unknown, since they disagree about the day."""

    def readings() -> Iterator[Reason]:
        for reading in dated.readings:
            reached = ~on.before(reading.date)
            answer = reached if key == "in_force" else ~reached
            values = {"date": str(reading.date), "says": reading.says}
            yield _leaf(pact, f"{code}.reading", answer, reading.source, **values)

    return Reason(code, UNKNOWN, {"pact": pact.id}, None, tuple(readings()))


def _source(pact: Pact, key: str) -> str | None:
    dated: Dated = getattr(pact, key)
    return dated.source or pact.sources_for.get(key)


def membership(pact: Pact, state: str, on: PartialDate) -> Reason:
    """Whether `state` is a party on the day, over all the spells of its membership."""
    spells = [party for party in pact.parties if same_state(party.state, state, on)]
    answers = [_bound(spell, on) for spell in spells]
    answer = any_of(*answers)
    if answer is not NO:
        spell = spells[answers.index(answer)]
        code = "party.unknown" if answer is UNKNOWN else "party.yes" if spell.joined else "party.original"
        date = (spell.joined or pact.in_force).days
        return _leaf(pact, code, answer, spell.source, state=state, date=date, how=spell.how)
    gone = [spell for spell in spells if spell.left.reached(on) is YES]
    if gone:
        return _leaf(pact, "party.left", NO, gone[-1].source, state=state, date=gone[-1].left.days)
    if not spells:
        return _leaf(pact, "party.never", NO, None, state=state)
    date = (spells[0].joined or pact.in_force).days
    return _leaf(pact, "party.not_yet", NO, spells[0].source, state=state, date=date)


def _bound(party: Party, on: PartialDate) -> Answer:
    joined = YES if party.joined is None else party.joined.reached(on)
    return all_of(joined, ~party.left.reached(on))


def _rests(pact: Pact, rest: Suspension, pair: tuple[str, str], on: PartialDate) -> Reason:
    """A suspension between the two; a contested one leaves the answer open, with both readings."""
    running_now = all_of(rest.start.reached(on), ~rest.end.reached(on))
    frozen = [state for state in pair if state in rest.of]
    others = [state for state in pair if state not in frozen]
    values: dict[str, Any] = {"of": frozen, "toward": others, "from": rest.start.days, "says": rest.says}
    if running_now is not YES:
        code = "suspension.none" if running_now is NO else "suspension.date_unknown"
        return _leaf(pact, code, ~running_now, rest.source, **values)
    if not rest.contested and rest.kind == "suspended":
        return _leaf(pact, "suspension.rests", NO, rest.source, **values)
    readings = (
        _leaf(pact, "suspension.reading.rests", NO, rest.source, **values),
        _leaf(pact, "suspension.reading.binds", YES, rest.source, **values),
    )
    return Reason("suspension.contested", UNKNOWN, {"pact": pact.id, **values}, None, readings)


def binding(
    pact: Pact, debtor: str, beneficiary: str, on: PartialDate, register: Register, *, as_if: bool = False
) -> Reason:
    """Step 1 whole: what the record itself cannot say, and then `in_force`.

    An unpublished text leaves all unknown; words that do not bind give no; after the register's window nothing is certain.
    """
    force = in_force(pact, debtor, beneficiary, on, as_if=as_if)
    more: list[Reason] = []
    if pact.binding == "none":
        more.append(Reason("binding.none", NO, {"form": pact.form}, Article(pact.id)))
    if pact.published == "none":
        more.append(Reason("text.unpublished", UNKNOWN, {"pact": pact.id}, Article(pact.id)))
    as_of = register.as_of
    if as_of is not None and on.last > as_of.last and pact.ended.state != "dates":
        more.append(Reason("coverage.after", UNKNOWN, {"as_of": str(as_of)}, register.dataset))
    more.append(Reason("text.level", YES, {"level": pact.text_level}, Article(pact.id)))
    return conjunction("in_force", (*more, *force.because), **force.values)
