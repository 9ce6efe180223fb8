"""Who does what to whom in English: subject before the verb, object after it, agent after "by"."""

from __future__ import annotations

from mithaq.statements.arguments import Arguments
from mithaq.statements.english.clause import EnglishSentence
from mithaq.statements.phrases import Group
from mithaq.statements.sentences import Hit

_THROUGH = ("comma",)


def arguments_of(sentence: EnglishSentence, hit: Hit) -> Arguments:
    """The slots of a predicate: subject, object and prepositions of a verb; owner and prepositions of a noun."""
    found = Arguments(start=hit.index, end=hit.index + 1)
    if hit.is_verb:
        _verb(sentence, hit, found)
    else:
        _noun(sentence, hit, found)
    return found


def _bare(group: Group) -> bool:
    return not group.first.preposition and group.first.governor is None


def _verb(sentence: EnglishSentence, hit: Hit, found: Arguments) -> None:
    right = _right(sentence, hit)
    after = [group for group in sentence.groups if hit.index < group.start < right]
    subject = subject_of(sentence, hit)
    shape = hit.reading.shape
    if shape in ("passive", "reduced", "infinitive_passive"):
        _passive(found, subject, after)
    else:
        if subject is not None:
            found.put("subject", subject, reach=subject.start < hit.index and hit.index - subject.end < 8)
            found.subject_group = subject
        for slot, group in zip(("object", "object2"), [g for g in after if not g.first.preposition], strict=False):
            found.put(slot, group)
        _relative_object(sentence, hit, found)
    _prepositions(sentence, found, after)
    opening = [g for g in sentence.groups if sentence.left(hit.index) <= g.start < hit.index and g.first.preposition]
    for group in opening:
        found.slots.setdefault(group.first.preposition, group.actors)


def _passive(found: Arguments, subject: Group | None, after: list[Group]) -> None:
    agent = next((group for group in after if group.first.preposition == "by"), None)
    if agent is not None:
        found.put("subject", agent)
        found.subject_group = agent
    if subject is not None:
        found.put("object", subject)
    for group in after:
        if not group.first.preposition:
            found.put("object2", group)


def _prepositions(sentence: EnglishSentence, found: Arguments, reach: list[Group]) -> None:
    """Phrases by their preposition; one that completes a noun also stands for that noun's preposition."""
    for group in reach:
        if group.first.preposition:
            found.put(group.first.preposition, group)
    for group in reach:
        if group.first.governor is not None:
            at = group.start - 1
            while at >= 0 and sentence.cls(at) in ("det", "word", "adv") and sentence.tokens[at].mention is None:
                at -= 1
            if sentence.cls(at) in ("prep", "to"):
                found.slots.setdefault(sentence.word(at), group.actors)


def subject_of(sentence: EnglishSentence, hit: Hit) -> Group | None:
    """The phrase that acts, wherever the clause puts it.

    Steps: 1. an infinitive or a participle has the subject of what governs it; 2. a relative clause without a
    phrase of its own has the phrase before it; 3. the nearest phrase before the verb that nothing governs; 4. a
    second verb after "and" has the subject of the first.
    """
    shape = hit.reading.shape
    if shape in ("gerund", "infinitive", "infinitive_passive"):
        return _controller(sentence, hit)
    if shape == "reduced":
        return next((g for g in reversed(sentence.groups) if hit.index - 4 <= g.end <= hit.index), None)
    chain = sentence.chain(hit.index)
    first = chain[0] if chain else hit.index
    if chain and sentence.inverted(hit.index) == first:
        return next((g for g in sentence.groups if first < g.start and g.end <= hit.index), None)
    left = sentence.left(hit.index, through=_THROUGH)
    kind = sentence.edges.get(left)
    own = _own_subject(sentence, left, first)
    if own is not None:
        return own
    if kind == "relative":
        return _antecedent(sentence, left)
    if kind == "resume":
        opener = next((i for i in range(left - 1, -1, -1) if sentence.edges.get(i) == "relative"), left)
        return _own_subject(sentence, sentence.left(opener - 1), opener - 1)
    if _has_other_subject(sentence, left, first):
        return None
    if kind == "coordinate" or sentence.cls(first - 1) == "conj" or sentence.word(first - 1) == ",":
        return _of_verb_before(sentence, left if kind == "coordinate" else first)
    return None


def _own_subject(sentence: EnglishSentence, left: int, first: int) -> Group | None:
    within = [g for g in sentence.groups if left <= g.start and g.end <= first and _bare(g)]
    if not within:
        return None
    near = within[-1]
    return (
        None
        if any(sentence.is_finite(i) for i in range(near.end, first)) or _has_other_subject(sentence, near.end, first)
        else near
    )


def _has_other_subject(sentence: EnglishSentence, start: int, first: int) -> bool:
    """A noun that names no actor stands right before the verb ("the missiles hit")."""
    at = first - 1
    if sentence.cls(at) not in ("word", "noun", "pron") or at < start:
        return False
    while at >= start and sentence.cls(at) in ("word", "noun", "det", "hyphen"):
        at -= 1
    return sentence.cls(at) not in ("prep", "to", "hyphen") or (sentence.cls(first - 1) == "noun" and at < start)


def _antecedent(sentence: EnglishSentence, edge: int) -> Group | None:
    reach = [g for g in sentence.groups if g.end <= edge and edge - g.end <= 2]
    return reach[-1] if reach else None


def _relative_object(sentence: EnglishSentence, hit: Hit, found: Arguments) -> None:
    """ "X, which Y accuses": the phrase before the clause is its object."""
    left = sentence.left(hit.index)
    if sentence.edges.get(left) != "relative" or "object" in found.slots:
        return
    before = _antecedent(sentence, left)
    if before is not None and before is not found.subject_group and "subject" in found.named:
        found.assume("object", before.actors)


def _of_verb_before(sentence: EnglishSentence, index: int) -> Group | None:
    before = [h for h in sentence.hits if h.is_verb and h.index < index and h.reading.shape in ("active", "passive")]
    if before:
        return subject_of(sentence, before[-1])
    return next((g for g in reversed(sentence.groups) if g.end <= index and _bare(g)), None)


def _controller(sentence: EnglishSentence, hit: Hit) -> Group | None:
    """Who an infinitive or a participle is about: the object of "urged X to", else the subject of the verb before."""
    over = governor_of(sentence, hit)
    if over is None:
        left = sentence.left(hit.index)
        if sentence.edges.get(left) == "subordinator" or left == 0 or sentence.edges.get(left) == "main":
            return (
                next((g for g in sentence.groups if g.start > hit.index and _bare(g)), None)
                if hit.reading.shape == "gerund"
                else _last_bare(sentence, hit.index)
            )
        return _last_bare(sentence, hit.index)
    between = [g for g in sentence.groups if over.index < g.start and g.end <= hit.index and g.first.governor is None]
    passes = over.has("REQUEST", "DEMAND", "COERCE", "THREATEN", "ACCUSE", "AGREE") or over.has("OBJECT_CONTROL")
    if passes and between:
        return between[0]
    if not over.is_verb:
        return next((g for g in sentence.groups if g.first.governor == over.index), None) or _last_bare(
            sentence, over.index
        )
    if over.reading.shape in ("gerund", "infinitive"):
        return _controller(sentence, over)
    return subject_of(sentence, over)


def _last_bare(sentence: EnglishSentence, index: int) -> Group | None:
    return next((g for g in reversed(sentence.groups) if g.end <= index and _bare(g)), None)


def governor_of(sentence: EnglishSentence, hit: Hit) -> Hit | None:
    """The nearest predicate to the left, inside the clause or the one that its complementiser hangs on."""
    left = sentence.left(hit.index, through=("comma", "complementiser", "coordinate"))
    before = [h for h in sentence.hits if left <= h.index < hit.index]
    return before[-1] if before else None


def _right(sentence: EnglishSentence, hit: Hit) -> int:
    """The clause of a verb ends at its edge, or at the next finite verb."""
    right = sentence.right(hit.index)
    for at in range(hit.index + 1, right):
        other = sentence.hit_at(at)
        if sentence.is_finite(at) or (other is not None and other.reading.shape == "gerund"):
            return at
        if (
            sentence.cls(at) == "to"
            and (other := sentence.hit_at(at + 1)) is not None
            and other.is_verb
            and not _carries(hit)
        ):
            return at
    return right


def _carries(hit: Hit) -> bool:
    return hit.has("LIGHT") or hit.has("AUX")


def _noun(sentence: EnglishSentence, hit: Hit, found: Arguments) -> None:
    for group in sentence.groups:
        if group.first.governor == hit.index:
            found.put(group.first.gender or "nisba", group)
    end = _noun_end(sentence, hit)
    after = [group for group in sentence.groups if hit.index < group.start < end]
    _prepositions(sentence, found, after)
    _around(sentence, hit, found)


def _around(sentence: EnglishSentence, hit: Hit, found: Arguments) -> None:
    """``named``: who the noun is ("its ally X"); ``topic``: of whom it is said ("X is an ally"); ``hyphened``."""
    after = hit.index + 1
    while sentence.word(after) in (",", "like", "such", "as", "including"):
        after += 1
    for group in sentence.groups:
        inside = [phrase for phrase in group.phrases if phrase.start == after]
        if inside and not inside[0].governor:
            found.assume("named", tuple(p.actor for p in group.phrases if p.start >= after))
            found.end = max(found.end, group.end)
    hyphen = next(
        (g for g in sentence.groups if sentence.cls(hit.index - 1) == "hyphen" and g.first.governor == hit.index), None
    )
    if hyphen is not None:
        found.put("hyphened", hyphen)
        found.assume(
            "named",
            next((g.actors for g in sentence.groups if after - 1 <= g.start <= hit.index + 3 and g is not hyphen), ()),
        )
    be = next(
        (
            i
            for i in range(hit.index - 1, max(-1, hit.index - 7), -1)
            if sentence.word(i) in sentence.grammar.words("copulas")
        ),
        None,
    )
    if be is not None and not any(
        sentence.cls(i) in ("sign", "verb", "opener") and i != be for i in range(be, hit.index)
    ):
        topic = next(
            (g for g in reversed(sentence.groups) if g.end <= be and _bare(g) and g.start >= sentence.left(be)), None
        )
        if topic is not None:
            found.put("topic", topic)


def _noun_end(sentence: EnglishSentence, hit: Hit) -> int:
    end = sentence.right(hit.index)
    for other in sentence.hits:
        if hit.index < other.index < end and other.is_verb:
            return other.index
    return end
