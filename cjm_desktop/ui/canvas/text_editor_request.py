"""What the text editor is asked to edit, and how it looks. Knows no widget."""

from dataclasses import dataclass

from cjm_desktop.text.types import Align, TextStyle


@dataclass(frozen=True, slots=True)
class EditRequest:
    """A text to edit and how it is drawn on the map.

    ``align`` is the side at which the drawn text stands, already mirrored in a right-to-left map; ``rtl_map`` says
    in which direction a line is read that has no letter yet. Colours are ``#RRGGBB``; an empty ``link_colour`` is
    that of the text. ``rich``: bold words, bullets, links and line breaks are allowed; titles are a plain line.
    """

    markup: str
    style: TextStyle
    rtl_map: bool
    align: Align
    colour: str
    background: str
    rich: bool
    placeholder: str = ""
    link_colour: str = ""


NOTHING = EditRequest("", TextStyle(12.5), False, "left", "#000000", "#FFFFFF", False)
"""What an editor shows before it has been asked for anything."""
