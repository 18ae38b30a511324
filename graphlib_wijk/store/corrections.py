"""What an organisation can say about itself and its ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

import pandas as pd

from graphlib_wijk.store.errors import RefusedError, UnknownRecordError
from graphlib_wijk.store.fitting import fits
from graphlib_wijk.store.rows import Row, cells_of
from graphlib_wijk.tables import ORGANISATIONS, TIES, Dataset, Table
from graphlib_wijk.vocabulary import REGISTRIES, codes

Kind = Literal["confirm-tie", "deny-tie", "add-tie", "change-tie", "change-details", "say-asked"]
#: The ends of a tie and the code of its kind, as its row has them.
TieKey = tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class CorrectionKind:
    """
    A kind of correction, and which columns it may change.

    `invites` tells whether the other side of the tie is asked to confirm.
    """

    code: Kind
    nl: str
    en: str
    table: Table
    fields: tuple[str, ...] = ()
    invites: bool = False


_OF_A_TIE: Final = ("strength", "since", "last_contact", "note")

CORRECTIONS: Final[dict[str, CorrectionKind]] = {
    kind.code: kind
    for kind in (
        CorrectionKind(
            code="confirm-tie", nl="Deze relatie klopt", en="This tie is right", table=TIES
        ),
        CorrectionKind(
            code="deny-tie",
            nl="Deze relatie klopt niet",
            en="This tie is not right",
            table=TIES,
            invites=True,
        ),
        CorrectionKind(
            code="add-tie",
            nl="Er ontbreekt een relatie",
            en="A tie is missing",
            table=TIES,
            fields=_OF_A_TIE,
            invites=True,
        ),
        CorrectionKind(
            code="change-tie",
            nl="Iets aan deze relatie is anders",
            en="Something about this tie is different",
            table=TIES,
            fields=_OF_A_TIE,
            invites=True,
        ),
        CorrectionKind(
            code="change-details",
            nl="Iets aan onze gegevens is anders",
            en="Something about our details is different",
            table=ORGANISATIONS,
            fields=("name", "themes", "seeks", "offers", "website", "note", "hidden"),
        ),
        CorrectionKind(
            code="say-asked",
            nl="Ons is gevraagd met wie wij samenwerken",
            en="We were asked with whom we work",
            table=ORGANISATIONS,
            fields=("asked_on",),
        ),
    )
}


@dataclass(frozen=True, kw_only=True)
class Correction:
    """
    What an organisation says.

    Parameters
    ----------
    kind
        One of `CORRECTIONS`.
    organisation
        Id of the organisation that says it.
    tie
        Which tie it is about: ends and kind as its row has them. None for details.
    fields
        New values by canonical column; lists are tuples, an unknown number is None.
    """

    kind: Kind
    organisation: str
    tie: TieKey | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def other(self) -> str:
        """The other side of the tie; empty for details."""
        if self.tie is None:
            return ""
        source, target, _ = self.tie
        return target if source == self.organisation else source

    def as_data(self) -> dict[str, Any]:
        """
        Return the correction as JSON can hold it.

        Returns
        -------
        data
            What `correction_of` turns back.
        """
        return asdict(self)


def correction_of(data: Mapping[str, Any]) -> Correction:
    """
    Return a correction that was kept as JSON.

    Parameters
    ----------
    data
        What `Correction.as_data` gave.

    Returns
    -------
    correction
        Equal to what it was.
    """
    fields = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data["fields"].items()
    }
    tie = tuple(data["tie"]) if data["tie"] else None
    return Correction(**{**data, "tie": tie, "fields": fields})


def require_sensible(correction: Correction) -> None:
    """
    Stop here unless a correction makes sense by itself.

    Parameters
    ----------
    correction
        The correction.

    Raises
    ------
    RefusedError
        If there is no such kind, it is about somebody else's tie, or a value may not stand there.
    """
    kind = CORRECTIONS.get(correction.kind)
    if kind is None or (kind.table is TIES) != (correction.tie is not None):
        raise RefusedError(why="deze soort correctie bestaat niet")
    if correction.tie is not None and correction.organisation not in correction.tie[:2]:
        raise RefusedError(why="deze relatie is van anderen")
    for name, value in correction.fields.items():
        if name not in kind.fields or not fits(kind.table.column(name), value):
            raise RefusedError(why=f"{name} kan dit niet zijn")
    if not correction.fields and correction.kind in {"change-tie", "change-details"}:
        raise RefusedError(why="er verandert niets")


def require_lawful(dataset: Dataset, correction: Correction) -> None:
    """
    Stop here unless a correction fits a data set.

    Parameters
    ----------
    dataset
        The data set.
    correction
        A correction that makes sense.

    Raises
    ------
    UnknownRecordError
        If the organisation, the other side or the tie is not there.
    RefusedError
        If a tie to add is there already, is one with oneself, or of an unknown kind.
    """
    for organisation in (correction.organisation, correction.other):
        if organisation and organisation not in dataset.organisations.index:
            raise UnknownRecordError(kind="Organisatie", id=organisation)
    if correction.tie is None:
        return
    there = len(concerned(dataset, correction)) > 0
    if correction.kind != "add-tie" and not there:
        raise UnknownRecordError(kind="Relatie", id=" – ".join(correction.tie[:2]))
    if correction.kind == "add-tie" and (there or not _can_be(correction.tie)):
        raise RefusedError(why="deze relatie is er al, of kan niet bestaan")


def _can_be(tie: TieKey) -> bool:
    source, target, kind = tie
    return source != target and kind in codes(REGISTRIES["tie_kinds"])


def touched(dataset: Dataset, correction: Correction) -> dict[str, Any]:
    """
    Return what a correction is about as it is now: what its maker looked at.

    Two people who change different fields are not in each other's way.

    Parameters
    ----------
    dataset
        The data set.
    correction
        The correction.

    Returns
    -------
    seen
        The present values of the fields that it changes, and whether its row is there. Equal in
        two versions when nobody changed that meanwhile.
    """
    frame = concerned(dataset, correction)
    if correction.kind == "add-tie":
        return {"there": len(frame) > 0, "values": []}
    names = [*correction.fields, *(["asked"] if correction.kind == "say-asked" else [])]
    return {"there": len(frame) > 0, "values": _as_json(cells_of(frame, names))}


def concerned(dataset: Dataset, correction: Correction) -> pd.DataFrame:
    """
    Return the rows that a correction is about.

    Parameters
    ----------
    dataset
        The data set.
    correction
        The correction.

    Returns
    -------
    frame
        A part of a table; without rows when it is not there.
    """
    frame: pd.DataFrame = getattr(dataset, CORRECTIONS[correction.kind].table.name)
    if correction.tie is None:
        return frame[frame.index == correction.organisation]
    source, target, kind = correction.tie
    # Of a large table only the few rows of one organisation are looked at closely.
    near = frame[frame["source"] == source]
    return near[(near["target"] == target) & (near["kind"] == kind)]


def _as_json(rows: list[Row]) -> list[list[Any]]:
    return [[list(v) if isinstance(v, tuple) else v for v in row] for row in rows]
