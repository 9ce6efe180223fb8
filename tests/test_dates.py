"""Partial dates compared in three values, against a brute force over the days they can mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.answer import NO, UNKNOWN, YES, Answer
from mithaq.dates import PartialDate, Span
from mithaq.errors import BadDate

days = st.dates(dt.date(2019, 11, 1), dt.date(2021, 2, 28))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    exactness = draw(st.integers(0, 2))
    return PartialDate(day.year, day.month if exactness else None, day.day if exactness == 2 else None)


def meanings(date: PartialDate) -> list[dt.date]:
    return [date.first + dt.timedelta(days=n) for n in range((date.last - date.first).days + 1)]


def over_meanings(answers: set[bool]) -> Answer:
    return YES if answers == {True} else NO if answers == {False} else UNKNOWN


@given(partial_dates(), partial_dates())
def test_before_is_certain_only_if_every_meaning_agrees(a: PartialDate, b: PartialDate) -> None:
    assert a.before(b) is over_meanings({x < y for x in meanings(a) for y in meanings(b)})


@given(partial_dates(), partial_dates(), days)
def test_a_span_is_half_open(a: PartialDate, b: PartialDate, day: dt.date) -> None:
    if b.before(a) is YES:
        with pytest.raises(BadDate):
            Span(a, b)
        return
    truth = over_meanings({x <= day < y for x in meanings(a) for y in meanings(b)})
    answer = Span(a, b).contains(PartialDate.of(day))
    assert answer is truth


@given(partial_dates(), partial_dates(), partial_dates(), partial_dates())
def test_overlap_and_before_exclude_each_other(a: PartialDate, b: PartialDate, c: PartialDate, d: PartialDate) -> None:
    if b.before(a) is YES or d.before(c) is YES:
        return
    first, second = Span(a, b), Span(c, d)
    assert first.overlaps(second) is second.overlaps(first)
    if first.before(second) is YES:
        assert first.overlaps(second) is NO


@given(partial_dates())
def test_written_and_read_back(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


def test_an_open_span_has_not_ended() -> None:
    treaty = Span(PartialDate(1949, 8, 24))
    assert treaty.contains(PartialDate(2026, 1, 1)) is YES
    assert treaty.contains(PartialDate(1949)) is UNKNOWN
    assert treaty.contains(PartialDate(1948)) is NO


@pytest.mark.parametrize(
    "text", ["", "25", "2025-1", "2025-13", "2025-02-30", "٢٠٢٥", "2025-01-17T00:00", "2025-01-17 ", "0000"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(BadDate, match="2025-01-17"):
        PartialDate.parse(text)


def test_a_day_without_a_month() -> None:
    with pytest.raises(BadDate):
        PartialDate(2025, None, 3)


def test_a_month_may_be_the_day_but_is_not_it() -> None:
    assert PartialDate(2025, 1).same(PartialDate(2025, 1, 17)) is UNKNOWN
    assert PartialDate(2025, 1).agrees_with(PartialDate(2025, 1, 17))
    assert PartialDate(2025, 1, 27).same(PartialDate(2025, 1, 17)) is NO
