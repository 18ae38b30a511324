"""Whom to invite to a dialogue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import graphlib_wijk as gw
from graphlib_wijk.dialogue import (
    INVITATION_REASONS,
    INVITATION_ROLES,
    RESERVE_REASONS,
    edited,
    invitation_sentence,
    invitations,
)
from graphlib_wijk.introductions import names_of
from graphlib_wijk.network import Network, UnknownOrganisationError, UnknownPlaceError
from graphlib_wijk.tables import INTRODUCTIONS, frame_of
from graphlib_wijk.vocabulary import LANGUAGES, codes
from tests.networks import OTHER_WIJK, WIJK, dataset, network, organisation
from tests.strategies import datasets

TOWN = organisation("town", kind="municipality", world="system", asked="no", neighbourhood_codes=())


def institution(name: str, **fields: object) -> dict[str, object]:
    """Return a housing association of the wijk that was asked."""
    return organisation(name, kind="housing_association", world="system", **fields)


def roles(net: Network, **options) -> dict[str, str]:
    """Return the role of everybody on the list of the wijk."""
    table = invitations(net, WIJK, **options).invited
    return dict(zip(table["organisation"], table["role"], strict=True))


def seated(found: gw.Invitations) -> list[str]:
    """Return who is invited, the host included."""
    return found.invited.loc[~found.invited["reserve"], "organisation"].tolist()


def why(found: gw.Invitations) -> dict[str, str]:
    """Return why each of the reserve waits."""
    table = found.invited[found.invited["reserve"]]
    return dict(zip(table["organisation"], table["why"], strict=True))


def test_each_role_has_somebody() -> None:
    """An initiative alone, one not asked, a connector, an institution and the theme are found."""
    ties = [("hub", "x"), ("hub", "y"), ("x", "y"), ("hub", "school"), ("x", "corp")]
    net = network(
        [
            "alone",
            organisation("silent", asked=""),
            organisation("hub", kind="community_centre", world="bridge"),
            organisation("x", kind="sports_club"),
            organisation("y", kind="sports_club", themes=("green",)),
            organisation("school", kind="school", world="system"),
            institution("corp"),
            TOWN,
        ],
        ties,
    )
    found = roles(net, theme="groen")
    assert {
        "alone": "hand",
        "silent": "ask",
        "hub": "connector",
        "corp": "institution",
        "town": "institution",
        "y": "theme",
    }.items() <= found.items()
    assert "school" not in found


def test_the_first_reason_is_that_of_the_role() -> None:
    """A connector that works on the theme is told to connect first."""
    net = network([organisation("a", kind="sports_club", themes=("green",)), "b"], [("a", "b")])
    table = invitations(net, WIJK, theme="green").invited.set_index("organisation")
    assert ("connects", 2, 1, 0) == table.loc["a", "reasons"][0]
    assert ("works_on", ("green",)) in table.loc["a", "reasons"]


def test_who_connects_groups_has_partners_across() -> None:
    """Of two triangles that one tie joins, its ends are the connectors."""
    names = [organisation(name, kind="sports_club") for name in "abcdef"]
    ties = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
    found = roles(network(names, ties))
    assert {"c", "d"} == {name for name, role in found.items() if role == "connector"}


def test_half_of_the_seats_go_to_the_lifeworld() -> None:
    """With two seats one institution has to wait, and so with more of them than of residents."""
    net = network(["a", institution("b", asked=""), institution("c", asked="")])
    few, many = invitations(net, WIJK, seats=2), invitations(net, WIJK, seats=9)
    assert ["a", "b"] == seated(few)
    assert {"c": "no_seat"} == why(few)
    assert ["a", "b"] == seated(many)
    assert {"c": "balance"} == why(many)
    assert many.balance.kept
    assert {"lifeworld": 1, "system": 1, "bridge": 0, "": 0} == many.balance.worlds


def test_residents_who_need_nothing_keep_the_balance() -> None:
    """A sports club without any other reason is invited beside a school that is still to ask."""
    club = organisation("club", kind="sports_club")
    schools = [organisation(name, kind="school", world="system", asked="no") for name in ("s", "t")]
    found = invitations(network([club, *schools]), WIJK)
    assert ["s", "club"] == seated(found)
    assert "resident_voice" == found.invited.set_index("organisation").loc["club", "role"]
    assert {"t": "balance"} == why(found)


def test_the_host_is_first_and_takes_no_seat() -> None:
    """An initiative that invites says so itself; the balance does not count it."""
    found = invitations(network(["a", "b"]), WIJK, host="b", seats=1)
    assert ["b", "a"] == seated(found)
    assert (("host_initiative",),) == found.invited["reasons"].iloc[0]
    assert 1 == found.balance.invited


def test_an_umbrella_can_be_the_host_and_nothing_else() -> None:
    """An umbrella has no standing and no seat, but may invite, also from elsewhere."""
    lsa = organisation("lsa", kind="umbrella", world="bridge")
    net = network(["a", lsa], [("a", "lsa")])
    found = invitations(net, WIJK, host="lsa")
    assert ("lsa", "host", "") == tuple(found.invited.loc[0, ["organisation", "role", "standing"]])
    assert "lsa" not in roles(net)


def test_who_knows_the_host_can_be_called_by_it() -> None:
    """A partner of the host carries that as a reason."""
    table = invitations(network(["a", "b"], [("a", "b")]), WIJK, host="a").invited
    assert ("knows_host", "a") in table.set_index("organisation").loc["b", "reasons"]


def test_who_declined_to_meet_the_host_waits() -> None:
    """A remembered answer of a pair is not overruled by a list."""
    answers = frame_of(INTRODUCTIONS, [{"source": "b", "target": "a", "answer": "declined"}])
    data = replace(dataset(["a", "b"]), introductions=answers)
    assert {"b": "declined"} == why(invitations(Network(data), WIJK, host="a"))
    assert {} == why(invitations(Network(data), WIJK))


def test_an_institution_without_a_line_comes_before_one_with() -> None:
    """Of two housing associations the one that no initiative here knows is first."""
    net = network(["a", institution("known"), institution("strange")], [("a", "known")])
    table = invitations(net, WIJK, seats=2).invited
    found = dict(zip(table["organisation"], table["reserve"], strict=True))
    assert {"a": False, "strange": False, "known": True} == found


def test_nobody_asked_means_nobody_stands_alone() -> None:
    """Where nobody was asked, everybody is still to be asked."""
    net = network([organisation("a", asked=""), organisation("b", asked="no_answer")])
    table = invitations(net, WIJK).invited
    assert ["ask", "ask"] == table["role"].tolist()
    assert {("not_asked",), ("no_answer",)} <= {r for row in table["reasons"] for r in row}


def test_an_area_without_organisations_gives_no_names() -> None:
    """An empty wijk has no list, no balance to keep, and lacks every voice one expects."""
    net = network([], neighbourhoods=[{"code": WIJK, "name": "Leeg"}])
    found = invitations(net, "Leeg", seats=3)
    assert found.invited.empty
    assert 0 == found.balance.invited
    assert "municipality" in set(found.missing_voices["code"])
    assert "theme" not in set(found.missing_voices["voice"])


def test_a_single_organisation_is_invited() -> None:
    """One initiative that was asked and knows nobody is the list."""
    assert {"a": "hand"} == roles(network(["a"]))


def test_a_municipality_can_be_the_place() -> None:
    """A name that is no neighbourhood's may be a municipality's."""
    net = network(["a", organisation("b", neighbourhood_codes=(OTHER_WIJK,))])
    assert {"a", "b"} == set(invitations(net, "Oosterlinde").invited["organisation"])


def test_what_is_not_there_is_refused() -> None:
    """A strange place, a strange or hidden host, and a table without seats."""
    net = network(["a", organisation("b", hidden=True)])
    with pytest.raises(UnknownPlaceError):
        invitations(net, "Nergens")
    for host in ("b", "nobody"):
        with pytest.raises(UnknownOrganisationError):
            invitations(net, WIJK, host=host)
    with pytest.raises(ValueError, match="seats"):
        invitations(net, WIJK, seats=0)


def test_voices_that_are_missing_name_who_may_know() -> None:
    """A theme and a kind that only somebody elsewhere in town brings point to that one."""
    net = network(
        [
            organisation("a", themes=("green",)),
            organisation(
                "away", kind="police", themes=("safety",), neighbourhood_codes=(OTHER_WIJK,)
            ),
            organisation("ghost", themes=("sport",), hidden=True, neighbourhood_codes=()),
        ]
    )
    table = invitations(net, WIJK, theme="zorg en welzijn").missing_voices
    rows = {row[1]: row[2:] for row in table.itertuples(index=False, name=None)}
    assert ("known_elsewhere", ("away",)) == rows["police"]
    assert ("known_elsewhere", ("away",)) == rows["safety"]
    assert ("nobody_known", ()) == rows["sport"]
    assert ("theme_of_dialogue", ()) == rows["care"]
    assert "green" not in rows


def test_a_list_is_changed_by_hand() -> None:
    """Taken off goes to the reserve, put on is invited, order is kept, the balance follows."""
    net = network(["a", "b", "c", institution("d"), organisation("far", neighbourhood_codes=())])
    before = invitations(net, WIJK, host="c", seats=1)
    after = edited(net, before, removed=["a"], added=["d", "far"], order=["far", "d"])
    assert ["c", "a"] == seated(before)
    assert ["c", "far", "d"] == seated(after)
    assert "removed" == why(after)["a"]
    assert {"lifeworld": 1, "system": 1, "bridge": 0, "": 0} == after.balance.worlds
    assert (("added",),) == after.invited.set_index("organisation").loc["far", "reasons"]
    assert ["c", "a"] == seated(before)


def test_changing_nothing_changes_nothing() -> None:
    """A list without changes is the same list."""
    net = gw.open_network("data/voorbeeldwijk")
    before = invitations(net, "WK990102", seats=8)
    after = edited(net, before)
    assert before.invited.equals(after.invited)
    assert before.balance == after.balance


def test_hidden_organisations_cannot_be_added() -> None:
    """Nor can those that are not there; and the host stays."""
    net = network(["a", organisation("b", hidden=True)])
    found = invitations(net, WIJK, host="a")
    with pytest.raises(UnknownOrganisationError):
        edited(net, found, added=["b"])
    assert ["a"] == seated(edited(net, found, removed=["a"]))


@pytest.mark.parametrize("reason", INVITATION_REASONS.values(), ids=lambda one: one.code)
def test_every_reason_is_whole(reason) -> None:
    """Both languages have a sentence with its gaps, and what it cannot tell."""
    assert len(reason.gaps) == len(reason.holds)
    for language in LANGUAGES:
        assert all(f"{{{gap}}}" in reason.template(language) for gap in reason.gaps)
        assert reason.template(language).count("{") == len(reason.gaps)
        assert reason.misleads(language).endswith(".")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(data=datasets(), seats=st.integers(1, 6) | st.none(), hosted=st.booleans())
def test_every_list_keeps_its_promises(data, seats, hosted) -> None:
    """Seats, balance, codes, sentences and the order hold whatever the data are."""
    net = Network(data)
    assume(net.places.neighbourhoods.index.isin([WIJK]).any())
    host = data.organisations.index[0] if hosted else None
    found = invitations(net, WIJK, host=host, seats=seats, theme="groen")
    table, names = found.invited, names_of(net)
    assert table["organisation"].is_unique
    assert set(table["role"]) <= set(codes(INVITATION_ROLES))
    assert set(table["why"]) <= {"", *codes(RESERVE_REASONS)}
    assert table["reserve"].tolist() == [bool(code) for code in table["why"]]
    assert table["reserve"].tolist() == sorted(table["reserve"])
    assert found.balance.kept
    assert found.balance.invited <= (seats or len(table))
    assert hosted == (table["role"].iloc[:1].tolist() == ["host"])
    kinds = data.organisations["kind"]
    for row in table.to_dict("records"):
        assert row["role"] == "host" or kinds[row["organisation"]] not in {
            "partnership",
            "umbrella",
        }
        assert (row["role"] == "hand") <= row["asked"]
        for reason in row["reasons"]:
            assert invitation_sentence(reason, names).endswith(".")


def test_hidden_organisations_are_nowhere() -> None:
    """Not on the list, not as a connector, not in a reason, not as who may know somebody."""
    net = network(["a", "b", organisation("ghost", hidden=True)], [("ghost", "a"), ("ghost", "b")])
    found = invitations(net, WIJK, host="a")
    told = f"{found.invited.to_dict('records')} {found.missing_voices.to_dict('records')}"
    assert "ghost" not in told


def test_the_real_data_give_a_list() -> None:
    """In Heechterp & Schieringen everybody is still to be asked, and the balance is kept."""
    net = gw.open_network("data/wijkgesprekken")
    found = gw.invitations(net, "Heechterp & Schieringen", host="le_bbhs")
    assert not found.invited["asked"].any()
    assert "hand" not in set(found.invited["role"])
    assert found.balance.kept


def test_a_very_large_area_has_connectors_too(monkeypatch) -> None:
    """Beyond the limit a group is who hangs together at all."""
    monkeypatch.setattr("graphlib_wijk.dialogue.groups.MOST_GROUPED", 2)
    names = [organisation(name, kind="sports_club") for name in "abcde"]
    found = roles(network(names, [("a", "b"), ("b", "c"), ("d", "e")]))
    assert ["b", "d"] == [name for name, role in found.items() if role == "connector"]
