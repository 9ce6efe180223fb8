"""Trades, conditions and dilemmas: "X for Y", "if X then Y", "either X or Y"."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.statements.discourse import Discourse, state
from mithaq.statements.drafts import Draft
from mithaq.statements.phrases import Group
from mithaq.statements.sentences import Sentence
from mithaq.statements.tokens import Mark


def linkages(sentence: Sentence, discourse: Discourse, number: int) -> Iterator[Draft]:
    """The linkages and options of one sentence."""
    for mark in sentence.marks("exchange", 0, len(sentence.tokens)):
        if draft := _exchange(sentence, mark, number):
            yield draft
    for mark in sentence.marks("condition", 0, len(sentence.tokens)):
        if draft := _condition(sentence, mark, number):
            yield draft
            break
    fork = next(sentence.marks("dilemma", 0, len(sentence.tokens)), None)
    if fork is not None and (draft := _dilemma(sentence, fork, discourse, number)):
        yield draft


def _span(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Source span of tokens, signs at its ends left off."""
    tokens = sentence.tokens
    while start < end - 1 and tokens[start].is_sign:
        start += 1
    while end > start + 1 and tokens[end - 1].is_sign:
        end -= 1
    return tokens[start].start, tokens[end - 1].end


def _actors(groups: list[Group]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state(actor) for group in groups for actor in group.actors))


def _named(groups: list[Group]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for group in groups for actor in group.actors))


def _exchange(sentence: Sentence, mark: Mark, number: int) -> Draft | None:
    """Two sides about one sign of exchange; the traders are named in them, a place ("in …") is none."""
    left = sentence.left(mark.start, through=("comma",)) if mark.start else 0
    right = sentence.right(mark.end)
    following = sentence.tokens[mark.end : right]
    if not following or any(token.text[0].isdigit() for token in following[:2]) or left >= mark.start:
        return None
    if sentence.has_word(sentence.grammar.words("money"), mark.end, mark.end + 4):
        return None
    cited = [at for m in sentence.marks("according", left, right) for at in range(m.start, m.end + 3)]
    inside = [g for g in sentence.groups if left <= g.start < right and _trades(sentence, g) and g.start not in cited]
    inside = [g for g in inside if not {*range(g.start, g.end)} & {*cited}]
    start = (
        left + 1
        if left in sentence.edges and sentence.edges[left] in ("relative", "complementiser", "strong")
        else left
    )
    parties = tuple(a for a in _actors(inside) if not a.startswith("region."))
    if len(parties) < 2:
        parties = tuple(dict.fromkeys((*parties, *_subject(sentence, left))))[:2]
    heading = sentence.segment.kind == "heading"
    if not parties and not heading:
        return None
    span = _span(sentence, start, right)
    sides = (_span(sentence, start, mark.start), _span(sentence, mark.end, right))
    value = "CT+"
    hedges = list(sentence.marks("hedge", left, mark.start))
    if hedges:
        value = f"{hedges[0].value[:2]}+"
    return Draft(
        "linkage", "EXCHANGE", *span, sentence.tokens[mark.start].start, "linkage.exchange", parties, (),
        factuality=value, parts=sides, segment=number, heading=heading,  # type: ignore[arg-type]
        hedges=tuple(_span(sentence, hedge.start, hedge.end) for hedge in hedges),
    )  # fmt: skip


def _trades(sentence: Sentence, group: Group) -> bool:
    """Whether a phrase names a trader: it stands free, or owns what is traded; a place or a receiver does neither."""
    phrase = group.first
    if not phrase.preposition:
        return True
    return not phrase.headless and phrase.preposition not in sentence.grammar.words("place_prepositions")


def _subject(sentence: Sentence, left: int) -> tuple[str, ...]:
    """The first actor of the sentence that no preposition governs."""
    group = next((g for g in sentence.groups if g.start < left + 1 or not g.first.preposition), None)
    return tuple(map(state, group.actors)) if group else ()


def _condition(sentence: Sentence, mark: Mark, number: int) -> Draft | None:
    """Main clause and if-clause, in either order."""
    if sentence.edges.get(mark.start) != "condition" or sentence.segment.kind != "sentence":
        return None
    left = sentence.left(mark.start - 1, through=("comma",)) if mark.start > 1 else mark.start
    end = next((t.index for t in sentence.tokens[mark.end :] if t.text in ",.;!?"), len(sentence.tokens))
    if mark.start - left < 2:
        main = (end + 1, len(sentence.tokens))
    else:
        main, end = (
            (left + (sentence.edges.get(left, "coordinate") != "coordinate"), mark.start),
            sentence.right(mark.start) if sentence.right(mark.start) > mark.end else end,
        )
    if main[1] - main[0] < 2:
        return None
    result = [g for g in sentence.groups if main[0] <= g.start < main[1]]
    cause = [g for g in sentence.groups if mark.end <= g.start < end]
    source = _named([g for g in result if not g.first.preposition][:1] or result[:1])
    if not source and main[0] > 0:
        before = [g for g in sentence.groups if g.end <= main[0] and not g.first.preposition]
        source = tuple(map(state, before[-1].actors)) if before else ()
    cause = [g for g in cause if not g.first.actor.startswith("region.")]
    own = {state(actor) for actor in source}
    others = [g for g in result if not set(_actors([g])) & own]
    target = tuple(
        a
        for a in _named(others[:1] or [g for g in cause if not g.first.preposition][:1] or cause[:1])
        if state(a) not in own
    )
    if not source and not target:
        return None
    first, last = min(main[0], mark.start), max(main[1], end)
    sides = (_span(sentence, mark.start, end), _span(sentence, *main))
    return Draft(
        "linkage", "CONDITION", *_span(sentence, first, last), sentence.tokens[mark.start].start, "linkage.condition",
        source, target, conditional=True, parts=sides, segment=number,
    )  # fmt: skip


def _facing(sentence: Sentence) -> frozenset[str]:
    return sentence.grammar.words("facing_prepositions")


def _dilemma(sentence: Sentence, mark: Mark, discourse: Discourse, number: int) -> Draft | None:
    """The one who has to choose, and the alternatives after each "either"."""
    left = sentence.left(mark.start, through=("comma",))
    before = [g for g in sentence.groups if left <= g.start < mark.start and not g.first.preposition]
    after = [
        g
        for g in sentence.groups
        if mark.end <= g.start < sentence.right(mark.end) and g.first.preposition in ("", "ل")
    ]
    facing = [g for g in sentence.groups if left <= g.start < mark.start and g.first.preposition in _facing(sentence)]
    before = before or facing[-1:]
    source = before[0].actors if before else after[0].actors if after else discourse.subject()
    if not source:
        return None
    alternatives = [m.start for m in sentence.marks("alternative", mark.start, len(sentence.tokens))]
    ends = [*alternatives[1:], len(sentence.tokens)]
    items = tuple(
        _span(sentence, start + 1, end) for start, end in zip(alternatives, ends, strict=True) if end - start > 1
    )
    start = before[0].start if before else mark.start
    span = _span(sentence, start, len(sentence.tokens))
    return Draft(
        "option",
        "DILEMMA",
        *span,
        sentence.tokens[mark.start].start,
        "option.dilemma",
        source,
        (),
        items=items,
        segment=number,
    )
