"""Yes, no or unknown (Kleene's strong logic), and the tree of reasons that carries an answer.

A `Reason` is a node: a code that `show.words` turns into a sentence, the values it speaks of, the
answer it contributes, what it rests on (`Ground`), and the reasons beneath it.  Every leaf of a
finished tree has a ground: a quotation, an article of a pact, or a row of a dataset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Answer(Enum):
    """Three truth values; ``&``, ``|`` and ``~`` as in Kleene's strong three-valued logic (1952)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __and__(self, other: Answer) -> Answer:
        if NO in (self, other):
            return NO
        return YES if self is other is YES else UNKNOWN

    def __or__(self, other: Answer) -> Answer:
        if YES in (self, other):
            return YES
        return NO if self is other is NO else UNKNOWN

    def __invert__(self) -> Answer:
        return {YES: NO, NO: YES, UNKNOWN: UNKNOWN}[self]

    def __bool__(self) -> bool:
        raise TypeError("an Answer has three values: compare with `is YES`, `is NO` or `is UNKNOWN`")

    def __str__(self) -> str:
        return self.value


YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


def kleene(*, yes: bool, no: bool) -> Answer:
    """`YES` or `NO` where one is certain, `UNKNOWN` where neither is."""
    if yes and no:
        raise ValueError("certainly yes and certainly no at once")
    return YES if yes else NO if no else UNKNOWN


def all_of(*answers: Answer) -> Answer:
    """Conjunction; `YES` for none."""
    result = YES
    for answer in answers:
        result = result & answer
    return result


def any_of(*answers: Answer) -> Answer:
    """Disjunction; `NO` for none."""
    result = NO
    for answer in answers:
        result = result | answer
    return result


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation: ``exact == text[start:end]`` in code points of the document's own text."""

    document: str
    start: int
    end: int
    exact: str

    def to_dict(self) -> dict[str, Any]:
        """As in ``geo-statements/0.1``, with the document's id."""
        return {"document": self.document, "start": self.start, "end": self.end, "exact": self.exact}


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a pact, and the key of the source in which it was read."""

    pact: str
    number: str | None = None
    source: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """``{"pact", "article", "source"}``."""
        return {"pact": self.pact, "article": self.number, "source": self.source}


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset by name and version, and the row or the window that was looked at."""

    name: str
    version: str
    row: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """``{"dataset", "version", "row"}``."""
        return {"dataset": self.name, "version": self.version, "row": self.row}


Ground = Evidence | Article | Dataset


@dataclass(frozen=True, slots=True)
class Reason:
    """One node of a tree of reasons.

    Attributes
    ----------
    code : str
        Key of a sentence in ``show/locale``: ``"in_force.not_yet"``.
    answer : Answer
        What this node contributes.
    values : dict
        What the sentence speaks of: states, dates, articles (as plain JSON values).
    ground : Ground or None
        What a leaf rests on.
    because : tuple of Reason
        The reasons beneath.
    """

    code: str
    answer: Answer
    values: dict[str, Any] = field(default_factory=dict)
    ground: Ground | None = None
    because: tuple[Reason, ...] = ()

    def leaves(self) -> Iterator[Reason]:
        """The leaves, from left to right."""
        if not self.because:
            yield self
        for reason in self.because:
            yield from reason.leaves()

    def to_dict(self) -> dict[str, Any]:
        """The tree as JSON values."""
        node: dict[str, Any] = {
            "code": self.code,
            "answer": str(self.answer),
            **({"values": self.values} if self.values else {}),
        }
        if self.ground is not None:
            node["ground"] = self.ground.to_dict()
        if self.because:
            node["because"] = [reason.to_dict() for reason in self.because]
        return node


def conjunction(code: str, because: Iterable[Reason], **values: Any) -> Reason:
    """A node whose answer is the Kleene conjunction of the reasons beneath it."""
    reasons = tuple(because)
    return Reason(code, all_of(*(reason.answer for reason in reasons)), values, None, reasons)


def disjunction(code: str, because: Iterable[Reason], **values: Any) -> Reason:
    """A node whose answer is the Kleene disjunction of the reasons beneath it."""
    reasons = tuple(because)
    return Reason(code, any_of(*(reason.answer for reason in reasons)), values, None, reasons)
