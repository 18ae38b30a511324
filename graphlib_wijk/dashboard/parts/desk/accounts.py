"""Accounts: who may sign in, and for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import catalogue, settings, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.desk import asking, picking, telling
from graphlib_wijk.dashboard.services import granting
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.dashboard.texts import desk as words
from graphlib_wijk.store import EVERYWHERE, Account
from graphlib_wijk.store.rights import Role

_WIDTH = 480
_ADDRESS: Final = "account-address"
_CODES: Final = "account-municipalities"
_OFFERED: Final[tuple[Role, ...]] = ("staff", "initiative", "operator")


def show(entry: catalogue.Entry | None) -> None:
    """
    Show the accounts, and the way to add, stop and forget one.

    Parameters
    ----------
    entry
        A data set of the store, from which an initiative can be chosen.
    """
    if not settings.signs_in():
        st.info(
            _(
                "Hier logt nog niemand in: u bent de enige gebruiker, op deze computer. Accounts "
                "werken zodra inloggen is ingesteld."
            )
        )
    known, found = granting.municipalities(), granting.accounts()
    if found:
        _table(found, known)
        _end(found)
    else:
        st.markdown(_("Er zijn nog geen accounts."))
    st.subheader(_("Account toevoegen"))
    _add(entry, known)


def _table(found: Sequence[Account], known: Mapping[str, str]) -> None:
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": one.id,
            "email": one.email,
            "role": words.role(one.role),
            "where": words.belongs_to(one, known),
            "active": _("ja") if one.active else _("nee, gestopt"),
        }
        for one in found
    ]
    table_view(
        rows,
        [
            Column(id="email", label=_("E-mailadres")),
            Column(id="role", label=_("Rol")),
            Column(id="where", label=_("Voor")),
            Column(id="active", label=_("Kan inloggen")),
        ],
        caption=_("Wie hier een account heeft."),
        texts=texts.table(),
        key="accounts",
    )


def _add(entry: catalogue.Entry | None, known: Mapping[str, str]) -> None:
    st.text_input(
        _("E-mailadres"),
        key=_ADDRESS,
        help=_("Het adres waarmee iemand inlogt."),
        width=_WIDTH,
    )
    role: Role = st.selectbox(
        _("Rol"), _OFFERED, format_func=words.role, key="account-role", width=_WIDTH
    )
    if role == "staff":
        _municipalities(known)
    organisation = ""
    if role == "initiative":
        picked = picking.organisation(entry, "make-link") if entry else None
        organisation = picked[0] if picked else ""
        if not organisation:
            st.caption(_("Zoek eerst het initiatief waar dit account voor is."))
            return

    def deed() -> str:
        name = entry.name if entry else ""
        made = granting.add_account(
            state.filled_in(_ADDRESS, ""),
            role,
            codes=state.filled_in(_CODES, []),
            dataset=name,
            organisation=organisation,
        )
        return _("%(email)s kan nu inloggen.") % {"email": literal(made.email or "")}

    st.button(_("Voeg toe"), key="add-account", type="primary", on_click=partial(telling.do, deed))


def _municipalities(known: Mapping[str, str]) -> None:
    names = {EVERYWHERE: _("alle gemeenten"), **known}
    st.multiselect(
        _("Gemeenten"),
        list(names),
        format_func=lambda code: names.get(code, code),
        placeholder=_("Kies gemeenten, of typ een code zoals GM0080"),
        accept_new_options=True,
        key=_CODES,
        width=_WIDTH,
    )


def _end(found: Sequence[Account]) -> None:
    by_id = {one.id: one for one in found}
    chosen = st.selectbox(
        _("Account stoppen of vergeten"),
        list(by_id),
        index=None,
        placeholder=_("Kies een account"),
        format_func=lambda id_: by_id[id_].email or id_,
        key="account-to-end",
        width=_WIDTH,
    )
    if chosen is None or chosen not in by_id:
        return
    email = {"email": literal(by_id[chosen].email or "")}

    def stop() -> str:
        granting.stop_account(chosen)
        return _("%(email)s kan niet meer inloggen.") % email

    def forget() -> str:
        granting.forget_account(chosen)
        return _("Dit account is vergeten. In het logboek staat alleen nog een schuilnaam.")

    if by_id[chosen].active:
        asking.button(
            _("Stop dit account"),
            _("**%(email)s** kan dan meteen niet meer inloggen.") % email,
            _("Ja, stop dit account"),
            stop,
            key=f"stop-account-{chosen}",
        )
    asking.button(
        _("Vergeet dit account (AVG)"),
        _(
            "Het adres **%(email)s** verdwijnt uit de database en is niet terug te halen. Wat "
            "hiermee is gedaan, blijft staan onder een schuilnaam die naar niemand meer wijst."
        )
        % email,
        _("Ja, vergeet dit account"),
        forget,
        key=f"forget-account-{chosen}",
    )
