"""The system's clipboard: what is copied from a map for this and other programs, and what comes from there.

Copies are independent of the map and its window. Knows the open map and its messages, no other part of the window.
"""

import base64
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from cjm_desktop.assembly import clips
from cjm_desktop.edit import operations as ops
from cjm_desktop.edit.clipboard import Clip, as_text, as_tsv, copied, from_text
from cjm_desktop.edit.selection import Focus, focus_of
from cjm_desktop.errors import CjmError
from cjm_desktop.model.changes import ChangeSet
from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.rich import plain
from cjm_desktop.ui.incoming_pictures import SUFFIXES, Source
from cjm_desktop.ui.language import say
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.picture_cards import Reveal, bring_pictures

__all__ = ["copy", "mime_of", "paste", "paste_mime", "paste_text"]

_TABLE = "text/tab-separated-values"
_PNG = "image/png"


def copy(open_map: OpenMap, messages: Messages) -> bool:
    """Puts the selected cards and points, and those of selected stages, steps and lanes, on the clipboard; answers
    whether there were any."""
    cards, points = _chosen(open_map)
    if not cards and not points:
        messages.notice(say("There are no cards in the selection."))
        return False
    QGuiApplication.clipboard().setMimeData(mime_of(copied(open_map.document, cards, points)))
    return True


def mime_of(clip: Clip) -> QMimeData:
    """The clip in every form that a program may ask for."""
    data = QMimeData()
    data.setData(clips.MIME_TYPE, clips.encode(clip))
    data.setText(as_text(clip, plain))
    data.setData(_TABLE, as_tsv(clip, plain).encode("utf-8"))
    pictures = [card.props.get("asset") for card in clip.part.cards]
    if len(pictures) == 1 and pictures[0]:
        asset = clip.part.index.assets.get(str(pictures[0]))
        image = QImage.fromData(base64.b64decode(asset.data)) if asset else QImage()
        if not image.isNull():
            data.setImageData(image)
    return data


def paste(open_map: OpenMap, messages: Messages, reveal: Reveal | None = None) -> bool:
    """Adds what is on the clipboard where the focus is, and selects it; answers whether there was anything to add."""
    return paste_mime(open_map, messages, _on_clipboard(), reveal)


def paste_text(open_map: OpenMap, messages: Messages) -> bool:
    """The same with the clipboard's text alone, a card of each line."""
    return _paste_text(open_map, messages, _on_clipboard())


def _on_clipboard() -> QMimeData:
    """What is on the clipboard; systems with an empty one may hand out nothing at all."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if data is None else data


def paste_mime(open_map: OpenMap, messages: Messages, data: QMimeData, reveal: Reveal | None = None) -> bool:
    """Adds cards, else picture files, else text, else a picture, whatever ``data`` has first. Large pictures are added
    later; ``reveal`` shows their place then."""
    if data.hasFormat(clips.MIME_TYPE):
        return _paste_cards(open_map, messages, bytes(data.data(clips.MIME_TYPE).data()))
    pictures: list[Source] = [*_picture_files(data)]
    if not pictures and data.hasFormat("text/plain") and data.text().strip():
        return _paste_text(open_map, messages, data)
    pictures = pictures or _pictures(data)
    if not pictures:
        return _nothing(messages)
    bring_pictures(open_map, messages, say("Paste picture"), pictures, reveal)
    return True


def _nothing(messages: Messages) -> bool:
    messages.notice(say("There is nothing on the clipboard that can go on a map."))
    return False


def _paste_cards(open_map: OpenMap, messages: Messages, data: bytes) -> bool:
    try:
        clip = clips.decode(data)
    except CjmError as error:
        messages.error(error)
        return False
    if clip.is_empty:
        return _nothing(messages)
    lane, step, position = _place(open_map)
    return _select_new(open_map, open_map.edit(say("Paste"), ops.paste, clip, lane, step, position))


def _paste_text(open_map: OpenMap, messages: Messages, data: QMimeData) -> bool:
    rows = from_text(data.text()) if data.hasText() else ()
    if not rows:
        return _nothing(messages)
    lane, step, position = _place(open_map)
    changes = open_map.edit(say("Paste text"), ops.paste_texts, rows, lane, step, position)
    return _select_new(open_map, changes)


def _picture_files(data: QMimeData) -> list[Path]:
    if not data.hasUrls():
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


def _pictures(data: QMimeData) -> list[Source]:
    """The picture itself. As a file has it where there is that, since Qt would make the other at once, however large
    it is."""
    if data.hasFormat(_PNG):
        return [bytes(data.data(_PNG).data())]
    image = data.imageData() if data.hasImage() else None
    return [image] if isinstance(image, QImage) else []


def _place(open_map: OpenMap) -> tuple[str | None, str | None, int | None]:
    """Lane, step and position of what is pasted: below the focused card, else at the foot of the focused cell."""
    focus, index = open_map.selection.focus, open_map.document.index
    if focus is None:
        return None, None, None
    lane = focus.lane if focus.lane in index.lanes else None
    step = focus.step if focus.step in index.steps else None
    if focus.part == "stage" and focus.ref in index.stages:
        step = index.stages[focus.ref].steps[0].id
    return lane, step, _below(open_map.document, focus)


def _below(document: JourneyMap, focus: Focus) -> int | None:
    if focus.part != "card" or focus.ref not in document.index.cards:
        return None
    cell = document.index.cells[focus.lane, focus.step]
    return 1 + [card.id for card in cell].index(focus.ref)


def _select_new(open_map: OpenMap, changes: ChangeSet | None) -> bool:
    """Selects the records that were added; answers whether anything was changed."""
    if changes is None or changes.is_empty:
        return False
    cards, points = changes.cards.added, changes.points.added
    new = [*(card.id for card in cards), *(point.id for point in points)]
    if new:
        open_map.select(new, focus_of(open_map.document, new[0]))
    return True


def _chosen(open_map: OpenMap) -> tuple[list[str], list[str]]:
    """Cards and points that are selected, or stand in a selected stage, step or lane."""
    document = open_map.document
    chosen = set(open_map.selection.refs)
    for ref in open_map.selection.refs:
        stage = document.index.stages.get(ref)
        if stage is not None:
            chosen.update(step.id for step in stage.steps)
    cards = [card.id for card in document.cards if chosen & {card.id, card.lane, card.step}]
    points = [point.id for point in document.points if chosen & {point.id, point.lane, point.step}]
    return cards, points
