"""What the text foretells: who holds it, how surely, how far ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mithaq.answer import Evidence
from mithaq.dates import PartialDate
from mithaq.findings.ledger import hedges_of
from mithaq.findings.lines import line_dict, live
from mithaq.findings.phrases import find, quote
from mithaq.statements.statement import Reading, Statement


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast to be kept and scored.

    `horizon` is ``soon this_war medium_term long_term`` or None; `horizon_words` are the words that say so;
    `time` is a date, where the text gives one.
    """

    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    factuality: str
    holder: str
    conditional: bool
    quote: Evidence
    statements: tuple[str, ...]
    hedges: tuple[Evidence, ...] = ()
    horizon: str | None = None
    horizon_words: Evidence | None = None
    time: PartialDate | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


def forecasts(reading: Reading) -> tuple[Forecast, ...]:
    """Every forecast, in text order."""
    return tuple(_forecast(reading, statement) for statement in live(reading) if statement.kind == "forecast")


def _forecast(reading: Reading, statement: Statement) -> Forecast:
    found = find("horizons", statement.evidence.exact, reading.document.lang)
    return Forecast(
        statement.type, statement.source, statement.target, statement.factuality, statement.attribution,
        statement.conditional, statement.evidence, (statement.id,), hedges_of(reading, statement),
        found[0].phrase.id if found else None, quote(found[0], statement.evidence) if found else None, statement.time,
    )  # fmt: skip
