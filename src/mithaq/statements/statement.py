"""What a text claims: the statement, and the reading of one document (``geo-statements/0.1``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from mithaq.answer import Evidence
from mithaq.dates import PartialDate, parse_optional
from mithaq.errors import BadData
from mithaq.text.document import Document

Kind = Literal["event", "provision", "position", "relation", "linkage", "option", "forecast"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Status = Literal["proposed", "accepted", "edited", "rejected"]
Form = Literal["name", "demonym", "capital", "palace", "acronym", "alias"]
ActorKind = Literal["state", "organ", "person", "group", "igo", "bloc", "media", "company", "region"]

PLOVER = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
TYPES: dict[str, tuple[str, ...]] = {
    "event": tuple(PLOVER),
    "forecast": (*PLOVER, "NEUTRALITY", "CONFLICT", "OTHER"),
    "provision": (
        "DEFENSE",
        "OFFENSE",
        "NEUTRALITY",
        "NONAGGRESSION",
        "CONSULTATION",
        "NO_AID_TO_AGGRESSOR",
        "INTELLIGENCE_SHARING",
        "CYBER_COOPERATION",
        "COORDINATION",
        "ARMS_SUPPLY",
        "BASING",
        "JOINT_PLANNING",
        "MEDIATION",
        "OTHER",
    ),
    "position": ("DEMAND", "REFUSAL", "ACCEPTANCE", "INTENTION", "CLAIM"),
    "relation": ("ALLIANCE", "MEMBERSHIP", "PATRONAGE", "INFLUENCE", "CONFLICT", "ALIGNMENT"),
    "linkage": ("EXCHANGE", "CONDITION"),
    "option": ("DILEMMA",),
}
FACTUALITIES: tuple[str, ...] = get_args(Factuality)


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of a document: its id (``RUS``, ``RUS.putin``, ``hamas``), kind and label."""

    id: str
    kind: ActorKind
    label: str

    def to_dict(self) -> dict[str, Any]:
        """``{"id", "kind", "label"}``."""
        return {"id": self.id, "kind": self.kind, "label": self.label}


@dataclass(frozen=True, slots=True)
class Mention:
    """The shortest named string that identifies an actor; ``exact == text[start:end]``."""

    actor: str
    form: Form
    start: int
    end: int
    exact: str

    def to_dict(self) -> dict[str, Any]:
        """As in the schema."""
        return {"actor": self.actor, "form": self.form, "start": self.start, "end": self.end, "exact": self.exact}


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty as the text speaks of it: the date is the text's own, right or wrong.

    `id` is made from the parties and the year of the text; `pact` is the register's pact where one matches.
    """

    id: str
    parties: tuple[str, ...]
    date: PartialDate | None = None
    label: str | None = None
    evidence: Evidence | None = None

    def to_dict(self) -> dict[str, Any]:
        """As in the schema, with the label and the evidence."""
        return {
            "id": self.id,
            "parties": list(self.parties),
            "date": str(self.date) if self.date else None,
            "label": self.label,
            "evidence": self.evidence.to_dict() if self.evidence else None,
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """One sourced claim of a text.

    Attributes
    ----------
    id : str
        ``s1`` … in the order of the text.
    kind, type : str
        One of the seven kinds, and a type that `TYPES` allows for it.
    evidence : Evidence
        The minimal clause, exact offsets.
    source, target : tuple of str
        Actor ids: who acts, on whom. Symmetric types have all parties in `source`.
    treaty : str or None
        Mandatory for provisions.
    factuality : str
        FactBank, from the viewpoint of `attribution`.
    attribution : str
        ``"author"``, an actor id, or ``"unnamed:<description>"``.
    conditional, exclusive : bool
    time : PartialDate or None
        Only where the text states it for this statement.
    content : dict
        Gloss by language; the document's own language at least.
    parts, items : tuple of Evidence
        The two sides of a linkage; the alternatives of an option.
    hedges : tuple of Evidence
        The words that weaken or ground it ("officially", "it seems").
    status, reader, rule : str
        Product fields: proposed until a person accepts it; who read it; the rule that fired.
    """

    id: str
    kind: Kind
    type: str
    evidence: Evidence
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    treaty: str | None = None
    factuality: Factuality = "CT+"
    attribution: str = "author"
    conditional: bool = False
    exclusive: bool = False
    time: PartialDate | None = None
    content: dict[str, str] = field(default_factory=dict)
    parts: tuple[Evidence, ...] = ()
    items: tuple[Evidence, ...] = ()
    hedges: tuple[Evidence, ...] = ()
    status: Status = "proposed"
    reader: str = "rules"
    rule: str | None = None

    def __post_init__(self) -> None:
        if self.type not in TYPES.get(self.kind, ()):
            raise BadData(
                f"statement {self.id}: {self.kind} has no type {self.type}",
                remedy=f"Allowed: {', '.join(TYPES.get(self.kind, TYPES))}",
            )
        if self.factuality not in FACTUALITIES:
            raise BadData(
                f"statement {self.id}: factuality {self.factuality!r}", remedy=f"Allowed: {' '.join(FACTUALITIES)}"
            )
        if self.kind == "provision" and self.treaty is None:
            raise BadData(f"statement {self.id}: a provision without its treaty")

    @property
    def negative(self) -> bool:
        """Whether the text denies it (``CT- PR- PS-``)."""
        return self.factuality.endswith("-")

    def to_dict(self) -> dict[str, Any]:
        """As in ``geo-statements/0.1``."""
        span = self.evidence
        return {
            "id": self.id,
            "kind": self.kind,
            "type": self.type,
            "source": list(self.source),
            "target": list(self.target),
            "treaty": self.treaty,
            "factuality": self.factuality,
            "attribution": self.attribution,
            "conditional": self.conditional,
            "exclusive": self.exclusive,
            "time": str(self.time) if self.time else None,
            "content": dict(self.content),
            "parts": [part.exact for part in self.parts],
            "items": [item.exact for item in self.items],
            "hedges": [{"start": h.start, "end": h.end, "exact": h.exact} for h in self.hedges],
            "status": self.status,
            "reader": self.reader,
            "rule": self.rule,
            "evidence": {"start": span.start, "end": span.end, "exact": span.exact},
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and everything that was read from it."""

    document: Document
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    statements: tuple[Statement, ...] = ()

    def statement(self, identifier: str) -> Statement:
        """The statement of this id."""
        return next(s for s in self.statements if s.id == identifier)

    def to_dict(self) -> dict[str, Any]:
        """One JSON object in ``geo-statements/0.1``."""
        return {
            "schema": "geo-statements/0.1",
            "doc": self.document.to_dict(),
            "actors": [actor.to_dict() for actor in self.actors],
            "mentions": [mention.to_dict() for mention in self.mentions],
            "treaties": [treaty.to_dict() for treaty in self.treaties],
            "statements": [statement.to_dict() for statement in self.statements],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any], text: str) -> Reading:
        """Rebuild a reading from its JSON and the document's text (also a gold annotation).

        Raises
        ------
        BadData
            A span whose `exact` is not the text at its offsets.
        """
        doc = data["doc"]
        document = Document(
            doc["id"],
            text,
            doc["lang"],
            doc["sha256"],
            parse_optional(doc.get("date")),
            None,
            doc.get("file"),
            doc.get("url"),
            doc.get("outlet"),
        )

        def span(item: dict[str, Any]) -> Evidence:
            if text[item["start"] : item["end"]] != item["exact"]:
                raise BadData(f"{item['exact']!r} is not at {item['start']}:{item['end']}", where=document.id)
            return Evidence(document.id, item["start"], item["end"], item["exact"])

        def gloss(content: Any) -> dict[str, str]:
            return dict(content) if isinstance(content, dict) else {"en": content} if content else {}

        def inside(outer: Evidence, words: str) -> Evidence:
            at = text.find(words, outer.start, outer.end)
            return (
                Evidence(document.id, at, at + len(words), words)
                if at >= 0
                else Evidence(document.id, outer.start, outer.end, outer.exact)
            )

        statements = tuple(
            Statement(
                s["id"],
                s["kind"],
                s["type"],
                span(s["evidence"]),
                tuple(s["source"]),
                tuple(s["target"]),
                s.get("treaty"),
                s["factuality"],
                s["attribution"],
                bool(s.get("conditional")),
                bool(s.get("exclusive")),
                parse_optional(s.get("time")),
                gloss(s.get("content")),
                tuple(inside(span(s["evidence"]), words) for words in s.get("parts", ())),
                tuple(inside(span(s["evidence"]), words) for words in s.get("items", ())),
                tuple(span(h) for h in s.get("hedges", ())),
                s.get("status", "proposed"),
                s.get("reader", "gold"),
                s.get("rule"),
            )
            for s in data["statements"]
        )
        return cls(
            document,
            tuple(Actor(a["id"], a["kind"], a.get("label") or a["id"]) for a in data["actors"]),
            tuple(
                Mention(m["actor"], m["form"], m["start"], m["end"], m["exact"]) for m in data["mentions"] if span(m)
            ),
            tuple(
                Treaty(t["id"], tuple(t["parties"]), parse_optional(t.get("date")), t.get("label"))
                for t in data["treaties"]
            ),
            statements,
        )
