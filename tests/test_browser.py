"""The brief in a real browser: right to left, nothing loaded from anywhere, page one on one sheet of paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mithaq.dates import PartialDate
from mithaq.show.brief import Brief, brief

EXAMPLE = Path(__file__).parents[1] / "examples" / "hamiya.ar.txt"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def made() -> Brief:
    return brief(EXAMPLE, on=PartialDate(2026, 2, 28))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(params=["ar", "en"])
def page(request: pytest.FixtureRequest, browser: Any, made: Brief, tmp_path: Path) -> Iterator[Any]:
    file = tmp_path / f"brief.{request.param}.html"
    file.write_bytes(made.render(".html", request.param))
    opened = browser.new_page(viewport={"width": 1000, "height": 1300})
    opened.asked: list[str] = []
    opened.complaints: list[str] = []
    opened.on("request", lambda one: opened.asked.append(one.url))
    opened.on("console", lambda one: opened.complaints.append(one.text))
    opened.goto(file.as_uri())
    opened.language = request.param
    yield opened
    opened.close()


def test_the_page_turns_with_its_language(page: Any) -> None:
    wanted = "rtl" if page.language == "ar" else "ltr"
    assert page.evaluate("getComputedStyle(document.body).direction") == wanted
    box = page.locator(".first h2").first.evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e); const b = r.getBoundingClientRect(); const p = e.getBoundingClientRect(); return [b.left - p.left, p.right - b.right] }"
    )
    left, right = box
    assert (right < left) if wanted == "rtl" else (left < right), "the heading starts on the reader's side"


def test_nothing_is_loaded_and_nothing_complains(page: Any) -> None:
    assert all(url.startswith("file://") for url in page.asked)
    assert len(page.asked) == 1
    assert page.complaints == []


def test_every_reference_leads_to_its_row(page: Any) -> None:
    targets = page.eval_on_selector_all("a[href^='#']", "links => links.map(a => a.getAttribute('href').slice(1))")
    assert len(targets) > 30
    assert page.evaluate("ids => ids.filter(i => !document.getElementById(i))", targets) == []


def test_nothing_sticks_out_sideways(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (
        "on a telephone"
    )


def test_page_one_prints_on_one_sheet(page: Any) -> None:
    """A4 less the margins of the style sheet is 178 × 261 mm, at 96 dots an inch."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 986})
    bottom = page.evaluate("document.querySelector('.first').getBoundingClientRect().bottom + window.scrollY")
    assert 300 < bottom <= 986


def test_headings_are_in_order(page: Any) -> None:
    levels = page.eval_on_selector_all("h1,h2,h3,h4", "hs => hs.map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_both_languages_say_the_same_facts(made: Brief) -> None:
    arabic, english = made.sheet("ar"), made.sheet("en")
    for one, other in ((arabic.first, english.first), (arabic.annexes, english.annexes)):
        assert [[line.refs for line in s.lines] for s in one] == [[line.refs for line in s.lines] for s in other]
        assert [[[(a, [c.refs for c in cells]) for a, cells in t.rows] for t in s.tables] for s in one] == [
            [[(a, [c.refs for c in cells]) for a, cells in t.rows] for t in s.tables] for s in other
        ]


def test_page_one_has_at_most_250_words(made: Brief) -> None:
    assert made.sheet("ar").words_on_page_one <= 250
    assert made.sheet("en").words_on_page_one <= 250


def test_every_line_of_page_one_that_speaks_of_the_text_cites_it(made: Brief) -> None:
    wrong = next(section for section in made.page.first if section.id == "first-wrong")
    assert wrong.lines
    assert all(line.rests_on for line in wrong.lines)


def test_the_brief_catches_what_is_wrong_in_the_example(made: Brief) -> None:
    found = {(c.kind, c.text_says, c.register_says) for c in made.inquiry.checks.contradictions if c.kind == "date"}
    assert ("date", "2025-02-17", "2025-01-17") in found
    lists = [c for c in made.inquiry.checks.contradictions if c.kind == "exclusive_list"]
    assert lists
    assert any("5" in number for number in lists[0].articles)
    assert "older_treaty" in {omitted.kind for omitted in made.inquiry.checks.omissions}


def test_no_sentence_drops_its_holder_or_is_stronger_than_its_statement(made: Brief) -> None:
    claims = next(section for section in made.sheet("en").annexes if section.id == "claims")
    words = {"CT": "certain", "PR": "probabl", "PS": "possibl", "Uu": "left open"}
    for (anchor, cells), statement in zip(claims.tables[0].rows, made.inquiry.reading.statements, strict=True):
        assert anchor == statement.id
        expected = "denied" if statement.factuality == "CT-" else words[statement.factuality[:2]]
        assert expected in cells[4].text
        assert ("the author" in cells[4].text.lower()) == (statement.attribution == "author")
