"""Mijn initiatief: what an organisation says of itself arrives, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.services.correcting import send
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.dashboard.texts import correcting
from graphlib_wijk.store import BusyError, Correction, Proposal, Signature, Store
from graphlib_wijk.store.proposals import Proposals
from graphlib_wijk.vocabulary import TIE_KINDS, codes
from tests.dashboard.test_pages import texts_of
from tests.dashboard.visiting import DATASET, INITIATIVE, by_operator, installed, visit

ANCHOR, EATING, HOUSE = "wa_anker", "wa_eet", "wa_huis"
EMAIL, OTHER_EMAIL = "anker@voorbeeld.nl", "eet@voorbeeld.nl"
COOKING = (ANCHOR, EATING, "cooperation")
CHANGE = "change-tie|" + "|".join(COOKING)


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return the store of a shared installation in which two partners have an account."""
    made = installed(tmp_path, monkeypatch)
    for email, who in ((EMAIL, ANCHOR), (OTHER_EMAIL, EATING)):
        made.people.add(email, by_operator(), role="initiative", dataset=DATASET, organisation=who)
    return made


def own(who: str = EMAIL) -> AppTest:
    """Open the page as the initiative of an account."""
    return visit(navigation.OWN.script, who, View())


def press(app: AppTest, label: str, start: str) -> AppTest:
    """Press the button of a name whose key, or whose form's key, starts with some text."""
    buttons = [
        one
        for one in app.button
        if one.label == label and f" {start}" in f" {one.key or ''} {one.proto.form_id}"
    ]
    return buttons[0].click().run()


def fill(app: AppTest, start: str, value: object) -> None:
    """Type or choose something in the widget whose key starts with some text."""
    every = [*app.text_input, *app.text_area, *app.selectbox, *app.multiselect, *app.checkbox]
    next(one for one in every if (one.key or "").startswith(start)).set_value(value)


def standing_in(app: AppTest, start: str) -> object:
    """Return what stands in the widget whose key starts with some text."""
    return next(one.value for one in app.text_input if (one.key or "").startswith(start))


def kept(store: Store) -> list[Proposal]:
    """Return every proposal, as the operator sees them."""
    return list(store.proposals.list(DATASET, by_operator()))


def changed_by_staff(store: Store, correction: Correction) -> None:
    """Have somebody else change the data while a page is open."""
    current = store.versions.datasets(by_operator())[0].current
    store.proposals.apply(DATASET, correction, by_operator(), expected=current)


def test_each_word_about_a_relation_arrives_as_that(store: Store) -> None:
    """Klopt, Klopt niet and Pas aan become one proposal each, with what was typed."""
    app = own()
    press(app, "Klopt", "confirm-tie|wa_huis")
    press(app, "Klopt niet", "deny-tie|wa_moskee")
    fill(app, f"{CHANGE}:since", "3-2025")
    press(app, "Geef door", CHANGE)

    assert not app.exception
    assert [
        ("confirm-tie", (HOUSE, ANCHOR, "premises"), {}),
        ("deny-tie", ("wa_moskee", ANCHOR, "cooperation"), {}),
        ("change-tie", COOKING, {"since": "2025-03"}),
    ] == [(p.correction.kind, p.correction.tie, dict(p.correction.fields)) for p in kept(store)]
    assert "Dank u wel" in texts_of(app) or "Dank u wel" in str([s.value for s in app.success])
    assert "Wacht op antwoord van Eetclub" in texts_of(app) or "Wacht op antwoord" in texts_of(app)


def test_another_kind_of_relation_is_one_to_come_and_one_to_go(store: Store) -> None:
    """Who changes the kind proposes the new relation, read from the right side, and denies this."""
    app = own()
    fill(app, f"{CHANGE}:kind", ("funding", False))
    press(app, "Geef door", CHANGE)

    assert [("add-tie", (EATING, ANCHOR, "funding")), ("deny-tie", COOKING)] == [
        (one.correction.kind, one.correction.tie) for one in kept(store)
    ]


def test_a_missing_relation_is_found_in_spite_of_a_slip_and_added(store: Store) -> None:
    """A misspelt name finds the other side; the form makes the proposal."""
    app = own(INITIATIVE)
    assert "We kennen nog geen relaties van u" in texts_of(app)
    fill(app, "add-search", "vrouwengroep ankre")
    app.run()
    press(app, "Voeg deze relatie toe", "add:")

    assert [("add-tie", ("wa_boek", ANCHOR, "cooperation"))] == [
        (one.correction.kind, one.correction.tie) for one in kept(store)
    ]


def test_details_are_sent_as_far_as_they_are_different(store: Store) -> None:
    """Lists are one on a line; what was not touched is not sent; nothing touched is not sent."""
    app = own()
    press(app, "Geef door", "details")
    assert ["U hebt nog niets veranderd."] == [one.value for one in app.error]
    fill(app, "details:seeks", "ruimte\n\n geld ")
    fill(app, "details:hidden", value=True)
    press(app, "Geef door", "details")

    assert [{"seeks": ("ruimte", "geld"), "hidden": True}] == [
        dict(one.correction.fields) for one in kept(store)
    ]


def test_two_who_change_the_same_see_each_others_change(store: Store) -> None:
    """What staff wrote meanwhile is told beside one's own words, which stay and can be sent."""
    app = own()
    note = Correction(
        kind="change-tie", organisation=ANCHOR, tie=COOKING, fields={"since": "2024", "note": "Nu."}
    )
    changed_by_staff(store, note)
    fill(app, f"{CHANGE}:since", "2023")
    press(app, "Geef door", CHANGE)

    told = texts_of(app)
    assert "Sinds: eerst april 2026, nu 2024. U vulde in: 2023" in told
    assert "Toelichting: eerst Koken samen" in told
    assert ("2023", "Nu.") == (
        standing_in(app, f"{CHANGE}:since"),
        standing_in(app, f"{CHANGE}:note"),
    )
    press(app, "Geef door", CHANGE)
    assert [{"since": "2023"}] == [
        dict(one.correction.fields) for one in kept(store) if one.state == "open"
    ]


def test_who_writes_about_a_relation_that_went_away_keeps_the_words(store: Store) -> None:
    """Where somebody else took the relation away, that is said, with what was typed."""
    app = own()
    changed_by_staff(store, Correction(kind="deny-tie", organisation=ANCHOR, tie=COOKING))
    fill(app, f"{CHANGE}:note", "Elke week soep")
    press(app, "Geef door", CHANGE)

    assert "intussen weggehaald" in texts_of(app)
    assert "Elke week soep" in texts_of(app)


def test_without_the_database_nothing_typed_is_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is said in words, the form keeps what was typed, and sending again works."""
    app = own()
    with monkeypatch.context() as patch:
        patch.setattr(Proposals, "submit", _busy)
        fill(app, f"{CHANGE}:since", "2023")
        press(app, "Geef door", CHANGE)
    assert "De database is bezet" in texts_of(app)
    assert standing_in(app, f"{CHANGE}:since") == "2023"

    press(app, "Geef door", CHANGE)
    assert [{"since": "2023"}] == [dict(one.correction.fields) for one in kept(store)]


def _busy(*_given: object, **_named: object) -> Proposal:
    raise BusyError


def test_a_form_that_is_sent_twice_is_sent_once(store: Store) -> None:
    """The same form with the same content makes one proposal, with other content another."""
    by = Signature(actor=by_operator().actor, at=datetime.now(UTC))
    version = store.versions.datasets(by)[0].current
    right = Correction(kind="confirm-tie", organisation=ANCHOR, tie=COOKING)
    wrong = Correction(kind="deny-tie", organisation=ANCHOR, tie=COOKING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graphlib_wijk.dashboard.signing_in.signature", by_operator)
        for said in (right, right, wrong):
            send(DATASET, [said], expected=version, form="f")

    assert ["confirm-tie", "deny-tie"] == [one.correction.kind for one in kept(store)]


def test_the_other_side_is_asked_and_its_answer_arrives(store: Store) -> None:
    """A proposal about a relation is a question to the other side, which it answers once."""
    app = own()
    press(app, "Klopt niet", "deny-tie|" + "|".join(COOKING))
    other = own(OTHER_EMAIL)
    assert "Vraag aan u" in texts_of(other)
    press(other, "Klopt", "answer-")

    assert ["confirmed"] == [one.answer for one in kept(store)]
    assert "Vraag aan u" not in texts_of(other)
    assert "is het ermee eens" in texts_of(app.run())


def test_nobody_is_asked_on_behalf_of_who_is_not_to_be_shown(store: Store) -> None:
    """A hidden organisation is not found, and no question names it."""
    hidden = Correction(kind="change-details", organisation="wa_boek", fields={"hidden": True})
    tie = ("wa_boek", EATING, "cooperation")
    changed_by_staff(store, hidden)
    version = store.versions.datasets(by_operator())[0].current
    said = Correction(kind="add-tie", organisation="wa_boek", tie=tie)
    store.proposals.submit(DATASET, said, by_operator(), expected=version)
    app = own(OTHER_EMAIL)
    fill(app, "add-search", "minibieb")

    assert "Niets gevonden" in texts_of(app.run())
    assert "Vraag aan u" not in texts_of(app)
    assert "Scheepmakersstraat" not in texts_of(app)


def test_what_was_said_can_be_taken_back_and_shows_what_became_of_it(store: Store) -> None:
    """Withdrawn, accepted and rejected proposals are told as that, with the reason."""
    app = own()
    for label, start in (("Klopt", "confirm-tie|wa_huis"), ("Klopt niet", "deny-tie|wa_moskee")):
        press(app, label, start)
    press(app, "Klopt", "confirm-tie|" + "|".join(COOKING))
    first, second, third = kept(store)
    press(app, "Trek in", f"withdraw-{first.id}-")
    store.proposals.reject(second.id, by_operator(), reason="Zij zegt van wel", revision=1)
    store.proposals.accept(third.id, by_operator(), revision=1)

    said = texts_of(app.run())
    assert "Ingetrokken." in said
    assert "De reden: Zij zegt van wel" in said
    assert "Overgenomen in versie 2." in said


def test_a_right_that_is_withdrawn_while_writing_is_told_kindly(store: Store) -> None:
    """The page closes, and what was being sent stands there to be copied."""
    app = own()
    account = next(one for one in store.people.list(by_operator()) if one.email == EMAIL)
    store.people.remove(account.id, by_operator())
    fill(app, f"{CHANGE}:note", "Elke week soep")
    press(app, "Geef door", CHANGE)

    assert [] == kept(store)
    assert ["Deze pagina is niet voor iedereen"] == [one.value for one in app.title]
    assert "Elke week soep" in texts_of(app)


def test_the_page_speaks_english_too(store: Store) -> None:
    """In English no gap is left open and nothing of the page itself is Dutch."""
    version = store.versions.datasets(by_operator())[0].current
    for kind, fields in (("deny-tie", {}), ("change-tie", {"since": "2024"})):
        for who in (ANCHOR, EATING):
            said = Correction(kind=kind, organisation=who, tie=COOKING, fields=fields)
            store.proposals.submit(DATASET, said, by_operator(), expected=version)
    app = visit(navigation.OWN.script, EMAIL, View(language="en"))
    said = texts_of(app) + str([one.label for one in app.button])

    assert not app.exception
    assert "%(" not in said
    for dutch in ("Klopt", "Kloppen", "Wat u doorgaf", "Wacht op", "Vraag aan u", "Trek in"):
        assert dutch not in said


def test_what_was_typed_outlives_a_page_that_could_not_be_shown(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the database wholly away the words are repeated, and are back in the form later."""
    app = own()
    with monkeypatch.context() as patch:
        patch.setattr(Proposals, "submit", _busy)
        patch.setattr(type(store.versions), "datasets", _busy)
        fill(app, f"{CHANGE}:note", "Elke week soep")
        press(app, "Geef door", CHANGE)
    assert ["De gegevens zijn even niet te bereiken"] == [one.value for one in app.title]
    assert "Elke week soep" in texts_of(app)

    press(app, "Probeer het opnieuw", "")
    assert standing_in(app, f"{CHANGE}:note") == "Elke week soep"


def test_who_was_not_asked_yet_says_that_it_was(store: Store) -> None:
    """The day is sent as it was typed; who was asked already is not asked again."""
    assert not any((one.key or "").startswith("asked:") for one in own().text_input)
    data = store.versions.open(DATASET, by_operator())
    asked = data.organisations["asked"].where(data.organisations.index != ANCHOR, "no")
    organisations = data.organisations.assign(asked=asked)
    store.versions.save(DATASET, replace(data, organisations=organisations), by_operator())
    app = own()
    fill(app, "asked:asked_on", "gisteren")
    press(app, "Geef door", "asked")
    assert "datums begrijpen we niet" in texts_of(app)
    fill(app, "asked:asked_on", "1-10-2026")
    press(app, "Geef door", "asked")

    assert [{"asked_on": "2026-10-01"}] == [dict(one.correction.fields) for one in kept(store)]


@pytest.mark.parametrize("outgoing", [True, False])
@pytest.mark.parametrize("kind", codes(TIE_KINDS))
def test_a_choice_of_relations_names_each_once_and_what_it_is_now_first(
    kind: str, *, outgoing: bool
) -> None:
    """Options that read the same would be taken for each other by the list."""
    found = correcting.kinds("Wij", "Zij", now=(kind, outgoing))

    assert (kind, outgoing) == next(iter(found))
    assert len(found) == len(set(found.values()))


def test_the_page_asks_for_proposals_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many forms it has, each of which is named after how much was proposed before."""
    asked, ask = [], Proposals.list
    monkeypatch.setattr(
        Proposals, "list", lambda *given, **named: asked.append(given) or ask(*given, **named)
    )
    app = visit("", EMAIL, View())
    asked.clear()
    app.switch_page(navigation.OWN.script).run()

    assert len(app.button) > 10
    assert 1 == len(asked)
