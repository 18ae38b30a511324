"""What holds for every registered measure: degenerate cases, bounds, texts, documentation."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings

from graphlib_wijk import measures
from graphlib_wijk.measures.measure import Unit
from graphlib_wijk.network import Network
from graphlib_wijk.tables import ContractError, Dataset
from tests.measures.graphs import NAN, mixed_datasets
from tests.networks import network

DOCUMENTED = (Path(__file__).parents[2] / "docs" / "maten.md").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("measure", measures.MEASURES, ids=lambda measure: measure.id)


def parallel() -> Network:
    """Two organisations with four statements about the one tie between them."""
    ends = ({"source": "a", "target": "b"}, {"source": "b", "target": "a"})
    kinds = ("cooperation", "funding")
    return network(["a", "b"], [{**pair, "kind": kind} for pair in ends for kind in kinds])


SITUATIONS: dict[str, Callable[[], Network]] = {
    "one": lambda: network(["a"]),
    "isolates": lambda: network(["a", "b", "c"]),
    "pairs": lambda: network(["a", "b", "c", "d"], [("a", "b"), ("c", "d")]),
    "parallel": parallel,
}

#: For an organisation, the value of ``a``; all in one neighbourhood and of one world.
EXPECTED: dict[str, tuple[float, float, float, float]] = {
    "degree": (0, 0, 1, 1),
    "partners": (0, 0, 1, 1),
    "partners-in-neighbourhood": (0, 0, 1, 1),
    "betweenness": (NAN, NAN, 0, NAN),
    "harmonic-closeness": (NAN, NAN, 1 / 3, 1),
    "constraint": (NAN, NAN, 1, 1),
    "effective-size": (NAN, NAN, 1, 1),
    "core-number": (NAN, NAN, 1, 1),
    "articulation": (0, 0, 0, 0),
    "cuts-off": (0, 0, 0, 0),
    "coordinator": (NAN, NAN, 0, 0),
    "itinerant": (NAN, NAN, 0, 0),
    "gatekeeper": (NAN, NAN, 0, 0),
    "representative": (NAN, NAN, 0, 0),
    "liaison": (NAN, NAN, 0, 0),
    "organisations": (1, 3, 4, 2),
    "initiatives": (1, 3, 4, 2),
    "coverage": (1, 1, 1, 1),
    "ties": (0, 0, 2, 1),
    "density": (NAN, 0, 2 / 6, 1),
    "average-degree": (0, 0, 1, 1),
    "degree-centralisation": (NAN, 0, 0, NAN),
    "ei-index": (NAN, NAN, -1, -1),
    "components": (1, 3, 2, 1),
    "largest-component-share": (1, 1 / 3, 1 / 2, 1),
    "share-not-asked": (0, 0, 0, 0),
    "share-partial": (0, 0, 0, 0),
    "share-isolated": (1, 1, 0, 0),
    "share-umbrella-only": (0, 0, 0, 0),
    "share-outside-only": (0, 0, 0, 0),
    "share-small-group": (0, 0, 0, 0),
    "share-one-thread": (0, 0, 1, 1),
    "share-one-sided": (0, 0, 0, 0),
    "share-connected": (0, 0, 0, 0),
}


def value(net: Network, measure: measures.Measure, *, apart: bool) -> float:
    """Return a measure of ``a`` or of the area, in the network or in its neighbourhood."""
    if measure.level == "organisation":
        within = "neighbourhood" if apart else "network"
        table = measures.of_organisations(net, [measure.id], within=within)
        return float(table.loc["a", measure.id].item() if apart else table.loc["a", measure.id])
    if apart:
        return float(measures.of_neighbourhoods(net, [measure.id])[measure.id].item())
    return float(measures.of_network(net, [measure.id])[measure.id])


@EVERY
@pytest.mark.parametrize("apart", [False, True], ids=["network", "neighbourhood"])
def test_degenerate_networks(measure: measures.Measure, apart: bool) -> None:
    """One organisation, only isolates, two groups and parallel statements, worked out by hand."""
    found = tuple(value(make(), measure, apart=apart) for make in SITUATIONS.values())

    assert EXPECTED[measure.id] == pytest.approx(found, nan_ok=True)


@EVERY
def test_nothing_at_all(measure: measures.Measure) -> None:
    """Without organisations there are no rows, and of the whole only counts, which are 0."""
    net = network([])

    if measure.level == "organisation":
        assert 0 == len(measures.of_organisations(net, [measure.id]))
        assert 0 == len(measures.of_organisations(net, [measure.id], within="neighbourhood"))
    else:
        assert 0 == len(measures.of_neighbourhoods(net, [measure.id]))
        expected = 0 if measure.unit == "count" else NAN
        assert expected == pytest.approx(measures.of_network(net)[measure.id], nan_ok=True)


@EVERY
def test_a_tie_with_itself_reaches_no_measure(measure: measures.Measure) -> None:
    """It would hide an isolate, so a network with it is refused before anything is measured."""
    with pytest.raises(ContractError):
        value(network(["a"], [("a", "a")]), measure, apart=False)


@settings(max_examples=50)
@given(data=mixed_datasets())
def test_every_value_is_within_its_bounds(data: Dataset) -> None:
    """Whatever the network: between the bounds that the registry gives, or NaN."""
    net = Network(data)
    tables = (
        measures.of_organisations(net),
        measures.of_organisations(net, within="neighbourhood"),
        measures.of_neighbourhoods(net),
    )

    for table in tables:
        for name in table:
            lowest, highest = measures.measure(str(name)).bounds
            values = table[name].to_numpy(dtype=float)
            values = values[~np.isnan(values)]
            assert (values >= lowest - 1e-12).all()
            assert (values <= highest + 1e-12).all()


def test_ids_are_distinct_and_permanent_in_form() -> None:
    """An id is used in addresses and file names, so it has small letters and hyphens only."""
    ids = [measure.id for measure in measures.MEASURES]

    assert len(ids) == len(set(ids))
    assert [] == [id_ for id_ in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", id_)]
    assert list(EXPECTED) == ids


@EVERY
def test_every_text_is_there_in_both_languages(measure: measures.Measure) -> None:
    """Sentences end in a full stop, labels do not; nobody is left with an empty text."""
    for language in ("nl", "en"):
        for text in (
            measure.definition(language),
            measure.misleads(language),
            measure.undefined(language),
        ):
            assert text.endswith(".")
            assert text[0].isupper()
        assert measure.label(language)
        assert not measure.label(language).endswith(".")
    assert measure.formula
    assert measure.source
    assert measure.unit in get_args(Unit)
    assert measure.definition("nl") != measure.definition("en")


@EVERY
def test_every_measure_has_a_section(measure: measures.Measure) -> None:
    """The documentation tells of each measure what it is, how it misleads and who defined it."""
    sections = re.findall(
        rf"^### [^\n]*\(`{measure.id}`\)\n(.*?)(?=^#|\Z)", DOCUMENTED, re.MULTILINE | re.DOTALL
    )

    assert 1 == len(sections)
    for text in (measure.definition_nl, measure.misleads_nl, measure.formula, measure.source):
        assert text in sections[0]


def test_no_section_is_about_a_measure_that_does_not_exist() -> None:
    """What was dropped from the registry is dropped from the documentation."""
    headed = re.findall(r"^### [^\n]*\(`([a-z-]+)`\)$", DOCUMENTED, re.MULTILINE)

    assert [measure.id for measure in measures.MEASURES] == headed


def test_a_measure_is_found_by_its_id() -> None:
    """An id leads to its measure, and an unknown id to an error that names it."""
    assert "density" == measures.measure("density").id
    with pytest.raises(KeyError, match="closeness"):
        measures.measure("closeness")
