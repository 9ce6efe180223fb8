"""The English half of the rules reader: sentence by sentence, from tokens to drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from mithaq.statements.attribution import Scope
from mithaq.statements.discourse import Discourse
from mithaq.statements.drafts import Draft
from mithaq.statements.english.clause import EnglishSentence
from mithaq.statements.english.edges import analyse
from mithaq.statements.english.predicates import Context, draft
from mithaq.statements.english.pronouns import bind
from mithaq.statements.english.provisions import provisions
from mithaq.statements.english.speech import scopes_of
from mithaq.statements.english.tokens import EnglishTokeniser
from mithaq.statements.grammar import Grammar
from mithaq.statements.lexicon import load_lexicon
from mithaq.statements.linkages import linkages
from mithaq.statements.provisions import Listing
from mithaq.statements.sentences import Sentence
from mithaq.statements.statement import Actor, Mention
from mithaq.statements.treaties import Treaties, treaty_nouns
from mithaq.text.document import Document
from mithaq.text.normalise import fold
from mithaq.text.segment import segment
from mithaq.text.when import TimeSpan

Settle = Callable[[Draft, Sentence, list[Scope], Sequence[TimeSpan]], None]
"""Gives a draft its time and its speaker."""


@dataclass(slots=True)
class _State:
    discourse: Discourse = field(default_factory=Discourse)
    treaties: Treaties = field(default_factory=Treaties)
    listing: Listing | None = None
    quoted: bool = False
    paragraph: int = -1
    fresh: int = -9
    """Number of the sentence that last spoke of a treaty."""


@lru_cache(maxsize=1)
def tokeniser() -> EnglishTokeniser:
    """The English lexicon, ready to be looked up in."""
    return EnglishTokeniser(load_lexicon("en"))


def english_drafts(
    document: Document, mentions: Sequence[Mention], actors: Sequence[Actor], times: Sequence[TimeSpan], settle: Settle
) -> tuple[list[Draft], Treaties]:
    """What the sentences of an English document state, before pruning, and its treaties."""
    words = tokeniser()
    grammar, whole = Grammar.of(words.lexicon, actors), fold(document.text)
    state, found = _State(), list[Draft]()
    for number, part in enumerate(segment(document)):
        inside = [mention for mention in mentions if part.start <= mention.start < part.end]
        tokens = words.tokens(document.text, whole, part.start, part.end, inside)
        if tokens:
            if part.paragraph != state.paragraph:
                state.paragraph, state.quoted = part.paragraph, False
            found += _sentence(analyse(part, tokens, grammar), state, number, times, settle)
    return found, state.treaties


def _sentence(
    sentence: EnglishSentence, state: _State, number: int, times: Sequence[TimeSpan], settle: Settle
) -> list[Draft]:
    scopes_before = Discourse(list(state.discourse.subjects), list(state.discourse.named), state.discourse.speaker)
    bind(sentence, _speaking(sentence, state))
    scopes = scopes_of(sentence, scopes_before, state.quoted)
    state.discourse.speaker = scopes_before.speaker
    if sum(token.text == '"' for token in sentence.tokens) % 2:
        state.quoted = not state.quoted
    found = _predicates(sentence, state, number)
    joined = list(linkages(sentence, state.discourse, number))
    _under_condition(found, joined)
    found += joined
    for one in found:
        settle(one, sentence, scopes, times)
    return _with_provisions(sentence, state, number, found, scopes, times, settle)


def _speaking(sentence: EnglishSentence, state: _State) -> Discourse:
    """The discourse with the speaker of this sentence, so that "we" is his."""
    seen = Discourse(state.discourse.subjects, state.discourse.named, state.discourse.speaker)
    scopes = scopes_of(sentence, seen, state.quoted)
    if scopes and not scopes[-1].speaker.startswith("?"):
        seen.speaker = scopes[-1].speaker
    return seen


def _predicates(sentence: EnglishSentence, state: _State, number: int) -> list[Draft]:
    waiting, discourse, found = list(sentence.groups), state.discourse, list[Draft]()
    bound = state.treaties.parties(state.treaties.last) if state.treaties.last else ()
    if waiting and waiting[0].start < 2 and not waiting[0].first.preposition:
        discourse.note(waiting[0])
    for hit in sentence.hits:
        while waiting and waiting[0].start < hit.index:
            for phrase in waiting.pop(0).phrases:
                discourse.name(phrase)
        if one := draft(Context(sentence, discourse, number, bound), hit):
            found.append(one)
    for group in waiting:
        for phrase in group.phrases:
            discourse.name(phrase)
    if not any(hit.is_verb for hit in sentence.hits) and sentence.groups and not sentence.groups[0].first.preposition:
        discourse.note(sentence.groups[0])
    return found


def _under_condition(found: list[Draft], joined: list[Draft]) -> None:
    """What the main clause of a condition asserts holds under it; the whole shares its certainty."""
    for condition in (one for one in joined if one.type == "CONDITION"):
        for one in found:
            inside = condition.start <= one.at < condition.end and "hypothetical" not in one.flags
            if (
                inside
                and one.kind in ("forecast", "event", "position")
                and one.type not in ("THREATEN", "ACCUSE", "REQUEST")
            ):
                one.conditional = True
                condition.factuality = one.factuality


def _with_provisions(
    sentence: EnglishSentence, state: _State, number: int, found: list[Draft], scopes: list[Scope],
    times: Sequence[TimeSpan], settle: Settle,
) -> list[Draft]:  # fmt: skip
    date = next((one.time for one in found if one.type == "AGREE" and one.time), None)
    state.treaties.read(sentence, state.discourse, found, date)
    provided, state.listing = provisions(sentence, state.treaties, state.listing, number, number - state.fresh <= 1)
    if treaty_nouns(sentence) or provided:
        state.fresh = number
    for one in provided:
        settle(one, sentence, scopes, times)
    kept = [
        one for one in found
        if one.kind in ("linkage", "relation") or one.type in ("AGREE", "REJECT")
        or not any(p.start <= one.at < p.end for p in provided)
    ]  # fmt: skip
    return [*(one for one in kept if not (one.type == "CONDITION" and any(p.conditional for p in provided))), *provided]
