"""A drawing through pyvis: what a browser gets, and a page that stands alone and is safe."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graphlib_wijk.drawing import PALETTE, Drawing, drawing
from graphlib_wijk.drawing.pyvis_page import page, picture, vis_network
from graphlib_wijk.tables import About
from tests.networks import WIJK, network, organisation

ROOT = Path(__file__).parents[2]
COLOUR_KEYS = {"color", "background", "border", "highlight", "hover", "strokeColor"}
HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    "\"quoted\" & 'single'",
    "{{7*7}} {% raw %}",
    "&lt;b&gt; &amp;",
    "line\u2028paragraph\u2029end",
    "\u202eright to left\u202c",
    "javascript:alert(1)",
    "![x](https://elsewhere.invalid/x.png)",
    "emoji 👩‍👩‍👧‍👦 \U0001f33b",
)
#: What a page could load from another host.
REMOTE = re.compile(
    r"""(?:\b(?:src|href|action|data|poster|srcset)\s*=\s*|@import\s+|url\(\s*)["']?(?:\w+:)?//""",
    re.IGNORECASE,
)


class Page(HTMLParser):
    """A page as a reader gets it: its tags, its texts by tag, and its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.rows: list[list[str]] = []
        self.scripts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and where a text begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "img", "br", "path"}:
            self._open.append(tag)
        if tag in {"th", "td", "h1", "p", "title", "li"}:
            self.texts.setdefault(tag, []).append("")
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Note that a tag and what is open inside it have ended."""
        if tag in self._open:
            self._open = self._open[: len(self._open) - self._open[::-1].index(tag) - 1]

    def handle_data(self, data: str) -> None:
        """Give a text to the tags it stands in."""
        if self._open and self._open[-1] == "script":
            self.scripts[-1] += data
            return
        for tag in ("th", "td", "h1", "p", "title", "li"):
            if tag in self._open:
                self.texts[tag][-1] += data
        if {"th", "td"} & set(self._open):
            self.rows[-1][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every tag of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def content(self) -> Any:
        """Return what the page's script draws."""
        (at,) = [
            i
            for i, attributes in enumerate(self.attributes("script"))
            if attributes.get("id") == "content"
        ]
        return json.loads(self.scripts[at])


def example(**about: object) -> Drawing:
    """Return a drawing with every sort of mark: rows, umbrellas, partners from elsewhere."""
    net = network(
        [
            organisation("a", name="Buurtmoestuin De Groene Vinger"),
            organisation("b", world="system", kind="municipality", neighbourhood_codes=()),
            organisation("c", asked="no"),
            organisation("t", kind="partnership", world="bridge"),
            organisation("lsa", kind="umbrella", world="bridge", neighbourhood_codes=()),
            "alone",
        ],
        [("a", "b"), ("a", "c", ("a",)), ("a", "t"), ("b", "t"), ("c", "lsa", ())],
        about=About(**about),  # type: ignore[arg-type]
    )
    return drawing(net.in_neighbourhood(WIJK, with_partners=True), umbrellas=True)


def of_name(name: str) -> Drawing:
    """Return a drawing in which a name stands everywhere a name can stand."""
    net = network(
        [organisation("x", name=name, kind_given=name), "y"],
        [("x", "y")],
        about=About(title=name, origin=name, reference_date=name),
    )
    return drawing(net)


def colours(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text that stands where vis-network wants a colour."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from colours(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from colours(part)
    elif key in COLOUR_KEYS and isinstance(value, str):
        yield value


# The live picture.


def test_the_picture_has_the_marks_of_the_drawing() -> None:
    """One node and one edge for each mark, under the ids of the organisations, in their places."""
    made = example()
    seen = picture(made)

    assert [(n.id, n.x, n.y, n.title) for n in made.nodes] == [
        (n["id"], n["x"], n["y"], n["title"]) for n in seen["nodes"]
    ]
    assert [(e.source, e.target, e.title) for e in made.edges] == [
        (e["from"], e["to"], e["title"]) for e in seen["edges"]
    ]
    assert len(made.edges) == len({e["id"] for e in seen["edges"]})
    assert (made.version, made.scope) == (seen["version"], seen["scope"])
    assert made.to_dict()["bands"] == seen["bands"]


def test_the_picture_is_plain_values() -> None:
    """It travels as JSON and comes out the same, also when nothing is drawn."""
    for made in (example(), drawing(network([]))):
        seen = picture(made)
        assert seen == json.loads(json.dumps(seen, allow_nan=False))


def test_colours_in_the_picture_are_names() -> None:
    """A browser in the dark picks other colours for the same names."""
    seen = picture(example())
    used = {*colours(seen["nodes"]), *colours(seen["edges"])}

    assert used
    assert used <= PALETTE["light"].keys()
    assert {theme: dict(names) for theme, names in PALETTE.items()} == seen["palette"]


def test_nothing_in_the_picture_moves_or_points() -> None:
    """No physics, straight lines, no arrows, nobody to drag away, labels without markup."""
    seen = picture(example())

    assert not seen["options"]["physics"]["enabled"]
    assert not seen["options"]["edges"]["smooth"]
    assert not seen["options"]["interaction"]["dragNodes"]
    assert {""} == {edge["arrows"] for edge in seen["edges"]}
    assert not any("multi" in node["font"] or "physics" in node for node in seen["nodes"])


def test_dashes_tell_the_word_on_a_tie() -> None:
    """A confirmed tie is unbroken, the others have the dashes of the vocabulary."""
    dashes = {edge["id"]: edge["dashes"] for edge in picture(example())["edges"]}

    assert {
        "a\nb": False,
        "a\nc": [14, 4, 2, 4],
        "a\nt": False,
        "b\nt": False,
        "c\nlsa": [2, 5],
    } == dashes


def test_a_picture_can_be_changed_without_changing_the_next() -> None:
    """Pictures share nothing that somebody could write to."""
    first = picture(example())
    first["options"]["physics"]["enabled"] = True
    first["nodes"][0]["color"]["background"] = "red"
    first["palette"]["light"]["text"] = "red"

    again = picture(example())

    assert not again["options"]["physics"]["enabled"]
    assert "red" not in set(colours(again["nodes"])) | set(again["palette"]["light"].values())


def test_an_id_may_look_like_anything() -> None:
    """Ids stay text: a number, a sign, or something that means something to JavaScript."""
    odd = ["007", "1.0", "__proto__", "a b", "ü", "constructor"]
    net = network([organisation(name) for name in odd], [("007", "1.0"), ("__proto__", "ü")])

    assert set(odd) == {node["id"] for node in picture(drawing(net))["nodes"]}
    assert set(odd) == set(vis_network(drawing(net)).get_nodes())


# The page.


def test_the_page_loads_nothing() -> None:
    """Nothing in it has an address on another host, and its policy forbids all loading."""
    html = example().to_html()
    read = Page(html)

    assert REMOTE.search(html) is None
    assert not {"link", "img", "iframe", "object", "embed", "base", "form"} & {
        tag for tag, _ in read.tags
    }
    assert not [tag for tag, attributes in read.tags if {"src", "href"} & attributes.keys()]
    (policy,) = [
        str(meta["content"])
        for meta in read.attributes("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert "'none'" == rules["default-src"]
    assert not re.search(r"https?:|\*|unsafe-eval", policy)


def test_the_pattern_for_remote_addresses_finds_them() -> None:
    """The test above can fail: pyvis' own page would not pass it."""
    made = vis_network(example())

    assert REMOTE.search(made.generate_html()) is not None


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_text_wherever_they_stand(name: str) -> None:
    """Markup, quotes, templates and odd characters are shown as they were written, and no more."""
    html = of_name(name).to_html()
    read, harmless = Page(html), Page(of_name("Buurthuis").to_html())

    assert [tag for tag, _ in harmless.tags] == [tag for tag, _ in read.tags]
    assert [name] == read.texts["h1"] == read.texts["title"]
    assert name in read.texts["th"]
    assert [name, "Y", "samenwerking", "bevestigd"] in read.rows
    titles = [node["title"] for node in read.content()["nodes"]]
    assert f"{name}\nbewonersinitiatief ({name})\nhangt aan één partner\npartners: 1" in titles
    assert "\u2028" not in html.partition("<script")[2]


@pytest.mark.parametrize("name", ["text", "hand", "surface", "system"])
def test_a_name_may_be_the_name_of_a_colour(name: str) -> None:
    """Colours are filled in where colours stand, and nowhere else."""
    content = Page(of_name(name).to_html()).content()

    assert name in [node["label"] for node in content["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_real_colours(theme: str) -> None:
    """What the stand-alone page draws has no names of colours left."""
    content = Page(page(example(), theme="light" if theme == "light" else "dark")).content()
    known = set(PALETTE["light" if theme == "light" else "dark"].values())

    assert {*colours(content["nodes"]), *colours(content["edges"])} <= known


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_tables_have_the_same_content_as_the_picture(language: str) -> None:
    """Every organisation and every tie that is drawn is in the tables, in the same order."""
    net = network(
        [organisation("a", name="Buurtmoestuin"), organisation("s", kind="school"), "alone"],
        [{"source": "a", "target": "s", "kind": "funding", "reported_by": ("a",)}],
    )
    made = drawing(net, language="nl" if language == "nl" else "en")
    expected = {
        "nl": [
            ["Naam", "Soort", "Positie"],
            ["Alone", "bewonersinitiatief", "nog geen bekende relaties"],
            ["Buurtmoestuin", "bewonersinitiatief", "hangt aan één partner"],
            ["S", "school of kinderopvang", "hangt aan één partner"],
            ["Van", "Naar", "Soort", "Bevestigd?"],
            ["Buurtmoestuin", "S", "financiering", "door één kant genoemd"],
        ],
        "en": [
            ["Name", "Kind", "Standing"],
            ["Alone", "residents' initiative", "no known ties yet"],
            ["Buurtmoestuin", "residents' initiative", "hangs on one partner"],
            ["S", "school or childcare", "hangs on one partner"],
            ["From", "To", "Kind", "Confirmed?"],
            ["Buurtmoestuin", "S", "funding", "one-sided"],
        ],
    }[language]
    read = Page(made.to_html())

    assert expected == read.rows
    assert language == read.attributes("html")[0]["lang"]


def test_the_page_explains_every_sign() -> None:
    """The legend of the drawing stands on the page, each sign with a picture of itself."""
    made = example()
    read = Page(made.to_html())

    assert len(made.legend) == len(read.texts["li"]) == len(read.attributes("svg"))
    for item, text in zip(made.legend, read.texts["li"], strict=True):
        assert f"{item.label} {item.definition}" == text.strip()


def test_invented_data_say_so() -> None:
    """On the page of invented data and on no other."""
    notices = {
        fictional: Page(example(fictional=fictional).to_html()).texts["p"]
        for fictional in (True, False)
    }

    assert any("Verzonnen gegevens" in text for text in notices[True])
    assert not any("Verzonnen" in text for text in notices[False])


def test_the_page_says_of_when_and_from_whom_the_data_are() -> None:
    """Reference date and origin where they are known; nothing where they are not."""
    known = Page(example(reference_date="2026-10-01", origin="LSA").to_html()).texts["p"]

    assert ["Peildatum: 2026-10-01. Bron: LSA."] == [text.strip() for text in known]
    assert [""] == [text.strip() for text in Page(example().to_html()).texts["p"]]


def test_an_empty_drawing_is_a_page() -> None:
    """Without organisations the page stands, with empty tables."""
    read = Page(drawing(network([])).to_html())

    assert [["Naam", "Soort", "Positie"], ["Van", "Naar", "Soort", "Bevestigd?"]] == read.rows
    assert ([], []) == (read.content()["nodes"], read.content()["edges"])


@pytest.mark.slow
def test_importing_the_room_does_not_load_pyvis() -> None:
    """Pyvis loads when a page is made, not when somebody reads a table."""
    program = "import sys, graphlib_wijk.drawing; print({'pyvis', 'streamlit'} & set(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "set()" == loaded.stdout.strip()
