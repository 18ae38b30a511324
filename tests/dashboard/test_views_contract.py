"""What Python and the browser agree on, checked without a browser."""

import copy
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
import streamlit
from streamlit.runtime import Runtime
from streamlit.testing.v1 import AppTest

from graphlib_wijk.dashboard import (
    components,
    hosting,
    map_view,
    network_view,
    page_view,
    table_view,
)
from graphlib_wijk.dashboard.network_view import packed
from graphlib_wijk.dashboard.table_view import Shape
from tests.dashboard.sent import read

FRONTEND = Path(components.__file__).parent / "frontend"
SCRIPTS = {path.name: path.read_text("utf-8") for path in FRONTEND.glob("*.js")}
LOOK = {"shape": "dot", "size": 12, "color": {"background": "system", "border": "text"}}
PICTURE = {
    "version": "1",
    "scope": "here",
    "bands": [{"id": "none", "label": "Niet bevraagd", "x": 0, "y": 0, "width": 9, "height": 9}],
    "palette": {"light": {"system": "#3b5bb5"}, "dark": {"system": "#8fa8ff"}},
    "options": {"physics": {"enabled": False}},
    "nodes": [
        {"id": "a", "label": "A", "x": 1.4, "y": -2, "title": "A\ngemeente", **LOOK},
        {"id": "b", "label": "B", "x": 3.6, "y": 4, "title": "B", **LOOK},
        {"id": "c", "label": "C", "x": 5, "y": 6, "title": "C", **LOOK, "size": 8},
    ],
    "edges": [
        {"id": "a b", "from": "a", "to": "b", "title": "samenwerking", "dashes": False},
        {"id": "b c", "from": "b", "to": "c", "title": "", "dashes": [6, 4]},
    ],
}
TEXTS = dict.fromkeys(network_view.TEXTS | table_view.TEXTS, "woord")


def one_of_each(selected=None):
    """Put a drawing and a table on a page, as Streamlit runs it."""
    from graphlib_wijk.dashboard.network_view import network_view, packed
    from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
    from tests.dashboard.test_views_contract import PICTURE, TEXTS

    choices = {"selected": selected, "texts": TEXTS, "on_select": lambda _: None}
    network_view(packed(PICTURE), height=300, key="drawing", **choices)
    table_view(
        [{"id": "a", "name": Cell(text="A", sort=1.0, mark="dot"), "kind": "tekst", "ties": None}],
        [
            Column(id="name", label="name", kind="choice"),
            *(Column(id=name, label=name) for name in ("kind", "ties")),
        ],
        caption="Organisaties",
        key="table",
        **choices,
    )


def sent_by(selected):
    """What one_of_each sends to the browser: an element each, with its data read from JSON."""
    page = AppTest.from_function(one_of_each, kwargs={"selected": selected}, default_timeout=30)
    page.run()
    assert not page.exception
    protos = [element.proto for element in page.get("bidi_component")]
    return [(proto, read(proto)) for proto in protos]


def test_packing_keeps_every_value_and_writes_a_look_once():
    """A packed picture can be unpacked into the same nodes and edges, with whole positions."""
    small = packed(PICTURE)
    nodes = [
        dict(zip(("id", "label", "x", "y", "title"), row, strict=False))
        | small["node_looks"][row[-1]]
        for row in small["nodes"]
    ]
    edges = [
        dict(zip(("id", "from", "to", "title"), row, strict=False)) | small["edge_looks"][row[-1]]
        for row in small["edges"]
    ]

    assert [node | {"x": round(node["x"])} for node in PICTURE["nodes"]] == nodes
    assert PICTURE["edges"] == edges
    assert (2, 2) == (len(small["node_looks"]), len(small["edge_looks"]))


def test_packing_changes_nothing_of_what_it_is_given():
    """The caller's picture is the same after packing, and shares no look with the result."""
    picture = copy.deepcopy(PICTURE)

    packed(picture)["node_looks"][0]["color"]["border"] = "changed"

    assert PICTURE == picture


def test_an_empty_picture_packs_to_an_empty_picture():
    """Nothing to draw is not an error."""
    small = packed({**PICTURE, "nodes": [], "edges": []})

    assert ([], [], [], []) == tuple(
        small[key] for key in ("nodes", "edges", "node_looks", "edge_looks")
    )


def test_streamlit_finds_our_files_without_our_package_being_installed():
    """The way in that Streamlit does not document is still there: both views get their files."""
    for proto, _ in sent_by(None):
        assert "graphlib_wijk.views" == proto.component_name
        assert "views.js" == proto.js_source_path
        assert "views.css" == proto.css_source_path
        assert "" == proto.js_content


def test_a_choice_changes_the_small_message_only():
    """What is shown is the same message whatever is chosen, so Streamlit sends it once."""
    before, after = sent_by(None), sent_by("a")
    same = [
        one.SerializeToString() == two.SerializeToString()
        for (one, _), (two, _) in zip(before, after, strict=True)
    ]

    assert [True, False, True, False] == same
    assert ["content" in data for _, data in after] == same
    assert ["a", "a"] == [data["selected"] for _, data in after if "selected" in data]


def test_what_nothing_can_be_chosen_in_is_one_message(monkeypatch):
    """A table without a column to click asks for no second message, and for no event."""
    mounted = []
    monkeypatch.setattr(components, "_component", lambda: lambda **given: mounted.append(given))
    table = table_view.table_of(
        [{"id": "a", "name": "A"}],
        [table_view.Column(id="name", label="Naam")],
        caption="Organisaties",
        texts=TEXTS,
        key="table",
    )

    table_view.show_table(table)

    assert [{"key", "data"}] == [set(given) for given in mounted]
    whose, _ = mounted[0]["data"].decode().split("\n")
    assert '{"name":"table","view":"table"}' == whose


def test_a_number_without_a_word_in_json_is_an_error_in_python():
    """What no browser can read never leaves: an unknown number is None, and never NaN."""
    with pytest.raises(ValueError, match="JSON compliant"):
        components.content("table", "table", {"share": float("nan")})


def test_an_organisation_that_is_not_there_is_not_chosen():
    """An id out of an old link chooses nothing, in the drawing nor in the table."""
    assert [None, None] == [data["selected"] for _, data in sent_by("gone") if "selected" in data]


def test_registering_again_for_a_new_server_works():
    """A second server in the same process, as tests start them, finds the views too."""
    assert sent_by(None)
    assert sent_by(None)
    assert not Runtime.exists()


@pytest.mark.parametrize(
    ("sent", "heard"),
    [("a", ["a"]), (None, [None]), ("gone", []), (7, []), ({"id": "a"}, []), (["a"], [])],
)
def test_what_the_browser_sends_is_passed_on_only_when_it_can_be_true(monkeypatch, sent, heard):
    """Known ids and an undone choice arrive; anything else a browser makes up does not."""
    mounted, calls = [], []
    monkeypatch.setattr(components, "_component", lambda: lambda **given: mounted.append(given))
    monkeypatch.setattr(components.st, "session_state", {"drawing": {"selected": sent}})
    drawing = components.content("network", "drawing", {}, ids={"a", "b"})
    components.mount(drawing, on_event={"selected": calls.append})

    mounted[-1]["on_selected_change"]()

    assert heard == calls


def test_a_missing_word_is_an_error_in_python_and_not_an_empty_button():
    """A page that forgets a text fails where its maker sees it."""
    with pytest.raises(KeyError, match="zoom_in"):
        components.words({"label": "Tekening"}, {"label", "zoom_in"})


@pytest.mark.parametrize(
    ("scripts", "needed"),
    [
        (["network.js", "bar.js", "search.js"], network_view.TEXTS),
        (["table.js"], table_view.TEXTS),
        (["page.js"], page_view.TEXTS),
        (["map.js"], map_view.TEXTS),
    ],
)
def test_the_browser_uses_exactly_the_words_that_python_sends(scripts, needed):
    """No word is missing in the browser and none is sent for nothing."""
    used = {word for script in scripts for word in re.findall(r"\btexts\.(\w+)", SCRIPTS[script])}
    if "bar.js" in scripts:
        buttons = SCRIPTS["bar.js"].split("this.buttons = {")[1].split("};")[0]
        used |= set(re.findall(r"^\s+(\w+):", buttons, re.MULTILINE))

    assert needed == used


@pytest.mark.parametrize("path", ["", "/wijk/graaf"])
def test_the_browser_looks_for_the_library_where_it_is_served(monkeypatch, path):
    """From the script's own address the library is where hosting puts it, below a path too."""
    monkeypatch.setattr(streamlit, "get_option", {"server.baseUrlPath": path}.get)
    script = f"http://host{path}/_stcore/bidi-components/graphlib_wijk.views/network.js"
    reference = re.search(r'"([^"]+)/vis-network\.min\.js"', SCRIPTS["network.js"])[1]

    library = hosting.routes()[0]
    assert urljoin(script, reference) == f"http://host{library.path}"


def test_the_browser_knows_every_shape_of_a_mark():
    """Each shape that Python may ask for can be drawn."""
    shapes = SCRIPTS["marks.js"].split("const SHAPES = {")[1].split("};")[0]

    assert set(Shape.__args__) == {"dot", *re.findall(r"^\s+(\w+):", shapes, re.MULTILINE)}


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_no_script_makes_markup_out_of_text(script):
    """Words from data have no way to become markup or code."""
    dangers = r"(?:inner|outer)HTML|insertAdjacentHTML|createContextualFragment|document\.write"
    dangers += r"|\beval\b|new Function|srcdoc"

    assert [] == re.findall(dangers, SCRIPTS[script])


def test_cells_travel_as_text_nothing_or_text_with_more():
    """A Cell takes along what it is sorted by and its mark; what is unknown stays unknown."""
    rows = next(
        data["content"]["rows"] for _, data in sent_by(None) if "rows" in data.get("content", ())
    )

    assert [["a", ["A", 1.0, "", "dot"], "tekst", None]] == rows
