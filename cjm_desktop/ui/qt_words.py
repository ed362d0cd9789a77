"""The words of Qt's own dialogs and menus, in the language that the window speaks. They come with Qt.

Keys are named as they are on keyboards: those with words on them bear Latin ones everywhere.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from cjm_desktop.ui.language import is_rtl, language

__all__ = ["speak_in_qt"]

_NAME = "qtbase"
_KEYS = frozenset(
    "Ctrl Shift Alt Meta Esc Tab Return Enter Backspace Ins Del Home End PgUp PgDown F%1".split()
)
_EMBEDDED = "+\u202a"
"""What joins the keys of a shortcut: the rest stays behind it, also in a right-to-left menu and for ``Ctrl++``."""


class _KeyNames(QTranslator):
    """Leaves the names of keys as they are printed on keyboards, and keeps shortcuts in their order."""

    def translate(self, context: str, source: str, about: str | None = None, count: int = -1) -> str | None:
        if context != "QShortcut":
            return None
        if source == "+":
            return _EMBEDDED if is_rtl() else None
        return source if source in _KEYS else None


class _Spoken:
    translators: tuple[QTranslator, ...] = ()


def speak_in_qt() -> None:
    """Makes dialogs that Qt brings along speak the window's language, as far as Qt knows it. Needs an application."""
    application = QCoreApplication.instance()
    if application is None:
        return
    for translator in _Spoken.translators:
        QCoreApplication.removeTranslator(translator)
        translator.deleteLater()
    _Spoken.translators = ()
    words = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language() != "en" and words.load(f"{_NAME}_{language()}", folder):
        _Spoken.translators = (words, _KeyNames(application))  # the one that comes last is asked first
        for translator in _Spoken.translators:
            QCoreApplication.installTranslator(translator)
    else:
        words.deleteLater()
