"""The way of a picture from where the user found it to the records that a form shows. Knows no form."""

from collections.abc import Sequence
from functools import partial

from cjm_desktop.errors import CjmError
from cjm_desktop.lanes.fields import Field
from cjm_desktop.ui.incoming_pictures import Picture, Source
from cjm_desktop.ui.language import say, translate
from cjm_desktop.ui.messages import Messages
from cjm_desktop.ui.open_map import OpenMap
from cjm_desktop.ui.panels.inspector.editor import Editor
from cjm_desktop.ui.panels.inspector.subjects import Subject, fields_of, records_of
from cjm_desktop.ui.panels.inspector.writing import written
from cjm_desktop.ui.picture_cards import offer_lost
from cjm_desktop.ui.picture_reading import read_pictures, stop_reading

__all__ = ["forget_picture", "take_picture"]


def take_picture(
    open_map: OpenMap, messages: Messages, subject: Subject, editor: Editor, source: Source
) -> None:
    """Gives these records the picture as soon as it is read, whatever the form shows by then. One that was chosen for
    them before is given up. What is wrong with it is said in the form if it shows at once."""
    field = editor.field
    forget_picture(open_map, subject, field)
    editor.set_problem("")
    read_pictures(
        open_map,
        messages,
        [source],
        partial(_give, open_map, messages, subject, field),
        partial(_show_problem, editor),
        purpose=(subject, field.name),
    )


def forget_picture(open_map: OpenMap, subject: Subject, field: Field) -> None:
    """Gives up the picture that is still being read for these records."""
    stop_reading(open_map, (subject, field.name))


def _give(
    open_map: OpenMap, messages: Messages, subject: Subject, field: Field, pictures: Sequence[Picture]
) -> None:
    document = open_map.document
    if records_of(document, subject) and field in fields_of(document, subject):
        label = say("Change “{field}”", field=say(field.title))
        open_map.edit(label, written, subject, field, pictures[0])
    else:
        offer_lost(open_map, messages, pictures)


def _show_problem(editor: Editor, error: CjmError) -> None:
    editor.set_problem(error.sentence(translate))
