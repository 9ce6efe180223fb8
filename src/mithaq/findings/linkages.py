"""Trades and conditions between arenas: what is stated, what is only inferred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from mithaq.answer import Evidence
from mithaq.findings.ledger import hedges_of
from mithaq.findings.lines import line_dict, live, roll_up
from mithaq.findings.parts import sides
from mithaq.statements.statement import Reading, Statement

Basis = Literal["stated", "inferred"]


@dataclass(frozen=True, slots=True)
class Linkage:
    """One thing for another, or one if another.

    `basis` is ``stated`` only where the holder commits to it as certain; anything less is the
    holder's inference (``PR``, ``PS``, ``Uu``).
    """

    type: str
    parties: tuple[str, ...]
    target: tuple[str, ...]
    parts: tuple[Evidence, ...]
    basis: Basis
    factuality: str
    holder: str
    conditional: bool
    quote: Evidence
    statements: tuple[str, ...]
    hedges: tuple[Evidence, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


def linkages(reading: Reading) -> tuple[Linkage, ...]:
    """Every linkage, in text order."""
    return tuple(_linkage(reading, statement) for statement in live(reading) if statement.kind == "linkage")


def basis(statement: Statement) -> Basis:
    """``stated`` for a certain statement (either polarity), ``inferred`` for any weaker one."""
    return "stated" if statement.factuality.startswith("CT") else "inferred"


def _linkage(reading: Reading, statement: Statement) -> Linkage:
    return Linkage(
        statement.type, roll_up(statement.source), roll_up(statement.target), sides(reading, statement), basis(statement),
        statement.factuality, statement.attribution, statement.conditional, statement.evidence, (statement.id,),
        hedges_of(reading, statement),
    )  # fmt: skip
