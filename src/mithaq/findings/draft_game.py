"""A drafted game: options, limits and preferences, each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from mithaq.answer import UNKNOWN, YES, Evidence, Reason
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
    label : Mapping
        The act in words by language, without its owner.
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
    label: Mapping[Language, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The note beside the option in the game file."""
        return {
            "owner": self.owner,
            "act": self.act,
            "toward": list(self.toward),
            "issue": self.issue,
            "label": dict(self.label),
            "quote": self.quote.to_dict(),
            "evidence": list(self.statements),
            "basis": self.basis,
            "reason": self.reason,
        }


def labelled(option: DraftOption, names: Names) -> DraftOption:
    """The option with its label in both languages; what no dictionary knows quotes the text."""
    return replace(option, label={lang: _label(option, lang, names.get(lang, {})) for lang in LANGUAGES})


def _label(option: DraftOption, lang: Language, called: Mapping[str, str]) -> str:
    words, known = _words(option.act, lang), _known(option, lang)
    quoted = f"«{option.quote.exact}»" if lang == "ar" else f"“{option.quote.exact}”"
    other = _listed([called.get(actor, actor) for actor in option.toward], lang)
    if known is None and option.act not in ("fight", "threaten"):
        template = words["quoted"]
    else:
        template = "{label}" if option.act == "trade" and not option.toward else words["words"]
    return str(template).format(label=known, quote=quoted, other=other, arena=other)


def _known(option: DraftOption, lang: Language) -> str | None:
    if option.issue is None:
        return None
    if option.act == "support":
        return str(_words(f"form.{option.issue}", lang)["words"])
    return next(str(phrase.record["label"]) for phrase in phrases("issues", lang) if phrase.id == option.issue)


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
    """One prioritised statement of a decision maker: an OR of ANDs of (option, ``"Y"`` or ``"N"``).

    `says` puts it into words; `id` names it in the game file; `factuality` is the weakest level
    (``CT PR PS Uu``) of the statements that a stated one rests on.
    """

    alternatives: tuple[tuple[tuple[int, str], ...], ...]
    basis: Basis
    reason: str
    statements: tuple[str, ...] = ()
    factuality: str | None = None
    dm: str = ""
    id: str = ""
    says: Reason = field(default_factory=lambda: Reason("draft.nothing_known", UNKNOWN))

    @property
    def stated(self) -> bool:
        """Whether the text states it; else it is assumed."""
        return self.basis == "stated"

    def to_list(self) -> list[list[list[Any]]]:
        """As the game format has it."""
        return [[list(literal) for literal in one] for one in self.alternatives]

    def to_dict(self) -> dict[str, Any]:
        """The note beside the statement."""
        return {
            "id": self.id,
            "basis": self.basis,
            "reason": self.reason,
            "values": self.says.values,
            "evidence": list(self.statements),
            "factuality": self.factuality,
        }


def told(
    preference: DraftPreference, dm: str, place: int, options: tuple[DraftOption, ...], document: str
) -> DraftPreference:
    """The preference with its owner, its id and its words; `place` counts from 1, the highest first."""
    numbers = dict.fromkeys(number for one in preference.alternatives for number, _ in one)
    first = options[next(iter(numbers))]
    wishes = {yes for one in preference.alternatives for _, yes in one}
    values = {
        "dm": dm,
        "owner": first.owner,
        "option": dict(first.label),
        "others": [dict(options[number].label) for number in list(numbers)[1:]],
        "wish": next(iter(wishes)) if len(wishes) == 1 else None,
    }
    ground = Evidence(document, first.quote.start, first.quote.end, first.quote.exact)
    answer = YES if preference.basis == "stated" else UNKNOWN
    says = Reason(preference.reason, answer, values, ground)
    return replace(preference, dm=dm, id=f"{dm}:{place}", says=says)


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
