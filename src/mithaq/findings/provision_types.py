"""From the types of provisions in a text to the kinds of duty in the register, and to ATOP.

ATOP (Leeds, Ritter, Mitchell and Long 2002; codebook 5.1) knows five obligations; a duty not to aid
an aggressor is a form of its *neutrality*.  The finer types of security cooperation are no alliance
obligations for ATOP; the register holds them as ``cooperation``, told apart by subject.
"""

from __future__ import annotations

from mithaq.findings.phrases import ids
from mithaq.text.document import Language
from mithaq.world.pacts import PactArticle

DUTY_KINDS: dict[str, tuple[str, ...]] = {
    "DEFENSE": ("defense",),
    "OFFENSE": ("offense",),
    "NEUTRALITY": ("neutrality", "no_aid_to_aggressor"),
    "NONAGGRESSION": ("nonaggression", "territory_denial"),
    "CONSULTATION": ("consultation",),
    "NO_AID_TO_AGGRESSOR": ("no_aid_to_aggressor", "neutrality"),
    "INTELLIGENCE_SHARING": ("intelligence_sharing",),
    "ARMS_SUPPLY": ("arms_supply",),
    "BASING": ("basing",),
}
"""Kinds of duty that a provision of this type claims; one of them is enough."""

ATOP: dict[str, str] = {
    "defense": "defense",
    "offense": "offense",
    "neutrality": "neutrality",
    "no_aid_to_aggressor": "neutrality",
    "nonaggression": "nonaggression",
    "consultation": "consultation",
}
"""ATOP's obligation for a kind of duty; the kinds left out are none for ATOP."""

SUBJECTS: dict[str, tuple[str, ...]] = {
    "CYBER_COOPERATION": ("cyber",),
    "COORDINATION": ("coordination",),
    "JOINT_PLANNING": ("military",),
    "INTELLIGENCE_SHARING": ("intelligence",),
    "ARMS_SUPPLY": ("arms",),
    "BASING": ("basing",),
    "CONSULTATION": ("consultation",),
}
"""Subjects of ``provision_subjects.yaml`` that a type of provision covers."""

SECURITY_KINDS = frozenset(kind for kinds in DUTY_KINDS.values() for kind in kinds)
"""Every kind of duty that is about security; ``cooperation`` is so only by its subject."""


def atop(provision: str) -> str | None:
    """ATOP's obligation for a type of provision, or None where ATOP has none."""
    return next((ATOP[kind] for kind in DUTY_KINDS.get(provision, ()) if kind in ATOP), None)


def subjects_of_article(article: PactArticle) -> frozenset[str]:
    """The subjects of security that an article speaks of, by the record's own words."""
    return frozenset(ids("provision_subjects", article.says.get("en", ""), "en"))


def subjects_of_text(words: str, lang: Language) -> frozenset[str]:
    """The subjects of security that a passage of the text speaks of."""
    return frozenset(ids("provision_subjects", words, lang))
