"""The view in the address: whatever somebody types is read, and what is written is read back."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.dashboard import state
from graphlib_wijk.dashboard.state import (
    MEETING_STEPS,
    PARAMETERS,
    SEATS,
    View,
    parameters,
    parse,
    unread,
)
from graphlib_wijk.vocabulary import ORGANISATION_KINDS, THEMES, TIE_KINDS, codes

_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(str.strip)


def _some(terms: tuple[object, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    known = codes(terms)  # type: ignore[arg-type]
    return st.lists(st.sampled_from(known), unique=True, max_size=4).map(tuple)


VIEWS = st.builds(
    View,
    dataset=_WORDS,
    edition=_WORDS,
    neighbourhood=_WORDS,
    municipality=_WORDS,
    organisation=_WORDS,
    kinds=_some(ORGANISATION_KINDS),
    themes=_some(THEMES),
    tie_kinds=_some(TIE_KINDS),
    search=_WORDS,
    steps=st.sampled_from((1, 2)),
    since=st.sampled_from(("", "1999", "2026")),
    contact_from=st.sampled_from(("", "2020")),
    worlds_apart=st.booleans(),
    by_neighbourhood=st.booleans(),
    compared_with=_WORDS,
    everyone=st.booleans(),
    umbrellas=st.booleans(),
    step=st.sampled_from(MEETING_STEPS),
    host=_WORDS,
    seats=st.sampled_from(SEATS),
    subject=_some(THEMES),
    imagined=st.lists(_WORDS.filter(bool), unique=True, max_size=3).map(tuple),
    without=st.lists(_WORDS.filter(bool), unique=True, max_size=3).map(tuple),
    audience=st.sampled_from(("", "publiek", "intern")),
    sheet_language=st.sampled_from(("", "nl", "en")),
    language=st.sampled_from(("nl", "en")),
)


@given(view=VIEWS)
def test_what_is_written_is_read_back(view: View) -> None:
    """A link opens the view it was made from."""
    assert parse(parameters(view)) == view


@given(
    query=st.dictionaries(
        st.one_of(st.sampled_from(sorted(PARAMETERS.values())), st.text()),
        st.lists(st.text(max_size=300), max_size=3),
    )
)
def test_anything_typed_is_read_without_error(query: Mapping[str, list[str]]) -> None:
    """An address never raises, and reading what was read changes nothing any more."""
    view = parse(query)

    assert parse(parameters(view)) == view


def test_the_address_reads_like_dutch() -> None:
    """A link names the neighbourhood, kinds and themes in Dutch words."""
    view = View(
        neighbourhood="WK008050",
        kinds=("residents_enterprise", "municipality"),
        themes=("green",),
        umbrellas=True,
    )

    assert parameters(view) == {
        "wijk": ["WK008050"],
        "soort": ["bewonersbedrijf", "gemeente"],
        "thema": ["groen"],
        "koepels": ["ja"],
    }


def test_the_default_view_has_an_empty_address() -> None:
    """Nothing chosen, nothing in the address."""
    assert parameters(View()) == {}


def test_steps_that_lead_nowhere_are_one_step() -> None:
    """Whatever number somebody types, the surroundings stay readable."""
    assert [1, 2, 1, 1] == [parse({"stappen": [n]}).steps for n in ("1", "2", "9", "twee")]


def test_words_that_mean_nothing_are_left_out() -> None:
    """An unknown kind, an unknown language and an endless value do not get through."""
    view = parse({"soort": ["ruimteschip", "gemeente"], "taal": ["fy"], "wijk": ["x" * 500]})

    assert view == View(kinds=("municipality",))


def test_what_is_left_out_of_an_address_is_named() -> None:
    """Unknown names and values are listed, cut off and few; what is understood is not."""
    query = {
        "wijk": ["WK008050"],
        "soort": ["gemeente", "onzin"],
        "taal": ["fr"],
        "koepels": ["ja"],
        "wjik": ["x" * 100],
        "leeg": [" "],
    }

    named = unread(query)

    assert named[:2] == ["soort=onzin", "taal=fr"]
    assert named[2].startswith("wjik=xxx")
    assert named[2].endswith("…")
    assert len(named) == 3


def test_an_address_with_many_unknown_words_is_named_in_part() -> None:
    """Nobody fills a page with an address."""
    assert len(unread({"soort": [f"x{i}" for i in range(100)]})) == 5


def test_one_place_at_a_time_is_chosen() -> None:
    """Another place takes the place of the one before, also of the other kind; the rest stays."""
    start = state.View(municipality="GM0001", organisation="a")

    there = state.placed(start, "neighbourhood", "WK000101")

    assert ("WK000101", "", "a") == (there.neighbourhood, there.municipality, there.organisation)
    assert start == state.placed(there, "municipality", "GM0001")
