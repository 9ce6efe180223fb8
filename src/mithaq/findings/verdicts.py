"""What holding a text against the register can yield: contradicted, confirmed, left out, not checked."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from mithaq.answer import NO, UNKNOWN, YES, Answer, Article, Reason
from mithaq.statements.statement import Statement
from mithaq.world.pacts import Pact

ContradictionKind = Literal["date", "party", "obligation", "in_force", "exclusive_list"]
OmissionKind = Literal["older_treaty", "competing_dates", "not_yet_in_force"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim of the text that the register does not bear out.

    Attributes
    ----------
    kind : str
        ``date party obligation in_force exclusive_list``.
    statement : str
        Id of the statement that makes the claim; `statements` has all that it rests on.
    field : str
        What is contradicted: ``signed``, ``in_force``, ``parties``, ``DEFENSE``, ``exclusive`` …
    text_says, register_says : str
        Plain values: dates, ids, types, numbers of articles.
    pact, article : str, str or None
        Where the register says so; `articles` has all of them.
    hedged : bool
        The text itself claims it only as probable or possible: to be told as a doubt, not as an error.
    holder : str
        Who makes the claim, as in the statement's attribution.
    because : Reason
        The tree; its leaves are a quotation and an article.
    """

    kind: ContradictionKind
    statement: str
    field: str
    text_says: str
    register_says: str
    pact: str
    because: Reason
    article: str | None = None
    articles: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    hedged: bool = False
    holder: str = "author"

    def to_dict(self) -> dict[str, Any]:
        """As CONTRACT has it, with the reasons."""
        return {
            "kind": self.kind,
            "statement": self.statement,
            "field": self.field,
            "text_says": self.text_says,
            "register_says": self.register_says,
            "pact": self.pact,
            "article": self.article,
            "articles": list(self.articles),
            "evidence": list(self.statements or (self.statement,)),
            "hedged": self.hedged,
            "holder": self.holder,
            "because": self.because.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A claim of the text, or a denial, that the register bears out."""

    statement: str
    field: str
    pact: str
    because: Reason
    article: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "statement": self.statement,
            "field": self.field,
            "pact": self.pact,
            "article": self.article,
            "evidence": [self.statement],
            "because": self.because.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Omission:
    """What the register holds and the text leaves out; no error of the text."""

    kind: OmissionKind
    pact: str
    because: Reason
    article: str | None = None
    statements: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "kind": self.kind,
            "pact": self.pact,
            "article": self.article,
            "evidence": list(self.statements),
            "because": self.because.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A claim that the register cannot test, and why."""

    statement: str
    field: str
    reason: str
    values: dict[str, Any] = dataclasses.field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """JSON values."""
        return {
            "statement": self.statement,
            "field": self.field,
            "reason": self.reason,
            "values": self.values,
            "evidence": [self.statement],
        }


Verdict = Contradiction | Confirmed | Omission | NotChecked


def said(statement: Statement, **values: Any) -> Reason:
    """The leaf that quotes the text."""
    told = {"quote": statement.evidence.exact, "holder": statement.attribution, "factuality": statement.factuality}
    return Reason("contradiction.text", YES, {**told, **values}, statement.evidence)


def held(code: str, pact: Pact, number: str | None, source: str | None, answer: Answer, **values: Any) -> Reason:
    """The leaf that names an article of the register."""
    told: dict[str, Any] = {"pact": pact.id, "text_level": pact.text_level}
    if number is not None:
        told["article"] = number
    return Reason(code, answer, {**told, **values}, Article(pact.id, number, source))


def weight(statement: Statement) -> Answer:
    """`NO` (the claim does not stand) for a certain claim, `UNKNOWN` for a hedged one."""
    return NO if statement.factuality.startswith("CT") else UNKNOWN
