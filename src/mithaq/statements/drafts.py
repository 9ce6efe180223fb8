"""A statement in the making: what a rule found, before ids, glosses and pruning."""

from __future__ import annotations

from dataclasses import dataclass, field

from mithaq.dates import PartialDate
from mithaq.statements.statement import Factuality


@dataclass(slots=True)
class Draft:
    """As `Statement`, with spans of the source and no id.

    Attributes
    ----------
    at : int
        Where the predicate stands in the source: the order of statements, and who is heard there.
    rank : int
        Of two drafts of one clause the lower rank is kept.
    """

    kind: str
    type: str
    start: int
    end: int
    at: int
    rule: str
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    treaty: str | None = None
    factuality: Factuality = "CT+"
    attribution: str = "author"
    conditional: bool = False
    exclusive: bool = False
    time: PartialDate | None = None
    parts: tuple[tuple[int, int], ...] = ()
    items: tuple[tuple[int, int], ...] = ()
    hedges: tuple[tuple[int, int], ...] = ()
    segment: int = 0
    rank: int = 0
    heading: bool = False
    flags: set[str] = field(default_factory=set)

    @property
    def parties(self) -> frozenset[str]:
        """Everyone in it, rolled up to states."""
        from mithaq.statements.discourse import state

        return frozenset(state(actor) for actor in (*self.source, *self.target))
