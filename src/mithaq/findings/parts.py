"""The sides of a trade and the alternatives of a choice, as spans of the text."""

from __future__ import annotations

from mithaq.answer import Evidence
from mithaq.findings.phrases import find
from mithaq.statements.statement import Reading, Statement

_EDGES = ' \t\n,،;؛:.!?؟"“”«»-–'


def sides(reading: Reading, statement: Statement) -> tuple[Evidence, ...]:
    """The two sides of a linkage: its own parts, or the clause parted at "in exchange for"."""
    own = _own(statement.parts, statement.evidence)
    return own if len(own) == 2 else _split(reading, statement, "for")


def alternatives(reading: Reading, statement: Statement) -> tuple[Evidence, ...]:
    """The items of a choice: its own, or what follows each "either" and "or"."""
    own = _own(statement.items, statement.evidence)
    return own if len(own) > 1 else _split(reading, statement, "either")[1:]


def _own(spans: tuple[Evidence, ...], whole: Evidence) -> tuple[Evidence, ...]:
    """Spans of their own; a gloss that was not found in the text stands for the whole clause and is dropped."""
    return tuple(span for span in spans if (span.start, span.end) != (whole.start, whole.end))


def _split(reading: Reading, statement: Statement, mark: str) -> tuple[Evidence, ...]:
    words = statement.evidence.exact
    marks = [one for one in find("item_marks", words, reading.document.lang) if one.phrase.id == mark]
    if not marks:
        return ()
    starts, ends = [0, *(one.end for one in marks)], [*(one.start for one in marks), len(words)]
    pieces = (_span(statement.evidence, start, end) for start, end in zip(starts, ends, strict=True))
    return tuple(piece for piece in pieces if piece.exact)


def _span(whole: Evidence, start: int, end: int) -> Evidence:
    words = whole.exact[start:end]
    begin = start + len(words) - len(words.lstrip(_EDGES))
    words = words.strip(_EDGES)
    return Evidence(whole.document, whole.start + begin, whole.start + begin + len(words), words)
