"""The frame of every page: what Streamlit runs on each visit and each click."""

from pathlib import Path

import streamlit as st

from graphlib_wijk.dashboard import hosting, navigation, services, signing_in, state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts import failing, frame, sidebar
from graphlib_wijk.store import StoreError

st.set_page_config(page_title=_("Wijkgraaf"), layout="wide", initial_sidebar_state="auto")
st.html(Path(__file__).with_name("look.css"))
try:
    signing_in.recognise()
    services.look_again()
except StoreError as error:
    failing.stop_here(error)
page = navigation.choose()
address = page.url_path or hosting.FIRST_PAGE
with hosting.noted_run(address):
    state.follow()
    sidebar.show(address)
    frame.show()
    page.run()
