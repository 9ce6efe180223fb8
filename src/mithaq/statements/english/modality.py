"""How surely an English clause is held: auxiliaries, adverbs, negation, the verb above it."""

from __future__ import annotations

from mithaq.statements.english.arguments import governor_of
from mithaq.statements.english.clause import EnglishSentence
from mithaq.statements.factuality import Modality
from mithaq.statements.sentences import Hit
from mithaq.statements.tokens import Mark

_RANK = {"CT": 0, "PR": 1, "PS": 2}


def modality(sentence: EnglishSentence, hit: Hit, carrier: Hit | None = None) -> Modality:
    """Modality of a predicate.

    Steps: 1. the auxiliaries before the verb (or the verb that carries the noun); 2. negation there, or
    "no" before the object; 3. hedges of the clause; 4. the verb above an infinitive: "failed to" denies,
    "is expected to" weakens, "wants to" asserts nothing; 5. questions and if-clauses.
    """
    anchor = carrier or hit
    chain = sentence.chain(anchor.index)
    words = [sentence.word(i) for i in chain] if anchor.is_verb else []
    negations = _negations(sentence, anchor, hit, chain)
    positive = len(negations) % 2 == 0 or _excepted(sentence, anchor)
    certainty, hedges = _hedges(sentence, anchor, words)
    if _denied(sentence, anchor):
        positive, certainty = not positive, "PR"
    future = _future(sentence, words, certainty) or _expected(sentence, hit)
    if not anchor.is_verb and (verb := _verb_of(sentence, anchor)) is not None:
        future = future or _future(sentence, [sentence.word(i) for i in sentence.chain(verb)], "CT")
    over = _over(sentence, anchor)
    hypothetical = _hypothetical(sentence, anchor) or (over is not None and _unasserted(over, anchor))
    if over is not None and not hypothetical:
        above = modality(sentence, over)
        positive = positive == above.positive
        certainty = max(certainty, above.certainty, key=_RANK.__getitem__)
        future, hypothetical = future or above.future, above.hypothetical
    for entry in hit.entries:
        if entry.factuality == "CT-":
            positive = not positive
            break
        if entry.factuality and _RANK[entry.factuality[:2]] > _RANK[certainty]:
            certainty = entry.factuality[:2]
    deontic = bool(set(words) & sentence.grammar.words("deontic")) and anchor.reading.shape != "gerund"
    return Modality(
        certainty, positive, future, _question(sentence), hypothetical or deontic, tuple(hedges),
        min([anchor.index, hit.index, *(mark.start for mark in (*negations, *hedges))]),
    )  # fmt: skip


def _over(sentence: EnglishSentence, hit: Hit) -> Hit | None:
    """The verb above an infinitive, a gerund, or a clause that it wishes for."""
    if hit.is_verb and hit.reading.shape in ("infinitive", "infinitive_passive", "gerund"):
        return governor_of(sentence, hit)
    left = sentence.left(hit.index)
    kind = sentence.edges.get(left)
    if kind == "complementiser":
        over = next((h for h in reversed(sentence.hits) if h.index < left), None)
        return over if over is not None and any(entry.complement == "drop" for entry in over.entries) else None
    return None


def _unasserted(over: Hit, hit: Hit) -> bool:
    """Whether what stands under the verb is only wished, planned, demanded, or a purpose."""
    if any(entry.complement == "drop" for entry in over.entries):
        return True
    infinitive = hit.is_verb and hit.reading.shape.startswith("infinitive")
    return infinitive and not (over.has("AUX") or any(entry.complement == "assert" for entry in over.entries))


def _negations(sentence: EnglishSentence, anchor: Hit, hit: Hit, chain: list[int]) -> list[Mark]:
    found = [sentence.tokens[i].marks["negation"] for i in chain if "negation" in sentence.tokens[i].marks]
    if anchor.is_verb:
        right = min(sentence.right(anchor.index), anchor.index + 8)
        found += [mark for mark in sentence.marks("negation", anchor.index + 1, right) if mark.value == "object"][:1]
        subject = sentence.left(anchor.index)
        found += [
            m
            for m in sentence.marks("negation", subject, chain[0] if chain else anchor.index)
            if m.value in ("object", "subject") and m.end >= anchor.index - 4
        ][:1]
        if any(mark.value == "without" for mark in sentence.marks("negation", anchor.index - 1, anchor.index)):
            found += list(sentence.marks("negation", anchor.index - 1, anchor.index))
    else:
        found += [
            mark for mark in sentence.marks("negation", hit.index - 4, hit.index) if mark.value in ("object", "without")
        ]
    return list(dict.fromkeys(found))


def _excepted(sentence: EnglishSentence, hit: Hit) -> bool:
    return any(True for _ in sentence.marks("exception", hit.index, sentence.right(hit.index)))


def _hedges(sentence: EnglishSentence, hit: Hit, words: list[str]) -> tuple[str, list[Mark]]:
    certainty = "CT"
    left = sentence.left(hit.index)
    found = [mark for mark in sentence.marks("hedge", left, sentence.right(hit.index)) if mark.start < hit.index + 6]
    if sentence.edges.get(left) == "complementiser":
        found += [mark for mark in sentence.marks("hedge", left - 4, left) if mark.end >= left - 1]
    found = [mark for mark in found if not mark.value.endswith("modal") or sentence.word(mark.start) in words]
    for mark in found:
        certainty = max(certainty, mark.value[:2], key=_RANK.__getitem__)
    return certainty, found


def _future(sentence: EnglishSentence, words: list[str], certainty: str) -> bool:
    if set(words) & sentence.grammar.words("future"):
        return "have" not in words
    return certainty == "PS" and bool(set(words) & sentence.grammar.words("possible")) and "have" not in words


def _verb_of(sentence: EnglishSentence, noun: Hit) -> int | None:
    """The verb whose subject the noun is."""
    if sentence.finite(sentence.left(noun.index), noun.index):
        return None
    verbs = [i for i in range(noun.index + 1, sentence.right(noun.index)) if sentence.cls(i) == "verb"]
    return verbs[0] if verbs else next((i + 1 for i in sentence.finite(noun.index, sentence.right(noun.index))), None)


def _denied(sentence: EnglishSentence, hit: Hit) -> bool:
    """ "There is no sign that …"."""
    left = sentence.left(hit.index)
    return any(mark.end == left + 1 for mark in sentence.marks("denial", left - 3, left))


def _expected(sentence: EnglishSentence, hit: Hit) -> bool:
    near = range(max(0, hit.index - 4), min(len(sentence.tokens), hit.index + 4))
    return not hit.is_verb and any("expected" in sentence.tokens[i].marks for i in near)


def _question(sentence: EnglishSentence) -> bool:
    last = [token.text for token in sentence.tokens[-2:]]
    return "?" in last


def _hypothetical(sentence: EnglishSentence, hit: Hit) -> bool:
    return sentence.edges.get(sentence.left(hit.index, through=("comma", "coordinate"))) == "condition"
