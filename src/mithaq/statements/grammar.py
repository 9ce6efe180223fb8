"""What the words of a sentence are to one another: prepositions, barriers, titles, gender.

All of it is looked up in ``grammar.yaml``, ``markers.yaml`` and ``words.yaml``; the code knows no word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mithaq.statements.lexicon import Lexicon, folded
from mithaq.statements.statement import Actor, Mention
from mithaq.statements.tokens import Token, stems

_BARRIERS = (
    "relative",
    "subordinator",
    "complementiser",
    "conjunction",
    "negation",
    "future",
    "condition",
    "pronoun",
    "auxiliary",
)


@dataclass(slots=True)
class Grammar:
    """Grammatical questions about the tokens of one sentence.

    Attributes
    ----------
    lexicon : Lexicon
    kinds : dict of actor id to kind
    nouns : set of int
        Tokens of the sentence that are noun predicates.
    """

    lexicon: Lexicon
    kinds: dict[str, str]
    nouns: set[int] = field(default_factory=set)
    verbs: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, lexicon: Lexicon, actors: Sequence[Actor], mentions: Sequence[Mention] = ()) -> Grammar:
        """For a document with these actors; what a mention calls a ministry or an army is an organ."""
        kinds: dict[str, str] = {actor.id: actor.kind for actor in actors}
        organs = lexicon.lists.get("organ_nouns", frozenset())
        for mention in mentions:
            if kinds.get(mention.actor) == "person" and stems_of(folded(mention.exact).split()[0]) & organs:
                kinds[mention.actor] = "organ"
        return cls(lexicon, kinds)

    def words(self, name: str) -> frozenset[str]:
        """A list of ``words.yaml``; empty where the language has none."""
        return self.lexicon.lists.get(name, frozenset())

    def preposition_of(self, lead: str) -> str:
        """The preposition among the clitics before a mention."""
        for letter in reversed(lead):
            if letter in self.words("attached_prepositions"):
                return letter
        return ""

    def joins(self, lead: str) -> bool:
        """Whether the clitics say "and"."""
        return lead[:1] in self.words("attached_conjunctions")

    def noun_clitic(self, token: Token) -> str:
        """The clitics of a known noun ("لولي", "ورئيس"), or of any noun with its article ("للشريك")."""
        text = token.text
        known = self.words("titles") | self.words("heads")
        article = self.lexicon.settings.get("article", "")
        for length in (1, 2):
            lead, rest = text[:length], text[length:]
            if not set(lead) <= self.words("attached_prepositions") | self.words("attached_conjunctions"):
                break
            core = rest.removeprefix(article) if article else rest
            if core in known or (stems_of(core) & known) or (article and rest.startswith(article) and len(core) > 2):
                return lead
        if article and text.startswith("لل") and len(text) > 4:
            return "ل"
        return ""

    def is_barrier(self, token: Token) -> bool:
        """Whether a phrase cannot reach across this word."""
        if token.index in self.verbs:
            return True
        return any(cls in token.marks for cls in _BARRIERS)

    def is_noun_predicate(self, index: int) -> bool:
        """Whether the token is a noun predicate of this sentence."""
        return index in self.nouns

    def is_person(self, actor: str) -> bool:
        """Whether the actor is a human being."""
        return self.kinds.get(actor) == "person"

    def is_counterpart(self, token: Token) -> bool:
        """ "His counterpart", "his guest": a phrase about someone else."""
        return token.mention is None and bool(stems(token) & self.words("counterparts"))

    def only_filler(self, between: Sequence[Token]) -> bool:
        """Whether only a comma or a connecting phrase ("as well as") stands between joined phrases."""
        covered = {
            at for token in between if "link" in token.marks for at in range(token.index, token.marks["link"].end)
        }
        return all(token.text in ',"' or token.index in covered for token in between)

    @property
    def possessors(self) -> tuple[str, ...]:
        """Endings that say "his", "her", "their"."""
        return tuple(self.lexicon.settings.get("possessors", {}))

    def pronoun_gender(self, pronoun: str) -> str:
        """Gender of the one whom an attached pronoun stands for."""
        genders = self.lexicon.settings.get("possessors")
        return str(genders[pronoun]) if genders is not None and pronoun in genders else ""

    def gender(self, mention: Mention, head: Token | None) -> str:
        """Gender of a phrase, "" where its form does not tell."""
        if not self.lexicon.settings.get("gender"):
            return ""
        if head is not None and stems(head) & self.words("masculine_heads"):
            return "m"
        if (
            head is not None
            and head.text.endswith(tuple(self.words("feminine_endings")))
            and self.is_person(mention.actor)
        ):
            return "f"
        if self.is_person(mention.actor):
            return "m"
        word = head.text if head is not None else folded(mention.exact)
        if head is None and mention.form == "name" and self.kinds.get(mention.actor) == "state":
            return "m" if folded(mention.exact) in self.words("masculine_names") else "f"
        first = word.split()[0]
        if stems_of(first) & self.words("masculine_heads"):
            return "m"
        if head is not None and first.endswith(tuple(self.words("object_endings"))):
            return "object"
        return "f" if first.endswith(tuple(self.words("feminine_endings"))) else ""


def stems_of(word: str) -> set[str]:
    """A word and the word without a possessor."""
    from mithaq.statements.inflection import nominal_splits

    return {core for _, _, core, _ in nominal_splits(word)}
