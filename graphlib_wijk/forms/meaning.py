"""
What somebody means with a form that came back: the corrections that follow from it.

A cell that still says what the form said means nothing, whatever the data say by now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphlib_wijk.forms.values import Findings, some, value_of
from graphlib_wijk.reading.characters import tidy
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.form import FormCell, FormRow, ReturnedForm
from graphlib_wijk.store import Correction
from graphlib_wijk.store.corrections import Kind, TieKey
from graphlib_wijk.store.rows import cells_of
from graphlib_wijk.tables import ORGANISATIONS, TIES, Dataset, Problem, Table
from graphlib_wijk.tables.form import DETAILS, FACTS, VERDICTS, verb_meant, verbs, verdict_of
from graphlib_wijk.vocabulary import TIE_KINDS
from graphlib_wijk.writing.form import Form, FormTie

_UNDIRECTED = frozenset(kind.code for kind in TIE_KINDS if not kind.directed)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A correction, and the cell from which it follows."""

    correction: Correction
    cell: FormCell


def corrections_in(
    returned: ReturnedForm, form: Form, base: Dataset, known: Callable[[], Dataset]
) -> tuple[tuple[Said, ...], tuple[Problem, ...]]:
    """
    Tell what a form that came back wants to be different.

    Parameters
    ----------
    returned
        What came back.
    form
        The form as it was given, in the same language.
    base
        The data that it was made of, with all of the organisation's own.
    known
        Gives the data by now, as far as whoever hands it in may see them: a missing tie can be
        with who was not on the list. Only asked when somebody wrote such a name.

    Returns
    -------
    said
        In the order of the form; empty when nobody changed anything.
    problems
        What is not clear. With an error among them nothing may be handed in.
    """
    meaning = _Meaning(returned=returned, form=form, base=base, known=known)
    said = (*meaning.details(), *meaning.ties(), *meaning.added())
    return said, tuple(meaning.findings.problems)


@dataclass(frozen=True, kw_only=True)
class _Meaning:
    returned: ReturnedForm
    form: Form
    base: Dataset
    known: Callable[[], Dataset]
    findings: Findings = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "findings", Findings(self.returned))

    def _said(
        self,
        cell: FormCell,
        kind: Kind,
        tie: TieKey | None = None,
        **values: Any,  # noqa: ANN401 - of any column
    ) -> Said:
        who = self.form.organisation
        correction = Correction(kind=kind, organisation=who, tie=tie, fields=values)
        return Said(correction=correction, cell=cell)

    def details(self) -> Iterator[Said]:
        """Give what is different about the organisation itself."""
        own = self.base.organisations.loc[[self.form.organisation]]
        before = dict(zip(DETAILS, cells_of(own, DETAILS)[0], strict=True))
        cells = {name: self.returned.details[name] for name in DETAILS}
        changed = self._changed(ORGANISATIONS, self.form.details, cells, before)
        if changed:
            yield self._said(cells[next(iter(changed))], "change-details", **changed)
        cell = self.returned.details["asked_on"]
        if cell.text == self.form.asked_on:
            return
        if not cell.text:
            self.findings.add("form-day-kept", cell, found=self.form.asked_on)
            return
        day = value_of(ORGANISATIONS.column("asked_on"), cell, self.findings)
        asked = cells_of(own, ("asked", "asked_on"))[0]
        if day and asked != ("yes", day):
            yield self._said(cell, "say-asked", asked_on=day)

    def _changed(
        self,
        table: Table,
        shown: Mapping[str, str],
        cells: Mapping[str, FormCell],
        before: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Return the values that are not what they were; the same day in other signs is not."""
        typed = {
            name: value_of(table.column(name), cells[name], self.findings)
            for name in shown
            if cells[name].text != tidy(shown[name])
        }
        return {name: value for name, value in typed.items() if value != before[name]}

    def ties(self) -> Iterator[Said]:
        """Give what is said of the ties on the form."""
        rows = self.returned.ties
        by_code = {tie.code: tie for tie in self.form.ties}
        if by_code and not any(row["code"].text in by_code for row in rows):
            place = rows[0]["code"] if rows else self.returned.details["name"]
            self.findings.add("form-unknown-tie", place, found=place.text if rows else "–")
            return
        seen: set[str] = set()
        for row in rows:
            if row.blank:
                continue
            tie = by_code.get(row["code"].text)
            if tie is None:
                self.findings.add("form-unknown-tie", row["code"])
            elif tie.code in seen:
                self.findings.add("form-tie-twice", row["other"], found=tie.other_name)
            else:
                yield from self._tie(row, tie)
            seen.add(row["code"].text)

    def _tie(self, row: FormRow, tie: FormTie) -> Iterator[Said]:
        for name, right in (("other", tie.other_name), ("verb", tie.verb)):
            if row[name].text != tidy(right):
                self.findings.add("form-other-tie", row[name], expected=right)
                return
        verdict = verdict_of(row["verdict"].text)
        if verdict is None:
            words = some(word.nl for word in VERDICTS.values())
            self.findings.add("form-unknown-word", row["verdict"], expected=words)
            return
        cells = {name: row[name] for name in FACTS}
        changed = self._changed(TIES, tie.facts, cells, self._facts[tie.ends])
        if changed and verdict in {"wrong", "unsure"}:
            which = ", ".join(row[name].heading for name in changed)
            self.findings.add("form-answer-contradicts", row["verdict"], expected=which)
        elif changed:
            # Who says what is different about a tie says that it is there.
            yield self._said(cells[next(iter(changed))], "change-tie", tie.ends, **changed)
        elif verdict in {"right", "wrong"}:
            kind: Kind = "confirm-tie" if verdict == "right" else "deny-tie"
            yield self._said(row["verdict"], kind, tie.ends)

    @cached_property
    def _facts(self) -> dict[TieKey, dict[str, Any]]:
        """What the data said of each tie, by its ends and kind; of alike rows the first."""
        rows = cells_of(self.base.ties, ("source", "target", "kind", *FACTS))
        facts: dict[TieKey, dict[str, Any]] = {}
        for source, target, kind, *values in rows:
            facts.setdefault((source, target, kind), dict(zip(FACTS, values, strict=True)))
        return facts

    def added(self) -> Iterator[Said]:
        """Give the ties that are missing."""
        there = {tie.ends for tie in self.form.ties}
        seen: set[TieKey] = set()
        for row in self.returned.added:
            tie = self._missing(row)
            if tie is None:
                continue
            if _same(tie) & there:
                self.findings.add("form-tie-known", row["other"])
            elif _same(tie) & seen:
                self.findings.add("form-tie-twice", row["other"])
            else:
                blank = dict.fromkeys(FACTS, "")
                cells = {name: row[name] for name in FACTS}
                facts = self._changed(TIES, blank, cells, {**blank, "strength": None})
                yield self._said(row["other"], "add-tie", tie, **facts)
            seen.add(tie)

    def _missing(self, row: FormRow) -> TieKey | None:
        """Return the ends and kind of a tie that is missing, when both are clear."""
        for name in ("other", "verb"):
            if not row[name].text:
                self.findings.add("missing-value", row[name], found="–", expected=row[name].heading)
        kind = verb_meant(row["verb"].text)
        if kind is None and row["verb"].text:
            words = some(verbs(self.form.language))
            self.findings.add("form-unknown-word", row["verb"], expected=words)
        other = self._meant(row["other"]) if row["other"].text else ""
        if not other or kind is None:
            return None
        if other == self.form.organisation:
            self.findings.add("self-tie", row["other"])
            return None
        code, outgoing = kind
        return (self.form.organisation, other, code) if outgoing else (
            other, self.form.organisation, code,
        )  # fmt: skip

    def _meant(self, cell: FormCell) -> str:
        """Return whom somebody means; empty when that is not clear."""
        if cell.text in self._labels:
            return self._labels[cell.text]
        matches = self._directory.matches(cell.text)
        if len(matches) == 1:
            return matches[0]
        if matches:
            self.findings.add("ambiguous-organisation", cell, expected=some(matches[:5]))
        else:
            near = self._directory.nearest(cell.text)
            expected = some(near, lambda name: f"“{name}”")
            self.findings.add("unknown-organisation", cell, expected=expected)
        return ""

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {tidy(word): id_ for word, id_, _place in self.form.offered}

    @cached_property
    def _directory(self) -> Directory:
        frame = self.known().organisations
        ids: Sequence[str] = frame.index.tolist()
        return Directory(ids, map(tidy, frame["name"]), complete=True)


def _same(tie: TieKey) -> set[TieKey]:
    """Return the tie as rows may have it: a kind without a direction reads both ways."""
    source, target, kind = tie
    return {tie, (target, source, kind)} if kind in _UNDIRECTED else {tie}
