"""Editors of places on a scale: the score of an emotion point, and where in its step it stands."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from cjm_desktop.errors import CjmError
from cjm_desktop.lanes.fields import Field
from cjm_desktop.lanes.scale import middle, shown_scale
from cjm_desktop.model.scales import DEFAULT_SCALE, Scale
from cjm_desktop.ui.language import say, translate, words
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector.editor import Editor, several_text
from cjm_desktop.ui.panels.inspector.parsing import parse_number, write_number
from cjm_desktop.ui.panels.inspector.subjects import Subject
from cjm_desktop.ui.widgets.lines import CommitLine

__all__ = ["ScoreEditor", "ShareEditor"]

_PARTS = 10
"""Steps of the slider for each whole score."""


class _Slider(QSlider):
    """A slider that tells when the user is done, not on the way."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(60)
        # A place on a scale isn't an amount: nothing is filled up to it.
        self.setStyleSheet("QSlider::sub-page:horizontal { background: transparent; }")

    def show_place(self, place: int) -> None:
        """Moves there without telling."""
        if not self.isSliderDown():
            with QSignalBlocker(self):
                self.setValue(place)


class ScoreEditor(Editor):
    """A slider over the lane's scale with its marks, and the number itself."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self._scale: Scale = DEFAULT_SCALE
        self._kept: Any = None
        control = QWidget(self)
        self.slider = _Slider(self.title, control)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self._release)
        self.line = CommitLine(self.title, "", control)
        self.line.setFixedWidth(64)
        self.line.committed.connect(self._type)
        self._marks = [QLabel(control) for _ in range(3)]
        self._lay_out(control)
        control.setFocusProxy(self.slider)
        self.put(control)

    def _lay_out(self, control: QWidget) -> None:
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.slider)
        marks = QHBoxLayout()
        alignment = (
            Qt.AlignmentFlag.AlignLeading,
            Qt.AlignmentFlag.AlignHCenter,
            Qt.AlignmentFlag.AlignTrailing,
        )
        for mark, side in zip(self._marks, alignment, strict=True):
            mark.setProperty("role", "small")
            mark.setAlignment(side)
            mark.setMinimumWidth(1)
            marks.addWidget(mark, 1)
        column.addLayout(marks)
        row.addLayout(column, 1)
        row.addWidget(self.line, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def typed(self) -> str:
        return self.line.unkept

    def look_at(self, open_map: OpenMap, subject: Subject) -> None:
        index = open_map.document.index
        points = [index.points[ref] for ref in subject.refs if ref in index.points]
        if not points:
            return
        lane = index.lanes[points[0].lane]
        self._scale = shown_scale(lane)
        with QSignalBlocker(self.slider):
            self.slider.setRange(round(self._scale.lowest * _PARTS), round(self._scale.highest * _PARTS))
            self.slider.setSingleStep(_PARTS)
            self.slider.setPageStep(_PARTS)
        given = lane.settings.get("scale")
        names = given.get("names") if isinstance(given, dict) else None
        self._name_marks(names if isinstance(names, dict) else {})

    def _name_marks(self, names: dict[str, Any]) -> None:
        scale = self._scale
        for mark, score in zip(self._marks, (scale.lowest, middle(scale), scale.highest), strict=True):
            written = words().number(score, signed=scale.lowest < 0 < scale.highest)
            name = names.get(f"{score:g}")
            mark.setText(str(name) if name else written)
            mark.setToolTip(f"{written} {name}" if name else written)

    def show_value(self, value: Any, is_several: bool) -> None:
        self._kept = value
        self.line.setPlaceholderText("…" if is_several else "")
        self.line.setToolTip(several_text() if is_several else "")
        self.line.set_value(write_number(value))
        self.slider.show_place(round((middle(self._scale) if value is None else value) * _PARTS))

    def commit(self) -> None:
        self.line.commit()

    def drop(self) -> None:
        self.line.drop()

    @Slot(int)
    def _slide(self, place: int) -> None:
        score = place / _PARTS
        self.line.set_value(write_number(score))
        if not self.slider.isSliderDown():
            self.given.emit(score)

    @Slot()
    def _release(self) -> None:
        self.given.emit(self.slider.value() / _PARTS)

    @Slot(str)
    def _type(self, text: str) -> None:
        try:
            score = parse_number(text, self._scale.lowest, self._scale.highest)
        except CjmError as error:
            self.line.set_value(write_number(self._kept))
            self.line.setText(text)
            self.set_problem(error.sentence(translate))
            return
        self.set_problem("")
        if score is None:
            self.line.set_value(write_number(self._kept))
        else:
            self.given.emit(float(score))


class ShareEditor(Editor):
    """A place between the start and the end."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(field, parent)
        self.slider = _Slider(self.title, self)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        self.slider.setToolTip(say("From the start of the step to its end"))
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self._release)
        self.put(self.slider)

    def show_value(self, value: Any, is_several: bool) -> None:
        self.slider.show_place(round((0.5 if value is None else value) * 100))

    @Slot(int)
    def _slide(self, place: int) -> None:
        if not self.slider.isSliderDown():
            self.given.emit(place / 100)

    @Slot()
    def _release(self) -> None:
        self.given.emit(self.slider.value() / 100)
