"""Duties that no attack pulls: owed to the target meanwhile, or promises not to attack the attacker."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.answer import NO
from mithaq.findings.casus import on_the_day
from mithaq.findings.contingency import Contingency
from mithaq.findings.duties import Standing
from mithaq.findings.in_force import binding
from mithaq.world.continuity import same_state, state_on
from mithaq.world.pacts import Obligation, Pact, PactArticle
from mithaq.world.register import Register


def standing(contingency: Contingency, register: Register, *, to_target: bool) -> tuple[Standing, ...]:
    """Standing duties of third states toward the target, or their promises of non-aggression toward the attacker."""
    on = contingency.on
    side = contingency.target if to_target else contingency.attacker
    found: dict[tuple[str, str, str], Standing] = {}
    for pact, article, duty in _duties(contingency, register, to_target=to_target):
        if not any(same_state(side, to, on) for to in duty.beneficiaries.among(pact.states)):
            continue
        for debtor in on_the_day(duty.debtors.among(pact.states), on):
            if any(same_state(debtor, state, on) for state in (contingency.attacker, contingency.target)):
                continue
            answer = binding(pact, debtor, state_on(side, on), on, register).answer
            if answer is not NO:
                line = Standing(debtor, duty.kind, state_on(side, on), pact.id, article.number, answer)
                found.setdefault((pact.id, debtor, duty.kind), line)
    return tuple(found.values())


def _duties(
    contingency: Contingency, register: Register, *, to_target: bool
) -> Iterator[tuple[Pact, PactArticle, Obligation]]:
    for pact in register:
        if pact.signed.reached(contingency.on) is NO:
            continue
        for article in pact.articles:
            for duty in article.duties:
                promise = duty.kind == "nonaggression"
                if promise is not to_target and (promise or duty.trigger is None):
                    yield pact, article, duty
