"""Folding: what is equal for matching, and the exact way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.text.normalise import fold

_ARABIC = st.text(alphabet="اأإآٱبةىيئؤوهلاﻻﷲـًَّٰٔ \u200f\u200cکی۳٣«»’", max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد إسلام آسيا ٱلله", "احمد اسلام اسيا الله"),
        ("معاهدة مصطفى", "معاهده مصطفي"),
        ("مُعاهَدَةٌ", "معاهده"),
        ("الأمـــم", "الامم"),
        ("٢٠٢٥ و۱۴۰۴", "2025 و1404"),
        ("ﻻ ﺍﷲ", "لا االله"),
        ("مسؤول وزائر", "مسوول وزاير"),
        ("“Élysée” – Russia’s", '"elysee" - russia\'s'),
        ("İstanbul Yaşar Støre", "istanbul yasar store"),
        ("کیان", "كيان"),
        ("رو\u200cسيا\u200f", "روسيا"),
    ],
)
def test_what_is_equal(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_composed_and_decomposed_letters_are_equal() -> None:
    assert fold("\u0624\u0626\u0623").text == fold("\u0648\u0654\u064a\u0654\u0627\u0654").text


def test_a_span_takes_its_trailing_marks_along() -> None:
    text = "في مُعاهَدَةٍ جديدة"
    folded = fold(text)
    start = folded.text.index("معاهده")
    place = folded.source(start, start + len("معاهده"))
    assert text[slice(*place)] == "مُعاهَدَةٍ"


def test_a_ligature_is_one_source_character() -> None:
    folded = fold("قال ﷲ")
    assert folded.source(4, 5) == (4, 5)


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError, match="not inside"):
        fold("abc").source(1, 9)


@given(st.text(max_size=60) | _ARABIC)
def test_offsets_lead_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.cased) == len(folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= at < len(text) for at in folded.offsets)
    for at, offset in enumerate(folded.offsets):
        assert folded.text[at] in fold(text[offset]).text
        start, end = folded.source(at, at + 1)
        assert start == offset < end <= len(text)


@given(st.text(max_size=60) | _ARABIC)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text
