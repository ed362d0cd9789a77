"""The export dialog: format and choices at the start, the pages as they will be at the end."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.assembly.compose import Look
from cjm_desktop.export.registry import exporter, suffixes
from cjm_desktop.layout.layout import LayoutOptions
from cjm_desktop.ui.dialogs.export_form import ROOM_AT_END, ExportForm
from cjm_desktop.ui.dialogs.export_preview import ExportPreview
from cjm_desktop.ui.dialogs.room import open_within_screen
from cjm_desktop.ui.export_choices import ExportChoices, keep, remembered, remembered_suffix
from cjm_desktop.ui.files import may_overwrite, suggested_name
from cjm_desktop.ui.language import say
from cjm_desktop.ui.printing import print_map
from cjm_desktop.ui.widgets.icon_button import IconButton
from cjm_desktop.ui.widgets.margins import margins
from cjm_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow
    from cjm_desktop.ui.open_map import OpenMap

__all__ = ["ExportDialog", "ask_and_export", "export_again"]

_SIZE = QSize(1040, 720)
_SIDE = 368
_FIRST = ("pdf", "png", "svg")


class ExportDialog(QDialog):
    """Asks how a window's map is to be exported. ``choices`` always holds what the fields say."""

    def __init__(self, window: "EditorWindow", open_map: "OpenMap") -> None:
        super().__init__(window)
        self._window = window
        self._map = open_map
        self._look = _look_of(window, open_map)
        self.wants_print = False
        self.setWindowTitle(say("Export map"))
        open_within_screen(self, _SIZE)
        self.form = ExportForm(open_map.document, self)
        self.preview = ExportPreview(open_map, self)
        self._build()
        self._use_format(self.choices.suffix)
        self.form.changed.connect(self._follow)

    def _build(self) -> None:
        suffix = remembered_suffix(self._window.program.settings)
        self.choices = self._remembered(suffix)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self._side())
        halves.addWidget(self.preview, 1)
        outer.addLayout(halves, 1)
        outer.addWidget(self._foot())

    def _side(self) -> QWidget:
        side = QWidget(self)
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(margins(self, 20, 18, 12, 8))
        column.setSpacing(14)
        title = QLabel(say("Export map"), side)
        title.setProperty("role", "title")
        column.addWidget(title)
        line = QHBoxLayout()
        line.addWidget(self._formats(side), 1)
        line.addSpacing(ROOM_AT_END)
        column.addLayout(line)
        area = QScrollArea(side)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        column.addWidget(area, 1)
        return side

    def _formats(self, parent: QWidget) -> Segmented:
        known = sorted(suffixes(), key=lambda one: _FIRST.index(one) if one in _FIRST else len(_FIRST))
        self.formats = Segmented([(one, one.upper()) for one in known], say("Format"), parent=parent)
        for suffix in known:
            self.formats.segment(suffix).setToolTip(say(exporter(suffix).title))
        self.formats.changed.connect(self._format_chosen)
        return self.formats

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        line = QHBoxLayout(foot)
        line.setContentsMargins(20, 12, 20, 14)
        self.print_button = IconButton("print", say("Print…"), foot)
        self.print_button.setAutoDefault(False)
        self.print_button.setToolTip(say("Print these pages"))
        self.print_button.clicked.connect(self._print)
        cancel = QPushButton(say("Cancel"), foot)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.export_button = IconButton("export", say("Export…"), foot, "on_fill")
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self.accept)
        line.addWidget(self.print_button)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.export_button)
        return foot

    # What the user does

    @Slot(str)
    def _format_chosen(self, suffix: str) -> None:
        keep(self._window.program.settings, self.choices)
        self._look = self.choices.look
        self.choices = self._remembered(suffix)
        self._use_format(suffix)

    def _use_format(self, suffix: str) -> None:
        self.formats.set_value(suffix)
        self.form.set_choices(self.choices)
        self.print_button.setVisible(suffix == "pdf")
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.choices = self.form.choices()
        allowed = self.form.has_lanes
        self.export_button.setEnabled(allowed)
        self.print_button.setEnabled(allowed)
        self.export_button.setToolTip("" if allowed else say("Choose at least one lane."))
        if allowed:
            self.preview.follow(self.choices)

    def _print(self) -> None:
        self.wants_print = True
        self.accept()

    def _remembered(self, suffix: str) -> ExportChoices:
        return remembered(self._window.program.settings, suffix, self._look)

    def accept(self) -> None:
        """Only choices that can be exported are accepted; otherwise the preview says what is wrong."""
        self.preview.follow(self.choices)
        self.preview.refresh()
        if self.form.has_lanes and not self.preview.problem:
            super().accept()
        else:
            self.wants_print = False


def ask_and_export(window: "EditorWindow") -> None:
    """Asks how and where to, and begins the export."""
    open_map = window.open_map
    if open_map is None:
        return
    if window.program.exports.is_running(window):
        window.messages.notice(say("This map is being exported already."))
        return
    window.editing.finish()
    dialog = ExportDialog(window, open_map)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    choices, wants_print = dialog.choices, dialog.wants_print
    dialog.deleteLater()
    if not accepted:
        return
    if wants_print:
        print_map(window, choices)
        return
    target = ask_for_target(window, open_map, choices)
    if target is not None:
        window.program.exports.start(window, choices, target)


def export_again(window: "EditorWindow") -> None:
    """Exports as and where it was done last for this map; asks where that isn't known."""
    open_map = window.open_map
    last = window.program.exports.last(open_map.document) if open_map is not None else None
    if last is None or window.program.exports.is_running(window):
        ask_and_export(window)
        return
    window.editing.finish()
    window.program.exports.start(window, *last)


def ask_for_target(window: "EditorWindow", open_map: "OpenMap", choices: ExportChoices) -> Path | None:
    """The file to export to, with the suffix of its format; ``None`` if the user gives up."""
    last = window.program.exports.last(open_map.document)
    folder = last[1].parent if last else open_map.path.parent if open_map.path else window.program.folder()
    name = open_map.path.stem if open_map.path else suggested_name(open_map.document)
    suggestion = (folder or Path.home()) / f"{name}.{choices.suffix}"
    kinds = f"{say(exporter(choices.suffix).title)} (*.{choices.suffix})"
    chosen = window.program.choose.save(window, say("Export map to"), suggestion, kinds)
    if chosen is None:
        return None
    if chosen.suffix.lower() != f".{choices.suffix}":
        chosen = chosen.with_name(f"{chosen.name}.{choices.suffix}")
    return chosen if may_overwrite(window, chosen) else None


def _look_of(window: "EditorWindow", open_map: "OpenMap") -> Look:
    """As the map was exported last, else as it is seen."""
    last = window.program.exports.last(open_map.document)
    lanes = {lane.id for lane in open_map.document.lanes}
    if last is None:
        return Look(LayoutOptions(), open_map.theme.name)
    look = last[0].look
    still = tuple(lane for lane in look.layout.lanes or () if lane in lanes)
    return replace(look, layout=replace(look.layout, lanes=still or None))
