"""The poster: names that can be read from two metres, or numbers that can."""

from __future__ import annotations

import struct

import pytest
from matplotlib.text import Text

import graphlib_wijk as gw
from graphlib_wijk.writing import brief_drawing, written_brief
from graphlib_wijk.writing.brief_material import BriefMaterial
from graphlib_wijk.writing.poster import NAMES, NUMBERS, poster_figure
from tests.networks import network, organisation


def texts(size: int, name: str = "Buurtgroep De Eik") -> dict[str, float]:
    """Words of a poster of so many organisations, each with the size of its letters."""
    ids = [f"o{at}" for at in range(size)]
    rows = [organisation(one, name=f"{name} {one}") for one in ids]
    made = network(rows, [(ids[0], one) for one in ids[1:]])
    sheet = gw.brief(made, place="Noord")
    figure = poster_figure(BriefMaterial(sheet, brief_drawing(made, sheet)))
    return {text.get_text(): text.get_fontsize() for text in figure.findobj(Text)}


def test_a_small_neighbourhood_has_its_names_in_large_letters():
    """Up to eight organisations have names of 24 points or more in the drawing."""
    found = texts(8)

    assert found["o5"] >= 24


@pytest.mark.parametrize("size", [40, 70])
def test_a_large_neighbourhood_has_numbers_with_a_list(size):
    """Where names would be small, every organisation has a number, and its name beside it."""
    found = texts(size)

    assert {str(at) for at in range(1, size + 1)} <= found.keys()
    listed = [text for text in found if text.startswith("Buurtgroep")]
    assert min(found[text] for text in listed) >= 9


def test_what_does_not_fit_the_list_is_counted():
    """With hundreds of organisations the list says how many are not in it."""
    found = texts(260)

    assert any(text.startswith("En nog ") for text in found)


def test_a_poster_is_a3():
    """420 by 297 millimetres, as PNG of 200 dots per inch."""
    made = network(["a"])
    sheet = gw.brief(made)
    content = written_brief(sheet, brief_drawing(made, sheet), "poster-png")
    width, height = struct.unpack(">II", content[16:24])

    assert (3307, 2338) == (width, height)


def test_sizes_go_from_large_to_small():
    """The largest that fits is found first."""
    assert sorted(NAMES, reverse=True) == list(NAMES)
    assert sorted(NUMBERS, reverse=True) == list(NUMBERS)
    assert 24.0 in NAMES
