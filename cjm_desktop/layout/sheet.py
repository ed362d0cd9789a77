"""The page under way while a document is laid out: what has been placed, and how far down it reaches."""

from collections.abc import Callable
from typing import Any, TypeVarTuple

from cjm_desktop.layout.memo import FragmentMemo
from cjm_desktop.layout.mirror import mirror_placed
from cjm_desktop.layout.scene import Fragment, Placed, PlaceKey
from cjm_desktop.theme import tokens

Arguments = TypeVarTuple("Arguments")


class Part:
    """Fragments that are placed together, and their mirror image."""

    def __init__(self, memo: FragmentMemo) -> None:
        self._memo = memo
        self.placed: list[Placed] = []

    def put(
        self,
        key: PlaceKey,
        at: tuple[float, float],
        build: Callable[[*Arguments], Fragment | None],
        *arguments: *Arguments,
    ) -> float:
        """Makes a fragment, places it with its top left corner ``at``, and answers its lower edge."""
        fragment = self._memo.get(key, build, *arguments)
        if fragment is None:
            return at[1]
        self.placed.append(Placed(key, *at, fragment))
        return at[1] + fragment.height

    def mirrored(self, width: float) -> list[Placed]:
        """What has been placed, as it lies in the mirror image of a page ``width`` wide."""
        return [mirror_placed(one, width, self._memo.mirrored(one.key)) for one in self.placed]


class Row(Part):
    """A lane. It is kept from layout to layout and made anew only when what it shows has changed.

    ``height`` is set by whoever places the row's fragments.
    """

    def __init__(self) -> None:
        super().__init__(FragmentMemo())
        self.height = 0.0
        self._inputs: tuple[Any, ...] | None = None
        self._top = 0.0
        self._mirror: tuple[float, list[Placed]] | None = None

    def is_of(self, inputs: tuple[Any, ...], top: float) -> bool:
        """Whether the row shows ``inputs``; it is then moved to ``top``, else emptied, to be placed from there."""
        if self._inputs == inputs:
            if top != self._top:
                down = top - self._top
                self.placed = [Placed(one.key, one.x, one.y + down, one.fragment) for one in self.placed]
                self._mirror, self._top = None, top
            return True
        self._memo.start()
        self.placed, self._mirror = [], None
        self._inputs, self._top = inputs, top
        return False

    def mirrored(self, width: float) -> list[Placed]:
        if self._mirror is None or self._mirror[0] != width:
            self._mirror = (width, super().mirrored(width))
        return self._mirror[1]


class Sheet(Part):
    """The page: its own fragments in parts, with the rows between them.

    ``left`` is the inner edge of the page's padding, ``y`` the pen's height.
    """

    def __init__(self, memo: FragmentMemo) -> None:
        memo.start()
        super().__init__(memo)
        self._parts: list[Part] = []
        self.left = tokens.PADDING
        self.y = tokens.PADDING

    def add(self, row: Row) -> None:
        """Puts a row after all that has been placed so far."""
        self._close()
        self._parts.append(row)

    def all_placed(self, width: float, mirrored: bool) -> tuple[Placed, ...]:
        """Everything in drawing order; ``mirrored``: as it lies in the mirror image of a page ``width`` wide."""
        self._close()
        lists = (part.mirrored(width) if mirrored else part.placed for part in self._parts)
        return tuple(one for placed in lists for one in placed)

    def _close(self) -> None:
        """Makes a part of what has been put on the sheet itself."""
        if self.placed:
            part = Part(self._memo)
            part.placed, self.placed = self.placed, []
            self._parts.append(part)
