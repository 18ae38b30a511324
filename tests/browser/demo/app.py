"""A dashboard with nothing but our own views, hosted as the real one is."""

import streamlit as st

from graphlib_wijk.dashboard import hosting

app = st.App(
    "main.py",
    routes=hosting.routes(),
    middleware=hosting.middleware(),
    on_script_error=hosting.report_script_error,
    exception_handlers={Exception: hosting.answer_failed_request},
)
