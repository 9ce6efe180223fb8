"""What an English text says that a treaty provides, or does not: verbs of providing, and lists."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.statements.discourse import state
from mithaq.statements.drafts import Draft
from mithaq.statements.english.arguments import arguments_of
from mithaq.statements.english.clause import EnglishSentence
from mithaq.statements.english.modality import modality
from mithaq.statements.provisions import Content, Listing, contents
from mithaq.statements.sentences import Hit
from mithaq.statements.treaties import Treaties, treaty_nouns


def provisions(
    sentence: EnglishSentence, treaties: Treaties, listing: Listing | None, number: int, fresh: bool
) -> tuple[list[Draft], Listing | None]:
    """The provisions of a sentence, and the list that it opens or goes on with.

    `fresh` says that the sentence before spoke of the treaty, so that "it" may stand for it.
    """
    if listing is not None and sentence.segment.kind != "item":
        listing = None
    treaty = listing.treaty if listing else treaties.last
    if treaty is None or sentence.segment.kind == "heading":
        return [], None
    exclusive = (
        listing.exclusive if listing else any(True for _ in sentence.marks("exclusive", 0, len(sentence.tokens)))
    )
    verbs = [hit for hit in sentence.hits if hit.has("PROVIDES", "UNDERTAKES") and hit.is_verb]
    if listing is None and verbs and sentence.tokens[-1].text == ":":
        return [], Listing(treaty, exclusive)
    if listing is not None:
        found = list(_item(sentence, treaties, treaty, number))
    else:
        about = [hit for hit in verbs if _about(sentence, hit, fresh)]
        found = [one for hit in about[:1] for one in _stated(sentence, hit, treaties, treaty, number)]
        found = found or list(_under(sentence, treaties, treaty, number))
    for one in found:
        one.exclusive = exclusive
    return found, listing


def _about(sentence: EnglishSentence, hit: Hit, fresh: bool) -> bool:
    """Whether the verb speaks of a treaty: it is the subject, or the parties undertake something in it."""
    left = sentence.left(hit.index, through=("comma", "coordinate"))
    nouns = [token for token in treaty_nouns(sentence) if left - 3 <= token.index < hit.index]
    if nouns and hit.has("PROVIDES"):
        return True
    pronoun = sentence.word(sentence.before(hit.index, ("adv", "neg", "aux"))) in ("it", "they", "which", "article")
    if fresh and hit.has("PROVIDES"):
        return pronoun or any(sentence.word(i) == "article" for i in range(left, hit.index))
    agreed = hit.has("UNDERTAKES") and sentence.cls(hit.index + 1) == "to"
    return agreed and (fresh or bool(treaty_nouns(sentence)))


def _stated(sentence: EnglishSentence, hit: Hit, treaties: Treaties, treaty: str, number: int) -> Iterator[Draft]:
    end = len(sentence.tokens) - (sentence.tokens[-1].text in ".;?!")
    around = modality(sentence, hit)
    parties = treaties.parties(treaty)
    target: tuple[str, ...] = ()
    if hit.has("UNDERTAKES"):
        source = tuple(dict.fromkeys(map(state, arguments_of(sentence, hit).slots.get("subject", ()))))
        if len(source) == 1:
            target = tuple(party for party in parties if party not in source)
            parties = source
    pieces = _pieces(sentence, hit.index + 1, end)
    for first, last in pieces:
        content = _content(sentence, first, last)
        if content is None and (len(pieces) > 1 or hit.has("UNDERTAKES") or not _by_treaty(sentence, hit)):
            continue
        start = min(around.start, hit.index) if first == hit.index + 1 else first
        one = _draft(sentence, content, start, last, parties, treaty, number)
        one.target, one.factuality, one.at = target, around.factuality, sentence.tokens[first].start
        one.conditional = _conditional(sentence, hit.index, last)
        yield one


def _under(sentence: EnglishSentence, treaties: Treaties, treaty: str, number: int) -> Iterator[Draft]:
    """ "Under the treaty, …": each clause that names a content."""
    if not any(sentence.word(token.index - back) == "under" for token in treaty_nouns(sentence) for back in (1, 2, 3)):
        return
    end = len(sentence.tokens) - (sentence.tokens[-1].text in ".;?!")
    cuts = [i for i, kind in sentence.edges.items() if kind == "coordinate" and i < end]
    for start, last in zip([0, *cuts], [*cuts, end], strict=True):
        content = _content(sentence, start, last)
        if content is not None and last - start > 1:
            one = _draft(sentence, content, start, last, treaties.parties(treaty), treaty, number)
            one.conditional = _conditional(sentence, start, last)
            yield one


def _by_treaty(sentence: EnglishSentence, hit: Hit) -> bool:
    """Whether the treaty itself is the subject of the verb."""
    left = sentence.left(hit.index, through=("comma", "coordinate"))
    return (
        any(left - 3 <= token.index < hit.index for token in treaty_nouns(sentence)) and sentence.tokens[-1].text != ":"
    )


def _pieces(sentence: EnglishSentence, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of an enumeration that each name a content."""
    cuts = [i for i in range(start, end) if sentence.cls(i) == "conj" or sentence.word(i) == ","]
    bounds = [start, *(cut + 1 for cut in cuts), end]
    whole = [(a, max(a + 1, b)) for a, b in zip(bounds, [*(c for c in cuts), end], strict=False) if b > a]
    named = [piece for piece in whole if _content(sentence, *piece)]
    types = {content.type for piece in named if (content := _content(sentence, *piece))}
    if len(named) < 2 or len(types) < 2 or _conditional(sentence, start, end):
        return [(start, end)]
    return [(start, named[0][1]), *named[1:]]


def _item(sentence: EnglishSentence, treaties: Treaties, treaty: str, number: int) -> Iterator[Draft]:
    end = len(sentence.tokens) - (sentence.tokens[-1].text in ".;,")
    content = _content(sentence, 0, end)
    one = _draft(sentence, content, 0, end, treaties.parties(treaty), treaty, number)
    one.conditional = _conditional(sentence, 0, end)
    if any(mark.start == 0 for mark in sentence.marks("negation", 0, 1)):
        one.factuality = "CT-"
    yield one


def _draft(
    sentence: EnglishSentence,
    content: Content | None,
    start: int,
    end: int,
    source: tuple[str, ...],
    treaty: str,
    number: int,
) -> Draft:
    first, last = sentence.tokens[start], sentence.tokens[max(start, end - 1)]
    rule = f"provision.{content.id if content else 'other'}"
    return Draft(
        "provision",
        content.type if content else "OTHER",
        first.start,
        last.end,
        first.start,
        rule,
        source,
        (),
        treaty,
        segment=number,
    )


def _content(sentence: EnglishSentence, start: int, end: int) -> Content | None:
    present = {token.text for token in sentence.tokens[start:end]}
    present |= {word.removesuffix("s") for word in present if len(word) > 4}
    return next((c for c in contents("en") if any(words <= present for words in c.words)), None)


def _conditional(sentence: EnglishSentence, start: int, end: int) -> bool:
    return any(True for cls in ("condition", "casus") for _ in sentence.marks(cls, start, end))
