"""Areas with too many organisations for one picture: groups first, a way in, and a switch."""

from __future__ import annotations

import pytest

import graphlib_wijk as gw
from graphlib_wijk.dashboard import services, texts
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.drawing import groups_of
from tests.dashboard.sent import content_of
from tests.dashboard.test_pages import opened, texts_of

TOWN = View(dataset="voorbeeldwijk", municipality="Oosterlinde")


@pytest.fixture
def few(monkeypatch):
    """As if thirty organisations were too many; what was answered before is forgotten."""
    monkeypatch.setattr(services, "MOST_DRAWN", 30)
    services.scene.clear()
    yield
    services.scene.clear()


def scene(**changes):
    """The scene of the whole municipality with some choices."""
    view = View(**{**TOWN.__dict__, **changes})
    source = services.source(view)
    area = services.area(source, "municipality", view.municipality)
    return services.scene(services.asked(source, area, view))


@pytest.mark.usefixtures("few")
def test_too_many_organisations_become_wijken_with_everyone_in_the_table():
    """No drawing of organisations; each is in the rows, and every wijk is a group."""
    found = scene()

    assert found.drawing is None
    assert "neighbourhood" == found.groups.by
    assert {"WK990101", "WK990102"} <= {group.id for group in found.groups.groups}
    assert found.size >= len(found.rows) > 30


@pytest.mark.usefixtures("few")
def test_who_asks_for_everyone_gets_everyone():
    """The switch draws all organisations, up to its own limit."""
    found = scene(everything=True)

    assert found.groups is None
    assert len(found.drawing.nodes) > 30
    assert len(found.rows) == len(found.drawing.nodes)


@pytest.mark.usefixtures("few")
def test_a_filter_that_leaves_few_draws_those():
    """The way in by kind: what is let through is drawn one by one, with its standings."""
    found = scene(kinds=("municipality",))

    assert found.groups is None
    assert {"municipality"} == {node.kind for node in found.drawing.nodes}


@pytest.mark.usefixtures("few")
def test_a_filter_in_a_large_area_moves_nobody():
    """Who is left stands where it stood among everyone, in what the browser knows as one scene."""
    everyone = scene(everything=True).drawing
    few = scene(kinds=("school", "municipality")).drawing
    stood = {node.id: (node.x, node.y) for node in everyone.nodes}

    assert 1 < len(few.nodes) < len(everyone.nodes)
    assert {node.id: stood[node.id] for node in few.nodes} == {
        node.id: (node.x, node.y) for node in few.nodes
    }
    assert everyone.scope == few.scope


@pytest.mark.usefixtures("few")
def test_an_area_that_is_larger_still_lays_out_who_is_shown(monkeypatch):
    """Where giving everyone a place takes too long, only who is let through gets one."""
    monkeypatch.setattr(services, "MOST_PLACED", 30)

    few = scene(kinds=("municipality",)).drawing

    assert few.nodes
    assert scene(everything=True).drawing.scope != few.scope


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_why_and_shows_the_groups_twice(language):
    """A sentence, a drawing and its table twin with the same groups, in both languages."""
    app = opened("screens/neighbourhood.py", View(**{**TOWN.__dict__, "language": language}))

    assert not app.exception
    said = texts_of(app)
    assert ("te veel voor één" if language == "nl" else "too many for one") in said
    content = content_of(app)
    drawn = [node[0] for node in content["groups"]["picture"]["nodes"]]
    assert drawn == [row[0] for row in content["groups-twin"]["rows"]]


def test_an_area_that_fits_is_drawn_as_before():
    """Without too many organisations there are no groups and no switch."""
    found = scene()
    app = opened("screens/neighbourhood.py", TOWN)

    assert found.groups is None
    assert "Toch alles tekenen" not in [toggle.label for toggle in app.toggle]


def test_what_a_group_tells_is_text_and_counts_what_needs_asking():
    """Number of initiatives, those without known ties and those not asked."""
    town = gw.open_network("data/voorbeeldwijk").in_municipality("Oosterlinde")
    groups = groups_of(town, "neighbourhood")

    sentences = {group.name: texts.group_sentence(group) for group in groups.groups}

    assert sentences["Molenakker"] == (
        "12 initiatieven, 1 nog geen bekende relaties, 1 nog niet bevraagd"
    )
