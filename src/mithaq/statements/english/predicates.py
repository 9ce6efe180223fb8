"""From English predicates to statements: frame, light verb, modality, kind."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.statements.arguments import Arguments
from mithaq.statements.discourse import Discourse, state
from mithaq.statements.drafts import Draft
from mithaq.statements.english.arguments import arguments_of, governor_of
from mithaq.statements.english.clause import EnglishSentence
from mithaq.statements.english.modality import modality
from mithaq.statements.factuality import Modality
from mithaq.statements.lexicon import Entry, Frame
from mithaq.statements.sentences import Hit
from mithaq.statements.statement import TYPES

_ADDRESSED = frozenset(["REQUEST", "DEMAND", "REJECT", "REFUSAL", "ACCUSE", "THREATEN"])
_PEERS = frozenset(
    (kind, type_) for kind in ("event", "forecast") for type_ in ("AGREE", "CONSULT", "COOPERATE", "CONFLICT")
) | {("relation", "ALLIANCE"), ("relation", "CONFLICT"), ("relation", "ALIGNMENT")}
_IN_FUTURE = {
    ("relation", "CONFLICT"): "CONFLICT", ("relation", "ALLIANCE"): "COOPERATE", ("relation", "ALIGNMENT"): "COOPERATE",
}  # fmt: skip
_Parties = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Context:
    """What a predicate is read in."""

    sentence: EnglishSentence
    discourse: Discourse
    number: int
    bound: tuple[str, ...] = ()
    """Parties of the treaty spoken of last."""


def draft(context: Context, hit: Hit) -> Draft | None:
    """The statement that a predicate makes, or None.

    Steps: 1. arguments, with what a light verb lends; 2. the first meaning that makes a statement; 3. its
    frame; 4. whether enough is named; 5. polarity, certainty, future.
    """
    sentence = context.sentence
    arguments = arguments_of(sentence, hit)
    if hit.is_verb:
        context.discourse.note(arguments.subject_group)
        _clause_slot(sentence, hit, arguments)
    if hit.reading.shape == "reduced" and sentence.cls(hit.index - 1) == "hyphen":
        return None
    carrier = None if hit.is_verb else _carrier(sentence, hit)
    if carrier is not None:
        _lend(sentence, carrier, arguments)
    for entry in hit.entries:
        frame = entry.verb if hit.is_verb else entry.noun
        if entry.type == "INTENTION" and "object" in arguments.named and hit.has("REQUEST"):
            continue
        if entry.kind != "none" and frame.source and (one := _read(context, hit, carrier, entry, frame, arguments)):
            return one
    return None


def _clause_slot(sentence: EnglishSentence, hit: Hit, arguments: Arguments) -> None:
    """``clause``: who the clause under a verb is about ("demanded that X withdraw")."""
    right = sentence.right(hit.index)
    if sentence.edges.get(right) == "complementiser":
        group = next(
            (g for g in sentence.groups if g.start >= right and not g.first.preposition and g.first.governor is None),
            None,
        )
        if group is not None and group.start - right < 8:
            arguments.put("clause", group)


def _carrier(sentence: EnglishSentence, hit: Hit) -> Hit | None:
    """The light verb of a noun: before it ("launched an attack"), or after it in the passive."""
    left = sentence.left(hit.index)
    before = [other for other in sentence.hits if left <= other.index < hit.index]
    if before and before[-1].has("LIGHT") and before[-1].is_verb and hit.index - before[-1].index < 9:
        passed = sentence.tokens[before[-1].index + 1 : hit.index]
        if not any(
            "preposition" in token.marks and token.text not in ("of", "out", "to", "up", "in", "under", "from", "on")
            for token in passed
        ):
            return before[-1]
    for other in sentence.hits:
        if hit.index < other.index and other.is_verb:
            passive = other.reading.shape in ("passive", "reduced") or other.has("HAPPEN")
            return other if other.has("LIGHT") and passive and other.index < sentence.right(hit.index) else None
    return None


def _lend(sentence: EnglishSentence, carrier: Hit, arguments: Arguments) -> None:
    """The light verb lends its subject and its prepositions."""
    lent = arguments_of(sentence, carrier)
    light = next(entry for entry in carrier.entries if entry.type == "LIGHT")
    for role, slots in (("possessor", light.verb.source), ("given", light.verb.target)):
        slot, actors = lent.first(slots)
        if actors and not (role == "possessor" and "possessor" in arguments.slots):
            arguments.slots[role] = actors
            if slot in lent.named:
                arguments.named.add(role)
    for slot, actors in lent.slots.items():
        if slot not in ("subject", "object", "object2"):
            arguments.slots.setdefault(slot, actors)
    arguments.start, arguments.end = min(arguments.start, lent.start), max(arguments.end, lent.end)


def _read(
    context: Context, hit: Hit, carrier: Hit | None, entry: Entry, frame: Frame, arguments: Arguments
) -> Draft | None:
    around = modality(context.sentence, hit, carrier)
    source, target = _parties(frame, arguments)
    if not hit.is_verb and not _asserted(context, hit, carrier, entry, source, target):
        return None
    kind, type_, positive = entry.kind, entry.type, around.positive
    if entry.negated and not positive:
        (kind, type_), positive = entry.negated, True
    if around.future:
        kind, type_ = _future_kind(kind, type_)
    if type_ in _ADDRESSED:
        if not source:
            return None
        target = target or _counterpart(context, source)
    if entry.id.endswith("in_force") and len(source) < 2:
        source = context.bound
    if frame.peers or (kind, type_) in _PEERS:
        source, target = _joined(context, type_, source, target), ()
    if not (source or target) or (kind == "relation" and (kind, type_) in _PEERS and len(set(map(state, source))) < 2):
        return None
    if kind == "relation" and (kind, type_) not in _PEERS and not (source and (target or type_ == "MEMBERSHIP")):
        return None
    return _draft(context, hit, entry, arguments, around, positive, (kind, type_, source, target))


def _counterpart(context: Context, source: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a demand or a refusal without addressee is meant for: another side of the sentence, or the last one."""
    own = {state(actor) for actor in source}
    kinds = context.sentence.grammar.kinds
    here = [actor for group in context.sentence.groups for actor in group.actors]
    sides = [a for a in here if state(a) not in own and kinds.get(a) in ("state", "group", "person", "organ")]
    if sides:
        return (sides[0],)
    told = next(
        (a for actors, _ in reversed(context.discourse.subjects[-4:]) for a in actors if state(a) not in own), None
    )
    other = told or context.discourse.counterpart(source)
    return (other,) if other else ()


def _parties(frame: Frame, arguments: Arguments) -> _Parties:
    slot, source = arguments.first(frame.source)
    _other, target = arguments.first(place for place in frame.target if place != slot)
    if frame.peers:
        found = [arguments.slots[s] for s in (*frame.source, *frame.target) if s in arguments.slots]
        return tuple(dict.fromkeys(actor for actors in found for actor in actors)), ()
    return source, tuple(actor for actor in target if actor not in source)


def _asserted(
    context: Context, hit: Hit, carrier: Hit | None, entry: Entry, source: tuple[str, ...], target: tuple[str, ...]
) -> bool:
    """Whether a noun states something: carried, both sides named, or lent its side by an auxiliary verb."""
    if carrier is not None:
        return bool(source or target)
    if (entry.kind, entry.type) in _PEERS and source and not entry.noun.target and not entry.noun.peers:
        return True
    if (entry.kind, entry.type) in _PEERS or entry.noun.peers:
        return len({state(actor) for actor in (*source, *target)}) > 1
    over = governor_of(context.sentence, hit)
    if source and target:
        return True
    dropped = over is not None and any(meaning.complement == "drop" for meaning in over.entries)
    return bool(source) and not entry.noun.target and not dropped


def _future_kind(kind: str, type_: str) -> tuple[str, str]:
    if (kind, type_) in _IN_FUTURE:
        return "forecast", _IN_FUTURE[kind, type_]
    return ("forecast", type_) if kind == "event" and type_ in TYPES["forecast"] else (kind, type_)


def _joined(context: Context, type_: str, source: tuple[str, ...], target: tuple[str, ...]) -> tuple[str, ...]:
    parties = tuple(dict.fromkeys((*source, *target)))
    if len(parties) == 1 and type_ == "CONSULT" and (other := context.discourse.counterpart(parties)):
        return (*parties, other)
    return parties


def _draft(
    context: Context, hit: Hit, entry: Entry, arguments: Arguments, around: Modality, positive: bool,
    what: tuple[str, str, tuple[str, ...], tuple[str, ...]],
) -> Draft:  # fmt: skip
    tokens = context.sentence.tokens
    first, last = tokens[min(arguments.start, around.start)], tokens[arguments.end - 1]
    value = around.factuality if positive == around.positive else around.factuality.replace("-", "+")
    one = Draft(
        what[0], what[1], first.start, max(last.end, tokens[hit.index].end), tokens[hit.index].start, entry.id, what[2], what[3],
        factuality=value,  # type: ignore[arg-type]
        attribution=what[2][0] if entry.voice == "source" and what[2] else "author",
        hedges=tuple((tokens[mark.start].start, tokens[mark.end - 1].end) for mark in around.hedges),
        segment=context.number, rank=0 if hit.is_verb else 1,
        heading=context.sentence.segment.kind == "heading",
    )  # fmt: skip
    if around.hypothetical:
        one.flags.add("hypothetical")
    return one
