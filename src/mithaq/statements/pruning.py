"""Which drafts are statements: one for each claim of a sentence, none for a bare hypothesis."""

from __future__ import annotations

from collections.abc import Sequence

from mithaq.statements.drafts import Draft

_SAME = {("event", "REQUEST"): "DEMAND", ("event", "REJECT"): "REFUSAL"}
_NEAR = 60
_CLOSE = frozenset(["ASSAULT", "COERCE", "SANCTION", "CONFLICT", "AGREE"])


def prune(drafts: Sequence[Draft]) -> list[Draft]:
    """Steps: 1. hypotheses fall; 2. of drafts that say the same in one sentence, or overlap with one
    type, the better is kept; 3. headings that repeat the body fall, those of a trade take its parties;
    4. what the author asserts elsewhere is the author's also inside a report.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.segment, d.at, d.rank)):
        if "hypothetical" in draft.flags and draft.kind != "linkage":
            continue
        if draft.kind == "position" and any(_traded(other, draft) for other in drafts):
            continue
        if any(_offered(other, draft) for other in drafts if other.kind == "option"):
            continue
        if draft.type == "INTENTION" and any(_decided(draft, other) for other in drafts):
            continue
        rival = next((other for other in kept if _rivals(other, draft)), None)
        if rival is None:
            kept.append(draft)
        elif _weight(draft) > _weight(rival):
            kept[kept.index(rival)] = draft
    _settle_headings(kept)
    _settle_conditions(kept)
    _settle_attribution(kept)
    return sorted((d for d in kept if d.source or d.target or "unnamed" in d.flags), key=lambda d: (d.start, d.at))


def _traded(trade: Draft, draft: Draft) -> bool:
    """What is named inside a trade is its content."""
    return trade.type == "EXCHANGE" and trade.start <= draft.at < trade.end


def _offered(choice: Draft, draft: Draft) -> bool:
    """What an alternative of a choice names is no act yet."""
    return draft.kind in ("event", "position") and any(start <= draft.at < end for start, end in choice.items)


def _decided(draft: Draft, other: Draft) -> bool:
    """A decision whose act is a statement of its own is told by that."""
    near = draft.at < other.at <= draft.at + _NEAR and draft.segment == other.segment
    return "decides" in draft.flags and other.kind == "event" and near and other.source == draft.source


def _type(draft: Draft) -> str:
    return _SAME.get((draft.kind, draft.type), draft.type)


def _rivals(left: Draft, right: Draft) -> bool:
    """Whether two drafts tell one claim."""
    if left.segment != right.segment or _type(left) != _type(right) or left.kind != right.kind:
        return False
    if "growth.demand" in (left.rule, right.rule):
        return False
    same = (set(left.source), set(left.target)) == (set(right.source), set(right.target))
    if left.kind == "provision":
        return same and left.start < right.end and right.start < left.end
    overlap = left.start < right.end and right.start < left.end
    return same or (overlap and _inside(left, right))


def _inside(left: Draft, right: Draft) -> bool:
    """Overlapping drafts of one type where one adds no party to the other."""
    few, many = sorted((left, right), key=lambda d: len(d.parties))
    return few.parties <= many.parties


def _weight(draft: Draft) -> tuple[int, int]:
    return len(draft.parties), -draft.rank


def _settle_headings(drafts: list[Draft]) -> None:
    for draft in [d for d in drafts if d.heading]:
        body = [d for d in drafts if not d.heading and (d.kind, _type(d)) == (draft.kind, _type(draft))]
        if draft.kind == "linkage" and len(draft.source) < 2 and body:
            draft.source = body[0].source


def _settle_conditions(drafts: list[Draft]) -> None:
    """An act foretold in the main clause of a condition holds only if the condition does."""
    for link in drafts:
        if link.type == "CONDITION" and len(link.parts) > 1:
            start, end = link.parts[1]
            for draft in drafts:
                if draft.kind == "forecast" and start <= draft.at < end:
                    draft.conditional = True


def _settle_attribution(drafts: list[Draft]) -> None:
    own = {(d.type, d.parties) for d in drafts if d.attribution == "author" and d.kind in ("event", "relation")}
    for draft in drafts:
        if draft.type in _CLOSE and draft.rank and (draft.type, draft.parties) in own:
            draft.attribution = "author"
