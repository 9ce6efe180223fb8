"""The support ledger: asked, promised, given, refused, denied; and what was asked for and not given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from mithaq.answer import Evidence
from mithaq.dates import PartialDate
from mithaq.findings.lines import line_dict, live, roll_up, weakest
from mithaq.findings.phrases import Found, find, quote
from mithaq.statements.statement import Reading, Statement

Status = Literal["asked", "promised", "given", "refused", "denied"]
MATERIAL = ("arms", "troops", "money", "military", "training", "intelligence", "relief")


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One entry of the ledger.

    Attributes
    ----------
    status : str
        ``asked promised given refused denied``; denied: the text says that it was not given.
    giver, receiver : tuple of str
        Actor ids as in the statement; the giver of what is asked for is the one who is asked.
    forms : tuple of str
        ``arms troops money votes words …``; ``unspecified`` where the words do not tell.
    details : tuple of str
        Kinds of arms and the like (``aircraft``).
    form_from : str or None
        The statement that told the form, where it is a neighbour ("it asked for them").
    hedges : tuple of Evidence
        The words that hold the claim back ("at least officially").
    """

    status: Status
    giver: tuple[str, ...]
    receiver: tuple[str, ...]
    forms: tuple[str, ...]
    details: tuple[str, ...]
    factuality: str
    holder: str
    quote: Evidence
    statements: tuple[str, ...]
    form_from: str | None = None
    hedges: tuple[Evidence, ...] = ()
    time: PartialDate | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


@dataclass(frozen=True, slots=True)
class Unmet:
    """Asked for and not given: derived from one line of each, never surer than the weaker of them."""

    giver: tuple[str, ...]
    receiver: tuple[str, ...]
    forms: tuple[str, ...]
    details: tuple[str, ...]
    factuality: str
    hedges: tuple[Evidence, ...]
    statements: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return line_dict(self)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines in text order, and what was asked for and not given."""

    lines: tuple[SupportLine, ...] = ()
    unmet: tuple[Unmet, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """``{"lines", "unmet"}``."""
        return {"lines": [line.to_dict() for line in self.lines], "unmet": [one.to_dict() for one in self.unmet]}

    def items(self) -> list[dict[str, Any]]:
        """One list of entries; a derived one has the status ``asked_not_given``."""
        derived = ({"status": "asked_not_given", **one.to_dict()} for one in self.unmet)
        return [*(line.to_dict() for line in self.lines), *derived]


def ledger(reading: Reading) -> Ledger:
    """Keep the books of a reading.

    Steps: 1. read the status of each statement from its type and polarity; 2. its form from its own
    words, or, for "it asked for them", from the statement beside it between the same two; 3. pair
    what was asked for with what was refused or not given in the same form.
    """
    statements = live(reading)
    lines = tuple(line for at in range(len(statements)) for line in _line(reading, statements, at))
    return Ledger(lines, tuple(_unmet(lines)))


def _line(reading: Reading, statements: tuple[Statement, ...], at: int) -> Iterator[SupportLine]:
    statement = statements[at]
    status = _status(statement)
    if status is None or not statement.source or not statement.target:
        return
    told, beside = _forms(reading, statements, at)
    if not told and statement.type not in ("AID", "SUPPORT"):
        return
    giver, receiver = (statement.source, statement.target)
    if status == "asked":
        giver, receiver = receiver, giver
    yield SupportLine(
        status, giver, receiver, _form_names(told, statement), tuple(dict.fromkeys(one.phrase.id for one in told)),
        statement.factuality, statement.attribution, statement.evidence, (statement.id,), beside,
        hedges_of(reading, statement), statement.time,
    )  # fmt: skip


def _status(statement: Statement) -> Status | None:
    kind, type_ = statement.kind, statement.type
    if statement.factuality == "Uu":
        return None
    if kind == "event" and type_ in ("AID", "SUPPORT"):
        return "denied" if statement.negative else "given"
    if statement.negative:
        return None
    if type_ in ("REQUEST", "DEMAND") and kind in ("event", "position"):
        return "asked"
    if type_ in ("REJECT", "REFUSAL") and kind in ("event", "position"):
        return "refused"
    pledge = type_ in ("INTENTION", "ACCEPTANCE") or (kind == "provision" and type_ == "ARMS_SUPPLY")
    own = roll_up((statement.attribution,)) == roll_up(statement.source)
    return "promised" if pledge or (kind == "forecast" and type_ in ("AID", "SUPPORT") and own) else None


def _forms(reading: Reading, statements: tuple[Statement, ...], at: int) -> tuple[tuple[Found, ...], str | None]:
    own = find("support_forms", statements[at].evidence.exact, reading.document.lang)
    if own or statements[at].type not in ("REQUEST", "REJECT"):
        return own, None
    for other in (at - 1, at + 1):
        if 0 <= other < len(statements) and _mirror(statements[at], statements[other]):
            beside = find("support_forms", statements[other].evidence.exact, reading.document.lang)
            if beside:
                return beside, statements[other].id
    return (), None


def _mirror(asked: Statement, given: Statement) -> bool:
    """Whether the other statement is help between the same two: asked A of B, given B to A."""
    same = (roll_up(asked.source), roll_up(asked.target))
    back = (roll_up(given.target), roll_up(given.source))
    return given.type in ("AID", "SUPPORT") and same == (back if asked.type == "REQUEST" else back[::-1])


def _form_names(told: tuple[Found, ...], statement: Statement) -> tuple[str, ...]:
    forms = dict.fromkeys(str(one.phrase.record["form"]) for one in told)
    named = tuple(form for form in forms if form != "unspecified")
    if named or statement.type != "SUPPORT":
        return named or ("unspecified",)
    return ("words",)


def hedges_of(reading: Reading, statement: Statement) -> tuple[Evidence, ...]:
    """The statement's own hedges, or else the hedging words inside its clause."""
    if statement.hedges:
        return statement.hedges
    found = find("support_hedges", statement.evidence.exact, reading.document.lang)
    return tuple(quote(one, statement.evidence) for one in found)


def _unmet(lines: tuple[SupportLine, ...]) -> Iterator[Unmet]:
    for asked in (line for line in lines if line.status == "asked"):
        for other in (line for line in lines if line.status in ("refused", "denied")):
            if _same_help(asked, other) and not any(_same_help(asked, one) for one in lines if one.status == "given"):
                yield Unmet(
                    other.giver, other.receiver, tuple(form for form in asked.forms if form in other.forms),
                    tuple(detail for detail in asked.details if detail in other.details),
                    weakest((asked.factuality, other.factuality)), (*asked.hedges, *other.hedges),
                    (*asked.statements, *other.statements),
                )  # fmt: skip


def _same_help(one: SupportLine, other: SupportLine) -> bool:
    """Whether both speak of the same help between the same two: tanks are not missiles, but are arms."""
    if roll_up(one.giver) != roll_up(other.giver) or roll_up(one.receiver) != roll_up(other.receiver):
        return False
    if not set(one.forms) & set(other.forms):
        return False
    general = {"arms", "support", "military"}
    left, right = set(one.details) - general, set(other.details) - general
    return not left or not right or bool(left & right)
