"""An English sentence laid open: the class of each word, which words are predicates, where clauses begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mithaq.statements.grammar import Grammar
from mithaq.statements.inflection import Reading
from mithaq.statements.sentences import Hit, Sentence
from mithaq.statements.tokens import Token

OPENERS = ("condition", "relative", "subordinator", "complementiser")
_LISTS = ("determiners", "pronouns", "auxiliaries", "adverbs")
_CLASS = {"determiners": "det", "pronouns": "pron", "auxiliaries": "aux", "adverbs": "adv"}
_SIGNS = frozenset(',.;:?!()[]"…–—/')
BEFORE_A_NOUN = frozenset(["det", "prep", "poss", "hyphen"])


@dataclass(slots=True)
class EnglishSentence(Sentence):
    """A sentence with the class of each token.

    Attributes
    ----------
    classes : list of str
        sign, word, poss, hyphen, conj, prep, det, pron, aux, adv, neg, opener, to, verb (a predicate),
        noun (a predicate).
    """

    classes: list[str] = field(default_factory=list)

    def cls(self, index: int) -> str:
        """Class of a token; "sign" beyond either end."""
        return self.classes[index] if 0 <= index < len(self.classes) else "sign"

    def before(self, index: int, skip: Sequence[str] = ("adv", "neg")) -> int:
        """The token before, adverbs aside; -1 at the beginning."""
        at = index - 1
        while at >= 0 and self.classes[at] in skip:
            at -= 1
        return at

    def word(self, index: int) -> str:
        """Text of a token; "" beyond either end."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def chain(self, index: int) -> list[int]:
        """The auxiliaries, negations and adverbs before a verb, leftmost first."""
        found, at = list[int](), index - 1
        while at >= 0 and self.classes[at] in ("aux", "adv", "neg", "to"):
            found.insert(0, at)
            at -= 1
        inverted = None if found else self.inverted(index)
        return found if inverted is None else [inverted]

    def inverted(self, index: int) -> int | None:
        """The auxiliary of a question, before the subject ("would X agree")."""
        at = index - 1
        while at >= max(0, index - 6) and self.classes[at] in ("word", "det", "pron"):
            at -= 1
        asked = (
            at >= 0
            and self.classes[at] == "aux"
            and at < index - 1
            and "?" in [token.text for token in self.tokens[-2:]]
        )
        return at if asked else None

    def is_finite(self, index: int) -> bool:
        """Whether a verb with a subject of its own stands here."""
        hit = self.hit_at(index)
        return hit is not None and hit.is_verb and hit.reading.shape in ("active", "passive")

    def finite(self, start: int, end: int) -> list[int]:
        """Finite verbs, known or not (a lone auxiliary is the verb "be" or "have")."""
        return [
            i for i in range(max(0, start), min(end, len(self.tokens))) if self.is_finite(i) or self.classes[i] == "aux"
        ]


def classify(sentence: EnglishSentence) -> None:
    """The class of each token, then the predicates among the words."""
    sentence.classes = [_class(sentence.grammar, sentence.tokens, token) for token in sentence.tokens]
    for token in sentence.tokens:
        if token.readings and sentence.classes[token.index] in ("word", "prep", "adv"):
            reading = tuple(_chosen(sentence, token))
            if reading:
                sentence.hits.append(Hit(token.index, reading))
                sentence.classes[token.index] = "verb" if reading[0].form == "verb" else "noun"
    _reduced(sentence)
    sentence.grammar.verbs = {hit.index for hit in sentence.hits if hit.is_verb}
    sentence.grammar.nouns = {hit.index for hit in sentence.hits if not hit.is_verb}


def _class(grammar: Grammar, tokens: Sequence[Token], token: Token) -> str:
    if token.mention is not None:
        return "poss" if token.text == "'s" else "word"
    if token.text == "'s" or (token.text == "'" and token.index and tokens[token.index - 1].text.endswith("s")):
        return "poss"
    if token.text == "-":
        return "hyphen"
    if token.is_sign:
        return "sign"
    if token.text == "to":
        return "to"
    if _adverbial(tokens, token) or (
        token.text in ("since", "once") and token.index and tokens[token.index - 1].text in grammar.words("have")
    ):
        return "adv"
    if (
        "hedge" in token.marks
        and not token.readings
        and "modal" not in token.marks["hedge"].value
        and "verb" not in token.marks
    ):
        return "adv"
    if "negation" in token.marks:
        return "det" if token.marks["negation"].value == "object" else "prep" if token.text == "without" else "neg"
    if any(cls in token.marks for cls in ("pair", "role")):
        return "det"
    for name in _LISTS:
        if token.text in grammar.words(name):
            return _CLASS[name]
    if any(cls in token.marks for cls in OPENERS):
        return "opener"
    if "conjunction" in token.marks:
        return "conj"
    if "preposition" in token.marks:
        return "prep"
    if token.text.endswith("ly") and not token.readings and len(token.text) > 4 and token.text not in ("italy", "ally"):
        return "adv"
    return "word"


def _adverbial(tokens: Sequence[Token], token: Token) -> bool:
    """Whether the word belongs to a set phrase such as "one day"."""
    near = tokens[max(0, token.index - 3) : token.index + 1]
    return any("adverbial" in other.marks and other.marks["adverbial"].end > token.index for other in near)


def _chosen(sentence: EnglishSentence, token: Token) -> list[Reading]:
    """The readings that fit where the word stands, with the voice of a verb."""
    verbs = [reading for reading in token.readings if reading.form == "verb"]
    nouns = [reading for reading in token.readings if reading.form != "verb"]
    if sentence.classes[token.index] != "word" and not any(r.entry.words["phrases"] for r in nouns):
        return []
    fitting = [reading for reading in verbs if _is_verb(sentence, token.index, reading.shape, bool(nouns))]
    if fitting:
        return [replace(reading, shape=_voice(sentence, token.index, reading.shape)) for reading in fitting]
    return nouns


def _is_verb(sentence: EnglishSentence, index: int, shape: str, can_be_noun: bool) -> bool:
    at = sentence.before(index)
    cls, following = sentence.cls(at), sentence.cls(index + 1)
    if shape in ("ed", "past", "pp"):
        if cls == "hyphen":
            return False
        return not (cls in ("det", "poss") or (cls == "prep" and shape != "past"))
    if cls in ("det", "poss") or _is_demonym(sentence, at):
        return False
    if shape == "ing":
        return _is_gerund(sentence, index, cls, can_be_noun)
    if cls in ("to", "aux"):
        return shape == "base" and sentence.word(at) not in sentence.grammar.words("be") | sentence.grammar.words(
            "have"
        )
    if cls == "pron" or (cls == "opener" and "subordinator" not in sentence.tokens[at].marks):
        return True
    if cls in ("prep", "hyphen"):
        return False
    takes_object = following in ("det", "pron", "to", "opener") or sentence.word(index + 1) in (
        "that",
        "against",
        "for",
        "its",
    )
    takes_object = takes_object or (index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].mention is not None)
    if shape == "base" and sentence.inverted(index) is not None:
        return True
    if not can_be_noun:
        return shape == "s" or cls in ("sign", "conj", "opener") or _plural(sentence, at)
    if shape == "s":
        takes_object = takes_object or (following == "word" and not _may_be_verb(sentence, index + 1))
        return (takes_object or sentence.cls(index - 1) in ("adv", "neg")) and cls in ("word", "conj", "noun", "sign")
    if cls == "conj":
        return takes_object and sentence.classes[: at + 1].count("verb") > 0
    return _plural(sentence, at) and takes_object


def _may_be_verb(sentence: EnglishSentence, index: int) -> bool:
    return any(reading.form == "verb" for reading in sentence.tokens[index].readings)


def _is_gerund(sentence: EnglishSentence, index: int, cls: str, can_be_noun: bool) -> bool:
    if not can_be_noun:
        return True
    if cls == "aux":
        return True
    if sentence.word(index + 1) in ("of", "by", "on", "between", "with"):
        return False
    token = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    return token is not None and (token.mention is not None or sentence.cls(index + 1) in ("det", "pron"))


def _is_demonym(sentence: EnglishSentence, at: int) -> bool:
    mention = sentence.tokens[at].mention if at >= 0 else None
    return mention is not None and mention.form == "demonym"


def _plural(sentence: EnglishSentence, at: int) -> bool:
    """A plural noun, or two names joined."""
    if at < 0:
        return False
    token = sentence.tokens[at]
    if token.mention is not None:
        first = at
        while first and sentence.tokens[first - 1].mention is token.mention:
            first -= 1
        return sentence.cls(first - 1) == "conj"
    return (
        sentence.cls(at) in ("word", "noun")
        and token.text.endswith("s")
        and not token.text.endswith(("ss", "us", "is"))
    )


def _voice(sentence: EnglishSentence, index: int, shape: str) -> str:
    """active, passive, gerund or infinitive, by the auxiliaries before the verb."""
    chain = sentence.chain(index)
    words = {sentence.word(i) for i in chain}
    be, have = sentence.grammar.words("be"), sentence.grammar.words("have")
    if not words & (be | have | sentence.grammar.words("modals")) and index:
        opening = sentence.word(0)
        words |= {opening} & (be | have)
    if shape == "ing":
        return "active" if words & be else "gerund"
    if shape in ("base", "s"):
        return "infinitive" if "to" in words else "active"
    last = next((sentence.word(i) for i in reversed(chain) if sentence.cls(i) == "aux"), "")
    if shape != "past" and (last in be or (not last and sentence.word(0) in be)):
        return "infinitive_passive" if "to" in words else "passive"
    if last in have and "to" in words:
        return "infinitive"
    if shape == "pp" and last not in have:
        return "reduced"
    if sentence.word(index + 1) == "by" and last not in have:
        return "reduced"
    return "active"


def _reduced(sentence: EnglishSentence) -> None:
    """A participle after a noun, before the verb of that noun ("the missiles supplied last year were …")."""
    for number, hit in enumerate(sentence.hits):
        if not hit.is_verb or hit.reading.shape != "active" or not hit.reading.past or sentence.chain(hit.index):
            continue
        if hit.has("SAY") or hit.has("COMPLEMENT") or sentence.cls(hit.index - 1) in ("pron", "opener"):
            continue
        for at in range(hit.index + 1, len(sentence.tokens)):
            if sentence.cls(at) in ("sign", "conj", "opener"):
                break
            other = sentence.hit_at(at)
            active = other is not None and other.is_verb and other.reading.shape in ("active", "passive")
            if (
                (active or sentence.cls(at) == "aux")
                and sentence.word(at - 1) != "to"
                and sentence.cls(at - 1) != "aux"
            ):
                readings = tuple(replace(reading, shape="reduced") for reading in hit.readings)
                sentence.hits[number] = Hit(hit.index, readings)
                break
