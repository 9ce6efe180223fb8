"""The articles of a pact file → `PactArticle`, `Obligation`, `Trigger`, `Dispute`; and its areas."""

from __future__ import annotations

from mithaq.answer import Answer
from mithaq.records import Record
from mithaq.world import pacts as p
from mithaq.world.fields import Fields

MUST_BE_TRIGGERED = ("defense", "offense", "neutrality", "no_aid_to_aggressor")
"""Duties that arise only when something happens: without a trigger the record says nothing."""
GRADED = ("defense", "offense", "consultation")


def read_article(fields: Fields) -> p.PactArticle:
    """One entry of ``articles``."""
    fields.only(["number", "says", "source", "duties", "note"])
    number = fields.text("number", required=True) or ""
    return p.PactArticle(
        number=number,
        says=fields.words("says", required=True, both=True),
        source=_source(fields),
        duties=tuple(_duty(entry) for entry in fields.subs("duties")),
    )


def _source(fields: Fields) -> str | None:
    return ", ".join(fields.texts("source")) or None


def _duty(fields: Fields) -> p.Obligation:
    fields.only(["kind", "strength", "debtors", "beneficiaries", "trigger", "gates", "disputed", "note"])
    kind = fields.choice("kind", p.DUTIES, "cooperation", required=True)
    strength = fields.whole("strength", 1, 5)
    trigger = fields.sub("trigger")
    if trigger is None and kind in MUST_BE_TRIGGERED:
        fields.fault(f"a duty of {kind} needs a trigger", "trigger", "Say `trigger: {kinds: [armed_attack], …}`")
    if trigger is not None and strength is None and kind in GRADED:
        fields.fault(f"a duty of {kind} needs a strength", "strength", "Write 1 (consult) to 5 (at once, by all means)")
    return p.Obligation(
        kind=kind,
        debtors=_holders(fields, "debtors", ("parties",)),
        beneficiaries=_holders(fields, "beneficiaries", ("other_parties", "parties")),
        trigger=_trigger(trigger) if trigger else None,
        strength=strength,
        gates=fields.choices("gates", p.GATES),
        disputes=_disputes(fields),
        note=fields.words("note"),
    )


def _holders(fields: Fields, key: str, words: tuple[str, ...]) -> p.Holders:
    value = fields.record.get(key)
    if isinstance(value, Record):
        inner = fields.inner(value)
        inner.only(("except",))
        return p.Holders("parties_except", inner.states("except"))
    if isinstance(value, tuple):
        return p.Holders("states", fields.states(key))
    return p.Holders(fields.choice(key, words, words[0], required=True))


def _trigger(fields: Fields) -> p.Trigger:
    fields.only(
        ["kinds", "by", "by_contested", "against", "area", "adversaries", "provoked", "conditions", "note", "source"]
    )
    fields.need("kinds")
    adversaries = fields.sub("adversaries")
    return p.Trigger(
        kinds=fields.choices("kinds", p.ATTACKS),
        by=fields.choice("by", ("any", "states", "nonstate"), "any"),
        by_contested=fields.flag("by_contested"),
        against=fields.choice("against", ("beneficiary", "debtor", "both", "involved"), "beneficiary"),
        area=fields.text("area"),
        adversaries=_adversaries(adversaries) if adversaries else None,
        provoked=fields.choice("provoked", ("excluded", "blind"), "excluded"),
        conditions=tuple(_condition(entry) for entry in fields.subs("conditions")),
    )


def _adversaries(fields: Fields) -> p.Adversaries:
    fields.only(["only", "except", "allied_with_them", "contested", "note"])
    return p.Adversaries(fields.states("only"), fields.states("except"), fields.flag("allied_with_them"))


def _condition(fields: Fields) -> p.Condition:
    fields.only(p.CONDITION_KEYS)
    test = fields.text("test", required=True) or ""
    says = fields.words("en") if isinstance(fields.record.get("en"), Record) else _said(fields)
    if test not in p.CONDITIONS and not says:
        known = " ".join(p.CONDITIONS)
        fields.fault(
            f"test {test!r} is unknown and not explained", "test", f"Use one of: {known}; or say in `en` what it is"
        )
    elif test not in p.CONDITIONS:
        fields.warn(f"test {test!r} is not in the vocabulary: the answer will be unknown", "test")
    otherwise = fields.text("else")
    if otherwise is not None:
        otherwise = fields.word(otherwise, p.DUTIES, "else")
    return p.Condition(
        test=test,
        understanding_of=fields.states("understanding_of"),
        otherwise=otherwise,
        of=fields.texts("of"),
        start=fields.date("from") or fields.date("date"),
        end=fields.date("to"),
        says=says,
        source=_source(fields),
    )


def _said(fields: Fields) -> dict[str, str]:
    return {lang: text for lang in ("en", "ar") if (text := fields.text(lang)) is not None}


def _disputes(fields: Fields) -> tuple[p.Dispute, ...]:
    return tuple(_dispute(entry) for entry in fields.subs("disputed"))


def _dispute(fields: Fields) -> p.Dispute:
    fields.only(("says", "readings", "applies"))
    fields.need("readings")
    readings = tuple(_contested(entry) for entry in fields.subs("readings"))
    if len({reading.answer for reading in readings}) < 2:
        fields.warn("the readings of a dispute give one and the same answer", "readings")
    says = fields.words("says", required=True)
    applies = fields.record.get("applies")
    if not isinstance(applies, Record):
        fields.choice("applies", ("always",), "always")
        return p.Dispute(says, readings)
    inner = fields.inner(applies)
    inner.only(["kinds", "area", "attacker", "target", "debtor", "from"])
    return p.Dispute(
        says,
        readings,
        kinds=inner.choices("kinds", p.ATTACKS),
        area=inner.text("area"),
        attacker=inner.texts("attacker"),
        target=inner.texts("target"),
        debtor=inner.states("debtor"),
        start=inner.date("from"),
    )


def _contested(fields: Fields) -> p.ContestedReading:
    fields.only(["holder", "answer", "en", "ar", "says", "source"])
    answer = fields.choice("answer", ("yes", "no", "unknown"), "unknown", required=True)
    says = fields.words("says") or _said(fields)
    return p.ContestedReading(fields.text("holder", required=True) or "", Answer(answer), says, _source(fields))


def read_area(fields: Fields) -> p.AreaClause:
    """One clause of an area; ``except: {…}`` holds the same keys."""
    inner = fields.sub("except")
    if inner is None:
        return _clause(fields, excluded=False)
    fields.only(["except", "contested", "says", "source"])
    clause = _clause(inner, excluded=True)
    contested = clause.contested or fields.flag("contested")
    says = clause.says or fields.words("says")
    return p.AreaClause(
        territory_of=clause.territory_of,
        administered_by=clause.administered_by,
        forces_of=clause.forces_of,
        place=clause.place,
        within=clause.within,
        metropolitan=clause.metropolitan,
        excluded=True,
        contested=contested,
        says=says,
        source=clause.source or _source(fields),
    )


def _clause(fields: Fields, *, excluded: bool) -> p.AreaClause:
    fields.only(
        [
            "territory_of",
            "administered_by",
            "forces_of",
            "place",
            "within",
            "metropolitan",
            "contested",
            "says",
            "source",
            "note",
        ]
    )
    return p.AreaClause(
        territory_of=_whose(fields, "territory_of"),
        administered_by=_whose(fields, "administered_by"),
        forces_of=_whose(fields, "forces_of"),
        place=fields.texts("place"),
        within=fields.texts("within"),
        metropolitan=fields.flag("metropolitan"),
        excluded=excluded,
        contested=fields.flag("contested"),
        says=fields.words("says"),
        source=_source(fields),
    )


def _whose(fields: Fields, key: str) -> p.Holders | None:
    if fields.record.get(key) is None:
        return None
    return _holders(fields, key, ("parties", "beneficiaries", "debtors"))
