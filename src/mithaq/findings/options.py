"""The alternatives that the text sets before an actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mithaq.answer import Evidence
from mithaq.findings.lines import line_dict, live
from mithaq.findings.parts import alternatives
from mithaq.statements.statement import Reading


@dataclass(frozen=True, slots=True)
class Choice:
    """A dilemma: the actors who face it and its items; `items` is empty where only the whole clause is known."""

    actors: tuple[str, ...]
    items: tuple[Evidence, ...]
    factuality: str
    holder: str
    quote: Evidence
    statements: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


def choices(reading: Reading) -> tuple[Choice, ...]:
    """Every option statement, in text order."""
    return tuple(
        Choice(s.source, alternatives(reading, s), s.factuality, s.attribution, s.evidence, (s.id,))
        for s in live(reading)
        if s.kind == "option"
    )
