"""From predicates to statements: choose a meaning, fill its frame, judge whether it is asserted."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.statements.arguments import Arguments, arguments_of
from mithaq.statements.discourse import Discourse, state
from mithaq.statements.drafts import Draft
from mithaq.statements.factuality import Modality, modality
from mithaq.statements.lexicon import Entry, Frame
from mithaq.statements.sentences import Hit, Sentence
from mithaq.statements.statement import TYPES

PEERS = frozenset(
    [("event", "AGREE"), ("event", "CONSULT"), ("event", "COOPERATE"), ("relation", "ALLIANCE"), ("relation", "CONFLICT")]
    + [("relation", "ALIGNMENT"), ("forecast", "AGREE"), ("forecast", "CONSULT"), ("forecast", "CONFLICT"), ("forecast", "COOPERATE")]
)
_IN_FUTURE = {("relation", "CONFLICT"): "CONFLICT", ("relation", "ALLIANCE"): "COOPERATE", ("relation", "ALIGNMENT"): "COOPERATE"}
_WISHES = ("INTENTION", "DEMAND", "REQUEST", "REJECT", "REFUSAL", "ACCEPTANCE", "ACCUSE", "THREATEN", "WISH")


@dataclass(frozen=True, slots=True)
class Context:
    """What a predicate is read in: its sentence, the discourse, its number in the document."""

    sentence: Sentence
    discourse: Discourse
    number: int


def draft(context: Context, hit: Hit) -> Draft | None:
    """The statement that a predicate makes, or None.

    Steps: 1. the verb that carries a noun ("launched a raid"), and the verb that embeds it; 2. the
    first meaning whose needed words stand in the clause; 3. its frame; 4. whether enough is named;
    5. polarity, certainty, future.
    """
    sentence = context.sentence
    arguments = arguments_of(sentence, hit, context.discourse)
    if hit.is_verb:
        context.discourse.note(arguments.subject_group)
        if "subject" in arguments.slots and arguments.subject_group is None:
            context.discourse.note_actors(arguments.slots["subject"])
    carrier = None if hit.is_verb else carrier_of(sentence, hit)
    entry = _meaning(sentence, hit, carrier)
    if entry is None:
        return None
    if carrier is not None:
        _carry(context, carrier, arguments)
    frame = entry.verb if hit.is_verb else entry.noun
    if not hit.is_verb and carrier is None and not _asserted(context, hit, arguments, frame):
        return None
    return _build(context, hit, carrier, entry, frame, arguments)


def carrier_of(sentence: Sentence, hit: Hit) -> Hit | None:
    """The light verb of a noun: before it in the clause, or in the relative clause after it."""
    left = sentence.left(hit.index)
    before = [other for other in sentence.hits if left <= other.index < hit.index]
    if before and before[-1].has("LIGHT"):
        return before[-1]
    for other in sentence.hits:
        if hit.index < other.index <= hit.index + 7 and other.is_verb:
            between = sentence.tokens[hit.index + 1 : other.index]
            free = not any(token.is_sign or token.mention is not None for token in between)
            return other if other.has("LIGHT") and free and not other.reading.conjunction else None
    return None


def _carry(context: Context, carrier: Hit, arguments: Arguments) -> None:
    """The light verb lends its subject and its prepositions."""
    lent = arguments_of(context.sentence, carrier, context.discourse)
    light = next(entry for entry in carrier.entries if entry.type == "LIGHT")
    for role, slots in (("possessor", light.verb.source), ("object", light.verb.target)):
        slot, actors = lent.first(slots)
        if actors and role not in arguments.slots and not ({"nisba"} & arguments.slots.keys() and slot not in lent.named):
            arguments.slots[role] = actors
            if slot in lent.named:
                arguments.named.add(role)
    for slot, actors in lent.slots.items():
        if slot not in ("subject", "object"):
            arguments.slots.setdefault(slot, actors)
    arguments.start = min(arguments.start, lent.start if lent.subject_group is None else min(lent.start, carrier.index))
    arguments.end = max(arguments.end, lent.end)


def _meaning(sentence: Sentence, hit: Hit, carrier: Hit | None) -> Entry | None:
    left, right = sentence.left(hit.index), sentence.right(hit.index)
    if carrier is not None:
        left, right = min(left, carrier.index), max(right, sentence.right(carrier.index))
    for entry in hit.entries:
        if entry.kind == "none" or (hit.is_verb and not entry.verb.source):
            continue
        if entry.unless and sentence.has_word(entry.unless, left, right):
            continue
        if all(sentence.has_word(words, left, right) for words in entry.needs):
            return entry
    return None


def _asserted(context: Context, hit: Hit, arguments: Arguments, frame: Frame) -> bool:
    """Whether a noun alone states something: both sides named, or one and the clause lends the other.

    Under a wish, a demand or an accusation a noun is no fact, unless it names both sides.
    """
    sentence = context.sentence
    sources = [slot for slot in frame.source if slot in arguments.slots]
    targets = [slot for slot in frame.target if slot in arguments.slots and slot not in sources[:1]]
    if frame.peers:
        actors = {state(a) for slot in (*frame.source, *frame.target) for a in arguments.slots.get(slot, ())}
        return len(actors) > 1
    if sources and targets:
        return True
    governing = _governing(sentence, hit)
    if governing is not None and any(entry.complement == "drop" for entry in governing.entries):
        return False
    if targets and governing is not None and governing.has("AUX"):
        arguments.assume("possessor", context.discourse.subject())
        return True
    if targets and _listed(sentence, hit):
        arguments.assume("possessor", context.discourse.subject(without=arguments.slots[targets[0]]))
        return True
    return False


def _governing(sentence: Sentence, hit: Hit) -> Hit | None:
    """The nearest predicate to the left in the sentence's clause that can embed it."""
    left = sentence.left(hit.index, through=("comma", "strong"))
    before = [other for other in sentence.hits if left <= other.index < hit.index and (other.is_verb or other.has(*_WISHES))]
    return before[-1] if before else None


def _listed(sentence: Sentence, hit: Hit) -> bool:
    """Whether it goes on a list of deeds ("from … to …")."""
    left = sentence.left(hit.index, through=("comma", "strong"))
    return any(True for _ in sentence.marks("listing", left, hit.index + 1))


def _build(
    context: Context, hit: Hit, carrier: Hit | None, entry: Entry, frame: Frame, arguments: Arguments
) -> Draft | None:
    sentence = context.sentence
    slot, source = arguments.first(frame.source)
    _, target = arguments.first(other for other in frame.target if other != slot)
    kind, type_ = entry.kind, entry.type
    around = modality(sentence, hit, carrier)
    positive = around.positive
    if entry.negated and not around.positive:
        (kind, type_), positive = entry.negated, True
    if around.future:
        kind, type_ = _future_kind(kind, type_)
    target = tuple(actor for actor in target if actor not in source)
    if frame.peers or (kind, type_) in PEERS:
        source, target = _join(context, (kind, type_), source, target, frame)
    if not source and not target:
        return None
    return _draft(context, hit, entry, arguments, around, positive, (kind, type_, source, target))


def _join(
    context: Context, key: tuple[str, str], source: tuple[str, ...], target: tuple[str, ...], frame: Frame
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parties = tuple(dict.fromkeys((*source, *target)))
    if len(parties) == 1 and key[1] == "CONSULT":
        other = context.discourse.counterpart(parties)
        parties = (*parties, other) if other else parties
    return parties, ()


def _future_kind(kind: str, type_: str) -> tuple[str, str]:
    if (kind, type_) in _IN_FUTURE:
        return "forecast", _IN_FUTURE[kind, type_]
    return ("forecast", type_) if kind == "event" and type_ in TYPES["forecast"] else (kind, type_)


def _draft(
    context: Context, hit: Hit, entry: Entry, arguments: Arguments, around: Modality, positive: bool,
    what: tuple[str, str, tuple[str, ...], tuple[str, ...]],
) -> Draft:  # fmt: skip
    tokens = context.sentence.tokens
    first, last = tokens[min(arguments.start, around.start)], tokens[arguments.end - 1]
    value = around.factuality if positive == around.positive else around.factuality.replace("-", "+")
    drafted = Draft(
        what[0], what[1], first.start, max(last.end, tokens[hit.index].end), tokens[hit.index].start, entry.id, what[2], what[3],
        factuality=value,  # type: ignore[arg-type]
        attribution=what[2][0] if entry.voice == "source" and what[2] else "author",
        hedges=tuple((tokens[mark.start].start, tokens[mark.end - 1].end) for mark in around.hedges),
        segment=context.number, rank=0 if hit.is_verb else 1,
        heading=context.sentence.segment.kind == "heading",
    )  # fmt: skip
    if around.hypothetical:
        drafted.flags.add("hypothetical")
    return drafted
