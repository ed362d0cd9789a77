"""The personas panel: who travels through the map. The list above, the sheet of the current persona below."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.edit import operations as do
from cjm_desktop.edit.selection import Selection
from cjm_desktop.model.changes import ChangeSet
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector.form import Form
from cjm_desktop.ui.panels.inspector.subjects import Subject
from cjm_desktop.ui.panels.persona_list import PersonaList
from cjm_desktop.ui.widgets.icon_button import SignButton
from cjm_desktop.ui.widgets.labels import EmptyHint
from cjm_desktop.ui.widgets.margins import margins

__all__ = ["PersonasPanel"]


class PersonasPanel(QWidget):
    """The current persona is the one chosen here or selected on the canvas last."""

    def __init__(self, open_map: OpenMap | None, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._open_map: OpenMap | None = None
        self.current = ""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full())
        self._none = EmptyHint(
            "persona",
            say("No personas yet. A persona says whose journey this is: a name, a goal, a worry."),
            say("Add persona"),
            self,
        )
        self._none.pressed.connect(self.add)
        self._stack.addWidget(self._none)
        self._no_map = EmptyHint(
            "persona", say("Open a map, or make a new one, to see its personas."), parent=self
        )
        self._stack.addWidget(self._no_map)
        self.setFocusProxy(self.list)
        self.set_map(open_map)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    # Parts

    def _full(self) -> QWidget:
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(margins(self, 12, 10, 0, 0))
        column.setSpacing(6)
        self.list = PersonaList(full)
        self.list.currentRowChanged.connect(self._choose)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self.delete)
        top = QVBoxLayout()
        top.setContentsMargins(margins(self, 0, 0, 12, 0))
        top.setSpacing(6)
        top.addWidget(self.list)
        top.addLayout(self._bar(full))
        column.addLayout(top)
        self._scroll = QScrollArea(full)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self._scroll)
        sheet = QVBoxLayout(inner)
        sheet.setContentsMargins(margins(self, 4, 8, 16, 20))
        self.form = Form(self._messages, inner)
        sheet.addWidget(self.form)
        sheet.addStretch(1)
        self._scroll.setWidget(inner)
        column.addWidget(self._scroll, 1)
        return full

    def _bar(self, parent: QWidget) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(2)
        self.buttons: dict[str, SignButton] = {}
        texts = (
            ("add", "person-plus", say("Add persona"), self.add),
            ("duplicate", "duplicate", say("Duplicate persona"), self.duplicate),
            ("up", "arrow-up", say("Move up (Ctrl+Up)"), self._move_up),
            ("down", "arrow-down", say("Move down (Ctrl+Down)"), self._move_down),
            ("delete", "trash", say("Delete persona"), self.delete),
        )
        for name, icon_name, tip, work in texts:
            button = SignButton(icon_name, tip, parent)
            button.clicked.connect(work)
            self.buttons[name] = button
            if name == "delete":
                bar.addStretch(1)
            bar.addWidget(button)
        return bar

    # Following the map

    def set_map(self, open_map: OpenMap | None) -> None:
        """Shows the personas of this map."""
        old = self._open_map
        if old is not None:
            self.form.commit()
            old.document_changed.disconnect(self._follow_document)
            old.selection_changed.disconnect(self._follow_selection)
        self._open_map, self.current = open_map, ""
        self.form.clear()
        if open_map is not None:
            open_map.document_changed.connect(self._follow_document)
            open_map.selection_changed.connect(self._follow_selection)
            self._follow_selection(open_map.selection)
        self._refresh()

    @Slot(object)
    def _follow_selection(self, selection: Selection) -> None:
        open_map = self._open_map
        if open_map is None:
            return
        known = open_map.document.index.personas
        chosen = next((ref for ref in selection.refs if ref in known), None)
        if chosen is not None and chosen != self.current:
            self._set_current(chosen)

    @Slot(object, object)
    def _follow_document(self, document: JourneyMap, changes: ChangeSet) -> None:
        if not (changes.personas.is_empty and changes.assets.is_empty):
            self._refresh()

    def _refresh(self) -> None:
        open_map = self._open_map
        if open_map is None:
            self._stack.setCurrentWidget(self._no_map)
            return
        personas = open_map.document.personas
        if not personas:
            self.current = ""
            self._none.setEnabled(not open_map.read_only)
            self._stack.setCurrentWidget(self._none)
            return
        if self.current not in open_map.document.index.personas:
            self._tell_lost()
            self.current = personas[min(max(0, self.list.currentRow()), len(personas) - 1)].id
        self.list.show_personas(open_map, self.current)
        self.form.show_subject(open_map, Subject("persona", (self.current,)))
        self._enable(open_map)
        self._stack.setCurrentIndex(0)

    def _enable(self, open_map: OpenMap) -> None:
        place, last = self.list.currentRow(), self.list.count() - 1
        for name, button in self.buttons.items():
            is_possible = {"up": place > 0, "down": place < last}.get(name, True)
            button.setEnabled(is_possible and not open_map.read_only)

    def _tell_lost(self) -> None:
        if self.form.typed:
            self._messages.notice(
                say("The persona you were editing is gone, so your text wasn't kept."), kind="warning"
            )

    def _set_current(self, persona: str) -> None:
        open_map = self._open_map
        if open_map is None:
            return
        self.form.commit()
        self.current = persona
        self.list.set_current(persona)
        self.form.show_subject(open_map, Subject("persona", (persona,)))
        self._scroll.verticalScrollBar().setValue(0)
        self._enable(open_map)

    @Slot(int)
    def _choose(self, _row: int) -> None:
        chosen = self.list.current
        if self._open_map is not None and chosen and chosen != self.current:
            self._set_current(chosen)
            self._open_map.select((chosen,))

    # Editing

    @Slot()
    def add(self) -> None:
        """Adds a persona at the end and begins with its name."""
        if self._open_map is None:
            return
        changes = self._open_map.edit(say("Add persona"), do.add_persona)
        if changes is not None:
            self._go_to(changes)
            self.form.editors["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def duplicate(self) -> None:
        """Puts a copy of the current persona after it."""
        if self._open_map is not None and self.current:
            changes = self._open_map.edit(say("Duplicate persona"), do.duplicate_persona, self.current)
            if changes is not None:
                self._go_to(changes)

    @Slot()
    def delete(self) -> None:
        """Deletes the current persona; what it felt stays on the map."""
        if self._open_map is None or not self.current:
            return
        name = self._open_map.document.index.personas[self.current].name
        if self._open_map.edit(say("Delete persona"), do.delete_persona, self.current) is not None:
            self._messages.notice(
                say("Persona “{name}” deleted", name=name),
                action_text=say("Undo"),
                action=self._open_map.undo,
            )

    def _go_to(self, changes: ChangeSet) -> None:
        new = changes.personas.added[0].id
        self._set_current(new)
        if self._open_map is not None:
            self._open_map.select((new,))

    @Slot(str, int)
    def _move(self, persona: str, place: int) -> None:
        if self._open_map is not None:
            self._open_map.edit(say("Move persona"), do.move_persona, persona, place)

    @Slot()
    def _move_up(self) -> None:
        self._move(self.current, self.list.currentRow() - 1)

    @Slot()
    def _move_down(self) -> None:
        self._move(self.current, self.list.currentRow() + 1)
