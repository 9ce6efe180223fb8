"""Names in a text: clitics, articles, capitals, boundaries, the longest match; demonyms by rule."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.text.names import Alias, NameFinder
from mithaq.text.nisba import english_forms, nisba_forms
from mithaq.text.spelling import spellings

FINDER = NameFinder(
    [
        *(Alias(name, "USA", "name", "ar") for name in ("الولايات المتحدة", "أميركا")),
        Alias("الجمهورية الإسلامية", "IRN", "name", "ar"),
        Alias("اللجنة الرباعية", "quartet", "name", "ar"),
        Alias("القاهرة", "EGY", "capital", "ar"),
        Alias("مصر", "EGY", "name", "ar"),
        Alias("مودي", "IND.modi", "name", "ar"),
        Alias("يمني", "YEM", "demonym", "ar"),
        Alias("اليمني", "YEM", "demonym", "ar"),
        Alias("وكالة سبوتنيك", "sputnik", "name", "ar"),
        Alias("سبوتنيك", "sputnik", "name", "ar"),
        Alias("US", "USA", "acronym", "en"),
        Alias("U.S.", "USA", "acronym", "en"),
        Alias("Turkey", "TUR", "name", "en"),
        Alias("Russia", "RUS", "name", "en"),
        Alias("Russia Today", "rt", "name", "en"),
        Alias("Abdel Fattah el-Sisi", "EGY.sisi", "name", "en"),
        Alias("Sudan", "SDN", "name", "en"),
        Alias("South Sudan", "SSD", "name", "en"),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("من مصر", ["مصر"]),
        ("ومصر ولمصر وبمصر فمصر كمصر", ["مصر"] * 5),
        ("المصر تمصر مصرع", []),
        ("للولايات المتحدة", ["لولايات المتحدة"]),
        ("وللجمهورية الإسلامية", ["لجمهورية الإسلامية"]),
        ("إلى للجنة الرباعية", ["لجنة الرباعية"]),
        ("بالقاهرة", ["القاهرة"]),
        ("الولايات المُتّحدةُ، اليوم", ["الولايات المُتّحدةُ"]),
        ("الولايات\nالمتحدة", ["الولايات\nالمتحدة"]),
        ("الولايات. المتحدة", []),
        ("الطريق المؤدي", []),
        ("اليد اليمنى في يدي", []),
        ("الرئيس اليمنى", ["اليمنى"]),
        ("وكالة «سبوتنيك»", ["وكالة «سبوتنيك"]),
        ("told us of the US", ["US"]),
        ("the U.S. and U.S.-led", ["U.S.", "U.S."]),
        ("he ate turkey in Turkey", ["Turkey"]),
        ("Russia’s and RUSSIA and Russian", ["Russia", "RUSSIA"]),
        ("in Russia. Today", ["Russia"]),
        ("on Russia Today", ["Russia Today"]),
        ("Abdel Fattah El-Sisi", ["Abdel Fattah El-Sisi"]),
        ("South Sudan and Sudan", ["South Sudan", "Sudan"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [text[found.start : found.end] for found in FINDER.find(text)] == names


@given(st.text(alphabet="ولبا مصرUS.\u064b«»القهةT", max_size=40))
def test_matches_are_ordered_and_apart(text: str) -> None:
    found = FINDER.find(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in found)


def test_no_names_at_all() -> None:
    assert NameFinder([]).find("Russia") == ()


def test_nisba() -> None:
    forms = nisba_forms("سعودي")
    assert forms[0] == "سعودي"
    assert {"السعودية", "سعوديون", "السعوديين", "سعوديتان", "السعوديات", "سعوديا"} <= set(forms)


def test_nisba_of_two_words() -> None:
    forms = set(nisba_forms("كوري شمالي"))
    assert {"الكورية الشمالية", "الكوريون الشماليون", "كوريين شماليين"} <= forms
    assert "جنوب أفريقية" in nisba_forms("جنوب أفريقي")


def test_a_broken_plural_takes_the_article_alone() -> None:
    assert nisba_forms("أتراك") == ("أتراك", "الأتراك")
    assert nisba_forms("الإنجليز") == ("الإنجليز",)


@pytest.mark.parametrize(
    ("demonym", "forms"),
    [("Russian", {"Russian", "Russians"}), ("Chinese", {"Chinese"}), ("Frenchman", {"Frenchman", "Frenchmen"})],
)
def test_english_demonyms(demonym: str, forms: set[str]) -> None:
    assert set(english_forms(demonym)) == forms


def test_spellings() -> None:
    assert "عبدالفتاح السيسي" in spellings("عبد الفتاح السيسي", {})
    assert "سيرجي لافروف" in spellings("سيرغي لافروف", {})
    equal = dict.fromkeys(("mohammed", "mohamad"), ("Mohammed", "Mohamad"))
    assert "Mohamad bin Salman" in spellings("Mohammed bin Salman", equal)
    assert "Bashar el-Assad" in spellings("Bashar al-Assad", {})
