"""The coverage page: ``python -m mithaq.show.coverage > docs/coverage.md``."""

from __future__ import annotations

from collections import Counter

from mithaq.show.names import named
from mithaq.show.words import Words
from mithaq.world.pacts import Pact
from mithaq.world.register import Register, load_register

LEVELS = ("read", "quoted", "partial", "reported")


def coverage(register: Register) -> str:
    """The register as a table: what is on file, since when, and how much of each text was read for it."""
    words = named(Words("en"), register=register)
    counts = Counter(pact.text_level for pact in register.pacts)
    reviewed = sum(bool(pact.reviewed_by) for pact in register.pacts)
    lines = [
        "# Coverage of the register",
        "",
        "Made by `python -m mithaq.show.coverage`; do not edit.",
        "",
        f"{len(register)} pacts: " + ", ".join(f"{counts[level]} {words.term(level)}" for level in LEVELS) + ".",
        f"{reviewed} of them reviewed by a person. A pact that is not listed is not known to the register:",
        "its absence is no answer.",
        "",
        "| pact | parties | signed | in force | ended | text | checked up to |",
        "|---|---|---|---|---|---|---|",
    ]
    rows = sorted(register.pacts, key=lambda pact: (pact.signed.first is None, str(pact.signed), pact.id))
    return "\n".join([*lines, *(_row(pact) for pact in rows), ""])


def _row(pact: Pact) -> str:
    states = [party.state for party in pact.parties]
    parties = ", ".join(states) if len(states) < 8 else f"{len(states)} states"
    cells = (
        f"`{pact.id}`",
        parties,
        str(pact.signed),
        str(pact.in_force),
        str(pact.ended),
        pact.text_level,
        str(pact.as_of),
    )
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    print(coverage(load_register()), end="")
