"""Who is named in a text: each case a sentence of ours with its mentions, in the order of the text."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.statements.mentions import actors_of, find_mentions, find_regions
from mithaq.text.document import Document, Language
from mithaq.text.load import document_from_text


def mentions(text: str, lang: Language) -> list[tuple[str, str]]:
    document = document_from_text(text, id="t", lang=lang)
    return [(mention.actor, mention.exact) for mention in find_mentions(document)]


ARABIC = [
    # demonyms, names, clitics
    ("التقى الوزير التركي نظيره المصري.", "TUR التركي, EGY المصري"),
    ("قُتل ثلاثة جنود أتراك وخمسة سوريين وصوماليان.", "TUR أتراك, SYR سوريين, SOM صوماليان"),
    ("دعم للولايات المتحدة ولألمانيا وبفرنسا", "USA لولايات المتحدة, DEU ألمانيا, FRA فرنسا"),
    ("كان موقفًا روسيًا خالصًا", "RUS روسيًا"),
    ("العلاقات الكورية الجنوبية مع الكوريين الشماليين", "KOR الكورية الجنوبية, PRK الكوريين الشماليين"),
    ("انتخابات جنوب السودان", "SSD جنوب السودان"),
    # capitals: a government, or a place
    ("رفضت موسكو العرض ورحبت به أنقرة.", "RUS موسكو, TUR أنقرة"),
    ("عُقد الاجتماع في الدوحة أو القاهرة.", ""),
    ("عاد الوفد من طهران إلى بغداد.", ""),
    ("وجهت رسالة إلى طهران وإلى بكين", "IRN طهران, CHN بكين"),
    ("زيارة الملك لموسكو", ""),
    ("توترت علاقات الرياض بطهران", "SAU الرياض, IRN طهران"),
    ("وصل إلى العاصمة عمّان", ""),
    ("القاهرة (رويترز) - قال وزير", ""),
    ("اتفاق الرياض ومحادثات أستانا", ""),
    ("قال الكرملين إن البيت الأبيض وافق", "RUS الكرملين, USA البيت الأبيض"),
    ("الغارات على صنعاء والضغوط على دمشق", "SYR دمشق"),
    # organs: one span with the demonym; a minister is none
    ("أعلنت وزارة الخارجية المصرية", "EGY.mfa وزارة الخارجية المصرية"),
    ("اعترضت الخارجية التركية", "TUR.mfa الخارجية التركية"),
    ("استقبل وزير الخارجية التركي", "TUR التركي"),
    ("استُقبلت وزيرة الخارجية الألمانية", "DEU الألمانية"),
    ("قصف الجيش التركي مواقع، وقال إن الجيش سيواصل", "TUR.army الجيش التركي, TUR.army الجيش"),
    ("صوّت البرلمان العراقي", "IRQ.parliament البرلمان العراقي"),
    ("الحكومة اليمنية والإدارة الأميركية", "YEM اليمنية, USA الأميركية"),
    # persons: full name, then surname; by office where the data does not know them
    ("زار هاكان فيدان بيروت، وقال فيدان إن بلاده", "TUR.fidan هاكان فيدان, TUR.fidan فيدان"),
    ("حلّق أسد فوق المكان، وبين الطرفين صدام", ""),
    ("التقى محمد بن سلمان، وقال بن سلمان", "SAU.mbs محمد بن سلمان, SAU.mbs بن سلمان"),
    ("قال وزير الصحة الأردني فارس الحمصي إن", "JOR الأردني, JOR.hmsi فارس الحمصي"),
    ("أكد الرئيس الأميركي في خطاب طويل", "USA الأميركي"),
    # ambiguous names need a text that speaks of their actor
    ("دعم مالي كبير وفساد مالي", ""),
    ("انقلاب في باماكو: قالت حكومة مالي", "MLI مالي"),
    ("قالت السعودية إن المملكة ملتزمة", "SAU السعودية, SAU المملكة"),
    ("قالت الرباط إن المغرب ملتزم وإن المملكة تريد", "MAR الرباط, MAR المغرب, MAR المملكة"),
    ("بكل أمل وحماسة في فتح الباب", ""),
    # what hides names
    ("عبر نهر الأردن نحو خليج عمان والمحيط الهندي", ""),
    ("تحالف تقوده السعودية", "SAU السعودية"),
    ("الطريق المؤدي إلى الحدود ترأسه لجنة", ""),
    ("مجريات الأحداث وسيول جارفة", ""),
]

ENGLISH = [
    ("Russia's troops and Chinese officials met the Turks.", "RUS Russia, CHN Chinese, TUR Turks"),
    ("He told us that the US and U.S. allies agreed.", "USA US, USA U.S."),
    ("Moscow rejected the offer; Kyiv's reply came later.", "RUS Moscow, UKR Kyiv"),
    ("They met in Riyadh, Saudi Arabia.", "SAU Saudi Arabia"),
    ("Talks in Doha or Cairo may follow.", ""),
    ("He travelled to Tehran and returned from Beijing.", ""),
    ("Aid to Kyiv and pressure on Tehran grew.", "UKR Kyiv, IRN Tehran"),
    ("CAIRO (AP) -- Egypt said", "EGY Egypt"),
    ("The Vienna talks and the Geneva Conventions", ""),
    ("The Kremlin accused the White House.", "RUS Kremlin, USA White House"),
    ("The Iranian Foreign Ministry summoned him.", "IRN.mfa Iranian Foreign Ministry"),
    ("The Israeli government has a plan.", "ISR Israeli"),
    ("Vladimir Putin spoke; Putin smiled.", "RUS.putin Vladimir Putin, RUS.putin Putin"),
    ("Fijian Prime Minister Ratu Examplename left. Examplename waved.", "FJI Fijian, FJI.examplename Ratu Examplename, "
     "FJI.examplename Examplename"),
    ("King Hussein of Jordan and Jim Jordan", "JOR.hussein King Hussein, JOR Jordan"),
    ("Egypt, Jordan and Iraq signed.", "EGY Egypt, JOR Jordan, IRQ Iraq"),
    ("Ships in the Gulf of Oman and the South China Sea", ""),
    ("A coalition led by Saudi Arabia bombed the Houthis.", "SAU Saudi Arabia, houthis Houthis"),
    ("The UN Security Council met.", "unsc UN Security Council"),
    ("Mohamed bin Salman met Mohammad bin Salman.", "SAU.mbs Mohamed bin Salman, SAU.mbs Mohammad bin Salman"),
    ("IDF chief Eyal Zamir", "ISR.army IDF, ISR.zamir Eyal Zamir"),
    ("Reuters quoted TASS.", "reuters Reuters, tass TASS"),
    ("He polished the china and ate turkey.", ""),
]  # fmt: skip


def _expected(line: str) -> list[tuple[str, str]]:
    pairs = [item.split(" ", 1) for item in line.split(", ") if item]
    return [(actor, exact) for actor, exact in pairs]


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic(text: str, expected: str) -> None:
    assert mentions(text, "ar") == _expected(expected)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert mentions(text, "en") == _expected(expected)


def test_regions_are_apart() -> None:
    document = document_from_text("انسحبت روسيا من الشرق الأوسط", id="t", lang="ar")
    assert [mention.actor for mention in find_mentions(document)] == ["RUS"]
    assert [(mention.actor, mention.exact) for mention in find_regions(document)] == [
        ("region.middle_east", "الشرق الأوسط")
    ]


def test_actors_once_each_with_their_kind() -> None:
    document = document_from_text("Putin met Hamas; Putin left Russia.", id="t", lang="en")
    actors = actors_of(find_mentions(document))
    assert [(actor.id, actor.kind) for actor in actors] == [
        ("RUS.putin", "person"),
        ("hamas", "group"),
        ("RUS", "state"),
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "روسيا",
                "الروسي",
                "وزارة",
                "الخارجية",
                "الأميركي",
                "موسكو",
                "في",
                "إلى",
                "رئيس",
                "عبد",
                "صدام",
                "«",
                "»",
                "(",
                ")",
                ".",
                "،",
                "\n",
                "ًا",
                "the",
                "US",
                "U.S.",
                "President",
                "Jordan",
            ]
        ),
        max_size=14,
    )
)
def test_spans_hold_in_any_text(words: list[str]) -> None:
    text = " ".join(words)
    for lang in ("ar", "en"):
        found = find_mentions(document_from_text(text, id="t", lang=lang)) if text.strip() else ()
        assert all(text[mention.start : mention.end] == mention.exact != "" for mention in found)
        assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def _f1(gold: Path, text: Path) -> tuple[int, int, int]:
    data = json.loads(gold.read_text(encoding="utf-8"))
    document = Document(data["doc"]["id"], text.read_text(encoding="utf-8"), data["doc"]["lang"], "")
    wanted = [(m["actor"].split(".")[0], m["start"], m["end"]) for m in data["mentions"]]
    found = [(m.actor.split(".")[0], m.start, m.end) for m in find_mentions(document)]
    hits = sum(any(a == b and s < f and t < e for b, t, f in found) for a, s, e in wanted)
    return hits, len(wanted), len(found)


def test_the_development_texts(shared: Path) -> None:
    """Actors F1 by link on the field's development texts, the seed among them: at least .97."""
    folder = shared / "reading" / "dev"
    pairs = [
        (gold, next(folder.glob(f"{gold.name.split('.')[0]}.*.txt"))) for gold in sorted(folder.glob("*.gold.json"))
    ]
    pairs.append((shared / "seed" / "statements.json", shared / "seed" / "article.ar.txt"))
    total: Counter[str] = Counter()
    for gold, text in pairs:
        hits, wanted, found = _f1(gold, text)
        total.update(hits=hits, wanted=wanted, found=found)
    assert 2 * total["hits"] / (total["wanted"] + total["found"]) >= 0.97
