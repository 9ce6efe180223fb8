"""A document is cut into headings, sentences and list items; the offsets are the source's."""

from __future__ import annotations

import pytest

from mithaq.text.load import document_from_text
from mithaq.text.segment import segment


def cut(text: str) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in segment(document_from_text(text))]


def test_short_line_without_a_stop_is_a_heading() -> None:
    assert cut("معاهدة جديدة\nوقعت الدولتان معاهدة.") == [
        ("heading", "معاهدة جديدة"),
        ("sentence", "وقعت الدولتان معاهدة."),
    ]


def test_line_that_ends_in_a_colon_opens_a_list_and_is_no_heading() -> None:
    assert [kind for kind, _ in cut("تنص المعاهدة على الآتي:\n- تبادل الخبرات.\n- التشاور.")] == [
        "sentence",
        "item",
        "item",
    ]


@pytest.mark.parametrize("bullet", ["- ", "– ", "• ", "* ", "1. ", "2) ", "٣- ", "(4) ", "أ. "])
def test_bullets_are_left_outside_the_item(bullet: str) -> None:
    assert cut(f"{bullet}التعاون في مجال الفضاء") == [("item", "التعاون في مجال الفضاء")]


def test_sentences_end_at_arabic_and_latin_stops() -> None:
    assert [text for _, text in cut("هل وافقت؟ لا. رفضت! ثم عادت… وقبلت.")] == [
        "هل وافقت؟",
        "لا.",
        "رفضت!",
        "ثم عادت…",
        "وقبلت.",
    ]


@pytest.mark.parametrize(
    "text", ["President Donald J. Trump met him in Riyadh.", "It rose by 3.5 percent.", "The U.S. agreed to it."]
)
def test_abbreviations_initials_and_numbers_do_not_end_a_sentence(text: str) -> None:
    assert len(cut(text)) == 1


def test_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert [text for _, text in cut('قال "لن نقبل." ثم غادر.')] == ['قال "لن نقبل."', "ثم غادر."]


def test_paragraph_numbers_count_lines() -> None:
    parts = segment(document_from_text("أولى. ثانية.\n\nثالثة."))
    assert [part.paragraph for part in parts] == [0, 0, 1]


def test_segments_cover_every_letter() -> None:
    text = "عنوان\n  جملة أولى. جملة ثانية؟\n- بند\n"
    parts = segment(document_from_text(text))
    covered = "".join(text[part.start : part.end] for part in parts)
    assert [c for c in text if c.isalpha()] == [c for c in covered if c.isalpha()]
