"""The surface that a scene is played on for an SVG: collects source, and what has to be defined for it."""

from base64 import b64encode
from io import BytesIO
from typing import Protocol

from PIL.Image import Image as Picture

from cjm_desktop.export.svg_source import attributes, number, outline, paint, words
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.scene import Box, Command, Fill, Gradient, Group, Icon, Image, Path, Stroke, Text
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.paint.placeholder import placeholder
from cjm_desktop.text.links import LinkPlace, area, link_places, underline

_DENSITY = 3
"""Pixels a map unit that pictures have at the most: about 300 dpi at actual size."""
_LARGE = 60_000
"""Bytes of a PNG picture beyond which JPEG is tried."""
_QUALITY = 90


class TextSource(Protocol):
    """Writes the text of a scene in one way or another."""

    @property
    def role(self) -> str:
        """What a group with such text is to a screen reader: ``group`` if it can read it, ``img`` if it can't."""

    def source(self, shape: Text) -> str: ...

    def definitions(self) -> str:
        """What the text that has been written needs to be shown."""


class SvgSurface:
    """``source`` is what has been drawn, ``definitions`` what it refers to."""

    def __init__(self, texts: TextSource, pictures: Pictures) -> None:
        self._texts = texts
        self._pictures = pictures
        self._parts: list[str] = []
        self._defined: dict[tuple[str, str], str] = {}

    def source(self) -> str:
        return "".join(self._parts)

    def definitions(self) -> str:
        own = "".join(f'<{tag} id="{key}"{rest}' for (tag, rest), key in self._defined.items())
        return own + self._texts.definitions()

    def begin_fragment(self, x: float, y: float) -> None:
        self._parts.append(f'<g transform="translate({number(x)} {number(y)})">')

    def end_fragment(self) -> None:
        self._parts.append("</g>")

    def begin_group(self, group: Group) -> None:
        silent = group.role == "artifact" or not group.says
        clip = f"url(#{self._clip(group.clip, 0)})" if group.clip else ""
        pairs = (
            ("class", group.role),
            ("data-ref", words(group.ref)),
            ("role", "" if silent else self._texts.role),
            ("aria-hidden", "true" if silent else ""),
            ("clip-path", clip),
        )
        title = "" if silent else f"<title>{words(group.says)}</title>"
        self._parts.append(f"<g{attributes(pairs)}>{title}")

    def end_group(self, group: Group) -> None:
        self._parts.append("</g>")

    def box(self, shape: Box) -> None:
        rect = shape.rect
        radius = min(shape.radius, rect.width / 2, rect.height / 2)
        pairs = [*_place(rect), ("rx", number(radius) if radius > 0 else "")]
        self._parts.append(f"<rect{attributes([*pairs, *self._look(shape.fill, shape.stroke)])}/>")

    def path(self, shape: Path) -> None:
        pairs = [("d", outline(shape.commands)), *self._look(shape.fill, shape.stroke)]
        self._parts.append(f"<path{attributes(pairs)}/>")

    def icon(self, shape: Icon) -> None:
        scale = shape.size / shape.grid
        left = shape.x + shape.size if shape.flipped else shape.x
        across = -scale if shape.flipped else scale
        move = f"translate({number(left)} {number(shape.y)}) scale({across:.6g} {scale:.6g})"
        pairs = [
            ("xlink:href", f"#{self._icon(shape.outline)}"),
            ("transform", move),
            *self._look(None, Stroke(shape.colour, shape.line)),
        ]
        self._parts.append(f"<use{attributes(pairs)}/>")

    def text(self, shape: Text) -> None:
        source = self._texts.source(shape)
        if source:
            self._parts.append(f"<g{attributes(paint('fill', shape.colour))}>{source}</g>")
            self._parts += [self._link(shape, place) for place in link_places(shape.block)]

    @staticmethod
    def _link(shape: Text, place: LinkPlace) -> str:
        """The line under a piece of a link, and an area over it that opens the address."""
        strips = [find(shape.block, place, shape.align, shape.width) for find in (underline, area)]
        line, over = (
            _place(Rect(shape.x + strip.x, shape.y + strip.y, strip.width, strip.height)) for strip in strips
        )
        line += paint("fill", shape.link or shape.colour)
        over += [("fill", "none"), ("pointer-events", "all")]
        address = attributes([("xlink:href", words(place.link))])
        return f"<a{address}><rect{attributes(line)}/><rect{attributes(over)}/></a>"

    def image(self, shape: Image) -> None:
        key = self._picture(shape)
        if not key:
            area, sign = placeholder(shape)
            self.box(area)
            self.icon(sign)
            return
        rect = shape.rect
        pairs = (("xlink:href", f"#{key}"), ("x", number(rect.x)), ("y", number(rect.y)))
        # A clip is in the coordinates of the element that names it; the group keeps it out of the picture's shift.
        clip = self._clip(rect, shape.radius)
        self._parts.append(f'<g clip-path="url(#{clip})"><use{attributes(pairs)}/></g>')

    # Definitions

    def _define(self, tag: str, rest: str) -> str:
        """The id of an element; equal elements are defined once."""
        return self._defined.setdefault((tag, rest), f"{tag[0]}{len(self._defined)}d")

    def _clip(self, rect: Rect, radius: float) -> str:
        pairs = [*_place(rect), ("rx", number(radius) if radius > 0 else "")]
        return self._define("clipPath", f"><rect{attributes(pairs)}/></clipPath>")

    def _icon(self, commands: tuple[Command, ...]) -> str:
        return self._define("path", f' d="{outline(commands)}"/>')

    def _look(self, fill: Fill | None, stroke: Stroke | None) -> list[tuple[str, str]]:
        if isinstance(fill, Gradient):
            found = [("fill", f"url(#{self._gradient(fill)})")]
        else:
            found = paint("fill", fill) if fill else [("fill", "none")]
        if stroke is not None:
            found += paint("stroke", stroke.colour)
            found.append(("stroke-width", number(stroke.width)))
            found.append(("stroke-dasharray", " ".join(number(length) for length in stroke.dash)))
        return found

    def _gradient(self, gradient: Gradient) -> str:
        stops = "".join(
            f"<stop{attributes([('offset', number(place)), *_stop(colour)])}/>"
            for place, colour in gradient.stops
        )
        return self._define("linearGradient", f' x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>')

    def _picture(self, shape: Image) -> str:
        """The id of the picture, cut to the shape's proportions; empty if it can't be shown."""
        rect = shape.rect
        pixels = (max(1, round(rect.width * _DENSITY)), max(1, round(rect.height * _DENSITY)))
        picture = self._pictures.cropped(shape.asset, *pixels)
        if picture is None:
            return ""
        pairs = (
            ("width", number(rect.width)),
            ("height", number(rect.height)),
            ("preserveAspectRatio", "none"),
            ("xlink:href", _data(picture)),
        )
        return self._define("image", f"{attributes(pairs)}/>")


def _place(rect: Rect) -> list[tuple[str, str]]:
    names = (("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height))
    return [(name, number(value)) for name, value in names]


def _stop(colour: str) -> list[tuple[str, str]]:
    (_, value), *rest = paint("stop", colour)
    return [("stop-color", value), *rest]


def _data(picture: Picture) -> str:
    """The picture as a link: PNG, or JPEG where that is far smaller, as with photographs."""
    kind, data = "png", _encoded(picture, "PNG")
    if len(data) > _LARGE and picture.mode == "RGB":
        photograph = _encoded(picture, "JPEG", quality=_QUALITY)
        if len(photograph) < len(data) / 3:
            kind, data = "jpeg", photograph
    return f"data:image/{kind};base64," + b64encode(data).decode("ascii")


def _encoded(picture: Picture, kind: str, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
