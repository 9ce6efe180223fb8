"""Where the clauses of an English sentence begin."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.statements.english.chunks import groups
from mithaq.statements.english.clause import OPENERS, EnglishSentence, classify
from mithaq.statements.grammar import Grammar
from mithaq.statements.sentences import Hit, fitting
from mithaq.statements.tokens import Token
from mithaq.text.segment import Segment

_STRONG = frozenset([";", ":", ".", "?", "!", "…", "–", "—"])


def analyse(part: Segment, tokens: list[Token], grammar: Grammar) -> EnglishSentence:
    """Classes, predicates, noun phrases, edges; then the meanings whose needed words stand in the clause."""
    sentence = EnglishSentence(part, tokens, grammar)
    classify(sentence)
    _lay_out(sentence)
    sentence.hits = [kept for hit in sentence.hits if (kept := _meant(sentence, hit))]
    grammar.nouns = {hit.index for hit in sentence.hits if not hit.is_verb}
    for index, cls in enumerate(sentence.classes):
        if cls == "noun" and index not in grammar.nouns:
            sentence.classes[index] = "word"
    _lay_out(sentence)
    return sentence


def _lay_out(sentence: EnglishSentence) -> None:
    sentence.groups = groups(sentence)
    sentence.edges = dict(_edges(sentence))


def _meant(sentence: EnglishSentence, hit: Hit) -> Hit | None:
    """The meanings that make sense here; a verb without any stays as a plain verb of the first."""
    left, right = sentence.left(hit.index), sentence.right(hit.index) + 1
    if sentence.edges.get(left) in ("relative", "coordinate"):
        left -= 4
    return fitting(sentence, hit, left, right)


def _edges(sentence: EnglishSentence) -> Iterator[tuple[int, str]]:
    for index, token in enumerate(sentence.tokens):
        if token.text in _STRONG and index + 1 < len(sentence.tokens):
            yield index, "strong"
        elif token.text in (",", "(", ")"):
            if not _inside_list(sentence, index):
                yield index, _after_opening(sentence, index) or "comma"
        elif opener := _opener(sentence, index):
            yield index, opener
        elif sentence.cls(index) == "conj" and not _inside_list(sentence, index) and _new_clause(sentence, index):
            yield index, "coordinate"
        elif _bare_complement(sentence, index):
            yield index, "complementiser"


def _inside_list(sentence: EnglishSentence, index: int) -> bool:
    return any(group.start < index < group.end for group in sentence.groups)


def _opener(sentence: EnglishSentence, index: int) -> str | None:
    marks = sentence.tokens[index].marks
    cls = next((cls for cls in OPENERS if cls in marks), None)
    if cls is None or sentence.tokens[index].mention is not None or sentence.cls(index) == "adv":
        return None
    word = sentence.word(index)
    if word == "that":
        return _that(sentence, index)
    if cls == "subordinator" and "preposition" in marks:
        return cls if _clause_follows(sentence, marks[cls].end) else None
    return cls if sentence.cls(index) in ("opener", "prep", "conj", "adv", "word") else None


def _that(sentence: EnglishSentence, index: int) -> str | None:
    at = sentence.before(index)
    if sentence.cls(at) in ("det", "prep", "to"):
        return None
    if (
        sentence.cls(index + 1) in ("aux", "verb", "neg", "adv")
        and sentence.cls(at) == "word"
        and sentence.word(index - 1) != '"'
    ):
        return "relative"
    following = next(
        (i for i in range(index + 1, len(sentence.tokens)) if sentence.is_finite(i) or sentence.cls(i) == "aux"), None
    )
    return "complementiser" if following is not None and index > 0 else None


def _clause_follows(sentence: EnglishSentence, start: int) -> bool:
    """Whether a finite verb or a gerund stands before the next sign."""
    for at in range(start, len(sentence.tokens)):
        if sentence.cls(at) in ("sign", "opener"):
            return False
        hit = sentence.hit_at(at)
        if sentence.cls(at) == "aux" or (
            hit is not None and hit.is_verb and hit.reading.shape in ("active", "passive")
        ):
            return True
        if at == start and hit is not None and hit.is_verb:
            return True
    return False


def _after_opening(sentence: EnglishSentence, index: int) -> str | None:
    """The comma that ends an opening if-clause or a relative clause between commas: what it goes back to."""
    left = sentence_left(sentence, index - 1)
    if left is None:
        return None
    place, kind = left
    if not sentence.finite(place, index) and not any(
        hit.is_verb for hit in sentence.hits if place <= hit.index < index
    ):
        return None
    opens = (
        place == 0
        or sentence.word(place - 1) in ',;:"'
        or sentence.cls(place - 1) in ("conj", "adv")
        or sentence.word(place - 1) == "that"
    )
    if kind == "relative":
        return "resume" if sentence.word(place - 1) == "," and _verb_comes(sentence, index + 1) else None
    if not opens or not _clause_follows(sentence, index + 1):
        return None
    return "main"


def sentence_left(sentence: EnglishSentence, index: int) -> tuple[int, str] | None:
    """The opener that the word stands under, up to a strong stop."""
    for at in range(index, -1, -1):
        if sentence.word(at) in _STRONG:
            return None
        kind = _opener(sentence, at)
        if kind in ("condition", "subordinator", "relative"):
            return at, kind
        if kind == "complementiser":
            return None
    return None


def _verb_comes(sentence: EnglishSentence, index: int) -> bool:
    while sentence.cls(index) in ("adv", "neg"):
        index += 1
    return sentence.is_finite(index) or sentence.cls(index) == "aux"


def _new_clause(sentence: EnglishSentence, index: int) -> bool:
    """Whether "and" goes on with another verb."""
    if _verb_comes(sentence, index + 1):
        return True
    hit = sentence.hit_at(index + 1)
    if hit is not None and hit.is_verb:
        return True
    for at in range(index + 1, len(sentence.tokens)):
        if sentence.cls(at) in ("sign", "opener"):
            return False
        if sentence.is_finite(at) or sentence.cls(at) == "aux":
            return bool(sentence.finite(0, index))
    return False


def _bare_complement(sentence: EnglishSentence, index: int) -> bool:
    """ "Said Russia had …": a clause without "that" right after a verb of saying."""
    hit = sentence.hit_at(index - 1) if index else None
    if hit is None or not hit.is_verb or not (hit.has("SAY") or hit.has("COMPLEMENT")):
        return False
    if sentence.cls(index) not in ("det", "word", "pron", "noun"):
        return False
    for at in range(index, len(sentence.tokens)):
        if sentence.cls(at) in ("sign", "opener", "conj", "to"):
            return False
        if sentence.is_finite(at) or sentence.cls(at) == "aux":
            return True
    return False
