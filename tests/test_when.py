"""Dates in text, in Arabic and English."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.dates import PartialDate
from mithaq.records import read_records
from mithaq.show.words import MONTHS_AR
from mithaq.text import when
from mithaq.text.document import Language
from mithaq.text.when import find_times

FRIDAY = PartialDate(2015, 7, 24)


@pytest.mark.parametrize(
    ("lang", "text", "words", "date"),
    [
        ("ar", "وُقعت في 17 كانون الثاني/يناير 2025 بموسكو", "17 كانون الثاني/يناير 2025", "2025-01-17"),
        ("ar", "في ١٣ يونيو/حزيران ٢٠٢٥", "١٣ يونيو/حزيران ٢٠٢٥", "2025-06-13"),
        ("ar", "منذ جويلية 2019", "جويلية 2019", "2019-07"),
        ("ar", "يوم 3 غشت 2021", "3 غشت 2021", "2021-08-03"),
        ("ar", "الثالث عشر من حزيران عام 2025", "الثالث عشر من حزيران عام 2025", "2025-06-13"),
        ("ar", "في الأول من أكتوبر 1973", "الأول من أكتوبر 1973", "1973-10-01"),
        ("ar", "بتاريخ 2025/6/13", "2025/6/13", "2025-06-13"),
        ("ar", "بتاريخ 13/06/2025", "13/06/2025", "2025-06-13"),
        ("ar", "معاهدة عام 2001", "عام 2001", "2001"),
        ("ar", "في 1 محرم 1447 هـ", "1 محرم 1447 هـ", "2025-06-26"),
        ("ar", "وقّعا بأيار 2020 اتفاقا", "أيار 2020", "2020-05"),
        ("en", "signed on 17 January 2025 in Moscow", "17 January 2025", "2025-01-17"),
        ("en", "signed on January 17, 2025", "January 17, 2025", "2025-01-17"),
        ("en", "talks March 23-25, 2025", "March 23-25, 2025", "2025-03"),
        ("en", "in May 2020", "May 2020", "2020-05"),
        ("en", "on 2025-06-13", "2025-06-13", "2025-06-13"),
        ("en", "the treaty of 2001", "of 2001", "2001"),
        ("en", "on the 4th of April 1949", "4th of April 1949", "1949-04-04"),
    ],
)
def test_a_date_that_says_its_year(lang: Language, text: str, words: str, date: str) -> None:
    (span,) = find_times(text, lang)
    assert str(span.date) == date
    assert text[span.start : span.end].strip() == words or words in text[span.start : span.end]
    assert not span.relative


@pytest.mark.parametrize(
    ("lang", "text", "date"),
    [
        ("ar", "وافق المجلس اليوم الاثنين", "2015-07-20"),
        ("ar", "مساء الأربعاء", "2015-07-22"),
        ("ar", "الجمعة الماضي", "2015-07-17"),
        ("ar", "الأحد المقبل", "2015-07-26"),
        ("ar", "أمس", "2015-07-23"),
        ("ar", "العام الماضي", "2014"),
        ("ar", "الشهر المقبل", "2015-08"),
        ("ar", "في 30 كانون الأول", "2015-12-30"),
        ("ar", "في 14 تموز", "2015-07-14"),
        ("en", "on Monday", "2015-07-20"),
        ("en", "yesterday", "2015-07-23"),
        ("en", "last month", "2015-06"),
        ("en", "on 2 March", "2015-03-02"),
    ],
)
def test_a_date_that_leans_on_the_day_of_publication(lang: Language, text: str, date: str) -> None:
    (span,) = find_times(text, lang, FRIDAY)
    assert str(span.date) == date
    assert span.relative
    assert find_times(text, lang)[0].date is None


def test_two_month_names_that_are_different_months() -> None:
    (span,) = find_times("في 13 حزيران/يوليو 2025", "ar")
    assert span.disagreement is not None
    assert str(span.date) == "2025"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "مارس الضغط على طهران"),
        ("ar", "الأحد الأدنى"),
        ("ar", "بلغ 2025 قتيلا"),
        ("en", "Russia may attack; it may 2 times"),
        ("en", "They march on the capital"),
        ("en", "32,January2025x"),
    ],
)
def test_what_is_no_date(lang: Language, text: str) -> None:
    assert all(span.date is None for span in find_times(text, lang, FRIDAY))


def test_a_day_that_does_not_exist_is_not_made_up() -> None:
    assert not [s for s in find_times("في 30 شباط 2025", "ar") if s.date and s.date.is_day]


@given(st.dates(dt.date(1816, 1, 1), dt.date(2040, 12, 31)), st.integers(0, 2))
def test_every_dual_month_name_is_read_back(day: dt.date, form: int) -> None:
    both = MONTHS_AR[day.month - 1]
    name = (both, both.split("/")[0], both.split("/")[1])[form]
    text = f"عُقد اللقاء في {day.day} {name} {day.year}، ثم تأجل"
    (span,) = find_times(text, "ar")
    assert span.date == PartialDate.of(day)
    assert text[span.start : span.end] == f"{day.day} {name} {day.year}"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_relative_entry_fires_on_its_example(lang: Language) -> None:
    for row in read_records(when._LEXICON / lang / "calendar.yaml")["relative"]:
        spans = find_times(row["example"], lang, FRIDAY)
        assert any(
            row["example"][s.start : s.end].lower() in [n.lower() for n in row["names"]] or s.relative for s in spans
        ), row.where()
