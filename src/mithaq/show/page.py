"""A page before it has a language: lines by code, tables, sections; and the same page in words.

`Line`, `Table` and `Section` know no language; `put_in_words` turns them into `Text`s, which the
HTML, Markdown and PDF writers print.  Both languages therefore say the same facts, in the same
order, on the same ground.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from mithaq.show.words import Words

Tone = Literal["plain", "strong", "yes", "no", "unknown", "muted", "quote"]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, or one cell of a table, by code.

    Attributes
    ----------
    code : str
        Key of the sentence in ``locale``.
    values : Mapping
        Plain values; one that is itself a `Line` is put in words first.
    rests_on : tuple of str
        Ids of statements (``s12``) and articles (``rus-irn-2001#3``) that it rests on.
    tone : str
        How it looks.
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    rests_on: tuple[str, ...] = ()
    tone: Tone = "plain"


def cell(value: Any, *rests_on: str, tone: Tone = "plain") -> Line:
    """A cell that shows one value in words."""
    return Line("cell.value", {"value": value}, rests_on, tone)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `anchor` is what others point at."""

    cells: tuple[Line, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: codes of its column heads, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: Line | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page: lines, then tables."""

    id: str
    title: Line
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A whole brief without a language: its first page, and the annexes."""

    title: Line
    subtitle: Line
    first: tuple[Section, ...]
    annexes: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in words, with its references and its looks."""

    text: str
    refs: tuple[str, ...] = ()
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | None, tuple[Text, ...]], ...]
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class TextSection:
    """A section in words."""

    id: str
    title: str
    lines: tuple[Text, ...]
    tables: tuple[TextTable, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in one language."""

    lang: str
    direction: str
    title: str
    subtitle: str
    first: tuple[TextSection, ...]
    annexes: tuple[TextSection, ...]
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def words_on_page_one(self) -> int:
        """How many words the first page has, headings and all."""
        parts = [self.title, self.subtitle]
        for section in self.first:
            parts += [section.title, *(line.text for line in section.lines)]
        return sum(1 for part in parts for word in part.split() if any(ch.isalnum() for ch in word))


def put_in_words(page: Page, words: Words) -> Sheet:
    """Say a page in one language."""
    return Sheet(
        words.lang,
        words.direction,
        _text(page.title, words).text,
        _text(page.subtitle, words).text,
        tuple(_section(section, words) for section in page.first),
        tuple(_section(section, words) for section in page.annexes),
        {code: words.say(f"page.{code}") for code in ("annexes", "annex")},
    )


def _section(section: Section, words: Words) -> TextSection:
    return TextSection(
        section.id,
        _text(section.title, words).text,
        tuple(_text(line, words) for line in section.lines),
        tuple(_table(table, words) for table in section.tables),
        section.numbered,
    )


def _table(table: Table, words: Words) -> TextTable:
    return TextTable(
        tuple(words.say(code) for code in table.columns),
        tuple((row.anchor, tuple(_text(each, words) for each in row.cells)) for row in table.rows),
        _text(table.caption, words).text if table.caption else None,
    )


def _text(line: Line, words: Words) -> Text:
    return Text(words.opening(line.code, _values(line.values, words)), line.rests_on, line.tone)


def _values(values: Mapping[str, Any], words: Words) -> dict[str, Any]:
    return {key: _value(value, words) for key, value in values.items()}


def _value(value: Any, words: Words) -> Any:
    if isinstance(value, Line):
        return words.say(value.code, _values(value.values, words))
    if isinstance(value, tuple | list) and any(isinstance(item, Line) for item in value):
        return [str(_value(item, words)) for item in value]
    return value
