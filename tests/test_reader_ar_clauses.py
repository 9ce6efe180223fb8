"""Arabic clauses whose parties are not where a simple sentence has them: carried over, by pronoun, in idioms."""

from __future__ import annotations

import pytest

from mithaq.statements.rules import read
from mithaq.statements.statement import Reading, Statement
from mithaq.text.load import document_from_text


def reading(text: str) -> Reading:
    return read(document_from_text(text, lang="ar"))


def of(text: str, kind: str, type_: str) -> list[Statement]:
    return [one for one in reading(text).statements if (one.kind, one.type) == (kind, type_)]


CASES = [
    # a joined verb without a subject of its own keeps the subject before it
    ("استنزفت اليابان الفلبين، وقصفت موانئ فيتنام في الجنوب.", "event", "ASSAULT", {"JPN"}, {"VNM"}, "CT+"),
    ("رحبت اليابان بالموقف الفلبيني، وأدانت التدخل الصيني في شؤونها.", "event", "ACCUSE", {"JPN"}, {"CHN"}, "CT+"),
    ("وأسقطت باكستان مقاتلتين هنديتين.", "event", "ASSAULT", {"PAK"}, {"IND"}, "CT+"),
    # pronouns
    ("زار الرئيس التركي باكستان، ودعاها إلى التفاوض.", "event", "REQUEST", {"TUR"}, {"PAK"}, "CT+"),
    # what may be and what will be
    ("قد تقصف اليابان الفلبين.", "forecast", "ASSAULT", {"JPN"}, {"PHL"}, "PS+"),
    ("والأرجح أن تبقى فنلندا على الحياد.", "forecast", "NEUTRALITY", {"FIN"}, set(), "PR+"),
    ("لن ترسل كندا خبراء إلى أوكرانيا.", "forecast", "AID", {"CAN"}, {"UKR"}, "CT-"),
    ("ستعود كوريا الشمالية إلى التفاوض مع اليابان.", "forecast", "CONSULT", {"PRK", "JPN"}, set(), "CT+"),
    ("ستبقى تايوان وحدها في مواجهة الصين.", "forecast", "CONFLICT", {"TWN", "CHN"}, set(), "CT+"),
    ("وربما توافق أوكرانيا على دور تركيا.", "position", "ACCEPTANCE", {"UKR"}, {"TUR"}, "PS+"),
    # influence and patronage
    ("ما زالت كلمة تركيا مسموعة في ليبيا.", "relation", "INFLUENCE", {"TUR"}, {"LBY"}, "CT+"),
    ("باتت مفاتيح ليبيا في يد تركيا.", "relation", "INFLUENCE", {"TUR"}, {"LBY"}, "CT+"),
    ("لم يعد لفرنسا نفوذ في السنغال.", "relation", "INFLUENCE", {"FRA"}, {"SEN"}, "CT-"),
    ("نسجت إيران شبكة من الميليشيات أقواها حزب الله.", "relation", "PATRONAGE", {"IRN"}, {"hezbollah"}, "CT+"),
    ("سحبت روسيا عتادها من ليبيا.", "event", "RETREAT", {"RUS"}, {"LBY"}, "CT+"),
]


@pytest.mark.parametrize(("text", "kind", "type_", "source", "target", "factuality"), CASES)
def test_a_clause(text: str, kind: str, type_: str, source: set[str], target: set[str], factuality: str) -> None:
    found = of(text, kind, type_)
    assert (source, target, factuality) in [(set(s.source), set(s.target), s.factuality) for s in found], [
        one.to_dict() for one in reading(text).statements
    ]


def test_the_first_person_in_a_quotation_is_the_speaker() -> None:
    found = of('قال وزير الدفاع الباكستاني خواجة آصف: "لن نقبل أي اعتداء هندي".', "position", "REFUSAL")
    assert [(s.source, s.target) for s in found] == [(("PAK.asif",), ("IND",))]


def test_a_short_jussive_is_no_long_verb() -> None:
    assert not of("عرضت اليابان التعاون فلم تبد الفلبين اهتماما.", "event", "ASSAULT")


def test_a_purpose_is_no_deed() -> None:
    assert not of("حشدت اليابان قواتها لتقصف الفلبين.", "event", "ASSAULT")


def test_what_a_choice_offers_is_no_deed() -> None:
    text = "أمام زيلينسكي خياران: إما أن يتنازل عن الأرض، وإما أن يواصل القتال."
    found = reading(text).statements
    assert [(s.kind, s.source) for s in found] == [("option", ("UKR.zelensky",))]


def test_an_act_foretold_under_a_condition_is_conditional() -> None:
    found = of("سوف تقصف اليابان الفلبين إذا انسحبت من المعاهدة.", "forecast", "ASSAULT")
    assert [one.conditional for one in found] == [True]


def test_the_list_of_a_treaty_in_clauses() -> None:
    text = (
        "وقعت البرازيل وكولومبيا معاهدة شراكة.\nوهي تلزم الطرفين بأربعة أمور فقط:\n"
        "- ألا يمد أي منهما المعتدي بالعون إذا تعرض الآخر لعدوان.\n- ألا تستخدم أراضيه ضد الآخر.\n"
        "- أن تتقاسم الأجهزة ما لديها من معلومات.\n- أن يتشاورا فورا."
    )
    found = [one for one in reading(text).statements if one.kind == "provision"]
    assert [one.type for one in found] == ["NO_AID_TO_AGGRESSOR", "OTHER", "INTELLIGENCE_SHARING", "CONSULTATION"]
    assert all(set(one.source) == {"BRA", "COL"} and one.exclusive for one in found)
    assert found[0].conditional
