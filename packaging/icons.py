"""Builds resources/icons: the line icons of lanes, channels and commands, the table that names them, and marks.

Run by hand when an icon is added; the results are committed. The files are unchanged copies from Lucide (24 unit
grid, stroked, no fill), fetched with npm or taken from an unpacked ``lucide-static`` package:

    python packaging/icons.py
    python packaging/icons.py --packages FOLDER    FOLDER holds lucide-static/
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import npm
import outlines

TARGET = Path(__file__).resolve().parents[1] / "resources" / "icons"
PACKAGE = "lucide-static"
VERSION = "1.62.0"

# Name in the product: Lucide's file name. Several names may share one picture.
ICONS = {
    # lane kinds
    "text": "text-align-start",
    "action": "flag",
    "touchpoint": "pointer",
    "thought": "message-square",
    "quote": "quote",
    "goal": "target",
    "need": "heart",
    "channel": "route",
    "emotion": "smile",
    "pain": "triangle-alert",
    "opportunity": "lightbulb",
    "idea": "sparkles",
    "metric": "chart-no-axes-column",
    "image": "image",
    "evidence": "file-text",
    "frontstage": "users",
    "backstage": "settings",
    "support": "life-buoy",
    "system": "server",
    "question": "circle-question-mark",
    "assumption": "circle-dashed",
    # channels
    "web": "globe",
    "app": "smartphone",
    "phone": "phone",
    "email": "mail",
    "shop": "store",
    "chat": "message-circle",
    "social": "share-2",
    "sms": "message-square-text",
    "ads": "megaphone",
    "branch": "landmark",
    "post": "package",
    "courier": "truck",
    "person": "user",
    "device": "monitor-smartphone",
    "other": "circle-dot",
    # parts of a map and commands of the window
    "stage": "milestone",
    "step": "columns-3",
    "lane": "rows-3",
    "card": "sticky-note",
    "image-off": "image-off",
    "open": "folder-open",
    "save": "save",
    "undo": "undo-2",
    "redo": "redo-2",
    "plus": "plus",
    "search": "search",
    "star": "star",
    "present": "presentation",
    "export": "share",
    "print": "printer",
    "copy": "copy",
    "cut": "scissors",
    "paste": "clipboard-paste",
    "trash": "trash-2",
    "settings": "settings",
    "close": "x",
    "chevron-right": "chevron-right",
    "chevron-down": "chevron-down",
    "zoom-in": "zoom-in",
    "zoom-out": "zoom-out",
    "fit": "maximize",
    # files
    "new": "file-plus",
    "file": "file",
    "folder": "folder",
    "template": "layout-template",
    "save-as": "save-all",
    "download": "download",
    "clock": "clock",
    "history": "history",
    "window": "app-window",
    "leave": "log-out",
    "external": "external-link",
    "refresh": "refresh-cw",
    "lock": "lock",
    # editing
    "duplicate": "copy-plus",
    "select-all": "square-dashed-mouse-pointer",
    "pencil": "pencil",
    "note": "notebook-pen",
    "bold": "bold",
    "list": "list",
    "link": "link",
    "unlink": "unlink",
    "replace": "replace",
    "rename": "text-cursor-input",
    "rotate": "rotate-cw",
    "move": "move",
    "grip": "grip-vertical",
    "width": "move-horizontal",
    "number": "hash",
    "tag": "tag",
    "tags": "tags",
    "vote": "thumbs-up",
    "persona": "circle-user",
    "personas": "users",
    "person-plus": "user-plus",
    "card-plus": "square-plus",
    "stage-plus": "between-vertical-start",
    "step-plus": "between-vertical-end",
    "lane-plus": "between-horizontal-end",
    "image-plus": "image-plus",
    "arrow-up": "arrow-up",
    "arrow-down": "arrow-down",
    "arrow-left": "arrow-left",
    "arrow-right": "arrow-right",
    "arrow-start": "arrow-left",
    "arrow-end": "arrow-right",
    "to-start": "arrow-left-to-line",
    "to-end": "arrow-right-to-line",
    # the window and its surroundings
    "outline": "list-tree",
    "inspector": "panel-right",
    "palette": "panel-left",
    "actions": "command",
    "colours": "palette",
    "sliders": "sliders-horizontal",
    "keyboard": "keyboard",
    "language": "languages",
    "ltr": "pilcrow-right",
    "rtl": "pilcrow-left",
    "sun": "sun",
    "moon": "moon",
    "contrast": "contrast",
    "full-screen": "fullscreen",
    "actual-size": "scan",
    "fit-width": "fold-horizontal",
    "eye": "eye",
    "eye-off": "eye-off",
    "filter": "funnel",
    "more": "ellipsis",
    "minus": "minus",
    "check": "check",
    "chevron-left": "chevron-left",
    "chevron-up": "chevron-up",
    "clear": "circle-x",
    # what is told
    "help": "circle-question-mark",
    "guide": "book-open",
    "info": "info",
    "warning": "triangle-alert",
    "error": "octagon-alert",
    "done": "circle-check",
}

# Marks within the window's controls, which a style sheet names by file: Lucide's file name and the colour baked in.
# The grey is seen on white and on dark surroundings alike.
MARKS = {
    "chevron-down": ("chevron-down", "#788596"),
    "chevron-up": ("chevron-up", "#788596"),
    "chevron-left": ("chevron-left", "#788596"),
    "chevron-right": ("chevron-right", "#788596"),
    "check": ("check", "#FFFFFF"),
    "minus": ("minus", "#FFFFFF"),
}

# Mirrored in right-to-left maps: what points along the reading direction, or shows lines of text with a ragged end.
DIRECTIONAL = {
    "text", "channel", "evidence", "sms", "courier", "stage", "undo", "redo", "paste", "chevron-right",
    "chevron-left", "arrow-start", "arrow-end", "to-start", "to-end", "list", "outline", "inspector", "palette",
    "leave", "stage-plus", "step-plus", "lane-plus", "rename", "note", "guide", "external", "template",
}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Build everything into resources/icons."""
    parser = argparse.ArgumentParser(description="Build resources/icons.")
    parser.add_argument(
        "--packages", type=Path, help="folder of unpacked npm packages; default: fetch with npm"
    )
    options = parser.parse_args(arguments)
    if options.packages:
        build(options.packages / PACKAGE)
    else:
        with tempfile.TemporaryDirectory() as folder:
            build(npm.install([f"{PACKAGE}@{VERSION}"], Path(folder)) / PACKAGE)
    return 0


def build(package: Path) -> None:
    """Copy the icons and the licence, remove icons that nothing names any more, write icons.json and outlines.json."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.svg"):
        old.unlink()
    for file in sorted(set(ICONS.values())):
        shutil.copyfile(package / "icons" / f"{file}.svg", TARGET / f"{file}.svg")
    shutil.copyfile(package / "LICENSE", TARGET / "Lucide-ISC.txt")
    lines = [
        f"  {json.dumps(name)}: {json.dumps({'file': file + '.svg', 'directional': name in DIRECTIONAL})}"
        for name, file in ICONS.items()
    ]
    (TARGET / "icons.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")
    outlines.main()
    copy_marks(package)
    print(f"{len(ICONS)} names, {len(set(ICONS.values()))} icons")


def copy_marks(package: Path) -> None:
    """Write the marks, in their colours and with bolder lines, into resources/icons/marks."""
    folder = TARGET / "marks"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    for name, (file, colour) in MARKS.items():
        drawing = (package / "icons" / f"{file}.svg").read_text("utf-8")
        drawing = drawing.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="3"')
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
