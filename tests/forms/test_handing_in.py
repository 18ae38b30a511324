"""A form that came back beside what the data say by now: shown first, then handed in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphlib_wijk import forms
from graphlib_wijk.store import (
    ConflictError,
    Correction,
    ForbiddenError,
    Store,
    open_store,
)
from graphlib_wijk.writing.form_workbook import form_workbook
from tests.forms import filling as f
from tests.networks import WIJK
from tests.store.people import signed

TIE = ("kom", "akker", "funding")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the small data set, published."""
    with open_store(f"sqlite:///{tmp_path / 'w.db'}") as made:
        made.versions.save("a", f.small(), signed())
        made.versions.publish("a", signed())
        yield made


def answered(store: Store, folder: Path, cells: f.Cells, **which: object) -> Path:
    """Make a form and fill it in."""
    form = forms.form_for(store, "a", "akker", signed(), **which)
    return f.put(folder, f.filled(form_workbook(form), cells))


def meanwhile(store: Store, kind: str, tie: object = None, **fields: object) -> None:
    """Have somebody else change the data."""
    said = Correction(kind=kind, organisation="akker", tie=tie, fields=fields)
    current = store.versions.datasets(signed())[0].current
    store.proposals.apply("a", said, signed(), expected=current)


def states(store: Store, path: Path) -> list[str]:
    """How each line of a form stands."""
    return [line.state for line in forms.check(store, path, signed()).lines]


def kinds(store: Store) -> list[str]:
    """The kinds of the proposals that wait."""
    found = store.proposals.list("a", signed(), states=("open",))
    return [one.correction.kind for one in found]


def test_looking_at_a_form_changes_nothing_and_handing_in_proposes_it(
    store: Store, tmp_path: Path
) -> None:
    """Old and new values are shown first; the proposals come when somebody says so."""
    path = answered(store, tmp_path, {f.NOTE: "Woensdag", f.VERDICT: "klopt"})
    checked = forms.check(store, path, signed())

    assert ("Akker", ["new", "new"]) == (checked.name, [one.state for one in checked.lines])
    assert {"note": "Elke dinsdag"} == checked.lines[0].before == checked.lines[0].now
    assert [] == kinds(store)
    assert 2 == len(forms.hand_in(store, checked, signed()))
    assert ["change-details", "confirm-tie"] == kinds(store)


def test_a_form_that_was_handed_in_says_so(store: Store, tmp_path: Path) -> None:
    """Checked again, each line is known and has its proposal; handing in does nothing."""
    path = answered(store, tmp_path, {f.VERDICT: "klopt niet"})
    forms.hand_in(store, forms.check(store, path, signed()), signed())
    again = forms.check(store, path, signed())

    assert [("known", "open")] == [
        (one.state, one.proposal.state) for one in again.lines if one.proposal
    ]
    assert () == forms.hand_in(store, again, signed())
    assert ["deny-tie"] == kinds(store)


def test_what_somebody_changed_since_waits_for_a_yes(store: Store, tmp_path: Path) -> None:
    """The line shows what was on the form and what is there now, and goes along when asked."""
    path = answered(store, tmp_path, {f.NOTE: "Woensdag", f.VERDICT: "klopt"})
    meanwhile(store, "change-details", note="Donderdag")
    checked = forms.check(store, path, signed())
    line = checked.lines[0]

    assert ["changed", "new"] == [one.state for one in checked.lines]
    assert ({"note": "Elke dinsdag"}, {"note": "Donderdag"}) == (line.before, line.now)
    assert 1 == len(forms.hand_in(store, checked, signed()))
    assert 1 == len(forms.hand_in(store, forms.check(store, path, signed()), signed(), anyway=[0]))
    assert ["confirm-tie", "change-details"] == kinds(store)


def test_what_changes_while_one_looks_is_a_conflict_and_nothing_is_half(
    store: Store, tmp_path: Path
) -> None:
    """Between looking and handing in somebody was first: nothing arrives."""
    path = answered(store, tmp_path, {f.NOTE: "Woensdag", f.VERDICT: "klopt"})
    checked = forms.check(store, path, signed())
    meanwhile(store, "change-details", note="Donderdag")

    with pytest.raises(ConflictError):
        forms.hand_in(store, checked, signed())
    assert [] == kinds(store)


def test_what_is_so_already_or_cannot_be_any_more_is_told(store: Store, tmp_path: Path) -> None:
    """The data already say it, or the tie went away: neither is handed in."""
    denied = answered(store, tmp_path, {f.VERDICT: "klopt niet", f.NOTE: "Woensdag"})
    changed = f.put(tmp_path, denied.read_bytes(), "other.xlsx")
    changed = f.put(
        tmp_path,
        f.filled(changed.read_bytes(), {f.VERDICT: "klopt", f.SINCE: "2024", f.NOTE: "Elke dag"}),
        "other.xlsx",
    )
    meanwhile(store, "deny-tie", TIE)
    meanwhile(store, "change-details", note="Woensdag")

    assert ["done", "done"] == states(store, denied)
    assert ["changed", "impossible"] == states(store, changed)
    assert () == forms.hand_in(store, forms.check(store, changed, signed()), signed())


@pytest.mark.parametrize("code", ["form-other-dataset", "form-unknown-version"])
def test_a_form_of_something_else_is_refused(store: Store, tmp_path: Path, code: str) -> None:
    """Of data that are not these, or of a version that is not there."""
    dataset, version = ("b", 1) if code == "form-other-dataset" else ("a", 7)
    form = f.form_of(f.small(), dataset=dataset, version=version, organisation="akker")
    path = f.put(tmp_path, form_workbook(form))

    for wanted in ("", "a"):
        checked = forms.check(store, path, signed(), dataset=wanted)
        assert ([code], False) == ([one.code for one in checked.problems], checked.sound)


def test_a_form_of_who_went_away_or_of_what_was_taken_away_is_refused(
    store: Store, tmp_path: Path
) -> None:
    """The organisation is not in the current version, or the content of the form's one is gone."""
    path = answered(store, tmp_path, {f.VERDICT: "klopt"})
    meanwhile(store, "change-details", note="Donderdag")
    store.versions.prune("a", signed(), keep=1)
    assert ["form-unknown-version"] == [
        one.code for one in forms.check(store, path, signed()).problems
    ]

    store.versions.save("a", f.dataset(["kom", "geld"]), signed())
    assert ["form-organisation-gone"] == [
        one.code for one in forms.check(store, path, signed()).problems
    ]


def test_a_form_with_an_error_is_not_handed_in(store: Store, tmp_path: Path) -> None:
    """Not even the part of it that is clear."""
    path = answered(store, tmp_path, {f.VERDICT: "klopt", f.SINCE: "ooit"})
    checked = forms.check(store, path, signed())

    assert (False, ()) == (checked.sound, checked.lines)
    with pytest.raises(ValueError, match="problems"):
        forms.hand_in(store, checked, signed())


def test_who_may_not_speak_for_an_organisation_cannot_even_look(
    store: Store, tmp_path: Path
) -> None:
    """Staff of another municipality neither get the form nor read one in."""
    store.people.add("ander@example.org", signed(), role="staff", municipalities=["GM0080"])
    stranger = store.people.actor("ander@example.org")
    assert stranger is not None
    path = answered(store, tmp_path, {f.VERDICT: "klopt"})

    with pytest.raises(ForbiddenError):
        forms.form_for(store, "a", "akker", signed(stranger))
    with pytest.raises(ForbiddenError):
        forms.check(store, path, signed(stranger))


def test_a_form_on_paper_is_typed_over_into_one_of_its_version(
    store: Store, tmp_path: Path
) -> None:
    """The same version again has the same rows and marks, so that a conflict still shows."""
    meanwhile(store, "change-tie", TIE, note="Brood")
    path = answered(store, tmp_path, {f.TIE_NOTE: "Thee"}, number=1)
    line = forms.check(store, path, signed()).lines[0]

    assert ("changed", {"note": "Soep"}, {"note": "Brood"}) == (line.state, line.before, line.now)


def test_the_forms_of_a_neighbourhood_come_in_one_file(store: Store) -> None:
    """A workbook for each initiative, with a name of its own; no school and no fund."""
    found = forms.initiatives_in(store.versions.open("a", signed()), WIJK)
    content = forms.bundle(forms.form_for(store, "a", one, signed()) for one in found)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()

    assert ("akker", "kom", "dubbel1", "dubbel2") == found
    assert "formulier-akker-akker-1.xlsx" == names[0]
    assert 4 == len(set(names))
