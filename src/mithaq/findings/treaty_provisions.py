"""What the text says that a treaty provides, or does not provide, or provides alone."""

from __future__ import annotations

from collections.abc import Iterator

from mithaq.answer import NO, YES, Reason
from mithaq.findings.provision_types import (
    DUTY_KINDS,
    SECURITY_KINDS,
    SUBJECTS,
    atop,
    subjects_of_article,
    subjects_of_text,
)
from mithaq.findings.treaty_match import states
from mithaq.findings.verdicts import Confirmed, Contradiction, NotChecked, Verdict, held, said, weight
from mithaq.statements.statement import Reading, Statement
from mithaq.world.pacts import Obligation, Pact, PactArticle

READ = ("read", "quoted")
"""Levels at which the text of a pact is known well enough to say that it lacks a duty."""


def check_provision(statement: Statement, pact: Pact) -> Verdict:
    """One claimed or denied obligation, or a bond called an alliance.

    Steps: 1. an uncommitted clause claims nothing; 2. a type that the register tells apart by
    subject alone is confirmed by an article on the subject, never contradicted; 3. else the kinds
    of duty of the type are looked up, and the claimed debtors among their debtors.
    """
    kind = "DEFENSE" if statement.type == "ALLIANCE" else statement.type
    if statement.factuality == "Uu":
        return _not_checked(statement, pact, "not_checked.uncommitted")
    if kind not in DUTY_KINDS:
        return _by_subject(statement, pact)
    found = [(article, duty) for article in pact.articles for duty in article.duties if duty.kind in DUTY_KINDS[kind]]
    if statement.negative:
        return _denied(statement, pact, kind, found)
    return _claimed(statement, pact, kind, found)


def _by_subject(statement: Statement, pact: Pact) -> Verdict:
    wanted = set(SUBJECTS.get(statement.type, ()))
    article = next((article for article in pact.articles if wanted & subjects_of_article(article)), None)
    if not wanted or article is None or statement.negative:
        return _not_checked(statement, pact, "not_checked.subject")
    leaf = held("register.subject", pact, article.number, article.source, YES, says=article.says)
    because = Reason("confirmed.provision", YES, _values(statement, pact), None, (said(statement), leaf))
    return Confirmed(statement.id, statement.type, pact.id, because, article.number)


def _claimed(statement: Statement, pact: Pact, kind: str, found: list[tuple[PactArticle, Obligation]]) -> Verdict:
    debtors = states(statement.source)
    for article, duty in found:
        if set(debtors) & set(pact.states) <= set(duty.debtors.among(pact.states)):
            leaf = _duty_leaf(pact, article, duty)
            because = Reason("confirmed.provision", YES, _values(statement, pact), None, (said(statement), leaf))
            return Confirmed(statement.id, statement.type, pact.id, because, article.number)
    if found:
        article, duty = found[0]
        leaf = _duty_leaf(pact, article, duty)
        return _contradiction(statement, pact, "contradiction.obligation.other_debtor", leaf, kind, article.number)
    if statement.type == "ALLIANCE":
        return _not_checked(statement, pact, "not_checked.alliance")
    return _lacking(statement, pact, kind)


def _lacking(statement: Statement, pact: Pact, kind: str) -> Verdict:
    if pact.text_level not in READ or pact.published != "full":
        return _not_checked(statement, pact, "not_checked.text_unread")
    leaf = held("register.no_such_duty", pact, None, None, NO, duty=DUTY_KINDS[kind][0], atop=atop(kind))
    return _contradiction(statement, pact, "contradiction.obligation.lacking", leaf, kind, None)


def _denied(statement: Statement, pact: Pact, kind: str, found: list[tuple[PactArticle, Obligation]]) -> Verdict:
    if found:
        article, duty = found[0]
        leaf = _duty_leaf(pact, article, duty)
        return _contradiction(statement, pact, "contradiction.obligation.denied", leaf, kind, article.number)
    if pact.text_level not in READ:
        return _not_checked(statement, pact, "not_checked.text_unread")
    leaf = held("register.no_such_duty", pact, None, None, YES, duty=DUTY_KINDS[kind][0], atop=atop(kind))
    because = Reason("confirmed.denial", YES, _values(statement, pact), None, (said(statement), leaf))
    return Confirmed(statement.id, statement.type, pact.id, because)


def _contradiction(
    statement: Statement, pact: Pact, code: str, leaf: Reason, kind: str, article: str | None
) -> Contradiction:
    because = Reason(code, weight(statement), _values(statement, pact), None, (said(statement), leaf))
    text_says = f"no {statement.type}" if statement.negative else statement.type
    register_says = f"article {article}" if article else f"no {DUTY_KINDS[kind][0]}"
    return Contradiction(
        "obligation", statement.id, statement.type, text_says, register_says, pact.id, because, article,
        (article,) if article else (), hedged=not statement.factuality.startswith("CT"), holder=statement.attribution,
    )  # fmt: skip


def _duty_leaf(pact: Pact, article: PactArticle, duty: Obligation) -> Reason:
    return held(
        "register.duty", pact, article.number, article.source, YES,
        duty=duty.kind, strength=duty.strength, disputed=bool(duty.disputes), atop=atop(duty.kind.upper()),
        debtors=list(duty.debtors.among(pact.states)), says=article.says,
    )  # fmt: skip


def _values(statement: Statement, pact: Pact) -> dict[str, object]:
    return {"type": statement.type, "pact": pact.id, "source": list(statement.source)}


def _not_checked(statement: Statement, pact: Pact, reason: str) -> NotChecked:
    return NotChecked(statement.id, statement.type, reason, {"pact": pact.id, "type": statement.type})


def check_list(reading: Reading, pact: Pact, about: tuple[Statement, ...]) -> Iterator[Contradiction]:
    """A list of provisions called complete against every article on security that it does not cover.

    Steps: 1. the list is every statement on the treaty that the text marks as exclusive; 2. it
    covers the duties and subjects of all that the text says of the treaty, denials included;
    3. an article is missing if it lays down a duty of a kind, or speaks of a subject of security,
    that is not covered.  The finding names every missing article.
    """
    members = tuple(
        statement
        for statement in about
        if statement.exclusive and not statement.negative and statement.factuality != "Uu"
    )
    if not members:
        return
    kinds, subjects = _covered(reading, about)
    missing = [article for article in pact.articles if _missing(article, kinds, subjects)]
    if not missing:
        return
    leaves = tuple(
        held("register.left_out", pact, article.number, article.source, NO, says=article.says, kinds=_kinds(article))
        for article in missing
    )
    numbers = tuple(article.number for article in missing)
    values = {"pact": pact.id, "articles": list(numbers), "types": [member.type for member in members]}
    first = members[0]
    yield Contradiction(
        "exclusive_list", first.id, "exclusive", ", ".join(member.type for member in members), ", ".join(numbers),
        pact.id, Reason("contradiction.exclusive_list", weight(first), values, None, (said(first), *leaves)),
        numbers[0], numbers, tuple(member.id for member in members),
        hedged=not first.factuality.startswith("CT"), holder=first.attribution,
    )  # fmt: skip


def _covered(reading: Reading, about: tuple[Statement, ...]) -> tuple[set[str], set[str]]:
    kinds: set[str] = set()
    subjects: set[str] = set()
    for statement in about:
        kinds |= set(DUTY_KINDS.get(statement.type, ()))
        subjects |= set(SUBJECTS.get(statement.type, ()))
        if not statement.negative:
            subjects |= subjects_of_text(_line(reading, statement), reading.document.lang)
    return kinds, subjects


def _line(reading: Reading, statement: Statement) -> str:
    """The whole line of the text in which a provision stands: its examples belong to the list too."""
    text = reading.document.text
    start = text.rfind("\n", 0, statement.evidence.start) + 1
    end = text.find("\n", statement.evidence.end)
    return text[start : end if end >= 0 else len(text)]


def _missing(article: PactArticle, kinds: set[str], subjects: set[str]) -> bool:
    duties = _kinds(article)
    security = {kind for kind in duties if kind in SECURITY_KINDS}
    if security - kinds:
        return True
    return not security and bool(_left(article, subjects))


def _left(article: PactArticle, subjects: set[str]) -> frozenset[str]:
    spoken = subjects_of_article(article)
    return frozenset() if spoken & subjects and "military" not in spoken - subjects else spoken - subjects


def _kinds(article: PactArticle) -> list[str]:
    return list(dict.fromkeys(duty.kind for duty in article.duties))
