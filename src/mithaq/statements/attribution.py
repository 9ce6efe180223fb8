"""Who commits to a clause: the author, a named speaker, or an unnamed one.

A verb of saying opens a scope at its complementiser, its colon or its quotation; what lies in it is the
speaker's.  "According to X" claims its whole sentence.  The speech act itself belongs to the reporter.
"""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.statements.arguments import arguments_of
from mithaq.statements.discourse import Discourse
from mithaq.statements.sentences import Hit, Sentence
from mithaq.statements.tokens import stems

_SPEECH_ACTS = ("REQUEST", "DEMAND", "REJECT", "REFUSAL", "ACCUSE", "THREATEN", "SUPPORT", "INTENTION")


@dataclass(frozen=True, slots=True)
class Scope:
    """Tokens ``[start, end)`` of a sentence that `speaker` answers for.

    `act` is the verb that says so; `stance` is ``denies`` or ``open`` (would not say) where he does not assert it.
    """

    start: int
    end: int
    speaker: str
    act: int
    stance: str = ""


def scopes_of(sentence: Sentence, discourse: Discourse) -> list[Scope]:
    """The scopes of a sentence, outer ones first.

    Steps: 1. "according to X" claims the sentence; 2. each verb of saying claims what follows its
    complementiser, up to the next contrast or the end; 3. a quotation without a verb is the last speaker's.
    """
    found = [*_according(sentence)]
    for hit in sentence.hits:
        if hit.has("SAY") or any(
            e.type in _SPEECH_ACTS or (e.type == "CLAIM" and e.voice == "source") for e in hit.entries
        ):
            scope = _speech(sentence, hit, discourse)
            if scope is not None:
                found.append(scope)
                discourse.speaker = scope.speaker
    found += _relayed(sentence, found)
    if discourse.quoting or not any(scope.act >= 0 for scope in found):
        found += _quotation(sentence, discourse)
    marks = sum(token.text == '"' for token in sentence.tokens)
    discourse.quoting = discourse.quoting != bool(marks % 2)
    return found


def speaker_at(scopes: list[Scope], index: int) -> str:
    """Who answers for the token: the innermost scope that holds it, or the author."""
    holding = [scope for scope in scopes if scope.start <= index < scope.end and scope.act != index]
    return min(holding, key=lambda scope: scope.end - scope.start).speaker if holding else "author"


def stance_at(scopes: list[Scope], index: int) -> str:
    """The stance of the one who answers for the token."""
    holding = [scope for scope in scopes if scope.start <= index < scope.end and scope.act != index]
    return min(holding, key=lambda scope: scope.end - scope.start).stance if holding else ""


def _according(sentence: Sentence) -> list[Scope]:
    found = []
    for mark in sentence.marks("according", 0, len(sentence.tokens)):
        group = next((g for g in sentence.groups if mark.end <= g.end - 1 and g.start <= mark.end + 4), None)
        speaker = _unnamed(sentence, mark.end, mark.end + 3) or (group.actors[0] if group else None)
        if speaker and not (group and not _unnamed(sentence, mark.end, mark.end + 3) and _is_thing(sentence, mark.end)):
            found.append(Scope(0, len(sentence.tokens), speaker, -1))
    return found


def _is_thing(sentence: Sentence, index: int) -> bool:
    """ "According to the treaty": a text is no speaker."""
    return sentence.has_word(sentence.grammar.words("documents"), index, index + 1)


def _speech(sentence: Sentence, hit: Hit, discourse: Discourse) -> Scope | None:
    start = _complement(sentence, hit)
    if start is None:
        return None
    speaker = _speaker(sentence, hit, discourse, start)
    if speaker is None:
        return None
    return Scope(start, _scope_end(sentence, start), speaker, hit.index, _stance(sentence, hit))


def _stance(sentence: Sentence, hit: Hit) -> str:
    if any(entry.type == "SAY" and entry.factuality == "CT-" for entry in hit.entries):
        return "denies"
    before = [other for other in sentence.hits if hit.index - 3 <= other.index < hit.index]
    refused = bool(before) and not hit.is_verb and before[-1].has("REJECT", "REFUSAL", "SILENCE")
    return "open" if refused else ""


def _complement(sentence: Sentence, hit: Hit) -> int | None:
    """Where the words of the speaker begin."""
    for token in sentence.tokens[hit.index + 1 :]:
        other = sentence.hit_at(token.index)
        if "complementiser" in token.marks or token.text in ':"':
            return token.index if token.text != '"' or hit.has("SAY") else None
        if other is not None and other.is_verb and not hit.has("SAY"):
            return None
        if token.text in ".;?!":
            return None
    return None


def _scope_end(sentence: Sentence, start: int) -> int:
    """Where the words of the speaker end: at a comment of the author's, a contrast, or another's words."""
    for token in sentence.tokens[start + 1 :]:
        if (
            "comment" in token.marks
            and sentence.tokens[token.index - 1].text == ","
            and token.marks["comment"].end - token.index > 1
        ):
            return token.index
        later = (other for other in sentence.hits if other.index > token.index)
        if "contrast" in token.marks and any(other.has("SAY", *_SPEECH_ACTS) for other in later):
            return token.index
        other = sentence.hit_at(token.index)
        if (
            other is not None
            and other.has("SAY")
            and other.is_verb
            and other.reading.conjunction
            and _complement(sentence, other)
        ):
            return token.index
    return len(sentence.tokens)


def _speaker(sentence: Sentence, hit: Hit, discourse: Discourse, start: int) -> str | None:
    unnamed = _unnamed(sentence, hit.index + 1, min(start, hit.index + 5)) or _unnamed(
        sentence, sentence.left(hit.index), hit.index
    )
    if unnamed:
        return unnamed
    found = arguments_of(sentence, hit, discourse)
    _, actors = found.first(("subject",) if hit.is_verb else ("possessor", "genitive", "nisba"))
    if not hit.is_verb and any(other.has("RELAY") for other in sentence.hits if other.index < hit.index):
        return None
    relayed = next((g for g in sentence.groups if hit.index < g.start < start and g.first.preposition == "عن"), None)
    if hit.has("RELAY") and relayed is not None:
        return relayed.actors[0]
    if discourse.speaker and not found.named & {"subject", "possessor", "genitive", "nisba"}:
        return discourse.speaker
    return actors[0] if actors else discourse.speaker


def _relayed(sentence: Sentence, scopes: list[Scope]) -> list[Scope]:
    """An agency that hands on someone's words answers for the fact that they were said."""
    found = []
    for hit in sentence.hits:
        if hit.has("RELAY"):
            carrier = next((g for g in sentence.groups if hit.index < g.start and not g.first.preposition), None)
            own = next((scope for scope in scopes if scope.act == hit.index), None)
            if carrier is not None and own is not None and carrier.actors[0] != own.speaker:
                found.append(Scope(carrier.end, len(sentence.tokens), carrier.actors[0], -1))
    return found


def _unnamed(sentence: Sentence, start: int, end: int) -> str | None:
    """ "A senior official", "sources": the words that stand for a speaker without a name."""
    for token in sentence.tokens[max(0, start) : end]:
        if token.mention is not None and sentence.grammar.is_person(token.mention.actor):
            return None
        if token.mention is None and stems(token) & sentence.grammar.words("unnamed_speakers"):
            group = sentence.group_at(token.index + 1)
            if group is not None and stems(token) & sentence.grammar.words("officials"):
                return group.actors[0]
            last = token.index + 1
            while last < min(end, len(sentence.tokens)) and not sentence.grammar.is_barrier(sentence.tokens[last]):
                if sentence.tokens[last].is_sign or "preposition" in sentence.tokens[last].marks:
                    break
                last += 1
            return "unnamed:" + " ".join(word.source for word in sentence.tokens[token.index : last])
    return None


def _quotation(sentence: Sentence, discourse: Discourse) -> list[Scope]:
    """A sentence that opens with a quotation mark goes on with the last speaker's words."""
    marks = [token.index for token in sentence.tokens if token.text == '"']
    if discourse.quoting and discourse.speaker:
        return [Scope(0, marks[0] if marks else len(sentence.tokens), discourse.speaker, -1)]
    if discourse.speaker and marks and marks[0] == 0 and len(sentence.tokens) > 3:
        return [Scope(0, marks[1] if len(marks) > 1 else len(sentence.tokens), discourse.speaker, -1)]
    return []
