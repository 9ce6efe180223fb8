"""English pronouns and bare roles: "it", "his", "the two sides", "the movement"."""

from __future__ import annotations

from mithaq.statements.discourse import Discourse
from mithaq.statements.english.chunks import PRONOUN
from mithaq.statements.english.clause import EnglishSentence
from mithaq.statements.phrases import Group, Phrase

_NO_STATE = ("region", "media", "company")


def bind(sentence: EnglishSentence, discourse: Discourse) -> None:
    """Put actors for the pronouns of a sentence, in reading order; those that nothing resolves are dropped."""
    bound: list[Group] = []
    for group in sentence.groups:
        phrases: list[Phrase] = []
        for phrase in group.phrases:
            phrases += _bound(sentence, phrase, bound, discourse)
        if phrases:
            bound.append(Group(tuple(phrases)))
    sentence.groups = bound


def _bound(sentence: EnglishSentence, phrase: Phrase, earlier: list[Group], discourse: Discourse) -> list[Phrase]:
    if not phrase.actor.startswith(PRONOUN):
        return [phrase]
    actors = _actors(sentence, phrase.actor[len(PRONOUN) :], phrase, earlier, discourse)
    return [
        Phrase(actor, phrase.start, phrase.end, phrase.preposition, phrase.governor, number > 0, "alias", phrase.gender)
        for number, actor in enumerate(actors)
    ]


def _actors(
    sentence: EnglishSentence, word: str, phrase: Phrase, earlier: list[Group], discourse: Discourse
) -> tuple[str, ...]:
    words = sentence.grammar.words
    if word in words("first_person"):
        speaker = discourse.speaker
        return (speaker,) if speaker and not speaker.startswith("unnamed") else ()
    here = [g for g in earlier if g.end <= phrase.start]
    if word in words("persons"):
        named = [p.actor for g in here for p in g.phrases]
        return _last(sentence, [*discourse.named, *named], ("person",))
    if word == "pair":
        return _pair(sentence, here, discourse)
    if word.startswith("role:"):
        return _last(
            sentence, [*discourse.named, *(p.actor for g in here for p in g.phrases)], tuple(word[5:].split("|"))
        )
    if word in words("plurals"):
        return next((g.actors for g in reversed(here) if len(g.actors) > 1), ()) or discourse.subject("p")
    return _thing(sentence, here, discourse)


def _pair(sentence: EnglishSentence, here: list[Group], discourse: Discourse) -> tuple[str, ...]:
    """ "Both sides": the two named before this sentence, or else with it."""
    kinds = sentence.grammar.kinds
    before = [actor for actor in discourse.named if kinds.get(actor) not in _NO_STATE]
    own = [p.actor for g in here for p in g.phrases]
    return Discourse(named=before).pair() or Discourse(named=[*before, *own]).pair()


def _thing(sentence: EnglishSentence, here: list[Group], discourse: Discourse) -> tuple[str, ...]:
    """ "It": the first phrase of the sentence that can be a subject, else the last subject that is no person."""
    grammar = sentence.grammar
    for group in here:
        if not group.first.preposition and not grammar.is_person(group.first.actor) and len(group.actors) == 1:
            return group.actors
    for actors, _ in reversed(discourse.subjects[-4:]):
        if len(actors) == 1 and not grammar.is_person(actors[0]):
            return actors
    return ()


def _last(sentence: EnglishSentence, named: list[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
    return next(((actor,) for actor in reversed(named) if sentence.grammar.kinds.get(actor) in kinds), ())
