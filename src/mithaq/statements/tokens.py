"""Tokens of a segment with everything the lexicon says of them: markers, readings, mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from mithaq.statements.inflection import Inflection, Reading, nominal_splits
from mithaq.statements.lexicon import Lexicon, Marker, folded
from mithaq.statements.statement import Mention
from mithaq.text.normalise import Folded

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*|[^\w\s]")
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker at its tokens ``[start, end)``; `pronoun` is what is attached to a preposition."""

    cls: str
    value: str
    start: int
    end: int
    pronoun: str = ""
    conjunction: str = ""


@dataclass(slots=True)
class Token:
    """A word or a sign of the source.

    Attributes
    ----------
    index : int
        Place in its sentence.
    start, end : int
        Code points of the source.
    text : str
        Folded.
    source : str
        As written.
    mention : Mention or None
        The mention that it belongs to; `opens` where the mention begins here, `lead` the clitics before it.
    marks : dict of class to Mark
    readings : tuple of Reading
    """

    index: int
    start: int
    end: int
    text: str
    source: str
    mention: Mention | None = None
    opens: bool = False
    lead: str = ""
    marks: dict[str, Mark] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()

    @property
    def is_sign(self) -> bool:
        """Whether it is punctuation."""
        return not (self.text[:1].isalnum())


class Tokeniser:
    """Cuts folded text into tokens and looks each up."""

    pattern = _WORD

    def __init__(self, lexicon: Lexicon, inflection: Inflection) -> None:
        self.lexicon = lexicon
        self.inflection = inflection
        self._markers: dict[str, list[tuple[tuple[str, ...], Marker, str]]] = defaultdict(list)
        for marker in lexicon.markers:
            for phrase in marker.words:
                words = tuple(self.pattern.findall(phrase))
                self._markers[words[0]].append((words, marker, ""))
                if marker.cls == "preposition" and lexicon.lang == "ar" and len(words) == 1:
                    for pronoun in _PRONOUNS:
                        self._markers[words[0] + pronoun].append(((words[0] + pronoun,), marker, pronoun))
        for options in self._markers.values():
            options.sort(key=lambda option: -len(option[0]))
        self._phrases: dict[str, list[tuple[tuple[str, ...], Reading]]] = defaultdict(list)
        for entry in lexicon.entries:
            for phrase in entry.words["phrases"]:
                words = tuple(self.pattern.findall(folded(phrase)))
                self._phrases[words[0]].append((words, Reading(entry, "noun", length=len(words))))

    def tokens(self, text: str, whole: Folded, start: int, end: int, mentions: Sequence[Mention]) -> list[Token]:
        """The tokens of ``text[start:end]``."""
        first, last = whole.folded(start), whole.folded(end)
        found: list[Token] = []
        for match in self.pattern.finditer(whole.text, first, last):
            begin, stop = whole.offsets[match.start()], whole.offsets[match.end() - 1] + 1
            while stop < end and (stop >= whole.length or _dropped(text[stop])):
                stop += 1
            found.append(Token(len(found), begin, stop, match.group(), text[begin:stop]))
        _mention(found, mentions)
        for token in found:
            self._look_up(found, token)
        return found

    def _look_up(self, tokens: list[Token], token: Token) -> None:
        if token.mention is not None:
            return
        for conjunction, text in _without_conjunction(token.text):
            for words, marker, pronoun in self._markers.get(text, ()):
                if marker.cls in token.marks or not _matches(tokens, token.index, words):
                    continue
                end = token.index + len(words)
                token.marks[marker.cls] = Mark(marker.cls, marker.value, token.index, end, pronoun, conjunction)
        if not token.is_sign:
            phrases = [
                reading
                for _, text in _without_conjunction(token.text)
                for words, reading in self._phrases.get(text, ())
                if _matches(tokens, token.index, words)
            ]
            token.readings = (*phrases, *self.inflection.readings(token.text))


def _dropped(char: str) -> bool:
    """A vowel mark that belongs to the letter before it."""
    return "\u064b" <= char <= "\u0652" or char in "\u0670\u0640"


def _without_conjunction(text: str) -> list[tuple[str, str]]:
    return [("", text), *((letter, text[1:]) for letter in "وف" if text.startswith(letter) and len(text) > 2)]


def _matches(tokens: list[Token], index: int, words: tuple[str, ...]) -> bool:
    """Whether the words after the first stand at `index + 1` and on, an article or a preposition aside."""
    rest = tokens[index + 1 : index + len(words)]
    if len(rest) < len(words) - 1:
        return False
    return all(token.text == word for token, word in zip(rest, words[1:], strict=True))


def _mention(tokens: list[Token], mentions: Sequence[Mention]) -> None:
    waiting = iter(sorted(mentions, key=lambda mention: mention.start))
    current = next(waiting, None)
    for token in tokens:
        while current is not None and current.end <= token.start:
            current = next(waiting, None)
        if current is None or token.end <= current.start:
            continue
        token.mention = current
        token.opens = token.start <= current.start
        token.lead = folded(token.source[: max(0, current.start - token.start)])


def stems(token: Token) -> set[str]:
    """The token without its clitics and endings, in every way: what word lists are matched with."""
    found = {token.text}
    for _, text in _without_conjunction(token.text):
        found.add(text)
        found.update(core for _, _, core, _ in nominal_splits(text))
    return found
