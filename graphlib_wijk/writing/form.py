"""
The form of one organisation: what stands in it before anybody fills anything in.

It is made of what the organisation itself may see, so that whoever gets it reads nothing new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from graphlib_wijk.tables import Dataset
from graphlib_wijk.tables.form import DETAILS, FACTS, YES_NO, TieEnds, code_of
from graphlib_wijk.vocabulary import TIE_KINDS, Language, label
from graphlib_wijk.writing.words import dutch_date, safe

#: More to choose from than anybody scrolls through; a name may always be typed.
MOST_OFFERED: Final = 3_000
_TIE_KINDS: Final = {kind.code: kind for kind in TIE_KINDS}
_DAYS: Final = frozenset({"since", "last_contact"})


@dataclass(frozen=True, kw_only=True)
class FormTie:
    """
    A tie on a form.

    Parameters
    ----------
    code
        Its mark on the form.
    ends
        Its ends and kind as its row has them.
    verb
        What the organisation does, as it says so itself.
    other_name
        Name of the other side.
    facts
        What is known of it, as the form writes that, by column.
    """

    code: str
    ends: TieEnds
    verb: str
    other_name: str
    facts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Form:
    """
    A form that nobody filled in yet.

    Parameters
    ----------
    language
        Language of all words.
    dataset, version, organisation
        Which form it is.
    title
        What the data are called; may be empty.
    details
        What is known of the organisation, as the form writes that, by column.
    asked_on
        On which day it was asked with whom it works; empty when it was not, or nobody knows.
    ties
        By name of the other side.
    offered
        Of the organisations to choose from: what the list says, the id, and where it is.
    """

    language: Language
    dataset: str
    version: int
    organisation: str
    title: str
    details: Mapping[str, str]
    asked_on: str
    ties: tuple[FormTie, ...]
    offered: tuple[tuple[str, str, str], ...]

    @property
    def name(self) -> str:
        """Name of the organisation."""
        return self.details["name"]


def form_of(
    data: Dataset, *, dataset: str, version: int, organisation: str, language: Language = "nl"
) -> Form:
    """
    Make the form of an organisation.

    Parameters
    ----------
    data
        What that organisation may see.
    dataset
        Id of the data set.
    version
        Number of the version that `data` is of.
    organisation
        Id of an organisation in it.
    language
        Language of all words.

    Returns
    -------
    form
        Without ties, or without anything to choose from, where there is none.
    """
    row = data.organisations.loc[organisation]
    return Form(
        language=language,
        dataset=dataset,
        version=version,
        organisation=organisation,
        title=data.about.title,
        details={field: as_written(field, row[field], language) for field in DETAILS},
        asked_on=dutch_date(str(row["asked_on"])) if row["asked"] == "yes" else "",
        ties=_ties(data, organisation, language),
        offered=_offered(data.organisations, organisation),
    )


def as_written(field: str, value: Any, language: Language) -> str:  # noqa: ANN401 - of any column
    """
    Write a value as the form does.

    Parameters
    ----------
    field
        Its column.
    value
        A value from data.
    language
        Language of the words of a list.

    Returns
    -------
    text
        On one line; empty for what is not known.
    """
    if isinstance(value, bool) or field == "hidden":
        return YES_NO[0 if value else 1].of(language)
    if field == "strength":
        return "" if pd.isna(value) else str(int(value))
    if field in _DAYS:
        return dutch_date(value)
    if field == "themes":
        return _joined([label("themes", code, language) for code in value])
    return _joined(value) if isinstance(value, tuple) else safe(value)


def _joined(words: Sequence[str]) -> str:
    """Put bars between words; one behind a single word that holds what else could separate."""
    single = len(words) == 1 and any(sign in words[0] for sign in ";,")
    return safe(" | ".join([*words, ""] if single else words)).strip()


def _ties(data: Dataset, organisation: str, language: Language) -> tuple[FormTie, ...]:
    frame = data.ties
    ours = frame[(frame["source"] == organisation) | (frame["target"] == organisation)]
    names = data.organisations["name"]
    found: dict[TieEnds, FormTie] = {}
    for row in ours.to_dict("records"):
        ends = (row["source"], row["target"], row["kind"])
        other = row["target"] if row["source"] == organisation else row["source"]
        found.setdefault(
            ends,
            FormTie(
                code=code_of(organisation, ends),
                ends=ends,
                verb=_verb(row, language, back=row["source"] != organisation),
                other_name=safe(str(names.get(other, ""))),
                facts={field: as_written(field, row[field], language) for field in FACTS},
            ),
        )
    return tuple(sorted(found.values(), key=lambda tie: (tie.other_name.casefold(), tie.ends)))


def _verb(row: Mapping[Any, Any], language: Language, *, back: bool) -> str:
    verb = _TIE_KINDS[row["kind"]].verb(language, back=back)
    return safe(f"{verb} ({row['kind_given']})") if row["kind"] == "other" else verb


def _offered(frame: pd.DataFrame, organisation: str) -> tuple[tuple[str, str, str], ...]:
    others = frame[frame.index != organisation]
    if len(others) > MOST_OFFERED:
        code = frame.loc[organisation, "municipality_code"]
        others = others[others["municipality_code"] == code].head(MOST_OFFERED)
    names = [safe(name) for name in others["name"]]
    bearers = Counter(names)
    listed = [
        (name if bearers[name] == 1 else f"{name} ({id_})", str(id_), safe(place))
        for name, id_, place in zip(names, others.index, others["municipality"], strict=True)
    ]
    return tuple(sorted(listed, key=lambda one: (one[0].casefold(), one[1])))
