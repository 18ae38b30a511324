"""What this data set is, at the top of a page, or why it cannot be shown."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state
from graphlib_wijk.dashboard.i18n import _, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.workspace import OWN

_MOST_SHOWN = 20


def usable_source() -> services.Source:
    """
    Return the data set in view, or say what is the matter and stop the page here.

    Returns
    -------
    source
        The files of a data set without errors.
    """
    source = services.source(state.view())
    if source is None:
        st.title(_("Deze gegevens kennen we niet"))
        if state.view().dataset == OWN:
            st.info(
                _(
                    "Eigen gegevens staan alleen in het venster waarin ze zijn ingelezen. Lees ze "
                    "hier opnieuw in op de pagina Gegevens, of kies links een andere set."
                )
            )
        else:
            st.info(
                _("Kies links een gegevensset. Misschien is de link oud, of mist er een letter.")
            )
        st.stop()
    if not services.usable(source):
        st.title(_("Deze gegevens zijn nog niet te gebruiken"))
        _show_problems(source)
        st.stop()
    warn_if_invented(source)
    _explain_address()
    return source


def warn_if_invented(source: services.Source) -> None:
    """
    Say so when a data set is fictional.

    Parameters
    ----------
    source
        The data set in view.
    """
    if services.about(source).fictional:
        st.warning(_("Dit zijn verzonnen gegevens. Deze organisaties bestaan niet."))


def _explain_address() -> None:
    """Say which words of the address mean nothing here; the page shows what the others mean."""
    parts = state.misread()
    if parts:
        words = ", ".join(f"“{literal(part)}”" for part in parts)
        st.info(
            _("Dit deel van het adres begrijpen we niet: %(words)s. We hebben het overgeslagen.")
            % {"words": words}
        )


def warnings(source: services.Source) -> None:
    """
    Show what was noticed while the files were read, folded up.

    Parameters
    ----------
    source
        A data set without errors; nothing is shown for one without warnings.
    """
    found = services.problems(source)
    if not found:
        return
    summary = ngettext(
        "Bij het inlezen viel iets op: %(n)s melding",
        "Bij het inlezen viel iets op: %(n)s meldingen",
        len(found),
    )
    with st.expander(summary):
        st.markdown(_("De gegevens zijn te gebruiken. Kijk of dit zo bedoeld is."))
        _list(found)


def _show_problems(source: services.Source) -> None:
    errors = [p for p in services.problems(source) if p.severity == "error"]
    st.markdown(_("Er staan fouten in de bestanden. Er is niets ingelezen."))
    _list(errors)


def _list(problems: Sequence[answers.Problem]) -> None:
    messages = [literal(problem.message(state.language())) for problem in problems[:_MOST_SHOWN]]
    st.markdown("\n".join(f"- {message}" for message in messages))
    if len(problems) > _MOST_SHOWN:
        more = number(len(problems) - _MOST_SHOWN)
        st.markdown(_("En nog %(n)s andere meldingen.") % {"n": more})
