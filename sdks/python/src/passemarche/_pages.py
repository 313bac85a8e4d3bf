# Written by `spec`. Changes are lost.

"""Iteration over pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def paged(page: Callable[[str | None], tuple[Iterable[T], str | None]]) -> Iterator[T]:
    """All objects of a list, page after page, each page fetched when it is reached.

    :param page: gives the page that begins at a cursor, the first one for None, and where the next one begins.
    """
    cursor: str | None = None
    while True:
        items, following = page(cursor)
        yield from items
        # A page that leads to itself would never end.
        if following is None or following == cursor:
            return
        cursor = following
