"""How the window looks: readable colours, a sheet that Qt understands, own fonts, icons that follow the appearance."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFontInfo,
    QFontMetricsF,
    QGlyphRun,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cjm_desktop.text.qt_fonts import qt_family
from cjm_desktop.theme.contrast import contrast
from cjm_desktop.ui.language import speak
from cjm_desktop.ui.style.appearance import Appearance
from cjm_desktop.ui.style.fonts import interface_families, interface_font
from cjm_desktop.ui.style.icons import icon, paint_icon
from cjm_desktop.ui.style.palette import DARK, LIGHT, Colours, colours, qt_palette
from cjm_desktop.ui.style.sheet import style_sheet
from cjm_desktop.ui.widgets.numbers import NumberField
from cjm_desktop.ui.widgets.tags import TagField

TEXT = "ink soft faint accent danger warning good".split()
SURFACES = "window panel field hover".split()


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """The application in its light dress; what it wore before comes back."""
    made = Appearance(qapp, "light")
    yield made
    made.choose("light")
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def persian() -> Iterator[None]:
    speak("fa")
    yield
    speak("en")


def drawn(name: str, *, flipped: bool | None = None) -> QImage:
    picture = QImage(48, 48, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_icon(painter, name, QRect(0, 0, 48, 48), "#000000", flipped=flipped)
    painter.end()
    return picture


def unlike(one: QImage, other: QImage) -> float:
    """The mean difference of their pixels, 0 to 1."""
    pixels = [(x, y) for x in range(one.width()) for y in range(one.height())]
    apart = (abs(one.pixelColor(x, y).lightnessF() - other.pixelColor(x, y).lightnessF()) for x, y in pixels)
    return sum(apart) / len(pixels)


def strongest(picture: QPixmap) -> str:
    """The colour of the most opaque pixel."""
    image = picture.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda colour: colour.alpha()).name().upper()


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
class TestColours:
    def test_all_text_is_readable(self, table: Colours) -> None:
        pairs = [(ink, ground) for ink in TEXT for ground in SURFACES]
        pairs += [("ink", "pressed"), ("on_chip", "chip"), ("on_highlight", "highlight"), ("on_tip", "tip")]
        pairs += [("on_fill", ground) for ground in ("fill", "fill_hover", "fill_pressed")]
        pairs += [
            (ink, ground) for ink in ("on_notice", "notice_action") for ground in ("notice", "notice_hover")
        ]
        poor = {
            pair: round(contrast(getattr(table, pair[0]), getattr(table, pair[1])), 2)
            for pair in pairs
            if contrast(getattr(table, pair[0]), getattr(table, pair[1])) < 4.5
        }
        assert not poor

    def test_focus_and_selection_stand_out(self, table: Colours) -> None:
        for ring, ground in (
            ("accent", "panel"),
            ("accent", "window"),
            ("selection", "window"),
            ("fill_ring", "fill"),
        ):
            assert contrast(getattr(table, ring), getattr(table, ground)) >= 3

    def test_sheet_names_only_colours_of_the_table(self, table: Colours) -> None:
        sheet = style_sheet(table, right_to_left=False)
        assert "$" not in sheet
        assert sheet.count("{") == sheet.count("}")

    def test_qt_palette_says_the_same(self, table: Colours, qapp: QApplication) -> None:
        palette = qt_palette(table)
        assert palette.color(QPalette.ColorRole.Text).name().upper() == table.ink
        assert (
            palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name().upper() == table.off
        )


def test_both_tables_differ_in_every_surface() -> None:
    assert all(getattr(LIGHT, name) != getattr(DARK, name) for name in (*SURFACES, *TEXT))
    assert {field.name for field in fields(Colours)} >= {*SURFACES, *TEXT}


def test_sheet_of_the_other_direction_is_mirrored() -> None:
    forward = style_sheet(LIGHT, right_to_left=False)
    assert "chevron-right.svg" in forward
    assert "padding-left: 8px" in forward
    assert "padding-right: 8px" in style_sheet(LIGHT, right_to_left=True)


class TestAppearance:
    def test_choice_dresses_the_application(self, appearance: Appearance, qapp: QApplication) -> None:
        told = []
        appearance.changed.connect(lambda: told.append(appearance.current))
        appearance.choose("dark")
        assert told == [DARK]
        assert colours() is DARK
        assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.panel
        assert DARK.panel in qapp.styleSheet()
        appearance.choose("dark")
        assert told == [DARK]
        appearance.choose("light")
        assert appearance.current is LIGHT

    def test_unknown_choice_follows_the_system(self, appearance: Appearance) -> None:
        appearance.choose("sepia")
        assert appearance.choice == "system"
        assert appearance.current in (LIGHT, DARK)

    def test_system_turning_dark_is_followed_only_when_wanted(
        self, appearance: Appearance, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Hints:
            def colorScheme(self) -> Qt.ColorScheme:
                return Qt.ColorScheme.Dark

            def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
                pass

        class Application:
            def __getattr__(self, name: str) -> object:
                return getattr(qapp, name)

            def styleHints(self) -> Hints:
                return Hints()

        monkeypatch.setattr(appearance, "_application", Application())
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert appearance.current is LIGHT
        appearance.choose("system")
        assert appearance.current is DARK

    def test_persian_windows_are_mirrored(self, persian: None, qapp: QApplication) -> None:
        made = Appearance(qapp, "light")
        try:
            assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
        finally:
            speak("en")
            Appearance(qapp, "light").deleteLater()
            made.deleteLater()
        assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight

    def test_tool_bar_has_its_height(self, appearance: Appearance, qtbot: object) -> None:
        window = QMainWindow()
        bar = window.addToolBar("bar")
        assert isinstance(bar, QToolBar)
        button = QToolButton()
        button.setProperty("filled", True)
        button.setIcon(icon("export", "on_fill"))
        bar.addWidget(button)
        window.show()
        assert bar.height() in range(44, 49)
        assert bar.iconSize() == QSize(18, 18)
        window.deleteLater()

    def test_focused_button_has_a_ring(self, appearance: Appearance, qtbot: QtBot) -> None:
        window = QMainWindow()
        button = QPushButton("Go")
        window.setCentralWidget(button)
        window.show()
        window.activateWindow()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        middle = button.grab().toImage().pixelColor(1, button.height() // 2)
        assert middle.name().upper() == LIGHT.accent
        window.deleteLater()


class TestFonts:
    def test_own_families_are_used(self, qapp: QApplication) -> None:
        info = QFontInfo(interface_font())
        assert info.family() == qt_family("Noto Sans")
        assert info.pixelSize() == 13

    def test_persian_windows_prefer_their_own_script(self, persian: None) -> None:
        assert interface_families()[0] == qt_family("Vazirmatn")
        assert len(interface_families()) == len(set(interface_families()))

    @pytest.mark.parametrize(
        ("text", "family"), [("Card Ж", "Noto Sans"), ("کارت", "Vazirmatn"), ("כרטיס", "Noto Sans Hebrew")]
    )
    def test_every_script_shows(self, text: str, family: str, qapp: QApplication) -> None:
        layout = QTextLayout(text, interface_font())
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs: list[QGlyphRun] = layout.glyphRuns()
        assert {run.rawFont().familyName() for run in runs} == {qt_family(family)}
        assert all(glyph for run in runs for glyph in run.glyphIndexes())

    def test_bold_is_wider(self, qapp: QApplication) -> None:
        plain, bold = (QFontMetricsF(interface_font(bold=heavy)) for heavy in (False, True))
        assert bold.horizontalAdvance("Measured") > plain.horizontalAdvance("Measured")


class TestIcons:
    def test_follows_the_appearance(self, appearance: Appearance) -> None:
        found = icon("save")
        assert strongest(found.pixmap(64, 64)) == LIGHT.ink
        appearance.choose("dark")
        assert strongest(found.pixmap(64, 64)) == DARK.ink

    def test_tells_its_state(self, appearance: Appearance) -> None:
        assert strongest(icon("save").pixmap(64, 64, QIcon.Mode.Disabled)) == LIGHT.off
        assert strongest(icon("save").pixmap(64, 64, QIcon.Mode.Selected)) == LIGHT.on_highlight
        assert strongest(icon("trash", "danger").pixmap(64, 64)) == LIGHT.danger

    def test_is_sharp_on_dense_screens(self, appearance: Appearance) -> None:
        picture = icon("save").pixmap(QSize(18, 18), 2.0)
        assert picture.size() == QSize(36, 36)
        assert picture.devicePixelRatio() == 2.0

    def test_directional_icons_are_reflected(self, qapp: QApplication) -> None:
        there, back = drawn("arrow-start", flipped=False), drawn("arrow-start", flipped=True)
        assert there != back
        assert unlike(there.flipped(Qt.Orientation.Horizontal), back) < 0.02 < unlike(there, back)
        assert drawn("search", flipped=False) == drawn("search", flipped=True)

    def test_window_direction_decides_when_nothing_is_said(self, qapp: QApplication) -> None:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        try:
            assert drawn("arrow-start") == drawn("arrow-start", flipped=True)
        finally:
            qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def test_room_is_left_between_icon_and_words(self, qapp: QApplication) -> None:
        def columns() -> list[int]:
            picture = icon("plus", room=True).pixmap(QSize(26, 18)).toImage()
            return [x for x in range(26) if any(picture.pixelColor(x, y).alpha() for y in range(18))]

        assert max(columns()) < 18
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        try:
            assert min(columns()) >= 8
        finally:
            qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def test_unknown_name_gives_a_dot(self, qapp: QApplication) -> None:
        assert drawn("no such icon") == drawn("other")

    def test_no_room_draws_nothing(self, qapp: QApplication) -> None:
        assert icon("save").pixmap(QSize(0, 0)).isNull()

    def test_copy_that_qt_changes_lives_on(self, appearance: Appearance) -> None:
        copy = QIcon(icon("save"))
        copy.addPixmap(QPixmap(3, 3))
        assert strongest(copy.pixmap(64, 64)) == LIGHT.ink
        assert strongest(icon("save").pixmap(64, 64)) == LIGHT.ink


def test_fields_of_a_form_are_equally_high(appearance: Appearance, qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    shown = [
        QLineEdit(form),
        QComboBox(form),
        NumberField("Votes", parent=form),
        TagField("Tags", parent=form),
    ]
    for field in shown:
        column.addWidget(field)
    form.show()
    heights = [field.height() for field in shown]
    assert max(heights) - min(heights) <= 1, heights


def test_placeholder_is_readable(appearance: Appearance, qtbot: object) -> None:
    field = QLineEdit()
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText).name().upper() == LIGHT.faint
    field.deleteLater()
