"""A page in words, as HTML, Markdown and PDF: nothing from outside becomes markup."""

from __future__ import annotations

import html.parser
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.show.html import to_html
from mithaq.show.markdown import to_markdown
from mithaq.show.page import Line, Page, Row, Section, Sheet, Table, cell, put_in_words
from mithaq.show.pdf import to_pdf
from mithaq.show.words import Words

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style><script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "{{ 7 * 7 }} {% raw %}",
    '#eval("1+1") #read("/etc/passwd") $x$ ]',
    "| a | b |\n|---|---|",
    "\u202eTXT.exe",
]


def page(text: str) -> Page:
    claims = Table(
        ("column.id", "column.quote"),
        (Row((cell("s1"), Line("cell.quote", {"text": text}, ("s1", text), "quote")), "s1"),),
    )
    first = Section(
        "first-answer", Line("first.answer"), (Line("cell.value", {"value": text}, ("s1", "rus-irn-2001#3"), "strong"),)
    )
    return Page(
        Line("brief.title", {"title": text}),
        Line("brief.subtitle", {"date": "2025-06-23", "outlet": text}),
        (first,),
        (Section("claims", Line("annex.claims"), (), (claims,)),),
    )


class Elements(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: set[str] = set()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


def elements(text: str) -> Elements:
    found = Elements()
    found.feed(to_html(put_in_words(page(text), Words("ar"))))
    return found


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_in_an_article_never_reaches_the_page_as_html(attack: str) -> None:
    found = elements(attack)
    assert found.tags <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "h1",
        "h2",
        "p",
        "div",
        "section",
        "nav",
        "ol",
        "li",
        "a",
        "span",
        "sup",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert not found.handlers
    assert all(target.startswith("#") for target in found.targets), "no request to anywhere"


@given(st.text(max_size=80))
@settings(max_examples=40)
def test_any_text_is_text(text: str) -> None:
    assert "script" not in elements(text).tags


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_holds_no_markup_from_outside(attack: str) -> None:
    text = to_markdown(put_in_words(page(attack), Words("en")))
    assert "<script" not in text
    assert "<img" not in text
    assert not re.search(r"(?<!\\)\](\(|\[)javascript", text)
    assert sum(line.startswith("| ---") for line in text.splitlines()) == 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_pdf_says_what_the_sheet_says(lang: str) -> None:
    import pypdfium2

    sheet = put_in_words(page("plain words 2025"), Words(lang))  # type: ignore[arg-type]
    pdf = pypdfium2.PdfDocument(to_pdf(sheet))
    text = " ".join(pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf)))
    for word in ("plain", "words", "2025", "brief" if lang == "en" else "موجز"):
        assert word in text.lower()
    assert "irn" in text


@pytest.mark.parametrize("attack", ATTACKS)
def test_typst_reads_data_not_markup(attack: str) -> None:
    assert to_pdf(put_in_words(page(attack), Words("ar"))).startswith(b"%PDF")


def test_words_are_counted_as_a_reader_counts() -> None:
    sheet = put_in_words(page("one two — three"), Words("en"))
    only = replace(sheet, title="a b", subtitle="c", first=())
    assert isinstance(only, Sheet)
    assert only.words_on_page_one == 3


def test_a_line_names_what_it_rests_on() -> None:
    text = to_html(put_in_words(page("x"), Words("en")))
    assert '<a href="#s1">s1</a>' in text
    assert "<span>rus-irn-2001 §3</span>" in text
