"""Patrons, their clients, and what was done to the clients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mithaq.answer import Evidence
from mithaq.dates import PartialDate
from mithaq.findings.ledger import hedges_of
from mithaq.findings.lines import line_dict, live, roll_up
from mithaq.statements.statement import Reading, Statement

HARM = ("ASSAULT", "COERCE", "SANCTION")


@dataclass(frozen=True, slots=True)
class Attrition:
    """One blow: by whom, of what type, when, how surely."""

    by: tuple[str, ...]
    type: str
    factuality: str
    holder: str
    quote: Evidence
    statements: tuple[str, ...]
    hedges: tuple[Evidence, ...] = ()
    time: PartialDate | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


@dataclass(frozen=True, slots=True)
class Client:
    """A client of a patron, the statements that make it one, and its attrition in text order.

    `status`: ``client``, ``denied`` (the text denies the patronage) or ``open``.
    """

    patron: str
    client: str
    status: str
    factuality: str
    holder: str
    statements: tuple[str, ...]
    attrition: tuple[Attrition, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


@dataclass(frozen=True, slots=True)
class Network:
    """All clients; blows told of a patron's network as a whole; and who was hit in the same breath.

    `beside`: actors that the same attacker hit in the same sentence as the network, whom the text
    does not itself call clients.
    """

    clients: tuple[Client, ...] = ()
    on_the_whole: tuple[Attrition, ...] = ()
    beside: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "clients": [client.to_dict() for client in self.clients],
            "on_the_whole": [blow.to_dict() for blow in self.on_the_whole],
            "beside": list(self.beside),
        }


def clients(reading: Reading) -> Network:
    """The network of patrons and clients.

    Steps: 1. a client for each target of each PATRONAGE relation; 2. its attrition: every harm that the
    text affirms, done to it by another than its patron; 3. harm whose words are the patronage's own ("cut off its
    arms") falls on the network as a whole; 4. others hit by the same hand in the sentence that follows.
    """
    statements = live(reading)
    patronage = tuple(s for s in statements if s.type == "PATRONAGE")
    found = [client for relation in patronage for client in _clients(reading, statements, relation)]
    whole = tuple(
        _blow(reading, harm) for harm in statements if _harm(harm) and any(_touch(harm, bond) for bond in patronage)
    )
    return Network(tuple(_once(found)), whole, tuple(_beside(reading, statements, patronage)))


def _clients(reading: Reading, statements: tuple[Statement, ...], relation: Statement) -> Iterator[Client]:
    status = "open" if relation.factuality == "Uu" else "denied" if relation.negative else "client"
    for patron in relation.source:
        for client in relation.target:
            blows = tuple(
                _blow(reading, harm)
                for harm in statements
                if _harm(harm) and client in harm.target and roll_up(harm.source) != roll_up((patron,))
            )
            yield Client(patron, client, status, relation.factuality, relation.attribution, (relation.id,), blows)


def _once(found: list[Client]) -> Iterator[Client]:
    """Each client once by patron and status; the first statement leads, the others are cited too."""
    grouped: dict[tuple[str, str, str], list[Client]] = {}
    for client in found:
        grouped.setdefault((client.patron, client.client, client.status), []).append(client)
    for same in grouped.values():
        first = same[0]
        cited = tuple(dict.fromkeys(ident for one in same for ident in one.statements))
        yield Client(first.patron, first.client, first.status, first.factuality, first.holder, cited, first.attrition)


def _harm(statement: Statement) -> bool:
    return statement.kind == "event" and statement.type in HARM and not statement.negative


def _touch(harm: Statement, bond: Statement) -> bool:
    """Whether the clause of the harm holds the words of the bond, and its victim is the patron."""
    inside = harm.evidence.start <= bond.evidence.start and bond.evidence.end <= harm.evidence.end
    return inside and bool(set(roll_up(harm.target)) & set(roll_up(bond.source)))


def _blow(reading: Reading, harm: Statement) -> Attrition:
    hedges = hedges_of(reading, harm)
    return Attrition(
        harm.source, harm.type, harm.factuality, harm.attribution, harm.evidence, (harm.id,), hedges, harm.time
    )


def _beside(reading: Reading, statements: tuple[Statement, ...], patronage: tuple[Statement, ...]) -> Iterator[str]:
    known = {actor for bond in patronage for actor in (*bond.target, *bond.source)}
    seen: dict[str, None] = {}
    for whole in (harm for harm in statements if _harm(harm) and any(_touch(harm, bond) for bond in patronage)):
        for harm in statements:
            if _harm(harm) and harm.source == whole.source and _same_sentence(reading, whole, harm):
                seen |= dict.fromkeys(actor for actor in harm.target if actor not in known)
    yield from seen


def _same_sentence(reading: Reading, first: Statement, second: Statement) -> bool:
    between = reading.document.text[first.evidence.end : second.evidence.start]
    return first.evidence.end <= second.evidence.start and not any(mark in between for mark in ".!?؟\n")
