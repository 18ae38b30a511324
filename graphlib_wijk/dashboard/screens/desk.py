"""Beheer: what the store holds, and what is waiting for a decision."""

import streamlit as st

from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts import held

navigation.entitle(navigation.DESK, "")
st.title(_("Beheer"))
held.show()
