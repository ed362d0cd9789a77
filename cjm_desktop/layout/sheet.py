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

    def shown(self) -> list[Placed]:
        """What has been placed, as it lies on the page."""
        return self.placed

    def mirrored(self, width: float) -> list[Placed]:
        """The same as it lies in the mirror image of a page ``width`` wide."""
        return [mirror_placed(one, width, self._memo.mirrored(one.key)) for one in self.shown()]


class Row(Part):
    """A lane. It is kept from layout to layout and made anew only when what it shows has changed.

    Its fragments are placed as if the row began at height 0, so that a row that has been moved is equal to one made
    in its new place, to the last bit. ``top`` and ``height`` are set by whoever places the row.
    """

    def __init__(self) -> None:
        super().__init__(FragmentMemo())
        self.top = 0.0
        self.height = 0.0
        self._inputs: tuple[Any, ...] | None = None
        self._shown: tuple[float, list[Placed]] | None = None
        self._mirror: tuple[tuple[float, float], list[Placed]] | None = None

    def is_of(self, inputs: tuple[Any, ...]) -> bool:
        """Whether the row shows ``inputs``; if it doesn't, it is emptied, to be filled for them."""
        if self._inputs == inputs:
            return True
        self._memo.start()
        self.placed, self._shown, self._mirror = [], None, None
        self._inputs = inputs
        return False

    def shown(self) -> list[Placed]:
        if self._shown is None or self._shown[0] != self.top:
            moved = [Placed(one.key, one.x, self.top + one.y, one.fragment) for one in self.placed]
            self._shown = (self.top, moved)
        return self._shown[1]

    def mirrored(self, width: float) -> list[Placed]:
        if self._mirror is None or self._mirror[0] != (width, self.top):
            self._mirror = ((width, self.top), super().mirrored(width))
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

    def pieces(self, width: float, mirrored: bool) -> list[list[Placed]]:
        """Everything in drawing order, part by part; ``mirrored``: as it lies in the mirror image of a page ``width``
        wide. A row that hasn't changed gives the same list as before."""
        self._close()
        return [part.mirrored(width) if mirrored else part.shown() for part in self._parts]

    def _close(self) -> None:
        """Makes a part of what has been put on the sheet itself."""
        if self.placed:
            part = Part(self._memo)
            part.placed, self.placed = self.placed, []
            self._parts.append(part)
