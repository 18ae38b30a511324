"""Files of the reader's own: choosing them, and an empty workbook to start from."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.workspace import MOST_FILES, Draft

_MEGABYTE = 1024 * 1024


def take() -> Draft | None:
    """
    Let the reader choose files, or an empty workbook to fill in.

    Returns
    -------
    draft
        The files with what was decided about them so far; None without files.
    """
    limits = services.upload_limits()
    st.markdown(
        _(
            "Kies het Excel-bestand of de CSV-bestanden die u hebt. Alle tabellen in één bestand "
            "mag, los mag ook. Ze blijven in dit venster: niemand anders ziet ze, en ze zijn weg "
            "als u het sluit."
        )
    )
    files = st.file_uploader(
        _("Bestanden"),
        type=services.upload_endings(),
        accept_multiple_files=True,
        max_upload_size=limits.file_bytes // _MEGABYTE,
        key="files",
    )
    st.caption(
        _(
            "Excel (xlsx), OpenDocument (ods), CSV, GraphML, GEXF of Kumu. Hooguit %(files)s "
            "bestanden van elk %(size)s MB, met hooguit %(rows)s rijen per tabel."
        )
        % {
            "files": number(MOST_FILES),
            "size": number(limits.file_bytes // _MEGABYTE),
            "rows": number(limits.rows),
        }
    )
    st.download_button(
        _("Leeg Excel-bestand om in te vullen"),
        data=lambda: services.template(state.language()),
        file_name=_("wijkgraaf-leeg.xlsx"),
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
    )
    if len(files) > MOST_FILES:
        st.error(
            _("Dit zijn %(n)s bestanden. Kies er hooguit %(most)s.")
            % {"n": number(len(files)), "most": number(MOST_FILES)}
        )
        return None
    own = state.workspace()
    return own.take((file.name, file.getvalue()) for file in files) if files else own.draft


def read(draft: Draft) -> answers.Reading:
    """
    Read new files, with a bar that shows how far it is.

    Parameters
    ----------
    draft
        The files.

    Returns
    -------
    reading
        What they came to.
    """
    bar = st.progress(0.1, text=_("Bestanden lezen en controleren…"))
    reading = services.reading(draft)
    if reading.usable:
        bar.progress(0.7, text=_("Zoeken naar organisaties met twee namen…"))
        services.pairs(draft)
    bar.empty()
    return reading
