"""Demands that grow: "not only X any more, but also Y" is two demands, the second with its own object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mithaq.statements.discourse import state
from mithaq.statements.drafts import Draft
from mithaq.statements.sentences import Sentence


def grown(sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The second demand of a sentence that says "not only … but also …".

    Steps: 1. a demand with "only" after it; 2. "but also" after that; 3. what it names besides the
    addressee joins him.
    """
    demand = next((d for d in drafts if d.type in ("DEMAND", "REQUEST")), None)
    only = next(sentence.marks("only", 0, len(sentence.tokens)), None)
    if demand is None or only is None:
        return
    also = next((m for m in sentence.marks("also", only.end, len(sentence.tokens))), None)
    if also is None:
        return
    end = sentence.right(also.end)
    named = [
        a
        for g in sentence.groups
        if g.end > also.end and g.start < end
        for a in g.actors
        if state(a) not in map(state, demand.source)
    ]
    tokens = sentence.tokens
    last = tokens[end - 1]
    yield replace(
        demand, start=tokens[also.start].start, end=last.end, at=tokens[also.start].start, rule="growth.demand",
        target=tuple(dict.fromkeys((*demand.target, *named))), hedges=(), flags=set(demand.flags),
    )  # fmt: skip
