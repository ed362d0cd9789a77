"""Keeps the message catalogues in resources/locale up to date: collects messages, merges them, compiles.

    python packaging/catalogues.py            collect, merge into every language, compile
    python packaging/catalogues.py compile    only compile, after a translation has been changed

Messages are collected from the source by their places: arguments of errors, actions and everything else that takes a
message id, constants that a comment or docstring calls message ids, titles of themes and templates. Messages that
depend on a number have as many forms as the language. Translations
are made in the .po files with any gettext editor; they, the template and the compiled files are committed.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "cjm_desktop"
RESOURCES = ROOT / "resources"
LOCALE = RESOURCES / "locale"
DOMAIN = "cjm_desktop"
LANGUAGES = ("ar", "fa", "he", "ru")

# Catalogues say when they were made; a fixed day keeps them the same until a message changes.
DAY = datetime(2026, 11, 25, tzinfo=UTC)

# Calls that take a message id, and at which place. Keyword arguments of these names always are message ids.
FIRST = re.compile(r"\w+Error|Problem|Notice|text|translate|say")
SECOND = re.compile(r"Misfit|\w*Kind|Field|Choice")
KEYWORDS = {"message", "advice", "single", "hint"}
# An action, a switch and an option have two, by place or by name.
ACTIONS = {"Action", "Option", "Switch"}
ACTION_KEYWORDS = {"label", "tip", "short"}
# Calls whose first two arguments are a message for one and a message for many.
COUNTED = re.compile(r"say_count|counted")
# Attributes of commands, formats and lane kinds.
NAMES = {"HELP", "title"}
MESSAGE_IDS = re.compile(r"message ids?\b", re.IGNORECASE)

Id = str | tuple[str, str]

# What argparse says, which is asked for through gettext as well.
ARGPARSE = (
    "usage: ",
    "options",
    "positional arguments",
    "show this help message and exit",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "expected one argument",
    "argument %(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "ignored explicit argument %r",
    "%(prog)s: error: %(message)s\n",
)


def main() -> int:
    """Does what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=("all", "compile"), default="all")
    if parser.parse_args().what == "all":
        update()
    for language in LANGUAGES:
        compiled(language).write_bytes(compile_catalogue(read(language)))
        report(language)
    return 0


def update() -> None:
    """Collects all messages into the template and merges them into every language; lost ones are dropped."""
    template = collect()
    LOCALE.mkdir(parents=True, exist_ok=True)
    template_path().write_bytes(written(template))
    for language in LANGUAGES:
        path = source(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue, known = empty(language), read(language) if path.exists() else empty(language)
        for message in template:
            if message.id:
                before = known.get(message.id)
                is_same = before is not None and before.pluralizable == message.pluralizable
                catalogue.add(
                    message.id,
                    before.string if before is not None and is_same else "",
                    locations=message.locations,
                    auto_comments=message.auto_comments,
                )
        path.write_bytes(written(catalogue))


def report(language: str) -> None:
    """Says what is left to translate."""
    missing = [str(message.id) for message in read(language) if message.id and not is_translated(message)]
    print(f"{language}: {len(missing)} messages without translation", *missing, sep="\n  ")


def is_translated(message: Message) -> bool:
    """Whether there is a translation in every form that the language has."""
    return all(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def template_path() -> Path:
    """The list of all messages."""
    return LOCALE / f"{DOMAIN}.pot"


def source(language: str) -> Path:
    """The catalogue that translators work on."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def compiled(language: str) -> Path:
    """The catalogue that the program reads."""
    return source(language).with_suffix(".mo")


def read(language: str) -> Catalog:
    """The catalogue of a language as it is on disk."""
    with source(language).open("rb") as stream:
        return read_po(stream, locale=language, domain=DOMAIN)


def empty(language: str | None = None) -> Catalog:
    """A catalogue without messages; without a language, it is the template."""
    return Catalog(
        locale=language,
        domain=DOMAIN,
        project="CJM Desktop",
        creation_date=DAY,
        revision_date=DAY,
        header_comment="# Messages of CJM Desktop. packaging/catalogues.py collects, merges and compiles them.",
        version="1",
        msgid_bugs_address="see README.md",
        last_translator="the authors of CJM Desktop",
        language_team="CJM Desktop",
        fuzzy=False,
    )


def written(catalogue: Catalog) -> bytes:
    """The catalogue as text; places are files without lines, which would change too often."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=110, sort_output=False, include_lineno=False)
    return stream.getvalue()


def compile_catalogue(catalogue: Catalog) -> bytes:
    """The catalogue in the form that gettext reads."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def collect() -> Catalog:
    """Every message of the product with the files it is used in."""
    catalogue = empty()
    for path in sorted(SOURCE.rglob("*.py")):
        for line, message in messages(path.read_text("utf-8")):
            catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), line)])
    for path, message in titles():
        catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), 1)])
    for message in ARGPARSE:
        catalogue.add(message, auto_comments=["said by Python's argparse"])
    return catalogue


def titles() -> Iterator[tuple[Path, str]]:
    """Titles of themes, and what templates say; a template is a map, of which every title is translated."""
    for path in sorted((RESOURCES / "themes").glob("*.json")):
        yield path, json.loads(path.read_text("utf-8"))["title"]
    for path in sorted((RESOURCES / "templates").glob("*.json")):
        template = json.loads(path.read_text("utf-8"))
        steps = [step for stage in template["stages"] for step in stage["steps"]]
        for record in (template, template["template"], *template["stages"], *steps, *template["lanes"]):
            yield from ((path, record[key]) for key in ("title", "description") if record.get(key))


def messages(text: str) -> Iterator[tuple[int, Id]]:
    """The message ids in Python source with their lines, in order; one that depends on a number is a pair."""
    module = ast.parse(text)
    lines = text.splitlines()
    constants = assigned(module)
    found: dict[tuple[int, Id], None] = {}
    for part in ast.walk(module):
        if isinstance(part, ast.Call):
            found.update(dict.fromkeys(counted(part)))
            for value in said(part):
                found.update(dict.fromkeys(strings(value, constants)))
        elif isinstance(part, ast.Module | ast.ClassDef):
            for value in declared(part.body, lines):
                found.update(dict.fromkeys(strings(value, constants)))
    yield from sorted(found, key=lambda entry: (entry[0], str(entry[1])))


def counted(call: ast.Call) -> Iterator[tuple[int, Id]]:
    """The message for one and for many in a call that says a number."""
    if COUNTED.fullmatch(called(call)):
        pair = [value.value for value in call.args[:2] if isinstance(value, ast.Constant)]
        if len(pair) == 2:
            yield call.lineno, (str(pair[0]), str(pair[1]))


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def said(call: ast.Call) -> Iterator[ast.expr]:
    """Arguments of a call that are message ids."""
    name = called(call)
    if hasattr(builtins, name):  # what Python's own errors say is for developers
        return
    if FIRST.fullmatch(name):
        yield from call.args[:1]
    elif SECOND.fullmatch(name):
        yield from call.args[1:2]
    elif name in ACTIONS:
        yield from call.args[1:3]
    names = KEYWORDS | ACTION_KEYWORDS if name in ACTIONS else KEYWORDS
    yield from (keyword.value for keyword in call.keywords if keyword.arg in names)


def declared(body: Iterable[ast.stmt], lines: list[str]) -> Iterator[ast.expr]:
    """Values of assignments that are message ids: by name, or because a comment or docstring says so.

    A comment speaks for all assignments up to the next empty line.
    """
    statements = list(body)
    for statement, following in zip(statements, [*statements[1:], None], strict=False):
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        names = {name.id for name in ast.walk(statement) if isinstance(name, ast.Name)}
        if names & NAMES or MESSAGE_IDS.search(comment_above(statement.lineno, lines) + docstring(following)):
            yield statement.value


def comment_above(line: int, lines: list[str]) -> str:
    """The comment at the head of the block of lines that the line (counted from 1) stands in."""
    start = line - 1
    while start > 0 and lines[start - 1].strip():
        start -= 1
    head = []
    for text in lines[start:line]:
        if not text.lstrip().startswith("#"):
            break
        head.append(text)
    return " ".join(head)


def docstring(statement: ast.stmt | None) -> str:
    """The text of a statement that is nothing but a string."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""


def assigned(module: ast.Module) -> dict[str, list[ast.expr]]:
    """What is assigned to each name anywhere in the module."""
    found: dict[str, list[ast.expr]] = {}
    for part in ast.walk(module):
        if isinstance(part, ast.Assign):
            names = [
                name.id for target in part.targets for name in ast.walk(target) if isinstance(name, ast.Name)
            ]
            for name in names:
                found.setdefault(name, []).append(part.value)
        elif isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name) and part.value:
            found.setdefault(part.target.id, []).append(part.value)
    return found


def strings(value: ast.expr, constants: dict[str, list[ast.expr]]) -> Iterator[tuple[int, str]]:
    """The strings that an expression may stand for: itself, either branch, values of a table, a name's values."""
    if isinstance(value, ast.Constant):
        if isinstance(value.value, str) and value.value.strip():
            yield value.lineno, value.value
    elif isinstance(value, ast.IfExp):
        yield from strings(value.body, constants)
        yield from strings(value.orelse, constants)
    elif isinstance(value, ast.Dict | ast.Tuple | ast.List):
        for item in value.values if isinstance(value, ast.Dict) else value.elts:
            yield from strings(item, constants)
    elif isinstance(value, ast.Subscript):
        yield from strings(value.value, constants)
    elif isinstance(value, ast.Name) and value.id in constants:
        rest = {name: values for name, values in constants.items() if name != value.id}
        for item in constants[value.id]:
            yield from strings(item, rest)


if __name__ == "__main__":
    sys.exit(main())
