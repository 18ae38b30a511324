"""Small networks for tests, written so that a reader can draw them from the code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graphlib_wijk.network import Network
from graphlib_wijk.tables import NEIGHBOURHOODS, ORGANISATIONS, TIES, About, Dataset, frame_of

#: A tie as a test writes it: the two ends, then who said so, then whatever else matters.
Tie = tuple[str, str] | tuple[str, str, Sequence[str]]

WIJK = "WK990101"
OTHER_WIJK = "WK990102"


def organisation(name: str, /, **fields: object) -> dict[str, object]:
    """Return an initiative of `WIJK` that was asked, unless the fields say otherwise."""
    return {
        "id": name,
        "name": name.capitalize(),
        "kind": "residents_initiative",
        "world": "lifeworld",
        "municipality": "Oosterlinde",
        "municipality_code": "GM9901",
        "neighbourhood_codes": (WIJK,),
        "asked": "yes",
        **fields,
    }


def dataset(
    organisations: Iterable[str | Mapping[str, object]],
    ties: Iterable[Tie | Mapping[str, object]] = (),
    *,
    neighbourhoods: Iterable[Mapping[str, object]] = (),
    about: About | None = None,
) -> Dataset:
    """Return a data set; an organisation may be just a name, a tie just its ends."""
    rows = [organisation(o) if isinstance(o, str) else dict(o) for o in organisations]
    return Dataset(
        organisations=frame_of(ORGANISATIONS, rows),
        ties=frame_of(TIES, [_tie(tie) for tie in ties]),
        neighbourhoods=frame_of(NEIGHBOURHOODS, [dict(n) for n in neighbourhoods]),
        about=about or About(),
    )


def network(
    organisations: Iterable[str | Mapping[str, object]],
    ties: Iterable[Tie | Mapping[str, object]] = (),
    *,
    neighbourhoods: Iterable[Mapping[str, object]] = (),
    about: About | None = None,
) -> Network:
    """Return the network of `dataset`."""
    return Network(dataset(organisations, ties, neighbourhoods=neighbourhoods, about=about))


def _tie(tie: Tie | Mapping[str, object]) -> dict[str, object]:
    """By default both ends said so, so that confirmation does not get in a test's way."""
    if isinstance(tie, Mapping):
        return {"kind": "cooperation", **tie}
    source, target, *said = tie
    return {
        "source": source,
        "target": target,
        "kind": "cooperation",
        "reported_by": tuple(said[0]) if said else (source, target),
    }
