"""The page Wijkgesprek: each step on its own, and what a reader notes laid over the data."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from graphlib_wijk import Network, open_network, read, written
from graphlib_wijk.dashboard import answers, texts
from graphlib_wijk.dashboard.notebook import SessionNotebook
from graphlib_wijk.dashboard.state import MEETING_STEPS, View
from graphlib_wijk.store import Agreement, Answer, ConflictError, Guests, Note, agreements_of
from graphlib_wijk.tables import Dataset
from graphlib_wijk.writing.brief_sheet import Grid, Heading, Items, Paragraph, Picture, Sheet
from tests.dashboard.test_pages import opened, texts_of

PAGE = "screens/dialogue.py"
FICTIONAL = View(dataset="voorbeeldwijk", neighbourhood="WK990102")
PLACES = {
    "fictional": {"dataset": "voorbeeldwijk", "neighbourhood": "WK990102", "host": "wa_tuin"},
    "real": {"neighbourhood": "WK008050", "organisation": "le_wp", "audience": "initiatief"},
    "municipality": {"municipality": "Dordrecht", "organisation": "dr_odrs"},
    "nobody known": {"neighbourhood": "WK008010"},
    "nonsense": {
        "neighbourhood": "WK008050",
        "host": "niemand",
        "organisation": "niemand",
        "imagined": ("a|b", "le_wp", "le_wp|le_wp"),
        "without": ("niemand",),
        "audience": "initiatief",
    },
}
PAIR = ("wa_speel", "wa_steiger")


@pytest.fixture(scope="module")
def network() -> Network:
    """The invented neighbourhoods."""
    return open_network("data/voorbeeldwijk")


def laid(data: Dataset, *values: Answer | Agreement) -> Dataset:
    """Lay answers and new agreements over a data set."""
    notes = [
        Note(dataset="", kind="introduction", key=tuple(sorted(value.about)), value=value)
        if isinstance(value, Answer)
        else Note(dataset="", kind="agreement", key=(f"nieuw {number}",), value=value)
        for number, value in enumerate(values)
    ]
    return answers.noted(answers.agreed_upon(data, notes), notes)


def agreed_in(data: Dataset) -> tuple[object, ...]:
    """Return the agreements of a data set."""
    return tuple(note.value for note in agreements_of(data, ()))


def step(number: int, **changes: object) -> AppTest:
    """Open one step for the invented neighbourhood."""
    return opened(PAGE, View(**{**FICTIONAL.__dict__, "step": number, **changes}))


@pytest.mark.parametrize(
    ("number", "place", "language"),
    [
        *itertools.product(MEETING_STEPS, PLACES, ["nl"]),
        *itertools.product(MEETING_STEPS, ["fictional"], ["en"]),
    ],
)
def test_every_step_works_on_its_own(number: int, place: str, language: str) -> None:
    """No exception, a heading with the number of the step, no gap left unfilled."""
    app = opened(PAGE, View(**{**PLACES[place], "step": number, "language": language}))

    assert not app.exception
    assert app.header[0].value.startswith(f"{number}. ")
    assert "%(" not in texts_of(app)


def test_without_a_wijk_the_steps_are_told() -> None:
    """Who comes in without a choice reads what the page is for."""
    said = texts_of(opened(PAGE, View()))

    assert "In deze stappen bereidt u er een gesprek voor" in said
    assert "6. **Afspraken**" in said


def test_real_candidates_come_with_what_is_not_known() -> None:
    """Of the cooperative without local ties: whom it could meet, and what is not known."""
    view = View(neighbourhood="Slotervaart-Noord", organisation="am_sads", step=3)
    said = texts_of(opened(PAGE, view))

    assert "Coöperatie Samen aan de Slag en Bewonersbedrijf" in said
    assert "Jullie werken allebei aan werk en inkomen" in said
    assert "vraag en aanbod onbekend, nog vragen" in said


def test_the_page_of_an_organisation_has_its_introductions() -> None:
    """The same reasons, there without a question what came of it."""
    view = View(dataset="voorbeeldwijk", organisation="wa_boek")
    app = opened("screens/organisation.py", view)

    assert "Minibieb Scheepmakersstraat en Wijkraad Waterkwartier" in texts_of(app)
    assert "Wat kwam ervan?" not in [radio.label for radio in app.radio]


def test_a_declined_introduction_is_not_offered_again_until_taken_back() -> None:
    """The answer is remembered in the session, told with its day, and can be taken away."""
    app, other = step(3), "en Jongerengroep De Steiger"
    assert other in texts_of(app)

    app.radio(key="widget-answer-plan-wa_speel-wa_steiger").set_value("declined").run()
    assert not app.exception
    assert "#### Speeltuinvereniging De Plons en Jongerengroep De Steiger" not in texts_of(app)
    assert "**Speeltuinvereniging De Plons en Jongerengroep De Steiger**: liever niet" in (
        texts_of(app)
    )

    app.button(key=f"undo-{PAIR}").click().run()
    assert "Wat er al van kwam" not in texts_of(app)
    assert "#### Speeltuinvereniging De Plons en Jongerengroep De Steiger" in texts_of(app)


def test_what_one_reader_notes_no_other_reader_sees() -> None:
    """A second session on the same server has the data as they are."""
    app = step(3)
    app.radio(key="widget-answer-plan-wa_speel-wa_steiger").set_value("made").run()

    assert "Wat er al van kwam" in texts_of(app)
    assert "Wat er al van kwam" not in texts_of(step(3))


def test_an_agreement_is_noted_ticked_and_on_the_next_sheet() -> None:
    """From the form to the list to the sheet, and back to nothing when taken away."""
    app = step(6)
    app.text_input[0].set_value("De *tuin* krijgt een kraan")
    who, with_whom = app.multiselect[:2]
    who.set_value(["wa_tuin"])
    with_whom.set_value(["ol_gem"])
    app.text_input[1].set_value("1-6-2030")
    next(button for button in app.button if button.label == "Leg vast").click().run()
    assert not app.exception
    assert app.checkbox[0].label == r"**De \*tuin\* krijgt een kraan**"
    assert (
        "Wie: Buurtmoestuin De Groene Vinger. Met: Gemeente Oosterlinde. Uiterlijk 1 juni 2030."
        in texts_of(app)
    )
    assert app.text_input[0].value == ""

    app.checkbox[0].check().run()
    assert app.checkbox[0].value is True

    app.radio(key="widget-step").set_value(5).run()
    assert r"De \*tuin\* krijgt een kraan" in texts_of(app)

    app.radio(key="widget-step").set_value(6).run()
    next(button for button in app.button if button.label == "Haal weg").click().run()
    assert "Er zijn hier nog geen afspraken bekend" in texts_of(app)


@pytest.mark.parametrize(
    ("text", "due", "told"),
    [("", "", "Schrijf eerst op"), ("Iets", "", "Kies wie het doet"), ("Iets", "ooit", "Kies wie")],
)
def test_an_agreement_that_is_not_whole_is_not_noted(text: str, due: str, told: str) -> None:
    """What is missing is said, and nothing is lost of what was typed."""
    app = step(6)
    app.text_input[0].set_value(text)
    app.text_input[1].set_value(due)
    next(button for button in app.button if button.label == "Leg vast").click().run()

    assert told in app.error[0].value
    assert app.text_input[0].value == text
    assert "Er zijn hier nog geen afspraken bekend" in texts_of(app)


def test_a_list_is_changed_by_hand_and_back() -> None:
    """Who is taken off waits in the reserve with the reason; who is put on is invited again."""
    app = step(2)
    before = app.subheader[0].value

    app.multiselect(key="widget-removed").set_value(["wa_boek"]).run()
    assert app.subheader[0].value != before
    app.multiselect(key="widget-added").set_value(["wa_boek"]).run()

    assert not app.exception
    assert app.multiselect(key="widget-removed").value == []
    assert app.subheader[0].value == before


def test_a_thought_experiment_says_so_and_is_in_the_address_only() -> None:
    """What would change is told; a fact is no experiment; nothing of it is in the data."""
    said = texts_of(step(4, imagined=("wa_speel|wa_steiger",), without=("wa_huis",)))

    assert "gedachte-experiment" in said
    assert "Raakt los van de rest van de groep: Shantykoor Los die Trossen" in said
    assert "het signaal “kent nog geen ander initiatief” is dan weg" in said


def test_who_prepares_reads_more_than_the_public() -> None:
    """The sheet follows its readers; the internal one warns."""
    assert "Interne versie" not in texts_of(step(5))
    assert "Interne versie" in texts_of(step(5, audience="intern"))


def test_notes_are_laid_over_and_the_data_stay(network: Network) -> None:
    """A new data set with the notes; the one that was handed over is as it was."""
    answer = Answer(source=PAIR[0], target=PAIR[1], answer="declined", answered_on="2026-11-22")
    agreement = Agreement(who=("wa_tuin",), agreement="Een kraan", due="2027")

    noted = laid(network.dataset, answer, agreement)

    assert noted.introductions["answer"].tolist() == ["declined"]
    assert agreed_in(noted) == (agreement,)
    assert network.dataset.introductions.empty
    assert network.dataset.agreements.empty
    assert read("data/voorbeeldwijk")[0].introductions.empty


def test_notes_travel_in_the_download(network: Network, tmp_path: Path) -> None:
    """What is downloaded and read in again holds the answers and the agreements."""
    answer = Answer(source=PAIR[0], target=PAIR[1], answer="discussed", answered_on="2026-11-22")
    agreement = Agreement(
        who=("wa_tuin",), with_whom=("ol_gem",), agreement="=Een kraan", due="2027-06", done=True
    )
    noted = laid(network.dataset, answer, agreement)
    file = tmp_path / "mee.xlsx"
    file.write_bytes(written(noted, "excel"))

    again, _problems = read(file)

    assert again.introductions[["source", "target", "answer"]].to_numpy().tolist() == [
        [*PAIR, "discussed"]
    ]
    assert agreed_in(again) == (agreement,)


def test_the_reader_has_the_last_word_of_one_day(network: Network) -> None:
    """Said twice on a day, in either direction: what was said last is what counts."""
    made = Answer(source=PAIR[0], target=PAIR[1], answer="made", answered_on="2026-11-22")
    known = laid(network.dataset, made)
    later = Answer(source=PAIR[1], target=PAIR[0], answer="discussed", answered_on="2026-11-22")

    noted = laid(known, later)

    assert noted.introductions["answer"].tolist() == ["discussed"]
    offered = answers.introduced_of(Network(noted), PAIR[0], umbrellas=False)
    assert [one.answer for one in offered.introductions if one.candidate.id == PAIR[1]] == [
        "discussed"
    ]


@given(said=st.lists(st.tuples(st.permutations(["a", "b"]), st.sampled_from(["made", ""]))))
def test_a_pair_has_one_answer_at_most(said: list[tuple[list[str], str]]) -> None:
    """Whatever is said and taken back, in whatever direction, the last of it is noted."""
    book, revision = SessionNotebook(), 0
    for pair, code in said:
        value = Answer(source=pair[0], target=pair[1], answer=code) if code else None
        revision = book.keep("x", "introduction", tuple(pair), value, expected=revision).revision

    last = said[-1][1] if said else ""
    kept = [note.value.answer for note in book.all("x") if isinstance(note.value, Answer)]
    assert kept == ([last] if last else [])


def test_a_notebook_gives_back_what_it_keeps() -> None:
    """By data set, kind and key; nothing at first, and nothing is written over unseen."""
    book, guests = SessionNotebook(), Guests(added=("a",), removed=("b",))
    kept = book.keep("een", "guests", ("wijk",), guests, expected=0)

    assert book.all("een") == (kept,)
    assert kept.value == guests
    assert book.all("ander") == ()
    assert book.keep("een", "guests", ("wijk",), guests, expected=0) == kept
    with pytest.raises(ConflictError) as caught:
        book.keep("een", "guests", ("wijk",), Guests(), expected=0)
    assert caught.value.note == kept


def test_what_two_changed_in_a_list_goes_together() -> None:
    """Of a guest list both changes stay; about the same guest one's own counts."""
    shown = Guests(added=("a", "b"), removed=("x", "y"))
    mine = Guests(added=("a", "c"), removed=("x", "y", "d"))
    theirs = Guests(added=("a", "b", "d", "x"), removed=("y", "c"))

    both = answers.guests_of_both(shown, mine, theirs)

    assert both == Guests(added=("a", "x", "c"), removed=("y", "d"))
    assert answers.guests_of_both(shown, shown, theirs) == theirs
    assert answers.guests_of_both(shown, mine, shown) == Guests(
        added=("a", "c"), removed=("x", "y", "d")
    )


def test_who_was_not_asked_is_still_to_ask() -> None:
    """On no invitation list anything else is said of their standing."""
    for folder in ("data/voorbeeldwijk", "data/wijkgesprekken"):
        whole = open_network(folder)
        for key in whole.neighbourhoods.index:
            found = answers.invitations_of(
                whole, str(key), answers.Wish(seats=60), Guests(), umbrellas=False
            )
            listed = answers.invited_of(whole, found)
            for guest in (*listed.guests, *listed.reserve):
                told = texts.inviting.standing_of(guest)
                assert (told == "nog vragen") == (not whole.asked[guest.organisation.id])


def test_a_plan_names_what_it_answers(network: Network) -> None:
    """Each introduction of the fewest has a reason, and all needs are accounted for."""
    plan = answers.plan_of(network, "WK990102", 16, umbrellas=False)

    assert all(introduction.reasons for introduction in plan.introductions)
    assert plan.needs == plan.solved + len(plan.unsolved)
    assert plan.introductions[0].broker == answers.Named(
        id="wa_huis", name="Huis van de Wijk De Sluis"
    )


def test_too_few_seats_leave_something_and_say_why(network: Network) -> None:
    """Four at the table: what is not arranged is told with the reason."""
    plan = answers.plan_of(network, "WK990102", 4, umbrellas=False)
    said = " ".join(texts.meeting.plan_sentences(plan))

    assert plan.unsolved
    assert "geen plaats aan tafel" in said


def test_a_fact_cannot_be_imagined(network: Network) -> None:
    """A tie that is there, an unknown id and oneself are left out: nothing is imagined."""
    pairs = [("wa_tuin", "wa_bb"), ("niemand", "wa_tuin"), ("wa_tuin", "wa_tuin")]
    imagined = answers.imagined_of(network, pairs, ["niemand"], umbrellas=False)

    assert imagined.empty
    assert imagined.before == imagined.after


def test_words_of_a_sheet_are_literal() -> None:
    """A name with markup is shown as it is, in every kind of block."""
    bad = "![x](http://y) | <b>"
    sheet = Sheet(
        title=bad,
        language="nl",
        blocks=(
            Heading(bad),
            Paragraph(bad),
            Items(((bad, bad),), numbered=True),
            Grid((bad,), ((bad,),), (1,), empty=1),
            Picture(bad),
        ),
    )

    written = texts.sheets.sheet_text(sheet)

    assert "![" not in written
    assert "<b>" not in written
    assert written.count(r"\!\[x\]\(http\:\/\/y\) \| \<b\>") == 8


def test_a_notebook_writes_nothing_to_the_data() -> None:
    """Answers and agreements leave the built-in files alone."""
    files = sorted(Path("data/voorbeeldwijk").rglob("*.csv"))
    before = [file.read_bytes() for file in files]

    app = step(3)
    app.radio(key="widget-answer-plan-wa_speel-wa_steiger").set_value("declined").run()

    assert [file.read_bytes() for file in files] == before
