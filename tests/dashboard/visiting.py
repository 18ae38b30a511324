"""Visitors of a shared installation: accounts, links, and pages seen through their eyes."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import graphlib_wijk as gw
from graphlib_wijk.dashboard import signing_in
from graphlib_wijk.dashboard.state import View, parameters
from graphlib_wijk.store import LOCAL, Signature, Store, open_store
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import migrate
from graphlib_wijk.tables import Dataset

MAIN = str(Path("graphlib_wijk/dashboard/main.py").resolve())
DATASET = "oosterlinde"
MUNICIPALITY = "GM9901"
#: An initiative that was asked and named nobody, and one whose note is not for everyone.
ALONE = "wa_boek"
STAFF, OPERATOR, ELSEWHERE = "staf@voorbeeld.nl", "baas@voorbeeld.nl", "ander@voorbeeld.nl"
INITIATIVE, STRANGER = "boek@voorbeeld.nl", "vreemd@voorbeeld.nl"
AUTH = {
    "redirect_uri": "http://localhost:8501/oauth2callback",
    "cookie_secret": "geheim",
    "client_id": "wijkgraaf",
    "client_secret": "geheim",
    "server_metadata_url": "http://localhost:1/.well-known/openid-configuration",
}


def by_operator(at: datetime | None = None) -> Signature:
    """Return the signature of the command line."""
    return Signature(actor=LOCAL, at=at or datetime.now(UTC))


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, data: Dataset | None = None) -> Store:
    """Make the database of a shared installation with one published data set and accounts."""
    url = f"sqlite:///{folder / 'gedeeld.db'}"
    monkeypatch.setenv("WIJKGRAAF_DATABASE_URL", url)
    with contextlib.closing(Database(url)) as database:
        migrate(database)
    store, by = open_store(url), by_operator()
    store.versions.save(DATASET, data or gw.read("data/voorbeeldwijk")[0], by)
    store.versions.publish(DATASET, by)
    store.people.add(STAFF, by, role="staff", municipalities=[MUNICIPALITY])
    store.people.add(ELSEWHERE, by, role="staff", municipalities=["GM0080"])
    store.people.add(OPERATOR, by, role="operator")
    store.people.add(INITIATIVE, by, role="initiative", dataset=DATASET, organisation=ALONE)
    return store


def link_for(store: Store, organisation: str) -> str:
    """Make a personal link and return its secret."""
    by = by_operator()
    expires = by.at + timedelta(days=30)
    return store.links.make(DATASET, organisation, by, expires_at=expires)[1]


def visit(
    page: str,
    who: str = "",
    view: View = View(dataset=DATASET),  # noqa: B008 - frozen
    *,
    link: str = "",
    claims: dict[str, object] | None = None,
) -> AppTest:
    """
    Open a page as somebody: nobody, an address that a provider vouches for, or a link.

    Without a page it is the first one.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signing_in, "secret", lambda: link)
        app = AppTest.from_file(MAIN, default_timeout=60)
        app.secrets["auth"] = AUTH
        if who:
            told = {"is_logged_in": True, "email": who, "email_verified": True}
            app.user = told | (claims or {})
        for name, values in parameters(replace(view)).items():
            app.query_params[name] = values
        app.run()
        if not page:
            return app
        app.switch_page(page)
        for name, values in parameters(view).items():
            app.query_params[name] = values
        return app.run()
