"""Who answers for an English clause: "X said that …", "…, X said", "according to X", quotations."""

from __future__ import annotations

from mithaq.statements.attribution import Scope
from mithaq.statements.discourse import Discourse
from mithaq.statements.english.arguments import subject_of
from mithaq.statements.english.chunks import PRONOUN
from mithaq.statements.english.clause import EnglishSentence
from mithaq.statements.phrases import Group
from mithaq.statements.sentences import Hit


def scopes_of(sentence: EnglishSentence, discourse: Discourse, quoted: bool) -> list[Scope]:
    """The scopes of a sentence, outer ones first; `quoted` where a quotation of the last speaker goes on in it."""
    found = _according(sentence)
    for hit in sentence.hits:
        if hit.is_verb and hit.has("SAY") and hit.reading.shape in ("active", "gerund", "passive"):
            speaker = _speaker(sentence, hit, discourse)
            if speaker is not None:
                found.append(Scope(*_reach(sentence, hit), speaker, hit.index))
                discourse.speaker = speaker
    if not found and discourse.speaker and (quoted or sentence.word(0) == '"'):
        found.append(Scope(0, _quote_end(sentence, quoted), discourse.speaker, -1))
    return found


def _quote_end(sentence: EnglishSentence, quoted: bool) -> int:
    signs = [token.index for token in sentence.tokens if token.text == '"']
    closing = signs[:1] if quoted else signs[1:2]
    return closing[0] + 1 if closing else len(sentence.tokens)


def _according(sentence: EnglishSentence) -> list[Scope]:
    found = []
    for mark in sentence.marks("according", 0, len(sentence.tokens)):
        end = next(
            (i for i in range(mark.end, len(sentence.tokens)) if sentence.cls(i) == "sign"), len(sentence.tokens)
        )
        if sentence.has_word(sentence.grammar.words("documents"), mark.end, min(end, mark.end + 4)):
            continue
        group = next((g for g in sentence.groups if mark.start <= g.start < end or g.start <= mark.end < g.end), None)
        speaker = group.actors[0] if group is not None else _unnamed(sentence, mark.end, end)
        if group is not None and (name := _generic(sentence, group, end)):
            speaker = name
        if speaker and not speaker.startswith(PRONOUN):
            found.append(Scope(0, len(sentence.tokens), speaker, -1))
    return found


def _reach(sentence: EnglishSentence, hit: Hit) -> tuple[int, int]:
    """What was said: after the verb, or before it where the verb of saying comes last."""
    end = len(sentence.tokens)
    for at in range(hit.index + 1, end):
        if sentence.edges.get(at) == "complementiser" or sentence.word(at) in (":", '"'):
            return at, _scope_end(sentence, at)
        if sentence.cls(at) == "to" and (sentence.hit_at(at + 1) or sentence.hit_at(at + 2)):
            return at, _scope_end(sentence, at)
        if sentence.is_finite(at) or sentence.word(at) == ";":
            break
    before = sentence.before(hit.index)
    comma = next((i for i in range(before, -1, -1) if sentence.word(i) in (",", '"')), None)
    if comma is not None and (
        sentence.cls(hit.index + 1) == "sign"
        or sentence.word(hit.index - 1) in (",", '"')
        or not sentence.finite(hit.index + 1, end)
    ):
        start = next((i for i in range(comma - 1, -1, -1) if sentence.word(i) == ";"), 0)
        goes_on = (
            sentence.word(hit.index + 1) == ","
            and bool(sentence.finite(hit.index + 1, end))
            and sentence.word(comma) != '"'
        )
        return start, end if goes_on or '"' in [sentence.word(i) for i in range(hit.index, end - 1)] else hit.index
    return hit.index + 1, end


def _scope_end(sentence: EnglishSentence, start: int) -> int:
    for at in range(start + 1, len(sentence.tokens)):
        if "contrast" in sentence.tokens[at].marks and any(h.has("SAY") for h in sentence.hits if h.index > at):
            return at
        if sentence.word(at) == ";":
            return at
    return len(sentence.tokens)


def _speaker(sentence: EnglishSentence, hit: Hit, discourse: Discourse) -> str | None:
    group = subject_of(sentence, hit)
    inverted = sentence.word(hit.index - 1) in (",", '"') or hit.index == 0
    if inverted:
        group = next((g for g in sentence.groups if hit.index < g.start <= hit.index + 4), None)
    left = sentence.left(hit.index)
    if group is None or group.end < left:
        span = (hit.index + 1, hit.index + 5) if inverted else (left, hit.index)
        unnamed = _unnamed(sentence, *span)
        if unnamed:
            return unnamed
    if group is None:
        return _document(sentence, hit, discourse)
    if name := _generic(sentence, group, group.end):
        return name
    speaker = group.actors[0]
    return discourse.speaker if speaker.startswith(PRONOUN) else speaker


def _document(sentence: EnglishSentence, hit: Hit, discourse: Discourse) -> str | None:
    """ "The statement said": its author's words."""
    spoken = sentence.has_word(sentence.grammar.words("documents"), hit.index - 3, hit.index + 4)
    return discourse.speaker if spoken or sentence.cls(sentence.before(hit.index)) == "pron" else None


def _generic(sentence: EnglishSentence, group: Group, end: int) -> str | None:
    """ "Western diplomats", "sources close to X": speakers without a name, unless officials of one state."""
    words = [sentence.word(i) for i in range(group.start, end)]
    sources = sentence.grammar.words("unnamed_speakers")
    if sources.isdisjoint(words) or (group.first.form == "name" and group.first.headless):
        return None
    return None if group.first.form == "demonym" else "unnamed:" + " ".join(
        sentence.tokens[i].source for i in range(group.start, end)
    )  # fmt: skip


def _unnamed(sentence: EnglishSentence, start: int, end: int) -> str | None:
    known = sentence.grammar.words("unnamed_speakers") | sentence.grammar.words("officials")
    for at in range(max(0, start), min(end, len(sentence.tokens))):
        if sentence.word(at) in known and sentence.tokens[at].mention is None:
            first = at
            while first > start and sentence.cls(first - 1) == "word":
                first -= 1
            return "unnamed:" + " ".join(sentence.tokens[i].source for i in range(first, at + 1))
    return None
