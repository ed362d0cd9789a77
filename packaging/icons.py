"""Builds resources/icons: the line icons of lanes, channels and commands, and the table that names them.

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
}

# Mirrored in right-to-left maps: what points along the reading direction, or shows lines of text with a ragged end.
DIRECTIONAL = {
    "text", "channel", "evidence", "sms", "courier", "stage", "undo", "redo", "paste", "chevron-right",
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
    """Copy the icons and the licence, remove icons that nothing names any more, write icons.json."""
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
    print(f"{len(ICONS)} names, {len(set(ICONS.values()))} icons")


if __name__ == "__main__":
    sys.exit(main())
