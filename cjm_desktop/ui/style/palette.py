"""The colours of the window: a table for light and one for dark surroundings, and which of them is in force.

The map has its own theme and isn't concerned. One table is in force for the whole process; what paints itself asks
for it while painting, so that a change of appearance needs no more than a repaint.
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from cjm_desktop.paint.qt_tools import colour


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours (``#RRGGBB``).

    Text (ink, soft, faint, accent, danger, warning, good) is readable on window, panel, field and hover; ``on_…`` is
    readable on what it is named after; ``fill_ring`` shows the focus on a filled button; ``off`` is for what can't be
    used now and promises nothing.
    """

    is_dark: bool
    window: str
    panel: str
    field: str
    hover: str
    pressed: str
    chip: str
    on_chip: str
    line: str
    field_line: str
    ink: str
    soft: str
    faint: str
    off: str
    accent: str
    fill: str
    fill_hover: str
    fill_pressed: str
    on_fill: str
    fill_ring: str
    off_fill: str
    highlight: str
    on_highlight: str
    selection: str
    danger: str
    warning: str
    good: str
    notice: str
    notice_line: str
    on_notice: str
    notice_action: str
    notice_hover: str
    notice_warning: str
    notice_error: str
    tip: str
    on_tip: str
    scroll: str
    scroll_hover: str


LIGHT = Colours(
    is_dark=False,
    window="#F3F5F8",
    panel="#FFFFFF",
    field="#FFFFFF",
    hover="#EDF1F6",
    pressed="#E0E7F0",
    chip="#EDF1F6",
    on_chip="#1F2733",
    line="#E3E7EE",
    field_line="#D3DAE4",
    ink="#1F2733",
    soft="#5A6675",
    faint="#626E7E",
    off="#A3ADBA",
    accent="#1F4E8C",
    fill="#1F4E8C",
    fill_hover="#275DA4",
    fill_pressed="#183F73",
    on_fill="#FFFFFF",
    fill_ring="#8FC1FF",
    off_fill="#C6D0DD",
    highlight="#DDE9F8",
    on_highlight="#1F2733",
    selection="#2D78E0",
    danger="#B3261E",
    warning="#855400",
    good="#1A7345",
    notice="#1F2733",
    notice_line="#1F2733",
    on_notice="#FFFFFF",
    notice_action="#8FC1FF",
    notice_hover="#36414F",
    notice_warning="#F0C268",
    notice_error="#FF9C95",
    tip="#1F2733",
    on_tip="#FFFFFF",
    scroll="#C6CEDA",
    scroll_hover="#98A5B5",
)

DARK = Colours(
    is_dark=True,
    window="#1B2028",
    panel="#232A34",
    field="#1D232C",
    hover="#2E3743",
    pressed="#394452",
    chip="#343E4B",
    on_chip="#E6EAF0",
    line="#313A46",
    field_line="#414C5B",
    ink="#E6EAF0",
    soft="#AAB4C2",
    faint="#99A5B5",
    off="#667282",
    accent="#8DBBF7",
    fill="#2E69B4",
    fill_hover="#3674C2",
    fill_pressed="#265A9C",
    on_fill="#FFFFFF",
    fill_ring="#B9D8FF",
    off_fill="#3A4554",
    highlight="#2C4870",
    on_highlight="#F4F7FB",
    selection="#4F93F0",
    danger="#FF9C95",
    warning="#F0C268",
    good="#7DD3A4",
    notice="#12161C",
    notice_line="#4A5666",
    on_notice="#FFFFFF",
    notice_action="#8FC1FF",
    notice_hover="#2E3743",
    notice_warning="#F0C268",
    notice_error="#FF9C95",
    tip="#E6EAF0",
    on_tip="#1B2028",
    scroll="#485465",
    scroll_hover="#6B798C",
)


class _Choice:
    in_force: Colours = LIGHT


def colours() -> Colours:
    """The table in force."""
    return _Choice.in_force


def use_colours(table: Colours) -> None:
    """From now on this table is in force; repainting is the caller's."""
    _Choice.in_force = table


def qt_palette(table: Colours) -> QPalette:
    """The table as Qt's own, for what no style sheet reaches."""
    found = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    shown = {
        role.Window: table.panel,
        role.WindowText: table.ink,
        role.Base: table.field,
        role.AlternateBase: table.window,
        role.Text: table.ink,
        role.PlaceholderText: table.faint,
        role.Button: table.panel,
        role.ButtonText: table.ink,
        role.BrightText: table.danger,
        role.Highlight: table.selection if table.is_dark else table.fill,
        role.HighlightedText: table.window if table.is_dark else table.on_fill,
        role.Accent: table.fill,
        role.Link: table.accent,
        role.LinkVisited: table.accent,
        role.ToolTipBase: table.tip,
        role.ToolTipText: table.on_tip,
        role.Light: table.hover,
        role.Midlight: table.hover,
        role.Mid: table.line,
        role.Dark: table.field_line,
        role.Shadow: table.line,
    }
    for each, value in shown.items():
        found.setColor(each, colour(value))
    for each in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        found.setColor(group.Disabled, each, colour(table.off))
    return found


def shown_colour(role: str) -> QColor:
    """The colour of that name in the table in force."""
    return colour(getattr(colours(), role))
