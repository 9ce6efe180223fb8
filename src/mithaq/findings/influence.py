"""Who holds sway over what, who lost it, who withdrew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from mithaq.answer import Evidence
from mithaq.dates import PartialDate
from mithaq.findings.ledger import hedges_of
from mithaq.findings.lines import line_dict, live
from mithaq.statements.statement import Reading, Statement

InfluenceStatus = Literal["holds", "lost", "withdrew", "stays", "open"]


@dataclass(frozen=True, slots=True)
class InfluenceLine:
    """One actor's standing over a place or another actor.

    `status`: ``holds``; ``lost`` (the text denies that it holds, or holds any longer); ``withdrew``;
    ``stays`` (a withdrawal is denied); ``open`` (the text commits to nothing).
    """

    status: InfluenceStatus
    actor: str
    over: tuple[str, ...]
    factuality: str
    holder: str
    quote: Evidence
    statements: tuple[str, ...]
    hedges: tuple[Evidence, ...] = ()
    time: PartialDate | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


def influence(reading: Reading) -> tuple[InfluenceLine, ...]:
    """A line for each actor of each INFLUENCE relation and each RETREAT from somewhere, in text order."""
    return tuple(line for statement in live(reading) for line in _lines(reading, statement))


def _lines(reading: Reading, statement: Statement) -> Iterator[InfluenceLine]:
    status = _status(statement)
    if status is None or not statement.target:
        return
    for actor in statement.source:
        yield InfluenceLine(
            status, actor, statement.target, statement.factuality, statement.attribution, statement.evidence,
            (statement.id,), hedges_of(reading, statement), statement.time,
        )  # fmt: skip


def _status(statement: Statement) -> InfluenceStatus | None:
    influence_, retreat = statement.type == "INFLUENCE", statement.type == "RETREAT" and statement.kind == "event"
    if not influence_ and not retreat:
        return None
    if statement.factuality == "Uu":
        return "open"
    if influence_:
        return "lost" if statement.negative else "holds"
    return "stays" if statement.negative else "withdrew"
