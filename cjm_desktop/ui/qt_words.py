"""The words of Qt's own dialogs and menus, in the language that the window speaks. They come with Qt."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from cjm_desktop.ui.language import language

__all__ = ["speak_in_qt"]

_NAME = "qtbase"


class _Spoken:
    translator: QTranslator | None = None


def speak_in_qt() -> None:
    """Makes dialogs that Qt brings along speak the window's language, as far as Qt knows it. Needs an application."""
    application = QCoreApplication.instance()
    if application is None:
        return
    if _Spoken.translator is not None:
        QCoreApplication.removeTranslator(_Spoken.translator)
        _Spoken.translator.deleteLater()
        _Spoken.translator = None
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language() != "en" and translator.load(f"{_NAME}_{language()}", folder):
        QCoreApplication.installTranslator(translator)
        _Spoken.translator = translator
    else:
        translator.deleteLater()
