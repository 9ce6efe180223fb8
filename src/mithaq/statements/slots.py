"""Slots that no word of the clause fills by its place alone: the speaker, the counterpart, the clients …"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from mithaq.statements.attribution import Scope, speaker_at
from mithaq.statements.discourse import Discourse
from mithaq.statements.drafts import Draft
from mithaq.statements.frames import Arguments
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
        if slot in _VIRTUAL and (actors := _VIRTUAL[slot](_Asked(context, hit, source))):
            return slot, actors
    return None, ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where a slot is looked for, and the source that is known by then."""

    context: Context
    hit: Hit
    source: tuple[str, ...]


def _speaker(asked: _Asked) -> tuple[str, ...]:
    speaker = speaker_at(asked.context.scopes, asked.hit.index)
    return () if speaker == "author" or speaker.startswith("unnamed") else (speaker,)


def _counterpart(asked: _Asked) -> tuple[str, ...]:
    other = asked.context.discourse.counterpart(asked.source)
    return (other,) if other else ()


def _head(asked: _Asked) -> tuple[str, ...]:
    """The first phrase of the clause that nothing governs, relative clauses passed over."""
    sentence = asked.context.sentence
    left = sentence.left(asked.hit.index, through=("comma", "relative", "coordinate"))
    bare = [g for g in sentence.groups if left <= g.start and g.end <= asked.hit.index and not g.first.preposition]
    return bare[0].actors if bare else ()


def _organisation(asked: _Asked) -> tuple[str, ...]:
    kinds = asked.context.sentence.grammar.kinds
    return next(
        ((actor,) for actor in reversed(asked.context.discourse.named) if kinds.get(actor) in ("igo", "bloc")), ()
    )


def _previous(asked: _Asked) -> tuple[str, ...]:
    sentence = asked.context.sentence
    scope = [scope for scope in asked.context.scopes if scope.start <= asked.hit.index < scope.end]
    inside = [
        g for g in sentence.groups if scope and scope[-1].start <= g.start < asked.hit.index and not g.first.preposition
    ]
    return inside[-1].actors if inside else asked.context.discourse.subject(without=asked.source)


def _clients(asked: _Asked) -> tuple[str, ...]:
    """The armed groups that the sentence names."""
    kinds = asked.context.sentence.grammar.kinds
    named = [phrase.actor for group in asked.context.sentence.groups for phrase in group.phrases]
    return tuple(dict.fromkeys(actor for actor in named if kinds.get(actor) == "group"))


_VIRTUAL: dict[str, Callable[[_Asked], tuple[str, ...]]] = {
    "speaker": _speaker, "counterpart": _counterpart, "head": _head,
    "organisation": _organisation, "previous": _previous, "clients": _clients,
}  # fmt: skip
VIRTUAL = frozenset(_VIRTUAL)
