"""What would change the answer: the same question, asked again with one fact changed.

Each variant is answered by the engine itself; only one that adds or takes away a duty that is due is
reported.  Nothing here is an opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from mithaq.answer import NO, YES
from mithaq.findings.duties import Duties, Duty

Fact = Literal["in_force", "aggressor", "attack_on_forces", "without"]
Key = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One changed fact, and the duties that come and go with it.

    Attributes
    ----------
    fact : str
        ``in_force`` (a pact were in force), ``aggressor`` (the target were held to have begun),
        ``attack_on_forces`` (forces were struck, not territory), ``without`` (a pact lapsed).
    values : dict
        What the fact speaks of.
    gained, lost : tuple of Duty
        Duties that become due, and that are due no more.
    """

    fact: Fact
    values: dict[str, Any]
    gained: tuple[Duty, ...]
    lost: tuple[Duty, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON values."""
        short = [
            {"state": d.state, "duty": d.duty, "to": d.to, "pact": d.pact, "article": d.article} for d in self.gained
        ]
        lost = [{"state": d.state, "duty": d.duty, "to": d.to, "pact": d.pact, "article": d.article} for d in self.lost]
        return {"fact": self.fact, "values": self.values, "gained": short, "lost": lost}


def due(duties: Duties) -> dict[Key, Duty]:
    """The duties that are due, by state, kind and pact."""
    return {(d.state, d.duty, d.pact): d for d in duties.duties if d.answer is YES}


def changes(plain: Duties, ask: Callable[..., Duties]) -> tuple[Change, ...]:
    """Every single changed fact that turns the answer, the largest effect first.

    Parameters
    ----------
    plain : Duties
        The answer on the facts given.
    ask : callable
        Answers the same contingency with the keyword arguments of `who_is_obliged`, or with ``kind``.
    """
    found = [change for change in _variants(plain, ask) if change.gained or change.lost]
    return tuple(sorted(found, key=lambda change: -len(change.gained) - len(change.lost)))


def _variants(plain: Duties, ask: Callable[..., Duties]) -> Iterator[Change]:
    waiting = {
        d.pact: d for d in plain.duties if d.answer is NO and d.reason in ("not_yet_in_force", "suspended", "ended")
    }
    for pact in waiting:
        if pact is not None and waiting[pact].reason == "not_yet_in_force":
            yield _compare("in_force", {"pact": pact}, plain, ask(as_if_in_force=(pact,)))
    target = plain.contingency.target
    yield _compare("aggressor", {"target": target}, plain, ask(aggressor="target"))
    for pact in dict.fromkeys(d.pact for d in due(plain).values() if d.pact):
        yield _compare("without", {"pact": pact}, plain, ask(without=(pact,)))
    if plain.contingency.kind == "armed_attack":
        yield _compare("attack_on_forces", {"target": target}, plain, ask(kind="armed_attack_on_forces"))


def _compare(fact: Fact, values: dict[str, Any], plain: Duties, other: Duties) -> Change:
    before, after = due(plain), due(other)
    gained = tuple(after[key] for key in after if key not in before)
    lost = tuple(before[key] for key in before if key not in after)
    return Change(fact, values, gained, lost)
