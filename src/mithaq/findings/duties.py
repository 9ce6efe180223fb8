"""The answer: duties, line by line, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mithaq.answer import NO, UNKNOWN, Answer, Reason
from mithaq.findings.contingency import Contingency

REASON_WORDS = {
    "in_force.not_yet": "not_yet_in_force",
    "in_force.never": "not_yet_in_force",
    "ended.on": "ended",
    "party.left": "withdrawn",
    "party.not_yet": "not_party",
    "party.never": "not_party",
    "suspension.rests": "suspended",
    "area.outside": "out_of_area",
    "area.attackers_own": "out_of_area",
    "adversary.other": "other_adversary",
    "condition.adversary": "other_adversary",
    "condition.not_met": "kind_not_covered",
    "ally.attacker": "ally_is_attacker",
    "victim.attacked_first": "ally_is_attacker",
    "charter.103": "ally_is_attacker",
    "by.states_only": "non_state",
    "by.nonstate_only": "kind_not_covered",
    "kind.not_covered": "kind_not_covered",
    "binding.none": "no_such_duty",
    "duty.none": "no_such_duty",
    "dispute": "no_such_duty",
    "in_force.competing": "date",
    "in_force.date_unknown": "date",
    "ended.competing": "date",
    "ended.unknown": "date",
    "suspension.date_unknown": "date",
    "party.unknown": "membership",
    "text.unpublished": "unpublished_text",
    "coverage.after": "coverage",
    "coverage.before": "coverage",
    "register.none": "no_pact_on_file",
    "area.unknown_place": "area",
    "area.unclear": "area",
    "area.not_told": "area",
    "kind.blockade_unclear": "kind",
    "kind.forces_unclear": "kind",
    "adversary.alliance_unknown": "adversary",
    "condition.unknown": "condition",
    "condition.opinion": "opinion",
    "victim.contested": "contested",
    "ally.blind_clause": "contested",
    "suspension.contested": "contested",
    "area.contested": "contested",
    "by.contested": "contested",
    "both.parties": "contested",
}
"""Code of the reason that decided → word of the contract; the words for *unknown* are open-ended."""
DISPUTES = {"dispute", "both.parties", "by.contested", "area.contested", "suspension.contested", "victim.contested"}


def deciding(reason: Reason, answer: Answer) -> Iterator[Reason]:
    """The reasons of the tree, top down and left to right, that have a word of their own and this answer."""
    if reason.answer is answer and reason.code in REASON_WORDS:
        yield reason
        return
    for below in reason.because:
        yield from deciding(below, answer)


def word(because: tuple[Reason, ...], answer: Answer) -> str | None:
    """The word of the first step that decided a *no* or an *unknown*; None for *yes*.

    An *ally is the attacker* outranks the kind and the area: it says why the pact does not speak at all.
    """
    if answer not in (NO, UNKNOWN):
        return None
    found = [node for step in because for node in deciding(step, answer)]
    for node in found:
        if node.code == "ally.attacker" and found[0].code.split(".")[0] not in (
            "in_force",
            "ended",
            "party",
            "suspension",
        ):
            return "ally_is_attacker"
    if found and found[0].code in DISPUTES and answer is UNKNOWN:
        return "contested"
    return REASON_WORDS[found[0].code] if found else None


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the answer.

    Attributes
    ----------
    state, duty, to : str
        Who owes what to whom.
    answer : Answer
    reason : str or None
        Word for a *no* or an *unknown*.
    disputed : bool
        States or scholars contest the answer; both readings stand in `because`.
    pact, signed, article : str or None
    strength : int or None
        1 to 5.
    gates : tuple of str
        What must be done before it is performed; they do not change the answer.
    text_level : str or None
        How much of the text was read for the record.
    because : tuple of Reason
        One tree for each step.
    includes : tuple of str
        Lesser duties of the same pact that this one contains.
    """

    state: str
    duty: str
    to: str
    answer: Answer
    reason: str | None
    disputed: bool
    pact: str | None
    signed: str | None
    article: str | None
    strength: int | None
    gates: tuple[str, ...]
    text_level: str | None
    because: tuple[Reason, ...]
    confidence: str | None = None
    published: str | None = None
    includes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As the contract has it, with confidence, published and includes beside."""
        return {
            "state": self.state,
            "duty": self.duty,
            "to": self.to,
            "answer": str(self.answer),
            "disputed": self.disputed,
            "reason": self.reason,
            "pact": self.pact,
            "signed": self.signed,
            "article": self.article,
            "strength": self.strength,
            "gates": list(self.gates),
            "text_level": self.text_level,
            "confidence": self.confidence,
            "published": self.published,
            "includes": list(self.includes),
            "because": [reason.to_dict() for reason in self.because],
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty that no attack pulls but that holds meanwhile: arms supply, basing, cooperation, non-aggression of others."""

    state: str
    duty: str
    to: str
    pact: str
    article: str
    answer: Answer

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "state": self.state,
            "duty": self.duty,
            "to": self.to,
            "pact": self.pact,
            "article": self.article,
            "answer": str(self.answer),
        }


@dataclass(frozen=True, slots=True)
class Coverage:
    """The window of a source, and whether the day lies in it."""

    source: str
    start: str | None
    end: str | None
    answer: Answer
    version: str
    size: int

    def to_dict(self) -> dict[str, Any]:
        """``{"source", "from", "to", "covers", "version", "pacts"}``."""
        return {
            "source": self.source,
            "from": self.start,
            "to": self.end,
            "covers": str(self.answer),
            "version": self.version,
            "pacts": self.size,
        }


@dataclass(frozen=True, slots=True)
class BothSides:
    """A debtor that is bound to both sides: the pacts toward each."""

    state: str
    to_target: tuple[str, ...]
    to_attacker: tuple[str, ...]
    code: str

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "state": self.state,
            "to_target": list(self.to_target),
            "to_attacker": list(self.to_attacker),
            "code": self.code,
        }


@dataclass(frozen=True, slots=True)
class Duties:
    """The whole answer to one contingency; remembers the register and the assumptions."""

    contingency: Contingency
    duties: tuple[Duty, ...]
    coverage: tuple[Coverage, ...]
    conflicts: tuple[BothSides, ...]
    standing: tuple[Standing, ...] = ()
    place: str | None = None
    aggressor: str = "attacker"
    assumptions: tuple[str, ...] = ()
    warnings: tuple[Reason, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As the contract has it; ``standing``, ``place``, ``aggressor``, ``assumptions`` and ``warnings`` are more."""
        return {
            **({"id": self.contingency.id} if self.contingency.id is not None else {}),
            "contingency": self.contingency.to_dict(),
            "place": self.place,
            "aggressor": self.aggressor,
            "assumptions": list(self.assumptions),
            "duties": [duty.to_dict() for duty in self.duties],
            "standing": [duty.to_dict() for duty in self.standing],
            "coverage": [window.to_dict() for window in self.coverage],
            "conflicts": [conflict.to_dict() for conflict in self.conflicts],
            "warnings": [warning.to_dict() for warning in self.warnings],
        }

    def of(self, state: str, duty: str | None = None) -> tuple[Duty, ...]:
        """The lines of one state, perhaps of one kind of duty."""
        return tuple(line for line in self.duties if line.state == state and duty in (None, line.duty))
