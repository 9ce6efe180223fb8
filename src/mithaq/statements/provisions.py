"""What a treaty is said to provide, or not to provide: from verbs of providing and from lists.

The contents are data (``provisions.yaml``): for each type the words of which one set must stand in the clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mithaq.records import read_records
from mithaq.statements.arguments import arguments_of
from mithaq.statements.discourse import Discourse, state
from mithaq.statements.drafts import Draft
from mithaq.statements.factuality import modality
from mithaq.statements.inflection import imperfect_bases
from mithaq.statements.lexicon import ROOT, folded
from mithaq.statements.sentences import Hit, Sentence
from mithaq.statements.tokens import Token, stems
from mithaq.statements.treaties import Treaties, treaty_nouns
from mithaq.text.document import Language


@dataclass(frozen=True, slots=True)
class Content:
    """A type of provision, and the sets of words that tell it."""

    id: str
    type: str
    words: tuple[frozenset[str], ...]
    example: str
    where: str


@lru_cache(maxsize=4)
def contents(lang: Language, root: Path = ROOT) -> tuple[Content, ...]:
    """The types of provision in the order in which they are tried."""
    path = root / lang / "provisions.yaml"
    rows = read_records(path) if path.exists() else ()
    return tuple(
        Content(
            row["id"], row["type"], tuple(frozenset(folded(phrase).split()) for phrase in row["words"]),
            row.get("example", ""), row.where(),
        )
        for row in rows or ()
    )  # fmt: skip


@dataclass(slots=True)
class Listing:
    """A list of provisions that a sentence opened ("provides for the following:")."""

    treaty: str
    exclusive: bool


def provisions(
    sentence: Sentence, discourse: Discourse, treaties: Treaties, listing: Listing | None, number: int
) -> tuple[list[Draft], Listing | None]:
    """The provisions of a sentence, and the list that it opens or goes on with."""
    if listing is not None and sentence.segment.kind != "item":
        listing = None
    treaty = listing.treaty if listing else treaties.last
    if treaty is None:
        return [], None
    verbs = [hit for hit in sentence.hits if hit.has("PROVIDES") and _about(sentence, hit, discourse, listing)]
    found = [draft for verb in verbs if (draft := _stated(sentence, verb, discourse, treaties, treaty, number))]
    found += _no_alliance(sentence, treaties, treaty, number)
    if listing and not verbs:
        found += _item(sentence, treaties, treaty, number)
    exclusive = (
        listing.exclusive if listing else any(True for _ in sentence.marks("exclusive", 0, len(sentence.tokens)))
    )
    for draft in found:
        draft.exclusive = exclusive
    if verbs and sentence.tokens[-1].text == ":":
        return [], Listing(treaty, exclusive)
    return found, listing


def _about(sentence: Sentence, hit: Hit, discourse: Discourse, listing: Listing | None) -> bool:
    """Whether the verb speaks of the treaty or of its parties."""
    if listing or treaty_nouns(sentence):
        return True
    if discourse.treaty and sentence.tokens[-1].text == ":" and _speaks_of_all(sentence, hit, discourse):
        return True
    parts = sentence.grammar.words("treaty_parts")
    if discourse.treaty and sentence.has_word(parts, sentence.left(hit.index), sentence.right(hit.index)):
        return True
    return (
        bool(discourse.treaty) and hit.has("UNDERTAKES") and "subject" in arguments_of(sentence, hit, discourse).named
    )


def _speaks_of_all(sentence: Sentence, hit: Hit, discourse: Discourse) -> bool:
    """ "It binds the two sides to four things:": the parties together, or nobody, is named."""
    named = {state(a) for g in sentence.groups if g.end > sentence.left(hit.index) for a in g.actors}
    return not named or named == set(discourse.parties)


def _stated(
    sentence: Sentence, hit: Hit, discourse: Discourse, treaties: Treaties, treaty: str, number: int
) -> Draft | None:
    end = _content_end(sentence, hit)
    content = _content(sentence, hit.index + 1, end)
    if content is None and any(o.has("PROVIDES") for o in sentence.hits if o.index > hit.index):
        return None
    if content is None and not any(entry.factuality is None and "other" in entry.id for entry in hit.entries):
        return None
    parties = treaties.parties(treaty)
    arguments = arguments_of(sentence, hit, discourse)
    source: tuple[str, ...] = parties
    target: tuple[str, ...] = ()
    if hit.has("UNDERTAKES") and "subject" in arguments.named:
        source = tuple(dict.fromkeys(arguments.slots["subject"]))
        target = tuple(p for p in parties if p not in map(state, source)) if len(source) == 1 else ()
    around = modality(sentence, hit)
    first = sentence.tokens[min(around.start, hit.index)]
    rule = f"provision.{content.id if content else 'other'}"
    draft = _draft(content, (first, sentence.tokens[end - 1]), source, treaty, number, rule)
    draft.target, draft.factuality, draft.at = target, around.factuality, sentence.tokens[hit.index].start
    draft.conditional = _conditional(sentence, hit.index, end)
    return draft


def _content_end(sentence: Sentence, hit: Hit) -> int:
    """Up to the next verb of providing or saying, or a full stop."""
    for other in sentence.hits:
        if other.index > hit.index and (other.has("SAY") or (other.is_verb and other.has("PROVIDES"))):
            return other.index
    last = len(sentence.tokens)
    return last - 1 if sentence.tokens[-1].text in ".:;!?" and last > hit.index + 2 else last


def _item(sentence: Sentence, treaties: Treaties, treaty: str, number: int) -> list[Draft]:
    end = len(sentence.tokens) - (sentence.tokens[-1].text in ".;")
    content = _content(sentence, 0, end)
    rule = f"provision.{content.id if content else 'listed'}"
    span = sentence.tokens[0], sentence.tokens[max(0, end - 1)]
    draft = _draft(content, span, treaties.parties(treaty), treaty, number, rule)
    draft.conditional = _conditional(sentence, 0, end)
    if next(sentence.marks("negation", 0, 1), None):
        draft.factuality = "CT-"
    return [draft]


def _draft(
    content: Content | None, span: tuple[Token, Token], source: tuple[str, ...], treaty: str, number: int, rule: str
) -> Draft:  # fmt: skip
    type_ = content.type if content else "OTHER"
    return Draft(
        "provision", type_, span[0].start, span[1].end, span[0].start, rule, source, (), treaty, segment=number
    )


def _content(sentence: Sentence, start: int, end: int) -> Content | None:
    present: set[str] = set()
    for token in sentence.tokens[start:end]:
        present |= stems(token) | imperfect_bases(token.text)
    return next(
        (c for c in contents(sentence.grammar.lexicon.lang) if any(words <= present for words in c.words)), None
    )


def _conditional(sentence: Sentence, start: int, end: int) -> bool:
    return any(True for _ in sentence.marks("condition", start, end)) or any(
        True for _ in sentence.marks("casus", start, end)
    )


def _no_alliance(sentence: Sentence, treaties: Treaties, treaty: str, number: int) -> Iterator[Draft]:
    """ "The treaty is (no) military alliance"."""
    nouns = treaty_nouns(sentence)
    words = sentence.grammar.words("alliance_nouns")
    for noun in nouns:
        left, right = sentence.left(noun.index), sentence.right(noun.index)
        bond = next((t for t in sentence.tokens[left:right] if t.index != noun.index and stems(t) & words), None)
        copula = next(sentence.marks("copula", left, right), None)
        if bond is None or copula is None or bond.index < noun.index:
            continue
        negated = any(True for _ in sentence.marks("negation", left, bond.index))
        first = sentence.tokens[min(left, copula.start)] if negated else noun
        draft = Draft(
            "relation",
            "ALLIANCE",
            first.start,
            sentence.tokens[right - 1].end,
            noun.start,
            "treaty.alliance",
            treaties.parties(treaty),
            (),
            treaty,
            "CT-" if negated else "CT+",
            segment=number,
        )
        yield draft
        return
