"""A page that tells all it can to the log, served as the dashboard is."""

import streamlit as st

from graphlib_wijk.dashboard import hosting

hosting.start_log()
app = st.App(
    "main.py",
    routes=hosting.routes(),
    middleware=hosting.middleware(),
    on_script_error=hosting.report_script_error,
    exception_handlers={Exception: hosting.answer_failed_request},
)
