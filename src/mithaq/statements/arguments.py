"""Who does what to whom: the slots of a predicate filled from its clause.

Steps for a verb: 1. noun phrases to its right up to the edge of the clause, and to its left; 2. in a
relative clause the phrase before it takes the place of the pronoun that refers back; 3. subject and
object by order and gender; 4. where no subject is named, the one the text speaks of.
For a noun: its possessor, its nisba, its genitive, the prepositions after it, the verb that carries it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mithaq.statements.discourse import Discourse
from mithaq.statements.phrases import Group
from mithaq.statements.sentences import Hit, Sentence


@dataclass(slots=True)
class Arguments:
    """Slots of one predicate: name of the slot → actors; and the tokens that they cover."""

    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    start: int = 0
    end: int = 0
    subject_group: Group | None = None

    def put(self, slot: str, group: Group, *, reach: bool = True) -> None:
        """A named group fills a slot that is free."""
        if slot in self.slots:
            return
        self.slots[slot] = group.actors
        self.named.add(slot)
        if reach:
            self.start, self.end = min(self.start, group.start), max(self.end, group.end)

    def assume(self, slot: str, actors: tuple[str, ...]) -> None:
        """Actors that are not named here fill a slot that is free."""
        if actors and slot not in self.slots:
            self.slots[slot] = actors

    def first(self, slots: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
        """The first slot of the list that is filled, and its actors."""
        return next(((slot, self.slots[slot]) for slot in slots if slot in self.slots), (None, ()))


def arguments_of(sentence: Sentence, hit: Hit, discourse: Discourse) -> Arguments:
    """The slots of a predicate."""
    found = Arguments(start=hit.index, end=hit.index + 1)
    if hit.is_verb:
        _verb(sentence, hit, discourse, found)
    else:
        _noun(sentence, hit, discourse, found)
    return found


def _bare(group: Group, sentence: Sentence) -> bool:
    """A phrase that can be subject or object."""
    return not preposition_over(sentence, group)


def preposition_over(sentence: Sentence, group: Group) -> str:
    """The preposition that governs a phrase, through the nouns between ("for the backing of his friend X")."""
    governor = group.first.governor
    if group.first.preposition or governor is None:
        return group.first.preposition
    while governor is not None:
        hit = sentence.hit_at(governor)
        if hit is None:
            return ""
        if hit.reading.preposition:
            return hit.reading.preposition
        at = governor - 1
        while at >= 0 and sentence.tokens[at].text == '"':
            at -= 1
        mark = sentence.tokens[at].marks.get("preposition") if at >= 0 else None
        if mark is not None and not mark.pronoun:
            return mark.value
        governor = at if at in sentence.grammar.nouns else None
    return ""


def _verb(sentence: Sentence, hit: Hit, discourse: Discourse, found: Arguments) -> None:
    left, right = sentence.left(hit.index), sentence.right(hit.index)
    after = [group for group in sentence.groups if hit.index < group.start < right]
    before = [group for group in sentence.groups if left <= group.start and group.end <= hit.index]
    relative = sentence.edges.get(left) == "relative" or _indefinite_relative(sentence, hit)
    antecedent = _antecedent(sentence, left if sentence.edges.get(left) == "relative" else hit.index) if relative else None
    resumed = bool(hit.reading.pronoun) or any(mark.pronoun for mark in sentence.marks("preposition", hit.index, right))
    bare = [group for group in after if _bare(group, sentence)]
    near = sentence.left(hit.index, through=())
    leading = [g for g in before if near <= g.start and _bare(g, sentence) and g.first.governor is None]
    thing = relative and antecedent is None and not resumed
    agent = _agent(sentence, after)
    if agent is not None:
        found.put("subject", agent)
        for group in [*bare, *leading]:
            found.put("object", group)
    elif relative and antecedent is not None and not resumed:
        found.put("subject", antecedent, reach=False)
        found.subject_group = antecedent
    elif relative and antecedent is not None and bare:
        _place_bare(sentence, hit, bare, found)
        found.assume("object" if hit.reading.pronoun else _pronoun_slot(sentence, hit.index, right), antecedent.actors)
    elif leading and (resumed or not relative):
        found.put("subject", leading[-1])
        found.subject_group = leading[-1]
    if "subject" not in found.slots and not thing and _possessed(sentence, near, hit.index):
        found.assume("subject", discourse.subject())
    _place_bare(sentence, hit, bare, found, thing=thing)
    others = [group for group in bare if group.actors != found.slots.get("subject")]
    found.assume("objects", tuple(dict.fromkeys(actor for group in others for actor in group.actors)))
    _prepositions(sentence, found, [*after, *before], hit.index, right, discourse, pronouns=not (relative and antecedent is None))
    if not thing:
        _assume_subject(sentence, hit, discourse, found, left)


def _agent(sentence: Sentence, after: list[Group]) -> Group | None:
    """The agent of a passive ("by …")."""
    agents = sentence.grammar.words("agent_prepositions")
    return next((group for group in after if group.first.preposition in agents), None)


def _infinitive(sentence: Sentence, hit: Hit) -> bool:
    """"Denies to have armed X": a transitive verb right after a complementiser keeps the subject of the verb above."""
    left = sentence.left(hit.index)
    between = [o for o in sentence.hits if left < o.index < hit.index]
    near = sentence.edges.get(left) == "complementiser" and hit.index - left <= 3 and all(o.has("AUX") for o in between)
    plain = sentence.tokens[left].text.endswith("ن")
    above = [o for o in sentence.hits if o.index < left and o.is_verb and o.reading.gender == hit.reading.gender]
    transitive = any(entry.verb.target[:1] == ("object",) for entry in hit.entries)
    return near and plain and bool(above) and transitive


def _possessed(sentence: Sentence, start: int, end: int) -> bool:
    """"Its forces struck": a noun with a possessor leads the clause, and stands for the one spoken of."""
    opens = start + (start in sentence.edges)
    if not 0 < end - opens <= 3:
        return False
    first = sentence.tokens[opens]
    owned = first.text.endswith(sentence.grammar.possessors) and len(first.text) > 4
    return owned and first.mention is None and not first.marks and opens not in sentence.grammar.verbs


def _place_bare(sentence: Sentence, hit: Hit, bare: list[Group], found: Arguments, *, thing: bool = False) -> None:
    """Bare phrases after a verb; where a thing is its subject, or a document stands before them, they are objects."""
    for group in bare:
        paper = sentence.has_word(sentence.grammar.words("documents"), group.start, group.first.end) and not hit.has("PROVIDES")
        free = "subject" not in found.slots and not thing and not paper and hit.reading.gender != "active"
        free = free and not (len(bare) == 1 and _infinitive(sentence, hit))
        if free and _agrees(hit.reading.gender, group.first.gender, len(group.phrases)):
            found.put("subject", group)
            found.subject_group = group
        elif group is bare[0] or not free:
            found.put("object", group)


def _agrees(verb: str, noun: str, number: int) -> bool:
    """Gender of verb and subject; unknown agrees with all, and the verb agrees with the first of several."""
    return noun != "object" and (verb in ("", "p") or not noun or verb == noun or (number > 1 and verb == "m"))


def _indefinite_relative(sentence: Sentence, hit: Hit) -> bool:
    """A verb right after a noun of the lexicon that it refers back to ("غارة شنتها …")."""
    before = sentence.hit_at(hit.index - 1)
    return bool(hit.reading.pronoun) and before is not None and not before.is_verb


def _antecedent(sentence: Sentence, edge: int) -> Group | None:
    """The phrase right before a relative clause."""
    reach = [group for group in sentence.groups if group.end <= edge and edge - group.end <= 3]
    if not reach:
        return None
    between = sentence.tokens[reach[-1].end : edge]
    blocked = any("preposition" in token.marks or sentence.grammar.is_barrier(token) for token in between)
    return None if blocked else reach[-1]


def _pronoun_slot(sentence: Sentence, start: int, end: int) -> str:
    return next((mark.value for mark in sentence.marks("preposition", start, end) if mark.pronoun), "object")


def _prepositions(
    sentence: Sentence, found: Arguments, reach: list[Group], start: int, end: int, discourse: Discourse, *, pronouns: bool
) -> None:
    for group in reach:
        if group.first.preposition:
            found.put(group.first.preposition, group, reach=group.start > start)
    for group in reach:
        if group.first.governor is not None and (over := preposition_over(sentence, group)):
            found.put(over, group, reach=group.start > start)
    for group in reach:
        if over := _partitive(sentence, group):
            found.put(over, group, reach=group.start > start)
    for mark in sentence.marks("preposition", start, end):
        if mark.pronoun and mark.value not in found.slots and pronouns:
            own = found.slots.get("subject", ())
            place = mark.value in sentence.grammar.words("place_prepositions")
            found.assume(mark.value, discourse.referent(own, place=place))


def _partitive(sentence: Sentence, group: Group) -> str:
    """"On leaders of X": the preposition before a noun that takes the phrase as a part of it."""
    head = next((i for i in range(group.start - 1, group.start - 3, -1) if i >= 0 and "preposition" in sentence.tokens[i].marks), None)
    if head is None or sentence.tokens[head].marks["preposition"].value not in sentence.grammar.words("partitive_prepositions"):
        return ""
    for index in range(head - 1, max(-1, head - 4), -1):
        token = sentence.tokens[index]
        if "preposition" in token.marks:
            return token.marks["preposition"].value
        if token.is_sign or token.mention is not None or index in sentence.grammar.verbs | sentence.grammar.nouns:
            return ""
    return ""


def _assume_subject(sentence: Sentence, hit: Hit, discourse: Discourse, found: Arguments, left: int) -> None:
    if "subject" in found.slots:
        return
    if referred := _complementised(sentence, left, discourse):
        found.assume("subject", referred)
    if hit.entries[0].type == "SAY" and discourse.speaker and not discourse.speaker.startswith("unnamed"):
        found.assume("subject", (discourse.speaker,))
    previous = _opening(sentence, left)
    if previous is not None and not hit.reading.conjunction:
        found.put("subject", previous, reach=False)
    if hit.reading.gender == "1" and discourse.speaker:
        found.assume("subject", () if discourse.speaker.startswith("unnamed") else (discourse.speaker,))
    if hit.reading.conjunction and sentence.edges.get(hit.index) == "coordinate":
        found.assume("subject", discourse.main_subject(hit.reading.gender))
    found.assume("subject", discourse.subject(hit.reading.gender))


def _complementised(sentence: Sentence, left: int, discourse: Discourse) -> tuple[str, ...]:
    """"That it …": the one whom the words before it are about, where it cannot be the speaker."""
    mark = sentence.tokens[left].marks.get("complementiser")
    feminine = mark is not None and sentence.tokens[left].text.endswith("ها")
    about = discourse.about
    if feminine and about and sentence.grammar.is_person(discourse.speaker or ""):
        return about
    return ()


def _opening(sentence: Sentence, left: int) -> Group | None:
    """A phrase put first and taken up after a comma ("أما روسيا، …")."""
    topics = [mark for mark in sentence.marks("topic", 0, left + 1)]
    return next((g for g in sentence.groups if topics and g.start == topics[0].end), None)


def _noun(sentence: Sentence, hit: Hit, discourse: Discourse, found: Arguments) -> None:
    end = _noun_end(sentence, hit)
    if hit.reading.pronoun:
        found.assume("possessor", discourse.owner(sentence.grammar.pronoun_gender(hit.reading.pronoun)))
    elif holder := _holder(sentence, hit):
        found.put("possessor", holder)
    for group in sentence.groups:
        if hit.index < group.start < end:
            _complement(sentence, hit, group, found)
    for mark in sentence.marks("preposition", hit.index + hit.reading.length, end):
        if mark.pronoun:
            own = found.slots.get("possessor") or discourse.subject()
            place = mark.value in sentence.grammar.words("place_prepositions")
            found.assume(mark.value, discourse.referent(own, place=place))


def _holder(sentence: Sentence, hit: Hit) -> Group | None:
    """The one who is in it: "X in the confrontation with Y"."""
    before = sentence.tokens[hit.index - 1] if hit.index else None
    if before is None or "preposition" not in before.marks or before.marks["preposition"].pronoun:
        return None
    if before.marks["preposition"].value not in sentence.grammar.words("place_prepositions"):
        return None
    return next((g for g in sentence.groups if g.end == hit.index - 1 and _bare(g, sentence)), None)


def _governs(sentence: Sentence, hit: Hit, group: Group) -> bool:
    """Whether the noun governs the phrase, straight or through nouns right after it."""
    governor = group.first.governor
    if governor is None or governor == hit.index:
        return governor == hit.index
    chain = range(hit.index + 1, governor + 1)
    return bool(chain) and all(index in sentence.grammar.nouns for index in chain) and not any(
        other.reading.preposition for other in sentence.hits if other.index in chain
    )


def _complement(sentence: Sentence, hit: Hit, group: Group, found: Arguments) -> None:
    phrase = group.first
    if phrase.preposition:
        found.put(_partitive(sentence, group) or phrase.preposition, group)
    elif phrase.governor != hit.index and _governs(sentence, hit, group):
        found.put("genitive", group)
    elif phrase.governor == hit.index:
        found.put("nisba" if _is_nisba(sentence, hit, group) else "genitive", group)
    elif "genitive" in found.slots or "nisba" in found.slots:
        found.put("object", group)


def _is_nisba(sentence: Sentence, hit: Hit, group: Group) -> bool:
    """An adjective agrees with its noun in definiteness; a genitive need not."""
    phrase = group.first
    token = next((token for token in sentence.tokens[phrase.start : phrase.end] if token.mention is not None), None)
    if token is None or phrase.form != "demonym":
        return False
    article = sentence.grammar.lexicon.settings.get("article", "")
    definite = token.text[len(token.lead) :].startswith(article) if article else True
    return not article or definite == (hit.reading.definite or bool(hit.reading.pronoun)) 


def _noun_end(sentence: Sentence, hit: Hit) -> int:
    """A noun keeps what follows it up to the next predicate or the edge of the clause."""
    end, passed = sentence.right(hit.index), set[int]()
    for other in sentence.hits:
        adjacent = not other.is_verb and not other.reading.preposition and other.index - 1 in {hit.index, *passed}
        if hit.index < other.index < end and not other.has("LIGHT", "PLAIN"):
            if not adjacent:
                return other.index
            passed.add(other.index)
    return end
