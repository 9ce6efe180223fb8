"""A drafted game: options, limits and preferences, each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from mithaq.answer import Evidence
from mithaq.findings.phrases import phrases
from mithaq.text.document import Language

Basis = Literal["stated", "assumed"]
Act = Literal["comply", "fight", "threaten", "support", "trade", "intend", "choose"]
LANGUAGES: tuple[Language, ...] = ("en", "ar")
Names = Mapping[Language, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class DraftOption:
    """A yes/no act of a decision maker.

    Attributes
    ----------
    owner : str
        Whose act it is.
    act : str
        ``comply`` with a demand, ``fight``, ``threaten``, ``support``, ``trade``, ``intend``, ``choose``.
    toward : tuple of str
        On whom; the arena of a trade.
    issue : str or None
        Key of ``issues.yaml``, or a form of support.
    quote : Evidence
        The words that it was taken from.
    statements : tuple of str
        Ids; never empty.
    basis, reason : str
        ``stated``, or ``assumed`` and the code of the reason why.
    weight : float
        Rank among the candidates; the lightest are left out of a long draft.
    """

    owner: str
    act: Act
    toward: tuple[str, ...]
    issue: str | None
    quote: Evidence
    statements: tuple[str, ...]
    basis: Basis = "stated"
    reason: str | None = None
    weight: float = 0

    def label(self, lang: Language, names: Names) -> str:
        """``Iran: dismantle the nuclear programme``; what no dictionary knows quotes the text."""
        called = names.get(lang, {})
        words = _words(self.act, lang)
        known = self._label(lang)
        template = words["words"] if known is not None or self.act in ("fight", "threaten") else words["quoted"]
        other = _listed([called.get(actor, actor) for actor in self.toward], lang)
        if self.act == "trade" and not self.toward:
            template = "{label}" if known else words["quoted"]
        quoted = f"«{self.quote.exact}»" if lang == "ar" else f"“{self.quote.exact}”"
        text = template.format(label=known, quote=quoted, other=other, arena=other)
        return f"{called.get(self.owner, self.owner)}: {text}"

    def _label(self, lang: Language) -> str | None:
        if self.issue is None:
            return None
        if self.act == "support":
            return str(_words(f"form.{self.issue}", lang)["words"])
        return next(str(phrase.record["label"]) for phrase in phrases("issues", lang) if phrase.id == self.issue)

    def to_dict(self, names: Names) -> dict[str, Any]:
        """The note beside the option's label."""
        return {
            "owner": self.owner,
            "act": self.act,
            "toward": list(self.toward),
            "issue": self.issue,
            "label": {lang: self.label(lang, names) for lang in LANGUAGES},
            "quote": self.quote.to_dict(),
            "evidence": list(self.statements),
            "basis": self.basis,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class DraftLimit:
    """A combination that cannot be, or (one option alone) an act that cannot be undone."""

    literals: tuple[tuple[int, str], ...]
    reason: str
    statements: tuple[str, ...] = ()
    basis: Basis = "assumed"

    def to_dict(self) -> dict[str, Any]:
        """The note beside the limit."""
        combination = [list(literal) for literal in self.literals]
        return {
            "combination": combination,
            "basis": self.basis,
            "reason": self.reason,
            "evidence": list(self.statements),
        }


@dataclass(frozen=True, slots=True)
class DraftPreference:
    """One prioritised statement of a decision maker: an OR of ANDs of (option, ``"Y"`` or ``"N"``)."""

    alternatives: tuple[tuple[tuple[int, str], ...], ...]
    basis: Basis
    reason: str
    statements: tuple[str, ...] = ()
    factuality: str | None = None

    def to_list(self) -> list[list[list[Any]]]:
        """As the game format has it."""
        return [[list(literal) for literal in one] for one in self.alternatives]

    def to_dict(self) -> dict[str, Any]:
        """The note beside the statement."""
        return {
            "basis": self.basis,
            "reason": self.reason,
            "evidence": list(self.statements),
            "factuality": self.factuality,
        }


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What the text leaves open, and the analyst is asked."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)
    statements: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON values; `statements` as ``evidence``."""
        return {"code": self.code, "values": self.values, "evidence": list(self.statements)}


def _words(key: str, lang: Language) -> Mapping[str, Any]:
    return next(phrase.record for phrase in phrases("option_words", lang) if phrase.id == key)


def _listed(names: list[str], lang: Language) -> str:
    if len(names) < 2:
        return "".join(names)
    last = f" و{names[-1]}" if lang == "ar" else f" and {names[-1]}"
    return ("، " if lang == "ar" else ", ").join(names[:-1]) + last
