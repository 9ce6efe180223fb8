"""Bare nouns that stand for an actor: "the two sides", "the president", "the movement"."""

from __future__ import annotations

from mithaq.statements.discourse import Discourse
from mithaq.statements.phrases import Group, Phrase
from mithaq.statements.sentences import Sentence
from mithaq.statements.tokens import Mark


def bind(sentence: Sentence, discourse: Discourse) -> None:
    """Add a group for each bare noun that the text resolves, in the order of the sentence."""
    added: list[Group] = []
    for cls in ("pair", "role"):
        for mark in sentence.marks(cls, 0, len(sentence.tokens)):
            if sentence.group_at(mark.start) is None and not _completed(sentence, mark):
                actors = _actors(sentence, discourse, mark)
                added += [_group(sentence, mark, actors)] if actors else []
    sentence.groups = sorted([*sentence.groups, *added], key=lambda group: group.start)


def _completed(sentence: Sentence, mark: Mark) -> bool:
    """A role with a name after it is no bare role."""
    group = sentence.group_at(mark.end)
    return mark.cls == "role" and group is not None and not group.first.preposition


def _actors(sentence: Sentence, discourse: Discourse, mark: Mark) -> tuple[str, ...]:
    before = [phrase.actor for group in sentence.groups if group.start < mark.start for phrase in group.phrases]
    seen = Discourse(named=[*discourse.named, *before])
    if mark.cls == "pair":
        return seen.pair()
    noun = sentence.tokens[mark.start].text
    forms = [
        *discourse.forms,
        *((p.actor, p.words) for g in sentence.groups if g.start < mark.start for p in g.phrases),
    ]
    core = noun.removeprefix("لل").removeprefix("ال")
    if named := next((actor for actor, words in reversed(forms) if core in words.replace("ال", "").split()), None):
        return (named,)
    kinds = mark.value.split("|")
    grammar = sentence.grammar
    return next(((actor,) for actor in reversed(seen.named) if grammar.kinds.get(actor) in kinds), ())


def _group(sentence: Sentence, mark: Mark, actors: tuple[str, ...]) -> Group:
    before = sentence.tokens[mark.start - 1] if mark.start else None
    preposition = own = sentence.grammar.noun_clitic(sentence.tokens[mark.start])
    governor = None
    if before is not None and "preposition" in before.marks and not before.marks["preposition"].pronoun:
        preposition = before.marks["preposition"].value
    elif before is not None and before.index in sentence.grammar.nouns:
        governor = before.index
    lead = sentence.grammar.preposition_of(preposition) if preposition == own else preposition
    phrases = tuple(
        Phrase(actor, mark.start, mark.end, lead, governor, position > 0, "alias")
        for position, actor in enumerate(actors)
    )
    return Group(phrases)
