"""Search by name: what was meant is found, first what was typed, then what is like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.dashboard.answers import found_of, search
from graphlib_wijk.opening import open_network
from graphlib_wijk.vocabulary import fold

NAMES = {
    "anker": "Vrouwengroep Het Anker",
    "anker2": "Ankerplaats",
    "kom": "De Kom",
    "cafe": "Repair Café Waterkwartier",
    "slag": "Coöperatie Samen aan de Slag",
    "wijkraad": "Wijkraad Waterkwartier",
}


def ids(query: str, limit: int = 10) -> list[str]:
    """Return the ids that were found."""
    return [hit.id for hit in search(NAMES, query, limit=limit)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("de kom", ["kom"]),
        ("anker", ["anker2", "anker"]),
        ("cafe", ["cafe"]),
        ("CAFÉ water", ["cafe"]),
        ("cooperatie", ["slag"]),
        ("water kwartier", ["cafe", "wijkraad"]),
        ("kwartier", ["cafe", "wijkraad"]),
        ("slag samen", ["slag"]),
    ],
)
def test_what_was_typed_is_found(query: str, expected: list[str]) -> None:
    """Start of the name first, then starts of words in any order, then a piece of it."""
    assert expected == ids(query)
    assert not any(hit.alike for hit in search(NAMES, query, limit=10))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ankre", ["anker2", "anker"]),
        ("het ankr", ["anker2", "anker"]),
        ("watrekwartier", ["cafe", "wijkraad"]),
        ("wijkraat waterkwratier", ["wijkraad"]),
        ("reparr", ["cafe"]),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(query: str, expected: list[str]) -> None:
    """Two letters in the wrong order, one wrong, one missing or one too many; and it is said."""
    assert expected == ids(query)
    assert all(hit.alike for hit in search(NAMES, query, limit=10))


@pytest.mark.parametrize("query", ["", "   ", "-", "zzz", "voetbal", "kim", "wijkraad anker"])
def test_what_nobody_is_called_is_not_found(query: str) -> None:
    """Nothing typed, nothing like it, or words of two different names: no guess."""
    assert [] == ids(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("moestun", ["west", "tuin"]),
        ("groen moestiun", ["tuin"]),
        ("moestuni", ["west", "tuin"]),
        ("buurttuni", []),
        ("tuim", []),
        ("moustun", ["west"]),
    ],
)
def test_a_slip_is_forgiven_inside_a_compound_too(query: str, expected: list[str]) -> None:
    """One slip in a long piece, its first letter right; words that start like it come first."""
    names = {"tuin": "Buurtmoestuin De Groene Vinger", "west": "Moestuin West"}

    assert expected == [hit.id for hit in search(names, query, limit=10)]


def test_what_is_found_as_typed_hides_what_is_only_like_it() -> None:
    """Who types a name right is not offered other names."""
    names = {"a": "Kade", "b": "Kado"}

    assert ["a"] == [hit.id for hit in search(names, "kade", limit=10)]


def test_the_likest_comes_first() -> None:
    """One slip goes before two."""
    names = {"a": "Vogelwreef", "b": "Vogelwerf"}

    assert ["b", "a"] == [hit.id for hit in search(names, "vogelwref", limit=10)]


def test_no_more_than_asked_for() -> None:
    """A list that a person can read."""
    assert ["anker2"] == ids("anker", limit=1)
    assert 1 == len(ids("watrekwartier", limit=1))


def test_found_organisations_come_with_what_tells_them_apart() -> None:
    """Name, kind and place, from the data."""
    (found,) = found_of(open_network("data/wijkgesprekken"), "smaen aan de slag", limit=5)

    assert ("am_sads", "buurtcooperatie", "Slotervaart", True) == (
        found.id,
        found.kind_given,
        found.place,
        found.alike,
    )


_TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(names=st.dictionaries(st.text(max_size=3), _TEXTS, max_size=6), query=_TEXTS)
def test_anything_may_be_typed(names: dict[str, str], query: str) -> None:
    """No text breaks the search, nobody is found twice, and every name finds itself."""
    hits = [hit.id for hit in search(names, query, limit=10)]

    assert len(hits) == len(set(hits))
    for id_, name in names.items():
        found = [hit.id for hit in search(names, name, limit=len(names))]
        assert (id_ in found) == bool(fold(name))


@given(name=st.text("abcdefgh", min_size=6, max_size=12), data=st.data())
def test_two_swapped_letters_never_hide_a_name(name: str, data: st.DataObject) -> None:
    """Whatever the word, it is found with two neighbouring letters in the wrong order."""
    at = data.draw(st.integers(0, len(name) - 2))
    typed = name[:at] + name[at + 1] + name[at] + name[at + 2 :]

    assert ["x"] == [hit.id for hit in search({"x": name}, typed, limit=1)]
