"""The arguments of a noun: its possessor, its nisba, its genitive, the prepositions after it."""

from __future__ import annotations

from mithaq.statements.discourse import Discourse
from mithaq.statements.frames import Arguments
from mithaq.statements.government import is_bare, partitive
from mithaq.statements.phrases import Group
from mithaq.statements.sentences import Hit, Sentence


def fill_noun(sentence: Sentence, hit: Hit, discourse: Discourse, found: Arguments) -> None:
    """Fill the slots of a noun: what owns it, what completes it, what a pronoun after it stands for."""
    end = _noun_end(sentence, hit)
    if hit.reading.pronoun:
        found.assume("possessor", discourse.owner(sentence.grammar.pronoun_gender(hit.reading.pronoun)))
    elif holder := _holder(sentence, hit):
        found.put("possessor", holder)
    for group in sentence.groups:
        if hit.index < group.start < end:
            _complement(sentence, hit, group, found)
    for mark in sentence.marks("preposition", hit.index + hit.reading.length, end):
        if mark.pronoun:
            own = found.slots.get("possessor") or discourse.subject()
            place = mark.value in sentence.grammar.words("place_prepositions")
            found.assume(mark.value, discourse.referent(own, place=place))


def _holder(sentence: Sentence, hit: Hit) -> Group | None:
    """The one who is in it: "X in the confrontation with Y"."""
    before = sentence.tokens[hit.index - 1] if hit.index else None
    if before is None or "preposition" not in before.marks or before.marks["preposition"].pronoun:
        return None
    if before.marks["preposition"].value not in sentence.grammar.words("place_prepositions"):
        return None
    return next((g for g in sentence.groups if g.end == hit.index - 1 and is_bare(g, sentence)), None)


def _governs(sentence: Sentence, hit: Hit, group: Group) -> bool:
    """Whether the noun governs the phrase, straight or through nouns right after it."""
    governor = group.first.governor
    if governor is None or governor == hit.index:
        return governor == hit.index
    chain = range(hit.index + 1, governor + 1)
    return (
        bool(chain)
        and all(index in sentence.grammar.nouns for index in chain)
        and not any(other.reading.preposition for other in sentence.hits if other.index in chain)
    )


def _complement(sentence: Sentence, hit: Hit, group: Group, found: Arguments) -> None:
    phrase = group.first
    if phrase.preposition:
        found.put(partitive(sentence, group) or phrase.preposition, group)
    elif phrase.governor != hit.index and _governs(sentence, hit, group):
        found.put("genitive", group)
    elif phrase.governor == hit.index:
        found.put("nisba" if _is_nisba(sentence, hit, group) else "genitive", group)
    elif "genitive" in found.slots or "nisba" in found.slots:
        found.put("object", group)


def _is_nisba(sentence: Sentence, hit: Hit, group: Group) -> bool:
    """An adjective agrees with its noun in definiteness; a genitive need not."""
    phrase = group.first
    token = next((token for token in sentence.tokens[phrase.start : phrase.end] if token.mention is not None), None)
    if token is None or phrase.form != "demonym":
        return False
    article = sentence.grammar.lexicon.settings.get("article", "")
    definite = token.text[len(token.lead) :].startswith(article) if article else True
    return not article or definite == (hit.reading.definite or bool(hit.reading.pronoun))


def _passes(other: Hit) -> bool:
    """A colourless verb or a copula after a noun goes on with it ("the keys are in the hands of")."""
    return other.has("LIGHT", "PLAIN") or (other.is_verb and other.has("AUX") and other.entries[0].kind == "none")


def _noun_end(sentence: Sentence, hit: Hit) -> int:
    """A noun keeps what follows it up to the next predicate or the edge of the clause."""
    end, passed = sentence.right(hit.index), set[int]()
    for other in sentence.hits:
        adjacent = not other.is_verb and not other.reading.preposition and other.index - 1 in {hit.index, *passed}
        if hit.index < other.index < end and not _passes(other):
            if not adjacent:
                return other.index
            passed.add(other.index)
    return end
