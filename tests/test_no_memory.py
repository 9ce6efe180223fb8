"""The reader remembers no text: rename the states, the persons and the dates, and the reading is renamed with them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mithaq.statements.rules import read
from mithaq.statements.statement import Reading, Statement
from mithaq.text.load import document_from_text

RENAMED = {
    # places and their nisbas, gender for gender, article for article
    "الولايات المتحدة": "الصين",
    "الأميركيين": "الصينيين",
    "الأميركي": "الصيني",
    "أميركي": "صيني",
    "إيرانية": "كوبية",
    "الإيرانية": "الكوبية",
    "الإيراني": "الكوبي",
    "إيران": "كوبا",
    "روسيا": "فرنسا",
    "روسية": "فرنسية",
    "الروسي": "الفرنسي",
    "روسيًا": "فرنسيًا",
    "إسرائيل": "تركيا",
    "الإسرائيلية": "التركية",
    "الإسرائيلي": "التركي",
    "أوكرانيا": "بلجيكا",
    "دونالد ترامب": "شي جين بينغ",
    "ترامب": "شي جين بينغ",
    "فلاديمير بوتين": "إيمانويل ماكرون",
    "بوتين": "ماكرون",
    "27 كانون الثاني/يناير 2025": "14 آذار/مارس 2019",
}  # fmt: skip
ACTORS = {
    "USA": "CHN", "IRN": "CUB", "RUS": "FRA", "ISR": "TUR", "UKR": "BEL", "2025-01-27": "2019-03-14",
}  # fmt: skip


def renamed(text: str) -> str:
    names = sorted(RENAMED, key=len, reverse=True)
    pattern = "|".join(map(re.escape, names))
    clitics = r"(?<![\u0621-\u064a])([وفبلك]{0,2})"
    return re.sub(rf"{clitics}({pattern})(?![\u0621-\u064a])", lambda m: m[1] + RENAMED[m[2]], text)


def told(statement: Statement, names: dict[str, str]) -> tuple[object, ...]:
    def states(actors: tuple[str, ...]) -> frozenset[str]:
        heads = (actor if actor.startswith("region.") else actor.split(".")[0] for actor in actors)
        return frozenset(names.get(head, head) for head in heads)

    voice = statement.attribution.split(".")[0]
    when = str(statement.time) if statement.time else None
    return (
        statement.kind, statement.type, states(statement.source), states(statement.target), statement.factuality,
        names.get(voice, voice), statement.conditional, statement.exclusive, names.get(when or "", when), statement.rule,
    )  # fmt: skip


def test_renaming_states_persons_and_dates_renames_the_reading(shared: Path) -> None:
    text = (shared / "seed" / "article.ar.txt").read_text(encoding="utf-8")
    before = [told(s, ACTORS) for s in read(document_from_text(text)).statements]
    after = [told(s, {}) for s in read(document_from_text(renamed(text))).statements]
    assert not set(RENAMED) & set(re.findall(r"[\u0621-\u064a]+", renamed(text)))
    same = sum(one in after for one in before)
    assert same >= 0.95 * len(before), [one for one in before if one not in after]


def test_renaming_holds_for_the_score_too(shared: Path) -> None:
    gold = Reading.from_dict(
        json.loads((shared / "seed" / "statements.json").read_text(encoding="utf-8")),
        (shared / "seed" / "article.ar.txt").read_bytes().decode("utf-8"),
    )
    expected = {(s.type, frozenset(ACTORS.get(a.split(".")[0], a.split(".")[0]) for a in (*s.source, *s.target) if not a.startswith("region."))) for s in gold.statements}  # fmt: skip
    found = {(s.type, frozenset(a.split(".")[0] for a in (*s.source, *s.target) if not a.startswith("region."))) for s in read(document_from_text(renamed(gold.document.text))).statements}  # fmt: skip
    assert len(expected & found) >= 0.6 * len(expected)
