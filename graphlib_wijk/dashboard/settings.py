"""What the operator of an installation decides about who may come in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.runtime.secrets import secrets_singleton

from graphlib_wijk.store import Grant

#: Serve others while nobody can sign in: everyone who gets here is then the operator.
OPEN_VARIABLE: Final = "WIJKGRAAF_ZONDER_INLOGGEN_OPEN"
#: The claim in which a provider names the groups of a person, and what those groups may do.
GROUPS_VARIABLE: Final = "WIJKGRAAF_GROEPEN_CLAIM"
ROLES_VARIABLE: Final = "WIJKGRAAF_GROEPEN"
_YES: Final = "ja"


@dataclass
class SecretsFiles:
    """
    The places where secrets may stand, and whether any were ever found there.

    Parameters
    ----------
    places
        Where to look.
    found
        Whether there was a file in one of them before.
    """

    places: tuple[Path, ...]
    found: bool = False

    def are_there(self) -> bool:
        """
        Tell whether there are secrets, or were.

        Returns
        -------
        there
            True for ever once a file was found: who takes it away does not open the doors.
        """
        self.found = self.found or any(place.exists() for place in self.places)
        return self.found


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


def gives_roles_by_group(environment: Mapping[str, str] = os.environ) -> bool:
    """
    Tell whether groups at the provider give roles here.

    Parameters
    ----------
    environment
        Environment variables.

    Returns
    -------
    by_group
        Whether both the claim and the roles are set.
    """
    return all(environment.get(name, "").strip() for name in (GROUPS_VARIABLE, ROLES_VARIABLE))


def granted(claims: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> Grant | None:
    """
    Tell what somebody's groups give.

    Parameters
    ----------
    claims
        What the provider says of somebody.
    environment
        `GROUPS_VARIABLE` names the claim. `ROLES_VARIABLE` lists, between semicolons,
        ``group=role`` with for staff the codes of municipalities, or ``*`` for all:
        ``beheer=operator; dordrecht=staff:GM0505,GM0610``.

    Returns
    -------
    grant
        The role that may most, with the municipalities of all groups; None where no group gives
        a role. Other roles than staff and operator are not given by groups.
    """
    told = claims.get(environment.get(GROUPS_VARIABLE, "").strip(), ())
    groups = {told} if isinstance(told, str) else set()
    if isinstance(told, list | tuple):
        groups = {str(group) for group in told}
    roles: set[str] = set()
    places: set[str] = set()
    for part in environment.get(ROLES_VARIABLE, "").split(";"):
        group, _, given = part.partition("=")
        role, _, codes = given.strip().partition(":")
        if group.strip() in groups and role in {"staff", "operator"}:
            roles.add(role)
            places |= {code.strip() for code in codes.split(",") if code.strip()}
    if "operator" in roles:
        return Grant(role="operator")
    return Grant(role="staff", municipalities=frozenset(places)) if places else None


@cache
def _secrets() -> SecretsFiles:
    return SecretsFiles(tuple(map(Path, st.get_option("secrets.files"))))


def _auth() -> Mapping[str, Any]:
    # Without a file Streamlit looks in all places again, at each question.
    if st.secrets is secrets_singleton and not _secrets().are_there():
        return {}
    st.secrets.load_if_toml_exists()
    try:
        return st.secrets.get("auth", {}) or {}
    except FileNotFoundError:
        return {}
