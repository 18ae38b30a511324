"""What the operator of an installation decides about who may come in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

#: Serve others while nobody can sign in: everyone who gets here is then the operator.
OPEN_VARIABLE: Final = "WIJKGRAAF_ZONDER_INLOGGEN_OPEN"
#: The claim in which a provider names the groups of a person, and what those groups may do.
GROUPS_VARIABLE: Final = "WIJKGRAAF_GROEPEN_CLAIM"
ROLES_VARIABLE: Final = "WIJKGRAAF_GROEPEN"
_YES: Final = "ja"


def signs_in() -> bool:
    """
    Tell whether people sign in here.

    Returns
    -------
    signs_in
        Whether `.streamlit/secrets.toml` has a part ``auth``, as `st.login` wants it.
    """
    return bool(_auth())


def providers() -> tuple[str, ...]:
    """
    List the ways to sign in.

    Returns
    -------
    providers
        Names as `st.login` wants them; one empty name for a single way without a name.
    """
    parts = _auth()
    named = tuple(name for name, part in parts.items() if isinstance(part, Mapping))
    return named or (("",) if parts else ())


def opens_without_signing_in(environment: Mapping[str, str] = os.environ) -> bool:
    """
    Tell whether the operator wants to serve other machines although nobody can sign in.

    Parameters
    ----------
    environment
        Environment variables.

    Returns
    -------
    open
        Whether `OPEN_VARIABLE` says so.
    """
    return environment.get(OPEN_VARIABLE, "").strip().casefold() == _YES


def _auth() -> Mapping[str, Any]:
    st.secrets.load_if_toml_exists()
    try:
        return st.secrets.get("auth", {}) or {}
    except FileNotFoundError:
        return {}
