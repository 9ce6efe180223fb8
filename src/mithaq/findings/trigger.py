"""Step 2: does an attack of this kind, by such an attacker, pull the duty?"""

from __future__ import annotations

from mithaq.answer import NO, UNKNOWN, YES, Reason, conjunction
from mithaq.findings.casus import Casus

_ON_FORCES = {"armed_attack_on_forces", "armed_attack_on_vessels"}


def pulled(casus: Casus) -> Reason:
    """The kind of attack, and whether a state or another made it."""
    return conjunction("pulled", (kind_covered(casus), attacker_covered(casus)), kinds=list(casus.trigger.kinds))


def kinds_struck(casus: Casus) -> tuple[str, ...]:
    """The kinds of attack that the contingency may be, by its words and its place.

    A plain armed attack at sea is one on vessels or forces; one on land that is not the victim's is one on its forces there.
    """
    struck = casus.contingency.struck
    place = casus.place
    if struck != "armed_attack" or place is None:
        return (struck,)
    if place.sea:
        return ("armed_attack_on_vessels", "armed_attack_on_forces")
    target = (casus.contingency.target,)
    if place.belongs_to(target, casus.on) is NO and place.administered(target, casus.on) is NO:
        return ("armed_attack_on_forces",)
    return (struck,)


def a_fortiori(casus: Casus) -> bool:
    """Whether the trigger names only a lesser event (a threat) that the attack contains."""
    named = set(casus.trigger.kinds)
    return "threat" in named and not named & set(kinds_struck(casus))


def kind_covered(casus: Casus) -> Reason:
    """Whether the trigger names this kind of attack, or one that contains it."""
    struck = kinds_struck(casus)
    named = set(casus.trigger.kinds)
    kinds = list(struck)
    if named & set(struck):
        return casus.leaf("kind.covered", YES, kinds=kinds)
    if "threat" in named:
        return casus.leaf("kind.a_fortiori", YES, kinds=kinds)
    if "armed_attack" not in named:
        return casus.leaf("kind.not_covered", NO, kinds=kinds, named=sorted(named))
    if "blockade" in struck:
        return casus.leaf("kind.blockade_unclear", UNKNOWN, kinds=kinds, named=sorted(named))
    if set(struck) <= _ON_FORCES:
        return _attack_on_forces(casus, kinds)
    return casus.leaf("kind.not_covered", NO, kinds=kinds, named=sorted(named))


def _attack_on_forces(casus: Casus, kinds: list[str]) -> Reason:
    """An attack on forces under a clause that speaks of an armed attack alone."""
    place = casus.place
    if place is not None and place.belongs_to((casus.contingency.target,), casus.on) is YES:
        return casus.leaf("kind.forces_at_home", YES, kinds=kinds)
    if casus.obligation.kind not in ("defense", "offense"):
        return casus.leaf("kind.covered", YES, kinds=kinds)
    if casus.trigger.area is None:
        return casus.leaf("kind.forces_unclear", UNKNOWN, kinds=kinds)
    return casus.leaf("kind.not_covered", NO, kinds=kinds, named=list(casus.trigger.kinds))


def attacker_covered(casus: Casus) -> Reason:
    """Whether the clause reaches an attacker of this nature."""
    trigger = casus.trigger
    attacker = casus.contingency.attacker
    if not casus.contingency.nonstate:
        if trigger.by == "nonstate":
            return casus.leaf("by.nonstate_only", NO, attacker=attacker)
        return casus.leaf("by.state", YES, attacker=attacker)
    if trigger.by_contested:
        readings = (
            casus.leaf("by.reading.covered", YES, attacker=attacker),
            casus.leaf("by.reading.not_covered", NO, attacker=attacker),
        )
        return Reason("by.contested", UNKNOWN, {"attacker": attacker}, None, readings)
    if trigger.by == "states":
        return casus.leaf("by.states_only", NO, attacker=attacker)
    return casus.leaf("by.nonstate_covered", YES, attacker=attacker)
