"""
The network of a data set, whole or in part.

The tables are the truth; the graphs are built from them when first asked for. A part
(one neighbourhood, the surroundings of one organisation) remembers the whole it was taken
from, so that what is said of an organisation never depends on what happens to be in view.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import networkx as nx
import numpy as np
import pandas as pd

from graphlib_wijk.network.graphs import partner_graph, statement_graph
from graphlib_wijk.network.pairs import Flags, Pairs, Positions, pairs_of
from graphlib_wijk.network.places import Places, places_of
from graphlib_wijk.tables import About, ContractError, Dataset, GraphlibWijkError, Problem
from graphlib_wijk.vocabulary import PARTNERSHIP, UMBRELLA


class UnknownOrganisationError(GraphlibWijkError, KeyError):
    """No organisation of the network has this id."""

    code = "unknown-organisation"


class Network:
    """
    Organisations and their ties.

    Parameters
    ----------
    dataset
        A data set without errors.

    Raises
    ------
    ContractError
        If the data set has errors, an id twice, a tie with an unknown end, or an
        organisation tied to itself.

    Examples
    --------
    >>> from graphlib_wijk.tables import ORGANISATIONS, TIES, Dataset, empty_dataset, frame_of
    >>> organisations = frame_of(ORGANISATIONS, [{"id": "a"}, {"id": "b"}])
    >>> ties = frame_of(TIES, [{"source": "a", "target": "b", "kind": "support"}])
    >>> network = Network(
    ...     Dataset(
    ...         organisations=organisations,
    ...         ties=ties,
    ...         neighbourhoods=empty_dataset().neighbourhoods,
    ...     )
    ... )
    >>> list(network.partners.edges)
    [('a', 'b')]
    """

    def __init__(self, dataset: Dataset) -> None:
        dataset.require_sound()
        self._dataset = dataset
        self._whole = self
        self._members: pd.Index = dataset.organisations.index
        self._positions: Positions = np.arange(len(self._members))
        self._subjects: Positions = self._positions
        # Only statements about a stranger or about oneself make no pair.
        if not self._members.is_unique or (self.pairs.of_tie < 0).any():
            raise ContractError(_broken_rows(dataset))

    def __repr__(self) -> str:
        """Return a line for developers: title and sizes."""
        size = f"{len(self._members)} organisations, {len(self._ties)} ties"
        return f"<Network {self.about.title!r}: {size}>"

    def __len__(self) -> int:
        """Return the number of organisations."""
        return len(self._members)

    def __contains__(self, organisation: object) -> bool:
        """Tell whether an organisation with this id is in the network."""
        return organisation in self._members

    @property
    def whole(self) -> Network:
        """The network this one is a part of; itself when it is the whole."""
        return self._whole

    @property
    def dataset(self) -> Dataset:
        """The data set behind the whole network."""
        return self._dataset

    @property
    def about(self) -> About:
        """What the data set says about itself."""
        return self._dataset.about

    @property
    def subjects(self) -> pd.Index:
        """
        Ids of the organisations this network is about, in the order of `organisations`.

        All of them, but for the partners from elsewhere that `in_neighbourhood` and
        `in_municipality` were asked to take along.
        """
        everyone: pd.Index = self._whole._members  # noqa: SLF001
        return everyone[self._subjects]

    @property
    def positions(self) -> Positions:
        """Position of each organisation in the whole network; not to be changed."""
        return self._positions

    @property
    def organisations(self) -> pd.DataFrame:
        """Organisations, one row each, index ``id``; a copy that is yours to change."""
        return self._organisations.copy()

    @property
    def ties(self) -> pd.DataFrame:
        """Statements with both ends in this network, one row each; a copy."""
        return self._ties.copy()

    @property
    def neighbourhoods(self) -> pd.DataFrame:
        """
        Neighbourhoods, index ``neighbourhood`` (the key); a copy.

        The whole network lists all that are known, a part those of its organisations.
        """
        places = self._whole.places
        if self is self._whole:
            return places.neighbourhoods.copy()
        chosen = _flags(len(self._whole), self._positions)[places.member]
        return places.neighbourhoods.iloc[np.unique(places.neighbourhood[chosen])].copy()

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """Statements as a frozen directed multigraph; see `statement_graph`."""
        return statement_graph(self._organisations, self._ties)

    @cached_property
    def partners(self) -> nx.Graph[str]:
        """Who is tied to whom, as a frozen simple graph; see `partner_graph`."""
        return partner_graph(self._organisations, self._ties, self.pairs)

    @cached_property
    def pairs(self) -> Pairs:
        """Statements folded into pairs, in positions of `organisations`; not to be changed."""
        if self is self._whole:
            return pairs_of(self._members, self._ties, self.asked.to_numpy(dtype=bool))
        place = np.full(len(self._whole), -1)
        place[self._positions] = np.arange(len(self))
        return self._whole.pairs.among(place)

    @cached_property
    def asked(self) -> pd.Series:
        """
        Whether each organisation was asked about its ties, index ``id``.

        Only an answer counts: no, no answer and unknown are False. An empty cell counts as
        asked when the data set says that everyone was. Not to be changed.
        """
        answers = self._organisations["asked"]
        asked = answers == "yes"
        if self.about.everyone_asked:
            asked |= answers == ""
        return asked.astype(bool).rename("asked")

    @cached_property
    def withheld(self) -> Flags:
        """
        Whether each organisation's answers and standing are kept from this reader.

        Notes
        -----
        `asked` is then False for want of knowledge: say nothing about it.
        """
        if not self._dataset.withheld:
            return np.zeros(len(self), dtype=bool)
        kept: Flags = self._organisations.index.isin(list(self._dataset.withheld))
        return kept

    @cached_property
    def places(self) -> Places:
        """Where the organisations of the whole network belong; not to be changed."""
        return places_of(self._dataset.organisations, self._dataset.neighbourhoods)

    def kind_is(self, kind: str) -> Flags:
        """
        Tell for each organisation whether it is of a kind.

        Parameters
        ----------
        kind
            Code of a kind of organisation.

        Returns
        -------
        flags
            One boolean per organisation, in the order of `organisations`.
        """
        return (self._organisations["kind"] == kind).to_numpy(dtype=bool)

    def among(self, organisations: Iterable[str]) -> Network:
        """
        Take the part that holds these organisations and the ties between them.

        Parameters
        ----------
        organisations
            Ids; the order and repetition do not matter.

        Returns
        -------
        part
            A network in the order of the whole; it may be empty.

        Raises
        ------
        UnknownOrganisationError
            If an id is not in the whole network.
        """
        wanted = list(organisations)
        positions = self._whole._members.get_indexer(pd.Index(wanted, dtype="str"))  # noqa: SLF001
        unknown = [wanted[at] for at in np.flatnonzero(positions < 0)]
        if unknown:
            raise UnknownOrganisationError(min(unknown))
        return self._at(positions)

    def in_neighbourhood(self, name: str, *, with_partners: bool = False) -> Network:
        """
        Take the organisations of one neighbourhood and the ties between them.

        Parameters
        ----------
        name
            Code, key or name of the neighbourhood, or a local name for several.
        with_partners
            Also take whoever they are tied to elsewhere; `subjects` tells them apart.

        Returns
        -------
        part
            A network; empty for a neighbourhood where no organisation is known.

        Raises
        ------
        UnknownPlaceError
            If no neighbourhood goes by this name, or more than one does.
        """
        places = self._whole.places
        keys = places.neighbourhood_keys(name)
        wanted = places.neighbourhoods.index.get_indexer(pd.Index(keys))
        chosen = np.isin(places.neighbourhood, wanted)
        return self._at(places.member[chosen], with_partners=with_partners)

    def in_municipality(self, name: str, *, with_partners: bool = False) -> Network:
        """
        Take the organisations of one municipality and the ties between them.

        Parameters
        ----------
        name
            Code or name of the municipality.
        with_partners
            Also take whoever they are tied to elsewhere; `subjects` tells them apart.

        Returns
        -------
        part
            A network; it may be empty.

        Raises
        ------
        UnknownPlaceError
            If no municipality goes by this name, or more than one does.
        """
        places = self._whole.places
        position = places.municipalities.index.get_loc(places.municipality_key(name))
        chosen = np.flatnonzero(places.municipality == position)
        return self._at(chosen, with_partners=with_partners)

    def around(self, organisation: str, *, steps: int = 1, umbrellas: bool = True) -> Network:
        """
        Take an organisation with its surroundings.

        Parameters
        ----------
        organisation
            Id of the organisation.
        steps
            How far to go. A partnership costs no step: its members are one step apart.
        umbrellas
            Go over national and regional umbrellas too. Without, none is taken along but
            the organisation itself.

        Returns
        -------
        part
            A network that holds at least the organisation itself.

        Raises
        ------
        UnknownOrganisationError
            If the id is not in the whole network.
        ValueError
            If `steps` is negative.
        """
        if steps < 0:
            message = f"steps must be 0 or more, got {steps}."
            raise ValueError(message)
        start = reached = self.among([organisation]).positions
        welcome = ~self._whole.kind_is(UMBRELLA) | _flags(len(self._whole), start)
        for _ in range(steps):
            reached = self._with_neighbours(reached)
            if not umbrellas:
                reached = reached[welcome[reached]]
        return self._at(reached)

    def without_umbrellas(self) -> Network:
        """
        Take the part without national and regional umbrellas.

        Returns
        -------
        part
            A network; the ties with umbrellas are not in it.
        """
        umbrella = self._whole.kind_is(UMBRELLA)
        members, subjects = self._positions, self._subjects
        return self._part(members[~umbrella[members]], subjects[~umbrella[subjects]])

    @cached_property
    def _organisations(self) -> pd.DataFrame:
        table = self._dataset.organisations
        return table if self is self._whole else table.iloc[self._positions]

    @cached_property
    def _ties(self) -> pd.DataFrame:
        table = self._dataset.ties
        if self is self._whole:
            return table
        inside = _flags(len(self._whole), self._positions)
        pairs = self._whole.pairs
        return table[(inside[pairs.first] & inside[pairs.second])[pairs.of_tie]]

    def _part(self, positions: Positions, subjects: Positions) -> Network:
        """Positions count along the whole network and ascend."""
        part = Network.__new__(Network)
        part._dataset = self._dataset  # noqa: SLF001
        part._whole = self._whole  # noqa: SLF001
        part._members = self._whole._members[positions]  # noqa: SLF001
        part._positions = positions  # noqa: SLF001
        part._subjects = subjects  # noqa: SLF001
        return part

    def _at(self, positions: Positions, *, with_partners: bool = False) -> Network:
        subjects = np.flatnonzero(_flags(len(self._whole), positions))
        members = self._with_neighbours(subjects) if with_partners else subjects
        return self._part(members, subjects)

    def _with_neighbours(self, positions: Positions) -> Positions:
        """Positions, what they are tied to, and the other members of their partnerships."""
        near = self._whole._adjacent(positions)  # noqa: SLF001
        tables = near & self._whole.kind_is(PARTNERSHIP)
        seated = self._whole._adjacent(np.flatnonzero(tables))  # noqa: SLF001
        return np.flatnonzero(_flags(len(self._whole), positions) | near | seated)

    def _adjacent(self, positions: Positions) -> Flags:
        """Tell who is tied to one of these."""
        pairs, chosen = self.pairs, _flags(len(self), positions)
        near = np.zeros(len(self), dtype=bool)
        near[pairs.second[chosen[pairs.first]]] = True
        near[pairs.first[chosen[pairs.second]]] = True
        return near


def _flags(size: int, positions: Positions) -> Flags:
    flags = np.zeros(size, dtype=bool)
    flags[positions] = True
    return flags


def _broken_rows(dataset: Dataset) -> list[Problem]:
    """Tell what no reader checked and would silently become another network."""
    organisations, ties = dataset.organisations, dataset.ties
    known = organisations.index
    problems = [
        Problem(code="duplicate-id", file="organisations", found=str(name))
        for name in known[known.duplicated()].unique()
    ]
    for column in ("source", "target"):
        strangers = ties.loc[~ties[column].isin(known), column]
        problems += [
            Problem(code="unknown-organisation", file="ties", column=column, found=str(name))
            for name in strangers.unique()
        ]
    selves = ties.loc[ties["source"] == ties["target"], "source"]
    problems += [Problem(code="self-tie", file="ties", found=str(name)) for name in selves.unique()]
    return problems
