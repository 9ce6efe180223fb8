"""How well the rules reader reads the annotated texts, by the scorer that lies beside them."""

from __future__ import annotations

import csv
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from mithaq.statements.rules import read
from mithaq.statements.statement import Reading
from mithaq.text.load import document_from_text


def scores(shared: Path, golds: list[Path]) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score", shared / "reading" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    annotated, read_as = [], {}
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = Reading.from_dict(gold, text_of(path)).document
        annotated.append(gold)
        read_as[gold["doc"]["id"]] = read(document).to_dict()
    result: dict[str, Any] = scorer.score(annotated, lambda gold: read_as[gold["doc"]["id"]])
    return result


def text_of(gold: Path) -> str:
    files = {"statements.json": "article.ar.txt"}
    name = files.get(gold.name, gold.name.replace(".gold.json", ".ar.txt"))
    return (gold.parent / name).read_bytes().decode("utf-8")


def test_the_seed_is_read_whole(shared: Path) -> None:
    every = scores(shared, [shared / "seed" / "statements.json"])["statements"]["ALL"]
    assert every["full"]["tp"] >= 30
    assert every["complete"]["tp"] >= 24
    assert every["full"]["P"] >= 0.6


def test_the_arabic_development_texts(shared: Path) -> None:
    golds = sorted(
        path
        for path in (shared / "reading" / "dev").glob("*.gold.json")
        if Path(str(path).replace(".gold.json", ".ar.txt")).exists()
    )
    result = scores(shared, golds)
    every = result["statements"]["ALL"]
    assert every["full"]["F1"] >= 0.65
    assert every["complete"]["F1"] >= 0.55
    assert result["aligned"]["attribution_acc"] >= 0.8


@pytest.mark.parametrize(("name", "type_", "least"), [("assault", "ASSAULT", 0.36), ("protest", "PROTEST", 0.28)])
def test_violence_and_protest_in_news_sentences(shared: Path, name: str, type_: str, least: float) -> None:
    with (shared / "reading" / "external" / f"arabic_{name}_sentences.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] != "ambiguous"]
    said = [row["label"] == "yes" for row in rows]
    found = [any(s.type == type_ for s in read(document_from_text(row["text"], lang="ar")).statements) for row in rows]
    right = sum(a and b for a, b in zip(said, found, strict=True))
    assert 2 * right / (sum(said) + sum(found)) >= least
