"""Folding: the one form in which names and words are compared, with an exact way back to the source.

Spelling varies where meaning does not: أ and ا, ة and ه, ى and ي, vowel marks, tatweel, presentation
forms, Persian letters and digits, curly quotes, accents, capitals.  `fold` takes all of that away and
remembers, for every character that it keeps, where it stood.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیېۍێ", "ي"),
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ە": "ه",
    "ک": "ك",
    "ڪ": "ك",
    **dict.fromkeys("‘’‚‛`´ʼʿʾ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\t\r", " "),
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "…": "…",
    "ـ": "",
    "\u00ad": "",
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ə": "a",
    "Ə": "A",
}


def _folded(char: str) -> str:
    """What one character becomes, case kept; empty where it is dropped."""
    if char in _LETTERS:
        return _LETTERS[char]
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me", "Cf"):
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(char))
    plain = unicodedata.normalize("NFKD", char)
    if plain == char:
        return char
    kept = "".join(part for part in plain if unicodedata.category(part) not in ("Mn", "Me", "Cf"))
    return "".join(_LETTERS.get(part, part) for part in kept)


class _Table(dict[int, str]):
    """Folded characters for `str.translate`, worked out once each."""

    uneven: set[str]

    def __missing__(self, code: int) -> str:
        char = chr(code)
        value = char if char.isascii() and char not in _LETTERS else _folded(char)
        self[code] = value
        if len(value) != 1:
            self.uneven.add(char)
        return value


_TABLE = _Table()
_TABLE.uneven = set()


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back.

    Attributes
    ----------
    text : str
        Folded, lower case.
    cased : str
        Folded with the capitals of the source; as long as `text`.
    offsets : sequence of int
        For each character of `text` the offset of the source character that it came from.
    length : int
        Length of the source.
    """

    text: str
    cased: str
    offsets: Sequence[int]
    length: int

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that ``text[start:end]`` came from, trailing vowel marks included.

        Parameters
        ----------
        start, end : int
            A span of the folded text; it may be empty.

        Returns
        -------
        tuple of int
            Start and end in the source, end-exclusive.

        Raises
        ------
        IndexError
            The span does not lie in the folded text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start}:{end} is not inside 0:{len(self.text)}")
        begin = self.offsets[start] if start < len(self.offsets) else self.length
        if start == end:
            return begin, begin
        last = self.offsets[end - 1]
        while end < len(self.offsets) and self.offsets[end] == last:
            end += 1
        return begin, self.offsets[end] if end < len(self.offsets) else self.length

    def folded(self, offset: int) -> int:
        """The position in `text` of the first character that came from `offset` or later."""
        return bisect_left(self.offsets, offset)


def fold(text: str) -> Folded:
    """Fold a text for matching.

    Steps: 1. drop vowel marks, tatweel, zero-width and directional marks; 2. أإآٱ→ا, ى→ي, ة→ه, ؤ→و,
    ئ→ي, Persian ک ی→ك ي; presentation forms and ligatures to letters; 3. digits to ASCII, curly quotes,
    dashes and Arabic punctuation to plain ones; 4. accents off Latin letters; 5. lower case.

    Parameters
    ----------
    text : str

    Returns
    -------
    Folded
        With the exact map back to the offsets of `text`.
    """
    kept = text.translate(_TABLE)
    lower = kept.lower()
    if len(lower) != len(kept):
        lower = "".join(map(_lower, kept))
    return Folded(lower, kept, _offsets(text), len(text))


def _offsets(text: str) -> Sequence[int]:
    """Where each folded character came from; `_TABLE` knows every character of the text by now."""
    if _TABLE.uneven.isdisjoint(text):
        return range(len(text))
    return tuple(at for at, char in enumerate(text) for _ in _TABLE[ord(char)])
