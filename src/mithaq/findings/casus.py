"""The casus: one obligation of one article, between one debtor and one beneficiary, held against one contingency."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mithaq.answer import NO, Answer, Article, Reason, any_of
from mithaq.dates import PartialDate
from mithaq.findings.contingency import Contingency
from mithaq.findings.in_force import membership
from mithaq.world.continuity import same_state, state_on
from mithaq.world.pacts import Holders, Obligation, Pact, PactArticle, Trigger
from mithaq.world.places import Place
from mithaq.world.register import Register


@dataclass(frozen=True, slots=True)
class Casus:
    """What the five steps look at.

    Attributes
    ----------
    contingency : Contingency
    place : Place or None
        None where the contingency's words name no known place.
    aggressor : str
        Who is the aggressor in law: ``attacker``, ``target`` or ``contested``.
    register : Register
    pact, article, obligation
        The rule.
    debtor, beneficiary : str
        Ids as on the day.
    as_if_in_force : bool
        Answer as though the pact were in force.
    """

    contingency: Contingency
    place: Place | None
    aggressor: str
    register: Register
    pact: Pact
    article: PactArticle
    obligation: Obligation
    debtor: str
    beneficiary: str
    as_if_in_force: bool = False

    @property
    def on(self) -> PartialDate:
        """The day."""
        return self.contingency.on

    @property
    def trigger(self) -> Trigger:
        """The trigger; standing duties have none and never come here."""
        assert self.obligation.trigger is not None
        return self.obligation.trigger

    @property
    def ally_attacks(self) -> bool:
        """Whether the beneficiary is the attacker."""
        return self.is_attacker(self.beneficiary)

    @property
    def adversary(self) -> str:
        """The other side, seen from the beneficiary."""
        return self.contingency.target if self.ally_attacks else self.contingency.attacker

    def is_attacker(self, state: str) -> bool:
        """Whether `state` is the attacker."""
        return not self.contingency.nonstate and same_state(state, self.contingency.attacker, self.on)

    def is_target(self, state: str) -> bool:
        """Whether `state` is the target."""
        return same_state(state, self.contingency.target, self.on)

    def any_of_them(self, holders: Holders, holds: Callable[[str], Answer]) -> Answer:
        """Whether something holds of one of the states that a phrase of an area means; who is certainly no party does not count."""
        if holders.kind == "states":
            return any_of(*(holds(state) for state in holders.states))
        meant = {"beneficiaries": self.obligation.beneficiaries, "debtors": self.obligation.debtors}.get(
            holders.kind, holders
        )
        found = ((state, holds(state)) for state in meant.among(self.pact.states))
        return any_of(*(answer for state, answer in found if answer is not NO and self._may_be_meant(meant, state)))

    def _may_be_meant(self, meant: Holders, state: str) -> bool:
        return meant.kind == "states" or membership(self.pact, state, self.on).answer is not NO

    def leaf(self, code: str, answer: Answer, source: str | None = None, **values: Any) -> Reason:
        """A leaf that rests on the article."""
        ground = Article(self.pact.id, self.article.number, source or self.article.source)
        return Reason(code, answer, values, ground)


def on_the_day(states: tuple[str, ...], on: PartialDate) -> tuple[str, ...]:
    """The states by the names that they bear on the day, once each."""
    return tuple(dict.fromkeys(state_on(state, on) for state in states))
