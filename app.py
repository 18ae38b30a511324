"""The dashboard as an application: `streamlit run app.py`. Its pages start in `main.py`."""

import streamlit as st

from graphlib_wijk.dashboard import hosting

hosting.start_log()
hosting.watch_as_set()
hosting.keep_theme()
app = st.App(
    "graphlib_wijk/dashboard/main.py",
    routes=hosting.routes(),
    middleware=hosting.middleware(),
    on_script_error=hosting.report_script_error,
    exception_handlers={Exception: hosting.answer_failed_request},
)
