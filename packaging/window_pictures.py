"""Makes the pictures of the window in README.md again: run it with the Python of the private environment.

    .venv/bin/python packaging/window_pictures.py            all of them, into packaging/pictures
    .venv/bin/python packaging/window_pictures.py FOLDER     somewhere else

The window is drawn without a display and looks the same on every machine: with the shipped fonts alone, in one size,
with a card selected and a notice, as it is while somebody works.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

CHECKOUT = Path(__file__).resolve().parent.parent
TARGET = CHECKOUT / "packaging" / "pictures"
SIZE = (1600, 960)
ROUNDS = 5
"""So often the window may answer what it has done itself: fields take their height from their width."""

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.ui.main_window import EditorWindow


@dataclass(frozen=True)
class Shot:
    """One picture: a sample in a window of that language and appearance, with this text's card selected."""

    name: str
    sample: str
    language: str
    appearance: str
    card: str

    @property
    def file(self) -> str:
        return f"window-{self.name}.png"


SHOTS = (
    Shot("en", "shop-en", "en", "light", "The code expires"),
    Shot("en-dark", "shop-en", "en", "dark", "The code expires"),
    Shot("fa", "bank-fa", "fa", "light", "سیم‌کارت"),
    Shot("fa-dark", "bank-fa", "fa", "dark", "سیم‌کارت"),
)


def main(arguments: list[str]) -> int:
    """Every picture anew."""
    target = Path(arguments[0]) if arguments else TARGET
    target.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    from cjm_desktop.resources import resource_path

    os.environ["FONTCONFIG_FILE"] = str(resource_path("fonts", "no-system-fonts.conf"))
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    for shot in SHOTS:
        save(taken(application, shot), target / shot.file)
        print(shot.file)
    return 0


def taken(application: QApplication, shot: Shot) -> QImage:
    """The window of a program of its own, with settings that nobody has changed yet."""
    from cjm_desktop.settings.store import Settings
    from cjm_desktop.ui.language import speak
    from cjm_desktop.ui.program import Program
    from cjm_desktop.ui.style.appearance import Appearance

    with tempfile.TemporaryDirectory() as folder:
        speak(shot.language)
        appearance = Appearance(application, shot.appearance)
        program = Program(Settings(Path(folder)), appearance)
        window = program.open_sample(shot.sample)
        assert window is not None
        window.resize(*SIZE)
        application.processEvents()
        arrange(window, shot)
        for _ in range(ROUNDS):
            application.processEvents()
        window.canvas.settle()
        picture = window.grab().toImage()
        window.map.mark_saved()
        window.close()
        appearance.setParent(None)
        appearance.deleteLater()
        program.deleteLater()
        application.sendPostedEvents(None, 0)
    return picture


def arrange(window: EditorWindow, shot: Shot) -> None:
    """A card selected, as somebody works on it, with the keyboard on the map."""
    cards = window.map.document.cards
    wanted = next(card for card in cards if card.text.startswith(shot.card))
    window.map.select([wanted.id])
    window.activateWindow()
    window.canvas.setFocus()


def save(picture: QImage, path: Path) -> None:
    """As a small PNG without anything that differs from run to run."""
    from PIL import Image
    from PySide6.QtGui import QImage

    data = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = bytes(data.constBits())
    image = Image.frombytes("RGB", (data.width(), data.height()), rows, "raw", "RGB", data.bytesPerLine())
    image.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
