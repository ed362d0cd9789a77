"""Builds resources/fonts: the fonts the product draws with, their licences and the table of what they cover.

Run by hand when a font is to be renewed; the results are committed. Needs fontTools, and either npm or a folder of
unpacked npm packages:

    python packaging/fonts.py                      fetches the packages named below with npm
    python packaging/fonts.py --packages FOLDER    FOLDER holds noto-sans/, vazirmatn/, …

The same packages give byte-identical results, so a second run leaves nothing to commit.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path

import npm
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts"
SCOPE = "@expo-google-fonts"

Ranges = tuple[tuple[int, int], ...]

TEXT_RANGES: Ranges = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x02B0, 0x036F),  # modifier letters, combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic and its supplement
    (0x1E00, 0x1EFF),  # Latin Extended Additional (Vietnamese and others)
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currency signs
    (0x2100, 0x218F),  # letterlike signs (№, ™), fractions, Roman numerals
    (0x2212, 0x2215),  # minus and its neighbours
    (0x25CC, 0x25CC),  # dotted circle, carries a mark that has no base
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFFFC, 0xFFFD),  # replacement characters
)
SYMBOL_RANGES: Ranges = (
    (0x2100, 0x218F),  # letterlike signs and number forms that text fonts lack
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # technical signs
    (0x2460, 0x24FF),  # circled digits and letters
    (0x2500, 0x25FF),  # box drawing, blocks, geometric shapes
    (0x2600, 0x26FF),  # miscellaneous symbols
    (0x2700, 0x27BF),  # dingbats, check marks
    (0x27F0, 0x27FF),  # long arrows
    (0x2B00, 0x2BFF),  # more arrows, stars and shapes
)


@dataclass(frozen=True)
class Source:
    """One family as npm ships it. ``ranges`` is None for a font that is taken over unchanged."""

    family: str
    package: str
    version: str
    stem: str
    has_bold: bool
    ranges: Ranges | None


# In order of priority: a character is drawn with the first family that covers it. So digits, # and * never come
# from Noto Emoji, and a symbol is drawn as text unless only the emoji font has it.
SOURCES = (
    Source("Noto Sans", "noto-sans", "0.4.2", "NotoSans", True, TEXT_RANGES),
    Source("Vazirmatn", "vazirmatn", "0.4.1", "Vazirmatn", True, None),
    Source("Noto Sans Hebrew", "noto-sans-hebrew", "0.4.1", "NotoSansHebrew", True, None),
    Source("Noto Sans Symbols 2", "noto-sans-symbols-2", "0.4.1", "NotoSansSymbols2", False, SYMBOL_RANGES),
    Source("Noto Sans Math", "noto-sans-math", "0.4.2", "NotoSansMath", False, SYMBOL_RANGES),
    Source("Noto Sans Symbols", "noto-sans-symbols", "0.4.1", "NotoSansSymbols", False, SYMBOL_RANGES),
    Source("Noto Emoji", "noto-emoji", "0.4.7", "NotoEmoji", False, None),
)


def main(arguments: list[str] | None = None) -> int:
    """Build everything into resources/fonts."""
    parser = argparse.ArgumentParser(description="Build resources/fonts.")
    parser.add_argument(
        "--packages", type=Path, help="folder of unpacked npm packages; default: fetch with npm"
    )
    options = parser.parse_args(arguments)
    if options.packages:
        build(options.packages, TARGET)
    else:
        with tempfile.TemporaryDirectory() as folder:
            build(fetch(Path(folder)), TARGET)
    return 0


def fetch(folder: Path) -> Path:
    """Install the pinned packages below ``folder``; returns the folder that holds them."""
    names = [f"{SCOPE}/{source.package}@{source.version}" for source in SOURCES]
    return npm.install(names, folder) / SCOPE


def build(packages: Path, target: Path) -> None:
    """Write the fonts, licences and fonts.json into ``target``, replacing what is there."""
    target.mkdir(parents=True, exist_ok=True)
    records: list[dict[str, object]] = []
    covered: set[int] = set()
    for source in SOURCES:
        record = build_family(source, packages / source.package, target, covered)
        records.append(record)
        print(f"{source.family}: {record['regular']}, {record['bold'] or 'no bold'}")
    (target / "fonts.json").write_text(table_text(records), encoding="utf-8", newline="\n")


def build_family(source: Source, package: Path, target: Path, covered: set[int]) -> dict[str, object]:
    """Write one family; returns its record for fonts.json and adds what it covers to ``covered``."""
    files = {"Regular": f"400Regular/{source.stem}_400Regular.ttf"}
    if source.has_bold:
        files["Bold"] = f"700Bold/{source.stem}_700Bold.ttf"
    names: dict[str, str] = {}
    coverage: set[int] | None = None
    for style, file in files.items():
        names[style] = f"{source.stem}-{style}.ttf"
        write_font(package / file, target / names[style], source.ranges, covered)
        characters = check_font(target / names[style], source.family)
        coverage = characters if coverage is None else coverage & characters
    licence = f"{source.stem}-OFL.txt"
    text = (package / "LICENSE_FONT").read_text(encoding="utf-8")
    (target / licence).write_text(text, encoding="utf-8", newline="\n")
    covered |= coverage or set()
    return {
        "family": source.family,
        "regular": names["Regular"],
        "bold": names.get("Bold"),
        "licence": licence,
        "coverage": as_ranges(coverage or ()),
    }


def write_font(source: Path, target: Path, ranges: Ranges | None, covered: Set[int]) -> None:
    """Copy a font, or cut it down to the characters of ``ranges`` that no earlier family covers."""
    if ranges is None:
        target.write_bytes(source.read_bytes())
        return
    options = Options()
    options.hinting = False  # text is laid out unhinted, so that screen and paper agree
    options.name_IDs = [*options.name_IDs, 13, 14]  # keep the licence inside the font as well
    options.notdef_outline = True
    options.drop_tables = [*options.drop_tables, "MATH", "STAT"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    wanted = {code for first, last in ranges for code in range(first, last + 1)}
    subsetter.populate(unicodes=wanted - covered)
    subsetter.subset(font)
    font.save(target)
    font.close()


def check_font(path: Path, family: str) -> set[int]:
    """The characters a font covers; ends the run when the font isn't what the product relies on."""
    with TTFont(path) as font:
        named = font["name"].getBestFamilyName()
        if named != family:
            sys.exit(f"{path.name} calls itself {named!r}, expected {family!r}")
        if "glyf" not in font or "fvar" in font:
            sys.exit(f"{path.name} is not a static font with TrueType outlines")
        return set(font.getBestCmap())


def as_ranges(characters: Iterable[int]) -> list[list[int]]:
    """Sorted [first, last] pairs, both included."""
    ranges: list[list[int]] = []
    for code in sorted(characters):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def table_text(records: list[dict[str, object]]) -> str:
    """JSON with one key a line, so that a difference shows which family changed."""
    blocks = []
    for record in records:
        lines = [f'  "{key}": {json.dumps(value, separators=(",", ":"))}' for key, value in record.items()]
        blocks.append(" {\n" + ",\n".join(lines) + "\n }")
    return "[\n" + ",\n".join(blocks) + "\n]\n"


if __name__ == "__main__":
    sys.exit(main())
