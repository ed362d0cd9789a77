"""Reads and writes the settings: one JSON file, replaced as a whole.

Two programs may run at once, so each reads the file again before it writes, and writes only what it has set. Keys
that this version doesn't know stay in the file. Settings never stand in the way of work: where they can't be read or
written, the program goes on with what it has, and there is a notice.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from cjm_desktop.errors import CjmError, StorageError
from cjm_desktop.settings.options import OPTIONS
from cjm_desktop.settings.places import settings_folder

__all__ = ["FILE_NAME", "Settings"]

FILE_NAME = "settings.json"
_DAMAGED = ".damaged"

Observer = Callable[[Any], None]
Listener = Callable[[CjmError], object]


class Settings:
    """The values of all options, by name. A value is plain JSON of the option's type; nobody changes one in place."""

    def __init__(self, folder: Path | None = None) -> None:
        """Reads the settings in ``folder`` (default: where the system wants them)."""
        self.path = (settings_folder() if folder is None else folder) / FILE_NAME
        self._observers: dict[str, list[Observer]] = {}
        self._listeners: list[Listener] = []
        self._waiting: list[CjmError] = []
        self._is_failing = False
        found = self._read()
        self._values: dict[str, Any] = {
            name: found[name] if name in found and option.suits(found[name]) else option.default
            for name, option in OPTIONS.items()
        }
        # What this program has last been told or has set itself, to tell its own changes from those of others.
        self._known = dict(self._values)

    def get(self, name: str) -> Any:
        """The value of an option, its default where the file has none or one of another type."""
        self._known[name] = self._values[name]
        return deepcopy(self._values[name])

    def set(self, name: str, value: Any) -> None:
        """Sets an option and writes the file. ValueError for a value that the option can't have: a mistake of the
        program. What another program has added to a list or mapping meanwhile is kept, see ``merging``."""
        option = OPTIONS[name]
        if not option.suits(value):
            raise ValueError(f"{value!r} can't be the value of the option {name}")
        value = deepcopy(value)
        found = self._read()
        base = self._known[name]
        theirs = found[name] if name in found and option.suits(found[name]) else base
        merged = option.merge(base, value, theirs)
        self._known[name] = value
        if not self._is_unreadable and found.get(name) != merged:
            self._write({**found, name: merged})
        self._take_over(name, merged)

    def subscribe(self, name: str, callback: Observer) -> Callable[[], None]:
        """Has ``callback`` called with the new value whenever the option changes; returns what ends that."""
        observers = self._observers.setdefault(OPTIONS[name].name, [])
        observers.append(callback)

        def unsubscribe() -> None:
            with suppress(ValueError):
                observers.remove(callback)

        return unsubscribe

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Has ``callback`` called with every notice, at once with those that nobody has heard yet; returns what ends
        that."""
        self._listeners.append(callback)
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            callback(notice)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(callback)

        return unsubscribe

    def _take_over(self, name: str, value: Any) -> None:
        if value == self._values[name]:
            return
        self._values[name] = value
        for observer in tuple(self._observers.get(name, ())):
            observer(deepcopy(value))

    # The file

    def _read(self) -> dict[str, Any]:
        """What stands in the file. One that makes no sense is set aside, so that nothing in it is lost."""
        self._is_unreadable = False
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._is_unreadable = True
            self._tell_failure("The settings can't be read: {reason}", error)
            return {}
        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return found
        self._set_aside()
        return {}

    def _set_aside(self) -> None:
        aside = self.path.with_name(FILE_NAME + _DAMAGED)
        try:
            os.replace(self.path, aside)
        except OSError as error:
            self._is_unreadable = True
            self._tell_failure("The settings can't be read: {reason}", error)
            return
        self._tell(
            StorageError(
                "The file of the settings was damaged, so the usual settings are used.",
                where=str(aside),
                advice="The damaged file was kept under this name.",
            )
        )

    def _write(self, values: dict[str, Any]) -> None:
        # ASCII, since a path may hold halves of characters that UTF-8 has no place for.
        data = json.dumps(values, indent=1, sort_keys=True).encode("ascii") + b"\n"
        beside = self.path.with_name(f".{FILE_NAME}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with beside.open("wb") as stream:
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
                os.replace(beside, self.path)
            except BaseException:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
                raise
        except OSError as error:
            self._tell_failure("The settings can't be kept: {reason}", error)
            return
        self._is_failing = False

    def _tell_failure(self, message: str, error: OSError) -> None:
        """The same failure isn't told with every click."""
        if self._is_failing:
            return
        self._is_failing = True
        self._tell(
            StorageError(
                message,
                where=str(self.path),
                advice="Check the folder, or name another one in CJM_SETTINGS_FOLDER.",
                params={"reason": error.strerror or str(error)},
            )
        )

    def _tell(self, notice: CjmError) -> None:
        if not self._listeners:
            self._waiting.append(notice)
        for listener in tuple(self._listeners):
            listener(notice)
