"""A scene as text that people can read and compare: one line a fragment, a group, a shape."""

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Icon, Image, Path, Scene, Shape, Text


def scene_text(scene: Scene) -> str:
    """The whole scene; numbers with one decimal at most."""
    lines = [f"scene {_size(scene.width, scene.height)} {'rtl' if scene.rtl else 'ltr'}"]
    for placed in scene.placed:
        key = " ".join(part for part in (placed.key.part, placed.key.lane, placed.key.step) if part)
        fragment = placed.fragment
        lines.append(f"{key} at {_at(placed.x, placed.y)}, {_size(fragment.width, fragment.height)}")
        for group in fragment.groups:
            lines.append(f"  {group.role} {group.ref} {_rect(group.bounds)} says {group.says!r}")
            lines.extend(f"    {_shape(shape)}" for shape in group.shapes)
    return "\n".join(lines) + "\n"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Text):
        shown = " | ".join(shape.block.text[line.start : line.end] for line in shape.block.lines)
        place = f"{_at(shape.x, shape.y)} {_number(shape.width)} wide"
        return f"text {place} {shape.align} {_number(shape.block.style.size)} {shape.colour} {shown!r}"
    if isinstance(shape, Box):
        stroke = shape.stroke.colour if shape.stroke else "-"
        return f"box {_rect(shape.rect)} radius {_number(shape.radius)} {shape.fill or '-'} {stroke}"
    if isinstance(shape, Icon):
        return f"icon {_at(shape.x, shape.y)} {_number(shape.size)} {'flipped' if shape.flipped else ''}".rstrip()
    if isinstance(shape, Image):
        return f"image {_rect(shape.rect)} {shape.asset}"
    return _path(shape)


def _path(shape: Path) -> str:
    stroke = f"{shape.stroke.colour} {_number(shape.stroke.width)}" if shape.stroke else "-"
    commands = " ".join(
        command[0] + ",".join(_number(float(value)) for value in command[1:]) for command in shape.commands
    )
    return f"path {shape.fill or '-'} {stroke} {commands}"


def _rect(rect: Rect) -> str:
    return f"{_at(rect.x, rect.y)} {_size(rect.width, rect.height)}"


def _at(x: float, y: float) -> str:
    return f"{_number(x)},{_number(y)}"


def _size(width: float, height: float) -> str:
    return f"{_number(width)}×{_number(height)}"


def _number(value: float) -> str:
    return (
        f"{value:.1f}".removesuffix(".0").replace("-0", "0")
        if abs(value) < 0.05
        else f"{value:.1f}".removesuffix(".0")
    )
