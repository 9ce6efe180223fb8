"""The words of the product: both languages say the same, with the right plurals and directions."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from mithaq.answer import YES, Reason
from mithaq.dates import PartialDate
from mithaq.errors import BadData
from mithaq.show.words import MONTHS_AR, Words, catalogue

ENGLISH, ARABIC = Words("en", {"IRN": "Iran", "RUS": "Russia"}), Words("ar", {"IRN": "إيران", "RUS": "روسيا"})
SOURCE = Path(__file__).parents[1] / "src" / "mithaq"


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_code_stands_in_both_languages() -> None:
    assert set(catalogue("en")) == set(catalogue("ar"))


def test_a_sentence_speaks_of_the_same_values_in_both_languages() -> None:
    differing = [
        code
        for code, sentence in catalogue("en").items()
        if isinstance(sentence, str) and fields(sentence) != fields(catalogue("ar")[code])
    ]
    assert not differing


def test_the_arabic_sentences_are_arabic() -> None:
    latin_only = [
        c
        for c, s in catalogue("ar").items()
        if isinstance(s, str) and s.isascii() and any(ch.isalpha() for ch in _bare(s))
    ]
    assert not latin_only


def _bare(sentence: str) -> str:
    return "".join(text for text, *_ in string.Formatter().parse(sentence))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_noun_has_the_plural_forms_that_cldr_asks_for(lang: str) -> None:
    wanted = set(Locale(lang).plural_form.tags) | {"other"}
    for code, forms in catalogue(lang).items():  # type: ignore[arg-type]
        if code.startswith("count."):
            assert wanted <= set(forms), code


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "ميثاق واحد"),
        (2, "ميثاقان"),
        (3, "3 مواثيق"),
        (10, "10 مواثيق"),
        (11, "11 ميثاقًا"),
        (99, "99 ميثاقًا"),
        (100, "100 ميثاق"),
        (103, "103 مواثيق"),
    ],
)
def test_arabic_counts(number: int, words: str) -> None:
    assert ARABIC.count(number, "pact") == words


def test_values_in_words() -> None:
    assert ENGLISH.value("2025-01-17") == "17 January 2025"
    assert ARABIC.value("2025-01-17") == "17 كانون الثاني/يناير 2025"
    assert ARABIC.value("1936") == "1936"
    assert ENGLISH.value(["IRN", "RUS"]) == "Iran and Russia"
    assert ARABIC.value(["IRN", "RUS"]) == "إيران وروسيا"
    assert ARABIC.value("defense") == "الدفاع"
    assert ENGLISH.value(None) == "—"
    assert ENGLISH.value({"ar": "نص", "en": "text"}) == "text"


@given(st.dates())
def test_a_date_names_its_month_in_both_ways(day: object) -> None:
    date = PartialDate.of(day)  # type: ignore[arg-type]
    if date.year >= 1500:
        assert MONTHS_AR[(date.month or 1) - 1] in ARABIC.value(str(date))
        assert str(date.year) in ENGLISH.value(str(date))


@given(st.text())
def test_a_quotation_cannot_turn_the_direction_of_what_surrounds_it(text: str) -> None:
    quoted = ARABIC.quote(text)
    assert quoted.startswith("«\u2068")
    assert quoted.endswith("\u2069»")
    assert not any("\u202a" <= ch <= "\u202e" or "\u2066" <= ch <= "\u2067" for ch in quoted[2:-2])


def test_a_code_without_a_sentence_is_an_error() -> None:
    with pytest.raises(BadData, match="no sentence"):
        ENGLISH.reason(Reason("no.such.code", YES))
    with pytest.raises(BadData, match="needs"):
        ENGLISH.say("first.ask")


def test_values_from_outside_are_not_templates() -> None:
    assert ENGLISH.say("cell.value", value="{lang} {0} %s") == "{lang} {0} %s"
