"""The one style sheet of the application, made from the table of colours; Qt's Fusion style lies beneath.

Widgets ask for a variant by a dynamic property:

* ``QPushButton``, ``QToolButton``: ``filled`` (the one important button), ``danger``, ``quiet`` (no border);
* ``QLabel``: ``role`` = ``title``, ``heading``, ``soft``, ``small``, ``danger``;
* text fields: ``bare`` (no frame, for editing in place);
* ``QFrame``, ``QWidget``: ``surface`` = ``panel`` (white), ``window`` (grey), ``box`` (white with a
  border), ``popup``, ``notice``;
* ``QListView``, ``QTreeView``: ``framed`` (border and rounded corners).

Paddings and margins know left and right, so a sheet is made for one reading direction; positions of parts are mirrored
by Qt itself.
"""

from dataclasses import asdict
from string import Template

from cjm_desktop.ui.style.fonts import HEADING, SMALL, TITLE
from cjm_desktop.ui.style.palette import Colours

MARKS = "cjmmarks"
"""Qt's search path of the marks that the sheet shows (arrows, ticks)."""

_SURFACES = """
QMainWindow, QDialog, QWizard { background: $panel; }
*[surface="panel"] { background: $panel; }
*[surface="window"] { background: $window; }
QFrame[surface="box"] { background: $panel; border: 1px solid $line; border-radius: 10px; }
QFrame[surface="popup"] { background: $panel; border: 1px solid $field_line; }
QScrollArea, QScrollArea > QWidget > QWidget[surface=""] { background: transparent; border: 0; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QFrame[frameShape="4"], QFrame[frameShape="5"] { color: $line; }
QDockWidget { color: $soft; }
QDockWidget::title { background: $panel; padding: 8px 14px; text-align: left; }
QGroupBox { border: 1px solid $line; border-radius: 10px; margin-top: 20px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; color: $soft; padding: 0 4px; }
QToolTip { background: $tip; color: $on_tip; border: 0; padding: 5px 8px; }
"""

_LABELS = """
QLabel[role="title"] { font-size: ${title_size}px; font-weight: bold; }
QLabel[role="heading"] { color: $soft; font-size: ${heading_size}px; font-weight: bold; }
QLabel[role="soft"] { color: $soft; }
QLabel[role="small"] { color: $soft; font-size: ${small_size}px; }
QLabel[role="danger"] { color: $danger; }
QLabel:disabled { color: $off; }
"""

_BARS = """
QToolBar {
    background: $panel; border: 0; border-bottom: 1px solid $line; padding: 5px; spacing: 2px;
    qproperty-iconSize: 18px 18px;
}
QToolBar QToolButton[filled="true"] { margin-$end: 7px; }
QToolBar::separator:horizontal { background: $line; width: 1px; margin: 12px 9px; }
QToolBar::separator:vertical { background: $line; height: 1px; margin: 9px 12px; }
QToolBarExtension { padding: 4px; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $soft; min-height: 26px; }
QStatusBar::item { border: 0; }
QSizeGrip { image: none; width: 0; height: 0; }
QStatusBar QLabel { color: $soft; padding: 0 8px; }
QStatusBar QToolButton { color: $soft; padding: 1px 6px; border-radius: 6px; }
QMenuBar { background: $panel; border-bottom: 1px solid $line; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $pressed; }
"""

_BUTTONS = """
QPushButton {
    background: $panel; color: $ink; border: 1px solid $field_line; border-radius: 8px; padding: 6px 14px;
    min-height: 19px; icon-size: 16px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $off; border-color: $line; background: $panel; }
QPushButton:default, QPushButton[filled="true"], QToolButton[filled="true"] {
    background: $fill; color: $on_fill; border: 2px solid $fill; padding: 5px 13px; border-radius: 8px;
}
QPushButton:default:hover, QPushButton[filled="true"]:hover, QToolButton[filled="true"]:hover {
    background: $fill_hover; border-color: $fill_hover;
}
QPushButton:default:pressed, QPushButton[filled="true"]:pressed, QToolButton[filled="true"]:pressed {
    background: $fill_pressed; border-color: $fill_pressed;
}
QPushButton:default:focus, QPushButton[filled="true"]:focus, QToolButton[filled="true"]:focus {
    border-color: $fill_ring;
}
QPushButton:default:disabled, QPushButton[filled="true"]:disabled, QToolButton[filled="true"]:disabled {
    background: $off_fill; border-color: $off_fill; color: $faint;
}
QPushButton[danger="true"] { color: $danger; background: $panel; border-color: $field_line; }
QPushButton[danger="true"]:hover { background: $hover; }
QPushButton[danger="true"]:focus { border-color: $danger; }
QDialogButtonBox { button-layout: 3; dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:flat, QPushButton[quiet="true"] {
    background: transparent; border: 2px solid transparent; padding: 5px 9px;
}
QPushButton:flat:hover, QPushButton[quiet="true"]:hover { background: $hover; }
QPushButton:flat:pressed, QPushButton[quiet="true"]:pressed { background: $pressed; }
QPushButton:flat:focus, QPushButton[quiet="true"]:focus { border-color: $accent; }
QPushButton::menu-indicator {
    image: url("$marks:chevron-down.svg"); width: 14px; height: 14px; subcontrol-position: center right;
    subcontrol-origin: padding; right: 8px;
}
QToolButton {
    color: $ink; background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 5px 7px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked, QToolButton:open { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $off; background: transparent; }
QToolButton[popupMode="2"]::menu-indicator, QToolButton[popupMode="0"]::menu-indicator { image: none; }
QToolButton[popupMode="1"] { padding-$end: 20px; }
QToolButton::menu-button { border: 0; width: 18px; border-radius: 8px; }
QToolButton::menu-button:hover { background: $pressed; }
QToolButton::menu-arrow { image: url("$marks:chevron-down.svg"); width: 13px; height: 13px; }
QToolButton::up-arrow { image: url("$marks:chevron-up.svg"); }
QToolButton::down-arrow { image: url("$marks:chevron-down.svg"); }
QToolButton::left-arrow { image: url("$marks:chevron-left.svg"); }
QToolButton::right-arrow { image: url("$marks:chevron-right.svg"); }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $field; color: $ink; border: 1px solid $field_line; border-radius: 8px; padding: 6px 9px;
    selection-background-color: $fill; selection-color: $on_fill; placeholder-text-color: $faint;
}
QLineEdit { padding: 6px 7px; }
QAbstractSpinBox { padding: 4px 9px; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 20px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {
    border-color: $scroll_hover;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
    border: 2px solid $accent; padding: 5px 8px;
}
QLineEdit:focus { padding: 5px 6px; }
QAbstractSpinBox:focus { padding: 3px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: $off; background: $window; border-color: $line;
}
QLineEdit:read-only { background: $window; }
QPlainTextEdit, QTextEdit { padding: 4px 5px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 4px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, *[bare="true"], *[bare="true"]:focus, *[bare="true"]:hover {
    background: transparent; border: 0; border-radius: 0; padding: 0; min-height: 0;
}
QAbstractItemView QLineEdit { border: 2px solid $accent; border-radius: 6px; padding: 0 4px; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 22px; border: 0; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 3px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; border-radius: 5px; }
QAbstractSpinBox::up-arrow { image: url("$marks:chevron-up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$marks:chevron-down.svg"); width: 12px; height: 12px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 28px; border: 0; }
QComboBox::down-arrow { image: url("$marks:chevron-down.svg"); width: 15px; height: 15px; }
QComboBox QAbstractItemView { border: 1px solid $field_line; border-radius: 0; background: $panel; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 26px; }
"""

_CHECKS = """
QCheckBox, QRadioButton { spacing: 8px; padding: 3px 0; }
QCheckBox:disabled, QRadioButton:disabled { color: $off; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
    width: 14px; height: 14px; border: 2px solid $faint; background: $field;
}
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QAbstractItemView::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QAbstractItemView::indicator:checked,
QGroupBox::indicator:checked {
    background: $fill; border-color: $fill; image: url("$marks:check.svg");
}
QRadioButton::indicator:checked {
    image: none; background: qradialgradient(
        cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $on_fill, stop: 0.42 $on_fill, stop: 0.52 $fill, stop: 1 $fill
    );
}
QCheckBox::indicator:indeterminate { background: $fill; border-color: $fill; image: url("$marks:minus.svg"); }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $selection; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
    background: $off_fill; border-color: $off_fill;
}
QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $pressed; }
QSlider::sub-page:horizontal { border-radius: 2px; background: $fill; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -7px 0; border-radius: 9px; background: $panel; border: 2px solid $fill;
}
QSlider::handle:horizontal:focus { background: $fill; border-color: $fill_ring; }
QProgressBar { background: $pressed; border: 0; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: $fill; border-radius: 3px; }
"""

_LISTS = """
QListView, QTreeView, QTableView, QListWidget, QTreeWidget {
    background: $panel; color: $ink; border: 0; outline: 0; show-decoration-selected: 1; icon-size: 16px;
    selection-background-color: $highlight; selection-color: $on_highlight;
}
QListView[framed="true"], QTreeView[framed="true"], QTableView {
    border: 1px solid $field_line; border-radius: 8px; padding: 3px;
}
QListView[framed="true"]:focus, QTreeView[framed="true"]:focus { border: 2px solid $accent; padding: 2px; }
QListView::item, QTreeView::item {
    padding: 3px 4px; min-height: 20px; border: 2px solid transparent; border-radius: 7px;
}
QTreeView::item { border-radius: 0; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTreeView::branch:selected {
    background: $highlight; color: $on_highlight;
}
QListView::item:focus, QTreeView::item:focus { border-color: $accent; }
QListView::item:disabled, QTreeView::item:disabled { color: $off; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url("$marks:chevron-$end.svg"); }
QTreeView::branch:has-children:open { image: url("$marks:chevron-down.svg"); }
QHeaderView { background: $panel; border: 0; }
QHeaderView::section {
    background: $panel; color: $soft; border: 0; border-bottom: 1px solid $line; padding: 6px 8px; font-weight: bold;
}
QTableView { gridline-color: $line; }
QTableView::item:selected { background: $highlight; color: $on_highlight; }
QTableCornerButton::section { background: $panel; border: 0; }
"""

_TABS = """
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabWidget::tab-bar { $start: 8px; }
QTabBar { qproperty-drawBase: 0; background: $panel; }
QTabBar::tab {
    background: transparent; color: $soft; padding: 11px 3px 9px 3px; margin: 0 7px; font-weight: bold;
    border: 0; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $hover; }
QTabBar::tab:disabled { color: $off; }
QTabBar QToolButton { background: $panel; border-radius: 0; padding: 2px; }
"""

_MENUS = """
QMenu { background: $panel; color: $ink; border: 1px solid $field_line; padding: 5px; }
QMenu::item { padding: 6px 14px; padding-$start: 10px; margin: 0; border-radius: 6px; border: 0; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $off; background: transparent; }
QMenu::icon { padding-$start: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-$start: 4px; border-radius: 5px; }
QMenu::indicator:unchecked { border: 2px solid $field_line; }
QMenu::indicator:checked { background: $fill; border: 2px solid $fill; image: url("$marks:check.svg"); }
QMenu::right-arrow, QMenu::left-arrow { width: 14px; height: 14px; margin-$end: 6px; }
QMenu::right-arrow { image: url("$marks:chevron-right.svg"); }
QMenu::left-arrow { image: url("$marks:chevron-left.svg"); }
"""

_SCROLLING = """
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 12px; margin: 0; }
QScrollBar:horizontal { height: 12px; margin: 0; }
QScrollBar::handle { background: $scroll; margin: 3px; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $scroll_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
"""

_NOTICES = """
QFrame[surface="notice"] { background: $notice; border: 1px solid $notice_line; border-radius: 10px; }
QFrame[surface="notice"] QLabel { color: $on_notice; background: transparent; }
QFrame[surface="notice"] QPushButton {
    background: transparent; color: $notice_action; border: 2px solid transparent; border-radius: 7px;
    padding: 3px 8px; font-weight: bold; min-height: 18px;
}
QFrame[surface="notice"] QPushButton:hover, QFrame[surface="notice"] QToolButton:hover { background: $notice_hover; }
QFrame[surface="notice"] QPushButton:focus, QFrame[surface="notice"] QToolButton:focus { border-color: $notice_action; }
QFrame[surface="notice"] QPushButton:disabled { color: $off; }
QFrame[surface="notice"] QToolButton { padding: 3px; border-radius: 7px; }
QFrame[surface="notice"] QProgressBar { background: $notice_hover; }
QFrame[surface="notice"] QProgressBar::chunk { background: $notice_action; }
"""

_PARTS = (_SURFACES, _LABELS, _BARS, _BUTTONS, _FIELDS, _CHECKS, _LISTS, _TABS, _MENUS, _SCROLLING, _NOTICES)


def style_sheet(table: Colours, *, right_to_left: bool) -> str:
    """The sheet in these colours, for windows read in this direction."""
    start, end = ("right", "left") if right_to_left else ("left", "right")
    values = {**asdict(table), "marks": MARKS, "start": start, "end": end}
    sizes = {"title_size": TITLE, "heading_size": HEADING, "small_size": SMALL}
    return "".join(Template(part).substitute(values, **sizes) for part in _PARTS)
