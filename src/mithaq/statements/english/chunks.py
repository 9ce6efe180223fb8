"""Noun phrases of English: who stands behind each, and what it hangs on.

A chunk runs from a determiner or adjective to its noun.  An actor in front of the chunk's noun ("Russia's
attack", "Israeli strikes", "Russia-Ukraine talks") completes it where the noun is a predicate, and stands
for the whole chunk where it is not ("Russian forces").  "The president of X" is one phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.statements.english.clause import EnglishSentence
from mithaq.statements.phrases import Group, Phrase

_INSIDE = ("det", "word", "noun", "poss", "hyphen", "pron")
PRONOUN = "?"
"""Marks the actor of a phrase that is a pronoun, until it is bound."""


@dataclass(slots=True)
class _Chunk:
    start: int
    end: int
    preposition: str
    phrases: list[Phrase]
    head: int


def groups(sentence: EnglishSentence) -> list[Group]:
    """The noun phrases of a sentence, joined ones together, in order."""
    found: list[Group] = []
    last: _Chunk | None = None
    for chunk in _chunks(sentence):
        if last is not None and chunk.preposition == "of" and last.end == chunk.start - 1:
            _attach_of(sentence, last, chunk)
        _fill(sentence, chunk)
        for phrase in chunk.phrases:
            if not _merge(sentence, found, phrase):
                found.append(Group((phrase,)))
        last = chunk
    return found


def _chunks(sentence: EnglishSentence) -> list[_Chunk]:
    found: list[_Chunk] = []
    start: int | None = None
    for index in range(len(sentence.tokens) + 1):
        inside = index < len(sentence.tokens) and sentence.classes[index] in _INSIDE
        opens = start is not None and inside and _opens(sentence, start, index)
        if start is not None and (not inside or opens):
            found.append(_Chunk(start, index, _preposition(sentence, start), [], index - 1))
            start = None
        if inside and start is None:
            start = index
    return found


def _opens(sentence: EnglishSentence, start: int, index: int) -> bool:
    """A determiner or pronoun begins a chunk of its own; so does a name after a personal pronoun or a date."""
    if sentence.tokens[index].opens and _is_time(sentence, index - 1):
        return True
    if sentence.classes[index] in ("det", "pron"):
        return sentence.classes[index - 1] not in ("det", "hyphen")
    subject = sentence.classes[start] == "pron" and sentence.word(start) not in sentence.grammar.words("possessives")
    return subject and index == start + 1


def _is_time(sentence: EnglishSentence, index: int) -> bool:
    word = sentence.word(index)
    return (word.isdigit() and len(word) == 4) or word in sentence.grammar.words("time_nouns")


def _preposition(sentence: EnglishSentence, start: int) -> str:
    before = start - 1
    while before >= 0 and sentence.word(before) in ('"', "both", "either"):
        before -= 1
    if before < 0:
        return ""
    if sentence.cls(before) == "to":
        return "to"
    for at in range(before, max(-1, before - 4), -1):
        mark = sentence.tokens[at].marks.get("preposition")
        if mark is not None and mark.end == before + 1 and sentence.cls(at) in ("prep", "to", "opener", "word"):
            return mark.value
    return ""


def _attach_of(sentence: EnglishSentence, last: _Chunk, chunk: _Chunk) -> None:
    """ "The leader of X" takes the place of X; "the invasion of X" keeps "of"."""
    if last.phrases and not all(phrase.governor is None and phrase.form == "plain" for phrase in last.phrases):
        return
    if sentence.cls(last.head) == "noun" or sentence.tokens[last.head].mention is not None:
        return
    chunk.start, chunk.preposition = last.start, last.preposition


def _fill(sentence: EnglishSentence, chunk: _Chunk) -> None:
    """The actors of a chunk, each with what it completes."""
    first = next((i for i in range(chunk.start, chunk.end) if sentence.cls(i) in _INSIDE), chunk.start)
    inner = chunk.start if chunk.end - chunk.start < 2 else first
    index = inner
    while index < chunk.end:
        token = sentence.tokens[index]
        if token.mention is not None and (token.opens or index == inner):
            end = index
            while end < chunk.end and sentence.tokens[end].mention is token.mention:
                end += 1
            _add(sentence, chunk, Phrase(token.mention.actor, index, end, form=token.mention.form))
            index = end
            continue
        if token.text in sentence.grammar.words("anaphors") and sentence.cls(index) in ("pron", "det"):
            _add(sentence, chunk, Phrase(PRONOUN + token.text, index, index + 1, form="alias"))
        elif (role := _role(sentence, chunk, index)) and not any(
            sentence.tokens[i].mention for i in range(index, chunk.end)
        ):
            _add(sentence, chunk, Phrase(PRONOUN + role, index, chunk.end, form="alias"))
            break
        index += 1


def _role(sentence: EnglishSentence, chunk: _Chunk, index: int) -> str:
    """What a bare role or "the two sides" stands for, where it makes up the whole chunk."""
    for cls in ("pair", "role"):
        mark = sentence.tokens[index].marks.get(cls)
        if mark is not None and mark.end == chunk.end and sentence.word(chunk.end) != "of":
            return "pair" if cls == "pair" else f"role:{mark.value}"
    return ""


def _add(sentence: EnglishSentence, chunk: _Chunk, phrase: Phrase) -> None:
    predicate = next((i for i in range(phrase.end, chunk.end) if sentence.cls(i) == "noun"), None)
    blocked = predicate is not None and any(
        sentence.tokens[i].mention is not None and sentence.tokens[i].opens and sentence.word(i - 1) != "-"
        and sentence.cls(phrase.end) != "poss" for i in range(phrase.end, predicate)
    )  # fmt: skip
    phrase.preposition = chunk.preposition
    phrase.headless = phrase.end == chunk.end
    if predicate is not None and not blocked:
        phrase.governor, phrase.preposition = predicate, ""
        possessive = sentence.cls(phrase.end) == "poss" or sentence.word(phrase.start) in sentence.grammar.words(
            "possessives"
        )
        phrase.gender = "possessor" if possessive else "nisba"
    else:
        if phrase.start == _first_mention(chunk, phrase):
            phrase.start = chunk.start
        phrase.end = max(phrase.end, _tail(sentence, chunk, phrase))
    chunk.phrases.append(phrase)


def _first_mention(chunk: _Chunk, phrase: Phrase) -> int:
    return phrase.start if not chunk.phrases else -1


def _tail(sentence: EnglishSentence, chunk: _Chunk, phrase: Phrase) -> int:
    """The phrase runs to the end of its chunk, or to the next name."""
    for index in range(phrase.end, chunk.end):
        if sentence.tokens[index].opens:
            return index
    return chunk.end


def _merge(sentence: EnglishSentence, found: list[Group], phrase: Phrase) -> bool:
    """Join a phrase to the group before it, as apposition or by "and"."""
    if not found:
        return False
    before = found[-1].phrases[-1]
    between = [sentence.word(i) for i in range(before.end, phrase.start)]
    if _apposed(sentence, before, phrase, between):
        exact = phrase if "." in phrase.actor or (phrase.form == "name" and "." not in before.actor) else before
        before.actor, before.end = exact.actor, max(before.end, phrase.end)
        before.governor, before.gender = phrase.governor, phrase.gender or before.gender
        return True
    if not _joined(sentence, before, phrase, between):
        return False
    phrase.joined = True
    phrase.preposition = phrase.preposition or before.preposition
    if before.governor is None and phrase.governor is not None and before.form == "demonym" and before.headless:
        for other in found[-1].phrases:
            other.governor, other.gender, other.preposition = phrase.governor, phrase.gender, ""
    found[-1] = Group((*found[-1].phrases, phrase))
    return True


def _apposed(sentence: EnglishSentence, before: Phrase, phrase: Phrase, between: list[str]) -> bool:
    if before.actor.startswith(PRONOUN) or phrase.actor.startswith(PRONOUN):
        return False
    same = before.actor.split(".")[0] == phrase.actor.split(".")[0]
    persons = [sentence.grammar.is_person(actor) for actor in (before.actor, phrase.actor)]
    if before.governor is not None and before.governor != phrase.governor:
        return False
    if not between:
        return (same or (persons[1] and before.form == "demonym")) and not all(persons)
    return between == [","] and same and any(persons) and before.actor != phrase.actor and not all(persons)


def _joined(sentence: EnglishSentence, before: Phrase, phrase: Phrase, between: list[str]) -> bool:
    if before.governor != phrase.governor and not (before.form == "demonym" and before.headless):
        return False
    if between == ["-"]:
        return True
    words = [word for word in between if word not in (",", '"', "both")]
    starts = _has_verb_after(sentence, phrase.end)
    listed = between == [","] and not starts and phrase.headless and before.governor is None and before.headless
    if not (words in (["and"], ["or"], ["as", "well", "as"], ["along", "with"], ["&"]) or listed):
        return False
    if phrase.preposition and phrase.preposition not in (before.preposition, "with", "as"):
        return False
    return not (_has_verb_before(sentence, before) and starts and words)


def _has_verb_before(sentence: EnglishSentence, phrase: Phrase) -> bool:
    """Whether the phrase is already an object of its clause."""
    for index in range(phrase.start - 1, -1, -1):
        if sentence.cls(index) in ("opener", "sign"):
            return False
        if sentence.is_finite(index):
            return not _has_reporting(sentence, index)
    return False


def _has_reporting(sentence: EnglishSentence, index: int) -> bool:
    hit = sentence.hit_at(index)
    return hit is not None and (hit.has("SAY") or hit.has("COMPLEMENT"))


def _has_verb_after(sentence: EnglishSentence, end: int) -> bool:
    at = end
    while sentence.cls(at) in ("adv", "neg", "aux"):
        at += 1
    return sentence.is_finite(at) or sentence.cls(end) == "aux"
