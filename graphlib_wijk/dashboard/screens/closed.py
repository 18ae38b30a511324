"""In place of a page that is not for this reader."""

import streamlit as st

from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts import signing_in
from graphlib_wijk.dashboard.parts.own import notes

st.title(_("Deze pagina is niet voor iedereen"))
st.markdown(
    _(
        "Deze pagina is voor medewerkers die een wijkgesprek voorbereiden, of voor het "
        "initiatief zelf. Hoort u daarbij? Log dan in, of gebruik uw persoonlijke link."
    )
)
signing_in.ways_in("page")
notes.show_unsent()
