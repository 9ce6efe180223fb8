"""What the rules reader makes of Arabic sentences, as a reader of Arabic would expect it."""

from __future__ import annotations

import pytest

from mithaq.statements.rules import read
from mithaq.statements.statement import Reading, Statement
from mithaq.text.load import document_from_text


def reading(text: str) -> Reading:
    return read(document_from_text(text))


def only(text: str, kind: str, type_: str) -> Statement:
    found = [s for s in reading(text).statements if (s.kind, s.type) == (kind, type_)]
    assert len(found) == 1, [s.to_dict() for s in reading(text).statements]
    return found[0]


DEEDS = [
    # text, kind, type, source, target, factuality
    ("قصفت اليابان ميناء الفلبين.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "CT+"),
    ("اليابان قصفت الفلبين.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "CT+"),
    ("شنت اليابان غارات على الفلبين.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "CT+"),
    ("أدى الهجوم الياباني على الفلبين إلى أزمة.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "CT+"),
    ("تعرضت الفلبين لهجوم من اليابان.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "CT+"),
    ("لم تقصف اليابان الفلبين.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "CT-"),
    ("ربما قصفت اليابان الفلبين.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "PS+"),
    ("يبدو أن اليابان قصفت الفلبين.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "PR+"),
    ("هل قصفت اليابان الفلبين؟", "event", "ASSAULT", {"JPN"}, {"PHL"}, "Uu"),
    ("نجحت اليابان في قصف الفلبين.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "CT+"),
    ("فشلت اليابان في قصف الفلبين.", "event", "ASSAULT", {"JPN"}, {"PHL"}, "CT-"),
    ("سوف تقصف اليابان الفلبين.", "forecast", "ASSAULT", {"JPN"}, {"PHL"}, "CT+"),
    ("لن تدعم اليابان الفلبين.", "forecast", "SUPPORT", {"JPN"}, {"PHL"}, "CT-"),
    ("قدمت تركيا دعما سياسيا لباكستان.", "event", "SUPPORT", {"TUR"}, {"PAK"}, "CT+"),
    ("حظيت باكستان بدعم من تركيا.", "event", "SUPPORT", {"TUR"}, {"PAK"}, "CT+"),
    ("زودت تركيا باكستان بطائرات مسيرة.", "event", "AID", {"TUR"}, {"PAK"}, "CT+"),
    ("لم تحصل باكستان من تركيا سوى على طائرات قديمة.", "event", "AID", {"TUR"}, {"PAK"}, "CT+"),
    ("اتهمت كندا الهند باغتيال معارض.", "event", "ACCUSE", {"CAN"}, {"IND"}, "CT+"),
    ("فرضت كندا عقوبات على بيلاروسيا.", "event", "SANCTION", {"CAN"}, {"BLR"}, "CT+"),
    ("رفعت كندا العقوبات عن سوريا.", "event", "CONCEDE", {"CAN"}, {"SYR"}, "CT+"),
    ("سحبت إثيوبيا قواتها من الصومال.", "event", "RETREAT", {"ETH"}, {"SOM"}, "CT+"),
    ("التقى الرئيس البرازيلي نظيره الكولومبي.", "event", "CONSULT", {"BRA", "COL"}, set(), "CT+"),
    ("وقعت البرازيل وكولومبيا اتفاقية حدود.", "event", "AGREE", {"BRA", "COL"}, set(), "CT+"),
    ("طلبت إستونيا من بولندا إرسال جنود.", "event", "REQUEST", {"EST"}, {"POL"}, "CT+"),
    ("رفضت بولندا مقترح المجر.", "event", "REJECT", {"POL"}, {"HUN"}, "CT+"),
    ("هددت فنزويلا غيانا بالحرب.", "event", "THREATEN", {"VEN"}, {"GUY"}, "CT+"),
    ("تريد فنزويلا ضم الإقليم.", "position", "INTENTION", {"VEN"}, set(), "CT+"),
    ("الأرجنتين لا ترضى بدور تشيلي.", "position", "REFUSAL", {"ARG"}, {"CHL"}, "CT+"),
    ("يضم حلف الناتو النرويج.", "relation", "MEMBERSHIP", {"NOR"}, {"nato"}, "CT+"),
    ("اشتدت حرب إثيوبيا مع إريتريا.", "relation", "CONFLICT", {"ETH", "ERI"}, set(), "CT+"),
    ("يسيطر حزب الله على جنوب لبنان.", "relation", "INFLUENCE", {"hezbollah"}, {"LBN"}, "CT+"),
]


@pytest.mark.parametrize(("text", "kind", "type_", "source", "target", "factuality"), DEEDS)
def test_who_does_what_to_whom(
    text: str, kind: str, type_: str, source: set[str], target: set[str], factuality: str
) -> None:
    found = only(text, kind, type_)
    assert (set(found.source), set(found.target), found.factuality) == (source, target, factuality)


def test_wish_demand_and_accusation_assert_no_deed() -> None:
    for text in ("تريد اليابان قصف الفلبين.", "طالبت اليابان بقصف الفلبين.", "هددت اليابان بقصف الفلبين."):
        assert not [s for s in reading(text).statements if s.type == "ASSAULT"], text


def test_the_person_stands_for_a_phrase_that_names_his_state_too() -> None:
    found = only("انتقد الرئيس الفرنسي إيمانويل ماكرون الصين.", "event", "ACCUSE")
    assert found.source == ("FRA.macron",)


def test_what_is_said_is_the_speakers_and_that_it_is_said_the_authors() -> None:
    text = "قالت كينيا إن الصومال قصفت إثيوبيا، واتهمت السودان بالصمت."
    deed, blame = only(text, "event", "ASSAULT"), only(text, "event", "ACCUSE")
    assert (deed.attribution, blame.attribution) == ("KEN", "author")


def test_sources_without_a_name_are_unnamed() -> None:
    found = only("قالت مصادر أمنية إن كينيا قصفت الصومال.", "event", "ASSAULT")
    assert found.attribution.startswith("unnamed:")


def test_what_is_denied_is_denied_by_its_speaker() -> None:
    found = only("نفت كينيا أنها قصفت الصومال.", "event", "ASSAULT")
    assert (found.factuality, found.attribution) == ("CT-", "KEN")


def test_an_act_announced_by_its_own_actor_is_an_intention() -> None:
    found = only("أعلنت كينيا أنها ستزور أوغندا.", "position", "INTENTION")
    assert (found.source[0], found.attribution) == ("KEN", "KEN")


TREATY = """وقعت النرويج وأيسلندا في 3 آذار/مارس 2011 معاهدة أمنية.
وتنص المعاهدة على التالي فقط:
- تبادل المعلومات بين أجهزة الاستخبارات.
- التشاور عند تعرض أحد الطرفين لعدوان.
- الامتناع عن مساعدة الطرف المعتدي.
ولا تتضمن المعاهدة الدفاع المشترك."""


def test_a_list_of_provisions_inherits_treaty_parties_and_exclusiveness() -> None:
    result = reading(TREATY)
    listed = [s for s in result.statements if s.kind == "provision" and s.exclusive]
    assert [s.type for s in listed] == ["INTELLIGENCE_SHARING", "CONSULTATION", "NO_AID_TO_AGGRESSOR"]
    assert [s.conditional for s in listed] == [False, True, False]
    assert {s.treaty for s in listed} == {result.treaties[0].id}
    assert (set(result.treaties[0].parties), str(result.treaties[0].date)) == ({"NOR", "ISL"}, "2011-03-03")


def test_an_obligation_that_the_text_denies_is_an_explicit_absence() -> None:
    absent = [s for s in reading(TREATY).statements if s.type == "DEFENSE"]
    assert [s.factuality for s in absent] == ["CT-"]


def test_a_condition_links_its_two_clauses() -> None:
    found = only("ستنسحب كينيا من الصومال إذا هاجمت إثيوبيا إريتريا.", "linkage", "CONDITION")
    assert found.conditional
    assert found.source == ("KEN",)
    assert not [s for s in reading(found.evidence.exact).statements if s.type == "ASSAULT"]


def test_a_trade_has_two_parts() -> None:
    found = only("تدرس كينيا سحب قواتها مقابل اعتراف إثيوبيا بالحدود.", "linkage", "EXCHANGE")
    assert set(found.source) == {"KEN", "ETH"}
    assert len(found.parts) == 2


def test_money_is_no_trade_between_arenas() -> None:
    assert not [
        s for s in reading("باعت كينيا القمح إلى إثيوبيا مقابل 3 مليارات دولار.").statements if s.kind == "linkage"
    ]


def test_a_dilemma_lists_its_alternatives() -> None:
    found = only("باتت إثيوبيا أمام خيارين: إما الحرب وإما الاستسلام.", "option", "DILEMMA")
    assert found.source == ("ETH",)
    assert [item.exact for item in found.items] == ["الحرب", "الاستسلام"]


def test_not_only_but_also_is_two_demands() -> None:
    text = "تطالب كينيا إثيوبيا ليس فقط بالانسحاب بل أيضا بمحاسبة إريتريا."
    demands = [s for s in reading(text).statements if s.type in ("REQUEST", "DEMAND")]
    assert [set(s.target) for s in demands] == [{"ETH"}, {"ETH", "ERI"}]


def test_evidence_is_exact_and_every_statement_names_its_rule() -> None:
    text = TREATY + "\nوقصفت كينيا الصومال، وهو ما أدانته إثيوبيا."
    for statement in reading(text).statements:
        span = statement.evidence
        assert text[span.start : span.end] == span.exact == statement.content["ar"]
        assert statement.rule


@pytest.mark.parametrize("text", ["", "٣", "«»", "و", "إذا", "مقابل", "أمام خيارين", "قال إن", ".", "بين"])
def test_fragments_do_not_break_it(text: str) -> None:
    assert reading(f"{text} كينيا").statements is not None
