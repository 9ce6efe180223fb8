"""The five steps, on small pacts of our own; and laws that hold of every pact."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.answer import NO, UNKNOWN, YES, Reason
from mithaq.dates import PartialDate
from mithaq.errors import BadInput, UnknownName
from mithaq.findings.contingency import Contingency
from mithaq.findings.duties import REASON_WORDS, Duties
from mithaq.findings.obligations import who_is_obliged
from mithaq.show.words import Words, catalogue
from mithaq.world.pacts import ATTACKS, DUTIES, Pact
from mithaq.world.places import Places, load_places
from mithaq.world.register import Register, load_register
from pact_text import DEFENSE, a_pact, a_register

PLACES: Places = load_places()
THREE = "[{state: FRA}, {state: POL}, {state: DEU}]"


def asked(
    pact: Pact | Register,
    attacker: str = "RUS",
    target: str = "POL",
    on: str = "2000-01-01",
    where: str | None = None,
    kind: str = "armed_attack",
    **options: Any,
) -> Duties:
    register = pact if isinstance(pact, Register) else a_register(pact)
    return who_is_obliged(
        Contingency(attacker, target, PartialDate.parse(on), where, kind), register, PLACES, **options
    )


def told(answered: Duties, state: str = "FRA", duty: str = "defense") -> tuple[str, str | None]:
    lines = answered.of(state, duty)
    assert len(lines) == 1, [line.to_dict() for line in answered.duties]
    return str(lines[0].answer), lines[0].reason


def defense(**changes: str) -> str:
    trigger = ", ".join(f"{key}: {value}" for key, value in {"kinds": "[armed_attack]", **changes}.items())
    return f"[{{kind: defense, strength: 3, debtors: parties, beneficiaries: other_parties, trigger: {{{trigger}}}}}]"


# in force


@pytest.mark.parametrize(
    ("changes", "on", "expected"),
    [
        ({}, "1950-05-31", ("no", "not_yet_in_force")),
        ({}, "1950-06-01", ("yes", None)),
        ({}, "1950-06", ("yes", None)),
        ({}, "1950", ("unknown", "date")),
        ({"ended": "1990-01-01"}, "1989-12-31", ("yes", None)),
        ({"ended": "1990-01-01"}, "1990-01-01", ("no", "ended")),
        ({"ended": "unknown"}, "1980-01-01", ("unknown", "date")),
        ({"ended": "unknown\nended_not_before: 1985-01-01"}, "1980-01-01", ("yes", None)),
        ({"ended": "unknown\nended_not_before: 1985-01-01"}, "1985-01-01", ("unknown", "date")),
        ({"in_force": "never"}, "1951-01-01", ("no", "not_yet_in_force")),
        ({"in_force": "unknown"}, "1951-01-01", ("unknown", "date")),
        ({"in_force": "[{date: 1950-06, source: text}, {date: 1951-02, source: text}]"}, "1950-09-01", ("unknown", "date")),
        ({"in_force": "[{date: 1950-06, source: text}, {date: 1951-02, source: text}]"}, "1951-03-01", ("yes", None)),
        ({"parties": "[{state: FRA}, {state: POL, left: 1999-05-01, source: text}]"}, "2000-01-01", ("no", "withdrawn")),
        ({"parties": "[{state: FRA}, {state: POL, joined: 2004-05-01, source: text}]"}, "2000-01-01", ("no", "not_party")),
        ({"parties": "[{state: FRA}, {state: POL, joined: unknown, source: text}]"}, "2000-01-01", ("unknown", "membership")),
        ({"suspensions": "[{of: [FRA], toward: [POL], from: 1999-01-01, kind: suspended, en: x, source: text}]"},
         "2000-01-01", ("no", "suspended")),
        ({"suspensions": "[{of: [FRA], toward: [POL], from: 1999, to: 1999-12-31, kind: suspended, en: x, source: text}]"},
         "2000-01-01", ("yes", None)),
        ({"suspensions": "[{of: [FRA], from: 1999-01-01, kind: one_sided_freeze, contested: true, en: x, source: text}]"},
         "2000-01-01", ("unknown", "contested")),
        ({"published": "none"}, "2000-01-01", ("unknown", "unpublished_text")),
        ({"binding": "none"}, "2000-01-01", ("no", "no_such_duty")),
        ({}, "2026-08-02", ("unknown", "coverage")),
    ],
)  # fmt: skip
def test_step_1_in_force(changes: dict[str, str], on: str, expected: tuple[str, str | None]) -> None:
    assert told(asked(a_pact(**changes), on=on)) == expected


def test_a_suspension_between_two_leaves_the_third_bound() -> None:
    pact = a_pact(
        parties=THREE,
        suspensions="[{of: [FRA], toward: [POL], from: 1999-01-01, kind: suspended, en: x, source: text}]",
    )
    answered = asked(pact)
    assert told(answered, "FRA") == ("no", "suspended")
    assert told(answered, "DEU") == ("yes", None)


def test_provisional_application_binds_before_entry_into_force() -> None:
    text = "1960-01-01\nprovisionally_applied: 1955-01-01"
    assert told(asked(a_pact(in_force=text), on="1957-01-01")) == ("yes", None)


def test_a_signature_to_come_is_not_listed() -> None:
    assert asked(a_pact(), on="1949-01-01").duties == ()


def test_as_if_in_force_and_without() -> None:
    pact = a_pact(in_force="never")
    assert told(asked(pact, as_if_in_force=["example-1950"])) == ("yes", None)
    assert asked(pact, without=["example-1950"]).duties == ()
    with pytest.raises(UnknownName):
        asked(pact, as_if_in_force=["nothing-1900"])


def test_a_pact_of_long_ago_is_told_between_the_same_two_alone() -> None:
    pair = a_pact(ended="1955-01-01")
    assert told(asked(pair)) == ("no", "ended")
    assert asked(a_pact(ended="1955-01-01", parties=THREE)).duties == ()


# pulled


@pytest.mark.parametrize(
    ("kinds", "kind", "expected"),
    [
        ("[armed_attack]", "threat", ("no", "kind_not_covered")),
        ("[armed_attack]", "subversion", ("no", "kind_not_covered")),
        ("[armed_attack]", "blockade", ("unknown", "kind")),
        ("[armed_attack, blockade]", "blockade", ("yes", None)),
        ("[armed_attack]", "armed_attack_on_forces", ("yes", None)),
        ("[threat]", "armed_attack", ("yes", None)),
        ("[armed_attack_on_vessels]", "armed_attack", ("no", "kind_not_covered")),
    ],
)
def test_step_2_kinds(kinds: str, kind: str, expected: tuple[str, str | None]) -> None:
    assert told(asked(a_pact(duties=defense(kinds=kinds)), kind=kind)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"by": "any"}, ("yes", None)),
        ({"by": "states"}, ("no", "non_state")),
        ({"by": "any", "by_contested": "true"}, ("unknown", "contested")),
        ({"by": "nonstate"}, ("yes", None)),
    ],
)
def test_step_2_attackers_that_are_no_states(changes: dict[str, str], expected: tuple[str, str | None]) -> None:
    answered = asked(a_pact(duties=defense(**changes)), attacker="nonstate:somebody")
    assert told(answered) == expected
    assert answered.duties[0].disputed is (expected[0] == "unknown")


def test_a_vessel_named_in_the_words_is_an_attack_on_vessels() -> None:
    pact = a_pact(duties=defense(kinds="[armed_attack_on_vessels]"))
    assert told(asked(pact, where="Baltic Sea, coast guard vessel rammed")) == ("yes", None)
    assert told(asked(pact, where="Baltic Sea")) == ("yes", None)


# tested

AREAS = (
    "{here: [{territory_of: parties, within: [europe]}, {forces_of: parties, within: [mediterranean]},"
    " {except: {place: [corsica]}}, {administered_by: [FRA], within: [pacific]}]}"
)


@pytest.mark.parametrize(
    ("target", "where", "expected"),
    [
        ("FRA", None, ("yes", None)),
        ("FRA", "Corsica", ("no", "out_of_area")),
        ("FRA", "French Guiana", ("no", "out_of_area")),
        ("FRA", "New Caledonia", ("yes", None)),
        ("FRA", "Mediterranean Sea", ("yes", None)),
        ("FRA", "Red Sea", ("no", "out_of_area")),
        ("FRA", "a place that nobody knows", ("unknown", "area")),
    ],
)
def test_step_3_areas(target: str, where: str | None, expected: tuple[str, str | None]) -> None:
    kinds = "[armed_attack, armed_attack_on_vessels, armed_attack_on_forces]"
    pact = a_pact(areas=AREAS, duties=defense(kinds=kinds, area="here"))
    assert told(asked(pact, target=target, where=where), "POL") == expected


def test_to_fight_for_ones_own_land_is_no_attack_on_another() -> None:
    kinds = "[armed_attack, armed_attack_on_forces, armed_attack_on_vessels]"
    pact = a_pact(parties="[{state: FRA}, {state: ARM}]", duties=defense(kinds=kinds))
    assert told(asked(pact, "AZE", "ARM", where="Nagorno-Karabakh")) == ("no", "out_of_area")
    assert told(asked(pact, "AZE", "ARM", where="Jermuk")) == ("yes", None)


def test_the_land_of_a_party_that_left_is_no_longer_in_the_area() -> None:
    parties = "[{state: POL}, {state: DEU}, {state: FRA, left: 1970-01-01, source: text}]"
    pact = a_pact(
        parties=parties,
        areas="{here: [{territory_of: parties}]}",
        duties=defense(kinds="[armed_attack, armed_attack_on_forces]", area="here"),
    )
    assert told(asked(pact, where="Corsica", target="POL"), "DEU") == ("no", "out_of_area")


def test_a_place_that_nobody_knows_is_warned_of() -> None:
    answered = asked(a_pact(), where="a place that nobody knows")
    assert [warning.code for warning in answered.warnings] == ["warning.place_unknown"]


def test_a_base_abroad_is_disputed_under_a_clause_on_forces() -> None:
    pact = a_pact(parties="[{state: GBR}, {state: POL}]", areas=AREAS, duties=defense(area="here"))
    answered = asked(pact, "IRN", "GBR", "2026-03-02", "RAF Akrotiri")
    assert told(answered, "POL") == ("unknown", "contested")
    assert answered.duties[0].disputed


@pytest.mark.parametrize(
    ("adversaries", "attacker", "expected"),
    [
        ("{only: [DEU]}", "DEU", ("yes", None)),
        ("{only: [DEU]}", "RUS", ("no", "other_adversary")),
        ("{only: [DEU], allied_with_them: true}", "RUS", ("unknown", "adversary")),
        ("{except: [RUS]}", "RUS", ("no", "other_adversary")),
        ("{except: [RUS]}", "DEU", ("yes", None)),
    ],
)
def test_step_3_adversaries(adversaries: str, attacker: str, expected: tuple[str, str | None]) -> None:
    assert told(asked(a_pact(duties=defense(adversaries=adversaries)), attacker)) == expected


def test_an_ally_of_a_named_adversary_counts_where_the_register_shows_the_alliance() -> None:
    clause = a_pact(duties=defense(adversaries="{only: [DEU], allied_with_them: true}"))
    alliance = a_pact(id="axis-1950", parties="[{state: DEU}, {state: RUS}]")
    answered = asked(a_register(clause, alliance))
    assert told(answered) == ("yes", None)


@pytest.mark.parametrize(
    ("condition", "attacker", "expected"),
    [
        ("{test: adversary_is_communist}", "CHN", ("yes", None)),
        ("{test: adversary_is_communist}", "DEU", ("no", "other_adversary")),
        ("{test: adversary_is_communist, understanding_of: [POL]}", "DEU", ("yes", None)),
        ("{test: opinion_of_a_party}", "DEU", ("unknown", "opinion")),
        ("{test: war_declared}", "DEU", ("unknown", "condition")),
        ("{test: before, date: 1990-01-01}", "DEU", ("no", "kind_not_covered")),
        ("{test: on_or_after, date: 1990-01-01}", "DEU", ("yes", None)),
        ("{test: attacker_inside, of: parties}", "DEU", ("no", "other_adversary")),
        ("{test: attacker_outside, of: parties}", "DEU", ("yes", None)),
        ("{test: moon_is_full, en: the moon is full}", "DEU", ("unknown", "condition")),
    ],
)
def test_step_3_conditions(condition: str, attacker: str, expected: tuple[str, str | None]) -> None:
    assert told(asked(a_pact(duties=defense(conditions=f"[{condition}]")), attacker)) == expected


def test_where_an_understanding_fails_the_lesser_duty_remains() -> None:
    condition = "[{test: adversary_is_communist, understanding_of: [FRA], else: consultation}]"
    pact = a_pact(parties=THREE, duties=defense(conditions=condition))
    answered = asked(pact, "GBR")
    assert told(answered, "FRA") == ("no", "other_adversary")
    assert told(answered, "FRA", "consultation") == ("yes", None)
    assert told(answered, "DEU") == ("yes", None)
    assert answered.of("DEU", "consultation") == ()
    assert asked(pact, "CHN").of("FRA", "consultation") == ()


# excepted


def test_the_ally_of_the_attacker_owes_nothing() -> None:
    answered = asked(a_pact(), attacker="POL", target="DEU")
    assert told(answered) == ("no", "ally_is_attacker")
    assert answered.duties[0].to == "POL"


@pytest.mark.parametrize(
    ("aggressor", "provoked", "expected"),
    [
        ("attacker", "excluded", ("yes", None)),
        ("target", "excluded", ("no", "ally_is_attacker")),
        ("contested", "excluded", ("unknown", "contested")),
        ("target", "blind", ("yes", None)),
        ("contested", "blind", ("yes", None)),
    ],
)
def test_who_began(aggressor: str, provoked: str, expected: tuple[str, str | None]) -> None:
    assert told(asked(a_pact(duties=defense(provoked=provoked)), aggressor=aggressor)) == expected


def test_an_attack_that_answers_the_targets_own_pulls_the_duty_toward_the_attacker() -> None:
    answered = asked(a_pact(), attacker="POL", target="DEU", aggressor="target")
    assert told(answered) == ("yes", None)
    with pytest.raises(BadInput, match="no aggressor"):
        asked(a_pact(), aggressor="both")


def test_one_party_attacks_another_is_disputed_with_both_readings() -> None:
    answered = asked(a_pact(parties=THREE), attacker="DEU")
    line = next(line for line in answered.of("FRA", "defense") if line.to == "POL")
    assert (line.answer, line.disputed) == (UNKNOWN, True)
    readings = {node.code: node.answer for step in line.because for node in step.leaves()}
    assert readings["both.reading.covered"] is YES
    assert readings["both.reading.not_meant"] is NO


def test_a_guarantee_among_the_parties_is_not_disputed() -> None:
    condition = "[{test: attacker_inside, of: parties}]"
    answered = asked(a_pact(parties=THREE, duties=defense(conditions=condition)), attacker="DEU")
    assert [str(line.answer) for line in answered.of("FRA", "defense") if line.to == "POL"] == ["yes"]


DISPUTED = DEFENSE[:-1] + (
    ", disputed: {says: {en: contested, ar: خلاف}, applies: APPLIES, readings:"
    ' [{holder: one, answer: "yes", en: a, source: text}, {holder: two, answer: "no", en: b, source: text}]}}'
)


@pytest.mark.parametrize(
    ("applies", "expected"),
    [
        ("always", ("unknown", "contested")),
        ("{kinds: [threat]}", ("yes", None)),
        ("{attacker: [RUS]}", ("unknown", "contested")),
        ("{attacker: parties}", ("yes", None)),
        ("{debtor: [POL]}", ("yes", None)),
        ("{from: 2010-01-01}", ("yes", None)),
    ],
)
def test_a_dispute_on_record_counts_where_it_applies(applies: str, expected: tuple[str, str | None]) -> None:
    answered = asked(a_pact(duties=f"[{DISPUTED.replace('APPLIES', applies)}]"))
    assert told(answered) == expected
    assert answered.duties[0].disputed is (expected[0] == "unknown")


def test_a_duty_to_join_in_attack_gives_way_to_the_charter() -> None:
    duties = defense().replace("defense", "offense")
    assert told(asked(a_pact(duties=duties), "POL", "DEU"), "FRA", "offense") == ("no", "ally_is_attacker")
    before = a_pact(signed="1939-05-22", in_force="1939-05-22", duties=duties)
    assert told(asked(before, "POL", "DEU", "1940-01-01"), "FRA", "offense") == ("yes", None)


# answered


def test_a_pact_without_a_clause_of_defence_says_so() -> None:
    arms = "[{kind: arms_supply, debtors: parties, beneficiaries: other_parties, trigger: null}]"
    answered = asked(a_pact(duties=arms))
    assert told(answered) == ("no", "no_such_duty")
    assert [(line.state, line.duty) for line in answered.standing] == [("FRA", "arms_supply")]


def test_the_attackers_promise_not_to_attack() -> None:
    promise = "[{kind: nonaggression, debtors: parties, beneficiaries: other_parties, trigger: null}]"
    answered = asked(a_pact(duties=promise), attacker="FRA")
    assert told(answered, "FRA", "nonaggression") == ("yes", None)
    assert asked(a_pact(duties=promise), attacker="RUS").of("FRA", "nonaggression") == ()


def test_a_debtor_bound_to_both_sides_is_told() -> None:
    other = a_pact(id="other-1950", parties="[{state: FRA}, {state: RUS}]")
    answered = asked(a_register(a_pact(), other))
    (conflict,) = answered.conflicts
    assert (conflict.state, conflict.to_target, conflict.to_attacker) == ("FRA", ("example-1950",), ("other-1950",))


def test_a_threat_that_is_consulted_on_is_part_of_the_defence() -> None:
    consult = (
        DEFENSE.replace("defense", "consultation")
        .replace("strength: 3", "strength: 1")
        .replace("armed_attack", "threat")
    )
    (line,) = asked(a_pact(duties=f"[{DEFENSE}, {consult}]")).of("FRA")
    assert line.includes == ("consultation 2",)
    assert told(asked(a_pact(duties=f"[{DEFENSE}, {consult}]"), kind="threat"), "FRA", "consultation") == ("yes", None)


def test_a_state_without_a_pact_is_listed_only_when_asked_for_and_is_unknown() -> None:
    assert asked(a_pact()).of("BRA") == ()
    assert told(asked(a_pact(), states=["BRA"]), "BRA") == ("unknown", "no_pact_on_file")


def test_a_guarantee_to_a_state_that_is_no_party() -> None:
    duties = defense().replace("beneficiaries: other_parties", "beneficiaries: [GBR]")
    assert told(asked(a_pact(duties=duties), target="GBR")) == ("yes", None)


def test_the_dictionary_is_the_contracts() -> None:
    line = asked(a_pact()).to_dict()
    assert set(line) >= {"contingency", "duties", "coverage", "conflicts"}
    assert list(line["contingency"]) == ["attacker", "target", "on", "where", "kind"]
    assert set(line["duties"][0]) >= {
        "state",
        "duty",
        "to",
        "answer",
        "disputed",
        "reason",
        "pact",
        "signed",
        "article",
        "strength",
        "gates",
        "text_level",
        "because",
    }
    assert line["coverage"][0]["from"] == "1950-03-01"


@pytest.mark.parametrize(
    "bad", [{"attacker": "POL"}, {"kind": "insult"}, {"attacker": "poland!"}, {"target": "nonstate:x"}]
)
def test_a_contingency_that_cannot_be(bad: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        asked(a_pact(), **bad)  # type: ignore[arg-type]


# laws

DAYS = st.dates(min_value=PartialDate(1900).first, max_value=PartialDate(2030).last).map(PartialDate.of)
STATES = st.sampled_from(
    [
        "FRA",
        "POL",
        "DEU",
        "GBR",
        "RUS",
        "USA",
        "CHN",
        "IRN",
        "ISR",
        "TUR",
        "GRC",
        "JPN",
        "KOR",
        "PRK",
        "AZE",
        "ARM",
        "EGY",
        "SYR",
        "SAU",
        "NZL",
    ]
)
WHERES = st.none() | st.sampled_from(
    ["Hawaii", "Falkland Islands", "Senkaku", "Red Sea", "Ceuta", "غزة", "xyz", "Crimea"]
)
ATTACKERS = STATES | st.just("nonstate:somebody")


@given(on=DAYS, ended=st.integers(1960, 2020))
def test_law_outside_every_span_nobody_is_obliged(on: PartialDate, ended: int) -> None:
    answered = asked(a_pact(ended=str(ended)), on=str(on))
    outside = on.last < PartialDate(1950, 6, 1).first or on.first > PartialDate(ended).last
    if outside:
        assert all(line.answer is not YES for line in answered.duties)


@given(on=DAYS)
def test_law_a_symmetric_pact_answers_symmetrically(on: PartialDate) -> None:
    left = asked(a_pact(), target="POL", on=str(on)).of("FRA", "defense")
    right = asked(a_pact(), target="FRA", on=str(on)).of("POL", "defense")
    assert [(line.answer, line.reason) for line in left] == [(line.answer, line.reason) for line in right]


@given(on=DAYS, names=st.permutations(["FRA", "POL", "ITA", "AUT", "CHE"]))
def test_law_relabelled_states_get_the_same_answers(on: PartialDate, names: list[str]) -> None:
    first, second, third = names[:3]
    plain = asked(a_pact(), attacker="RUS", target="POL", on=str(on))
    parties = f"[{{state: {first}}}, {{state: {second}}}]"
    other = asked(a_pact(parties=parties), attacker=third, target=second, on=str(on))
    assert [(x.duty, x.answer, x.reason) for x in plain.of("FRA")] == [
        (x.duty, x.answer, x.reason) for x in other.of(first)
    ]


@given(
    on=DAYS,
    unknown=st.sampled_from(
        [
            {"ended": "unknown"},
            {"in_force": "unknown"},
            {"published": "none"},
            {"parties": "[{state: FRA}, {state: POL, joined: unknown, source: text}]"},
            {"duties": defense(conditions="[{test: war_declared}]")},
            {"suspensions": "[{of: [FRA], from: unknown, kind: suspended, en: x, source: text}]"},
        ]
    ),
)
def test_law_adding_an_unknown_never_turns_a_no_into_a_yes(on: PartialDate, unknown: dict[str, str]) -> None:
    plain = {(x.state, x.duty): x.answer for x in asked(a_pact(), on=str(on)).duties}
    for line in asked(a_pact(**unknown), on=str(on)).duties:
        if line.answer is YES:
            assert plain.get((line.state, line.duty)) is YES


@given(attacker=ATTACKERS, target=STATES, on=DAYS, where=WHERES, kind=st.sampled_from(ATTACKS))
def test_laws_of_every_answer_of_the_register(
    attacker: str, target: str, on: PartialDate, where: str, kind: str
) -> None:
    if attacker == target:
        return
    register = load_register()
    answered = who_is_obliged(Contingency(attacker, target, on, where, kind), register, PLACES)
    for line in answered.duties:
        assert line.state != line.to
        assert line.duty in DUTIES
        assert (line.reason is None) == (line.answer is YES), line.to_dict()
        assert not line.disputed or line.answer is UNKNOWN
        for step in line.because:
            _sound(step)
        if line.duty == "nonaggression":
            assert (line.state, line.to) == (attacker, target) or register.since is None or on.year < 1992


def _sound(reason: Reason) -> None:
    """Every leaf has a ground, and every node has its sentence in both languages."""
    for leaf in reason.leaves():
        assert leaf.ground is not None, leaf
    _said(reason)


def _said(reason: Reason) -> None:
    for lang in ("en", "ar"):
        assert Words(lang).reason(reason).strip()  # type: ignore[arg-type]
    for below in reason.because:
        _said(below)


def test_every_word_for_a_reason_has_a_term_in_both_languages() -> None:
    for word in set(REASON_WORDS.values()):
        for lang in ("en", "ar"):
            assert f"term.{word}" in catalogue(lang), (word, lang)  # type: ignore[arg-type]


def test_both_languages_have_the_same_sentences() -> None:
    from mithaq.records import read_records
    from mithaq.show import words

    english, arabic = (set(read_records(words._LOCALE / lang / "law.yaml")) for lang in ("en", "ar"))
    assert english == arabic
