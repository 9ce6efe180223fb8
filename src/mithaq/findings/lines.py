"""What every line of a dossier has: the statements it rests on, who holds it, how surely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from mithaq.answer import Evidence
from mithaq.dates import PartialDate
from mithaq.statements.statement import Reading, Statement

LEVELS = ("CT", "PR", "PS", "Uu")
"""Levels of FactBank from the surest; ``Uu`` commits to nothing."""


def weakest(factualities: Iterable[str]) -> str:
    """The weakest level (``CT PR PS Uu``) of several factualities: a finding is never surer than it."""
    return max((factuality[:2] for factuality in factualities), key=LEVELS.index)


def live(reading: Reading) -> tuple[Statement, ...]:
    """The statements that stand: all but the rejected ones."""
    return tuple(statement for statement in reading.statements if statement.status != "rejected")


def state(actor: str) -> str:
    """The state of a person or an organ (``RUS.putin`` → ``RUS``); any other id is itself."""
    return actor.split(".")[0] if actor[:1].isupper() else actor


def roll_up(actors: Iterable[str]) -> tuple[str, ...]:
    """Actors as states, each once, in order."""
    return tuple(dict.fromkeys(map(state, actors)))


def as_json(value: Any) -> Any:
    """A value of a line as JSON: dates as text, evidence as its dict, tuples as lists."""
    if isinstance(value, Evidence):
        return value.to_dict()
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


def line_dict(line: Any) -> dict[str, Any]:
    """A line's fields as JSON; its `statements` are called ``evidence``."""
    names = (field.name for field in fields(line))
    return {"evidence" if name == "statements" else name: as_json(getattr(line, name)) for name in names}
