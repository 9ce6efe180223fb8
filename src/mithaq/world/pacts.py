"""The pact: a dated record of who owes what to whom, on which event, since when and until when.

Words follow the Vienna Convention on the Law of Treaties (VCLT, 1969) and ATOP (Leeds, Ritter, Mitchell and Long 2002,
*International Interactions* 28).  ``docs/pact-format.md`` describes the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mithaq.answer import NO, UNKNOWN, YES, Answer
from mithaq.dates import PartialDate

DUTIES = [
    "defense",
    "offense",
    "neutrality",
    "no_aid_to_aggressor",
    "nonaggression",
    "territory_denial",
    "consultation",
    "arms_supply",
    "intelligence_sharing",
    "basing",
    "cooperation",
]
ATTACKS = ["armed_attack", "armed_attack_on_forces", "armed_attack_on_vessels", "threat", "blockade", "subversion"]
GATES = ["request", "joint_finding", "council_decision", "constitutional_process"]
REASONS = [
    "not_yet_in_force",
    "ended",
    "withdrawn",
    "suspended",
    "not_party",
    "out_of_area",
    "other_adversary",
    "ally_is_attacker",
    "non_state",
    "kind_not_covered",
    "no_such_duty",
]
FORMS = ["treaty", "executive_agreement", "statute", "order", "declaration", "memorandum", "charter", "unknown"]
EXTENTS = ["full", "partly", "none"]
TEXT_LEVELS = ["read", "quoted", "partial", "reported"]
CONFIDENCES = ["high", "medium", "low"]
JOINED_AS = ["signatory", "ratification", "accession", "succession", "continuity"]
SUSPENSIONS = ["suspended", "one_sided_freeze"]
CONDITIONS: dict[str, dict[str, str]] = {
    "adversary_is_communist": {
        "en": "the attacker is under communist rule on the day",
        "ar": "أن يكون المهاجم تحت حكم شيوعي في ذلك اليوم",
    },
    "opinion_of_a_party": {
        "en": "a party holds that the case has arisen",
        "ar": "أن يرى أحد الأطراف أن الحالة قد نشأت",
    },
    "war_declared": {"en": "a state of war has been declared", "ar": "أن تكون حالة الحرب قد أُعلنت"},
    "during_occupation": {"en": "the occupation goes on", "ar": "أن يكون الاحتلال قائمًا"},
    "attacker_outside": {"en": "the attacker is none of the states named", "ar": "ألا يكون المهاجم من الدول المسماة"},
    "attacker_inside": {"en": "the attacker is one of the states named", "ar": "أن يكون المهاجم من الدول المسماة"},
    "on_or_after": {"en": "from the day named on", "ar": "ابتداءً من اليوم المحدد"},
    "before": {"en": "until the day named", "ar": "قبل اليوم المحدد"},
    "nuclear_weapons_used": {
        "en": "nuclear weapons are used or threatened",
        "ar": "أن تُستخدم أسلحة نووية أو يُهدَّد باستخدامها",
    },
    "two_or_more_attackers": {
        "en": "the victim is at war with two or more powers",
        "ar": "أن تكون الضحية في حرب مع دولتين أو أكثر",
    },
}
"""Closed vocabulary of conditions; `findings.conditions` holds the function of each."""
CONDITION_KEYS = ["test", "understanding_of", "else", "en", "ar", "of", "from", "to", "date", "source"]


@dataclass(frozen=True, slots=True)
class DateReading:
    """One source's date, and what it says."""

    date: PartialDate
    source: str | None = None
    says: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as the sources give it: known, competing, unknown, never, or still open.

    Attributes
    ----------
    readings : tuple of DateReading
        One for a settled date, several where sources compete.
    state : str
        ``dates``, ``never``, ``unknown`` or ``open`` (it has not happened up to the pact's ``as_of``).
    not_before : PartialDate or None
        The earliest day on which an unknown date can lie.
    source : str or None
        Key of the source of a settled date.
    """

    readings: tuple[DateReading, ...] = ()
    state: str = "dates"
    not_before: PartialDate | None = None

    def reached(self, on: PartialDate) -> Answer:
        """Whether the date has come by the day `on`; `UNKNOWN` unless all readings agree."""
        if self.state == "unknown":
            return NO if self.not_before and on.before(self.not_before) is YES else UNKNOWN
        if self.state != "dates":
            return NO
        answers = {~on.before(reading.date) for reading in self.readings}
        return answers.pop() if len(answers) == 1 else UNKNOWN

    @property
    def competing(self) -> bool:
        """Whether sources give different dates."""
        return len(self.readings) > 1

    @property
    def first(self) -> PartialDate | None:
        """The earliest date that a source gives."""
        return min((reading.date for reading in self.readings), default=None)

    @property
    def last(self) -> PartialDate | None:
        """The latest date that a source gives."""
        return max((reading.date for reading in self.readings), default=None)

    @property
    def days(self) -> str | list[str]:
        """The date as a value of a reason: one, or the list of competing ones."""
        dates = [str(reading.date) for reading in self.readings]
        return dates if len(dates) > 1 else str(self)

    @property
    def source(self) -> str | None:
        """The sources of the readings."""
        return ", ".join(dict.fromkeys(r.source for r in self.readings if r.source)) or None

    def __str__(self) -> str:
        if self.state != "dates":
            return self.state
        return " / ".join(str(reading.date) for reading in self.readings)


OPEN = Dated(state="open")


@dataclass(frozen=True, slots=True)
class Party:
    """A state bound by the pact, since when and until when.

    `joined` is None where the state has been a party since the pact's own entry into force.
    """

    state: str
    joined: Dated | None = None
    left: Dated = OPEN
    how: str = "signatory"
    successor_of: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """A pact that rests between some parties (VCLT art. 57), or that one party says it has frozen."""

    of: tuple[str, ...]
    toward: tuple[str, ...]
    start: Dated
    end: Dated
    kind: str = "suspended"
    contested: bool = False
    says: dict[str, str] = field(default_factory=dict)
    source: str | None = None

    def touches(self, debtor: str, beneficiary: str) -> bool:
        """Whether it lies between these two; an empty `toward` means all."""
        one_way = debtor in self.of and (not self.toward or beneficiary in self.toward)
        return one_way or (beneficiary in self.of and (not self.toward or debtor in self.toward))


@dataclass(frozen=True, slots=True)
class Holders:
    """Who owes, or to whom: ``parties``, ``other_parties``, ``states`` (named ones) or ``parties_except``."""

    kind: str
    states: tuple[str, ...] = ()

    def among(self, parties: Iterable[str]) -> tuple[str, ...]:
        """The states meant, given the parties."""
        if self.kind == "states":
            return self.states
        return tuple(state for state in parties if state not in self.states)


@dataclass(frozen=True, slots=True)
class AreaClause:
    """One clause of an area; all that it names must hold of the place.

    Attributes
    ----------
    territory_of, administered_by, forces_of : Holders or None
        Sovereign, actual administrator, whose forces or vessels.
    place, within : tuple of str
        Place ids; region ids, of which one is enough.
    metropolitan : bool
        Home territory only, without overseas possessions.
    excluded : bool
        An ``except`` clause.
    contested : bool
        Whether the clause reaches the place is disputed.
    """

    territory_of: Holders | None = None
    administered_by: Holders | None = None
    forces_of: Holders | None = None
    place: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    metropolitan: bool = False
    excluded: bool = False
    contested: bool = False
    says: dict[str, str] = field(default_factory=dict)
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Adversaries:
    """Named adversaries: only these (and, if `allied`, states allied with them), or all but these."""

    only: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    allied: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the closed vocabulary, with what it speaks of.

    `understanding_of` binds it to some debtors alone; `otherwise` is the duty that remains where it fails, and
    `negated` turns the test round for that remaining duty.
    """

    test: str
    understanding_of: tuple[str, ...] = ()
    otherwise: str | None = None
    of: tuple[str, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    says: dict[str, str] = field(default_factory=dict)
    source: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """The casus foederis: which attack, by whom, on whom, where, by which adversary."""

    kinds: tuple[str, ...]
    by: str = "any"
    by_contested: bool = False
    against: str = "beneficiary"
    area: str | None = None
    adversaries: Adversaries | None = None
    provoked: str = "excluded"
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class ContestedReading:
    """How one holder reads a clause, and the answer that follows."""

    holder: str
    answer: Answer
    says: dict[str, str]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A clause that states or scholars read in different ways, and the cases in which that matters.

    Empty tuples mean "whatever"; ``attacker`` and ``target`` may hold the word ``parties``.
    """

    says: dict[str, str]
    readings: tuple[ContestedReading, ...]
    kinds: tuple[str, ...] = ()
    area: str | None = None
    attacker: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    debtor: tuple[str, ...] = ()
    start: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """A directed duty of an article."""

    kind: str
    debtors: Holders
    beneficiaries: Holders
    trigger: Trigger | None
    strength: int | None = None
    gates: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    note: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PactArticle:
    """An article, told in our own words, with the duties it lays down."""

    number: str
    says: dict[str, str]
    source: str | None
    duties: tuple[Obligation, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """What was done under the pact; no part of the obligation."""

    date: PartialDate | None
    says: dict[str, str]
    source: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read."""

    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    read: str = "part"


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation of a pact, whose end may differ from the treaty's (SEATO)."""

    name: str
    ended: PartialDate | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Pact:
    """One pact of the register; see ``docs/pact-format.md`` for each field."""

    id: str
    name: dict[str, str]
    form: str
    binding: str
    published: str
    text_level: str
    confidence: str
    region: tuple[str, ...]
    signed: Dated
    provisionally_applied: Dated
    in_force: Dated
    ended: Dated
    as_of: PartialDate
    parties: tuple[Party, ...]
    articles: tuple[PactArticle, ...]
    reviewed_by: tuple[str, ...] = ()
    organisation: Organisation | None = None
    term: dict[str, str] = field(default_factory=dict)
    law: tuple[PactArticle, ...] = ()
    succeeds: tuple[str, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    areas: dict[str, tuple[AreaClause, ...]] = field(default_factory=dict)
    practice: tuple[Practice, ...] = ()
    competing: tuple[str, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    sources_for: dict[str, str] = field(default_factory=dict)

    @property
    def states(self) -> tuple[str, ...]:
        """Every state that was ever a party, once each, in the order of the record."""
        return tuple(dict.fromkeys(party.state for party in self.parties))

    @property
    def year(self) -> int | None:
        """Year of signature (the earliest, where sources compete)."""
        return self.signed.first.year if self.signed.first else None

    def memberships(self, state: str) -> tuple[Party, ...]:
        """Every spell in which `state` was a party."""
        return tuple(party for party in self.parties if party.state == state)

    def has_duty(self, kind: str) -> bool:
        """Whether any article lays down a duty of this kind."""
        return any(duty.kind == kind for article in self.articles for duty in article.duties)


__all__ = ["NO", "UNKNOWN", "YES", "Dated", "Pact", "Party"]
