"""Page one holds at most 250 words in each language: what does not fit stays in the annexes.

The lines that go are the same in both languages, so that both still say the same facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mithaq.show.page import Line, Page, Section, put_in_words
from mithaq.show.words import Words

MOST_WORDS = 250
_KEPT = {"first-unknown": 1, "first-wrong": 2, "first-answer": 6}
"""Sections that may give lines away, in this order, and how many lines each keeps."""
_DROPPED_FIRST = ("first.unsure_lesser", "first.not_checked", "first.same_on", "first.owes")


def fit(page: Page, voices: Sequence[Words]) -> Page:
    """The page with as many lines taken from page one as it takes, the least weighty first."""
    while max(put_in_words(replace(page, annexes=()), words).words_on_page_one for words in voices) > MOST_WORDS:
        shorter = _one_line_less(page)
        if shorter is None:
            return page
        page = shorter
    return page


def _one_line_less(page: Page) -> Page | None:
    for name, kept in _KEPT.items():
        section = next((one for one in page.first if one.id == name), None)
        if section is not None and len(section.lines) > kept:
            less = replace(section, lines=_without_one(section))
            return replace(page, first=tuple(less if one is section else one for one in page.first))
    return None


def _without_one(section: Section) -> tuple[Line, ...]:
    lines = list(section.lines)
    for code in _DROPPED_FIRST:
        for line in reversed(lines):
            if line.code == code:
                lines.remove(line)
                return tuple(lines)
    return tuple(lines[:-1] if section.id != "first-answer" else lines[1:])
