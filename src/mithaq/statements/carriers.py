"""The verb that carries a noun ("launched a raid"), and the verb that embeds one ("managed to", "threatened to")."""

from __future__ import annotations

from mithaq.statements.arguments import arguments_of
from mithaq.statements.discourse import Discourse
from mithaq.statements.frames import Arguments
from mithaq.statements.sentences import Hit, Sentence

_FAR = 9
"""How many words a noun can stand from its verb in a relative clause after it."""


def carrier_of(sentence: Sentence, hit: Hit) -> Hit | None:
    """The light verb of a noun: before it in the clause, or in the relative clause after it."""
    purpose = hit.reading.preposition in sentence.grammar.words("purpose_prepositions")
    if not purpose and _circumstance(sentence, hit):
        return None
    if after := _after(sentence, hit):
        return after
    left = sentence.left(hit.index)
    before = [other for other in sentence.hits if left <= other.index < hit.index]
    for other in reversed(before):
        if other.has("LIGHT") and not _gap(sentence, other, hit):
            if (other.is_verb and other.reading.pronoun) or (purpose and not _undergoes(other)):
                return None
            return other
        if other.is_verb or (_bare(sentence, other) and not _circumstance(sentence, other)):
            return None
    return None


def _undergoes(hit: Hit) -> bool:
    """Whether the subject of a light verb is the one acted upon ("came under")."""
    return any(entry.type == "LIGHT" and entry.verb.target == ("subject",) for entry in hit.entries)


def _bare(sentence: Sentence, hit: Hit) -> bool:
    """An object of its own between verb and noun; a subject with its owner is none."""
    owned = any(group.first.governor == hit.index for group in sentence.groups)
    return not hit.reading.preposition and not owned


def _gap(sentence: Sentence, verb: Hit, noun: Hit) -> bool:
    """Whether another noun that can be carried stands after this one and the one at hand is the subject."""
    owned = any(group.first.governor == noun.index for group in sentence.groups)
    right = sentence.right(verb.index)
    later = [
        o for o in sentence.hits if noun.index < o.index < right and not o.is_verb and not _circumstance(sentence, o)
    ]
    return owned and bool(later) and not any(t.mention for t in sentence.tokens[verb.index : noun.index])


def _circumstance(sentence: Sentence, hit: Hit) -> bool:
    """Whether the noun tells when, where or why, and not what the verb does."""
    if hit.reading.preposition in sentence.grammar.words("purpose_prepositions"):
        return True
    before = sentence.tokens[hit.index - 1] if hit.index else None
    mark = before.marks.get("preposition") if before else None
    return mark is not None and not mark.pronoun and mark.value not in sentence.grammar.words("carrying_prepositions")


def _after(sentence: Sentence, hit: Hit) -> Hit | None:
    for other in sentence.hits:
        if not hit.index < other.index <= hit.index + _FAR:
            continue
        between = sentence.tokens[hit.index + 1 : other.index]
        own = all(token.text in '",' or not token.is_sign for token in between)
        relative = not between or any("relative" in token.marks for token in between) or other.reading.pronoun
        if other.has("AUX"):
            continue
        nouns = [o for o in sentence.hits if hit.index < o.index < other.index and not o.is_verb]
        fits = other.is_verb and other.has("LIGHT") and own and bool(relative) and not other.reading.conjunction
        return other if fits and not nouns else None
    return None


def lend(sentence: Sentence, carrier: Hit, arguments: Arguments, discourse: Discourse) -> None:
    """The light verb lends its subject and its prepositions to the noun."""
    lent = arguments_of(sentence, carrier, discourse)
    light = next(entry for entry in carrier.entries if entry.type == "LIGHT")
    for role, slots in (("possessor", light.verb.source), ("object", light.verb.target)):
        slot, actors = lent.first(s for s in slots if s not in lent.indirect)
        owned = (
            role == "possessor"
            and ("nisba" in arguments.slots or "genitive" in arguments.slots)
            and slot not in lent.named
        )
        if actors and not owned and (role not in arguments.slots or slot in lent.named):
            arguments.slots[role] = actors
            arguments.named.update({role} if slot in lent.named else ())
    for slot, actors in lent.slots.items():
        if slot not in ("subject", "object"):
            arguments.slots.setdefault(slot, actors)
    if lent.named:
        arguments.start, arguments.end = min(arguments.start, lent.start, carrier.index), max(arguments.end, lent.end)


def raised_by(sentence: Sentence, hit: Hit) -> Hit | None:
    """The raising verb right above a noun in its clause ("will return to talks with X", "X has no more influence")."""
    left = sentence.left(hit.index)
    before = [other for other in sentence.hits if left <= other.index < hit.index]
    over = before[-1] if before else None
    return over if over is not None and over.is_verb and over.has("AUX") else None


def borrow(sentence: Sentence, raising: Hit, arguments: Arguments, discourse: Discourse) -> None:
    """A raising verb lends its named subject, and what has the noun ("to X there is …")."""
    lent = arguments_of(sentence, raising, discourse)
    if "subject" in lent.named and not {"nisba", "genitive", "possessor"} & set(arguments.slots):
        arguments.assume("possessor", lent.slots["subject"])
        arguments.start = min(arguments.start, lent.start)
    for slot in sentence.grammar.words("purpose_prepositions") & set(lent.slots):
        arguments.assume(slot, lent.slots[slot])


def embedding(sentence: Sentence, hit: Hit) -> Hit | None:
    """The nearest predicate to the left that can embed the noun."""
    left = sentence.left(hit.index, through=("comma", "strong"))
    before = [other for other in sentence.hits if left <= other.index < hit.index]
    above = [o for o in before if o.is_verb or any(entry.complement == "drop" for entry in o.entries)]
    while len(above) > 1 and above[-1].has("AUX") and any(e.complement == "drop" for e in above[-2].entries):
        above.pop()
    return above[-1] if above else None
