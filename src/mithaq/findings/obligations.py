"""Who is obliged: the five steps, for every pact, debtor and duty.

1. in force (`in_force`); 2. pulled (`trigger`); 3. tested: area, adversaries, conditions (`area`, `conditions`); 4. excepted
(`exceptions`); 5. answered, by Kleene's conjunction.  `docs/pact-format.md` tells what the register must say for each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from mithaq.answer import NO, UNKNOWN, YES, Article, Reason, all_of, conjunction
from mithaq.errors import BadInput
from mithaq.findings.area import in_area
from mithaq.findings.both_sides import bound_to_both
from mithaq.findings.casus import Casus, on_the_day
from mithaq.findings.conditions import adversary_named, condition_met
from mithaq.findings.contingency import AGGRESSORS, Contingency
from mithaq.findings.duties import DISPUTES, Coverage, Duties, Duty, word
from mithaq.findings.exceptions import not_excepted
from mithaq.findings.in_force import binding, in_force
from mithaq.findings.relevance import contained, keep, one_side, order, worth_listing
from mithaq.findings.standing import standing
from mithaq.findings.trigger import a_fortiori, pulled
from mithaq.world.continuity import same_state, state_on
from mithaq.world.pacts import Obligation, Pact, PactArticle
from mithaq.world.places import Place, Places
from mithaq.world.register import Register


def who_is_obliged(
    contingency: Contingency,
    register: Register,
    places: Places,
    *,
    states: Collection[str] | None = None,
    aggressor: str = "attacker",
    without: Iterable[str] = (),
    as_if_in_force: Iterable[str] = (),
) -> Duties:
    """Who owes what to whom when `contingency` happens.

    Steps: 1. find the place; 2. for every pact and every triggered duty, the lines toward the target, and those of the
    attacker's own allies; 3. a pact of the target's without a clause of defence gives a *no* of its own; 4. the attacker's
    promise not to attack; 5. duties that contain others, conflicts, and the window of the register.

    Parameters
    ----------
    contingency : Contingency
    register : Register
    places : Places
    states : collection of str, optional
        States to list even where no pact is on file.
    aggressor : {"attacker", "target", "contested"}
        Who is the aggressor in law.
    without, as_if_in_force : iterable of str
        Pact ids to leave out, or to take as in force.

    Returns
    -------
    Duties
        Every line with a tree of reasons; leaves rest on an article or on the register.

    Raises
    ------
    BadInput
        An `aggressor` that is not one of the three; an attacker that is the target under another name (SUN and RUS).
    UnknownName
        A pact id that is not on file.
    """
    if aggressor not in AGGRESSORS:
        raise BadInput(f"no aggressor {aggressor!r}", remedy=f"Use one of: {' '.join(AGGRESSORS)}")
    attacker, target, on = contingency.attacker, contingency.target, contingency.on
    if not contingency.nonstate and same_state(attacker, target, on):
        raise BadInput(f"{attacker} and {target} are one state on {on}", remedy="Name two states")
    dropped, supposed = tuple(without), tuple(as_if_in_force)
    asked = _Question(
        contingency, register.without(dropped), *_place(contingency, places), aggressor, frozenset(supposed)
    )
    for ident in supposed:
        register.pact(ident)
    every = asked.lines(states or ())
    conflicts = bound_to_both(contingency, every, standing(contingency, asked.register, to_target=False))
    lines = tuple(one_side(contingency, every))
    return Duties(
        contingency=contingency,
        duties=lines,
        coverage=(asked.coverage(),),
        conflicts=conflicts,
        standing=standing(contingency, asked.register, to_target=True),
        place=asked.place.id if asked.place else None,
        aggressor=aggressor,
        assumptions=(*(f"without {i}" for i in dropped), *(f"as if in force {i}" for i in supposed)),
        warnings=asked.warnings(),
    )


def _place(contingency: Contingency, places: Places) -> tuple[Place | None]:
    if contingency.where is None:
        return (places.home(contingency.target),)
    return (places.resolve(contingency.where),)


@dataclass(frozen=True, slots=True)
class _Question:
    """One contingency put to one register."""

    contingency: Contingency
    register: Register
    place: Place | None
    aggressor: str
    supposed: frozenset[str]

    def lines(self, states: Collection[str]) -> tuple[Duty, ...]:
        """Every line, the best of each (pact, debtor, duty, beneficiary), in the order yes, unknown, no."""
        best: dict[tuple[str, ...], Duty] = {}
        for pact in self.register:
            for line, absorbed in self._of_pact(pact):
                keep(best, line, absorbed)
        found = list(contained(best.values()))
        found += [self._no_pact(state) for state in states if not any(line.state == state for line in found)]
        return tuple(sorted(found, key=order))

    def _of_pact(self, pact: Pact) -> Iterator[tuple[Duty, bool]]:
        signed = pact.signed.reached(self.contingency.on)
        if signed is NO and pact.id not in self.supposed:
            return
        defended: set[str] = set()
        for article in pact.articles:
            for obligation in article.duties:
                for casus in self._cases(pact, article, obligation):
                    line = self._line(casus)
                    if line is None:
                        continue
                    if line.duty in ("defense", "offense") and not casus.ally_attacks:
                        defended.add(line.state)
                    yield line, line.duty == "consultation" and a_fortiori(casus)
                yield from ((line, False) for line in self._nonaggression(pact, article, obligation))
        yield from ((line, False) for line in self._without_defense(pact, defended))

    def _cases(self, pact: Pact, article: PactArticle, obligation: Obligation) -> Iterator[Casus]:
        """Every (debtor, beneficiary) to whom the duty can speak here, with what remains under an understanding."""
        if obligation.trigger is None or obligation.kind == "nonaggression":
            return
        for variant in _variants(obligation):
            for debtor, beneficiary in self._pairs(pact, variant):
                yield Casus(
                    self.contingency,
                    self.place,
                    self.aggressor,
                    self.register,
                    pact,
                    article,
                    variant,
                    debtor,
                    beneficiary,
                    pact.id in self.supposed,
                )

    def _pairs(self, pact: Pact, obligation: Obligation) -> Iterator[tuple[str, str]]:
        on = self.contingency.on
        debtors = on_the_day(obligation.debtors.among(pact.states), on)
        owed_to = on_the_day(obligation.beneficiaries.among(pact.states), on)
        trigger = obligation.trigger
        assert trigger is not None
        for debtor in debtors:
            attacks = self._attacks(debtor)
            if attacks and obligation.kind != "consultation":
                continue
            if self._is_target(debtor):
                if trigger.against in ("debtor", "both"):
                    yield from ((debtor, other) for other in owed_to if other != debtor and not self._attacks(other))
                continue
            if trigger.against == "debtor":
                continue
            yield from ((debtor, to) for to in owed_to if to != debtor and self._concerns(to, obligation))

    def _concerns(self, beneficiary: str, obligation: Obligation) -> bool:
        if self._is_target(beneficiary):
            return obligation.kind != "offense" or self._either_side(obligation)
        return self._attacks(beneficiary)

    def _either_side(self, obligation: Obligation) -> bool:
        trigger = obligation.trigger
        return trigger is not None and (trigger.against == "involved" or trigger.provoked == "blind")

    def _attacks(self, state: str) -> bool:
        return not self.contingency.nonstate and same_state(state, self.contingency.attacker, self.contingency.on)

    def _is_target(self, state: str) -> bool:
        return same_state(state, self.contingency.target, self.contingency.on)

    def _line(self, casus: Casus) -> Duty | None:
        """The five steps for one casus; None where the line is not worth a place."""
        force = self._force(casus.pact, casus.debtor, casus.beneficiary)
        if casus.ally_attacks and force.answer is NO:
            return None
        if not worth_listing(casus.pact, casus.debtor, casus.beneficiary, self.contingency.on, force, self.register):
            return None
        tests = (
            in_area(casus, casus.trigger.area),
            adversary_named(casus),
            *(condition_met(casus, c) for c in casus.trigger.conditions),
        )
        if any(
            reason.answer is NO and c.negated for reason, c in zip(tests[2:], casus.trigger.conditions, strict=True)
        ):
            return None
        steps = (force, pulled(casus), conjunction("tested", tests), not_excepted(casus))
        return _duty(casus.pact, casus.article, casus.obligation, casus.debtor, casus.beneficiary, steps)

    def _force(self, pact: Pact, debtor: str, beneficiary: str) -> Reason:
        """Step 1."""
        supposed = pact.id in self.supposed
        return binding(pact, debtor, beneficiary, self.contingency.on, self.register, as_if=supposed)

    def _nonaggression(self, pact: Pact, article: PactArticle, obligation: Obligation) -> Iterator[Duty]:
        """The attacker's own promise not to attack the target."""
        on = self.contingency.on
        if obligation.kind != "nonaggression" or self.contingency.nonstate:
            return
        debtors = on_the_day(obligation.debtors.among(pact.states), on)
        owed_to = on_the_day(obligation.beneficiaries.among(pact.states), on)
        attacker, target = state_on(self.contingency.attacker, on), state_on(self.contingency.target, on)
        if attacker not in debtors or target not in owed_to:
            return
        force = self._force(pact, attacker, target)
        if worth_listing(pact, attacker, target, on, force, self.register):
            yield _duty(pact, article, obligation, attacker, target, (force,))

    def _without_defense(self, pact: Pact, defended: set[str]) -> Iterator[Duty]:
        """A pact that binds a state to the target, but not to defend it: no such duty."""
        on = self.contingency.on
        target = state_on(self.contingency.target, on)
        parties = on_the_day(pact.states, on)
        named = {state for a in pact.articles for d in a.duties for state in on_the_day(d.beneficiaries.states, on)}
        if target not in parties and target not in named:
            return
        for state in parties:
            if state == target or state in defended or self._attacks(state):
                continue
            force = in_force(pact, state, target, on, as_if=pact.id in self.supposed)
            waits = any(node.code == "in_force.not_yet" for node in force.because)
            bound = all_of(*(node.answer for node in force.because if node.code != "in_force.not_yet"))
            if force.answer is NO and not (waits and bound is not NO):
                continue
            none = Reason("duty.none", NO, {"pact": pact.id, "state": state, "to": target}, Article(pact.id))
            yield _line_without(pact, state, target, (none, force))

    def _no_pact(self, state: str) -> Duty:
        """A state that was asked for and has no pact with the target on file."""
        target = self.contingency.target
        values = {"state": state, "to": target, "on": str(self.contingency.on)}
        reason = Reason("register.none", UNKNOWN, values, self.register.dataset)
        return Duty(
            state, "defense", target, UNKNOWN, "no_pact_on_file", False, None, None, None, None, (), None, (reason,)
        )

    def coverage(self) -> Coverage:
        """The window of the register and whether the day lies in it."""
        window = self.register.window
        inside = UNKNOWN
        if window.start and window.end:
            on = self.contingency.on
            inside = all_of(~on.before(window.start), ~window.end.before(on))
        start, end = (str(day) if day else None for day in (window.start, window.end))
        return Coverage("register", start, end, inside, self.register.version, len(self.register))

    def warnings(self) -> tuple[Reason, ...]:
        """What the reader should know before the answer."""
        found: list[Reason] = []
        where = self.contingency.where
        if where is not None and self.place is None:
            found.append(Reason("warning.place_unknown", UNKNOWN, {"where": where}, self.register.dataset))
        window = self.register.window
        if self.coverage().answer is not YES:
            values = {"on": str(self.contingency.on), "start": str(window.start), "end": str(window.end)}
            found.append(Reason("warning.outside_window", UNKNOWN, values, self.register.dataset))
        return tuple(found)


def _variants(obligation: Obligation) -> Iterator[Obligation]:
    """The duty as written, and for each understanding the lesser duty that remains where it fails."""
    yield obligation
    trigger = obligation.trigger
    assert trigger is not None
    for condition in trigger.conditions:
        if condition.otherwise is None:
            continue
        rest = tuple(c for c in trigger.conditions if c is not condition)
        turned = replace(condition, negated=True, otherwise=None)
        debtors = replace(obligation.debtors, kind="states", states=condition.understanding_of)
        yield replace(
            obligation,
            kind=condition.otherwise,
            strength=1 if condition.otherwise == "consultation" else None,
            debtors=debtors if condition.understanding_of else obligation.debtors,
            trigger=replace(trigger, conditions=(*rest, turned)),
        )


def _duty(
    pact: Pact, article: PactArticle, obligation: Obligation, state: str, to: str, steps: tuple[Reason, ...]
) -> Duty:
    """Step 5: the conjunction of the steps, its word, and whether it is disputed."""
    answer = all_of(*(step.answer for step in steps))
    return Duty(
        state=state,
        duty=obligation.kind,
        to=to,
        answer=answer,
        reason=word(steps, answer),
        disputed=answer is UNKNOWN and _contested(steps),
        pact=pact.id,
        signed=_signed(pact),
        article=article.number,
        strength=obligation.strength,
        gates=obligation.gates,
        text_level=pact.text_level,
        because=steps,
        confidence=pact.confidence,
        published=pact.published,
    )


def _line_without(pact: Pact, state: str, to: str, because: tuple[Reason, ...]) -> Duty:
    signed = _signed(pact)
    return Duty(
        state,
        "defense",
        to,
        NO,
        "no_such_duty",
        False,
        pact.id,
        signed,
        None,
        None,
        (),
        pact.text_level,
        because,
        pact.confidence,
        pact.published,
    )


def _signed(pact: Pact) -> str | None:
    return str(pact.signed.first) if pact.signed.first else None


def _contested(steps: Iterable[Reason]) -> bool:
    return any(
        (step.code in DISPUTES and step.answer is UNKNOWN) or _contested(step.because)
        for step in steps
        if step.answer is UNKNOWN
    )
