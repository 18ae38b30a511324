"""Keeping new files in the store, for everyone who may look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, navigation, services, state
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.desk import changes, telling
from graphlib_wijk.dashboard.services import desk, keeping
from graphlib_wijk.dashboard.texts import desk as words
from graphlib_wijk.dashboard.workspace import Draft
from graphlib_wijk.store import ConflictError, RowChange, StoreError

_WIDTH = 480
_CONFLICT: Final = "save-conflict"


@dataclass(frozen=True)
class _Conflict:
    """Somebody kept another version since the one that these files started from."""

    draft: str
    name: str
    current: int
    said: str
    changes: tuple[RowChange, ...]


def show(draft: Draft, reading: answers.Reading) -> None:
    """
    Let the reader keep new files, once they were accepted.

    Parameters
    ----------
    draft
        The files.
    reading
        What they came to.
    """
    if not reading.usable:
        return
    st.header(_("Bewaren voor iedereen die mag meekijken"))
    if draft.about is None:
        st.markdown(
            _("Kies eerst hierboven “Deze gegevens gebruiken”. Daarna kunt u ze hier bewaren.")
        )
        return
    st.markdown(
        _(
            "Zo blijven de gegevens bestaan als u dit venster sluit. Wie een rol heeft voor deze "
            "gemeenten ziet ze. Anderen zien niets, tot u op de pagina Beheer het openbare deel "
            "laat zien."
        )
    )
    name = st.text_input(
        _("Naam in het adres"),
        keeping.name_for(draft.about.title),
        key="save-name",
        help=_("Letters, cijfers, - en _. Met de naam van bestaande gegevens maakt u een versie."),
        width=_WIDTH,
    ).strip()
    expected = _started_from(draft, name)
    conflict: _Conflict | None = state.remembered(_CONFLICT, None)
    if conflict and (conflict.draft, conflict.name) == (draft.fingerprint, name):
        expected = _settle(conflict)
    label = _("Bewaar voor iedereen die mag meekijken")
    if expected is not None and st.button(label, key="save", type="primary"):
        _save(draft, name, expected)


def _started_from(draft: Draft, name: str) -> int | None:
    """Which version these files are to follow: what was current when the reader came here."""
    entry = next((one for one in services.held() if one.name == name), None)
    if entry is None:
        return 0
    numbers = desk.numbers(entry)
    first = f"save-from-{draft.fingerprint[:12]}-{name}"
    at_first = state.remembered(first, numbers[0])
    state.remember(first, at_first)
    st.caption(
        _("Deze gegevens zijn er al. Wat u bewaart, wordt versie %(n)s.")
        % {"n": number(numbers[0] + 1)}
    )
    return st.selectbox(
        _("Van welke versie bent u uitgegaan?"),
        numbers,
        index=numbers.index(at_first) if at_first in numbers else 0,
        format_func=lambda n: _("Versie %(n)s") % {"n": number(n)},
        help=_("Is er intussen een nieuwere, dan ziet u eerst wat een ander veranderde."),
        key=f"save-expected-{name}",
        width=_WIDTH,
    )


def _settle(conflict: _Conflict) -> int | None:
    st.warning(conflict.said)
    entry = desk.entry_of(state.View(dataset=conflict.name))
    names = desk.names(entry, conflict.changes) if entry else {}
    if conflict.changes:
        changes.show(
            conflict.changes,
            names,
            caption=_("Wat een ander veranderde sinds de versie waarvan u uitging."),
            key="save-changes",
        )
    anyway = st.checkbox(
        _("Ik heb dit bekeken. Mijn bestanden worden de nieuwste versie."), key="save-anyway"
    )
    return conflict.current if anyway else None


def _save(draft: Draft, name: str, expected: int) -> None:
    state.remember(_CONFLICT, None)
    try:
        with st.spinner(_("Bewaren… Bij veel organisaties duurt dit even.")):
            made = keeping.save(draft, name, expected)
    except ConflictError as error:
        current = error.version.number if error.version else 0
        said = words.overtaken(error, desk.people())
        found = _Conflict(draft.fingerprint, name, current, said, error.changes)
        state.remember(_CONFLICT, found)
    except StoreError as error:
        telling.tell("error", error.message(state.language()))
    else:
        gaps = {"name": literal(name), "n": number(made.number)}
        telling.tell(
            "success",
            _("Bewaard als versie %(n)s van **%(name)s**. U vindt ze links bij Gegevens.") % gaps,
        )
        state.go_to(navigation.DESK.script, dataset=name, edition="", section="versies")
    st.rerun()
