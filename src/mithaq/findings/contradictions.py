"""Statements held against the register of pacts: contradicted, confirmed, left out, not checked.

Silence of the register contradicts nothing; a hedged claim is doubted, not contradicted flatly; an
omission is no error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mithaq.answer import YES, Reason
from mithaq.dates import PartialDate
from mithaq.findings.provision_types import DUTY_KINDS, SECURITY_KINDS
from mithaq.findings.treaty_dates import check_dates, check_in_force
from mithaq.findings.treaty_match import Match, match_treaties, organisation_pact, states
from mithaq.findings.treaty_parties import check_parties
from mithaq.findings.treaty_provisions import check_list, check_provision
from mithaq.findings.verdicts import Confirmed, Contradiction, NotChecked, Omission, Verdict, held
from mithaq.statements.statement import Reading, Statement
from mithaq.world.pacts import Pact
from mithaq.world.register import Register

BOND = ("ALLIANCE", "MEMBERSHIP")


@dataclass(frozen=True, slots=True)
class Checks:
    """Everything that the register has to say to a reading, in the order of the text."""

    contradictions: tuple[Contradiction, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    omissions: tuple[Omission, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    treaties: tuple[Match, ...] = ()
    register: str = ""

    def to_dict(self) -> dict[str, Any]:
        """JSON values, with the version of the register."""
        return {
            "contradictions": [one.to_dict() for one in self.contradictions],
            "confirmed": [one.to_dict() for one in self.confirmed],
            "omissions": [one.to_dict() for one in self.omissions],
            "not_checked": [one.to_dict() for one in self.not_checked],
            "treaties": {match.treaty.id: match.pact.id if match.pact else None for match in self.treaties},
            "register": self.register,
        }


def contradictions(reading: Reading, register: Register, on: PartialDate | None = None) -> tuple[Contradiction, ...]:
    """The contradictions alone; `check` has the rest."""
    return check(reading, register, on).contradictions


def check(reading: Reading, register: Register, on: PartialDate | None = None) -> Checks:
    """Hold a reading against the register.

    Steps, for each treaty of the text: 1. name its pact (`treaty_match`); 2. its dates; 3. its
    parties; 4. every provision that the text claims or denies; 5. whether it binds on the day of
    the text; 6. a list called complete; 7. what is left out.  Memberships of organisations are
    tested against their founding pacts.

    Parameters
    ----------
    reading : Reading
        Rejected statements are passed over.
    register : Register
    on : PartialDate, optional
        The day on which the text speaks, where the document has no date of its own.
    """
    day = reading.document.date or on
    live = tuple(statement for statement in reading.statements if statement.status != "rejected")
    matches = tuple(match_treaties(reading, register).values())
    found: list[Verdict] = []
    for match in matches:
        about = tuple(statement for statement in live if statement.treaty == match.treaty.id)
        found += _of_treaty(reading, match, about, day, register)
    found += _of_organisations(live, register, day)
    return _sorted(reading, found, matches, register)


def _of_treaty(
    reading: Reading, match: Match, about: tuple[Statement, ...], day: PartialDate | None, register: Register
) -> Iterator[Verdict]:
    pact = match.pact
    if pact is None:
        for statement in about:
            values = {"treaty": match.treaty.id, "candidates": list(match.candidates)}
            yield NotChecked(statement.id, "treaty", f"not_checked.{match.why}", values)
        return
    yield from check_dates(reading, match.treaty, pact, about)
    for statement in about:
        yield from check_parties(statement, pact, day)
        if statement.kind == "provision" or statement.type == "ALLIANCE":
            yield check_provision(statement, pact)
    yield from check_in_force(reading, pact, about, day)
    yield from check_list(reading, pact, about)
    yield from _left_out(reading, match, about, day, register)


def _of_organisations(live: tuple[Statement, ...], register: Register, day: PartialDate | None) -> Iterator[Verdict]:
    for statement in live:
        if statement.type != "MEMBERSHIP" or statement.treaty is not None:
            continue
        pacts = [pact for actor in statement.target if (pact := organisation_pact(actor, register))]
        if not pacts:
            values = {"target": list(statement.target)}
            yield NotChecked(statement.id, "parties", "not_checked.organisation", values)
        for pact in pacts:
            yield from check_parties(statement, pact, day)


def _left_out(
    reading: Reading, match: Match, about: tuple[Statement, ...], day: PartialDate | None, register: Register
) -> Iterator[Omission]:
    pact = match.pact
    assert pact is not None
    everything = tuple(statement.id for statement in about)
    if pact.in_force.competing:
        yield Omission("competing_dates", pact.id, _competing(pact), statements=everything)
    named = {other.pact.id for other in match_treaties(reading, register).values() if other.pact}
    for older in _between(register, states(match.treaty.parties)):
        if older.id not in named and day is not None and _runs(older, day):
            yield from _older(older, pact, about, day)


def _between(register: Register, parties: tuple[str, ...]) -> Iterable[Pact]:
    return (pact for pact in register.pacts if len(parties) >= 2 and set(parties) <= set(pact.states))


def _runs(pact: Pact, day: PartialDate) -> bool:
    return (pact.in_force.reached(day) & ~pact.ended.reached(day)) is YES


def _older(older: Pact, pact: Pact, about: tuple[Statement, ...], day: PartialDate) -> Iterator[Omission]:
    """An older pact between the same parties that still binds, by the duty that matters most to the text."""
    claimed = {kind for statement in about for kind in DUTY_KINDS.get(statement.type, ())}
    duties = [
        (duty.kind in claimed, article, duty)
        for article in older.articles
        for duty in article.duties
        if duty.kind in SECURITY_KINDS
    ]
    if not duties or older.signed.first is None or pact.signed.first is None or older.signed.first > pact.signed.first:
        return
    same, article, duty = max(duties, key=lambda one: one[0])
    told = {"older": older.id, "pact": pact.id, "day": str(day), "article": article.number, "duty": duty.kind}
    leaf = held("register.duty", older, article.number, article.source, YES,
                duty=duty.kind, debtors=list(duty.debtors.among(older.states)), says=article.says)  # fmt: skip
    because = Reason("omission.older_treaty.same_duty" if same else "omission.older_treaty", YES, told, None, (leaf,))
    touched = tuple(s.id for s in about if duty.kind in DUTY_KINDS.get(s.type, ())) or tuple(s.id for s in about)
    yield Omission("older_treaty", older.id, because, article.number, touched)


def _competing(pact: Pact) -> Reason:
    leaves = tuple(
        held("register.date_by_source", pact, None, reading.source, YES, date=str(reading.date), says=reading.says)
        for reading in pact.in_force.readings
    )
    values = {"pact": pact.id, "dates": [str(reading.date) for reading in pact.in_force.readings]}
    return Reason("omission.competing_dates", YES, values, None, leaves)


def _sorted(reading: Reading, found: list[Verdict], matches: tuple[Match, ...], register: Register) -> Checks:
    place = {statement.id: number for number, statement in enumerate(reading.statements)}

    def order(verdict: Contradiction | Confirmed | NotChecked) -> int:
        return place.get(verdict.statement, 0)

    return Checks(
        tuple(sorted((v for v in found if isinstance(v, Contradiction)), key=order)),
        tuple(sorted((v for v in found if isinstance(v, Confirmed)), key=order)),
        tuple(v for v in found if isinstance(v, Omission)),
        tuple(sorted((v for v in found if isinstance(v, NotChecked)), key=order)),
        matches,
        register.version,
    )
