"""The inspector panel: says what is selected and shows its form, or the map's where nothing is."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from cjm_desktop.edit.selection import Selection
from cjm_desktop.model.changes import ChangeSet
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector.editor import at_start
from cjm_desktop.ui.panels.inspector.form import Form
from cjm_desktop.ui.panels.inspector.subjects import Subject, heading_of, records_of, subject_of
from cjm_desktop.ui.widgets.labels import EmptyHint
from cjm_desktop.ui.widgets.wrapped import WrappedLabel

__all__ = ["InspectorPanel"]


class InspectorPanel(QWidget):
    """Follows the selection of one map. An edit is one step of the history, of all selected records at once."""

    def __init__(self, open_map: OpenMap | None, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._open_map: OpenMap | None = None
        self._lost = ""
        self._stack = QStackedLayout(self)
        self._hint = EmptyHint(
            "card",
            say("Open a map, or make a new one: here you see and change what is selected."),
            parent=self,
        )
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner())
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._hint)
        self.set_map(open_map)

    def _inner(self) -> QWidget:
        inner = QWidget(self._scroll)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 20)
        column.setSpacing(12)
        self.heading = WrappedLabel("", inner)
        self.heading.setProperty("role", "soft")
        self.heading.setAlignment(at_start())
        self.form = Form(self._messages, inner)
        column.addWidget(self.heading)
        column.addWidget(self.form)
        column.addStretch(1)
        return inner

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def set_map(self, open_map: OpenMap | None) -> None:
        """Follows this map."""
        old = self._open_map
        if old is not None:
            self.form.commit()
            old.document_changed.disconnect(self._follow_document)
            old.selection_changed.disconnect(self._follow_selection)
            old.state_changed.disconnect(self._follow_state)
        self.form.clear()
        self._open_map = open_map
        if open_map is not None:
            open_map.document_changed.connect(self._follow_document)
            open_map.selection_changed.connect(self._follow_selection)
            open_map.state_changed.connect(self._follow_state)
            self._show(open_map, subject_of(open_map.document, open_map.selection))
        self._stack.setCurrentWidget(self._scroll if open_map is not None else self._hint)

    @property
    def subject(self) -> Subject | None:
        """What the form is about."""
        return self.form.subject

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gives the panel the keyboard means its first field."""
        first = next(iter(self.form.editors.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, field: str) -> None:
        """Gives the keyboard to the field of that name, and shows it; without it, nothing happens."""
        editor = self.form.editors.get(field)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(editor)

    def _show(self, open_map: OpenMap, subject: Subject) -> None:
        self.heading.setText(heading_of(open_map.document, subject))
        is_other = subject != self.form.subject
        self.form.show_subject(open_map, subject)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    @Slot(object)
    def _follow_selection(self, _selection: Selection) -> None:
        open_map = self._open_map
        if open_map is None:
            return
        subject = subject_of(open_map.document, open_map.selection)
        if subject != self.form.subject:
            self._keep_typed(open_map)
            self._show(open_map, subject)

    @Slot(object, object)
    def _follow_document(self, document: JourneyMap, changes: ChangeSet) -> None:
        open_map, subject = self._open_map, self.form.subject
        if open_map is None or subject is None:
            return
        if not records_of(document, subject):
            self._keep_typed(open_map)
        concerns_map = subject.what == "map" and bool(changes.fields)
        concerns_cards = subject.what == "card" and not changes.links.is_empty
        if (
            concerns_map
            or concerns_cards
            or not changes.personas.is_empty
            or changes.touched & self.form.concerned
        ):
            self._show(open_map, subject_of(document, open_map.selection))

    @Slot()
    def _follow_state(self) -> None:
        """The map may have become one that can only be read."""
        open_map = self._open_map
        if open_map is not None:
            for editor in self.form.editors.values():
                editor.setEnabled(not open_map.read_only)

    def _keep_typed(self, open_map: OpenMap) -> None:
        """Keeps what is being typed; if its record is gone, says so and offers the text."""
        typed, subject = self.form.typed, self.form.subject
        if not typed or subject is None:
            return
        if records_of(open_map.document, subject):
            self.form.commit()
            return
        self._lost = typed
        for editor in self.form.editors.values():
            editor.drop()
        self._messages.notice(
            say("What you were editing is no longer on the map, so your text wasn't kept."),
            action_text=say("Copy the text"),
            action=self._copy_lost,
            kind="warning",
        )

    def _copy_lost(self) -> None:
        QGuiApplication.clipboard().setText(self._lost)
