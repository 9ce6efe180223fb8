"""Which preposition or noun governs a phrase, straight or through the nouns between."""

from __future__ import annotations

from mithaq.statements.phrases import Group
from mithaq.statements.sentences import Sentence


def preposition_over(sentence: Sentence, group: Group) -> str:
    """The preposition that governs a phrase, through the nouns between ("for the backing of his friend X")."""
    governor = group.first.governor
    if group.first.preposition or governor is None:
        return group.first.preposition
    while governor is not None:
        hit = sentence.hit_at(governor)
        if hit is None:
            return ""
        if hit.reading.preposition:
            return hit.reading.preposition
        at = governor - 1
        while at >= 0 and sentence.tokens[at].text == '"':
            at -= 1
        mark = sentence.tokens[at].marks.get("preposition") if at >= 0 else None
        if mark is not None and not mark.pronoun:
            return mark.value
        governor = at if at in sentence.grammar.nouns else None
    return ""


def partitive(sentence: Sentence, group: Group) -> str:
    """ "On leaders of X": the preposition before a noun that takes the phrase as a part of it."""
    head = next(
        (
            i
            for i in range(group.start - 1, group.start - 3, -1)
            if i >= 0 and "preposition" in sentence.tokens[i].marks
        ),
        None,
    )
    if head is None or sentence.tokens[head].marks["preposition"].value not in sentence.grammar.words(
        "partitive_prepositions"
    ):
        return ""
    for index in range(head - 1, max(-1, head - 4), -1):
        token = sentence.tokens[index]
        if "preposition" in token.marks:
            return token.marks["preposition"].value
        if token.is_sign or token.mention is not None or index in sentence.grammar.verbs | sentence.grammar.nouns:
            return ""
    return ""


def is_bare(group: Group, sentence: Sentence) -> bool:
    """A phrase that can be subject or object."""
    return not preposition_over(sentence, group)
