"""Who does what to whom: the slots of a predicate filled from its clause.

Steps for a verb: 1. noun phrases to its right up to the edge of the clause, and to its left; 2. in a
relative clause the phrase before it takes the place of the pronoun that refers back; 3. subject and
object by order and gender; 4. where no subject is named, the one the text speaks of.
For a noun: its possessor, its nisba, its genitive, the prepositions after it, the verb that carries it.
"""

from __future__ import annotations

from mithaq.statements.discourse import Discourse, state
from mithaq.statements.frames import Arguments
from mithaq.statements.government import is_bare, partitive, preposition_over
from mithaq.statements.noun_arguments import fill_noun
from mithaq.statements.phrases import Group
from mithaq.statements.sentences import Hit, Sentence

__all__ = ["Arguments", "arguments_of"]


def arguments_of(sentence: Sentence, hit: Hit, discourse: Discourse) -> Arguments:
    """The slots of a predicate."""
    found = Arguments(start=hit.index, end=hit.index + 1)
    if hit.is_verb:
        _verb(sentence, hit, discourse, found)
    else:
        fill_noun(sentence, hit, discourse, found)
    return found


def _verb(sentence: Sentence, hit: Hit, discourse: Discourse, found: Arguments) -> None:
    left, right = sentence.left(hit.index), sentence.right(hit.index)
    if hit.has("AUX"):
        right = next((o.index for o in sentence.verbs(hit.index + 1, right)), right)
    after = [group for group in sentence.groups if hit.index < group.start < right]
    before = [group for group in sentence.groups if left <= group.start and group.end <= hit.index]
    relative = sentence.edges.get(left) == "relative" or _indefinite_relative(sentence, hit)
    antecedent = (
        _antecedent(sentence, left if sentence.edges.get(left) == "relative" else hit.index) if relative else None
    )
    resumed = bool(hit.reading.pronoun) or any(mark.pronoun for mark in sentence.marks("preposition", hit.index, right))
    bare = [group for group in after if is_bare(group, sentence)]
    near = sentence.left(hit.index, through=())
    leading = [g for g in before if near <= g.start and is_bare(g, sentence) and g.first.governor is None]
    thing = relative and antecedent is None and not resumed
    agent = _agent(sentence, after)
    if hit.reading.gender == "1" and discourse.speaker and not discourse.speaker.startswith("unnamed"):
        found.assume("subject", (discourse.speaker,))
    elif agent is None and not leading and not relative and _carried(sentence, hit, bare, discourse):
        found.assume("subject", discourse.main_subject(hit.reading.gender))
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
    if "subject" not in found.slots and _resumes(sentence, left, hit.index):
        found.assume("subject", _complementised(sentence, left, discourse) or discourse.subject())
    if "subject" not in found.slots and not thing and _possessed(sentence, near, hit.index):
        found.assume("subject", discourse.subject())
    _place_bare(sentence, hit, bare, found, thing=thing)
    others = [group for group in bare if group.actors != found.slots.get("subject")]
    found.assume("objects", tuple(dict.fromkeys(actor for group in others for actor in group.actors)))
    _prepositions(
        sentence, found, [*after, *before], hit.index, right, discourse, pronouns=not (relative and antecedent is None)
    )
    if not thing:
        _assume_subject(sentence, hit, discourse, found, left)
    if hit.reading.pronoun and hit.reading.gender != "1" and not relative and "object" not in found.slots:
        own = found.slots.get("subject") or ()
        found.assume("object", _meant_by(sentence, hit, discourse, own))


def _meant_by(sentence: Sentence, hit: Hit, discourse: Discourse, own: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the object pronoun stands for: one who stands in the sentence before it and agrees, or a subject."""
    gender = sentence.grammar.pronoun_gender(hit.reading.pronoun)
    states = {state(actor) for actor in own}
    for group in reversed([g for g in sentence.groups if g.end <= hit.index]):
        fits = group.first.gender == gender if gender != "p" else len(group.phrases) > 1
        media = any(sentence.grammar.kinds.get(actor) == "media" for actor in group.actors)
        if fits and not media and not states & {state(actor) for actor in group.actors}:
            return group.actors
    return discourse.subject(gender, without=own)


def _carried(sentence: Sentence, hit: Hit, bare: list[Group], discourse: Discourse) -> bool:
    """ "And bombed the ports of X": one phrase after a joined transitive verb, and no other noun, is its object."""
    opens = sentence.edges.get(sentence.left(hit.index, through=()), "")
    before = [o for o in sentence.hits if o.is_verb and o.index < hit.index and "verb" in o.reading.form]
    joined = (hit.reading.conjunction and opens == "coordinate") or opens == "strong"
    if not joined or not before or len(bare) != 1 or hit.reading.pronoun:
        return False
    if not all(entry.verb.target[:1] == ("object",) for entry in hit.entries if entry.kind != "none"):
        return False
    own, group = discourse.main_subject(hit.reading.gender), bare[0]
    if not own or set(own) & set(group.actors) or all(entry.kind == "none" for entry in hit.entries):
        return False
    return _closes(sentence, group)


def _closes(sentence: Sentence, group: Group) -> bool:
    """Whether no noun of its own follows a phrase: the clause ends, or a preposition or an adverb's sign does."""
    if group.end >= len(sentence.tokens) or group.end in sentence.edges:
        return True
    token = sentence.tokens[group.end]
    return token.is_sign or "preposition" in token.marks or "conjunction" in token.marks


def _agent(sentence: Sentence, after: list[Group]) -> Group | None:
    """The agent of a passive ("by …")."""
    agents = sentence.grammar.words("agent_prepositions")
    return next((group for group in after if group.first.preposition in agents), None)


def _infinitive(sentence: Sentence, hit: Hit) -> bool:
    """ "Denies to have armed X": a transitive verb right after a complementiser keeps the subject of the verb above."""
    left = sentence.left(hit.index)
    between = [o for o in sentence.hits if left < o.index < hit.index]
    near = sentence.edges.get(left) == "complementiser" and hit.index - left <= 3 and all(o.has("AUX") for o in between)
    plain = sentence.tokens[left].text.endswith("ن")
    above = [o for o in sentence.hits if o.index < left and o.is_verb and o.reading.gender == hit.reading.gender]
    transitive = any(entry.verb.target[:1] == ("object",) for entry in hit.entries)
    return near and plain and bool(above) and transitive


def _resumes(sentence: Sentence, left: int, index: int) -> bool:
    """ "That it …": a complementiser with a pronoun is the subject of the verb after it."""
    token = sentence.tokens[left]
    return (
        "complementiser" in token.marks
        and sentence.edges.get(left) == "complementiser"
        and token.text.endswith(sentence.grammar.possessors)
        and len(sentence.verbs(left, index)) == 0
    )


def _possessed(sentence: Sentence, start: int, end: int) -> bool:
    """ "Its forces struck": a noun with a possessor leads the clause, and stands for the one spoken of."""
    opens = start + (start in sentence.edges)
    if not 0 < end - opens <= 3:
        return False
    first = sentence.tokens[opens]
    owned = first.text.endswith(sentence.grammar.possessors) and len(first.text) > 4
    return owned and first.mention is None and not first.marks and opens not in sentence.grammar.verbs


def _place_bare(sentence: Sentence, hit: Hit, bare: list[Group], found: Arguments, *, thing: bool = False) -> None:
    """Bare phrases after a verb; where a thing is its subject, or a document stands before them, they are objects."""
    for group in bare:
        paper = sentence.has_word(sentence.grammar.words("documents"), group.start, group.first.end) and not hit.has(
            "PROVIDES"
        )
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
    sentence: Sentence,
    found: Arguments,
    reach: list[Group],
    start: int,
    end: int,
    discourse: Discourse,
    *,
    pronouns: bool,
) -> None:
    for group in reach:
        if group.first.preposition:
            found.put(group.first.preposition, group, reach=group.start > start)
    for group in reach:
        if group.first.governor is not None and (over := preposition_over(sentence, group)):
            found.indirect.update(() if over in found.slots else (over,))
            found.put(over, group, reach=group.start > start)
    for group in reach:
        if over := partitive(sentence, group):
            found.put(over, group, reach=group.start > start)
    for mark in sentence.marks("preposition", start, end):
        if mark.pronoun and mark.value not in found.slots and pronouns:
            own = found.slots.get("subject") or discourse.subject()
            place = mark.value in sentence.grammar.words("place_prepositions")
            found.assume(mark.value, discourse.referent(own, place=place))


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
    """ "That it …": the one whom the words before it are about, where it cannot be the speaker."""
    mark = sentence.tokens[left].marks.get("complementiser")
    feminine = mark is not None and sentence.tokens[left].text.endswith("ها")
    about = discourse.about
    if feminine and about and sentence.grammar.is_person(discourse.speaker or ""):
        return about
    return ()


def _opening(sentence: Sentence, left: int) -> Group | None:
    """A phrase put first and taken up after a comma ("أما روسيا، …")."""
    topics = list(sentence.marks("topic", 0, left + 1))
    return next((g for g in sentence.groups if topics and g.start == topics[0].end), None)
