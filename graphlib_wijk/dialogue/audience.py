"""
Who reads a sheet, and what may be said to them about others.

One rule: nothing about another organisation that it did not say itself, unless the reader is
the one who prepares the meeting. What is left out here cannot end up on any sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import networkx as nx
import numpy as np

from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.vocabulary import PARTNERSHIP, UMBRELLA, Language, Term


@dataclass(frozen=True, kw_only=True)
class Audience(Term):
    """
    Who a sheet is for.

    `note` tells readers what was left out for them.
    """

    note_nl: str
    note_en: str

    def note(self, language: Language = "nl") -> str:
        """
        Return what readers are told about what is left out.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        note
            One or two sentences.
        """
        return self.note_nl if language == "nl" else self.note_en


PUBLIC: Final = Audience(
    code="public",
    nl="iedereen aan tafel",
    en="everyone at the table",
    definition_nl="Wat iedereen mag weten: alleen wat organisaties zelf over zich vertellen.",
    definition_en="What everybody may know: only what organisations tell about themselves.",
    synonyms=("publiek", "openbaar", "iedereen"),
    note_nl="Een relatie staat alleen op dit blad als beide kanten haar zelf noemen.",
    note_en="A tie is only on this sheet if both ends name it themselves.",
)
INITIATIVE: Final = Audience(
    code="initiative",
    nl="één initiatief",
    en="one initiative",
    definition_nl="Wat iedereen mag weten, en wat er over dit initiatief zelf bekend is.",
    definition_en="What everybody may know, and what is known of this initiative itself.",
    synonyms=("initiatief", "organisatie"),
    note_nl="Een relatie van jullie staat op dit blad als jullie of de ander haar noemen. Een "
    "relatie van anderen staat er alleen op als beide kanten haar zelf noemen.",
    note_en="A tie of yours is on this sheet if you or the other end names it. A tie of others "
    "is only on it if both ends name it themselves.",
)
INTERNAL: Final = Audience(
    code="internal",
    nl="wie het gesprek voorbereidt",
    en="who prepares the meeting",
    definition_nl="Alles wat bekend is, ook wat anderen of bronnen zeggen. Niet om uit te delen.",
    definition_en="All that is known, also what others or sources say. Not to be handed out.",
    synonyms=("intern", "voorbereiding"),
    note_nl="Interne versie, niet om uit te delen: hier staat ook wat anderen of bronnen zeggen.",
    note_en="Internal version, not to be handed out: it also tells what others or sources say.",
)
AUDIENCES: Final = (PUBLIC, INITIATIVE, INTERNAL)


def audience_called(code: str) -> Audience:
    """
    Look an audience up.

    Parameters
    ----------
    code
        `code` of one of `AUDIENCES`.

    Returns
    -------
    audience
        The audience.

    Raises
    ------
    ValueError
        If there is none.
    """
    for audience in AUDIENCES:
        if audience.code == code:
            return audience
    known = ", ".join(audience.code for audience in AUDIENCES)
    message = f"{code!r} is no audience; there are {known}."
    raise ValueError(message)


@dataclass(frozen=True)
class View:
    """
    What a reader may know of a network.

    Parameters
    ----------
    network
        A network, or a part of one.
    audience
        Who reads.
    reader
        Id of the initiative that reads, for `INITIATIVE`; empty for the others.

    Raises
    ------
    ValueError
        If an initiative is missing where one reads, or is there where none does.
    UnknownOrganisationError
        If the reader is not in the whole network.
    """

    network: Network
    audience: Audience
    reader: str = ""

    def __post_init__(self) -> None:
        """Refuse a reader that does not fit the audience."""
        if (self.audience is INITIATIVE) != bool(self.reader):
            message = "An initiative reads the version for an initiative, and no other."
            raise ValueError(message)
        if self.reader and self.reader not in self.network.whole:
            raise UnknownOrganisationError(self.reader)

    @property
    def everything(self) -> bool:
        """Whether the reader may know all there is."""
        return self.audience is INTERNAL

    def tells_about(self, organisation: str) -> bool:
        """
        Tell whether a standing or a signal of an organisation may be said.

        Parameters
        ----------
        organisation
            Its id.

        Returns
        -------
        may
            Always for who prepares the meeting, never for the public.
        """
        return self.everything or organisation == self.reader

    def shows(self, organisation: str) -> bool:
        """
        Tell whether an organisation may be named.

        Parameters
        ----------
        organisation
            Its id.

        Returns
        -------
        may
            False for one that is not to be shown, whoever reads; but for the reader itself.
        """
        nodes = self.network.whole.partners.nodes
        return organisation == self.reader or not nodes[organisation]["hidden"]

    def tells_tie(self, one: str, other: str) -> bool:
        """
        Tell whether the tie between two organisations may be shown.

        Parameters
        ----------
        one, other
            Their ids.

        Returns
        -------
        may
            False without a tie. A partnership has no voice of its own: the word of its member
            is enough.
        """
        partners = self.network.whole.partners
        if not partners.has_edge(one, other) or not (self.shows(one) and self.shows(other)):
            return False
        said = set(partners.edges[one, other]["reported_by"])
        if self.everything:
            return True
        if self.reader in {one, other}:
            return bool(said & {one, other})
        voices = {end for end in (one, other) if partners.nodes[end]["kind"] != PARTNERSHIP}
        return bool(voices) and voices <= said

    def tells_reason(self, reason: tuple[Any, ...], one: str, other: str) -> bool:
        """
        Tell whether a reason for an introduction may be said.

        Parameters
        ----------
        reason
            As `graphlib_wijk.introductions` gives it.
        one, other
            Ids of the two.

        Returns
        -------
        may
            Whether all it rests on may be known.
        """
        if reason[0] == "answers_signal" and not self.asked(reason[1]):
            # Of who was not asked, nothing may be concluded from what nobody told.
            return False
        return self.everything or _MAY[reason[0]](self, reason, (one, other))

    def name(self, organisation: str) -> str:
        """
        Return what an organisation is called.

        Parameters
        ----------
        organisation
            Its id.

        Returns
        -------
        name
            As it was written.
        """
        return str(self.network.whole.partners.nodes[organisation]["name"])

    def asked(self, organisation: str) -> bool:
        """
        Tell whether an organisation spoke for itself.

        Parameters
        ----------
        organisation
            Its id.

        Returns
        -------
        asked
            As in `Network.asked`.
        """
        return bool(self.network.whole.asked[organisation])

    def voices(self) -> tuple[str, ...]:
        """
        List the organisations of the neighbourhood that have something to say.

        Returns
        -------
        ids
            Those that may be shown, in the order of the network, without umbrellas and
            partnerships.
        """
        nodes = self.network.whole.partners.nodes
        silent = {PARTNERSHIP, UMBRELLA}
        return tuple(
            str(name)
            for name in self.network.subjects
            if self.shows(name) and nodes[name]["kind"] not in silent
        )

    def linked(self, one: str, other: str) -> bool:
        """
        Tell whether a reader may know that two are partners.

        Parameters
        ----------
        one, other
            Their ids.

        Returns
        -------
        may
            True also for two members of one partnership, if both memberships may be shown.
        """
        if self.tells_tie(one, other):
            return True
        graph = self.network.whole.partners
        return any(
            graph.nodes[table]["kind"] == PARTNERSHIP
            and self.tells_tie(one, table)
            and self.tells_tie(other, table)
            for table in nx.common_neighbors(graph, one, other)
        )

    def cut(self) -> Network:
        """
        Take what may be drawn for the reader out of the network.

        Returns
        -------
        part
            A network of its own, that holds the organisations of this part that may be shown
            and the ties that may be. No umbrellas, and of partners from elsewhere only those
            with a tie that may be shown. What it says about standings is not for readers.
        """
        graph, dataset = self.network.whole.partners, self.network.whole.dataset
        own = {str(name) for name in self.network.subjects if self.shows(name)}
        near = {
            str(name)
            for name in self.network.organisations.index
            if any(other in own and self.tells_tie(name, other) for other in graph[name])
        }
        tied = {
            n for n in own | near if any(self.tells_tie(n, o) for o in graph[n] if o in own | near)
        }
        kept = {name for name in own | near if self._drawn(name, tied=name in tied)}
        table, ties = dataset.organisations, dataset.ties
        table = table[table.index.isin(kept)].assign(hidden=False)
        ends = zip(ties["source"].tolist(), ties["target"].tolist(), strict=True)
        shown = [
            one in kept
            and other in kept
            and not own.isdisjoint((one, other))
            and self.tells_tie(one, other)
            for one, other in ends
        ]
        ties = ties[np.array(shown, dtype=bool)].reset_index(drop=True)
        return Network(replace(dataset, organisations=table, ties=ties))

    def _drawn(self, name: str, *, tied: bool) -> bool:
        """Tell whether it has a place of its own: an umbrella never, a table if it has members."""
        kind = self.network.whole.partners.nodes[name]["kind"]
        return kind != UMBRELLA and (tied or kind != PARTNERSHIP)


May = Callable[[View, tuple[Any, ...], tuple[str, str]], bool]


def _listed(_view: View, _reason: tuple[Any, ...], _pair: tuple[str, str]) -> bool:
    """What an organisation is listed with: its themes and its place."""
    return True


def _spoken(view: View, _reason: tuple[Any, ...], pair: tuple[str, str]) -> bool:
    """What it seeks or offers: its own words, if it was asked."""
    return all(view.asked(name) for name in pair)


def _contact(view: View, reason: tuple[Any, ...], pair: tuple[str, str]) -> bool:
    return all(view.linked(end, reason[1]) for end in pair)


def _two_contacts(view: View, reason: tuple[Any, ...], pair: tuple[str, str]) -> bool:
    (one, other), (_, near, far) = pair, reason
    return view.linked(one, near) and view.linked(near, far) and view.linked(far, other)


def _signal(view: View, reason: tuple[Any, ...], _pair: tuple[str, str]) -> bool:
    return view.tells_about(reason[1])


def _never(_view: View, _reason: tuple[Any, ...], _pair: tuple[str, str]) -> bool:
    """What is counted from the ties of another."""
    return False


_MAY: Final[dict[str, May]] = {
    "shared_themes": _listed,
    "you_seek": _spoken,
    "you_offer": _spoken,
    "same_area": _listed,
    "same_neighbourhood": _listed,
    "same_municipality": _listed,
    "shared_contact": _contact,
    "contact_of_contact": _two_contacts,
    "knows_alike": _never,
    "knows_many": _never,
    "worlds_meet": _never,
    "answers_signal": _signal,
}
