"""What is computed for somebody rests on what they may see, and says nothing that is not true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graphlib_wijk.dialogue import invitations
from graphlib_wijk.measures import of_neighbourhoods, of_network
from graphlib_wijk.network import Network
from graphlib_wijk.signals import signals
from graphlib_wijk.standing import standings
from graphlib_wijk.store import ANYONE, LOCAL, Actor, network_for
from graphlib_wijk.tables import ORGANISATIONS, TIES, About, Dataset, empty_dataset, frame_of
from graphlib_wijk.writing import written
from graphlib_wijk.writing.material import Choices

MINE = Actor(id="l-1", role="initiative", dataset="a", organisation="mine")


def network(ties: list[tuple[str, str, str]], *, everyone_asked: bool = False) -> Network:
    """Make a network of an initiative, a hidden one and others; a tie names who reported it."""
    names = ("mine", "hidden", "b", "c", "d")
    rows: list[dict[str, Any]] = [
        {
            "id": name,
            "name": name,
            "kind": "residents_initiative",
            "hidden": name == "hidden",
            "asked": "" if everyone_asked else "yes",
            "neighbourhood": ("Noord",),
            "municipality": "Leeuwarden",
        }
        for name in names
    ]
    said: list[dict[str, Any]] = [
        {"source": one, "target": other, "kind": "support", "reported_by": (who,)}
        for one, other, who in ties
    ]
    return Network(
        Dataset(
            organisations=frame_of(ORGANISATIONS, rows),
            ties=frame_of(TIES, said),
            neighbourhoods=empty_dataset().neighbourhoods,
            about=About(everyone_asked=everyone_asked),
        )
    )


def told(whole: Network, actor: Actor) -> dict[str, str]:
    """Return the standings that somebody is told."""
    found = standings(network_for(whole, actor, id="a"))["standing"]
    return {name: code for name, code in found.items() if code}


def test_who_may_see_everything_gets_the_network_itself() -> None:
    """Nothing is copied, computed again or lost for who may see all of it."""
    whole = network([("mine", "b", "mine")])

    assert network_for(whole, LOCAL, id="a") is whole


def test_a_reader_is_told_no_standing_and_no_signal() -> None:
    """Where somebody stands is for themselves and for who supports them."""
    seen = network_for(network([("b", "c", "b")]), ANYONE, id="a")

    assert {""} == set(standings(seen)["standing"])
    assert signals(seen).empty
    assert "hidden" not in seen


def test_a_reader_still_sees_how_many_partners_there_are() -> None:
    """The public part stays: ties and their numbers."""
    found = standings(network_for(network([("b", "c", "b")]), ANYONE, id="a"))["partners"]

    assert {"mine": 0, "b": 1, "c": 1, "d": 0} == found.to_dict()


def test_an_initiative_is_told_its_own_standing_only() -> None:
    """It was asked and named nobody: that is told to it, and to it alone."""
    assert {"mine": "isolated"} == told(network([("b", "c", "b")]), MINE)


def test_a_data_set_in_which_everyone_was_asked_says_so_of_oneself() -> None:
    """The data set as a whole no longer says it; the own row does."""
    whole = network([("b", "c", "b")], everyone_asked=True)

    assert {"mine": "isolated"} == told(whole, MINE)


def test_nobody_is_called_isolated_for_want_of_what_they_may_not_see() -> None:
    """A tie that only a hidden organisation reported is not shown, and no standing either."""
    whole = network([("hidden", "mine", "hidden"), ("b", "c", "b")])
    part = replace(network_for(whole, MINE, id="a").dataset, withheld=frozenset())

    assert {} == told(whole, MINE)
    # Without that rule it would be called isolated, while the whole says otherwise.
    assert standings(Network(part)).loc["mine", "standing"] == "isolated"
    assert standings(whole).loc["mine", "standing"] != "isolated"


def test_a_share_of_what_is_withheld_is_undefined() -> None:
    """Coverage and shares by standing are not 0 for a reader: they are unknown."""
    ids = ["organisations", "coverage", "share-isolated"]
    whole = network([("b", "c", "b")])
    seen = network_for(whole, ANYONE, id="a")

    assert [5.0, 1.0, 0.6] == of_network(whole, ids).tolist()
    assert [True, False, False] == of_network(seen, ids).notna().tolist()
    assert [True, False, False] == of_neighbourhoods(seen, ids).notna().iloc[0].tolist()


def test_nobody_is_called_unasked_for_want_of_what_is_withheld() -> None:
    """Neither the words under a picture nor the invitations of a wijk say so to a reader."""
    whole = network([("b", "c", "b")])
    seen = network_for(whole, ANYONE, id="a")
    open_ = Network(replace(seen.dataset, withheld=frozenset()))

    pictures = [
        written(one.in_neighbourhood("Noord"), "svg", Choices()).decode() for one in (open_, seen)
    ]
    lists = [invitations(one, "Noord", seats=6).invited for one in (open_, seen)]

    assert [True, False] == ["nog niet bevraagd. -->" in picture for picture in pictures]
    assert [True, False] == ["ask" in set(table["role"]) for table in lists]
