"""The player hands a surface what lies in the asked area, in drawing order."""

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import (
    Box,
    Fragment,
    Grid,
    Group,
    Icon,
    Image,
    Path,
    Placed,
    PlaceKey,
    Role,
    Scene,
)
from cjm_desktop.paint.player import BLEED, play
from cjm_desktop.paint.surface import Surface

EMPTY = Rect(0, 0, 0, 0)


class Recording:
    """A surface that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def begin_fragment(self, x: float, y: float) -> None:
        self.told.append(("fragment", x, y))

    def end_fragment(self) -> None:
        self.told.append("end of fragment")

    def begin_group(self, group: Group) -> None:
        self.told.append(("group", group.ref))

    def end_group(self, group: Group) -> None:
        self.told.append(("end of group", group.ref))

    def box(self, shape: object) -> None:
        self.told.append(shape)

    path = icon = text = image = box


def scene_of(*placed: Placed) -> Scene:
    return Scene(1000, 1000, False, "#FFFFFF", placed, Grid((), (), (), EMPTY, EMPTY, EMPTY))


def group(ref: str, bounds: Rect, role: Role = "card", clip: Rect | None = None) -> Group:
    return Group(role, bounds, (Box(bounds),), ref=ref, clip=clip)


def placed(x: float, y: float, *groups: Group, size: float = 100) -> Placed:
    return Placed(PlaceKey("cell"), x, y, Fragment(size, size, groups))


def played(scene: Scene, area: Rect | None) -> list[str]:
    recording = Recording()
    surface: Surface = recording
    play(scene, surface, area)
    return [told[1] for told in recording.told if isinstance(told, tuple) and told[0] == "group"]


def test_everything_is_drawn_in_order() -> None:
    shapes = (
        Box(Rect(0, 0, 10, 10)),
        Path((("M", 0, 0), ("L", 5, 5))),
        Icon(0, 0, 16, (), "#000000"),
        Image(Rect(0, 0, 5, 5), "a"),
    )
    scene = scene_of(placed(5, 6, Group("card", EMPTY, shapes, ref="c")))
    recording = Recording()
    play(scene, recording)
    assert recording.told == [
        ("fragment", 5, 6),
        ("group", "c"),
        *shapes,
        ("end of group", "c"),
        "end of fragment",
    ]


def test_fragments_outside_the_area_are_skipped() -> None:
    cell = Rect(0, 0, 100, 100)
    scene = scene_of(*(placed(x * 100, y * 100, group(f"{x}{y}", cell)) for y in range(3) for x in range(3)))
    assert played(scene, Rect(110, 110, 80, 80)) == ["11"]
    assert played(scene, Rect(150, 150, 100, 20)) == ["11", "21"]
    assert played(scene, Rect(900, 900, 50, 50)) == []
    assert len(played(scene, None)) == 9


def test_what_reaches_over_an_edge_is_drawn_on_both_sides() -> None:
    scene = scene_of(placed(100, 0, group("line", EMPTY, "artifact"), size=0))
    assert played(scene, Rect(0, 0, 100, 50)) == ["line"]
    assert played(scene, Rect(100, 0, 100, 50)) == ["line"]
    assert played(scene, Rect(100 + BLEED + 1, 0, 100, 50)) == []


def test_in_a_large_fragment_distant_cards_and_clipped_groups_are_skipped() -> None:
    near, far = Rect(0, 0, 100, 50), Rect(0, 5000, 100, 50)
    groups = (
        group("near", near),
        group("far", far),
        group("curve", far, "curve"),
        group("clipped", near, "curve", clip=far),
        group("shown", near, "curve", clip=near),
    )
    scene = scene_of(placed(10, 20, *groups, size=9000))
    assert played(scene, Rect(0, 0, 200, 200)) == ["near", "curve", "shown"]
