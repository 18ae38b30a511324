"""The page Vergelijken: what it says of two dates, and what it refuses to say."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from graphlib_wijk.dashboard import answers, catalogue, services, state
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.dashboard.workspace import Workspace
from graphlib_wijk.network import Network
from graphlib_wijk.tables import SAME, About, frame_of
from tests.dashboard.test_pages import opened, texts_of
from tests.networks import network, organisation

PAGE = "screens/comparison.py"
WIJK = View(dataset="voorbeeldwijk", neighbourhood="WK990102")
NOBODY = frame_of(SAME, [])


def said(view: View) -> str:
    """Return what the page says of a view."""
    return texts_of(opened(PAGE, view))


def described(before: Network, after: Network, *, everyone: bool) -> answers.Differences:
    """Return what a page tells of two networks."""
    two = answers.two_dates_of(before, after, None, same=NOBODY, umbrellas=False)
    return answers.differences_of(two, everyone=everyone)


def test_the_fair_comparison_comes_first_and_says_what_it_leaves_out() -> None:
    """Who was asked both times, what changed between them, and how much is left out."""
    text = said(WIJK)

    assert "Dat zijn er 21 van de 29" in text
    assert "**6 nieuwe relaties**" in text
    assert "Tussen 1 oktober 2025 en 1 oktober 2026" in text
    assert "Nog 19 relaties zien er anders uit" in text
    assert "voor het eerst zijn gemeten" not in text


def test_everything_keeps_change_apart_from_measurement() -> None:
    """What is only measured has a sentence of its own, and is not counted as new."""
    text = said(View(**{**WIJK.__dict__, "everyone": True}))

    assert "**10 nieuwe relaties**" in text
    assert "Van 2 andere relaties weten we alleen dat ze nu voor het eerst zijn gemeten" in text
    assert "2 relaties zijn niet meer gemeten. Of ze voorbij zijn, weten we niet." in text


def test_english_is_spoken() -> None:
    """The same sentences in English."""
    text = said(View(**{**WIJK.__dict__, "language": "en"}))

    assert "6 new ties" in text
    assert "relaties" not in text


def test_without_an_earlier_edition_the_page_says_how_to_add_one() -> None:
    """The real data have one edition; others can be chosen, nothing is guessed."""
    text = said(View())

    assert "Van deze gegevens kennen we geen eerdere stand" in text
    assert "Welke relaties" not in text


def test_one_data_set_alone_is_refused_politely(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing to compare with: why, and where to bring a second one."""
    shutil.copytree("data/wijkgesprekken", tmp_path / "wijkgesprekken")
    monkeypatch.setenv(catalogue.FOLDER_VARIABLE, str(tmp_path))
    app = opened(PAGE, View())

    assert not app.exception
    assert "Er is nog maar één stand" in texts_of(app)


def test_an_unknown_other_is_explained() -> None:
    """A link that names a data set that is not there."""
    view = View(dataset="voorbeeldwijk", compared_with="bestaat/niet")

    assert r"We kennen de stand “bestaat\/niet” niet" in said(view)


def test_an_order_that_is_reversed_is_told_and_can_be_turned() -> None:
    """The older data in view, the newer as the first: said, not swapped; one click turns it."""
    view = View(
        dataset="voorbeeldwijk", edition="2025-10-01", compared_with="voorbeeldwijk", everyone=True
    )
    app = opened(PAGE, view)

    assert "De eerste gegevens zijn van later dan de tweede." in texts_of(app)
    turn = next(button for button in app.button if button.label == "Draai de volgorde om")
    turn.click().run()
    assert "peildatum" not in app.query_params
    assert app.query_params["met"] == "voorbeeldwijk/2025-10-01"


def test_strangers_are_compared_without_news() -> None:
    """A real wijk beside the invented town: nothing in common, and nothing called new."""
    text = said(View(compared_with="voorbeeldwijk", neighbourhood="WK008050", everyone=True))

    assert "Geen enkele organisatie staat in beide gegevens." in text
    assert "In de eerste gegevens kennen we deze plek niet." in text
    assert "nieuwe relaties**" not in text


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (View(dataset="voorbeeldwijk"), "voorbeeldwijk/2025-10-01"),
        (View(dataset="voorbeeldwijk", edition="2025-10-01"), None),
        (View(dataset="voorbeeldwijk", compared_with="wijkgesprekken"), "wijkgesprekken"),
        (View(dataset="voorbeeldwijk", compared_with="voorbeeldwijk"), None),
        (View(dataset="bestaat-niet"), None),
        (View(), None),
    ],
)
def test_what_it_is_compared_with(view: View, name: str | None) -> None:
    """The nearest earlier edition, unless the address names another; never itself."""
    found = services.compared_with(view)

    assert name == (found.name if found else None)


def test_own_files_count_as_a_second_data_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reader brought can be compared with, and with it in view the others can."""
    own = Workspace()
    own.accepted = Path("data/voorbeeldwijk/2025-10-01")
    monkeypatch.setattr(state, "workspace", lambda: own)
    mine = services.compared_with(View(dataset="voorbeeldwijk", compared_with="eigen"))

    assert mine is not None
    assert "2025-10-01" == mine.about.reference_date
    assert "voorbeeldwijk" in {one.name for one in services.others(View(dataset="eigen"))}


def test_who_is_hidden_is_not_named() -> None:
    """An organisation that is not to be shown is in no list, though it counts."""
    before = network(["a", organisation("secret", hidden=True)], about=About(reference_date="2025"))
    after = network(
        ["a", "b", organisation("secret", hidden=True)],
        [("a", "b"), ("a", "secret")],
        about=About(reference_date="2026"),
    )
    found = described(before, after, everyone=True)

    assert "Secret" not in repr(found)
    assert [("A", "B")] == [(one.one.name, one.other.name) for one in found.relations]
    assert ("A", "isolated") == (found.moved[0].organisation.name, found.moved[0].before)


def test_nothing_changed_is_said_in_words() -> None:
    """Two equal data sets: no news, no empty numbers."""
    same = network(["a", "b"], [("a", "b")], about=About(reference_date="2026"))
    found = described(same, same, everyone=False)

    assert (0, 0, 1) == (found.count("new"), found.count("gone"), found.count("kept"))
    assert () == found.moved
    assert ("same_date",) == found.warnings


def test_both_drawings_have_one_scale_and_one_place_for_everybody() -> None:
    """The frame of both is equal, and so is the place of who is in both."""
    then = services.compared_with(WIJK)
    now = services.source(WIJK)
    assert then is not None
    assert now is not None
    views = services.views(now, then.source, ("neighbourhood", "WK990102"), WIJK, most=300)
    assert views is not None
    seats = [
        {node.id: (node.x, node.y) for node in drawn.nodes}
        for drawn, _view in (views.before, views.after)
    ]

    assert views.before[1]["frame"] == views.after[1]["frame"]
    assert "wa_anker" in seats[0]
    assert all(seats[1][name] == seat for name, seat in seats[0].items() if name in seats[1])
    assert services.views(now, then.source, None, WIJK, most=5) is None


def test_the_tables_are_a_workbook_without_formulas() -> None:
    """What looks like a formula is text."""
    content = services.workbook_of("t", [("relaties", ["Wat"], [["=1+1"], ["nieuw"]])])
    sheet = openpyxl.load_workbook(io.BytesIO(content))["relaties"]

    assert ["Wat", "=1+1", "nieuw"] == [row[0].value for row in sheet.iter_rows()]
    assert "f" not in {row[0].data_type for row in sheet.iter_rows()}


def test_a_decision_about_double_names_holds_for_both_dates() -> None:
    """What was merged in the data of now is the same organisation as before."""
    before = network([organisation("old", name="Oud")])
    after = network([organisation("new", name="Nieuw")])
    same = frame_of(SAME, [{"one": "new", "other": "old", "decision": "together"}])
    two = answers.two_dates_of(before, after, None, same=same, umbrellas=False)

    assert ["decision"] == two.comparison.organisations["matched_by"].tolist()
