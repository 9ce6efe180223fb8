"""A document cut into headings, sentences and list items, with the offsets of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from mithaq.text.document import Document

SegmentKind = Literal["heading", "sentence", "item"]

_LINE = re.compile(r"[^\n\r]+")
_BULLET = re.compile(r"\s*(?:[-–—•●▪◦*]|\(?[0-9٠-٩]{1,2}[.)\-–]|\(?[a-zأ-ي][.)])\s+")
_STOP = re.compile(r"(?:[.!?؟…]+[\"'”’»)\]]*|[\"”»]?[.!?؟…]+)(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof|Jr|Sr|No|Art|vs|etc|Inc|Co|أ|د|م|ص)\.$"
)
_TITLE_WIDTH = 12
"""A line of at most so many words without a full stop is a heading."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the source: ``text[start:end]`` without the white space and the bullet around it.

    Attributes
    ----------
    start, end : int
    kind : {"heading", "sentence", "item"}
    paragraph : int
        Number of the line it stands in, from 0.
    """

    start: int
    end: int
    kind: SegmentKind
    paragraph: int


def segment(document: Document) -> tuple[Segment, ...]:
    """Cut a document.

    Steps: 1. a line is a paragraph; 2. a line that opens with a bullet or a number is an item; 3. a
    short line that no stop ends is a heading, unless it ends in a colon; 4. other lines are cut after
    full stops, question marks and exclamation marks, but not after an abbreviation or inside a number.
    """
    found: list[Segment] = []
    for paragraph, line in enumerate(_LINE.finditer(document.text)):
        start, end = _trim(document.text, line.start(), line.end())
        if start < end:
            found += _line(document.text, start, end, paragraph)
    return tuple(found)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _line(text: str, start: int, end: int, paragraph: int) -> list[Segment]:
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end:
        return [Segment(bullet.end(), end, "item", paragraph)]
    pieces = _sentences(text, start, end)
    if len(pieces) == 1 and _is_heading(text[start:end]):
        return [Segment(start, end, "heading", paragraph)]
    return [Segment(first, last, "sentence", paragraph) for first, last in pieces]


def _is_heading(line: str) -> bool:
    return len(line.split()) <= _TITLE_WIDTH and line[-1] not in '.!?؟…:،,"»”)'


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ABBREVIATION.search(text, max(begin, stop.start() - 8), stop.end()):
            continue
        first, last = _trim(text, begin, stop.end())
        if first < last:
            pieces.append((first, last))
        begin = stop.end()
    first, last = _trim(text, begin, end)
    if first < last:
        pieces.append((first, last))
    return pieces
