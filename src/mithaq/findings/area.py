"""Step 3, first part: does the attack fall in the area for which the duty is owed?"""

from __future__ import annotations

from mithaq.answer import NO, UNKNOWN, YES, Answer, Reason, all_of, any_of
from mithaq.findings.casus import Casus
from mithaq.findings.trigger import kinds_struck
from mithaq.world.pacts import AreaClause
from mithaq.world.places import Place


def in_area(casus: Casus, area: str | None) -> Reason:
    """Whether the place lies in a named area; ``home`` is the beneficiary's own territory, None any place that is the victim's.

    Steps: 1. an unknown place is unknown; 2. any clause, and no ``except`` clause (all of a clause must hold); 3. a clause whose
    reach is disputed counts as unknown.
    """
    if casus.ally_attacks:
        return _area_of_the_other_side(casus, area)
    if area is None:
        return _anywhere(casus)
    where = _where(casus)
    if casus.place is None:
        return casus.leaf("area.unknown_place", UNKNOWN, where=where)
    if area == "home":
        owned = casus.place.belongs_to((casus.beneficiary,), casus.on)
        return _told(casus, owned, contested=casus.place.contested)
    return _clauses(casus, area, casus.place)


def _where(casus: Casus) -> str:
    """The contingency's own words, or the target, whose home territory is meant."""
    return casus.contingency.where or casus.contingency.target


def _area_of_the_other_side(casus: Casus, area: str | None) -> Reason:
    """The ally is the attacker: where it was itself attacked is not part of the contingency."""
    if area is None or casus.obligation.kind == "offense" or casus.trigger.against == "involved":
        return casus.leaf("area.none", YES)
    return casus.leaf("area.not_told", UNKNOWN, where=_where(casus))


def _anywhere(casus: Casus) -> Reason:
    """No area: a duty of defence still needs an attack on the victim's own territory, where the attack is one on territory."""
    contingency = casus.contingency
    on_territory = contingency.struck == "armed_attack" and contingency.where is not None
    if casus.obligation.kind != "defense" or not on_territory:
        return casus.leaf("area.none", YES)
    if casus.place is None:
        return casus.leaf("area.unknown_place", UNKNOWN, where=_where(casus))
    if _attackers_own(casus, casus.place):
        return casus.leaf("area.attackers_own", NO, where=_where(casus))
    if casus.place.sea or set(kinds_struck(casus)) & set(casus.trigger.kinds) - {"armed_attack"}:
        return casus.leaf("area.none", YES)
    owned = casus.place.belongs_to((contingency.target,), casus.on)
    return _told(casus, owned, contested=casus.place.contested)


def _attackers_own(casus: Casus, place: Place) -> bool:
    """Land of the attacker that the victim holds or fights on: to fight for one's own land is no attack on another's."""
    return not casus.contingency.nonstate and place.belongs_to((casus.contingency.attacker,), casus.on) is YES


def _told(casus: Casus, answer: Answer, *, contested: bool, source: str | None = None) -> Reason:
    codes = {YES: "area.inside", NO: "area.outside", UNKNOWN: "area.contested" if contested else "area.unclear"}
    assert casus.place is not None
    values = {"where": _where(casus), "place": casus.place.id, "area": casus.trigger.area or "home"}
    if answer is UNKNOWN and contested:
        readings = (
            casus.leaf("area.reading.inside", YES, source, **values),
            casus.leaf("area.reading.outside", NO, source, **values),
        )
        return Reason(codes[answer], answer, values, None, readings)
    return casus.leaf(codes[answer], answer, source, **values)


def _clauses(casus: Casus, area: str, place: Place) -> Reason:
    clauses = casus.pact.areas.get(area, ())
    inside = [(clause, _holds(casus, clause, place)) for clause in clauses if not clause.excluded]
    outside = [(clause, _holds(casus, clause, place)) for clause in clauses if clause.excluded]
    answer = all_of(any_of(*(held for _, held in inside)), ~any_of(*(held for _, held in outside)))
    open_ones = [clause for clause, held in (*inside, *outside) if held is UNKNOWN]
    contested = answer is UNKNOWN and (
        place.contested or any(clause.contested for clause in open_ones) or _base(casus, place)
    )
    source = next((clause.source for clause in open_ones if clause.source), None)
    return _told(casus, answer, contested=contested, source=source)


def _holds(casus: Casus, clause: AreaClause, place: Place) -> Answer:
    """Kleene conjunction over what the clause names; a contested clause that would hold is unknown."""
    tests = [place.lies_in(clause.within)]
    if clause.territory_of:
        tests.append(casus.any_of_them(clause.territory_of, lambda state: place.belongs_to((state,), casus.on)))
    if clause.administered_by:
        tests.append(casus.any_of_them(clause.administered_by, lambda state: place.administered((state,), casus.on)))
    if clause.forces_of:
        tests.append(casus.any_of_them(clause.forces_of, lambda state: _forces(casus, state, place)))
    if clause.place:
        named = set(clause.place)
        tests.append(YES if place.id in named or named & place.within else NO)
    if clause.metropolitan:
        tests.append(YES if place.metropolitan else NO)
    held = all_of(*tests)
    return UNKNOWN if clause.contested and held is YES else held


def _forces(casus: Casus, state: str, place: Place) -> Answer:
    """Whether forces or vessels of `state` were struck; a base on land may or may not count as such."""
    if not casus.is_target(state):
        return NO
    if casus.contingency.struck in ("armed_attack_on_forces", "armed_attack_on_vessels") or place.sea:
        return YES
    if "armed_attack_on_forces" in kinds_struck(casus):
        return YES
    return UNKNOWN if _base(casus, place) else NO


def _base(casus: Casus, place: Place) -> bool:
    return any(casus.is_target(state) for state in place.base_of)
