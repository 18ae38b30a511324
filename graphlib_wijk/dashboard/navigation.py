"""The pages of the dashboard: their addresses, their names, and the way between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from graphlib_wijk.dashboard import hosting, state
from graphlib_wijk.dashboard.i18n import N_, _


@dataclass(frozen=True)
class Page:
    """A page: its script, its address and its Dutch name."""

    script: str
    address: str
    name: str


OVERVIEW: Final = Page("screens/overview.py", hosting.FIRST_PAGE, N_("Overzicht"))
NEIGHBOURHOOD: Final = Page("screens/neighbourhood.py", "wijk", N_("Wijk"))
ORGANISATION: Final = Page("screens/organisation.py", "organisatie", N_("Organisatie"))
NUDGES: Final = Page("screens/nudges.py", "zetje", N_("Een zetje nodig"))
DIALOGUE: Final = Page("screens/dialogue.py", "wijkgesprek", N_("Wijkgesprek"))
COMPARISON: Final = Page("screens/comparison.py", "vergelijken", N_("Vergelijken"))
DATA: Final = Page("screens/data.py", "gegevens", N_("Gegevens"))
ACCOUNTABILITY: Final = Page("screens/accountability.py", "verantwoording", N_("Verantwoording"))
PAGES: Final = (
    OVERVIEW,
    NEIGHBOURHOOD,
    ORGANISATION,
    NUDGES,
    DIALOGUE,
    COMPARISON,
    DATA,
    ACCOUNTABILITY,
)


def choose() -> StreamlitPage:
    """
    Let Streamlit find the page that the address names.

    Returns
    -------
    page
        The page to run; Overzicht for an address without one.
    """
    pages = [
        st.Page(
            page.script,
            title=f"{_(page.name)} – Wijkgraaf",
            url_path=page.address,
            default=page is OVERVIEW,
        )
        for page in PAGES
    ]
    return st.navigation(pages, position="hidden")


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


def links() -> None:
    """Show a link to each page, with everything that the reader chose in it."""
    query = state.parameters(state.view())
    for page in PAGES:
        st.page_link(page.script, label=_(page.name), query_params=query)
