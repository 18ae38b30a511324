"""Who looks, in words, and the way in and out."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import hosting, link_cookie, settings, signing_in
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.texts import desk as words


def show() -> None:
    """Show in the sidebar who looks; nothing where nobody signs in."""
    if not settings.signs_in():
        return
    st.divider()
    if signing_in.by_link():
        st.caption(_("U kijkt via een persoonlijke link."))
        label = _("Stoppen met deze link")
        st.markdown(f"[{label}]({hosting.address(link_cookie.STOP_PATH)})")
        return
    address = signing_in.address()
    if not address:
        ways_in("sidebar")
        return
    role = words.role(signing_in.actor().role)
    st.caption(_("Ingelogd: %(who)s (%(role)s)") % {"who": literal(address), "role": role})
    if not signing_in.has_account():
        st.caption(_("Dit adres heeft hier nog geen rol. U ziet wat iedereen mag zien."))
    st.button(_("Uitloggen"), key="sign-out", on_click=signing_in.sign_out)


def ways_in(place: str) -> None:
    """
    Show a button for each way to sign in; none to who is in already, or where there is none.

    Parameters
    ----------
    place
        Where on the page; each place has buttons of its own.
    """
    if signing_in.link_was_refused():
        st.warning(_("Deze persoonlijke link werkt niet (meer). Vraag een nieuwe aan wie hem gaf."))
    if signing_in.address():
        return
    for provider in settings.providers():
        label = _("Inloggen met %(name)s") % {"name": provider} if provider else _("Inloggen")
        key = f"sign-in-{place}-{provider}"
        st.button(label, key=key, on_click=st.login, args=_arguments(provider))


def say_what_failed() -> None:
    """Say on the page itself, for the sidebar is folded on a phone, that signing in failed."""
    if settings.signs_in() and signing_in.came_back_in_vain() and not signing_in.address():
        st.warning(
            _("Het inloggen is niet gelukt. Probeer het nog eens, of vraag de beheerder om hulp.")
        )


def _arguments(provider: str) -> tuple[str, ...]:
    return (provider,) if provider else ()
