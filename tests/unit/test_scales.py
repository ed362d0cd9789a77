"""The scale of an emotion lane."""

import pytest

from cjm_desktop.model.records import Lane
from cjm_desktop.model.scales import DEFAULT_SCALE, Scale, scale_of


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
