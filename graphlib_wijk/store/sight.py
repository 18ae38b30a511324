"""
What somebody may see of a data set: the rest is taken out before anything is computed or sent.

Each table has its rule here. A table without one is empty for all who may not see everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.store.contents import municipalities_of
from graphlib_wijk.store.rights import Actor, Subject, may
from graphlib_wijk.tables import (
    AGREEMENTS,
    INTRODUCTIONS,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    SAME,
    TABLES,
    TIES,
    Dataset,
    Table,
    columns_of,
    dtype_of,
    frame_of,
)

#: What stays of a hidden organisation for a partner that itself reported the tie.
_FACE: Final = frozenset({"name", "kind", "kind_given", "world"})
#: Of an organisation that is not one's own. Without `asked` nobody can be called isolated.
_WITHHELD: Final = ("note", "asked", "asked_on")


@dataclass(frozen=True, kw_only=True)
class _Eyes:
    """Which organisations somebody sees, in three degrees: wholly, in part, only the face."""

    actor: Actor
    whole: frozenset[str]
    part: frozenset[str]
    face: frozenset[str]
    everyone_asked: bool

    @property
    def every(self) -> frozenset[str]:
        return self.whole | self.part | self.face


def visible(dataset: Dataset, actor: Actor, *, id: str, published: bool = True) -> Dataset:  # noqa: A002
    """
    Return what somebody may see.

    Parameters
    ----------
    dataset
        A whole data set, merged or not.
    actor
        Who looks.
    id
        Id of the data set in the store.
    published
        Whether everyone may see the public part. If not, an initiative sees itself and its
        partners, and a reader nothing.

    Returns
    -------
    part
        A lawful data set. Organisations that are not to be shown are gone, with their ties;
        so are notes, answers to introductions and the report, but for one's own. Whether
        others were asked is unknown, so that nothing computed from it calls them isolated.
    """
    whole = Subject(dataset=id, municipalities=municipalities_of(dataset))
    if may(actor, "see-report", whole) and may(actor, "see-hidden", whole):
        return dataset
    eyes = _eyes(dataset, actor, id, published=published)
    frames: dict[str, Any] = {
        table.name: _RULES[table.name](getattr(dataset, table.name), eyes)
        if table.name in _RULES
        else frame_of(table, [])
        for table in TABLES
    }
    about = replace(dataset.about, everyone_asked=False)
    withheld = frozenset(frames[ORGANISATIONS.name].index) - eyes.whole
    return replace(dataset, **frames, about=about, problems=(), withheld=withheld)


def network_for(whole: Network, actor: Actor, *, id: str, published: bool = True) -> Network:  # noqa: A002
    """
    Return the network that somebody may see.

    Parameters
    ----------
    whole
        The network of a whole data set.
    actor
        Who looks.
    id
        Id of the data set in the store.
    published
        As for `visible`.

    Returns
    -------
    network
        Of what `visible` leaves; the network itself when that is everything. Where an own
        organisation would stand elsewhere for want of what is not seen, its standing is
        withheld as well: what is not true is not said.
    """
    seen = visible(whole.dataset, actor, id=id, published=published)
    if seen is whole.dataset:
        return whole
    network = Network(seen)
    astray: set[str] = set()
    for umbrellas in (False, True):
        known, told = (standings(one, umbrellas=umbrellas) for one in (whole, network))
        told = told[told["standing"] != ""]
        moved = told["standing"] != known["standing"].reindex(told.index)
        astray |= set(told.index[moved])
    if not astray:
        return network
    return Network(replace(seen, withheld=seen.withheld | astray))


def may_see_standing(actor: Actor, dataset: Dataset, *, id: str, organisation: str) -> bool:  # noqa: A002
    """
    Tell whether somebody may see the standing and the signals of an organisation.

    They are computed on the whole data set; this says who may be shown the outcome.

    Parameters
    ----------
    actor
        Who looks.
    dataset
        The whole data set.
    id
        Id of the data set in the store.
    organisation
        Id of the organisation.

    Returns
    -------
    allowed
        Never for a reader; False for an organisation that is not there.
    """
    there = organisation in dataset.organisations.index
    return there and may(actor, "see-standing", organisation_subject(dataset, id, organisation))


def organisation_subject(dataset: Dataset, id: str, organisation: str) -> Subject:  # noqa: A002
    """
    Return one organisation as what an action is about.

    Parameters
    ----------
    dataset
        The whole data set.
    id
        Id of the data set in the store.
    organisation
        Id of the organisation.

    Returns
    -------
    subject
        In no municipality for an organisation that works nationally or is not there.
    """
    codes = dataset.organisations["municipality_code"]
    return _subject(id, organisation, str(codes.get(organisation, "")))


def _subject(dataset: str, organisation: str, code: str) -> Subject:
    return Subject(
        dataset=dataset,
        organisations=frozenset({organisation}),
        municipalities=frozenset({code} - {""}),
    )


def _eyes(dataset: Dataset, actor: Actor, id: str, *, published: bool) -> _Eyes:  # noqa: A002
    frame = dataset.organisations
    codes = frame["municipality_code"]
    whole = frozenset(
        organisation
        for organisation, code in zip(frame.index, codes, strict=True)
        if may(actor, "see-hidden", _subject(id, organisation, code))
    )
    shown = frozenset(frame.index[~frame["hidden"]])
    hidden = frozenset(frame.index) - shown
    near, known = _partners(dataset.ties, whole)
    part = shown if published else shown & near
    return _Eyes(
        actor=actor,
        whole=whole,
        part=part - whole,
        face=(known & hidden) - whole,
        everyone_asked=dataset.about.everyone_asked,
    )


def _partners(ties: pd.DataFrame, own: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return who is tied to one's own, and of those the ones that one reported oneself."""
    near: set[str] = set()
    known: set[str] = set()
    for source, target, said in _ends(ties):
        if {source, target} & own:
            near |= {source, target}
            if not own.isdisjoint({source, target} & set(said)):
                known |= {source, target}
    return frozenset(near), frozenset(known)


def _ends(ties: pd.DataFrame) -> list[tuple[str, str, tuple[str, ...]]]:
    return list(zip(ties["source"], ties["target"], ties["reported_by"], strict=True))


def _organisations(frame: pd.DataFrame, eyes: _Eyes) -> pd.DataFrame:
    kept = frame[frame.index.isin(eyes.every)]
    if eyes.everyone_asked:
        # The data set no longer says so of everyone: each row of one's own says it itself.
        answers = kept["asked"].where(kept["asked"] != "", "yes")
        kept = kept.assign(asked=answers.astype(kept["asked"].dtype))
    others = [organisation not in eyes.whole for organisation in kept.index]
    kept = _blanked(ORGANISATIONS, kept, others, _WITHHELD)
    faces = [organisation in eyes.face for organisation in kept.index]
    hidden = [name for name in columns_of(ORGANISATIONS) if name not in _FACE]
    return _blanked(ORGANISATIONS, kept, faces, hidden)


def _ties(frame: pd.DataFrame, eyes: _Eyes) -> pd.DataFrame:
    rows = _ends(frame)
    # A tie with an organisation that shows only its face is seen where one reported it oneself.
    seen = [
        {source, target} <= eyes.every
        and (
            eyes.face.isdisjoint({source, target})
            or not eyes.whole.isdisjoint({source, target} & set(said))
        )
        for source, target, said in rows
    ]
    kept = frame[pd.Series(seen, index=frame.index, dtype="bool")].reset_index(drop=True)
    others = [eyes.whole.isdisjoint((source, target)) for source, target, _ in _ends(kept)]
    kept = _blanked(TIES, kept, others, ("note",))
    said = [tuple(who for who in row if who in eyes.every) for row in kept["reported_by"]]
    return kept.assign(reported_by=pd.Series(said, index=kept.index, dtype="object"))


def _neighbourhoods(frame: pd.DataFrame, _eyes: _Eyes) -> pd.DataFrame:
    return frame


def _same(frame: pd.DataFrame, eyes: _Eyes) -> pd.DataFrame:
    """Return decisions about names that one sees: without them a name would stand there twice."""
    seen = frame["one"].isin(eyes.every) & frame["other"].isin(eyes.every)
    kept = frame[seen].reset_index(drop=True)
    pairs = zip(kept["one"], kept["other"], strict=True)
    others = [not {one, other} <= eyes.whole for one, other in pairs]
    return _blanked(SAME, kept, others, ("note", "decided_on"))


def _introductions(frame: pd.DataFrame, eyes: _Eyes) -> pd.DataFrame:
    """Return answers of which both sides are one's own: "rather not" is said in confidence."""
    ours = frame["source"].isin(eyes.whole) & frame["target"].isin(eyes.whole)
    return frame[ours].reset_index(drop=True)


def _agreements(frame: pd.DataFrame, eyes: _Eyes) -> pd.DataFrame:
    """Return what one agreed oneself, when everybody in it may be seen; others' notes stay out."""
    parties = [{*who, *met} for who, met in zip(frame["who"], frame["with_whom"], strict=True)]
    ours = [not eyes.whole.isdisjoint(both) and both <= eyes.every for both in parties]
    alone = [both <= eyes.whole for both in parties]
    notes = frame["note"].where(pd.Series(alone, index=frame.index, dtype=bool), "")
    return frame.assign(note=notes)[pd.Series(ours, index=frame.index, dtype=bool)].reset_index(
        drop=True
    )


_RULES: Final[dict[str, Callable[[pd.DataFrame, _Eyes], pd.DataFrame]]] = {
    ORGANISATIONS.name: _organisations,
    TIES.name: _ties,
    NEIGHBOURHOODS.name: _neighbourhoods,
    SAME.name: _same,
    INTRODUCTIONS.name: _introductions,
    AGREEMENTS.name: _agreements,
}


def _blanked(
    table: Table, frame: pd.DataFrame, where: Sequence[bool], names: Iterable[str]
) -> pd.DataFrame:
    """Return a copy in which some cells of some rows are unknown."""
    blank = frame_of(table, [{"id": ""}])
    values = {
        name: pd.Series(
            [
                blank[name].iloc[0] if unknown else value
                for value, unknown in zip(frame[name], where, strict=True)
            ],
            index=frame.index,
            dtype=dtype_of(table, name),
        )
        for name in names
    }
    return frame.assign(**values)
