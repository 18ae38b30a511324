"""Wijkgesprek on data of the store: what one notes all who prepare see, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from graphlib_wijk.dashboard import navigation, services, signing_in
from graphlib_wijk.dashboard.notebook import StoreNotebook
from graphlib_wijk.dashboard.services import loading, noting
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.store import (
    ANYONE,
    Agreement,
    Answer,
    BusyError,
    ForbiddenError,
    Guests,
    Note,
    Signature,
    Store,
    Supposition,
    agreements_of,
)
from graphlib_wijk.store.forms import Value
from graphlib_wijk.store.noted import NoteCode
from graphlib_wijk.store.notes import Notes
from graphlib_wijk.store.schema import ACCOUNTS
from graphlib_wijk.tables import AGREEMENTS, SAME, Dataset, frame_of
from tests.dashboard.test_pages import texts_of
from tests.dashboard.visiting import (
    ALONE,
    DATASET,
    ELSEWHERE,
    INITIATIVE,
    MUNICIPALITY,
    OPERATOR,
    STAFF,
    by_operator,
    installed,
    visit,
)
from tests.networks import WIJK, dataset, organisation

AREA = "WK990102"
PAIR = ("wa_speel", "wa_steiger")
COLLEAGUE = "collega@voorbeeld.nl"
RADIO = "widget-answer-plan-wa_speel-wa_steiger"
ANSWER_KEY = "introduction|" + "|".join(PAIR)
THEIRS, MINE = "Laat staan wat er nu staat", "Bewaar wat ik wilde"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return the store of a shared installation in which two prepare the same meeting."""
    made = installed(tmp_path, monkeypatch)
    made.people.add(COLLEAGUE, by_operator(), role="staff", municipalities=[MUNICIPALITY])
    return made


def at(number: int, who: str = STAFF, **choices: object) -> AppTest:
    """Open a step as somebody."""
    view = View(dataset=DATASET, neighbourhood=AREA, step=number)
    app = visit(navigation.DIALOGUE.script, who, replace(view, **choices))
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    """Return what stands on the buttons of the page itself."""
    return [button.label for button in app.main.button]


def press(app: AppTest, label: str, start: str = "") -> AppTest:
    """Press a button, by what stands on it and what its key begins with."""
    every = [one for one in app.main.button if one.label == label]
    next(one for one in every if (one.key or "").startswith(start)).click().run()
    assert not app.exception
    return app


def kept(store: Store, kind: str) -> list[Value | None]:
    """Return what is noted, as the operator sees it."""
    return [note.value for note in store.notes.list(DATASET, by_operator(), kind=kind)]


def write(store: Store, kind: str, key: tuple[str, ...], value: Value | None) -> Note:
    """Have somebody else write a note while a page is open."""
    by = by_operator()
    now = store.notes.get(DATASET, kind, key, by).revision
    return store.notes.keep(DATASET, kind, key, value, by, expected=now)


def answer(code: str) -> Answer:
    """Say what came of the introduction that every plan proposes."""
    return Answer(source=PAIR[0], target=PAIR[1], answer=code, answered_on="2026-11-23")


def agree(app: AppTest, text: str, who: Sequence[str] = ("wa_tuin",)) -> AppTest:
    """Fill in a new agreement and send it."""
    app.text_input[0].set_value(text)
    app.multiselect[0].set_value(list(who))
    return press(app, "Leg vast")


def test_what_one_notes_all_who_prepare_see_also_later(store: Store) -> None:
    """An answer stands in the store, on the page of a colleague, and in a new session."""
    app = at(3)
    app.radio(key=RADIO).set_value("declined").run()

    assert not app.exception
    assert ["declined"] == [one.answer for one in kept(store, "introduction")]
    for who in (COLLEAGUE, STAFF, OPERATOR):
        said = texts_of(at(3, who))
        assert "**Speeltuinvereniging De Plons en Jongerengroep De Steiger**: liever niet" in said
        assert "#### Speeltuinvereniging De Plons en Jongerengroep De Steiger" not in said

    press(at(3, COLLEAGUE), "Haal weg", "undo-")
    assert [None] == kept(store, "introduction")
    assert "Wat er al van kwam" not in texts_of(app.run())


def test_what_staff_note_others_do_not_get(store: Store) -> None:
    """Neither an initiative it is about nor staff of elsewhere has it in anything computed."""
    other = "wa_raad"
    view = View(dataset=DATASET, organisation=ALONE)
    before = texts_of(visit(navigation.ORGANISATION.script, INITIATIVE, view))
    assert "Minibieb Scheepmakersstraat en Wijkraad Waterkwartier" in before
    one, two = sorted((ALONE, other))
    said = Answer(source=ALONE, target=other, answer="declined", answered_on="2026-11-23")
    write(store, "introduction", (one, two), said)

    staff = texts_of(visit(navigation.ORGANISATION.script, STAFF, view))
    assert "Minibieb Scheepmakersstraat en Wijkraad Waterkwartier" not in staff
    assert before == texts_of(visit(navigation.ORGANISATION.script, INITIATIVE, view))
    for who in (ELSEWHERE, ""):
        assert "liever niet" not in texts_of(visit(navigation.ORGANISATION.script, who, view))


def test_two_who_agree_on_different_things_both_keep_theirs(store: Store) -> None:
    """New agreements from pages that do not know of each other stand beside each other."""
    one, other = at(6), at(6, COLLEAGUE)
    agree(one, "De tuin krijgt een kraan")
    agree(other, "Samen koken", ["wa_anker"])
    for app in (one.run(), other):
        assert "De tuin krijgt een kraan" in str([box.label for box in app.checkbox])
        assert "Samen koken" in str([box.label for box in app.checkbox])

    one.checkbox[0].check().run()
    other.checkbox[1].check().run()

    assert [True, True] == [agreed.done for agreed in kept(store, "agreement")]
    assert ["", ""] == [one.text_input[0].value, other.text_input[0].value]


def test_the_second_of_two_answers_sees_both_and_chooses(store: Store) -> None:
    """Theirs with by whom and when, one's own beside it; nothing is written until one chooses."""
    app = at(3)
    write(store, "introduction", PAIR, answer("declined"))
    app.radio(key=RADIO).set_value("made").run()

    said = texts_of(app)
    assert "iemand anders heeft dit intussen veranderd" in said
    assert "Nu staat er: liever niet. Dat is van beheerder zonder account" in said
    assert "U wilde: kennisgemaakt." in said
    assert ["declined"] == [one.answer for one in kept(store, "introduction")]

    press(app, MINE, f"mine-{ANSWER_KEY}")
    assert ["made"] == [one.answer for one in kept(store, "introduction")]
    assert "U wilde" not in texts_of(app)


def test_who_leaves_it_as_it_is_leaves_it(store: Store) -> None:
    """Choosing for the other writes nothing and ends the question."""
    app = at(3)
    write(store, "introduction", PAIR, answer("discussed"))
    app.radio(key=RADIO).set_value("made").run()
    assert "made" == app.radio(key=RADIO).value
    press(app, THEIRS, f"leave-{ANSWER_KEY}")

    assert "discussed" == app.radio(key=RADIO).value
    assert ["discussed"] == [one.answer for one in kept(store, "introduction")]
    assert MINE not in labels(app)


def test_an_agreement_that_somebody_took_away_is_not_lost(store: Store) -> None:
    """Who ticks what is gone meanwhile hears so, and can put it back."""
    made = write(store, "agreement", ("a",), Agreement(who=("wa_tuin",), agreement="Een kraan"))
    app = at(6)
    write(store, "agreement", made.key, None)
    app.checkbox[0].check().run()

    assert [None] == kept(store, "agreement")
    assert "Het is weggehaald door beheerder zonder account" in texts_of(app)
    assert "U wilde: Een kraan (gedaan)." in texts_of(app)
    press(app, MINE)
    assert [True] == [one.done for one in kept(store, "agreement")]


def test_a_guest_list_that_two_change_has_both_changes(store: Store) -> None:
    """What a colleague did to the list stays when one's own change is carried out as well."""
    app = at(2)
    write(store, "guests", (AREA,), Guests(removed=("wa_speel",)))
    app.multiselect(key="widget-removed").set_value(["wa_boek"]).run()

    assert "Nu staat er: eraf: Speeltuinvereniging De Plons." in texts_of(app)
    press(app, MINE)
    assert [Guests(removed=("wa_speel", "wa_boek"))] == kept(store, "guests")
    seen = at(2, COLLEAGUE).multiselect(key="widget-removed").value
    assert ["wa_speel", "wa_boek"] == seen


def test_a_thought_experiment_is_kept_opened_and_taken_away(store: Store) -> None:
    """Under a name, for a colleague too; opening it puts it in the address."""
    app = at(4, imagined=("|".join(PAIR),), without=("wa_huis",))
    press(app, "Bewaar")
    assert "Geef het eerst een naam." in [one.value for one in app.error]
    app.text_input(key="scenario-title").set_value("  Zonder  het huis ")
    press(app, "Bewaar")
    assert "Bewaard als “Zonder het huis”." in [one.value for one in app.success]
    assert [Supposition(ties=(PAIR,), without=("wa_huis",))] == kept(store, "scenario")

    other = at(4, COLLEAGUE)
    assert "**Zonder het huis**" in texts_of(other)
    assert "Raakt los" not in texts_of(other)
    press(other, "Open")
    assert "wa_speel|wa_steiger" == other.query_params["stel"]
    assert "wa_huis" == other.query_params["zonder"]
    assert "Raakt los" in texts_of(other)
    press(other, "Haal weg", "drop-")
    assert [None] == kept(store, "scenario")
    assert "Zonder het huis" not in texts_of(app.run())


def test_a_name_that_is_taken_is_not_written_over(store: Store) -> None:
    """Another experiment of that name stays until the reader says otherwise."""
    theirs, mine = Supposition(without=("wa_huis",)), Supposition(ties=(PAIR,))
    write(store, "scenario", (AREA, "Plan"), theirs)
    app = at(4, imagined=("|".join(PAIR),))
    app.text_input(key="scenario-title").set_value("Plan")
    press(app, "Bewaar")

    assert [theirs] == kept(store, "scenario")
    assert "onder deze naam is al een ander gedachte-experiment bewaard" in texts_of(app)
    press(app, MINE)
    assert [mine] == kept(store, "scenario")


def test_a_right_that_is_withdrawn_is_told_and_what_was_typed_stays(store: Store) -> None:
    """The page closes in words, with the agreement that was being written; nothing is kept."""
    app = at(6)
    account = next(one for one in store.people.list(by_operator()) if one.email == STAFF)
    store.people.remove(account.id, by_operator())
    agree(app, "Een kraan")

    assert [] == kept(store, "agreement")
    assert ["Deze pagina is niet voor iedereen"] == [one.value for one in app.title]
    assert "Een kraan" in texts_of(app)


def test_who_works_elsewhere_since_hears_that_it_was_refused(store: Store) -> None:
    """The municipality changed while the page was open: the server says no, the page why."""
    app = at(3)
    with store.database.writing() as connection:
        mine = ACCOUNTS.c.email == STAFF
        connection.execute(update(ACCOUNTS).where(mine).values(municipalities=["GM0080"]))
    app.radio(key=RADIO).set_value("made").run()

    assert not app.exception
    assert [] == kept(store, "introduction")
    assert "U mag dit niet (meer) opschrijven" in texts_of(app)
    assert MINE not in labels(app)
    assert "refused" in [entry.action for entry in store.audit.list(by_operator())]


@pytest.mark.parametrize("number", [2, 3, 4, 6])
def test_who_may_not_prepare_has_nothing_to_change(number: int) -> None:
    """Staff of elsewhere find no control of a note; to others the page is closed altogether."""
    app = at(number, ELSEWHERE, imagined=("|".join(PAIR),))

    assert not {"Leg vast", "Bewaar", "Haal weg", "Open"} & set(labels(app))
    assert "Wat kwam ervan?" not in [radio.label for radio in app.radio]
    assert "Haal iemand van de lijst" not in [one.label for one in app.multiselect]


@pytest.mark.parametrize("who", [ELSEWHERE, INITIATIVE, None])
def test_whoever_claims_a_note_is_refused_by_the_server(store: Store, who: str | None) -> None:
    """Whatever a page would ask for: nothing is handed out and nothing is kept."""
    actor = store.people.actor(who) if who else ANYONE
    book = StoreNotebook(store, Signature(actor=actor, at=by_operator().at))
    notes: list[tuple[str, tuple[str, ...], Value]] = [
        ("introduction", PAIR, answer("made")),
        ("agreement", ("a",), Agreement(who=("wa_tuin",), agreement="Een kraan")),
        ("guests", (AREA,), Guests(added=("wa_tuin",))),
        ("scenario", (AREA, "Plan"), Supposition(without=("wa_tuin",))),
    ]
    for kind, key, value in notes:
        write(store, kind, key, value)
        with pytest.raises(ForbiddenError):
            book.keep(DATASET, kind, key, None, expected=1)

    assert () == book.all(DATASET)
    assert [value for _, _, value in notes] == [
        note.value for note in store.notes.list(DATASET, by_operator())
    ]


def _busy(*_given: object, **_named: object) -> Note:
    raise BusyError


def test_while_the_database_is_busy_what_was_chosen_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer stands in the widget with why it is not kept, and trying again keeps it."""
    app = at(3)
    with monkeypatch.context() as patch:
        patch.setattr(Notes, "keep", _busy)
        app.radio(key=RADIO).set_value("made").run()
        assert "De database is bezet" in texts_of(app)
        assert "made" == app.radio(key=RADIO).value
    press(app, "Probeer het opnieuw", f"mine-{ANSWER_KEY}")

    assert ["made"] == [one.answer for one in kept(store, "introduction")]


def test_an_agreement_outlives_a_database_that_is_away(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the page itself gone the words are repeated, and are back in the form later."""
    app = at(6)
    with monkeypatch.context() as patch:
        patch.setattr(Notes, "keep", _busy)
        patch.setattr(type(store.versions), "datasets", _busy)
        agree(app, "Een kraan")
        assert ["De gegevens zijn even niet te bereiken"] == [one.value for one in app.title]
        assert "Een kraan" in texts_of(app)
    press(app, "Probeer het opnieuw")
    assert "Een kraan" == app.text_input[0].value
    assert ["wa_tuin"] == app.multiselect[0].value

    press(app, "Leg vast")
    assert ["Een kraan"] == [one.agreement for one in kept(store, "agreement")]


def test_a_page_whose_notes_cannot_be_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the notes fail, there is a sentence and no crash."""
    monkeypatch.setattr(Notes, "list", _busy)

    assert "De database is bezet" in texts_of(at(3))
    view = View(dataset=DATASET, organisation=ALONE)
    assert not visit(navigation.ORGANISATION.script, STAFF, view).exception


def test_an_earlier_version_is_as_it_was(store: Store) -> None:
    """Notes are of now: an earlier version has none, and nothing to change them with."""
    write(store, "introduction", PAIR, answer("declined"))
    write(store, "agreement", ("a",), Agreement(who=("wa_tuin",), agreement="Een kraan"))
    data = store.versions.open(DATASET, by_operator())
    store.versions.save(DATASET, replace(data, ties=data.ties[:-1]), by_operator(), expected=1)

    assert "liever niet" in texts_of(at(3))
    for number in (2, 3, 4, 6):
        app = at(number, OPERATOR, edition="versie-1", imagined=("|".join(PAIR),))
        assert "Dit is een eerdere versie" in texts_of(app)
        assert "liever niet" not in texts_of(app)
        assert not {"Leg vast", "Bewaar", "Haal weg"} & set(labels(app))
        assert "Een kraan" not in str([box.label for box in app.checkbox])


REMARK = "Niet voor iedereen"


def shared_with_elsewhere() -> Dataset:
    """Two agreements with somebody of another municipality, of whom one is written two ways."""
    rows = [
        *("tuin", "tuintje", "kom"),
        organisation("elders", municipality="Elders", municipality_code="GM0080"),
    ]
    agreements = [
        {"who": ("tuintje",), "with_whom": ("elders",), "agreement": "Een kraan", "note": REMARK},
        {"who": ("kom",), "agreement": "Een bank"},
    ]
    return replace(
        dataset(rows, [("tuin", "kom")]),
        same=frame_of(SAME, [{"one": "tuin", "other": "tuintje", "decision": "together"}]),
        agreements=frame_of(AGREEMENTS, agreements),
    )


def test_an_agreement_of_the_data_is_ticked_where_it_stands(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Staff of one side change the row itself, merged names or not; its remark stays in it."""
    store.close()
    (tmp_path / "ander").mkdir()
    other = installed(tmp_path / "ander", monkeypatch, shared_with_elsewhere())
    app = visit(
        navigation.DIALOGUE.script, STAFF, View(dataset=DATASET, neighbourhood=WIJK, step=6)
    )
    assert ["**Een kraan**", "**Een bank**"] == [box.label for box in app.checkbox]
    app.checkbox[0].check().run()

    assert not app.exception
    assert [("Een kraan", True, REMARK)] == [
        (one.agreement, one.done, one.note) for one in kept(other, "agreement")
    ]
    assert ["**Een bank**", "**Een kraan**"] == [box.label for box in app.checkbox]
    press(app, "Haal weg")
    press(app, "Haal weg")
    assert [] == list(app.checkbox)
    assert 2 == len(other.versions.open(DATASET, by_operator()).agreements)


@pytest.mark.parametrize("who", [STAFF, ELSEWHERE, OPERATOR, INITIATIVE, None])
def test_a_control_is_shown_to_whom_the_store_would_let_write(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str | None
) -> None:
    """For notes about here, elsewhere and both: the page and the store say the same."""
    store.close()
    (tmp_path / "ander").mkdir()
    other = installed(tmp_path / "ander", monkeypatch, shared_with_elsewhere())
    actor = other.people.actor(who) if who else ANYONE
    monkeypatch.setattr(signing_in, "actor", lambda: actor)
    source = services.source(View(dataset=DATASET))
    said, meant = [], []
    for about in (("tuin",), ("elders",), ("tuin", "elders")):
        key, value = ("+".join(about),), Agreement(who=about, agreement="Ja")
        said.append(noting.may_note(source, about))
        meant.append(_writes(source, "agreement", key, value))
    for area in (WIJK, "GM0080"):
        said.append(noting.may_prepare(source, area))
        meant.append(_writes(source, "guests", (area,), Guests(added=("tuin",))))

    assert meant == said
    assert (True in said) == (who in {STAFF, ELSEWHERE, OPERATOR})


def _writes(source: loading.Source, kind: NoteCode, key: tuple[str, ...], value: Value) -> bool:
    note = Note(dataset=source.place, kind=kind, key=key)
    try:
        noting.keep(source, note, value)
    except ForbiddenError:
        return False
    return True


def test_what_is_computed_with_a_note_is_seen_through_ones_own_eyes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once ticked, a shared agreement still has no remark that is not for everyone of it."""
    store.close()
    (tmp_path / "ander").mkdir()
    other = installed(tmp_path / "ander", monkeypatch, shared_with_elsewhere())
    row = agreements_of(shared_with_elsewhere(), ())[0]
    write(other, "agreement", row.key, replace(row.value, done=True))
    staff, remarks = other.people.actor(STAFF), []
    for actor in (staff, by_operator().actor):
        monkeypatch.setattr(signing_in, "actor", lambda actor=actor: actor)
        source = noting.noted(services.source(View(dataset=DATASET)))
        table = loading.dataset_of(source).agreements.set_index("agreement")
        assert table.loc["Een kraan", "done"]
        remarks.append(table.loc["Een kraan", "note"])
        assert len(table) == 2

    assert ["", REMARK] == remarks


def test_notes_about_files_stay_in_the_session(store: Store) -> None:
    """Of a folder nothing goes to the store, and the page says how long it is kept."""
    view = View(dataset="voorbeeldwijk", neighbourhood=AREA, step=3)
    app = visit(navigation.DIALOGUE.script, STAFF, view)
    app.radio(key=RADIO).set_value("declined").run()

    said = texts_of(app)
    assert "liever niet" in said
    assert "zolang dit venster open is" in said
    assert () == store.notes.list(DATASET, by_operator())
    assert "zolang dit venster open is" not in texts_of(at(3))


def test_the_page_speaks_english_too(store: Store) -> None:
    """In English nothing of what is said about notes is Dutch, and no gap is left open."""
    write(store, "scenario", (AREA, "Plan"), Supposition(ties=(PAIR,), without=("wa_huis",)))
    write(store, "introduction", PAIR, answer("made"))
    write(store, "agreement", ("a",), Agreement(who=("wa_tuin",), agreement="Tap"))
    for number in (2, 3, 4, 6):
        app = at(number, language="en", imagined=("|".join(PAIR),))
        said = texts_of(app) + str(labels(app))
        assert "%(" not in said
        for dutch in ("Bewaar", "Haal weg", "zonder:", "samen:", "experimenten", "bereidt", "Van "):
            assert dutch not in said
