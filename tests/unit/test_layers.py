"""Import contracts: which part of the product may know which other, and which library belongs where.

Read from the source with ``ast``, so imports inside functions and for type checking count as well. A new package
or library has to be entered here before it can be used; that is the moment to ask whether it belongs.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = "cjm_desktop"

# Each part may import itself, what stands in EVERYONE, and what stands here: packages with all that is in them,
# or single modules.
EVERYONE = {"errors", "resources"}
PARTS: dict[str, set[str]] = {
    "": set(),
    "errors": set(),
    "resources": set(),
    "model": set(),
    "edit": {"model"},
    "text": set(),
    "theme": {"text.types"},
    "settings": set(),
    "i18n": set(),
    "layout": {"model", "text", "theme"},
    # Of layout, lanes know the contracts alone: the kinds are passed into layout, not called back from there.
    "lanes": {"model", "text", "theme"}
    | {f"layout.{name}" for name in ("scene", "geometry", "snap", "kinds", "words", "picture_size")},
    "paint": {"text", "model.records", "layout.scene", "layout.geometry", "layout.picture_size"},
    "export": {"model", "text", "theme", "layout", "paint"},
    "importers": {"model"},
    "storage": {"model"},
    "analysis": {"model"},
}
PARTS["assembly"] = set(PARTS) - {""}
OUTER = set(PARTS) - {""}
PARTS["cli"] = OUTER
PARTS["ui"] = OUTER
PARTS["__main__"] = OUTER | {"cli", "ui"}

# Each library, and the modules that may import it (with all that is below them; * stands for any ending).
LIBRARIES: dict[str, set[str]] = {
    "PySide6": {"text.qt_*", "paint.qt_*", "export.formats.png", "ui"},
    "shiboken6": {"ui"},
    "reportlab": {"export"},
    "pikepdf": {"export"},
    "fontTools": {"export", "text", "theme.icons"},
    "msgspec": {"storage"},
    "networkx": {"analysis", "layout"},
    "PIL": {"export", "importers", "layout.picture_size", "paint"},
    "babel": {"i18n"},
    "jdatetime": {"i18n"},
}

HEAVY = ("PySide6", "reportlab", "pikepdf", "fontTools", "networkx", "PIL", "babel")


def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name without the product's; "" is the package itself."""
    found = {}
    for path in sorted((ROOT / PRODUCT).rglob("*.py")):
        parts = path.relative_to(ROOT / PRODUCT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a module imports; names of modules as exactly as can be told."""
    path = MODULES[module]
    package = [PRODUCT, *module.split(".")] if module else [PRODUCT]
    if path.name != "__init__.py":
        package.pop()
    for statement in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(statement, ast.Import):
            yield from ((statement.lineno, name.name) for name in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            base = package[: len(package) - statement.level + 1] if statement.level else []
            start = ".".join([*base, *filter(None, [statement.module])])
            for name in statement.names:
                inner = f"{start}.{name.name}"
                yield statement.lineno, inner if inner.removeprefix(f"{PRODUCT}.") in MODULES else start


def within(module: str, parts: set[str]) -> bool:
    """Whether a module is one of ``parts`` or below one."""
    return any(fnmatchcase(module, part) or module.startswith(part + ".") for part in parts)


def part_of(module: str) -> str:
    return module.split(".")[0]


def broken_contracts(module: str) -> list[str]:
    """The imports of the product's own modules that a module must not have."""
    allowed = PARTS[part_of(module)] | EVERYONE | {part_of(module)}
    broken = []
    for line, name in imports(module):
        if name.split(".")[0] == PRODUCT and name != PRODUCT:
            target = name.removeprefix(f"{PRODUCT}.")
            if not within(target, allowed):
                broken.append(f"{module}:{line} must not know {target}")
    return broken


@pytest.mark.parametrize("module", MODULES)
def test_module_knows_only_what_its_part_may(module: str) -> None:
    assert part_of(module) in PARTS, "a new part: enter it in PARTS"
    assert broken_contracts(module) == []


@pytest.mark.parametrize("module", MODULES)
def test_libraries_stay_where_they_belong(module: str) -> None:
    for line, name in imports(module):
        library = name.split(".")[0]
        if library in sys.stdlib_module_names or library == PRODUCT:
            continue
        assert library in LIBRARIES, f"line {line}: a new library: enter {library} in LIBRARIES"
        assert within(module, LIBRARIES[library]), f"line {line}: {library} doesn't belong here"


@pytest.mark.parametrize("module", MODULES)
def test_widgets_are_only_in_the_window(module: str) -> None:
    if part_of(module) != "ui":
        assert not [name for _, name in imports(module) if name.startswith("PySide6.QtWidgets")]


@pytest.mark.parametrize("family", ["lanes.kinds", "export.formats", "importers.formats"])
def test_one_lane_kind_or_format_never_imports_another(family: str) -> None:
    siblings = {module for module in MODULES if module.startswith(family + ".")}
    for module in siblings:
        others = siblings - {module}
        known = {name.removeprefix(f"{PRODUCT}.") for _, name in imports(module)}
        assert not known & others, f"{module} imports {known & others}"


def test_the_graph_of_parts_has_no_circle() -> None:
    direct = {part: {part_of(name) for name in known} for part, known in PARTS.items()}
    settled: set[str] = set()
    while len(settled) < len(direct):
        ready = {part for part, known in direct.items() if part not in settled and known <= settled}
        assert ready, f"a circle among {sorted(set(direct) - settled)}"
        settled |= ready


def test_packages_load_no_heavy_library() -> None:
    packages = [PRODUCT, f"{PRODUCT}.errors", f"{PRODUCT}.resources"]
    packages += [f"{PRODUCT}.{m}" for m, path in MODULES.items() if m and path.name == "__init__.py"]
    packages = [name for name in packages if not name.startswith(f"{PRODUCT}.ui")]
    code = f"import sys, {', '.join(packages)}; print(*(set({HEAVY!r}) & set(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert result.stdout.split() == []


def test_a_broken_contract_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "layout_module.py"
    source.write_text("def f():\n    from cjm_desktop import ui\n    from ..storage.codec import dump\n")
    monkeypatch.setitem(MODULES, "layout.trial", source)
    monkeypatch.setitem(MODULES, "ui", source)
    assert broken_contracts("layout.trial") == [
        "layout.trial:2 must not know ui",
        "layout.trial:3 must not know storage.codec",
    ]
