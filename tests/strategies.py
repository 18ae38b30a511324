"""Hypothesis strategies: random but lawful data sets, and choices of a reader."""

from __future__ import annotations

from hypothesis import strategies as st

from graphlib_wijk.drawing import Filters
from graphlib_wijk.tables import Dataset
from tests.networks import OTHER_WIJK, WIJK, dataset, organisation

_KINDS = ("residents_initiative", "municipality", "partnership", "umbrella", "school")
_TIE_KINDS = ("cooperation", "funding", "membership")
_THEMES = ("care", "green")
_HOMES = ((), (WIJK,), (OTHER_WIJK,), (WIJK, OTHER_WIJK))
_MUNICIPALITIES = (("", ""), ("Oosterlinde", "GM9901"))


@st.composite
def datasets(draw: st.DrawFn, max_organisations: int = 8, max_ties: int = 14) -> Dataset:
    """Draw a data set with every kind that the rules treat apart."""
    size = draw(st.integers(0, max_organisations))
    ids = [f"o{i}" for i in range(size)]
    organisations = []
    for name in ids:
        municipality, code = draw(st.sampled_from(_MUNICIPALITIES))
        organisations.append(
            organisation(
                name,
                kind=draw(st.sampled_from(_KINDS)),
                asked=draw(st.sampled_from(("yes", "no", "no_answer", ""))),
                neighbourhood_codes=draw(st.sampled_from(_HOMES)),
                municipality=municipality,
                municipality_code=code,
                themes=tuple(draw(st.sets(st.sampled_from(_THEMES)))),
            )
        )
    ties = []
    if size > 1:
        for _ in range(draw(st.integers(0, max_ties))):
            source, target = draw(
                st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
            )
            ties.append(
                {
                    "source": source,
                    "target": target,
                    "kind": draw(st.sampled_from(_TIE_KINDS)),
                    "reported_by": tuple(
                        draw(st.lists(st.sampled_from((source, target, *ids)), unique=True))
                    ),
                }
            )
    return dataset(organisations, ties)


def filters() -> st.SearchStrategy[Filters]:
    """Draw filters, each of which lets everything through, something or next to nothing."""
    return st.builds(
        Filters,
        kinds=st.frozensets(st.sampled_from(_KINDS)),
        themes=st.frozensets(st.sampled_from(_THEMES)),
        tie_kinds=st.frozensets(st.sampled_from(_TIE_KINDS)),
    )
