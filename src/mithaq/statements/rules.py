"""The rules reader: a document in, a reading out; every statement names the rule that made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from mithaq.answer import Evidence
from mithaq.dates import PartialDate
from mithaq.statements import anaphora
from mithaq.statements.attribution import Scope, scopes_of, speaker_at, stance_at
from mithaq.statements.discourse import Discourse
from mithaq.statements.drafts import Draft
from mithaq.statements.english.reader import english_drafts
from mithaq.statements.grammar import Grammar
from mithaq.statements.growth import grown
from mithaq.statements.inflection import Inflection
from mithaq.statements.lexicon import Lexicon, load_lexicon
from mithaq.statements.linkages import linkages
from mithaq.statements.mentions import actors_of, find_mentions, find_regions
from mithaq.statements.predicates import draft
from mithaq.statements.provisions import Listing, provisions
from mithaq.statements.pruning import prune
from mithaq.statements.sentences import Sentence, analyse
from mithaq.statements.slots import Context
from mithaq.statements.statement import Actor, Mention, Reading, Statement
from mithaq.statements.tokens import Tokeniser
from mithaq.statements.treaties import Treaties
from mithaq.text.document import Document, Language
from mithaq.text.normalise import fold
from mithaq.text.segment import segment
from mithaq.text.when import TimeSpan, find_times

_SPEECH = frozenset(["REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT"])


@dataclass(slots=True)
class _State:
    """What the reader carries from sentence to sentence."""

    discourse: Discourse = field(default_factory=Discourse)
    treaties: Treaties = field(default_factory=Treaties)
    listing: Listing | None = None
    drafts: list[Draft] = field(default_factory=list)


@lru_cache(maxsize=2)
def tokeniser(lang: Language) -> Tokeniser:
    """The lexicon of a language, ready to be looked up in."""
    lexicon: Lexicon = load_lexicon(lang)
    return Tokeniser(lexicon, Inflection(lexicon))


def read(document: Document, *, mentions: Sequence[Mention] | None = None, actors: Sequence[Actor] = ()) -> Reading:
    """Read a document.

    Steps: 1. find the actors; 2. cut the text; 3. sentence by sentence: predicates and noun phrases,
    who speaks, what each predicate states, treaties and provisions, linkages and options; 4. prune,
    number, and quote.

    Parameters
    ----------
    document : Document
    mentions, actors : sequences, optional
        Where they are known already; found by name otherwise.
    """
    if mentions is None:
        mentions, actors = _find(document)
    places = find_regions(document)
    objects = (*actors, *actors_of(places)) if places else tuple(actors)
    heard = [*mentions, *_apart(places, mentions)]
    drafts, found = _drafts(document, heard, objects)
    statements = _statements(document, prune(drafts))
    treaties = tuple(replace(t, evidence=_cite(document, t.evidence)) for t in found.found.values())
    return Reading(document, _listed(actors, objects, statements), tuple(mentions), treaties, statements)


def _listed(actors: Sequence[Actor], objects: Sequence[Actor], statements: Sequence[Statement]) -> tuple[Actor, ...]:
    """The actors that are named, and the regions that a statement speaks of."""
    cited = {actor for one in statements for actor in (*one.source, *one.target, one.attribution)}
    return tuple(dict.fromkeys([*actors, *(place for place in objects if place.id in cited)]))


def _drafts(document: Document, mentions: Sequence[Mention], actors: Sequence[Actor]) -> tuple[list[Draft], Treaties]:
    """What the sentences state, before pruning, and the treaties that they name."""
    whole, times = fold(document.text), find_times(document.text, document.lang, document.date)
    if document.lang == "en":
        return english_drafts(document, mentions, actors, times, _settle)
    words = tokeniser(document.lang)
    grammar = Grammar.of(words.lexicon, actors, mentions)
    state, drafts = _State(), list[Draft]()
    for number, part in enumerate(segment(document)):
        inside = [mention for mention in mentions if part.start <= mention.start < part.end]
        tokens = words.tokens(document.text, whole, part.start, part.end, inside)
        if tokens:
            drafts += _sentence(analyse(part, tokens, grammar), state, number, times)
    return drafts, state.treaties


def _settle(one: Draft, sentence: Sentence, scopes: list[Scope], times: Sequence[TimeSpan]) -> None:
    one.time = _time(one, sentence, times)
    _attribute(one, sentence, scopes)


def _find(document: Document) -> tuple[Sequence[Mention], Sequence[Actor]]:
    mentions = find_mentions(document)
    return mentions, actors_of(mentions)


def _apart(places: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Regions that no mention covers."""
    named = [place for place in places if place.form != "demonym"]
    return [place for place in named if not any(m.start < place.end and place.start < m.end for m in mentions)]


def _sentence(sentence: Sentence, state: _State, number: int, times: Sequence[TimeSpan]) -> list[Draft]:
    anaphora.bind(sentence, state.discourse)
    before, state.discourse.about = state.discourse.copy(), ()
    scopes = scopes_of(sentence, before)
    state.discourse.speaker, state.discourse.quoting = before.speaker, before.quoting
    found = list(_predicates(sentence, state, scopes, number))
    found += [*linkages(sentence, state.discourse, number), *grown(sentence, found)]
    for one in found:
        one.time = _time(one, sentence, times)
    date = next((one.time for one in found if one.type == "AGREE" and one.time), None)
    state.treaties.read(sentence, state.discourse, found, date)
    state.discourse.treaty = state.treaties.last
    state.discourse.parties = state.treaties.parties(state.treaties.last) if state.treaties.last else ()
    provided, state.listing = provisions(sentence, state.discourse, state.treaties, state.listing, number)
    found = [*_outside(found, provided), *provided]
    for one in found:
        _attribute(one, sentence, scopes)
    return found


def _predicates(sentence: Sentence, state: _State, scopes: list[Scope], number: int) -> Iterator[Draft]:
    waiting, discourse = list(sentence.groups), state.discourse
    context = Context(sentence, discourse, scopes, number, state.drafts)
    for hit in sentence.hits:
        while waiting and waiting[0].start < hit.index:
            _name(waiting.pop(0), sentence, discourse)
        if one := draft(context, hit):
            state.drafts.append(one)
            yield one
    for group in waiting:
        _name(group, sentence, discourse)


def _name(group: object, sentence: Sentence, discourse: Discourse) -> None:
    from mithaq.statements.phrases import Group

    assert isinstance(group, Group)
    for phrase in group.phrases:
        discourse.name(phrase)
    before = sentence.tokens[group.start - 1] if group.start else None
    opens = before is None or before.text in ".:;" or "topic" in before.marks or "complementiser" in before.marks
    if opens and not group.first.preposition:
        discourse.note(group)


def _outside(found: list[Draft], provided: list[Draft]) -> list[Draft]:
    """Acts named inside a provision are its content, not events."""
    return [
        one
        for one in found
        if one.kind in ("linkage", "relation")
        or one.type == "AGREE"
        or not any(p.start <= one.at < p.end for p in provided)
    ]


def _attribute(one: Draft, sentence: Sentence, scopes: list[Scope]) -> None:
    """The innermost scope decides; an intention announced is the speaker's own."""
    index = next((token.index for token in sentence.tokens if token.start <= one.at < token.end), 0)
    speaker, stance = speaker_at(scopes, index), stance_at(scopes, index)
    if stance == "open":
        one.factuality = "Uu"
    elif stance == "denies" and one.factuality.endswith("+"):
        one.factuality = one.factuality.replace("+", "-")  # type: ignore[assignment]
    if one.kind == "event" and one.type in _SPEECH and speaker in one.source:
        speaker = speaker_at([scope for scope in scopes if scope.speaker != speaker], index)
    if "own voice" not in one.flags and (speaker != "author" or one.attribution == "author"):
        one.attribution = speaker
    if one.kind == "forecast" and speaker in one.source and one.type in ("CONSULT", "COOPERATE", "AGREE", "OTHER"):
        one.kind, one.type = "position", "INTENTION"


def _time(one: Draft, sentence: Sentence, times: Sequence[TimeSpan]) -> PartialDate | None:
    """The date in or next to the evidence, inside the clause."""
    index = next((token.index for token in sentence.tokens if token.start <= one.at < token.end), 0)
    right = sentence.right(index)
    last = sentence.tokens[min(right, len(sentence.tokens)) - 1].end
    return next((t.date for t in times if t.date and one.start <= t.start < max(last, one.end)), None)


def _cite(document: Document, evidence: Evidence | None) -> Evidence | None:
    if evidence is None:
        return None
    return Evidence(document.id, evidence.start, evidence.end, document.text[evidence.start : evidence.end])


def _statements(document: Document, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    def quote(span: tuple[int, int]) -> Evidence:
        return Evidence(document.id, span[0], span[1], document.text[span[0] : span[1]])

    return tuple(
        Statement(
            f"s{number}", one.kind, one.type, quote((one.start, one.end)), one.source, one.target, one.treaty, one.factuality,  # type: ignore[arg-type]
            one.attribution, one.conditional, one.exclusive, one.time, {document.lang: document.text[one.start : one.end]},
            tuple(map(quote, one.parts)), tuple(map(quote, one.items)), tuple(map(quote, one.hedges)), rule=one.rule,
        )
        for number, one in enumerate(drafts, 1)
    )  # fmt: skip
