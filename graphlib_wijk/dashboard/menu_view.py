"""What stands beside every page: the name, the way to the other pages, and the languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache

from graphlib_wijk.dashboard import components


@dataclass(frozen=True, kw_only=True)
class Languages:
    """
    The languages one can read in.

    Parameters
    ----------
    label
        What the list is called for who listens.
    all
        Code and own name of each.
    chosen
        Code of the one that is read now.
    parameter
        What a language is called in the address.
    """

    label: str
    all: tuple[tuple[str, str], ...]
    chosen: str
    parameter: str


@dataclass(frozen=True, kw_only=True)
class Menu:
    """
    What the menu shows.

    Parameters
    ----------
    title, about
        Name of the program, and what it is for.
    label
        What the list of pages is called for who listens.
    pages
        Address and name of each page.
    here
        Address of the page that is open.
    languages
        The languages.
    """

    title: str
    about: str
    label: str
    pages: tuple[tuple[str, str], ...]
    here: str
    languages: Languages


def menu_view(
    menu: Menu,
    *,
    on_open: Callable[[str | None], None],
    on_speak: Callable[[str | None], None],
) -> None:
    """
    Show the menu, as one part of the page: each part costs at every click.

    The browser adds what is chosen in the address at that moment, so that a choice in a part of
    the page need not make the menu anew.

    Parameters
    ----------
    menu
        What it shows.
    on_open
        Told the address of the page that the reader goes to.
    on_speak
        Told the code of the language that the reader chose. Neither ever hears of another page
        or language than the menu has, but each may hear what was meant for the other.
    """
    components.mount(_content(menu), on_event={"opened": on_open, "spoken": on_speak})


@lru_cache(maxsize=256)
def _content(menu: Menu) -> components.Content:
    shown = asdict(menu)
    shown["pages"] = [{"address": address, "name": name} for address, name in menu.pages]
    language = shown.pop("languages")
    language["all"] = [{"code": code, "name": name} for code, name in menu.languages.all]
    ids = [known for known, _name in (*menu.pages, *menu.languages.all)]
    return components.content("menu", "menu", {**shown, "language": language}, ids=ids, alone=True)
