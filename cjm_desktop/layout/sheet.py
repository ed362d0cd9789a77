"""The page under way while a document is laid out: what has been placed, and how far down it reaches."""

from collections.abc import Callable
from typing import TypeVarTuple, Unpack

from cjm_desktop.layout.memo import FragmentMemo
from cjm_desktop.layout.mirror import mirror_placed
from cjm_desktop.layout.scene import Fragment, Placed, PlaceKey
from cjm_desktop.theme import tokens

Arguments = TypeVarTuple("Arguments")


class Sheet:
    """Collects placed fragments. ``left`` is the inner edge of the page's padding, ``y`` the pen's height."""

    def __init__(self, memo: FragmentMemo) -> None:
        memo.start()
        self._memo = memo
        self.placed: list[Placed] = []
        self.left = tokens.PADDING
        self.y = tokens.PADDING

    def make(
        self,
        key: PlaceKey,
        build: Callable[[Unpack[Arguments]], Fragment | None],
        *arguments: *Arguments,
    ) -> Fragment | None:
        """The fragment for ``key``, from memory where its arguments are unchanged."""
        return self._memo.get(key, build, *arguments)

    def put(
        self,
        key: PlaceKey,
        at: tuple[float, float],
        build: Callable[[Unpack[Arguments]], Fragment | None],
        *arguments: *Arguments,
    ) -> float:
        """Makes a fragment, places it with its top left corner ``at``, and answers its lower edge."""
        fragment = self._memo.get(key, build, *arguments)
        if fragment is None:
            return at[1]
        self.placed.append(Placed(key, *at, fragment))
        return at[1] + fragment.height

    def mirrored(self, width: float) -> tuple[Placed, ...]:
        """All that has been placed, as it lies in the mirror image of a page ``width`` wide."""
        return tuple(mirror_placed(one, width, self._memo.mirrored(one.key)) for one in self.placed)
