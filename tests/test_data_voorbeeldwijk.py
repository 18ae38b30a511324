"""The fictional municipality: made by its script, marked as fictional, and showing everything."""

import csv
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

import graphlib_wijk as gw
from graphlib_wijk.dialogue.comparison_rules import CHANGES
from graphlib_wijk.tables import PERSON_HEADERS
from graphlib_wijk.vocabulary import (
    CONFIRMATIONS,
    INITIATIVE_KINDS,
    LINKING_KINDS,
    ORGANISATION_KINDS,
    STANDINGS,
    TIE_KINDS,
    codes,
    find,
    fold,
)

DATA = Path(__file__).parents[1] / "data"
SCRIPT = DATA / "make_voorbeeldwijk.py"
LATEST = DATA / "voorbeeldwijk"
EARLIER = LATEST / "2025-10-01"
EDITIONS = pytest.mark.parametrize("edition", [LATEST, EARLIER], ids=["latest", "earlier"])


def rows(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def about(folder):
    return tomllib.loads((folder / "over.toml").read_text(encoding="utf-8"))


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def kind_codes(folder):
    return {
        row["id"]: find("organisation_kinds", row["soort"]).code
        for row in rows(folder, "organisaties")
    }


def in_a_neighbourhood(folder, name):
    return [row for row in rows(folder, "organisaties") if name in row["wijk"].split("|")]


def share_asked(folder, name):
    answers = [row["bevraagd"] for row in in_a_neighbourhood(folder, name)]
    return answers.count("ja") / len(answers)


@pytest.fixture(scope="module")
def network():
    return gw.open_network(LATEST)


@pytest.fixture(scope="module")
def earlier():
    return gw.open_network(EARLIER)


@pytest.fixture(scope="module")
def initiatives(network):
    kinds = network.organisations["kind"]
    return set(kinds.index[kinds.isin(INITIATIVE_KINDS)])


def test_the_script_writes_the_same_bytes_again(tmp_path):
    """Running the script anywhere gives exactly the tables that are in the project."""
    subprocess.run([sys.executable, SCRIPT, tmp_path], check=True)

    made, kept = contents(tmp_path), contents(LATEST)
    del kept["README.md"]
    assert kept == made


@EDITIONS
def test_says_that_it_is_fictional(edition):
    """Each edition says in its title, its description and its mark that it is made up."""
    facts = about(edition)

    assert facts["fictief"] is True
    assert "verzonnen" in facts["titel"]
    assert facts["omschrijving"].startswith("Verzonnen gegevens")
    assert {"Verzonnen"} == {row["bron"] for row in rows(edition, "organisaties")}
    assert all(row["bron"].endswith("(verzonnen)") for row in rows(edition, "relaties"))


def test_has_two_reference_dates_a_year_apart():
    """The latest edition is of 1 October 2026, the one in the folder of a year earlier."""
    assert date(2026, 10, 1) == about(LATEST)["peildatum"]
    assert date(2025, 10, 1) == about(EARLIER)["peildatum"]
    assert about(EARLIER)["peildatum"].isoformat() == EARLIER.name


@EDITIONS
def test_does_not_say_that_everyone_was_asked(edition):
    """Whether somebody was asked is told per organisation only."""
    assert about(edition)["iedereen_bevraagd"] is False


@EDITIONS
def test_uses_only_codes_of_no_real_place(edition):
    """Municipality and neighbourhoods carry codes that start with the unused 99."""
    codes_used = {row["gemeentecode"] for row in rows(edition, "organisaties")} - {""}
    neighbourhoods = {row["code"] for row in rows(edition, "wijken")}
    of_organisations = {
        code for row in rows(edition, "organisaties") for code in row["wijkcode"].split("|")
    }

    assert {"GM9901"} == codes_used
    assert {"WK990101", "WK990102", "WK990103", "WK990104"} == neighbourhoods
    assert neighbourhoods == of_organisations - {""}


@pytest.mark.parametrize(
    ("edition", "organisations", "ties"), [(LATEST, 125, 274), (EARLIER, 124, 266)]
)
def test_has_the_size_of_a_real_municipality(edition, organisations, ties):
    """Each edition holds as many organisations and ties as were written out."""
    assert organisations == len(rows(edition, "organisaties"))
    assert ties == len(rows(edition, "relaties"))


@EDITIONS
def test_a_third_to_a_half_are_initiatives(edition):
    """Residents' initiatives are many, but not the majority."""
    kinds = kind_codes(edition).values()

    assert 1 / 3 <= sum(kind in INITIATIVE_KINDS for kind in kinds) / len(kinds) <= 1 / 2


def test_every_kind_of_organisation_and_tie_occurs():
    """The data speak the whole vocabulary, except for the word for no word at all."""
    ties = {find("tie_kinds", row["soort"]).code for row in rows(LATEST, "relaties")}

    assert set(codes(ORGANISATION_KINDS)) - {"unknown"} == set(kind_codes(LATEST).values())
    assert set(codes(TIE_KINDS)) - {"unknown", "other"} == ties


@EDITIONS
def test_ids_are_unique(edition):
    """No two organisations of an edition share an id or a name."""
    for column in ("id", "naam"):
        values = [row[column] for row in rows(edition, "organisaties")]

        assert len(values) == len(set(values))


def test_ids_mean_the_same_in_both_editions():
    """Whoever is in both editions has the same id, name, kind and place in both."""
    columns = ("naam", "soort", "gemeente", "wijkcode")
    now = {row["id"]: [row[name] for name in columns] for row in rows(LATEST, "organisaties")}
    then = {row["id"]: [row[name] for name in columns] for row in rows(EARLIER, "organisaties")}
    both = now.keys() & then.keys()

    assert {key: now[key] for key in both} == {key: then[key] for key in both}
    assert {"wa_stroom", "mo_deel"} == now.keys() - then.keys()
    assert {"wa_klus"} == then.keys() - now.keys()


def test_holds_no_control_characters():
    """A line feed is the only control character, so that every program reads the same text."""
    for name, content in contents(LATEST).items():
        text = content.decode("utf-8")

        assert {"\n"} == {char for char in text if unicodedata.category(char) == "Cc"}, name


@EDITIONS
@pytest.mark.parametrize("table", ["organisaties", "relaties", "wijken"])
def test_holds_no_persons(edition, table):
    """No column is one of persons, and no cell looks like an e-mail address or a number to call."""
    found = rows(edition, table)

    assert not {fold(header) for header in found[0]} & PERSON_HEADERS.keys()
    for row in found:
        for cell in row.values():
            assert "@" not in cell
            assert not re.search(r"\b0\d[\d -]{6,}|\+\d{2}", cell)
    assert {""} == {row.get("website", "") for row in found}


@EDITIONS
def test_only_those_who_were_asked_named_a_tie(edition):
    """Whoever is named as the source of a tie was asked and is one of its two ends."""
    asked = {row["id"] for row in rows(edition, "organisaties") if row["bevraagd"] == "ja"}

    for row in rows(edition, "relaties"):
        assert set(row["gemeld_door"].split("|")) - {""} <= asked & {row["van"], row["naar"]}


@EDITIONS
def test_nothing_happened_after_the_reference_date(edition):
    """Dates of asking and of contact lie before the reference date of the edition."""
    reference_date = about(edition)["peildatum"].isoformat()
    asked_on = [row["bevraagd_op"] for row in rows(edition, "organisaties")]
    contacts = [row["laatste_contact"] for row in rows(edition, "relaties")]

    assert max(asked_on) < reference_date
    assert max(contacts) < reference_date


def test_coverage_differs_between_neighbourhoods():
    """In one neighbourhood less than half were asked, in another more than four in five."""
    assert share_asked(LATEST, "Molenakker") < 0.5
    assert share_asked(LATEST, "Waterkwartier") > 0.8


@EDITIONS
def test_is_read_without_a_problem(edition):
    """The data follow the contract to the letter."""
    _, problems = gw.read(edition)

    assert [] == list(problems)


def test_shows_every_standing(network, initiatives):
    """Each standing is that of at least two organisations, one of them an initiative."""
    standing = gw.standings(network)["standing"]

    for code in codes(STANDINGS):
        holders = set(standing.index[standing == code])

        assert len(holders) >= 2, code
        assert holders & initiatives, code


def test_the_readme_names_the_right_examples(network):
    """The table of standings in the README holds for the data beside it."""
    standing = gw.standings(network)["standing"]
    name_of = network.organisations["name"]
    table = re.findall(
        r"^\| (.+?) \| `(\w+)` \| (.+?) \|$",
        (LATEST / "README.md").read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )

    assert [(term.nl, term.code) for term in STANDINGS] == [(nl, code) for nl, code, _ in table]
    for _, code, examples in table:
        holders = set(name_of[standing.index[standing == code]])

        assert set(examples.split(", ")) <= holders


def test_shows_every_confirmation(network):
    """Ties are confirmed, one-sided, not confirmable and from a source only."""
    found = Counter(word for *_, word in network.partners.edges.data("confirmation"))

    assert set(codes(CONFIRMATIONS)) == set(found)


def test_some_initiatives_know_no_institution(network, initiatives):
    """An initiative has partners, none of which is municipality, landlord, welfare or fund."""
    partners = network.partners
    kinds = network.organisations["kind"]
    unlinked = {
        name
        for name in initiatives
        if partners[name] and not any(kinds[other] in LINKING_KINDS for other in partners[name])
    }

    assert {"bi_repair", "vo_atelier"} <= unlinked


def test_some_initiatives_do_not_know_each_other(network, initiatives):
    """An initiative has partners, none of which is another initiative of its neighbourhood."""
    of_the_neighbourhood = set(network.in_neighbourhood("Waterkwartier").organisations.index)
    peers = (initiatives & of_the_neighbourhood) - {"wa_senior"}

    assert peers
    assert network.partners["wa_senior"]
    assert not peers & set(network.partners["wa_senior"])


def test_the_loss_of_one_organisation_cuts_off_two_initiatives(network):
    """Without De Nestkast two initiatives have only each other left."""
    left = nx.Graph(network.partners)
    left.remove_node("vo_huis")

    assert {"vo_atelier", "vo_naai"} == nx.node_connected_component(left, "vo_atelier")


def test_some_ties_of_initiatives_are_fading(network, initiatives):
    """Some initiatives had no contact with a partner in the year before the reference date."""
    fading = {
        end
        for first, second, contact in network.partners.edges.data("last_contact")
        for end in (first, second)
        if contact and contact < "2025-10-01"
    }

    assert {"wa_senior", "bi_draad", "mo_ver"} <= fading & initiatives


def test_some_partners_do_not_answer(network):
    """The municipality was asked and does not name two initiatives that name it."""
    for initiative in ("wa_kade", "vo_prev"):
        tie = network.partners.edges["ol_gem", initiative]

        assert ("one_sided", (initiative,)) == (tie["confirmation"], tie["reported_by"])


def test_the_dialogue_improves_two_standings(network, earlier):
    """Het Anker and De Steiger were alone or hung on one thread, and are connected now."""
    before = gw.standings(earlier)["standing"]
    after = gw.standings(network)["standing"]

    assert ("isolated", "connected") == (before["wa_anker"], after["wa_anker"])
    assert ("one_thread", "connected") == (before["wa_steiger"], after["wa_steiger"])


def test_some_ties_are_not_new_but_newly_measured(network, earlier):
    """A tie of two who were first asked later appears, though it began years before."""
    tie = next(
        row
        for row in rows(LATEST, "relaties")
        if {row["van"], row["naar"]} == {"wa_moskee", "bi_turks"}
    )

    assert network.partners.has_edge("wa_moskee", "bi_turks")
    assert not earlier.partners.has_edge("wa_moskee", "bi_turks")
    assert tie["sinds"] < "2025"


def test_some_ties_were_confirmed_since(network, earlier):
    """A tie that one end named in the earlier edition is named by both in the latest."""
    before = earlier.partners.edges["wa_repair", "wa_bb"]["confirmation"]
    after = network.partners.edges["wa_repair", "wa_bb"]["confirmation"]

    assert ("one_sided", "confirmed") == (before, after)


def test_the_readme_names_the_right_changes(network, earlier):
    """The table of changes in the README holds for the two editions."""
    ties = gw.compared(earlier, network).ties
    name_of = {**earlier.organisations["name"], **network.organisations["name"]}
    found = {
        frozenset((name_of[one], name_of[other])): change
        for one, other, change in zip(ties["one"], ties["other"], ties["change"], strict=True)
    }
    readme = (LATEST / "README.md").read_text(encoding="utf-8")

    for change in CHANGES[:-1]:
        pairs = re.findall(rf"^\| {change.nl} \| (.+?) en (.+?) \|$", readme, flags=re.MULTILINE)
        assert pairs, change.nl
        assert {change.code} == {found.get(frozenset(pair)) for pair in pairs}
