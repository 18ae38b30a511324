"""A form that came back: what it says beside what the data say now, and handing it in."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graphlib_wijk.forms.meaning import Said, corrections_in
from graphlib_wijk.reading.form import ReturnedForm, read_form
from graphlib_wijk.reading.limits import UPLOAD, Limits
from graphlib_wijk.store import Correction, Proposal, Signature, Store, UnknownRecordError
from graphlib_wijk.store.corrections import touched
from graphlib_wijk.store.paper import Basis, FormKey
from graphlib_wijk.tables import Dataset, Problem
from graphlib_wijk.writing.form import form_of

State = Literal["new", "changed", "known", "done", "impossible"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """
    One thing that a form wants to be different.

    Parameters
    ----------
    said
        What, and from which cell it follows.
    state
        ``new``; ``changed`` when somebody changed the same since the form was made; ``known`` when
        it was proposed before; ``done`` when the data say so already; ``impossible`` when what it
        is about went away since.
    before, now
        The values that it changes: when the form was made, and now. Empty for a tie as a whole.
    proposal
        What became of it, where it was proposed before.
    """

    said: Said
    state: State
    before: Mapping[str, Any]
    now: Mapping[str, Any]
    proposal: Proposal | None = None

    @property
    def correction(self) -> Correction:
        """What is to be different."""
        return self.said.correction


@dataclass(frozen=True, kw_only=True)
class Checked:
    """
    A form that came back, beside what the data say now.

    Parameters
    ----------
    key
        Which form; None when that cannot be told.
    current
        The version it was compared with.
    name
        Name of the organisation, as the form was given.
    lines
        What it wants to be different; none where anything is an error.
    problems
        What is wrong with it.
    """

    key: FormKey | None = None
    current: int = 0
    name: str = ""
    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether it may be handed in."""
        wrong = any(problem.severity == "error" for problem in self.problems)
        return self.key is not None and not wrong


def check(
    store: Store,
    path: str | os.PathLike[str],
    by: Signature,
    *,
    dataset: str = "",
    limits: Limits = UPLOAD,
) -> Checked:
    """
    Read a form that came back and tell what it wants, without changing anything.

    Parameters
    ----------
    store
        Where the data are kept.
    path
        The workbook.
    by
        Who hands it in: somebody who may speak for that organisation.
    dataset
        Id of the data set it has to be of; any by default.
    limits
        How much is read at most.

    Returns
    -------
    checked
        What it says and what is wrong with it.

    Raises
    ------
    ForbiddenError
        If the actor may not speak for the organisation of the form.
    """
    returned, problems = read_form(path, limits=limits)
    return compared(store, returned, problems, by, dataset=dataset)


def compared(
    store: Store,
    returned: ReturnedForm | None,
    problems: tuple[Problem, ...],
    by: Signature,
    *,
    dataset: str = "",
) -> Checked:
    """
    Tell what a form that was read wants, without changing anything.

    Parameters
    ----------
    store
        Where the data are kept.
    returned, problems
        What `graphlib_wijk.reading.form.read_form` gave.
    by
        Who hands it in: somebody who may speak for that organisation.
    dataset
        Id of the data set it has to be of; any by default.

    Returns
    -------
    checked
        What it says and what is wrong with it.

    Raises
    ------
    ForbiddenError
        If the actor may not speak for the organisation of the form.
    """
    if returned is None:
        return Checked(problems=problems)
    if dataset and returned.dataset != dataset:
        found = _refused(returned, "form-other-dataset", returned.dataset, dataset)
        return Checked(problems=(*problems, found))
    held = {one.id: one.current for one in store.versions.datasets(by)}
    if returned.dataset not in held:
        found = _refused(returned, "form-other-dataset", returned.dataset)
        return Checked(problems=(*problems, found))
    if not 1 <= returned.version <= held[returned.dataset]:
        found = _refused(returned, "form-unknown-version", str(returned.version))
        return Checked(problems=(*problems, found))
    return _beside(store, returned, problems, by)


def _refused(returned: ReturnedForm, code: str, found: str, expected: str = "") -> Problem:
    return Problem(code=code, file=returned.file, found=found, expected=expected)


def _beside(
    store: Store, returned: ReturnedForm, problems: tuple[Problem, ...], by: Signature
) -> Checked:
    name, organisation = returned.dataset, returned.organisation
    try:
        now = store.paper.basis(name, organisation, by)
    except UnknownRecordError:
        found = _refused(returned, "form-organisation-gone", organisation)
        return Checked(problems=(*problems, found))
    try:
        then = now
        if returned.version != now.current:
            then = store.paper.basis(name, organisation, by, number=returned.version)
    except UnknownRecordError:
        # What that version held was taken away, or the organisation came later.
        found = _refused(returned, "form-unknown-version", str(returned.version))
        return Checked(problems=(*problems, found))
    form = form_of(
        then.data,
        dataset=name,
        version=returned.version,
        organisation=organisation,
        language=returned.language,
    )
    said, unclear = corrections_in(returned, form, then.data, lambda: store.versions.open(name, by))
    checked = Checked(
        key=then.key, current=now.current, name=form.name, problems=(*problems, *unclear)
    )
    if not checked.sound:
        return checked
    return _with_lines(store, checked, said, (then, now), by)


def _with_lines(
    store: Store,
    checked: Checked,
    said: tuple[Said, ...],
    bases: tuple[Basis, Basis],
    by: Signature,
) -> Checked:
    then, now = bases
    proposals = store.paper.handed_in(then.key, [one.correction for one in said], by)
    lines = tuple(
        _line(one, then.data, now.data, proposal)
        for one, proposal in zip(said, proposals, strict=True)
    )
    return Checked(
        key=checked.key,
        current=checked.current,
        name=checked.name,
        lines=lines,
        problems=checked.problems,
    )


def _line(said: Said, then: Dataset, now: Dataset, proposal: Proposal | None) -> Line:
    correction = said.correction
    before, present = (_values(data, correction) for data in (then, now))
    return Line(
        said=said,
        state="known" if proposal else _state(correction, then, now, present),
        before=before,
        now=present,
        proposal=proposal,
    )


def _values(data: Dataset, correction: Correction) -> dict[str, Any]:
    """Return the values that a correction changes; `touched` has one column more for some."""
    rows = touched(data, correction)["values"]
    return dict(zip(correction.fields, rows[0], strict=False)) if rows else {}


def _state(
    correction: Correction, then: Dataset, now: Dataset, present: Mapping[str, Any]
) -> State:
    before, after = touched(then, correction), touched(now, correction)
    if before == after:
        return "new"
    if _is_so(correction, now, present):
        return "done"
    # A tie that went away, or one that somebody else added: there is nothing left to change.
    return "changed" if before["there"] == after["there"] else "impossible"


def _is_so(correction: Correction, now: Dataset, present: Mapping[str, Any]) -> bool:
    there = touched(now, correction)["there"]
    if correction.kind == "deny-tie":
        return not there
    if correction.kind == "add-tie":
        return bool(there)
    wanted = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in correction.fields.items()
    }
    return bool(wanted) and dict(present) == wanted


def hand_in(
    store: Store, checked: Checked, by: Signature, *, anyway: Collection[int] = ()
) -> tuple[Proposal, ...]:
    """
    Propose what a form says: all of it, or nothing.

    Parameters
    ----------
    store
        Where the data are kept.
    checked
        The form as somebody saw it.
    by
        Who hands it in, and when.
    anyway
        Positions of the lines that somebody changed since, and that are wanted all the same.

    Returns
    -------
    proposals
        One for each line that was handed in; empty when there is nothing to hand in.

    Raises
    ------
    ValueError
        If there is anything wrong with the form.
    ConflictError
        If somebody changed the same fields after it was checked; then nothing was proposed.
    ForbiddenError
        If the actor may not speak for this organisation.
    """
    if checked.key is None or not checked.sound:
        message = "This form has problems; see `Checked.problems`."
        raise ValueError(message)
    said = [
        (line.correction, checked.current if line.state == "changed" else checked.key.version)
        for at, line in enumerate(checked.lines)
        if line.state == "new" or (line.state == "changed" and at in anyway)
    ]
    return store.paper.hand_in(checked.key, said, by) if said else ()
