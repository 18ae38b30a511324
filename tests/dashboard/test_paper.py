"""Forms for who does not sign in, on Beheer and on Mijn initiatief."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graphlib_wijk import forms
from graphlib_wijk.dashboard import navigation, signing_in
from graphlib_wijk.dashboard.services import desk, paper
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.store import Correction, ForbiddenError, Store
from graphlib_wijk.writing.form_workbook import form_workbook
from tests.dashboard.test_pages import texts_of
from tests.dashboard.visiting import (
    ALONE,
    DATASET,
    ELSEWHERE,
    INITIATIVE,
    STAFF,
    by_operator,
    installed,
    visit,
)
from tests.forms import filling as f

ANCHOR = "wa_anker"
KEYS = {"take-form.xlsx", "take-form.pdf", "take-form.docx"}


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return the store of a shared installation."""
    return installed(tmp_path, monkeypatch)


def at(who: str = STAFF, **choices: str) -> AppTest:
    """Open the section of forms as somebody."""
    view = View(dataset=DATASET, section="formulieren", **choices)
    app = visit(navigation.DESK.script, who, view)
    assert not app.exception
    return app


def answered(store: Store, cells: f.Cells, who: str = ANCHOR, dataset: str = DATASET) -> bytes:
    """Make a form and fill it in."""
    form = forms.form_for(store, dataset, who, by_operator())
    return f.filled(form_workbook(form), cells)


def brought(content: bytes, who: str = STAFF, name: str = "formulier.xlsx") -> AppTest:
    """Choose a form that came back."""
    app = at(who)
    app.file_uploader[0].set_value((name, content, "application/octet-stream")).run()
    assert not app.exception
    return app


def handed_in(app: AppTest) -> str:
    """Press the button that hands it in, and return what the page says then."""
    app.button(key="hand-in-form").click().run()
    assert not app.exception
    return "\n".join([texts_of(app), *(one.value for one in app.success)])


def plain(app: AppTest) -> str:
    """What the page says, without the marks that keep words from being markup."""
    return texts_of(app).replace("\\", "")


def waiting(store: Store) -> list[tuple[str, str]]:
    """The kind and organisation of each proposal that waits."""
    found = store.proposals.list(DATASET, by_operator(), states=("open",))
    return [(one.correction.kind, one.organisation) for one in found]


def test_a_form_that_came_back_is_shown_and_then_handed_in(store: Store) -> None:
    """Nothing is proposed until staff say so; then it waits among the others, once."""
    content = answered(store, {f.WEBSITE: "https://anker.nl", f.VERDICT: "klopt"})
    app = brought(content)
    assert "Er staan **2 veranderingen** op." in texts_of(app)
    assert [] == waiting(store)

    said = handed_in(app)
    assert "Doorgegeven: **2 voorstellen**." in said
    assert not app.file_uploader[0].value
    assert [("change-details", ANCHOR), ("confirm-tie", ANCHOR)] == waiting(store)

    again = brought(content)
    assert "Er is niets nieuws om door te geven." in texts_of(again)
    assert "hand-in-form" not in {button.key for button in again.button}


def test_what_somebody_changed_since_is_handed_in_only_when_ticked(store: Store) -> None:
    """A warning says so; the box adds it to what goes along."""
    content = answered(store, {f.NOTE: "Nieuw woord", f.VERDICT: "klopt"})
    said = Correction(kind="change-details", organisation=ANCHOR, fields={"note": "Ander woord"})
    store.proposals.apply(DATASET, said, by_operator(), expected=1)
    app = brought(content)

    assert "heeft iemand anders een deel hiervan ook veranderd" in texts_of(app)
    assert "Geef door (1)" == app.button(key="hand-in-form").label
    app.checkbox[0].check().run()
    assert "Geef door (2)" == app.button(key="hand-in-form").label
    handed_in(app)
    assert [("change-details", ANCHOR), ("confirm-tie", ANCHOR)] == waiting(store)


def test_who_is_too_late_hears_so_and_nothing_is_half(store: Store) -> None:
    """Somebody else changed the same while the page was open: look again."""
    app = brought(answered(store, {f.NOTE: "Nieuw woord", f.VERDICT: "klopt"}))
    said = Correction(kind="change-details", organisation=ANCHOR, fields={"note": "Ander woord"})
    store.proposals.apply(DATASET, said, by_operator(), expected=1)

    assert "Er is nog niets doorgegeven" in handed_in(app)
    assert [] == waiting(store)
    assert 1 == len(app.checkbox)


def test_what_is_no_form_of_these_data_is_refused_in_words(store: Store) -> None:
    """Another file, a changed mark and another data set; nothing can be handed in."""
    store.versions.save("anders", f.small(), by_operator())
    contents = {
        "het is een ander soort bestand: PDF": b"%PDF-1.7 ...",
        "zijn veranderd": answered(store, {(f.TOLD, "B16"): "wa_eet"}),
        "Dit formulier hoort bij de gegevens “anders”": answered(store, {}, "akker", "anders"),
        "blad onze relaties, rij 4, kolom Sinds": answered(store, {f.SINCE: "ooit"}),
    }
    for words, content in contents.items():
        app = brought(content)
        assert words in plain(app)
        assert "Er is niets doorgegeven." in texts_of(app)
        assert "hand-in-form" not in {button.key for button in app.button}
    assert [] == waiting(store)


def test_words_of_a_file_are_never_markup(store: Store) -> None:
    """A name of a file, and what was typed in it, is shown as it is."""
    hostile = "![x](https://kwaad.example/x.png)"
    app = brought(answered(store, {f.SINCE: hostile}), name="<img src=x>.xlsx")

    assert "](https" not in texts_of(app)
    assert "<img" not in texts_of(app)


def test_staff_of_another_municipality_get_and_hand_in_nothing(store: Store) -> None:
    """They are offered no form, and one that they bring is refused."""
    content = answered(store, {f.VERDICT: "klopt"})
    app = brought(content, ELSEWHERE)

    assert "Hier hebt u geen recht op." in texts_of(app)
    assert not {button.key for button in app.button} & {"hand-in-form"}
    assert not keys(at(ELSEWHERE, search="Minibieb")) & {*KEYS, "take-forms"}
    assert [] == waiting(store)


def keys(app: AppTest) -> set[str]:
    """Keys of the files that a page offers."""
    return {button.key or "" for button in app.download_button}


def test_a_form_can_be_taken_along_by_staff_and_by_whom_it_is_about() -> None:
    """In three forms each; and those of a wijk together."""
    app = at(STAFF, search="Minibieb", organisation=ALONE)
    assert keys(app) >= KEYS
    app.selectbox(key="forms-place").set_value("WK990102").run()
    assert "take-forms" in keys(app)
    assert keys(visit(navigation.OWN.script, INITIATIVE, View())) >= KEYS


def test_the_files_are_what_they_say(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook, a PDF, a Word file and a zip file; and nothing for who may not."""
    staff = store.people.actor(STAFF)
    stranger = store.people.actor(ELSEWHERE)
    assert staff is not None
    assert stranger is not None
    monkeypatch.setattr(signing_in, "actor", lambda: staff)
    entry = desk.entry_of(View(dataset=DATASET))
    assert entry is not None

    starts = {".xlsx": b"PK", ".pdf": b"%PDF", ".docx": b"PK"}
    for suffix, start in starts.items():
        assert paper.file_of(DATASET, ANCHOR, suffix, "nl", 1).startswith(start)
    with zipfile.ZipFile(io.BytesIO(paper.bundle_of(entry, "WK990102", "en"))) as packed:
        assert len(paper.initiatives(entry, "WK990102")) == len(packed.namelist())
    monkeypatch.setattr(signing_in, "actor", lambda: stranger)
    with pytest.raises(ForbiddenError):
        paper.file_of(DATASET, ANCHOR, ".xlsx", "nl", 1)


def test_the_section_speaks_english() -> None:
    """In English no gap is left open and nothing of the section itself is Dutch."""
    app = at(STAFF, search="Minibieb", organisation=ALONE, language="en")
    said = plain(app) + str([one.label for one in (*app.button, *app.download_button)])

    assert "Take in a form that came back" in said
    assert "%(" not in said
    for dutch in ("Formulier", "Ingevuld", "Geef haar", "Wijk ", "afdrukken"):
        assert dutch not in said
