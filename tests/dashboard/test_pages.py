"""Every page in both languages and every state: it opens, in words, without an exception."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graphlib_wijk.dashboard import catalogue, installation, services
from graphlib_wijk.dashboard.state import View, parameters
from tests.dashboard.sent import content_of

MAIN = str(Path("graphlib_wijk/dashboard/main.py").resolve())
STATES = {
    "normal": View(neighbourhood="WK008050"),
    "chosen": View(neighbourhood="WK008050", organisation="le_bbhs"),
    "municipality": View(municipality="Dordrecht", organisation="dr_odrs"),
    "local name": View(neighbourhood="Slotervaart", organisation="am_sads"),
    "with umbrella": View(neighbourhood="WK194804", organisation="ve_leest", umbrellas=True),
    "umbrella chosen": View(neighbourhood="WK008050", organisation="lsa"),
    "municipality by wijk": View(
        dataset="voorbeeldwijk", municipality="Oosterlinde", by_neighbourhood=True
    ),
    "nobody known": View(neighbourhood="WK008010"),
    "nothing chosen": View(),
    "filtered to nothing": View(neighbourhood="WK008050", kinds=("police",)),
    "unknown place": View(neighbourhood="WK999999"),
    "unknown organisation": View(neighbourhood="WK008050", organisation="niemand"),
    "unknown data": View(dataset="bestaat-niet"),
    "unknown edition": View(dataset="voorbeeldwijk", edition="1900-01-01"),
    "fictional": View(dataset="voorbeeldwijk", neighbourhood="WK990102", organisation="wa_anker"),
    "alone": View(dataset="voorbeeldwijk", organisation="wa_boek"),
    "partnership": View(dataset="voorbeeldwijk", organisation="wa_tafel", steps=2),
    "sought": View(search="hechterp"),
    "sought in vain": View(search="qqqqqqq"),
    "everyone at two dates": View(
        dataset="voorbeeldwijk", municipality="Oosterlinde", everyone=True, umbrellas=True
    ),
    "other unknown": View(dataset="voorbeeldwijk", compared_with="bestaat/niet"),
    "nothing in common": View(compared_with="voorbeeldwijk", neighbourhood="WK008050"),
    "earlier": View(dataset="voorbeeldwijk", edition="2025-10-01", neighbourhood="WK990102"),
    "hostile": View(neighbourhood="</script><img src=x onerror=alert(1)>", organisation="../../x"),
}
ORGANISATION = "screens/organisation.py"
PAGES = (
    "screens/overview.py",
    "screens/neighbourhood.py",
    ORGANISATION,
    "screens/nudges.py",
    "screens/dialogue.py",
    "screens/comparison.py",
    "screens/data.py",
    "screens/desk.py",
    "screens/closed.py",
    "screens/accountability.py",
)


def opened(page: str, view: View) -> AppTest:
    """Open a page with a view in the address."""
    app = AppTest.from_file(MAIN, default_timeout=60)
    app.run()
    app.switch_page(page)
    for name, values in parameters(view).items():
        app.query_params[name] = values
    return app.run()


def texts_of(app: AppTest) -> str:
    """Return everything that a page says outside its own components."""
    elements = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    return "\n".join(str(e.value) for e in (*elements, *app.info, *app.warning, *app.error))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("page", "state"), list(itertools.product(PAGES, STATES)))
def test_every_page_opens_in_every_state(page: str, state: str, language: str) -> None:
    """No exception, a title, and no gap left unfilled."""
    view = View(**{**STATES[state].__dict__, "language": language})

    app = opened(page, view)

    assert not app.exception
    assert app.title[0].value
    assert "%(" not in texts_of(app)


def test_the_first_visit_says_that_nobody_was_asked() -> None:
    """The built-in data: asking is the first step."""
    app = opened("screens/overview.py", View())

    assert "Vragen is de eerste stap" in texts_of(app)


def test_an_empty_wijk_says_what_one_can_do() -> None:
    """Nobody is known there: no empty drawing and no filters, but what would help."""
    app = opened("screens/neighbourhood.py", STATES["nobody known"])

    assert "Kent u er een?" in texts_of(app)
    assert not app.multiselect


def test_filters_unfold_for_what_is_chosen_and_stay_as_the_reader_leaves_them() -> None:
    """Folded they cost nothing; a link that filters shows by what, and can be folded again."""
    wijk = View(dataset="voorbeeldwijk", neighbourhood="WK990102")
    app = opened("screens/neighbourhood.py", wijk)
    assert not app.multiselect
    app.session_state["filters"] = True
    assert app.run().multiselect
    app = opened("screens/neighbourhood.py", View(**{**vars(wijk), "umbrellas": True}))

    assert app.toggle(key="widget-umbrellas").value
    app.session_state["filters"] = False
    assert not app.run().multiselect


def test_one_organisation_without_ties_is_not_called_alone() -> None:
    """One organisation in a wijk where nobody was asked: that says nothing about the wijk."""
    said = texts_of(opened("screens/neighbourhood.py", View(neighbourhood="Slotervaart-Noord")))

    assert "Dat zegt niets over de wijk" in said


def test_what_an_address_does_not_mean_is_explained() -> None:
    """A word that nobody knows is named, and the rest of the address works."""
    app = AppTest.from_file(MAIN, default_timeout=60)
    app.run()
    app.switch_page("screens/neighbourhood.py")
    app.query_params.update({"wijk": "WK008050", "soort": "onzin"})
    said = texts_of(app.run())

    assert "soort\\=onzin" in said
    assert "In deze wijk kennen we 2 bewonersinitiatieven" in said


def test_the_first_page_has_a_door_for_each_visitor() -> None:
    """What this is in a sentence, and a way in for each page that is there."""
    said = texts_of(opened("screens/overview.py", View()))

    assert "Wijkgraaf laat per wijk zien welke organisaties samenwerken" in said
    assert "U werkt bij een gemeente" in said
    assert "U bereidt een wijkgesprek voor" in said


def test_remarks_about_files_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files with a warning are shown, with the number of warnings and the warning itself."""
    folder = tmp_path / "bijna"
    folder.mkdir()
    table = "naam;gemeente;contactpersoon\nDe Kom;Breda;Jan\n"
    (folder / "organisaties.csv").write_text(table, "utf-8")
    (folder / "relaties.csv").write_text("van;naar\n", "utf-8")
    monkeypatch.setenv(catalogue.FOLDER_VARIABLE, str(tmp_path))

    app = opened("screens/overview.py", View())

    assert not app.exception
    labels = [expander.label for expander in app.expander]
    assert any(label.startswith("Bij het inlezen viel iets op") for label in labels)
    assert "contactpersoon" in texts_of(app)
    assert "Jan" not in texts_of(app)


def test_counts_agree_with_their_words() -> None:
    """No sentence says 0 of something, and no table says "2 klein groepje"."""
    wijk = texts_of(opened("screens/neighbourhood.py", View(neighbourhood="WK194804")))
    town = content_of(opened("screens/overview.py", View(dataset="voorbeeldwijk")))

    assert "6 bewonersinitiatieven en geen andere organisaties" in wijk
    standings = [row[-1] for row in town["neighbourhoods"]["rows"]]
    assert "klein groepje:\N{NO-BREAK SPACE}2" in " ".join(standings)


def test_ties_between_the_worlds_are_a_share_not_an_index() -> None:
    """A reader sees a percentage, not a number from -1 to 1."""
    content = content_of(opened("screens/overview.py", View(dataset="voorbeeldwijk")))

    assert ["11%", "44%", "33%"] == [row[-1][0] for row in content["comparison"]["rows"]]


def test_a_column_without_a_word_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wijken of which nobody wrote the municipality have no empty column for it."""
    folder = tmp_path / "zonder"
    folder.mkdir()
    (folder / "organisaties.csv").write_text("naam;wijk\nA;West\n", encoding="utf-8")
    (folder / "relaties.csv").write_text("van;naar\n", encoding="utf-8")
    without = content_of(opened("screens/overview.py", View(dataset="wijkgesprekken")))
    monkeypatch.setenv(catalogue.FOLDER_VARIABLE, str(tmp_path))
    app = opened("screens/overview.py", View(dataset="zonder"))

    columns = [column["id"] for column in content_of(app)["neighbourhoods"]["columns"]]
    assert "municipality" not in columns
    assert "municipality" in [column["id"] for column in without["neighbourhoods"]["columns"]]


def test_boundaries_of_other_wijken_are_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A map that the operator gave and that shows nothing says why, also with nothing to show."""
    file = tmp_path / "wijken.json"
    file.write_text('{"features": [{"properties": {"wijkcode": "WK000000"}}]}', encoding="utf-8")
    monkeypatch.setenv(installation.MAP_VARIABLE, str(file))

    app = opened("screens/overview.py", View())

    assert any("geen enkele wijkcode komt in beide voor" in one.value for one in app.info)


def test_low_coverage_is_never_compared_silently() -> None:
    """Of the invented wijken three are compared; the fourth is named, with the reason."""
    said = texts_of(opened("screens/overview.py", View(dataset="voorbeeldwijk")))

    assert "1 wijk staat er niet bij, omdat daar minder dan de helft is bevraagd" in said


def test_where_nobody_was_asked_no_wijk_is_compared() -> None:
    """The real data: a reason in place of a table."""
    said = texts_of(opened("screens/overview.py", View()))

    assert "We zetten deze wijken niet naast elkaar" in said


def test_nudges_say_how_many_were_asked() -> None:
    """The list of signals never stands without its coverage."""
    view = View(dataset="voorbeeldwijk", neighbourhood="WK990102")

    assert "organisaties zijn naar hun relaties gevraagd" in texts_of(
        opened("screens/nudges.py", view)
    )


def test_nudges_of_one_signal_only() -> None:
    """A link with a signal shows that signal; what nobody has is said in words."""
    view = View(neighbourhood="WK008050", signals=("fading",))

    assert "Hier zijn geen signalen gevonden" in texts_of(opened("screens/nudges.py", view))


def test_numbers_and_certainty_stand_on_the_page_of_a_wijk() -> None:
    """The badge with its count, and in how many of 200 cases a conclusion holds."""
    said = texts_of(opened("screens/neighbourhood.py", STATES["fictional"]))

    assert "Bevraagd: 27 van 29 organisaties" in said
    assert "van 200 gevallen" in said


def test_the_panel_answers_why() -> None:
    """The chosen organisation with its standing, its ties and their sources."""
    said = texts_of(opened("screens/neighbourhood.py", STATES["chosen"]))

    assert "Positie: deels bekend" in said
    assert r"krijgt een opdracht van **Gemeente Leeuwarden**" in said
    assert "stedenintransitie" in said


def test_an_organisation_is_found_with_a_typing_error() -> None:
    """What was typed is nobody's name; that is said, and so is what to do without any likeness."""
    assert "Niets gevonden dat lijkt op" in texts_of(opened(ORGANISATION, STATES["sought in vain"]))
    assert "Niets gevonden" not in texts_of(opened(ORGANISATION, STATES["sought"]))


def test_the_page_of_an_organisation_names_the_way_to_institutions() -> None:
    """Direct lines, a way over another, and a kind that is not reached."""
    said = texts_of(opened(ORGANISATION, STATES["chosen"]))

    assert "Gemeente: Er is al een directe lijn met **Gemeente Leeuwarden**" in said
    assert "Via **Gemeente Leeuwarden** komt u bij **Elkien** (2 stappen)" in said
    assert "Welzijnsorganisatie: Nog geen lijn bekend" in said


def test_a_shared_table_is_named_on_the_way() -> None:
    """Who is reached over a partnership only is reached in it."""
    said = texts_of(opened(ORGANISATION, STATES["fictional"]))

    assert "**Gemeente Oosterlinde** (samen in Wijktafel Waterkwartier)" in said


def test_the_page_of_an_organisation_says_whose_word_counts() -> None:
    """Relations stand under the word they rest on, with how many there are and what to do."""
    said = texts_of(opened(ORGANISATION, STATES["fictional"]))

    assert "Bevestigd: 4" in said
    assert "Nog niet te bevestigen: 1" in said
    assert "Klopt hier iets niet?" in said


def test_an_isolated_initiative_is_met_with_kind_words() -> None:
    """No empty drawing, no list of what it lacks without what may help."""
    said = texts_of(opened(ORGANISATION, STATES["alone"]))

    assert "Positie: nog geen bekende relaties" in said
    assert "want we kennen nog geen partners" in said
    assert "geen oordelen" in said
    assert "Wie raakt los" not in said


def test_a_partnership_has_a_page_without_a_standing() -> None:
    """Its members are there; it is not introduced to anybody."""
    said = texts_of(opened(ORGANISATION, STATES["partnership"]))

    assert "heeft zelf geen positie" in said
    assert "Nog niet te bevestigen: 7" in said
    assert "Wie kan u voorstellen?" not in said


def test_an_unknown_organisation_is_explained() -> None:
    """A link with a wrong id leads to the search, in words."""
    said = texts_of(opened(ORGANISATION, STATES["unknown organisation"]))

    assert "In deze gegevens staat geen organisatie “niemand”" in said


def test_who_hangs_on_whom_is_said_both_ways() -> None:
    """The same fact on the page of the one that falls away and of the one that is cut off."""
    view = View(dataset="voorbeeldwijk", organisation="wa_koor")
    holder = View(dataset="voorbeeldwijk", organisation="wa_huis")

    assert "Deze organisatie raakt los van de rest zonder: Huis van de Wijk De Sluis" in texts_of(
        opened(ORGANISATION, view)
    )
    assert "Shantykoor Los die Trossen" in texts_of(opened(ORGANISATION, holder))


def test_too_many_to_draw_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the most that one can read there is a table and the reason."""
    monkeypatch.setattr(services, "MOST_DRAWN", 5)
    view = View(dataset="voorbeeldwijk", organisation="ol_gem", steps=2)

    assert "te veel voor één leesbare tekening" in texts_of(opened(ORGANISATION, view))


def test_fictional_data_say_so_on_every_page() -> None:
    """Nobody can take the invented municipality for a real one."""
    # One of these is about the store, in which nothing is kept here; the other shows no data.
    for page in set(PAGES) - {"screens/desk.py", "screens/closed.py"}:
        assert "verzonnen gegevens" in texts_of(opened(page, STATES["fictional"]))


def test_english_pages_speak_english() -> None:
    """A page in English holds the English sentence and not the Dutch one."""
    said = texts_of(
        opened("screens/neighbourhood.py", View(neighbourhood="WK008050", language="en"))
    )

    assert "In this neighbourhood we know 2 residents' initiatives" in said
    assert "bewonersinitiatieven" not in said


def test_a_choice_in_a_widget_changes_the_address() -> None:
    """Counting umbrellas in is in the address, so that a link shows the same."""
    app = opened("screens/neighbourhood.py", View(neighbourhood="WK194804"))
    app.session_state["filters"] = True

    app.run().toggle(key="widget-umbrellas").set_value(True).run()

    assert app.query_params["koepels"] == "ja"


def test_broken_files_are_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors in the files are listed with their place; nothing is shown as if it were sound."""
    folder = tmp_path / "kapot"
    folder.mkdir()
    (folder / "organisaties.csv").write_text("naam;gemeente\nDe Kom;Breda\n", "utf-8")
    (folder / "relaties.csv").write_text("van;naar\nDe Kom;De Kom\n", "utf-8")
    monkeypatch.setenv(catalogue.FOLDER_VARIABLE, str(tmp_path))

    app = opened("screens/overview.py", View())

    assert not app.exception
    assert "relaties\\.csv\\, rij 2" in texts_of(app)


def test_an_empty_folder_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any data set there is a page that says so, not an exception."""
    monkeypatch.setenv(catalogue.FOLDER_VARIABLE, str(tmp_path))

    app = opened("screens/overview.py", View())

    assert not app.exception
    assert app.title[0].value == "Deze gegevens kennen we niet"


def test_a_municipality_is_drawn_by_wijk_when_asked() -> None:
    """The four wijken stand in place of the organisations, in words as well."""
    said = texts_of(opened("screens/neighbourhood.py", STATES["municipality by wijk"]))

    assert "Alle groepen in deze tekening" in said
