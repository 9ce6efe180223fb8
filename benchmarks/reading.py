"""Every line of the reading scorer: ``python benchmarks/reading.py [FIELD_DATA]``.

Reads the development texts of the field data (``../shared`` by default) and the bundled examples with
the rules reader, and scores them with the field data's own ``reading/score.py``.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from mithaq.dates import PartialDate
from mithaq.statements.rules import read
from mithaq.text.load import load

ROOT = Path(__file__).parents[1]


def scorer(shared: Path) -> ModuleType:
    """The scorer of the field data, as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "reading" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(gold: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The reader's reading of a gold document."""
    date = gold["doc"].get("date")
    published = PartialDate.parse(date) if date and len(date) == 10 else None
    document = load(folder / Path(gold["doc"]["file"]).name, published=published)
    return read(replace(document, id=gold["doc"]["id"])).to_dict()


def main(shared: Path) -> None:
    """Print the scores of each set."""
    score = scorer(shared)
    dev = sorted((shared / "reading" / "dev").glob("*.gold.json"))
    sets = {
        "seed": [shared / "seed" / "statements.json"],
        "dev, Arabic": [path for path in dev if _lang(path) == "ar"],
        "dev, English": [path for path in dev if _lang(path) == "en"],
        "example hamiya, Arabic": [ROOT / "examples" / "hamiya.gold.json"],
        "example guarantee, English": [ROOT / "examples" / "guarantee.gold.json"],
    }
    for name, paths in sets.items():
        golds = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
        read_by_id = {gold["doc"]["id"]: predicted(gold, path.parent) for gold, path in zip(golds, paths, strict=True)}
        print(f"\n## {name}")
        score.show(score.score(golds, lambda gold, found=read_by_id: found[gold["doc"]["id"]]))


def _lang(path: Path) -> str:
    return str(json.loads(path.read_text(encoding="utf-8"))["doc"]["lang"])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared")
