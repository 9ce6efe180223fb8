"""How surely the text holds a clause: polarity, certainty, future (FactBank; Saurí and Pustejovsky 2009)."""

from __future__ import annotations

from dataclasses import dataclass

from mithaq.statements.sentences import Hit, Sentence
from mithaq.statements.statement import Factuality
from mithaq.statements.tokens import Mark

_RANK = {"CT": 0, "PR": 1, "PS": 2}
_VALUES: dict[tuple[str, bool], Factuality] = {
    ("CT", True): "CT+", ("PR", True): "PR+", ("PS", True): "PS+",
    ("CT", False): "CT-", ("PR", False): "PR-", ("PS", False): "PS-",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Modality:
    """What surrounds a predicate.

    Attributes
    ----------
    certainty : {"CT", "PR", "PS"}
    positive : bool
    future : bool
    question : bool
    hypothetical : bool
        It stands in the if-part of a condition.
    hedges : tuple of Mark
    start : int
        First token of what was looked at that says something (negation, hedge), or the predicate.
    """

    certainty: str = "CT"
    positive: bool = True
    future: bool = False
    question: bool = False
    hypothetical: bool = False
    hedges: tuple[Mark, ...] = ()
    start: int = 0

    @property
    def factuality(self) -> Factuality:
        """The FactBank value."""
        return "Uu" if self.question or self.hypothetical else _VALUES[self.certainty, self.positive]


def modality(sentence: Sentence, hit: Hit, carrier: Hit | None = None) -> Modality:
    """Modality of a predicate, seen from the verb that carries it where there is one.

    Steps: 1. the stretch from the clause's left edge to its right edge, and the raising verbs before
    it; 2. a negation counts where no other predicate stands between; "but for" after it takes it back;
    3. the weakest hedge of the stretch counts; 4. future by clitic, particle or adjective.
    """
    anchor = carrier or hit
    left = anchor.index if anchor.reading.gender == "active" else _scope(sentence, anchor)
    right = sentence.right(anchor.index)
    negations = _negations(sentence, anchor, left)
    if hit is not anchor:
        negations += _negations(sentence, hit, anchor.index)
    excepted = any(True for _ in sentence.marks("exception", left, max(right, hit.index + 1)))
    positive = not negations or excepted
    certainty, hedges = _hedges(sentence, anchor, left, max(right, hit.index + 1))
    for verb in _raising(sentence, anchor, left):
        value = next((entry.factuality for entry in verb.entries if entry.factuality), None)
        if value == "CT-":
            positive = not positive
        elif value and _RANK[value[:2]] > _RANK[certainty]:
            certainty = value[:2]
    own = next((entry.factuality for entry in hit.entries if entry.factuality), None)
    if own == "CT-":
        positive = not positive
    future = any(mark.value == "future" for mark in negations) or _future(sentence, anchor, hit, left)
    starts = [mark.start for mark in (*negations, *hedges)] + [anchor.index, hit.index]
    return Modality(
        certainty,
        positive,
        future,
        _question(sentence, left),
        _hypothetical(sentence, left, anchor),
        tuple(hedges),
        min(starts),
    )


def _scope(sentence: Sentence, hit: Hit) -> int:
    """First token of the clause; raising verbs and an impersonal "it seems that" before it belong to it."""
    left = sentence.left(hit.index)
    if sentence.edges.get(left) == "complementiser":
        hedges = [mark for mark in sentence.marks("hedge", left - 4, left) if mark.end >= left]
        if hedges:
            return hedges[0].start
    return left


def _raising(sentence: Sentence, hit: Hit, left: int) -> list[Hit]:
    """Raising and implicative verbs between the edge and the predicate."""
    found = []
    for other in reversed([other for other in sentence.hits if left <= other.index < hit.index]):
        if not other.has("AUX"):
            break
        found.append(other)
    return found


def _negations(sentence: Sentence, hit: Hit, left: int) -> list[Mark]:
    found = []
    for mark in sentence.marks("negation", left, hit.index):
        between = [other for other in sentence.hits if mark.end <= other.index < hit.index]
        if any(not other.has("AUX", "LIGHT") for other in between):
            continue
        if (
            any(token.mention is not None for token in sentence.tokens[mark.end : hit.index])
            and mark.value != "future"
            and not between
        ):
            continue
        if mark.value == "noun" and hit.is_verb:
            continue
        if mark.value != "noun" and not hit.is_verb and not between and hit.index - mark.end > 1:
            continue
        found.append(mark)
    return found


def _hedges(sentence: Sentence, hit: Hit, left: int, right: int) -> tuple[str, list[Mark]]:
    certainty, found = "CT", []
    for mark in sentence.marks("hedge", left, right):
        if mark.value == "PS?" and (not hit.is_verb or hit.reading.past or mark.end < hit.index - 1):
            continue
        found.append(mark)
        if _RANK[mark.value[:2]] > _RANK[certainty]:
            certainty = mark.value[:2]
    return certainty, found


def _future(sentence: Sentence, anchor: Hit, hit: Hit, left: int) -> bool:
    if anchor.reading.future or hit.reading.future:
        return True
    chain = [verb for verb in sentence.hits if left <= verb.index < anchor.index and verb.has("AUX", "LIGHT")]
    if any(verb.reading.future for verb in chain):
        return True
    if any(
        mark.end <= anchor.index and not sentence.verbs(mark.end, anchor.index)
        for mark in sentence.marks("future", left, anchor.index)
    ):
        return True
    if hit.is_verb and not hit.reading.past and _in_prospect(sentence, hit, left):
        return True
    if hit.is_verb:
        return False
    return any(True for _ in sentence.marks("expected", hit.index + 1, hit.index + 4))


def _in_prospect(sentence: Sentence, hit: Hit, left: int) -> bool:
    """ "May", "is likely to" before an imperfect with no other predicate between: the future."""
    return any(
        mark.end <= hit.index
        and all(other.has("AUX") for other in sentence.hits if mark.end <= other.index < hit.index)
        for mark in sentence.marks("prospect", left, hit.index)
    )


def _question(sentence: Sentence, left: int) -> bool:
    ends = bool(sentence.tokens) and sentence.tokens[-1].text == "?"
    return ends or any(True for _ in sentence.marks("question", left, left + 2))


def _hypothetical(sentence: Sentence, left: int, anchor: Hit) -> bool:
    return sentence.edges.get(left) == "condition" or any(
        mark.end <= anchor.index for mark in sentence.marks("condition", left, anchor.index)
    )
