"""Pictures: sizes, words around them, names that do not overlap, and names that stay names."""

from __future__ import annotations

import itertools
import struct
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from graphlib_wijk.drawing import Filters
from graphlib_wijk.network import Network
from graphlib_wijk.opening import open_network
from graphlib_wijk.tables import About
from graphlib_wijk.writing import A4, PAPERS, POSTER, SCREEN, Choices, written
from graphlib_wijk.writing.captions import caption_of
from graphlib_wijk.writing.labels import Label, placed_labels
from graphlib_wijk.writing.lettering import drawable, width_of, wrapped_to
from graphlib_wijk.writing.material import material_of
from tests.networks import network, organisation
from tests.writing.rich import HOSTILE

ROOT = Path(__file__).parents[2]
WIDE = (0.0, 0.0, 2000.0, 2000.0)


@pytest.fixture(scope="module")
def wijk() -> Network:
    """Return a real-sized wijk."""
    whole = open_network(ROOT / "data" / "voorbeeldwijk")
    return whole.in_neighbourhood("Waterkwartier", with_partners=True)


def boxes(
    labels: list[Label], least: float, most: float
) -> list[tuple[float, float, float, float]]:
    """Return where each line was put."""
    return [
        (x, y - size, x + width_of(line, size, bold=label.bold), y)
        for label, (x, y), line, size in placed_labels(labels, least, most, WIDE, [])
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_a_picture_has_the_size_that_was_chosen(paper):
    """A PNG has as many dots as its paper asks for."""
    content = written(network(["a", "b"], [("a", "b")]), "png", Choices(paper=paper))
    size = struct.unpack(">II", content[16:24])

    assert content.startswith(b"\x89PNG")
    assert pytest.approx(size, abs=1) == (paper.width * paper.dots, paper.height * paper.dots)


@pytest.mark.parametrize("format_id", ["svg", "pdf"])
def test_the_same_network_gives_the_same_picture(format_id):
    """No date and no chance is in a picture."""
    made = network(["a", "b", "c"], [("a", "b")])

    assert written(made, format_id) == written(made, format_id)


def test_a_drawing_without_organisations_is_still_a_picture():
    """An empty network has a title and nothing else."""
    assert written(network([]), "png", Choices(title="Leeg")).startswith(b"\x89PNG")


@pytest.mark.parametrize("format_id", ["png", "svg", "pdf"])
def test_hostile_names_are_only_names(format_id):
    """Dollar signs, markup and signs without a picture raise nothing and run nothing."""
    made = network([organisation(f"o{at}", name=name) for at, name in enumerate(HOSTILE)])

    assert written(made, format_id, Choices(title="$x^$ <b>&"))


def test_an_svg_is_sound_and_loads_nothing():
    """It is XML that a careful reader accepts, without script or remote address to load."""
    made = network([organisation("a", name="<script>alert(1)</script>]]>--")], [])
    content = written(made, "svg").decode()
    root = ET.fromstring(content)
    links = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]

    assert [] == [e for e in root.iter() if "script" in str(e.tag)]
    assert [] == [link for link in links if not link.startswith("#")]


def test_nothing_shared_is_changed():
    """Whoever else uses matplotlib finds its settings as they were."""
    before = dict(mpl.rcParams)
    for format_id in ("png", "svg", "pdf"):
        written(network(["a"]), format_id)

    assert before == dict(mpl.rcParams)


def test_names_in_a_real_wijk_do_not_overlap(wijk):
    """Every name of a wijk with fifty organisations can be read."""
    drawing = material_of(wijk).drawing
    labels = [Label(text=n.label, x=n.x, y=n.y, reach=18, bold=n.needs_hand) for n in drawing.nodes]
    shifted = [Label(text=x.text, x=x.x + 500, y=x.y + 500, reach=18) for x in labels]
    placed = list(placed_labels(shifted, 12, 24, (0, 0, 9000, 9000), []))
    lines = [(x, y - 0.8 * size, x + width_of(line, size), y) for _, (x, y), line, size in placed]

    assert len(placed) == sum(x.text.count("\n") + 1 for x in labels)
    for one, other in itertools.combinations(lines, 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_names_grow_where_there_is_room():
    """Two names far apart get the largest letters that are wanted, two close by do not."""
    far = [Label(text="een", x=300, y=300, reach=10), Label(text="twee", x=900, y=900, reach=10)]
    near = [
        Label(text="een heel lange naam", x=500 + 130 * across, y=500 + 40 * down, reach=10)
        for across in range(5)
        for down in range(5)
    ]

    def size(labels):
        return max(size for _, _, _, size in placed_labels(labels, 10, 24, WIDE, []))

    assert 24.0 == size(far)
    assert size(near) < 24


def test_a_name_moves_to_another_side_of_its_sign():
    """When there is something below, the name stands above."""
    label = Label(text="naam", x=300, y=300, reach=10)
    below = (0.0, 305.0, 2000.0, 2000.0)

    ((_, (_, foot), _, _),) = placed_labels([label], 10, 10, WIDE, [below])

    assert foot < 300


def test_names_that_nowhere_fit_are_still_written():
    """A crowd of names is small and overlaps; none is left out."""
    crowd = [Label(text="naam", x=300, y=300, reach=10) for _ in range(9)]

    assert 9 == len(boxes(crowd, 10, 20))


def test_letters_without_a_picture_become_boxes():
    """A name in a script that the letters lack says that something is there."""
    assert "Café □" == drawable("Café \U0001f333")


def test_lines_break_between_words():
    """A text fits its room, and a word that does not has a line of its own."""
    assert ["een", "twee"] == wrapped_to("een twee", width_of("een tw", 10), 10)
    assert [] == wrapped_to("", 100, 10)
    assert ["onafbreekbaar"] == wrapped_to("onafbreekbaar", 5, 10)


def test_a_caption_tells_day_selection_and_source():
    """A picture on a wall says of what it is, of when, from where, and that it is invented."""
    about = About(
        title="Oosterlinde",
        reference_date="2026-10-01",
        origin="LSA",
        licence="vrij",
        fictional=True,
    )
    made = network(["a", "b", organisation("c", asked="no")], [("a", "b")], about=about)
    caption = caption_of(
        material_of(
            made, Choices(made_on=date(2026, 11, 22), selection="thema: groen", version="3")
        )
    )

    assert "Oosterlinde" == caption.title
    assert "Peildatum 1 oktober 2026 · thema: groen · Verzonnen gegevens" == caption.facts
    assert (
        "Bron: LSA · Licentie: vrij · Versie 3 · Gemaakt met Wijkgraaf op 22 november 2026"
        == caption.source
    )


SUMMARIES = {
    "nl": "We kennen hier 3 bewonersinitiatieven. 1 kan een zetje gebruiken; 1 daarvan heeft nog "
    "geen bekende relaties. 2 zijn nog niet bevraagd.",
    "en": "3 residents' initiatives are known here. 1 could use a hand; 1 of them has no known "
    "ties yet. 2 have not been asked yet.",
}


@pytest.mark.parametrize("language", SUMMARIES)
def test_a_caption_sums_up_what_can_be_seen(language):
    """Initiatives are counted by what they need, and only those that were asked stand alone."""
    made = network(["a", organisation("b", asked="no"), organisation("c", asked="")])
    told = caption_of(material_of(made, Choices(language=language))).summary

    assert SUMMARIES[language] == told


def test_a_caption_of_a_place_without_initiatives_says_so():
    """No initiatives is a sentence, not a zero."""
    town = organisation("t", kind="municipality", world="system")

    told = caption_of(material_of(network([town]))).summary

    assert "Hier kennen we nog geen bewonersinitiatieven." == told


def test_a_picture_obeys_filters():
    """What a filter leaves out is not counted either."""
    made = network(["a", organisation("b", themes=("green",))])
    choices = Choices(filters=Filters(themes=frozenset({"green"})))

    assert "1 bewonersinitiatief" in caption_of(material_of(made, choices)).summary


def test_papers_are_what_they_are_called():
    """A4 and A3 have their sizes, and names on a poster may be larger than on a screen."""
    assert (297, 210) == (round(A4.width * 25.4), round(A4.height * 25.4))
    assert (420, 297) == (round(POSTER.width * 25.4), round(POSTER.height * 25.4))
    assert POSTER.letters > SCREEN.letters
    assert all(paper.label("nl") and paper.label("en") for paper in PAPERS)
