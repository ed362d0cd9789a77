"""Prints a map on paper: the same pages that an export has, at the printer's resolution.

Knows Qt's printer; what stands on the pages is ``layout.pages``' affair.
"""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from cjm_desktop.assembly.compose import Look
from cjm_desktop.errors import CjmError, ExportError
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.layout import LayoutOptions
from cjm_desktop.layout.pages import PAPER, POINTS_PER_MM, Page, pages
from cjm_desktop.layout.scene import Scene
from cjm_desktop.paint.pictures import Pictures
from cjm_desktop.ui.dialogs.export_preview import scene_for
from cjm_desktop.ui.dialogs.page_picture import page_steps
from cjm_desktop.ui.export_choices import ExportChoices, remembered
from cjm_desktop.ui.files import suggested_name
from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Choice
from cjm_desktop.ui.print_run import PrintRun

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import EditorWindow

__all__ = ["new_printer", "print_map", "print_steps"]

_SAME_MM = 2.0
"""Printers round the sizes of their paper."""


def print_map(window: "EditorWindow", choices: ExportChoices | None = None) -> None:
    """Asks for a printer and prints the window's map; without ``choices``, as it was exported to PDF last."""
    open_map = window.open_map
    if open_map is None:
        return
    window.editing.finish()
    if not QPrinterInfo.availablePrinterNames():
        _offer_pdf(window)
        return
    if choices is None:
        look = Look(LayoutOptions(), open_map.theme.name)
        choices = remembered(window.program.settings, "pdf", look)
    try:
        scene = scene_for(open_map, choices.look)
        printer = new_printer(scene, choices)
        printer.setDocName(suggested_name(open_map.document))
        dialog = QPrintDialog(printer, window)
        is_wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_wanted:
            PrintRun(window, printer, print_steps(printer, scene, open_map.pictures, choices)).start()
    except CjmError as error:
        window.messages.error(error)


def new_printer(scene: Scene, choices: ExportChoices) -> QPrinter:
    """A printer set to the paper of ``choices``, lying as the map does; the user may change both in the dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    paper = PAPER.get(choices.options.page)
    if paper is not None:
        printer.setPageSize(QPageSize(QSizeF(*paper), QPageSize.Unit.Millimeter))
    orientation = choices.options.orientation
    wide = scene.width >= scene.height if orientation == "auto" else orientation == "landscape"
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )
    return printer


def print_steps(
    printer: QPrinter, scene: Scene, pictures: Pictures, choices: ExportChoices
) -> Generator[float, None, None]:
    """Prints the scene in small steps; tells after each which share of the pages is done.

    Raises ``CjmError`` if it can't be put on the paper, or the printer takes nothing. Closed before the end, it asks
    the printer to forget what it has.
    """
    sheets = _asked_for(printer, _printed(printer, scene, choices))
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused()
    try:
        scale = printer.resolution() / 72
        for number, page in enumerate(sheets):
            if number and not printer.newPage():
                raise _refused()
            for share in page_steps(painter, scene, pictures, page, scale):
                yield (number + share) / len(sheets)
    except GeneratorExit:
        printer.abort()
        raise
    finally:
        painter.end()


def _refused() -> ExportError:
    return ExportError(
        "The printer can't be used.", advice="Choose another one, or export a PDF and print that."
    )


def _printed(printer: QPrinter, scene: Scene, choices: ExportChoices) -> tuple[Page, ...]:
    """The pages on the printer's paper, clear of the edge that it can't reach."""
    layout, options = printer.pageLayout(), choices.options
    unreachable = _widest(layout.minimumMargins()) / POINTS_PER_MM
    margin = max(unreachable, 10.0 if options.margin is None or options.page == "fit" else options.margin)
    size = layout.pageSize().size(QPageSize.Unit.Millimeter)
    wide = layout.orientation() == QPageLayout.Orientation.Landscape
    name = _paper_name(size)
    # “Fit” has a size of its own, which no printer has: on paper it is as large as fits.
    scale = None if options.page == "fit" else options.scale
    if name is not None:
        return pages(scene, name, "landscape" if wide else "portrait", margin, scale)
    width, height = (size.height(), size.width()) if wide else (size.width(), size.height())
    return (_fitted(scene, width * POINTS_PER_MM, height * POINTS_PER_MM, margin * POINTS_PER_MM),)


def _fitted(scene: Scene, width: float, height: float, edge: float) -> Page:
    """The whole map on paper of a size that has no name here."""
    room = max(1.0, width - 2 * edge), max(1.0, height - 2 * edge)
    ratio = min(room[0] / scene.width, room[1] / scene.height)
    left = (width - scene.width * ratio) / 2
    return Page(width, height, Rect(0, 0, scene.width, scene.height), ratio, left, edge)


def _asked_for(printer: QPrinter, sheets: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages that the user chose in the dialog."""
    first, last = printer.fromPage(), printer.toPage()
    return sheets[first - 1 : last] if first else sheets


def _paper_name(size: QSizeF) -> str | None:
    short, long = sorted((size.width(), size.height()))
    for name, (width, height) in PAPER.items():
        if abs(width - short) <= _SAME_MM and abs(height - long) <= _SAME_MM:
            return name
    return None


def _widest(margins: QMarginsF) -> float:
    return max(margins.left(), margins.top(), margins.right(), margins.bottom())


def _offer_pdf(window: "EditorWindow") -> None:
    answer = window.messages.ask(
        say("There is no printer"),
        say("No printer is set up on this computer. A PDF can be printed elsewhere."),
        (
            Choice("pdf", say("Export a PDF…"), is_default=True),
            Choice("cancel", say("Cancel")),
        ),
    )
    if answer == "pdf":
        window.run("file.export")
