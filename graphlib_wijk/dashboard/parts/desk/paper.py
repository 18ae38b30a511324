"""Forms for organisations that do not sign in: handing them out, and taking in what came back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, state, texts
from graphlib_wijk.dashboard.i18n import _, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import paper as files
from graphlib_wijk.dashboard.parts.desk import picking, telling
from graphlib_wijk.dashboard.services import desk, paper
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.dashboard.texts import paper as words
from graphlib_wijk.store import ConflictError, StoreError
from graphlib_wijk.vocabulary import LANGUAGES, Language

_WIDTH = 480
_MEGABYTE: Final = 1024 * 1024
#: Counts the forms that were handed in, so that the next one is chosen anew.
_DONE: Final = "forms-done"


def show(entry: catalogue.Entry) -> None:
    """
    Show the way to make forms, and to hand in one that came back.

    Parameters
    ----------
    entry
        A data set of the store.
    """
    st.markdown(
        _(
            "Wil of kan een organisatie niet inloggen? Geef haar dan een formulier, in Excel of op "
            "papier. Er staat alleen op wat zij zelf mag zien. Lees het ingevulde Excel-formulier "
            "hier weer in. Wat op papier is ingevuld, typt u over in het Excel-formulier van "
            "dezelfde versie."
        )
    )
    _take_in(entry)
    _hand_out(entry)
    _hand_out_all(entry)


def _hand_out(entry: catalogue.Entry) -> None:
    st.subheader(_("Formulier ophalen"))
    found = picking.organisation(entry, "propose")
    if found is None:
        return
    organisation, name = found
    language, latest = _language("form-language"), desk.current(entry)
    numbers = desk.numbers(entry)
    chosen = latest
    if len(numbers) > 1:
        chosen = st.selectbox(
            _("Van welke versie?"),
            numbers,
            format_func=lambda n: _("Versie %(n)s") % {"n": number(n)},
            key="form-version",
            help=_("Kies een eerdere versie alleen om een papieren formulier over te typen."),
            width=_WIDTH,
        )
    st.markdown(_("Het formulier van **%(name)s**:") % {"name": literal(name)})
    files.buttons(entry.name, organisation, name, language, chosen)


def _language(key: str) -> Language:
    chosen: Language = st.selectbox(
        _("Taal van het formulier"),
        LANGUAGES,
        index=LANGUAGES.index(state.language()),
        format_func=words.language_name,
        key=key,
        width=_WIDTH,
    )
    return chosen


def _hand_out_all(entry: catalogue.Entry) -> None:
    places = paper.neighbourhoods(entry)
    if not places:
        return
    st.subheader(_("Formulieren van een hele wijk"))
    place = st.selectbox(
        _("Wijk"),
        list(places),
        index=None,
        placeholder=_("Kies een wijk"),
        format_func=lambda code: places.get(code, code),
        key="forms-place",
        width=_WIDTH,
    )
    if place is None or place not in places:
        return
    count = len(paper.initiatives(entry, place))
    st.markdown(
        ngettext(
            "Er is %(n)s bewonersinitiatief in deze wijk.",
            "Er zijn %(n)s bewonersinitiatieven in deze wijk.",
            count,
        )
    )
    title = _("formulieren %(place)s") % {"place": places[place]}
    st.download_button(
        _("Haal alle Excel-formulieren op (zip)"),
        data=partial(paper.bundle_of, entry, place, state.language()),
        file_name=f"{texts.file_name(title)}.zip",
        mime="application/zip",
        on_click="ignore",
        key="take-forms",
    )


def _take_in(entry: catalogue.Entry) -> None:
    st.subheader(_("Ingevuld formulier inlezen"))
    done: int = state.remembered(_DONE, 0)
    file = st.file_uploader(
        _("Ingevuld Excel-formulier"),
        type=["xlsx", "ods"],
        max_upload_size=paper.MOST_BYTES // _MEGABYTE,
        key=f"form-file-{done}",
    )
    if file is None:
        return
    try:
        checked = paper.checked(entry, file.name, file.getvalue())
    except StoreError as error:
        st.error(error.message(state.language()))
        return
    _problems(checked)
    if not checked.sound:
        st.markdown(_("Er is niets doorgegeven."))
        return
    st.markdown(words.found(checked))
    if not checked.lines:
        return
    _lines(entry, checked)
    _offer(entry, checked)


def _problems(checked: answers.paper.Checked) -> None:
    shown = {"error": st.error, "warning": st.warning, "notice": st.info}
    for severity, show_them in shown.items():
        found = [one for one in checked.problems if one.severity == severity]
        if found:
            show_them(words.problems([one.message(state.language()) for one in found]))


def _lines(entry: catalogue.Entry, checked: answers.paper.Checked) -> None:
    names = desk.names(entry)
    rows: list[dict[str, str | Cell | None]] = []
    for at, line in enumerate(checked.lines):
        before, now, wanted = words.values(line, names)
        rows.append(
            {
                "id": str(at),
                "what": words.what(line, names),
                "before": before,
                "now": now,
                "wanted": wanted,
                "state": words.state_of(line),
            }
        )
    table_view(
        rows,
        [
            Column(id="what", label=_("Wat")),
            Column(id="before", label=_("Op het formulier")),
            Column(id="now", label=_("Nu")),
            Column(id="wanted", label=_("Wordt")),
            Column(id="state", label=_("Hoe het staat")),
        ],
        caption=_("Wat er op het formulier is veranderd."),
        texts=texts.table(),
        key="form-lines",
    )


def _offer(entry: catalogue.Entry, checked: answers.paper.Checked) -> None:
    anyway = _chosen(entry, checked)
    count = len(answers.paper.wanted(checked)) + len(anyway)
    if not count:
        st.markdown(_("Er is niets nieuws om door te geven."))
        return

    st.markdown(
        _(
            "Kijk of dit is wat de organisatie bedoelt. Pas als u het doorgeeft, worden het "
            "voorstellen. Daarna beslist u er nog over."
        )
    )
    st.button(
        _("Geef door (%(n)s)") % {"n": number(count)},
        key="hand-in-form",
        type="primary",
        on_click=partial(_hand_in, checked, anyway),
    )


def _hand_in(checked: answers.paper.Checked, anyway: Sequence[int]) -> None:
    try:
        made = paper.hand_in(checked, anyway)
    except ConflictError:
        telling.tell(
            "warning",
            _(
                "Er is nog niets doorgegeven: iemand anders veranderde intussen hetzelfde. Kijk "
                "hieronder wat er nu staat."
            ),
        )
    except StoreError as error:
        telling.tell("error", error.message(state.language()))
    else:
        state.remember(_DONE, state.remembered(_DONE, 0) + 1)
        telling.tell("success", words.handed_in(checked.name, made))


def _chosen(entry: catalogue.Entry, checked: answers.paper.Checked) -> Sequence[int]:
    """Ask which lines are wanted although somebody else changed the same since."""
    doubtful = answers.paper.doubtful(checked)
    if not doubtful:
        return ()
    st.warning(
        _(
            "Sinds dit formulier is gemaakt, heeft iemand anders een deel hiervan ook veranderd. "
            "Dat geven we alleen door als u het aankruist."
        )
    )
    names = desk.names(entry)
    return [
        at
        for at in doubtful
        if st.checkbox(
            _("Toch doorgeven: %(what)s") % {"what": literal(words.what(checked.lines[at], names))},
            key=f"form-anyway-{at}-{checked.current}",
        )
    ]
