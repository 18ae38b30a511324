"""The list of invitations as a workbook."""

from __future__ import annotations

import io

from openpyxl import Workbook, load_workbook

import graphlib_wijk as gw
from graphlib_wijk.network import Network
from graphlib_wijk.writing import invitation_list
from tests.networks import WIJK, network, organisation


def book(net: Network, language="nl", **options) -> Workbook:
    """Return the workbook of the list of the wijk as another program reads it."""
    found = gw.invitations(net, WIJK, **options)
    return load_workbook(io.BytesIO(invitation_list(net, found, language)))


def rows(workbook: Workbook, sheet: str) -> list[tuple[object, ...]]:
    """Return the rows of a sheet below its header."""
    return list(workbook[sheet].iter_rows(min_row=2, values_only=True))


def test_each_name_has_its_role_reasons_and_standing() -> None:
    """In Dutch; who was not asked is still to ask, whatever is known of it."""
    net = network(["alone", organisation("silent", asked="")])
    found = {row[0]: row[1:] for row in rows(book(net), "uitnodigingen")}
    assert (
        "genodigd",
        None,
        "een zetje nodig",
        "nog geen bekende relaties",
        "leefwereld",
    ) == (*found["Alone"][:3], *found["Alone"][4:])
    assert ("nog vragen", "nog vragen") == (found["Silent"][2], found["Silent"][4])
    assert found["Silent"][3].startswith("Nog vragen: het eigen verhaal hoorden we nog niet.")


def test_the_list_is_there_in_english() -> None:
    """Sheets, headers, roles and sentences; the reserve says why."""
    net = network(["a", "b"])
    workbook = book(net, "en", seats=1)
    assert ["invitations", "who is missing", "explanation", "lists"] == workbook.sheetnames
    assert ["invited", "reserve: no seat left"] == [row[1] for row in rows(workbook, "invitations")]


def test_a_reply_can_be_ticked() -> None:
    """The column for replies offers the words, and the header stays in sight."""
    workbook = book(network(["a"]))
    sheet = workbook["uitnodigingen"]
    (rule,) = sheet.data_validations.dataValidation
    assert "list" == rule.type
    assert "C2" in rule.sqref
    assert "A2" == sheet.freeze_panes
    assert [("uitgenodigd",), ("komt",), ("komt niet",)] == rows(workbook, "lijsten")


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    """Nothing in the workbook is ever computed."""
    workbook = book(network([organisation("a", name="=1+1", asked="no")]))
    cell = workbook["uitnodigingen"]["A2"]
    assert ("=1+1", "s") == (cell.value, cell.data_type)


def test_the_rule_is_explained_with_its_count() -> None:
    """The first line of the explanation tells the rule, whether it is kept, and the numbers."""
    told = rows(book(network(["a"])), "uitleg")[0]
    assert "leefwereld 1" in told[1]
    assert "De regel is gehaald." in told[1]


def test_a_list_without_names_has_headers_only() -> None:
    """An empty wijk gives a workbook all the same, with the voices that are missing."""
    net = network([], neighbourhoods=[{"code": WIJK, "name": "Leeg"}])
    workbook = book(net)
    assert [] == rows(workbook, "uitnodigingen")
    assert "gemeente" in {row[0] for row in rows(workbook, "wie ontbreekt")}


def test_the_same_list_gives_the_same_bytes() -> None:
    """Nothing in it depends on the day or on chance."""
    net = gw.open_network("data/voorbeeldwijk")
    found = gw.invitations(net, "WK990102", seats=10)
    assert invitation_list(net, found) == invitation_list(net, found)
