"""Tells what stands in its address in every way that code has of telling, and then breaks."""

import logging
import threading
import warnings

import streamlit as st
from streamlit.logger import get_logger

from graphlib_wijk.dashboard import hosting


def fail() -> None:
    """Break, with the key in the message, and in that of the cause."""
    try:
        {}[secret]
    except KeyError as error:
        raise ValueError(secret) from error


secret = st.query_params.get("sleutel", "")
with hosting.noted_run("wijk"):
    st.file_uploader("Bestand")
    logging.getLogger("somebody").warning("Saw %s", secret)
    logging.getLogger("somebody").warning(secret)
    logging.getLogger(f"graphlib_wijk.{__name__}").warning("Saw %s", secret)
    get_logger("streamlit.somewhere").error(secret, exc_info=ValueError(secret), stack_info=True)
    warnings.warn(secret, stacklevel=1)
    if secret:
        worker = threading.Thread(target=fail, name=secret)
        worker.start()
        worker.join()
        fail()
