"""The words around a span: what stands before it and after it in its own sentence, folded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mithaq.text.normalise import Folded, fold

_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_STOP = re.compile(r"[.!?;:\"()\[\]](?=\s|$|[\"'])|\n")
_REACH = 220


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the folded text and its place there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A folded text that answers for the neighbours of a span of its source."""

    folded: Folded

    def before(self, start: int, count: int = 8) -> tuple[Word, ...]:
        """Up to `count` words before a source offset, nearest first, to the sentence's beginning.

        An Arabic clitic that is joined to what begins at `start` is a word of its own.
        """
        at = self.folded.folded(start)
        base = max(0, at - _REACH)
        window = self.folded.text[base:at]
        cut = max((stop.end() for stop in _STOP.finditer(window)), default=0)
        words = [Word(m[0], base + m.start(), base + m.end()) for m in _WORD.finditer(window, cut)]
        return tuple(reversed(words[-count:]))

    def after(self, end: int, count: int = 6) -> tuple[Word, ...]:
        """Up to `count` words after a source offset, in the order of the text, to the sentence's end."""
        at = self.folded.folded(end)
        window = self.folded.text[at : at + _REACH]
        stop = _STOP.search(window)
        words = _WORD.finditer(window, 0, stop.start() if stop else len(window))
        return tuple(Word(m[0], at + m.start(), at + m.end()) for m in words)[:count]

    def char_after(self, end: int) -> str:
        """The folded character right after a source offset; empty at the end of the text."""
        at = self.folded.folded(end)
        return self.folded.text[at : at + 1]

    def source(self, first: Word, last: Word) -> tuple[int, int]:
        """The source span from one word to another."""
        return self.folded.source(first.start, last.end)


@lru_cache(maxsize=256)
def folded_words(words: tuple[str, ...]) -> frozenset[str]:
    """Words of the data as they stand in a folded text."""
    return frozenset(fold(word).text for word in words)
