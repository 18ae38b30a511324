"""The way to the other pages, beside every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from graphlib_wijk.dashboard import components


def menu_view(
    pages: Sequence[tuple[str, str]],
    *,
    label: str,
    here: str,
    on_open: Callable[[str | None], None],
) -> None:
    """
    Show a link to each page.

    The browser adds what is chosen in the address at that moment, so that a choice in a part of
    the page need not make the menu anew.

    Parameters
    ----------
    pages
        Address and name of each.
    label
        What the list is called for who listens.
    here
        Address of the page that is open.
    on_open
        Told the address of the page that the reader goes to; never another than those in `pages`.
    """
    components.mount(_content(tuple(pages), label, here), on_event={"opened": on_open})


@lru_cache(maxsize=256)
def _content(pages: tuple[tuple[str, str], ...], label: str, here: str) -> components.Content:
    listed = [{"address": address, "name": name} for address, name in pages]
    shown = {"label": label, "here": here, "pages": listed}
    ids = [address for address, _name in pages]
    return components.content("menu", "menu", shown, ids=ids, alone=True)
