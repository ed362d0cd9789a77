"""The scale of an emotion lane, and scores as people type them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.records import Lane
from cjm_desktop.model.scales import DEFAULT_SCALE, Scale, parse_score, scale_of


@pytest.mark.parametrize(
    ("settings", "scale"),
    [
        ({}, DEFAULT_SCALE),
        ({"scale": None}, DEFAULT_SCALE),
        ({"scale": {"lowest": 1, "highest": 5}}, Scale(1, 5)),
        ({"scale": {"highest": 3.5}}, Scale(-2, 3.5)),
        ({"scale": {"lowest": 5, "highest": 1}}, None),
        ({"scale": {"lowest": True}}, None),
        ({"scale": {"highest": 10**400}}, None),
        ({"scale": [1, 5]}, None),
    ],
)
def test_scale_of(settings: dict[str, object], scale: Scale | None) -> None:
    assert scale_of(Lane("l_1", "emotion", settings=settings)) == scale


def test_the_ends_are_on_the_scale() -> None:
    scale = Scale(1, 5)
    assert scale.holds(1)
    assert scale.holds(5)
    assert not scale.holds(5.01)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("2", 2.0),
        ("+1", 1.0),
        ("-1", -1.0),
        ("−1.5", -1.5),
        ("1-", -1.0),
        ("۲+", 2.0),
        ("۱٫۵", 1.5),
        ("۱/۵", 1.5),
        ("٠٫٥−", -0.5),
        (" \u200e-2,5\u200f ", -2.5),
        ("- 2", -2.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("-0", 0.0),
    ],
)
def test_scores_are_read_in_all_digits_and_signs(text: str, score: float) -> None:
    assert str(parse_score(text)) == str(score)


@pytest.mark.parametrize("text", ["", ".", "-", "+2-", "--2", "1 2", "1.2.3", "two", "²", "१", "1e5", "nan"])
def test_what_is_no_score(text: str) -> None:
    assert parse_score(text) is None


@given(st.text())
def test_any_text_is_a_finite_score_or_none(text: str) -> None:
    score = parse_score(text)
    assert score is None or math.isfinite(score)


@given(st.integers(-9999, 9999), st.sampled_from(["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"]))
def test_figures_are_read_as_they_are_written(tenths: int, digits: str) -> None:
    written = f"{tenths / 10:.1f}".translate(str.maketrans("0123456789", digits))
    assert parse_score(written) == tenths / 10
