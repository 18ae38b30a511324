"""What every format is written from: a network or a part of one, and a few choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from graphlib_wijk.drawing import Drawing, Filters
from graphlib_wijk.drawing import drawing as draw
from graphlib_wijk.network import CONFIRMATION_CODES, Network
from graphlib_wijk.standing import standings
from graphlib_wijk.tables import (
    AGREEMENTS,
    INTRODUCTIONS,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    SAME,
    TIES,
    About,
    Dataset,
    GraphlibWijkError,
    Table,
    agreements_among,
)
from graphlib_wijk.vocabulary import Language
from graphlib_wijk.writing.papers import SCREEN, PaperSize
from graphlib_wijk.writing.words import Words, words_of

#: Above this size a data file carries no positions: Gephi lays a large network out itself.
MOST_PLACED: Final = 1_000


class ScenarioError(GraphlibWijkError, ValueError):
    """A scenario would be written as if it were facts."""

    code = "scenario"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """
    What somebody wants of a file.

    Parameters
    ----------
    language
        Language of pictures and pages. Data files have Dutch headers and words.
    umbrellas
        Count ties with national and regional umbrellas, and draw them.
    filters
        What a picture or page leaves out. Data files leave nothing out.
    title
        Title of a picture or page; the data set's title by default.
    paper
        Size of a picture.
    selection
        Which part or filter this is, in words; shown with the rest.
    version
        Version of the data set, as somebody keeps count of it.
    made_on
        The day on which the file is made; not told by default.
    hidden
        Write organisations that are not to be shown to readers into data files. They are
        never in a picture or a page.
    scenario
        Write a scenario too. It is refused by default, so that it is never taken for facts.
    """

    language: Language = "nl"
    umbrellas: bool = False
    filters: Filters | None = None
    title: str = ""
    paper: PaperSize = SCREEN
    selection: str = ""
    version: str = ""
    made_on: date | None = None
    hidden: bool = True
    scenario: bool = False


@dataclass(frozen=True)
class Material:
    """
    A network and what somebody wants of it; tables, standings and drawing come when asked for.

    Parameters
    ----------
    network
        A network, or a part of one.
    choices
        What is wanted.
    """

    network: Network
    choices: Choices

    @cached_property
    def about(self) -> About:
        """What the data set says about itself."""
        return self.network.about

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """The cells of each table of the contract, by its name."""
        frames: dict[Table, pd.DataFrame] = {
            ORGANISATIONS: self._organisations,
            TIES: self._ties,
            NEIGHBOURHOODS: self._neighbourhoods,
            SAME: self._same,
            INTRODUCTIONS: self._introductions,
            AGREEMENTS: self._agreements,
        }
        return {table.name: words_of(table, frame) for table, frame in frames.items()}

    @cached_property
    def standings(self) -> pd.DataFrame:
        """Standings of who is written and has one, which the whole network decides."""
        found = standings(self.network, umbrellas=self.choices.umbrellas)
        return found[found.index.isin(self._organisations.index) & (found["standing"] != "")]

    @property
    def worlds(self) -> list[str]:
        """Code of the world of each organisation that is written."""
        return self._organisations["world"].tolist()

    @cached_property
    def confirmations(self) -> list[str]:
        """Code of the confirmation of each tie that is written."""
        pairs = self.network.whole.pairs
        positions = self._ties.index.to_numpy(dtype=np.int64)
        codes = pairs.confirmation[pairs.of_tie[positions]]
        return [CONFIRMATION_CODES[code] for code in codes.tolist()]

    @cached_property
    def drawing(self) -> Drawing:
        """The drawing as a reader wants to see it."""
        choices = self.choices
        return draw(
            self.network,
            umbrellas=choices.umbrellas,
            filters=choices.filters,
            title=choices.title,
            language=choices.language,
        )

    @cached_property
    def everyone(self) -> Drawing | None:
        """The drawing of all who may be seen, for their places; None when they are too many."""
        if len(self.network) > MOST_PLACED:
            return None
        return draw(self.network, umbrellas=True, language=self.choices.language)

    @cached_property
    def _organisations(self) -> pd.DataFrame:
        table = self.network.organisations
        return table if self.choices.hidden else table[~table["hidden"]]

    @cached_property
    def _ties(self) -> pd.DataFrame:
        """Ties between those who are written, and what those said about them."""
        table = self.network.ties
        known = set(self._organisations.index)
        if len(known) == len(self.network.whole):
            return table
        table = table[table["source"].isin(known) & table["target"].isin(known)]
        said = [tuple(r for r in row if r in known) for row in table["reported_by"]]
        return table.assign(reported_by=pd.Series(said, index=table.index, dtype="object"))

    @cached_property
    def _neighbourhoods(self) -> pd.DataFrame:
        """The listed neighbourhoods, of a part those where its organisations are."""
        table = self.network.dataset.neighbourhoods
        if self.network is self.network.whole:
            return table
        places = self.network.neighbourhoods
        by_name = (table["code"] == "") & table["name"].isin(places["name"])
        return table[by_name | (table["code"].isin(places["code"]) & (table["code"] != ""))]

    @cached_property
    def _same(self) -> pd.DataFrame:
        """The decisions about organisations both of which are written."""
        table = self.network.dataset.same
        known = self._organisations.index
        return table[table["one"].isin(known) & table["other"].isin(known)]

    @cached_property
    def _introductions(self) -> pd.DataFrame:
        """The answers about organisations both of which are written."""
        table = self.network.dataset.introductions
        known = self._organisations.index
        return table[table["source"].isin(known) & table["target"].isin(known)]

    @cached_property
    def _agreements(self) -> pd.DataFrame:
        """The agreements of organisations that are written; others are not named in them."""
        return agreements_among(self.network.dataset.agreements, self._organisations.index)


def material_of(source: Network | Dataset, choices: Choices | None = None) -> Material:
    """
    Get a network or data set ready to be written.

    Parameters
    ----------
    source
        A network, a part of one, or a data set.
    choices
        What is wanted of the file.

    Returns
    -------
    material
        What every format is written from.

    Raises
    ------
    ContractError
        If it is a data set with errors.
    ScenarioError
        If it is a scenario, and the choices do not say that it may be written.
    """
    network = Network(source) if isinstance(source, Dataset) else source
    wanted = choices or Choices()
    if network.dataset.scenario and not wanted.scenario:
        message = "This network is a scenario; Choices(scenario=True) writes it all the same."
        raise ScenarioError(message)
    return Material(network, replace(wanted))
