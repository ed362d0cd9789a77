"""All keys at a glance, made from the table of actions: to search, and to print for the wall."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from cjm_desktop.text.folding import fold
from cjm_desktop.ui.actions.menus import TITLES
from cjm_desktop.ui.actions.registry import actions
from cjm_desktop.ui.actions.shortcuts import Shortcuts, shown_keys
from cjm_desktop.ui.dialogs.room import open_within_screen
from cjm_desktop.ui.language import is_rtl, say, translate
from cjm_desktop.ui.style.fonts import interface_families
from cjm_desktop.ui.widgets.icon_button import IconButton
from cjm_desktop.ui.widgets.search import SearchLine

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["KeyboardDialog", "overview"]

Line = tuple[str, str]
"""What is done, and the keys that do it."""


class KeyboardDialog(QDialog):
    """Lists every action that has a key, by menus. Typing narrows the list."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self._sections = overview(Shortcuts(window.program.settings))
        self.setWindowTitle(say("Keyboard overview"))
        open_within_screen(self, QSize(620, 640))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        self.search = SearchLine(say("Search for an action or a key"), self)
        self.search.textChanged.connect(self._narrow)
        column.addWidget(self.search)
        self._entries: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.list = self._filled_list()
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())

    def _filled_list(self) -> QTreeWidget:
        found = QTreeWidget(self)
        found.setColumnCount(2)
        found.setHeaderHidden(True)
        found.setRootIsDecorated(False)
        found.setProperty("framed", True)
        found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        found.header().setStretchLastSection(False)
        for title, lines in self._sections:
            top = QTreeWidgetItem(found, [title])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._entries.append((top, [QTreeWidgetItem(top, list(line)) for line in lines]))
            top.setExpanded(True)
        return found

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.print_button = IconButton("print", say("Print…"), self)
        self.print_button.setAutoDefault(False)
        self.print_button.setEnabled(bool(QPrinterInfo.availablePrinterNames()))
        if not self.print_button.isEnabled():
            self.print_button.setToolTip(say("No printer is set up on this computer."))
        self.print_button.clicked.connect(self._print)
        close = QPushButton(say("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        line.addWidget(self.print_button)
        line.addStretch(1)
        line.addWidget(close)
        return line

    @Slot(str)
    def _narrow(self, text: str) -> None:
        wanted = fold(text).text.split()
        for top, lines in self._entries:
            fitting = [line for line in lines if _fits(line, wanted)]
            for line in lines:
                line.setHidden(line not in fitting)
            top.setHidden(not fitting)

    @Slot()
    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)
        dialog.deleteLater()

    def print_to(self, printer: QPrinter) -> None:
        """Prints all keys, whatever is being searched for."""
        document = QTextDocument()
        document.setDefaultFont(self.font())
        document.setHtml(_page(self._sections))
        document.print_(printer)


def overview(shortcuts: Shortcuts) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Titles of menus and their lines, in the order of the menus; what is in no menu comes last, then typing."""
    sections: dict[str, list[Line]] = {menu: [] for menu in (*TITLES, "")}
    for action in sorted(actions(), key=lambda action: action.group):
        keys = shortcuts.keys(action)
        if keys:
            sections[action.top_menu].append((translate(action.label), shown_keys(keys)))
    titled = [(say(TITLES[menu]) if menu else say("Everywhere"), lines) for menu, lines in sections.items()]
    titled.append((say("On the map"), _on_the_map()))
    titled.append((say("While typing"), _typing()))
    return tuple((title, tuple(lines)) for title, lines in titled if lines)


def _fits(line: QTreeWidgetItem, wanted: list[str]) -> bool:
    words = fold(f"{line.text(0)} {line.text(1)}").text
    return all(word in words for word in wanted)


def _on_the_map() -> list[Line]:
    """Keys of the canvas, and what the mouse does there, which aren't actions."""

    return [
        (say("Go to the place beside, above or below"), _keys("Left", "Right", "Up", "Down")),
        (say("Go to the next step, or the one before"), _keys("Tab", "Shift+Tab")),
        (say("Go to the first or the last step"), _keys("Home", "End")),
        (say("Go to the start or the end of the map"), _keys("Ctrl+Home", "Ctrl+End")),
        (say("Select what lies between"), _keys("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
        (say("Edit, or begin a card"), _keys("Return")),
        (say("Select or deselect"), _keys("Space")),
        (say("Give an emotion point its score"), say("Digits, + and −")),
        (say("Give up a drag"), _keys("Esc")),
        (say("Zoom at the pointer"), say("Ctrl and the wheel")),
        (say("Move the map"), say("Space and drag, or the middle button")),
    ]


def _typing() -> list[Line]:
    """Keys of the text editor, which aren't actions."""
    return [
        (say("Keep the text and write the next card"), _keys("Return")),
        (say("Keep the text and go to the next step"), _keys("Tab")),
        (say("Keep the text and go to the step before"), _keys("Shift+Tab")),
        (say("New line"), _keys("Shift+Return")),
        (say("Bold"), _keys("Ctrl+B")),
        (say("ZWNJ – letters don’t join"), _keys("Shift+Space", "Ctrl+Shift+2")),
        (say("Drop the change"), _keys("Esc")),
    ]


def _keys(*names: str) -> str:
    return shown_keys(names)


def _page(sections: tuple[tuple[str, tuple[Line, ...]], ...]) -> str:
    families = ", ".join(f"'{family}'" for family in interface_families())
    rows = "".join(
        f'<tr><td colspan="2"><h3>{escape(title)}</h3></td></tr>'
        + "".join(f"<tr><td>{escape(words)}</td><td>{escape(keys)}</td></tr>" for words, keys in lines)
        for title, lines in sections
    )
    direction = "rtl" if is_rtl() else "ltr"
    return (
        f'<html><body dir="{direction}" style="font-family: {families}; font-size: 10pt">'
        f"<h2>{escape(say('Keyboard overview'))}</h2>"
        f'<table width="100%" cellpadding="3">{rows}</table></body></html>'
    )
