"""The dossier of a reading: every view over its statements, each line citing the statements it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mithaq.findings.clients import Network, clients
from mithaq.findings.demands import Ladder, demands
from mithaq.findings.forecasts import Forecast, forecasts
from mithaq.findings.influence import InfluenceLine, influence
from mithaq.findings.ledger import Ledger, ledger
from mithaq.findings.linkages import Linkage, linkages
from mithaq.findings.options import Choice, choices
from mithaq.statements.statement import Reading


@dataclass(frozen=True, slots=True)
class Dossier:
    """Views over one reading's statements."""

    document: str
    ledger: Ledger
    influence: tuple[InfluenceLine, ...]
    clients: Network
    demands: tuple[Ladder, ...]
    linkages: tuple[Linkage, ...]
    options: tuple[Choice, ...]
    forecasts: tuple[Forecast, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON values by view."""
        return {
            "document": self.document,
            "ledger": self.ledger.items(),
            "influence": [line.to_dict() for line in self.influence],
            "clients": [client.to_dict() for client in self.clients.clients],
            "network": self.clients.to_dict(),
            "demands": [ladder.to_dict() for ladder in self.demands],
            "linkages": [linkage.to_dict() for linkage in self.linkages],
            "options": [choice.to_dict() for choice in self.options],
            "forecasts": [forecast.to_dict() for forecast in self.forecasts],
        }

    def cited(self) -> Iterator[str]:
        """The id of every statement that some line rests on; some come more than once."""
        yield from _cited(self.to_dict())


def dossier(reading: Reading) -> Dossier:
    """Take every view of a reading; rejected statements are passed over."""
    books = ledger(reading)
    return Dossier(
        reading.document.id, books, influence(reading), clients(reading), demands(reading, books),
        linkages(reading), choices(reading), forecasts(reading),
    )  # fmt: skip


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.get("evidence", ())
        for item in value.values():
            yield from _cited(item)
    elif isinstance(value, list):
        for item in value:
            yield from _cited(item)
