"""The pages of the dashboard: their addresses, their names, and the way between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from graphlib_wijk.dashboard import hosting, link_cookie, signing_in, state
from graphlib_wijk.dashboard.i18n import N_, _
from graphlib_wijk.store import ROLES
from graphlib_wijk.store.rights import Role

_ALL: Final = frozenset(ROLES)
_DESK: Final[frozenset[Role]] = frozenset({"staff", "operator"})
_CLOSED: Final = "screens/closed.py"
_FOUND: Final = "pages"


@dataclass(frozen=True)
class Page:
    """A page: its script, its address, its Dutch name, and for whom it is."""

    script: str
    address: str
    name: str
    roles: frozenset[Role] = _ALL


OVERVIEW: Final = Page("screens/overview.py", hosting.FIRST_PAGE, N_("Overzicht"))
NEIGHBOURHOOD: Final = Page("screens/neighbourhood.py", "wijk", N_("Wijk"))
ORGANISATION: Final = Page("screens/organisation.py", "organisatie", N_("Organisatie"))
NUDGES: Final = Page("screens/nudges.py", "zetje", N_("Een zetje nodig"), _DESK)
DIALOGUE: Final = Page("screens/dialogue.py", "wijkgesprek", N_("Wijkgesprek"), _DESK)
COMPARISON: Final = Page("screens/comparison.py", "vergelijken", N_("Vergelijken"), _DESK)
DATA: Final = Page("screens/data.py", "gegevens", N_("Gegevens"), _DESK)
ACCOUNTABILITY: Final = Page("screens/accountability.py", "verantwoording", N_("Verantwoording"))
#: What an initiative finds behind its link, and where others do what the store is for.
OWN: Final = Page(
    "screens/own.py", link_cookie.PAGE, N_("Mijn initiatief"), frozenset({"initiative"})
)
DESK: Final = Page("screens/desk.py", "beheer", N_("Beheer"), _DESK)
PAGES: Final = (
    OVERVIEW,
    NEIGHBOURHOOD,
    ORGANISATION,
    NUDGES,
    DIALOGUE,
    COMPARISON,
    DATA,
    OWN,
    DESK,
    ACCOUNTABILITY,
)


def choose() -> StreamlitPage:
    """
    Let Streamlit find the page that the address names.

    Returns
    -------
    page
        The page to run; Overzicht for an address without one, and what says so where a page
        is not for this reader.
    """
    role = signing_in.actor().role
    pages = {
        page.address: st.Page(
            page.script if role in page.roles else _CLOSED,
            title=f"{_(page.name)} – Wijkgraaf",
            url_path=page.address,
            default=page is OVERVIEW,
        )
        for page in PAGES
    }
    state.remember(_FOUND, pages)
    return st.navigation(list(pages.values()), position="hidden")


def stay() -> None:
    """Let the address stand as it is, where no page can be shown, so that one finds it back."""
    for_nobody = [
        st.Page(_nothing, title=_("Wijkgraaf"), url_path=page.address, default=page is OVERVIEW)
        for page in PAGES
    ]
    st.navigation(for_nobody, position="hidden")


def _nothing() -> None:
    """Stand in for every page."""


def open_pages() -> tuple[Page, ...]:
    """
    List the pages that are for this reader.

    Returns
    -------
    pages
        In order.
    """
    role = signing_in.actor().role
    return tuple(page for page in PAGES if role in page.roles)


def entitle(page: Page, name: str) -> None:
    """
    Say in the title of the window what a page is about.

    Parameters
    ----------
    page
        The page.
    name
        Name of the place, organisation or data set it is about; none leaves the page's name.
    """
    parts = [name, _(page.name), _("Wijkgraaf")]
    st.set_page_config(page_title=" – ".join(part for part in parts if part))


def way_to(page: Page) -> StreamlitPage | str:
    """
    Return what Streamlit has to be given to link to a page.

    Parameters
    ----------
    page
        A page.

    Returns
    -------
    page
        As Streamlit knows it: it looks for a script by its name on the disk, at each click.
    """
    found: dict[str, StreamlitPage] = state.remembered(_FOUND, {})
    return found.get(page.address, page.script)


def follow(address: str | None) -> None:
    """
    Go to another page, with everything that the reader chose; for a callback.

    Parameters
    ----------
    address
        Address of a page that is open to this reader; any other is left alone.
    """
    for page in open_pages():
        if page.address == address:
            state.go_to(page.script)
