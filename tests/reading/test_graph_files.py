"""Graph files become the sheets that a workbook with the same data would have, or a problem."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.reading.contents import Incoming
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.formats import READERS
from graphlib_wijk.reading.headers import cells_of
from graphlib_wijk.reading.limits import UPLOAD, Limits
from graphlib_wijk.tables import TABLES, Problem
from tests.reading.folders import only, read_tables

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Read:
    """What came out of a file: rows by sheet, and the problems."""

    sheets: dict[str, Rows]
    problems: tuple[Problem, ...]


def read_graph(
    folder: Path, name: str, content: str | bytes, limits: Limits = UPLOAD, *, tables: bool = True
) -> Read:
    """Read a file by its suffix; known columns of tables, other sheets as key and value."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    findings = Findings()
    found = READERS[path.suffix](Incoming(path=path, findings=findings, limits=limits))
    by_name = {table.dutch: table for table in TABLES}
    sheets: dict[str, Rows] = {}
    for sheet in found:
        if sheet.name in by_name and tables:
            cells = cells_of(sheet, by_name[sheet.name], findings)
            assert cells is not None
            columns = {name: list(column) for name, column in cells.columns.items()}
        else:
            width = int(sheet.widths[0])
            below, _ = sheet.below(0, width)
            columns = dict(zip(sheet.head[0], map(list, below), strict=True))
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        sheets[sheet.name] = [{key: text for key, text in row.items() if text} for row in rows]
    return Read(sheets, findings.problems([name]))


OWN_GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="graph_over_titel" for="graph" attr.name="over_titel" attr.type="string"/>
<key id="graph_wijken" for="graph" attr.name="wijken" attr.type="string"/>
<key id="graph_herkomst" for="graph" attr.name="herkomst" attr.type="string"/>
<key id="node_label" for="node" attr.name="label" attr.type="string"/>
<key id="node_id" for="node" attr.name="id" attr.type="string"/>
<key id="node_naam" for="node" attr.name="naam" attr.type="string"/>
<key id="node_themas" for="node" attr.name="themas" attr.type="string"/>
<key id="node_positie" for="node" attr.name="positie" attr.type="string"/>
<key id="edge_soort" for="edge" attr.name="soort" attr.type="string"/>
<key id="edge_bevestiging" for="edge" attr.name="bevestiging" attr.type="string"/>
<graph id="wijkgraaf" edgedefault="directed">
<data key="graph_over_titel">Proef</data>
<data key="graph_wijken">[{"code": "WK990101", "naam": "Vogelbuurt", "jaar": 2025.0}]</data>
<data key="graph_herkomst">gemaakt met Wijkgraaf</data>
<node id="a"><data key="node_label">Café &amp; Kom</data><data key="node_id">a</data>
<data key="node_naam">Café &amp; Kom</data><data key="node_themas">green|care</data>
<data key="node_positie">partial</data></node>
<node id="007"><data key="node_naam">007</data></node>
<edge id="r1" source="a" target="007"><data key="edge_soort">funding</data>
<data key="edge_bevestiging">bevestigd</data></edge>
</graph></graphml>
"""


def test_our_own_graphml_gives_its_tables_back(tmp_path: Path) -> None:
    """Columns, lists, neighbourhoods and facts come back; what was computed does not."""
    read = read_graph(tmp_path, "n.graphml", OWN_GRAPHML)

    assert () == read.problems
    assert [
        {"id": "a", "name": "Café & Kom", "themes": "green|care"},
        {"id": "007", "name": "007"},
    ] == read.sheets["organisaties"]
    assert [{"source": "a", "target": "007", "kind": "funding"}] == read.sheets["relaties"]
    assert [{"code": "WK990101", "name": "Vogelbuurt", "year": "2025.0"}] == read.sheets["wijken"]
    assert [{"sleutel": "titel", "waarde": "Proef"}] == read.sheets["over"]


OWN_GEXF = """<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>Wijkgraaf</creator><title>Proef</title><description>{"titel": "Proef",
"fictief": "ja", "wijken": [{"naam": "Vogelbuurt"}], "dezelfde": [{"een": "a", "ander": "b",
"besluit": "nooit samen"}], "herkomst": {}}</description></meta>
<graph defaultedgetype="directed">
<attributes class="node"><attribute id="soort" title="soort" type="string"/>
<attribute id="0" title="bevraagd" type="string"><default>ja</default></attribute></attributes>
<attributes class="edge"><attribute id="sterkte" title="sterkte" type="integer"/></attributes>
<nodes><node id="a" label="De Akker"><attvalues><attvalue for="soort" value="school"/></attvalues>
<viz:color r="1" g="2" b="3"/></node>
<node id="b" label="De Kom"><attvalues><attvalue for="0" value="nee"/></attvalues></node></nodes>
<edges><edge id="r1" source="a" target="b" label="subsidie"><attvalues>
<attvalue for="sterkte" value="4"/></attvalues></edge></edges>
</graph></gexf>
"""


def test_our_own_gexf_gives_its_tables_back(tmp_path: Path) -> None:
    """Facts, neighbourhoods and decisions stand in the description; looks are not read."""
    read = read_graph(tmp_path, "n.gexf", OWN_GEXF)

    assert () == read.problems
    assert [
        {"id": "a", "name": "De Akker", "kind": "school", "asked": "ja"},
        {"id": "b", "name": "De Kom", "asked": "nee"},
    ] == read.sheets["organisaties"]
    assert [{"source": "a", "target": "b", "kind": "subsidie", "strength": "4"}] == read.sheets[
        "relaties"
    ]
    assert [{"one": "a", "other": "b", "decision": "nooit samen"}] == read.sheets["dezelfde"]
    assert {"titel": "Proef", "fictief": "ja"} == {
        row["sleutel"]: row["waarde"] for row in read.sheets["over"]
    }


def test_kumu_gives_organisations_and_ties(tmp_path: Path) -> None:
    """Labels, types, tags and descriptions are columns; what we do not know is named."""
    blueprint = {
        "elements": [
            {"id": 7, "label": "De Akker", "type": "school", "tags": ["groen", "zorg"], "age": 3},
            {"label": "De Kom", "description": "een huis", "niet_tonen": True, "x": None},
        ],
        "connections": [{"id": "c", "from": "7", "to": "De Kom", "direction": "mutual"}],
        "over": {"titel": "Proef"},
        "loops": [{"label": "R1"}],
    }

    read = read_graph(tmp_path, "n.json", json.dumps(blueprint))

    assert [
        {"id": "7", "name": "De Akker", "kind": "school", "themes": "groen|zorg"},
        {"name": "De Kom", "note": "een huis", "hidden": "ja"},
    ] == read.sheets["organisaties"]
    assert [{"source": "7", "target": "De Kom"}] == read.sheets["relaties"]
    assert [("unread-part", "loops"), ("unknown-column", "age")] == [
        (problem.code, problem.found or problem.column) for problem in read.problems
    ]


def test_a_kind_is_read_where_some_edges_have_none(tmp_path: Path) -> None:
    """An edge without a kind, or with only a label, does not hide the kinds of the others."""
    ends = {"from": "a", "to": "b"}
    connections = [ends, {**ends, "type": "ruil"}, {**ends, "label": "subsidie"}]
    blueprint = {"elements": [{"label": "a"}], "connections": connections}

    read = read_graph(tmp_path, "n.json", json.dumps(blueprint))

    assert ["", "ruil", "subsidie"] == [row.get("kind", "") for row in read.sheets["relaties"]]


def test_a_backup_of_a_kumu_project_opens(tmp_path: Path) -> None:
    """A backup keeps fields apart and calls types and ids otherwise."""
    backup = {
        "elements": [{"_id": "e1", "attributes": {"label": "De Kom", "element type": "school"}}],
        "connections": [{"_id": "c1", "from": "e1", "to": "e1", "attributes": {}}],
    }

    read = read_graph(tmp_path, "n.json", json.dumps(backup))

    assert [{"id": "e1", "name": "De Kom", "kind": "school"}] == read.sheets["organisaties"]
    assert [{"source": "e1", "target": "e1"}] == read.sheets["relaties"]


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_what_networkx_writes_opens(tmp_path: Path, suffix: str) -> None:
    """An undirected graph of another program: nodes are called by their id, fields are named."""
    graph = nx.Graph()
    graph.add_node("De Akker", website="https://a.nl/", weight=2.5)
    graph.add_edge("De Akker", "De Kom", kind="samenwerking")
    file = io.BytesIO()
    write = {"graphml": nx.write_graphml, "gexf": nx.write_gexf}[suffix]
    write(graph, file)

    read = read_graph(tmp_path, f"n.{suffix}", file.getvalue())

    assert [
        {"id": "De Akker", "name": "De Akker", "website": "https://a.nl/"},
        {"id": "De Kom", "name": "De Kom"},
    ] == read.sheets["organisaties"]
    assert [{"source": "De Akker", "target": "De Kom", "kind": "samenwerking"}] == read.sheets[
        "relaties"
    ]
    assert [("unknown-column", "weight")] == [(p.code, p.column) for p in read.problems]


def test_labels_of_a_drawing_program_are_names(tmp_path: Path) -> None:
    """Where the name of a node is only a label that is drawn, as in yEd, it is read."""
    content = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="urn:y">
    <key for="node" id="d6" yfiles:type="nodegraphics" xmlns:yfiles="urn:yf"/><graph>
    <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>De Kom</y:NodeLabel></y:ShapeNode>
    </data></node><hyperedge/></graph></graphml>"""

    read = read_graph(tmp_path, "n.graphml", content)

    assert [{"id": "n0", "name": "De Kom"}] == read.sheets["organisaties"]
    assert ["unread-part", "no-rows"] == [problem.code for problem in read.problems]


def test_network_canvas_tables_are_tied_by_their_unique_ids(tmp_path: Path) -> None:
    """Numbers start anew for every interview, so the long ids count."""
    (tmp_path / "attributeList_Organisatie.csv").write_text(
        "nodeID,networkCanvasUUID,name\n1,aa-1,De Akker\n1,bb-2,De Kom\n"
    )
    (tmp_path / "edgeList_Kent.csv").write_text(
        "edgeID,from,to,networkCanvasSourceUUID,networkCanvasTargetUUID\n1,1,1,aa-1,bb-2\n"
    )
    dataset = read_tables(tmp_path, organisations=None, ties=None)

    assert dataset.sound
    assert ["aa-1", "bb-2"] == dataset.organisations.index.tolist()
    assert [("aa-1", "bb-2")] == list(
        zip(dataset.ties["source"], dataset.ties["target"], strict=True)
    )


def test_kumus_spreadsheet_opens_as_csv(tmp_path: Path) -> None:
    """Elements and connections by label, with Kumu's own headers."""
    (tmp_path / "Elements.csv").write_text(
        "Label,Type,Tags,Description\nDe Akker,school,groen|zorg,een tuin\nDe Kom,,,\n"
    )
    (tmp_path / "Connections.csv").write_text("From,To,Type\nDe Akker,De Kom,samenwerking\n")
    dataset = read_tables(tmp_path, organisations=None, ties=None)

    assert dataset.sound
    assert ["een tuin", ""] == dataset.organisations["note"].tolist()
    assert ["cooperation"] == dataset.ties["kind"].tolist()


BOMB = """<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><graphml><graph><node id="&b;"/></graph></graphml>"""
OUTSIDE = """<!DOCTYPE gexf SYSTEM "file:///etc/passwd"><gexf><graph/></gexf>"""


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("n.graphml", BOMB, "entities-in-file"),
        ("n.gexf", OUTSIDE, "entities-in-file"),
        ("n.graphml", "<graphml><graph><node id='a'>", "broken-graph-file"),
        ("n.graphml", "<html><body/></html>", "broken-graph-file"),
        ("n.graphml", "<graphml>" + "<a>" * 200_000, "broken-graph-file"),
        ("n.graphml", "<?xml version='1.0' encoding='klingon'?><graphml/>", "broken-graph-file"),
        ("n.gexf", b"%PDF-1.7 \x00\xff", "broken-graph-file"),
        ("n.gexf", " \n", "empty-file"),
        ("n.json", "", "empty-file"),
        ("n.json", "{", "broken-graph-file"),
        ("n.json", "[" * 200_000, "broken-graph-file"),
        ("n.json", "[]", "broken-graph-file"),
        ("n.json", '{"elements": [1]}', "broken-graph-file"),
        ("n.json", '{"elements": [], "connections": {}}', "broken-graph-file"),
        ("n.json", b"\xff\xfe\x00", "broken-graph-file"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_files_that_are_not_what_they_say_are_refused(tmp_path, name, content, code):
    """Bombs, references to other files, cut off and renamed files are each one clear problem."""
    read = read_graph(tmp_path, name, content)

    assert {} == read.sheets
    assert code == only(read.problems).code


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=2), "too-many-rows"),
        (Limits(columns=2), "too-many-columns"),
        (Limits(unpacked_bytes=100), "unpacked-too-large"),
        (Limits(file_bytes=100), "file-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_beyond_the_limits_are_refused(tmp_path, limits, code):
    """Rows, columns, and rows times columns are bounded, and so is the file."""
    nodes = "".join(f"<node id='{at}'><data key='k{at}'>x</data></node>" for at in range(3))

    read = read_graph(tmp_path, "n.graphml", f"<graphml><graph>{nodes}</graph></graphml>", limits)

    assert {} == read.sheets
    assert code == only(read.problems).code


def test_fields_that_the_graph_itself_tells_do_not_get_in_the_way(tmp_path: Path) -> None:
    """A field called id or source that says something else is an unknown column."""
    content = """<graphml><graph><node id="a"><data key="id">9</data></node>
    <edge source="a" target="b"><data key="source">web</data></edge></graph></graphml>"""

    read = read_graph(tmp_path, "n.graphml", content)

    assert [{"id": "a", "name": "a"}] == read.sheets["organisaties"]
    assert ["id (veld)", "source (veld)"] == [problem.column for problem in read.problems]


def test_a_table_in_a_graph_that_is_no_table_is_told(tmp_path: Path) -> None:
    """What cannot be read in part is named; the rest is read."""
    content = """<graphml><graph><data key="wijken">[1]</data><data key="dezelfde">{</data>
    <data key="case">7</data><node id="a"/></graph></graphml>"""

    read = read_graph(tmp_path, "n.graphml", content)

    told = [problem.found for problem in read.problems if problem.code == "unread-part"]
    assert ["wijken", "dezelfde", "case"] == told
    assert 1 == len(read.sheets["organisaties"])


def test_a_description_in_words_is_a_description(tmp_path: Path) -> None:
    """Another program's title and description say what the data are."""
    content = """<gexf><meta><title>Kaart</title><description>{"a": "b"}</description></meta>
    <graph><nodes/></graph></gexf>"""

    read = read_graph(tmp_path, "n.gexf", content)

    assert {"titel": "Kaart", "omschrijving": '{"a": "b"}'} == {
        row["sleutel"]: row["waarde"] for row in read.sheets["over"]
    }


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
_KEYS = st.sampled_from(("label", "id", "from", "to", "tags", "naam", "attributes", "_id", "x"))
_RECORDS = st.lists(st.dictionaries(_KEYS, _VALUES, max_size=4), max_size=3)


@given(
    st.fixed_dictionaries(
        {"elements": _RECORDS | _VALUES},
        optional={
            "connections": _RECORDS,
            "over": _VALUES,
            "wijken": _VALUES,
            "dezelfde": _RECORDS,
            "loops": _VALUES,
        },
    )
)
def test_any_blueprint_is_read_or_refused(tmp_path_factory, blueprint):
    """Whatever JSON holds, there are two tables or there is a problem."""
    read = read_graph(
        tmp_path_factory.getbasetemp(), "any.json", json.dumps(blueprint), tables=False
    )

    assert bool(read.sheets) or "error" in {problem.severity for problem in read.problems}


_XML = st.lists(
    st.sampled_from(
        (
            "<graphml>",
            "<gexf>",
            "<graph>",
            "<node id='a'>",
            "<node label='é'/>",
            "<edge source='a' target='b'>",
            "<data key='label'>x</data>",
            "<key id='k' for='all'/>",
            "<attvalues><attvalue for='x'/></attvalues>",
            "<attribute/>",
            "<meta><description>{}</description></meta>",
            "</node>",
            "</edge>",
            "</graph>",
            "</gexf>",
            "</graphml>",
            "&amp;",
            "\x00",
        )
    ),
    max_size=12,
).map("".join)


@given(_XML | st.binary(max_size=40), st.sampled_from(("graphml", "gexf")))
def test_any_xml_is_read_or_refused(tmp_path_factory, content, suffix):
    """Whatever stands in the file, there are two tables or there is a problem."""
    folder = tmp_path_factory.getbasetemp()

    read = read_graph(folder, f"any.{suffix}", content, tables=False)

    assert bool(read.sheets) or "error" in {problem.severity for problem in read.problems}
