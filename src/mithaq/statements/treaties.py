"""Treaties as the text speaks of them: which nouns name one, between whom, of what date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mithaq.answer import Evidence
from mithaq.dates import PartialDate
from mithaq.statements.discourse import Discourse, state
from mithaq.statements.drafts import Draft
from mithaq.statements.sentences import Sentence
from mithaq.statements.statement import Treaty
from mithaq.statements.tokens import Token, stems


@dataclass(slots=True)
class Treaties:
    """The treaties of one document, in the order in which they appear."""

    found: dict[str, Treaty] = field(default_factory=dict)
    last: str | None = None

    def read(self, sentence: Sentence, discourse: Discourse, drafts: Sequence[Draft], date: PartialDate | None) -> None:
        """Note the treaty that a sentence names, and tie its conclusion to it.

        Steps: 1. a treaty noun; 2. its parties: "between A and B", the nisbas on it, or those who
        conclude it in the sentence; 3. without parties it is the treaty named last, or that of the last two states.
        """
        nouns = treaty_nouns(sentence)
        if not nouns:
            return
        token, parties = _parties(sentence, nouns)
        concluded = next((d for d in drafts if d.type == "AGREE" and d.kind in ("event", "forecast")), None)
        if len(parties) < 2 and concluded is not None and len(concluded.parties) > 1:
            parties = tuple(dict.fromkeys(state(actor) for actor in concluded.source))
        if len(parties) > 1:
            self._add(sentence, token, parties, date if concluded else None)
        elif self.last is None:
            pair = tuple(state(actor) for actor in _states(discourse, sentence))
            if len(pair) > 1:
                self._add(sentence, token, pair, None)
        for draft in drafts:
            if draft.type == "AGREE" and self.last and draft.parties & set(self.found[self.last].parties):
                draft.treaty = self.last

    def parties(self, treaty: str) -> tuple[str, ...]:
        """The parties of a treaty."""
        return self.found[treaty].parties

    def _add(self, sentence: Sentence, token: Token, parties: tuple[str, ...], date: PartialDate | None) -> None:
        known = next((t for t in self.found.values() if set(t.parties) == set(parties)), None)
        if known is not None and (date is None or known.date is None or known.date.agrees_with(date)):
            self.last = known.id
            if date is not None and known.date is None:
                self.found[known.id] = Treaty(known.id, known.parties, date, known.label, known.evidence)
            return
        name = "_".join(party.lower() for party in parties[:4]) + (f"_{date.year}" if date else "")
        end = _label_end(sentence, token)
        span = (token.start, end)
        label = "".join(_between(sentence, token.index, end))
        self.found[name] = Treaty(name, parties, date, label, Evidence("", span[0], span[1], label))
        self.last = name


def treaty_nouns(sentence: Sentence) -> list[Token]:
    """The nouns that name a treaty."""
    nouns = sentence.grammar.words("treaty_nouns")
    return [token for token in sentence.tokens if token.mention is None and stems(token) & nouns]


def _parties(sentence: Sentence, nouns: list[Token]) -> tuple[Token, tuple[str, ...]]:
    between = sentence.grammar.words("between")
    for token in nouns:
        right = sentence.right(token.index)
        for group in sentence.groups:
            near = token.index < group.start < right
            shared = group.first.preposition in between or (
                group.first.form == "demonym" and group.start <= token.index + 4
            )
            if near and shared and len(set(map(state, group.actors))) > 1:
                return token, tuple(dict.fromkeys(state(actor) for actor in group.actors))
    return nouns[0], ()


def _states(discourse: Discourse, sentence: Sentence) -> tuple[str, ...]:
    kinds = sentence.grammar.kinds
    own = [phrase.actor for group in sentence.groups for phrase in group.phrases]
    states = [actor for actor in [*discourse.named, *own] if kinds.get(actor) not in ("region", "media", "company")]
    return Discourse(named=states).pair()


def _label_end(sentence: Sentence, token: Token) -> int:
    end = token.index + 1
    while end < min(len(sentence.tokens), token.index + 8):
        word = sentence.tokens[end]
        if word.is_sign or "preposition" in word.marks or sentence.grammar.is_barrier(word):
            break
        end += 1
    return sentence.tokens[end - 1].end


def _between(sentence: Sentence, start: int, end: int) -> list[str]:
    words: list[str] = []
    for token in sentence.tokens[start:]:
        if token.start >= end:
            break
        words += [" ", token.source] if words else [token.source]
    return words
