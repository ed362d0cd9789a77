"""What the program is, in which version, and what it is made of, with all licences."""

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from cjm_desktop import __version__
from cjm_desktop.resources import resource_names, resource_path
from cjm_desktop.ui.dialogs.room import open_within_screen
from cjm_desktop.ui.language import say
from cjm_desktop.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["AboutDialog", "licences", "versions"]

_LIBRARIES = (
    ("Qt, PySide6", "LGPL 3.0"),
    ("ReportLab", "BSD 3-Clause"),
    ("fontTools", "MIT"),
    ("pikepdf", "MPL 2.0"),
    ("Pillow", "MIT-CMU"),
    ("msgspec", "BSD 3-Clause"),
    ("NetworkX", "BSD 3-Clause"),
    ("Babel", "BSD 3-Clause"),
    ("jdatetime", "Python Software Foundation License"),
)


class AboutDialog(QDialog):
    """Name, version, licences."""

    def __init__(self, window: "EditorWindow") -> None:
        super().__init__(window)
        self.setWindowTitle(say("About CJM Desktop"))
        open_within_screen(self, QSize(600, 560))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        name = QLabel("CJM Desktop", self)
        name.setProperty("role", "title")
        what = QLabel(
            say("Customer journey maps, drawn offline, from left to right and from right to left."),
            self,
            wordWrap=True,
        )
        self.versions = QLabel(versions(), self, textFormat=Qt.TextFormat.PlainText)
        self.versions.setProperty("role", "soft")
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        heading = QLabel(say("Licences"), self)
        heading.setProperty("role", "heading")
        self.licences = QPlainTextEdit(licences(), self)
        self.licences.setReadOnly(True)
        self.licences.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.licences.setAccessibleName(say("Licences"))
        for widget in (name, what, self.versions, heading):
            column.addWidget(widget)
        column.addWidget(self.licences, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = IconButton("copy", say("Copy versions"), self)
        copy.clicked.connect(self._copy)
        close = QPushButton(say("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    @Slot()
    def _copy(self) -> None:
        """For a report of a mistake."""
        QGuiApplication.clipboard().setText(self.versions.text())


def versions() -> str:
    """What somebody who looks into a mistake has to know."""
    return (
        f"CJM Desktop {__version__} · Qt {qVersion()} · Python {platform.python_version()}"
        f" · {platform.system()} {platform.release()}"
    )


def licences() -> str:
    """The licences of everything that is shipped or used, as they are written."""
    own = "CJM Desktop: MIT"
    libraries = "\n".join(f"{name}: {licence}" for name, licence in _LIBRARIES)
    texts = [
        resource_path(folder, f"{name}{suffix}").read_text("utf-8")
        for folder, suffix in (("icons", "-ISC.txt"), ("fonts", "-OFL.txt"))
        for name in resource_names(folder, suffix)
    ]
    return ("\n\n" + "─" * 40 + "\n\n").join((f"{own}\n{libraries}", *texts))
