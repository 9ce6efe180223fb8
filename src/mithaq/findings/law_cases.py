"""Cases that a lawyer can read (``data/cases``), and how the engine answers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mithaq.dates import PartialDate
from mithaq.findings.contingency import AGGRESSORS, Contingency
from mithaq.findings.obligations import who_is_obliged
from mithaq.records import read_records
from mithaq.world.fields import Faults, Fields
from mithaq.world.places import Places
from mithaq.world.register import Register

CASES = Path(__file__).parents[1] / "data" / "cases"


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """A line that the case asks for; None where the case does not mind."""

    state: str
    duty: str
    pact: str
    answer: str
    reason: str | None = None
    disputed: bool | None = None


@dataclass(frozen=True, slots=True)
class LawCase:
    """A contingency with the lines that the law requires, and on what that rests."""

    name: str
    contingency: Contingency
    expect: tuple[ExpectedLine, ...]
    source: str
    aggressor: str
    where: str

    def faults(self, register: Register, places: Places) -> Iterator[str]:
        """Every expected line that the engine does not give, in words."""
        answered = who_is_obliged(self.contingency, register, places, aggressor=self.aggressor)
        for expected in self.expect:
            line = next(
                (line.to_dict() for line in answered.of(expected.state, expected.duty) if line.pact == expected.pact),
                None,
            )
            if line is None:
                yield f"{expected.state} {expected.duty} under {expected.pact}: no such line"
                continue
            for key in ("answer", "reason", "disputed"):
                wanted: Any = getattr(expected, key)
                if wanted is not None and line[key] != wanted:
                    yield f"{expected.state} {expected.duty} under {expected.pact}: {key} {line[key]!r}, not {wanted!r}"

    @property
    def pacts(self) -> frozenset[str]:
        """Ids of the pacts that the case rests on."""
        return frozenset(line.pact for line in self.expect)


def load_cases(folder: Path = CASES) -> tuple[LawCase, ...]:
    """Read every case of a folder.

    Raises
    ------
    BadData
        The first fault, with file and line.
    """
    notes = Faults()
    cases = [_case(Fields(record, notes)) for path in sorted(folder.glob("*.yaml")) for record in read_records(path)]
    if notes.faults:
        raise notes.faults[0]
    return tuple(cases)


def _case(fields: Fields) -> LawCase:
    fields.only(["name", "on", "attacker", "target", "where", "kind", "aggressor", "expect", "source"])
    required = {key: fields.text(key, required=True) or "" for key in ("name", "on", "attacker", "target", "source")}
    fields.need("expect")
    if not all(required.values()):
        raise fields.notes.faults[-1]
    contingency = Contingency(
        required["attacker"],
        required["target"],
        PartialDate.parse(required["on"]),
        fields.text("where"),
        fields.text("kind") or "armed_attack",
    )
    aggressor = fields.choice("aggressor", AGGRESSORS, "attacker")
    expect = tuple(_line(entry) for entry in fields.subs("expect"))
    return LawCase(required["name"], contingency, expect, required["source"], aggressor, fields.record.where("name"))


def _line(fields: Fields) -> ExpectedLine:
    fields.only(["state", "duty", "pact", "answer", "reason", "disputed"])
    disputed = fields.record.get("disputed")
    return ExpectedLine(
        state=fields.text("state", required=True) or "",
        duty=fields.text("duty", required=True) or "",
        pact=fields.text("pact", required=True) or "",
        answer=fields.choice("answer", ("yes", "no", "unknown"), "unknown", required=True),
        reason=fields.text("reason"),
        disputed=None if disputed is None else bool(disputed),
    )
