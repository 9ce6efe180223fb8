"""Where the time of a brief goes: ``python benchmarks/brief_time.py [ARTICLE]``.

Prints each stage in seconds and as a share of the whole, so that machines can be compared.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STAGES: list[tuple[str, float]] = []


def stage(name: str, work: Callable[[], Any]) -> Any:
    """Run one stage and note its time."""
    start = time.perf_counter()
    result = work()
    STAGES.append((name, time.perf_counter() - start))
    return result


def main(article: Path) -> None:
    """Time every stage in a fresh process."""
    briefs = stage("import", lambda: __import__("mithaq.show.brief", fromlist=["brief"]))
    document = stage("load the text", lambda: briefs.load(article))
    stage("load the actors", briefs.load_actors)
    reading = stage("read (with the lexicon)", lambda: briefs.read(document))
    stage("read again", lambda: briefs.read(document))
    stage("load the register", briefs.load_register)
    stage("load the places", briefs.load_places)
    made = stage("find what follows, lay out", lambda: briefs.brief(reading))
    stage("write HTML", lambda: made.render(".html", "ar"))
    stage("write PDF", lambda: made.render(".pdf", "ar"))
    total = sum(seconds for _, seconds in STAGES)
    for name, seconds in STAGES:
        print(f"{name:28} {seconds:6.2f} s  {seconds / total:5.0%}")
    print(f"{'all':28} {total:6.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "examples" / "hamiya.ar.txt")
