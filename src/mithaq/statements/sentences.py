"""A sentence laid open: tokens, predicates, noun phrases, and the edges of its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mithaq.statements.grammar import Grammar
from mithaq.statements.inflection import Reading
from mithaq.statements.lexicon import Entry
from mithaq.statements.phrases import Group, groups
from mithaq.statements.tokens import Mark, Token, stems
from mithaq.text.segment import Segment

_STRONG = frozenset(".;:?!…")
_FEW = 6
_PARTICLES = ("negation", "future", "perfect", "prospect")
_POSSESSED = ("ه", "ها", "هم", "هما")
_FUNCTION = ("preposition", "complementiser", "relative", "pronoun", "according", "exclusive")
_OPENERS = ("relative", "subordinator", "complementiser", "condition")


@dataclass(frozen=True, slots=True)
class Hit:
    """A predicate at its token: the readings that agree in form, the most exact first."""

    index: int
    readings: tuple[Reading, ...]

    @property
    def reading(self) -> Reading:
        """The first reading; all share its form."""
        return self.readings[0]

    @property
    def is_verb(self) -> bool:
        """Whether it is a finite verb here."""
        return self.reading.form == "verb"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The meanings it may have."""
        return tuple(dict.fromkeys(reading.entry for reading in self.readings))

    def has(self, *types: str) -> bool:
        """Whether one of its meanings is of these types (``SAY``, ``AUX``, ``LIGHT`` …)."""
        return any(entry.type in types for entry in self.entries)


@dataclass(slots=True)
class Sentence:
    """One segment of the document, analysed."""

    segment: Segment
    tokens: list[Token]
    grammar: Grammar
    hits: list[Hit] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    edges: dict[int, str] = field(default_factory=dict)

    def hit_at(self, index: int) -> Hit | None:
        """The predicate at a token."""
        return next((hit for hit in self.hits if hit.index == index), None)

    def verbs(self, start: int, end: int) -> list[Hit]:
        """Finite verbs in a stretch."""
        return [hit for hit in self.hits if hit.is_verb and start <= hit.index < end]

    def left(self, index: int, *, through: Sequence[str] = ("comma",)) -> int:
        """First token of the clause that holds `index`; `through` names edges that do not stop it."""
        for at in range(index, -1, -1):
            if at in self.edges and self.edges[at] not in through:
                return at
        return 0

    def right(self, index: int) -> int:
        """Token after the clause that holds `index`."""
        for at in range(index + 1, len(self.tokens)):
            if at in self.edges:
                return at
        return len(self.tokens)

    def marks(self, cls: str, start: int, end: int) -> Iterator[Mark]:
        """Markers of a class in a stretch."""
        for token in self.tokens[max(0, start) : end]:
            if cls in token.marks:
                yield token.marks[cls]

    def has_word(self, words: frozenset[str], start: int, end: int) -> bool:
        """Whether a word of the list stands in a stretch, whatever its clitics."""
        return any(t.mention is None and not words.isdisjoint(stems(t)) for t in self.tokens[max(0, start) : end])

    def group_at(self, index: int) -> Group | None:
        """The noun phrases that cover a token."""
        return next((group for group in self.groups if group.start <= index < group.end), None)


def analyse(segment: Segment, tokens: list[Token], grammar: Grammar) -> Sentence:
    """Choose the predicates, find the noun phrases, then the edges of the clauses."""
    sentence = Sentence(segment, tokens, grammar)
    grammar.nouns, grammar.verbs = set(), set()
    for token in tokens:
        if hit := _choose(sentence, token):
            sentence.hits.append(hit)
            (grammar.verbs if hit.is_verb else grammar.nouns).add(token.index)
    _lay_out(sentence)
    sentence.hits = [kept for hit in sentence.hits if (kept := _meant(sentence, hit))]
    grammar.nouns = {hit.index for hit in sentence.hits if not hit.is_verb}
    grammar.verbs = {hit.index for hit in sentence.hits if hit.is_verb}
    _lay_out(sentence)
    return sentence


def _lay_out(sentence: Sentence) -> None:
    sentence.groups = groups(sentence.tokens, sentence.grammar, [hit.index for hit in sentence.hits])
    sentence.edges = dict(_edges(sentence))


def _meant(sentence: Sentence, hit: Hit) -> Hit | None:
    """The predicate with the meanings whose needed words stand in its clause."""
    left, right = sentence.left(hit.index), sentence.right(hit.index) + 4
    if sentence.edges.get(left) == "relative":
        left -= 4
    return fitting(sentence, hit, left, right)


def fitting(sentence: Sentence, hit: Hit, left: int, right: int) -> Hit | None:
    """The meanings whose needed words stand between two tokens, and whose excluded words do not."""
    kept = tuple(
        reading
        for reading in hit.readings
        if not (reading.entry.unless and sentence.has_word(reading.entry.unless, left, right))
        and all(sentence.has_word(words, left, right) for words in reading.entry.needs)
    )
    return Hit(hit.index, kept) if kept else None


def _choose(sentence: Sentence, token: Token) -> Hit | None:
    """Verb or noun: by what stands before the word."""
    if token.mention is not None or not token.readings:
        return None
    if any(cls in token.marks for cls in _FUNCTION):
        phrases = tuple(r for r in token.readings if r.entry.words["phrases"])
        return Hit(token.index, phrases) if phrases else None
    if phrases := tuple(r for r in token.readings if r.length > 1):
        return Hit(token.index, phrases)
    verbs = (
        ()
        if _after_preposition(sentence, token)
        else tuple(r for r in token.readings if r.form == "verb" and _stands(sentence, token, r))
    )
    plain = tuple(r for r in verbs if r.jussive and r.entry.kind == "none")
    verbs = _agreeing(sentence, token, plain or verbs)
    others = tuple(r for r in token.readings if r.form != "verb")
    chosen = others if not verbs or (others and _nominal_place(sentence, token, verbs, others)) else verbs
    if not chosen:
        return None
    owned = "pronoun" if token.source.endswith(_POSSESSED) else "none"
    ordered = sorted(
        chosen, key=lambda r: (-len(r.entry.needs), bool(r.pronoun) != (owned == "pronoun"), len(r.pronoun))
    )
    return Hit(token.index, tuple(r for r in ordered if r.form == ordered[0].form))


def _agreeing(sentence: Sentence, token: Token, verbs: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Of homographs ("توافق": he agreed, she agrees) those that agree with the bare name right after."""
    following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    if following is None or following.mention is None or following.lead:
        return verbs
    gender = sentence.grammar.gender(following.mention, None)
    return tuple(verb for verb in verbs if gender in ("m", "f") and verb.gender == gender) or verbs


def _after_preposition(sentence: Sentence, token: Token) -> bool:
    """No finite verb follows a preposition."""
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is None or "preposition" not in before.marks or "complementiser" in before.marks:
        return False
    return not before.marks["preposition"].pronoun and before.marks["preposition"].end == token.index


def _stands(sentence: Sentence, token: Token, reading: Reading) -> bool:
    """Jussive forms stand after a negation only, future clitics after none."""
    before = sentence.tokens[token.index - 1] if token.index else None
    negated = before is not None and "negation" in before.marks
    if reading.jussive:
        return before is not None and "jussive" in before.marks
    if reading.past and negated and reading.gender != "active":
        return False
    if reading.past and reading.gender == "p" and token.text.endswith("ا") and not token.text.endswith("وا"):
        return bool(reading.conjunction) or before is None or before.mention is not None or bool(before.marks)
    return True


def _nominal_place(sentence: Sentence, token: Token, verbs: tuple[Reading, ...], others: tuple[Reading, ...]) -> bool:
    """Whether a word that can be verb and noun stands where a noun must."""
    if any(reading.preposition or reading.definite for reading in others):
        return True
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is None or not all(verb.past for verb in verbs):
        return False
    if any(cls in before.marks for cls in ("negation", "future", "relative", "complementiser", "perfect")):
        return False
    if token.text.endswith("ا") or (not others[0].conjunction and _follows_verb(sentence, token)):
        return True
    if others[0].conjunction:
        previous = next((hit for hit in reversed(sentence.hits)), None)
        return (
            previous is not None
            and not previous.is_verb
            and ":" not in {t.text for t in sentence.tokens[previous.index : token.index]}
        )
    return not before.is_sign and before.mention is None


def _follows_verb(sentence: Sentence, token: Token) -> bool:
    """Whether a finite verb stands before the word in one stretch without signs or subordination."""
    for other in reversed(sentence.tokens[: token.index]):
        if other.is_sign or any(cls in other.marks for cls in (*_OPENERS, "perfect", "negation")):
            return False
        hit = sentence.hit_at(other.index)
        if hit is not None and hit.is_verb:
            return True
    return False


def _edges(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Where a clause begins: after a strong stop, at a subordinating word, at "and" with a verb."""
    tokens = sentence.tokens
    quotes = _long_quotes(tokens)
    for token in tokens:
        if token.index in quotes or (token.text in _STRONG and token.index + 1 < len(tokens)):
            yield token.index, "strong"
            continue
        opener = next((cls for cls in _OPENERS if cls in token.marks and not _hedged(tokens, token.index)), None)
        if "still" in token.marks:
            opener = None
        if opener and not (opener == "complementiser" and _controlled(sentence, token.index)):
            yield token.index, opener
        elif opener is None and token.text in ",-()" and not _parenthesis(sentence, token.index):
            yield token.index, "comma"
        elif token.index in sentence.grammar.verbs and (hit := sentence.hit_at(token.index)):
            if hit.reading.conjunction and not _introduced(tokens, token.index):
                yield token.index, "coordinate"
        elif (any(cls in token.marks and token.marks[cls].conjunction for cls in _PARTICLES) and opener is None) or (
            "pronoun" in token.marks and token.marks["pronoun"].conjunction and not _apposed(sentence, token.index)
        ):
            yield token.index, "coordinate"


def _introduced(tokens: list[Token], index: int) -> bool:
    """Whether a particle before the verb opened its clause already."""
    return index > 0 and any(cls in tokens[index - 1].marks for cls in _PARTICLES)


def _long_quotes(tokens: list[Token]) -> set[int]:
    """Both marks of each quotation of more than a few words; one that stays open ends with the sentence."""
    marks = [token.index for token in tokens if token.text == '"']
    if len(marks) % 2:
        marks.append(len(tokens))
    return {at for pair in zip(marks[::2], marks[1::2], strict=False) if pair[1] - pair[0] > _FEW for at in pair}


def _hedged(tokens: list[Token], index: int) -> bool:
    """Whether the word is part of a hedge ("it may be that")."""
    return any(
        "hedge" in token.marks and token.marks["hedge"].end > index for token in tokens[max(0, index - 3) : index]
    )


def _apposed(sentence: Sentence, index: int) -> bool:
    """ "And that is" before a noun goes on with what stands before it."""
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    if following is None or following.index in sentence.grammar.verbs:
        return False
    return not any(cls in following.marks for cls in (*_OPENERS, "negation", "future"))


def _controlled(sentence: Sentence, index: int) -> bool:
    """Whether "to" follows a verb that lends its subject ("was able to …")."""
    verbs = [hit for hit in sentence.hits if index - 4 <= hit.index < index and (hit.is_verb or hit.has("AUX"))]
    return bool(verbs) and verbs[-1].has("AUX")


def _parenthesis(sentence: Sentence, index: int) -> bool:
    """Whether a comma only fences a hedge, or goes on with a list."""
    tokens = sentence.tokens
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and ("hedge" in following.marks or "link" in following.marks):
        return True
    if following is not None and "pronoun" in following.marks and _apposed(sentence, following.index):
        return True
    hedged = any(mark.end == index for mark in sentence.marks("hedge", index - 6, index))
    if hedged:
        return True
    group = next((g for g in sentence.groups if g.start < index < g.end), None)
    return group is not None
