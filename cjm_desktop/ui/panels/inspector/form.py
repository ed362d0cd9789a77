"""A form: editors for the fields of a subject, and the way of what they give into the map."""

import itertools
from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cjm_desktop.errors import CjmError
from cjm_desktop.lanes.fields import Field, FieldType
from cjm_desktop.ui.incoming_pictures import Source
from cjm_desktop.ui.language import say, translate
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector import choice_editors as choose
from cjm_desktop.ui.panels.inspector.answer_editor import AnswersEditor
from cjm_desktop.ui.panels.inspector.answers import LINKED
from cjm_desktop.ui.panels.inspector.editor import Editor
from cjm_desktop.ui.panels.inspector.fact_editor import FactsEditor
from cjm_desktop.ui.panels.inspector.picture_editors import PictureEditor
from cjm_desktop.ui.panels.inspector.picture_taking import forget_picture, take_picture
from cjm_desktop.ui.panels.inspector.score_editors import ScoreEditor, ShareEditor
from cjm_desktop.ui.panels.inspector.subjects import Subject, concerned, fields_of, records_of
from cjm_desktop.ui.panels.inspector.text_editors import (
    DateEditor,
    LineEditor,
    ListEditor,
    NumberEditor,
    RangeEditor,
    TextEditor,
)
from cjm_desktop.ui.panels.inspector.writing import shown_value, written

__all__ = ["Form"]

_MOST_SEGMENTS = 4
_SHORT: Mapping[str, int] = {"count": 2, "source": 3, "owner": 3, "due": 2}
"""Shares of the width for fields that stand beside each other, where they aren't even."""

_EDITORS: Mapping[FieldType, type[Editor]] = {
    "text": LineEditor,
    "long": TextEditor,
    "lines": ListEditor,
    "number": NumberEditor,
    "count": NumberEditor,
    "scale": choose.ScaleEditor,
    "date": DateEditor,
    "picture": PictureEditor,
    "portrait": PictureEditor,
    "range": RangeEditor,
    "colour": choose.ColourEditor,
    "tags": choose.TagsEditor,
    "personas": choose.PersonasEditor,
    "persona": choose.PersonaEditor,
    "votes": choose.VotesEditor,
    "score": ScoreEditor,
    "share": ShareEditor,
    "facts": FactsEditor,
    "answers": AnswersEditor,
    "answered by": AnswersEditor,
    "lane kind": choose.KindEditor,
    "language": choose.LanguageEditor,
}


class Form(QWidget):
    """Shows one subject of one map. Editors are kept as long as the fields stay the same."""

    picture_wanted = Signal(object)
    """The ``PictureEditor`` for which the user wants to choose a file."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self.editors: dict[str, Editor] = {}
        self.subject: Subject | None = None
        self._open_map: OpenMap | None = None
        self._fields: tuple[Field, ...] = ()
        self._concerned: frozenset[str] = frozenset()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_subject(self, open_map: OpenMap, subject: Subject) -> None:
        """Makes the form about these records. What was being typed about others must have been kept before."""
        fields = fields_of(open_map.document, subject)
        if fields != self._fields or open_map is not self._open_map:
            self._rebuild(fields)
        elif subject != self.subject:
            for editor in self.editors.values():
                editor.drop()
        self._open_map, self.subject = open_map, subject
        self.refresh()

    def clear(self) -> None:
        """About nothing any more."""
        self._rebuild(())
        self._open_map, self.subject, self._concerned = None, None, frozenset()

    def refresh(self) -> None:
        """Shows the values that the map has now; what is being typed stays."""
        open_map, subject = self._open_map, self.subject
        if open_map is None or subject is None:
            return
        document = open_map.document
        joined: set[str] = set()
        for editor in self.editors.values():
            value = shown_value(document, subject, editor.field)
            editor.look_at(open_map, subject)
            editor.set_value(value)
            if editor.field.type in LINKED:
                joined.update(value)
            editor.setEnabled(not open_map.read_only)
        self._concerned = concerned(document, subject) | joined

    @property
    def concerned(self) -> frozenset[str]:
        """Ids of the records of which changes may show here."""
        return self._concerned

    @property
    def typed(self) -> str:
        """What is being typed and not kept yet."""
        return next((editor.typed for editor in self.editors.values() if editor.typed), "")

    def commit(self) -> None:
        """Keeps what is being typed."""
        for editor in self.editors.values():
            if editor.typed:
                editor.commit()

    # Building

    def _rebuild(self, fields: tuple[Field, ...]) -> None:
        self._fields = fields
        self.editors = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        row: QHBoxLayout | None = None
        holders: list[QWidget] = []
        for field in fields:
            if row is None or not field.beside:
                holders.append(QWidget(self))
                row = self._new_row(holders[-1])
            editor = _editor_class(field)(field, holders[-1])
            editor.given.connect(self._take)
            if isinstance(editor, PictureEditor):
                editor.file_wanted.connect(self._want_picture)
                editor.source_given.connect(self._take_picture)
            self.editors[field.name] = editor
            row.addWidget(editor, _SHORT.get(field.name, 1))
        self._chain()
        for holder in holders:
            holder.show()  # at once, not when Qt gets round to it: the keyboard may be waiting

    def _new_row(self, holder: QWidget) -> QHBoxLayout:
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._column.addWidget(holder)
        return row

    def _chain(self) -> None:
        """Tab goes through the fields in their order."""
        editors = list(self.editors.values())
        for one, other in itertools.pairwise(editors):
            QWidget.setTabOrder(one, other)

    # Editing

    @Slot()
    def _want_picture(self) -> None:
        self.picture_wanted.emit(self.sender())

    @Slot(object)
    def _take_picture(self, source: Source) -> None:
        editor, open_map, subject = self.sender(), self._open_map, self.subject
        if isinstance(editor, PictureEditor) and open_map is not None and subject is not None:
            take_picture(open_map, self._messages, subject, editor, source)

    @Slot(object)
    def _take(self, value: object) -> None:
        editor, open_map, subject = self.sender(), self._open_map, self.subject
        if not isinstance(editor, Editor) or open_map is None or subject is None:
            return
        if not records_of(open_map.document, subject):
            return
        forget_picture(open_map, subject, editor.field)
        try:
            changed = written(open_map.document, subject, editor.field, value)
        except CjmError as error:
            editor.set_problem(error.sentence(translate))
            return
        editor.set_problem("")
        label = say("Change “{field}”", field=editor.title)
        if open_map.become(label, changed) is None:
            self.refresh()


def _editor_class(field: Field) -> type[Editor]:
    if field.type == "choice":
        return choose.SegmentEditor if len(field.choices) <= _MOST_SEGMENTS else choose.ComboEditor
    return _EDITORS[field.type]
