"""Slots that no word of the clause fills by its place alone: the speaker, the counterpart, the clients …"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from mithaq.statements.arguments import Arguments
from mithaq.statements.attribution import Scope, speaker_at
from mithaq.statements.discourse import Discourse
from mithaq.statements.drafts import Draft
from mithaq.statements.lexicon import Frame
from mithaq.statements.sentences import Hit, Sentence


@dataclass(slots=True)
class Context:
    """What a predicate is read in.

    Attributes
    ----------
    sentence : Sentence
    discourse : Discourse
    scopes : list of Scope
    number : int
        Of the segment in the document.
    earlier : list of Draft
        What was read before, the last at the end.
    """

    sentence: Sentence
    discourse: Discourse
    scopes: list[Scope]
    number: int
    earlier: list[Draft] = field(default_factory=list)


def fill(context: Context, hit: Hit, arguments: Arguments, frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Source and target of a frame.

    Steps: 1. an owner is a genitive beside a target of its own; 2. the first filled slot of the source;
    3. the first filled slot of the target that is another one.
    """
    if "genitive" in arguments.slots and any(s in arguments.slots for s in frame.target if s != "genitive"):
        arguments.slots.setdefault("owner", arguments.slots["genitive"])
    slot, source = _first(context, hit, arguments, frame.source, ())
    if slot == "owner":
        slot = "genitive"
    _, target = _first(context, hit, arguments, (s for s in frame.target if s != slot), source)
    return source, tuple(actor for actor in target if actor not in source)


def _first(
    context: Context, hit: Hit, arguments: Arguments, slots: Iterable[str], source: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...]]:
    for slot in slots:
        if slot in arguments.slots:
            return slot, arguments.slots[slot]
        if slot in _VIRTUAL and (actors := _VIRTUAL[slot](context, hit, source)):
            return slot, actors
    return None, ()


def _speaker(context: Context, hit: Hit, source: tuple[str, ...]) -> tuple[str, ...]:
    speaker = speaker_at(context.scopes, hit.index)
    return () if speaker == "author" or speaker.startswith("unnamed") else (speaker,)


def _counterpart(context: Context, hit: Hit, source: tuple[str, ...]) -> tuple[str, ...]:
    other = context.discourse.counterpart(source)
    return (other,) if other else ()


def _head(context: Context, hit: Hit, source: tuple[str, ...]) -> tuple[str, ...]:
    """The first phrase of the clause that nothing governs, relative clauses passed over."""
    sentence = context.sentence
    left = sentence.left(hit.index, through=("comma", "relative", "coordinate"))
    bare = [g for g in sentence.groups if left <= g.start and g.end <= hit.index and not g.first.preposition]
    return bare[0].actors if bare else ()


def _organisation(context: Context, hit: Hit, source: tuple[str, ...]) -> tuple[str, ...]:
    kinds = context.sentence.grammar.kinds
    return next(((actor,) for actor in reversed(context.discourse.named) if kinds.get(actor) in ("igo", "bloc")), ())


def _previous(context: Context, hit: Hit, source: tuple[str, ...]) -> tuple[str, ...]:
    sentence = context.sentence
    scope = [scope for scope in context.scopes if scope.start <= hit.index < scope.end]
    inside = [g for g in sentence.groups if scope and scope[-1].start <= g.start < hit.index and not g.first.preposition]
    return inside[-1].actors if inside else context.discourse.subject(without=source)


def _clients(context: Context, hit: Hit, source: tuple[str, ...]) -> tuple[str, ...]:
    """The armed groups that the sentence names."""
    kinds = context.sentence.grammar.kinds
    named = [phrase.actor for group in context.sentence.groups for phrase in group.phrases]
    return tuple(dict.fromkeys(actor for actor in named if kinds.get(actor) == "group"))


_VIRTUAL: dict[str, Callable[[Context, Hit, tuple[str, ...]], tuple[str, ...]]] = {
    "speaker": _speaker, "counterpart": _counterpart, "head": _head,
    "organisation": _organisation, "previous": _previous, "clients": _clients,
}  # fmt: skip
VIRTUAL = frozenset(_VIRTUAL)
