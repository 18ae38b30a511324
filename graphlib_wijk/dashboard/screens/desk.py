"""Beheer: what the store holds, and what is waiting for a decision."""

import streamlit as st

from graphlib_wijk.dashboard import navigation, state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts.desk import sections, telling
from graphlib_wijk.store import StoreError

navigation.entitle(navigation.DESK, "")
st.title(_("Beheer"))
telling.show()
try:
    sections.show()
except StoreError as error:
    st.error(error.message(state.language()))
