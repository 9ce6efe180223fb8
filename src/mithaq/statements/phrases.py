"""Noun phrases that name actors: who stands behind one phrase, what governs it, what it is joined to.

"الرئيس الروسي فلاديمير بوتين" is one phrase and one actor, the person; "ولي العهد … ورئيس الوزراء …" are
two phrases, joined.  A phrase is governed by a preposition, by a noun of the lexicon, or by nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mithaq.statements.grammar import Grammar
from mithaq.statements.tokens import Token, stems

_REACH = 7
"""How many words back the head of a phrase is looked for."""


@dataclass(slots=True)
class Phrase:
    """One actor as the sentence names it.

    Attributes
    ----------
    actor : str
    start, end : int
        Tokens, end-exclusive; `start` is the head.
    preposition : str
        "" where none governs it.
    governor : int or None
        Token of the lexicon's noun that it completes.
    joined : bool
        Whether "and" or a comma joins it to the phrase before.
    form : str
        Of the mention that decided the actor.
    gender : str
        "m", "f" or "".
    headless : bool
        Whether no noun stands before the name.
    words : str
        The head and the name, folded.
    """

    actor: str
    start: int
    end: int
    preposition: str = ""
    governor: int | None = None
    joined: bool = False
    form: str = "name"
    gender: str = ""
    headless: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases joined to one another: one slot of a frame."""

    phrases: tuple[Phrase, ...] = field(default=())

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors, each once."""
        return tuple(dict.fromkeys(phrase.actor for phrase in self.phrases))

    @property
    def start(self) -> int:
        """First token."""
        return self.phrases[0].start

    @property
    def end(self) -> int:
        """Token after the last."""
        return self.phrases[-1].end

    @property
    def first(self) -> Phrase:
        """The phrase that the group hangs on."""
        return self.phrases[0]


def groups(tokens: Sequence[Token], grammar: Grammar, taken: Sequence[int]) -> list[Group]:
    """The noun phrases of a sentence, joined ones together.

    Parameters
    ----------
    taken : sequence of int
        Tokens that are predicates; a noun among them governs what completes it, a verb ends a phrase.
    """
    found: list[Phrase] = []
    for token in tokens:
        if token.opens:
            _place(found, _phrase(tokens, token, grammar, set(taken)), tokens, grammar)
    joined: list[list[Phrase]] = []
    for phrase in found:
        if phrase.joined and joined:
            joined[-1].append(phrase)
        else:
            joined.append([phrase])
    return [Group(tuple(group)) for group in joined]


def _phrase(tokens: Sequence[Token], token: Token, grammar: Grammar, taken: set[int]) -> Phrase:
    """A phrase around one mention: its head to the left, and what governs it."""
    assert token.mention is not None
    mention = token.mention
    end = token.index
    while end < len(tokens) and tokens[end].mention is mention:
        end += 1
    words = " ".join(t.text for t in tokens[token.index : end]).removeprefix(token.lead)
    clitic = grammar.preposition_of(token.lead)
    phrase = Phrase(mention.actor, token.index, end, clitic, None, grammar.joins(token.lead), mention.form, words=words)
    if clitic or phrase.joined:
        phrase.gender = grammar.gender(mention, None)
        return phrase
    _find_head(phrase, tokens, grammar, taken)
    head = tokens[phrase.start] if phrase.start < token.index else None
    phrase.gender = grammar.gender(mention, head)
    return phrase


def _find_head(phrase: Phrase, tokens: Sequence[Token], grammar: Grammar, taken: set[int]) -> None:
    """Walk left over nouns to a preposition, a governing noun, or the edge of the phrase."""
    first = phrase.start
    for index in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = tokens[index]
        if index in taken:
            phrase.governor = index if grammar.is_noun_predicate(index) else None
            return
        if any(
            "bare_link" in token.marks and token.marks["bare_link"].end > index
            for token in tokens[max(0, index - 2) : index + 1]
        ):
            return
        if any(
            "link" in token.marks and token.marks["link"].end > index for token in tokens[max(0, index - 2) : index + 1]
        ):
            phrase.joined = True
            return
        if "preposition" in word.marks:
            if not word.marks["preposition"].pronoun:
                phrase.preposition = word.marks["preposition"].value
                phrase.joined = bool(word.marks["preposition"].conjunction)
            return
        if word.text == '"':
            continue
        if word.is_sign or word.mention is not None or grammar.is_barrier(word):
            return
        phrase.start = index
        phrase.headless = False
        if lead := grammar.noun_clitic(word):
            phrase.preposition = grammar.preposition_of(lead)
            phrase.joined = grammar.joins(lead)
            if phrase.preposition or phrase.joined:
                return


def _place(found: list[Phrase], phrase: Phrase, tokens: Sequence[Token], grammar: Grammar) -> None:
    """Add a phrase: as apposition to the one before, joined to it, or on its own."""
    before = found[-1] if found else None
    if before is None:
        phrase.joined = False
        found.append(phrase)
        return
    between = tokens[before.end : phrase.start]
    touching = not between or all(token.text == '"' for token in between)
    if not phrase.joined and touching and not phrase.preposition and _apposed(before, phrase, tokens, grammar):
        found[-1] = _merged(before, phrase, grammar)
        if before.preposition and before.headless and "." in phrase.actor:
            _titled(found[-1], tokens, grammar)
        return
    phrase.joined = _joins(before, phrase, between, touching, grammar)
    if phrase.joined:
        phrase.preposition = phrase.preposition or before.preposition
        if phrase.governor is None:
            phrase.governor = before.governor
    found.append(phrase)


def _titled(phrase: Phrase, tokens: Sequence[Token], grammar: Grammar) -> None:
    """ "Secretary of the organisation X": the title before the preposition is the head."""
    index = phrase.start - 1
    while index >= 0 and tokens[index].mention is None and not tokens[index].is_sign:
        if stems(tokens[index]) & grammar.words("titles"):
            lead = grammar.noun_clitic(tokens[index])
            mark = tokens[index - 1].marks.get("preposition") if index else None
            outer = mark.value if mark is not None and not mark.pronoun else ""
            phrase.start, phrase.headless = index, False
            phrase.preposition = grammar.preposition_of(lead) or outer
            return
        if phrase.start - index > 2 or grammar.is_barrier(tokens[index]):
            return
        index -= 1


def _joins(before: Phrase, phrase: Phrase, between: Sequence[Token], touching: bool, grammar: Grammar) -> bool:
    if phrase.joined:
        near = touching or grammar.only_filler(between)
        return near and phrase.preposition in ("", before.preposition)
    if not between and before.form == phrase.form == "demonym" and phrase.headless:
        return True
    comma = len(between) == 1 and between[0].text == ","
    return comma and phrase.headless and not phrase.preposition and before.form != "demonym" != phrase.form


def _apposed(before: Phrase, phrase: Phrase, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Whether two neighbouring mentions name one actor ("الوزير الإيراني عباس …")."""
    persons = [grammar.is_person(actor) for actor in (before.actor, phrase.actor)]
    if all(persons):
        return before.actor == phrase.actor
    same = before.actor.split(".")[0] == phrase.actor.split(".")[0]
    if any(grammar.is_counterpart(tokens[index]) for index in range(phrase.start, phrase.end)):
        return False
    if persons[1]:
        return same or before.form == "demonym"
    if persons[0]:
        return same and (phrase.form == "demonym" or not phrase.headless)
    return same and ("." in before.actor or before.form == "demonym" or "." in phrase.actor)


def _merged(before: Phrase, phrase: Phrase, grammar: Grammar) -> Phrase:
    """One phrase of two: the more exact actor wins, the head and the government are the first's."""
    exact = max(
        (before, phrase),
        key=lambda part: (grammar.is_person(part.actor), part.form == "name" and "." in part.actor, "." in part.actor),
    )
    return replace(
        before,
        actor=exact.actor,
        form=exact.form,
        end=phrase.end,
        gender=before.gender if not before.headless else exact.gender or before.gender,
    )
