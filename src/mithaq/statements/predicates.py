"""From predicates to statements: choose a meaning, fill its frame, judge whether it is asserted."""

from __future__ import annotations

from mithaq.statements.arguments import arguments_of
from mithaq.statements.carriers import borrow, carrier_of, embedding, lend, raised_by
from mithaq.statements.discourse import state
from mithaq.statements.drafts import Draft
from mithaq.statements.factuality import Modality, modality
from mithaq.statements.frames import Arguments
from mithaq.statements.lexicon import Entry, Frame
from mithaq.statements.sentences import Hit, Sentence
from mithaq.statements.slots import VIRTUAL, Context, fill
from mithaq.statements.statement import TYPES

_PEERS = frozenset(
    (kind, type_) for kind in ("event", "forecast") for type_ in ("AGREE", "CONSULT", "COOPERATE", "CONFLICT")
) | {("relation", "ALLIANCE"), ("relation", "CONFLICT"), ("relation", "ALIGNMENT")}
_IN_FUTURE = {
    ("relation", "CONFLICT"): "CONFLICT",
    ("relation", "ALLIANCE"): "COOPERATE",
    ("relation", "ALIGNMENT"): "COOPERATE",
}
_ON_REGIONS = frozenset(["INFLUENCE", "RETREAT", "COERCE", "MOBILIZE", "AID"])
_ADDRESSED = frozenset(["REQUEST", "DEMAND", "REJECT", "REFUSAL", "ACCUSE", "THREATEN", "SANCTION"])


def draft(context: Context, hit: Hit) -> Draft | None:
    """The statement that a predicate makes, or None.

    Steps: 1. its arguments, with what a light verb lends; 2. the first meaning that makes a statement;
    3. its frame; 4. whether enough is named; 5. polarity, certainty, future.
    """
    arguments = arguments_of(context.sentence, hit, context.discourse)
    if hit.is_verb:
        _note_subject(context, hit, arguments)
    if hit.is_verb and hit.reading.preposition:
        return None
    entries = [e for e in hit.entries if e.kind != "none" and (e.verb if hit.is_verb else e.noun).source]
    carrier = None if hit.is_verb or not entries else carrier_of(context.sentence, hit)
    if carrier is not None:
        lend(context.sentence, carrier, arguments, context.discourse)
    elif not hit.is_verb and (raising := raised_by(context.sentence, hit)) is not None:
        borrow(context.sentence, raising, arguments, context.discourse)
    made = (_attempt(context, hit, carrier, entry, arguments) for entry in entries)
    return next((one for one in made if one is not None), None) or _unnamed(context, hit, carrier, arguments)


def _unnamed(context: Context, hit: Hit, carrier: Hit | None, arguments: Arguments) -> Draft | None:
    """An act between people whom nobody names ("gunmen killed four policemen"): an event without actors."""
    sentence = context.sentence
    left, right = sentence.left(hit.index), sentence.right(hit.index)
    entry = next((e for e in hit.entries if e.unnamed and sentence.has_word(e.unnamed, left, right)), None)
    over = embedding(sentence, hit)
    if entry is None or (over is not None and any(meaning.complement == "drop" for meaning in over.entries)):
        return None
    around = modality(sentence, hit, carrier)
    if around.factuality != "CT+" or around.future:
        return None
    one = _draft(context, hit, entry, arguments, around, True, (entry.kind, entry.type, (), ()))
    one.flags.add("unnamed")
    return one


def _attempt(context: Context, hit: Hit, carrier: Hit | None, entry: Entry, arguments: Arguments) -> Draft | None:
    """The statement that one meaning makes, or None."""
    frame = entry.verb if hit.is_verb else entry.noun
    source, target = fill(context, hit, arguments, frame)
    if entry.type == "CONSULT" and not source and not target and not hit.is_verb:
        source = _same_talk(context, hit)
    if not hit.is_verb and not _asserted(context, hit, carrier, entry, frame, arguments, source, target):
        return None
    if hit.is_verb and not target and _too_little(context, hit, entry, frame, arguments):
        return None
    return _build(context, hit, carrier, entry, frame, arguments, source, target)


def _too_little(context: Context, hit: Hit, entry: Entry, frame: Frame, arguments: Arguments) -> bool:
    """Whether a verb names neither its object nor its subject, where one is needed."""
    if "speaker" in frame.source or arguments.named & set(frame.source):
        return False
    edge = context.sentence.edges.get(context.sentence.left(hit.index))
    relative = edge == "relative"
    if edge == "coordinate" and entry.type in _ADDRESSED:
        return False
    return entry.kind == "event" or (entry.kind == "position" and relative)


def _note_subject(context: Context, hit: Hit, arguments: Arguments) -> None:
    left = context.sentence.left(hit.index)
    if "subject" in arguments.named and context.sentence.edges.get(left) != "relative":
        group = arguments.subject_group
        context.discourse.main = (arguments.slots["subject"], group.first.gender if group else "")
    if arguments.subject_group is not None:
        context.discourse.note(arguments.subject_group)
    elif "subject" in arguments.slots:
        context.discourse.note_actors(arguments.slots["subject"])


def _addressee(context: Context, hit: Hit, type_: str, source: tuple[str, ...]) -> tuple[str, ...]:
    """Whom an act of refusal, demand, blame or punishment that names no one is for: the counterpart named last."""
    own = any(group.first.governor == hit.index for group in context.sentence.groups)
    if type_ not in _ADDRESSED or not source or not (hit.is_verb or own or type_ == "SANCTION"):
        return ()
    other = context.discourse.counterpart(source)
    return (other,) if other else ()


def _same_talk(context: Context, hit: Hit) -> tuple[str, ...]:
    """A talk without parties has those of the treaty beside it, or of the talk spoken of last."""
    sentence = context.sentence
    before = sentence.tokens[hit.index - 1].text if hit.index else ""
    if before in sentence.grammar.words("demonstratives"):
        return ()
    left, right = sentence.left(hit.index), sentence.right(hit.index)
    if context.discourse.parties and sentence.has_word(sentence.grammar.words("treaty_nouns"), left, right):
        return context.discourse.parties
    last = next((one for one in reversed(context.earlier) if one.type == "CONSULT"), None)
    return last.source if last is not None and hit.reading.definite and context.number - last.segment <= 1 else ()


def _asserted(
    context: Context, hit: Hit, carrier: Hit | None, entry: Entry, frame: Frame, arguments: Arguments,
    source: tuple[str, ...], target: tuple[str, ...],
) -> bool:  # fmt: skip
    """Whether a noun states something: carried by a verb, both sides named, or one and the clause lends the other.

    Under a wish, a demand or an accusation a noun is no fact, unless it names both sides.
    """
    if carrier is not None or VIRTUAL & set(frame.source):
        above = embedding(context.sentence, carrier) if carrier is not None and not carrier.is_verb else None
        wished = above is not None and any(meaning.complement == "drop" for meaning in above.entries)
        return bool(source or target) and not wished
    if frame.peers or (entry.kind, entry.type) in _PEERS:
        above = (
            embedding(context.sentence, hit) if entry.kind == "event" and "possessor" not in arguments.slots else None
        )
        if above is not None and any(e.type == "INTENTION" and e.complement == "drop" for e in above.entries):
            return False
        return len({state(actor) for actor in (*source, *target)}) > 1
    own = any(group.first.governor == hit.index for group in context.sentence.groups)
    if source and not target and own and entry.type in _ADDRESSED:
        return "genitive" in arguments.slots and bool(_addressee(context, hit, entry.type, source))
    if source and (target or (not frame.target and "possessor" in arguments.slots)):
        return True
    over = embedding(context.sentence, hit)
    if over is not None and any(meaning.complement == "drop" for meaning in over.entries):
        return False
    lends = (over is not None and over.has("AUX")) or _listed(context.sentence, hit) or _excepted(context.sentence, hit)
    return bool(target and not source and lends)


def _listed(sentence: Sentence, hit: Hit) -> bool:
    """Whether it goes on a list of deeds ("from … to …")."""
    left = sentence.left(hit.index, through=("comma", "strong"))
    return any(True for _ in sentence.marks("listing", left, hit.index + 1))


def _excepted(sentence: Sentence, hit: Hit) -> bool:
    """ "Apart from the support for …": what is excepted is held true."""
    return any(mark.end == hit.index for mark in sentence.marks("excepted", hit.index - 2, hit.index))


def _build(
    context: Context, hit: Hit, carrier: Hit | None, entry: Entry, frame: Frame, arguments: Arguments,
    source: tuple[str, ...], target: tuple[str, ...],
) -> Draft | None:  # fmt: skip
    sentence = context.sentence
    kind, type_ = entry.kind, entry.type
    around = modality(sentence, hit, carrier)
    if kind == "forecast" and not around.future:
        return None
    positive = around.positive
    if not source and not hit.is_verb and not VIRTUAL & set(frame.source):
        source = context.discourse.subject(without=target)
    if entry.on_organisation and target and _all_organisations(context, target):
        kind, type_ = entry.on_organisation
    if entry.negated and not around.positive:
        (kind, type_), positive = entry.negated, True
        if type_ == "OTHER":
            return _not_ruled_out(context, hit, entry, arguments, around, source)
    if _in_future(sentence, hit, around, frame):
        kind, type_ = _future_kind(kind, type_)
    target = target or _addressee(context, hit, type_, source)
    source = tuple(actor for actor in source if not actor.startswith("region."))
    if type_ not in _ON_REGIONS:
        target = tuple(actor for actor in target if not actor.startswith("region."))
    if type_ == "ALLIANCE":
        source, target = tuple(dict.fromkeys(map(state, source))), tuple(dict.fromkeys(map(state, target)))
    if frame.peers or (kind, type_) in _PEERS:
        source, target = _join(context, (kind, type_), source, target)
    if (not source and not target) or _lonely(context, kind, type_, source, target):
        return None
    return _draft(context, hit, entry, arguments, around, positive, (kind, type_, source, target))


def _all_organisations(context: Context, actors: tuple[str, ...]) -> bool:
    kinds = context.sentence.grammar.kinds
    return all(kinds.get(actor) in ("igo", "bloc") for actor in actors)


def _in_future(sentence: Sentence, hit: Hit, around: Modality, frame: Frame) -> bool:
    if "speaker" in frame.source:
        return False
    if _excepted(sentence, hit):
        later = [verb for verb in sentence.hits if verb.is_verb and verb.index > hit.index]
        return bool(later) and modality(sentence, later[0]).future
    return around.future


def _lonely(context: Context, kind: str, type_: str, source: tuple[str, ...], target: tuple[str, ...]) -> bool:
    """A relation needs both its sides, a membership its organisation or a treaty."""
    if kind != "relation":
        return False
    if (kind, type_) in _PEERS:
        return len({state(actor) for actor in source}) < 2
    return not source or not (target or context.discourse.treaty)


def _not_ruled_out(
    context: Context, hit: Hit, entry: Entry, arguments: Arguments, around: Modality, source: tuple[str, ...]
) -> Draft | None:
    """ "Does not rule out a withdrawal": a possible act of the speaker."""
    sentence = context.sentence
    for other in sentence.hits:
        act = next((e for e in other.entries if e.kind == "event"), None)
        if hit.index < other.index < sentence.right(hit.index) and act is not None and not other.is_verb:
            target = fill(context, other, arguments_of(sentence, other, context.discourse), act.noun)[1]
            arguments.end = max(arguments.end, other.index + 1)
            one = _draft(context, hit, entry, arguments, around, True, ("forecast", act.type, source, target))
            one.factuality, one.attribution = "PS+", source[0] if source else "author"
            one.flags.add("own voice")
            return one
    return None


def _join(
    context: Context, key: tuple[str, str], source: tuple[str, ...], target: tuple[str, ...]
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
    first, last = (
        tokens[min(arguments.start, around.start)],
        tokens[max(arguments.end, hit.index + hit.reading.length) - 1],
    )
    value = around.factuality if positive == around.positive else around.factuality.replace("-", "+")
    drafted = Draft(
        what[0], what[1], first.start, max(last.end, tokens[hit.index].end), tokens[hit.index].start, entry.id, what[2], what[3],
        factuality=value,  # type: ignore[arg-type]
        attribution=what[2][0] if entry.voice == "source" and what[2] else "author",
        hedges=tuple((tokens[mark.start].start, tokens[mark.end - 1].end) for mark in around.hedges),
        segment=context.number, rank=0 if hit.is_verb else 1,
        heading=context.sentence.segment.kind == "heading",
    )  # fmt: skip
    if any(reading.entry.type == "AUX" for reading in hit.readings):
        drafted.flags.add("decides")
    if what[0] == "event" and what[1] in ("ACCUSE", "REQUEST", "REJECT", "THREATEN"):
        context.discourse.about = what[3]
    if around.hypothetical:
        drafted.flags.add("hypothetical")
    return drafted
