"""Kleene's strong three-valued logic, and trees of reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.answer import NO, UNKNOWN, YES, Answer, Article, Reason, all_of, any_of, conjunction, disjunction

answers = st.sampled_from(Answer)

KLEENE_AND = {
    (YES, YES): YES, (YES, NO): NO, (YES, UNKNOWN): UNKNOWN,
    (NO, YES): NO, (NO, NO): NO, (NO, UNKNOWN): NO,
    (UNKNOWN, YES): UNKNOWN, (UNKNOWN, NO): NO, (UNKNOWN, UNKNOWN): UNKNOWN,
}  # fmt: skip


@pytest.mark.parametrize(("pair", "result"), KLEENE_AND.items())
def test_conjunction_is_kleenes_table(pair: tuple[Answer, Answer], result: Answer) -> None:
    assert pair[0] & pair[1] is result


@given(answers, answers)
def test_de_morgan(a: Answer, b: Answer) -> None:
    assert ~(a & b) is (~a | ~b)
    assert ~~a is a


@given(answers, answers, answers)
def test_lattice_laws(a: Answer, b: Answer, c: Answer) -> None:
    assert a & b is b & a
    assert (a & b) & c is a & (b & c)
    assert a & (a | b) is a
    assert a & (b | c) is (a & b) | (a & c)


@given(st.lists(answers), answers)
def test_learning_a_fact_never_reverses_a_settled_answer(rest: list[Answer], learned: Answer) -> None:
    before = all_of(UNKNOWN, *rest)
    if before is not UNKNOWN:
        assert all_of(learned, *rest) is before
    before = any_of(UNKNOWN, *rest)
    if before is not UNKNOWN:
        assert any_of(learned, *rest) is before


def test_an_answer_is_not_a_truth_value() -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(UNKNOWN)


@given(st.lists(answers, min_size=1))
def test_a_node_answers_as_its_reasons_do(parts: list[Answer]) -> None:
    reasons = [Reason("leaf", answer, ground=Article("p", "1")) for answer in parts]
    assert conjunction("all", reasons).answer is all_of(*parts)
    assert disjunction("any", reasons).answer is any_of(*parts)
    assert [leaf.answer for leaf in conjunction("all", reasons).leaves()] == parts


def test_a_tree_becomes_json() -> None:
    tree = conjunction("duty", [Reason("in_force.yes", YES, {"pact": "x"}, Article("x", "2", "un"))], state="RUS")
    assert tree.to_dict() == {
        "code": "duty",
        "answer": "yes",
        "values": {"state": "RUS"},
        "because": [
            {
                "code": "in_force.yes",
                "answer": "yes",
                "values": {"pact": "x"},
                "ground": {"pact": "x", "article": "2", "source": "un"},
            }
        ],
    }
