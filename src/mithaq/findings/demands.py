"""Demands as ladders: who demands what of whom, in the order of the text, and where the ladder grows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mithaq.answer import Evidence
from mithaq.dates import PartialDate
from mithaq.findings.ledger import Ledger, hedges_of
from mithaq.findings.lines import line_dict, live, roll_up
from mithaq.findings.phrases import find, ids
from mithaq.statements.statement import Reading, Statement


@dataclass(frozen=True, slots=True)
class Demand:
    """One rung. `grows`: the text itself says that it comes on top of the rung before ("not only … but also")."""

    holder: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    factuality: str
    quote: Evidence
    statements: tuple[str, ...]
    issues: tuple[str, ...] = ()
    grows: bool = False
    hedges: tuple[Evidence, ...] = ()
    time: PartialDate | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Everything that one state demands of another."""

    source: str
    target: str
    rungs: tuple[Demand, ...]
    statements: tuple[str, ...]

    @property
    def grows(self) -> bool:
        """Whether the text says that the demands grow."""
        return any(rung.grows for rung in self.rungs)

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return {**line_dict(self), "grows": self.grows}


def demands(reading: Reading, books: Ledger) -> tuple[Ladder, ...]:
    """Ladders in text order.

    Steps: 1. every DEMAND, and every REQUEST that is no plea for support of the ledger; 2. rolled up to pairs
    of states; 3. a rung grows the ladder if it says "but also" after a rung that says "no longer only".
    """
    pleas = {ident for line in books.lines if line.status == "asked" for ident in line.statements}
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for statement in live(reading):
        if _is_demand(statement, pleas):
            for pair in _pairs(statement):
                grouped.setdefault(pair, []).append(statement)
    return tuple(_ladder(reading, pair, steps) for pair, steps in grouped.items())


def _is_demand(statement: Statement, pleas: set[str]) -> bool:
    asked = statement.type == "DEMAND" or (statement.type == "REQUEST" and statement.kind == "event")
    return asked and statement.factuality != "Uu" and not statement.negative and (
        statement.type == "DEMAND" or statement.id not in pleas
    )  # fmt: skip


def _pairs(statement: Statement) -> Iterator[tuple[str, str]]:
    for source in roll_up(statement.source):
        for target in roll_up(statement.target):
            yield source, target


def _ladder(reading: Reading, pair: tuple[str, str], steps: list[Statement]) -> Ladder:
    rungs = []
    for number, statement in enumerate(steps):
        before = steps[number - 1] if number else None
        rungs.append(_rung(reading, statement, before is not None and _grows(reading, before, statement)))
    return Ladder(*pair, tuple(rungs), tuple(statement.id for statement in steps))


def _rung(reading: Reading, statement: Statement, grows: bool) -> Demand:
    return Demand(
        statement.attribution, statement.source, statement.target, statement.factuality, statement.evidence,
        (statement.id,), issues_of(reading, statement), grows, hedges_of(reading, statement), statement.time,
    )  # fmt: skip


def _grows(reading: Reading, before: Statement, after: Statement) -> bool:
    lang, text = reading.document.lang, reading.document.text
    stretch = text[before.evidence.start : before.evidence.end]
    link = text[before.evidence.end : after.evidence.end]
    only = "only" in ids("demand_growth", stretch, lang)
    return only and any(one.phrase.id == "also" for one in find("demand_growth", link, lang))


def issues_of(reading: Reading, statement: Statement) -> tuple[str, ...]:
    """What a clause is about, by the dictionary of issues."""
    return ids("issues", statement.evidence.exact, reading.document.lang)
