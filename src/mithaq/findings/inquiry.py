"""Everything that follows from one text: checked, asked, gathered, drafted and solved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from mithaq.answer import YES
from mithaq.dates import PartialDate
from mithaq.errors import CannotAnswer, MithaqError
from mithaq.findings.conflict import Conflict
from mithaq.findings.contingency import Contingency
from mithaq.findings.contradictions import Checks, check
from mithaq.findings.dossier import Dossier, dossier
from mithaq.findings.drafting import DraftGame, draft_game
from mithaq.findings.duties import Duties
from mithaq.findings.obligations import who_is_obliged
from mithaq.findings.questions import Question, questions
from mithaq.findings.sensitivity import Sensitivity, turning_preferences
from mithaq.findings.stability import Stability, solve
from mithaq.findings.what_turns import Change, changes
from mithaq.statements.statement import Reading
from mithaq.world.places import Places
from mithaq.world.register import Register

CONCEPTS = ("Nash", "GMR", "SMR", "SEQ", "SIM")
REVIEWED = ("accepted", "edited")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question answered on one day."""

    question: Question
    duties: Duties

    @property
    def day(self) -> PartialDate:
        """The day of the attack."""
        return self.duties.contingency.on


@dataclass(frozen=True, slots=True)
class Solved:
    """A game, where it came from, its stable outcomes, and what turns them.

    Attributes
    ----------
    draft : DraftGame or None
        None where the analyst gave the game.
    """

    conflict: Conflict
    stability: Stability
    sensitivity: Sensitivity
    draft: DraftGame | None = None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """All findings about one text.

    Attributes
    ----------
    reading : Reading
        With the statements that were used.
    unreviewed : float
        Share of those statements that no person has reviewed.
    asked : tuple of Asked
        The weightiest question first; for each question the day of the text, then the second day.
    changes : tuple of Change
        What would change the answer to the first.
    game : Solved or None
    no_game : str or None
        Why there is none.
    on : PartialDate
        The second day.
    """

    reading: Reading
    unreviewed: float
    checks: Checks
    asked: tuple[Asked, ...]
    changes: tuple[Change, ...]
    dossier: Dossier
    game: Solved | None
    no_game: str | None
    register: Register
    on: PartialDate

    @property
    def first(self) -> Asked | None:
        """The weightiest question, on the day of the text where that is known."""
        return self.asked[0] if self.asked else None

    def again(self, asked: Asked) -> tuple[Asked, ...]:
        """The same question on the other days."""
        return tuple(a for a in self.asked if a.question is asked.question and a is not asked)


def inquire(
    reading: Reading,
    register: Register,
    places: Places,
    *,
    on: PartialDate,
    attacks: Sequence[tuple[str, str]] = (),
    game: Conflict | None = None,
    accepted_only: bool = False,
) -> Inquiry:
    """Find everything that follows from a reading.

    Steps: 1. keep the reviewed statements, if asked to, and drop rejected ones; 2. hold them against the
    register; 3. raise the questions, or take the caller's; 4. answer each on the day of the text and on
    `on`; 5. ask the first again with one fact changed; 6. gather the dossier; 7. draft the game, or take
    the caller's; solve it, and find which single preference turns it.

    Parameters
    ----------
    on : PartialDate
        Second day to answer for.
    attacks : sequence of (attacker, target)
        Contingencies to answer in place of those that the text raises.
    """
    reading = _kept(reading, accepted_only)
    published = reading.document.date
    raised = tuple(Question(a, b) for a, b in attacks) or questions(reading)
    days = _days(published, on, register)
    asked = tuple(
        Asked(q, who_is_obliged(Contingency(q.attacker, q.target, day), register, places))
        for q in raised
        for day in days
    )
    solved, why = _solved(reading, game)
    return Inquiry(
        reading,
        _unreviewed(reading),
        check(reading, register, published),
        asked,
        _changes(asked, register, places),
        dossier(reading),
        solved,
        why,
        register,
        on,
    )


def _days(published: PartialDate | None, on: PartialDate, register: Register) -> tuple[PartialDate, ...]:
    """The day of the text, the second day, and the register's last day where the second day lies beyond it."""
    last = register.as_of if register.as_of is not None and register.as_of.before(on) is YES else None
    return tuple(dict.fromkeys(day for day in (published, on, last) if day is not None and day.is_day))


def _kept(reading: Reading, accepted_only: bool) -> Reading:
    kept = tuple(
        s for s in reading.statements if s.status in REVIEWED or (not accepted_only and s.status != "rejected")
    )
    return replace(reading, statements=kept)


def _unreviewed(reading: Reading) -> float:
    statements = reading.statements
    return sum(s.status not in REVIEWED for s in statements) / len(statements) if statements else 0.0


def _changes(asked: tuple[Asked, ...], register: Register, places: Places) -> tuple[Change, ...]:
    if not asked:
        return ()
    plain = asked[0].duties

    def ask(kind: str | None = None, **facts: Any) -> Duties:
        contingency = replace(plain.contingency, kind=kind) if kind else plain.contingency
        return who_is_obliged(contingency, register, places, **facts)

    return changes(plain, ask)


def _solved(reading: Reading, game: Conflict | None) -> tuple[Solved | None, str | None]:
    """The game in hand or drafted, solved; or why there is none."""
    draft = None
    try:
        if game is None:
            draft = draft_game(reading)
            if not draft.playable:
                return None, "too_few_makers"
            game = Conflict.from_dict(draft.to_dict(), where="draft")
        stability = solve(game, concepts=CONCEPTS)
        concept = "Nash" if stability.equilibria("Nash") else "SEQ"
        return Solved(game, stability, turning_preferences(game, concept), draft), None
    except CannotAnswer as fault:
        return None, fault.message
    except MithaqError as fault:
        if draft is None:
            raise
        return None, fault.message
