"""
The sheet on the table (gespreksblad): what is known and not, questions, who might meet, agreements.

Values with words, ready to be set on paper; nothing here knows paper. What each audience may
read is decided in `graphlib_wijk.dialogue.audience`, before anything is put into words.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from graphlib_wijk.dialogue.audience import View, audience_called
from graphlib_wijk.dialogue.brief_agreements import Agreement, agreements_of
from graphlib_wijk.dialogue.brief_calls import calls_of
from graphlib_wijk.dialogue.brief_introductions import Introduction, proposed
from graphlib_wijk.dialogue.brief_remarks import Remark, remarks_of
from graphlib_wijk.dialogue.brief_sentences import (
    counts_sentence,
    coverage_sentences,
    limits_sentences,
    title_of,
)
from graphlib_wijk.dialogue.brief_themes import SharedTheme, shared_themes
from graphlib_wijk.dialogue.questions import Chosen, questions_for
from graphlib_wijk.introductions.wording import names_of
from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.vocabulary import Language, find


@dataclass(frozen=True, kw_only=True)
class Brief:
    """
    What stands on the sheet, in words; text from data is text.

    Parameters
    ----------
    title
        What it is, with the place.
    place
        What it is about.
    language
        Language of all words.
    audience
        Code of one of `AUDIENCES`.
    reader
        Id of the initiative that it is for; empty for the other audiences.
    reader_name
        What that initiative is called.
    host, theme
        Who invites and what about, by name; empty when not chosen.
    reference_date
        Day the data are of, ISO text; empty when unknown.
    origin, licence
        Where the data come from.
    fictional
        Whether the data are invented.
    coverage
        What is known and what is not, in sentences.
    counts
        How many organisations, initiatives and ties.
    to_ask
        Names of those whose own view is missing: they are still to be asked.
    remarks
        What may be said to this reader about organisations; empty for the public.
    questions
        Three to five.
    themes
        Themes shared by organisations that do not know each other as far as is known.
    introductions
        Who might want to meet whom, and why.
    agreements
        Earlier agreements, open ones first.
    limits
        What the sheet cannot say.
    """

    title: str
    place: str
    language: Language
    audience: str
    reader: str = ""
    reader_name: str = ""
    host: str = ""
    theme: str = ""
    reference_date: str = ""
    origin: str = ""
    licence: str = ""
    fictional: bool = False
    coverage: tuple[str, ...] = ()
    counts: str = ""
    to_ask: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    questions: tuple[Chosen, ...] = ()
    themes: tuple[SharedTheme, ...] = ()
    introductions: tuple[Introduction, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    limits: tuple[str, ...] = ()


def brief(  # noqa: PLR0913 - each is a choice of whoever prepares the meeting
    network: Network,
    *,
    host: str | None = None,
    theme: str | None = None,
    audience: str = "public",
    for_: str | None = None,
    introductions: pd.DataFrame | int | None = None,
    agreements: pd.DataFrame | None = None,
    place: str | None = None,
    umbrellas: bool = False,
    language: Language = "nl",
) -> Brief:
    """
    Put together the sheet for a dialogue.

    Parameters
    ----------
    network
        The neighbourhood: a part of a network. What is said of its organisations comes from
        the whole.
    host
        Id of the organisation that invites.
    theme
        What the meeting is about: a theme of the vocabulary, by any of its words, or another.
    audience
        Code of one of `AUDIENCES`: ``public``, ``initiative`` or ``internal``.
    for_
        Id of the initiative that the version for an initiative is for.
    introductions
        How many at most, or rows as `graphlib_wijk.introductions` gives them, to choose
        oneself. By default a few for everybody in turn.
    agreements
        Earlier agreements: rows as in the table `afspraken`; by default those of the data set
        that organisations of the neighbourhood have part in.
    place
        What the neighbourhood is called; by default the name that its organisations share.
    umbrellas
        Count ties with national and regional umbrellas.
    language
        Language of the reader.

    Returns
    -------
    brief
        The sheet in words. Nothing about an organisation that it did not say itself, unless
        for who prepares the meeting; who is not to be shown is not named in any version. An
        empty neighbourhood gives a sheet that says so.

    Raises
    ------
    ValueError
        If there is no such audience, or `for_` does not fit it.
    UnknownOrganisationError
        If an id is not in the whole network.

    Examples
    --------
    >>> import graphlib_wijk as gw
    >>> network = gw.open_network("data/wijkgesprekken")
    >>> sheet = gw.brief(network.in_neighbourhood("Heechterp & Schieringen"))
    >>> sheet.coverage[0]
    'Nog geen van de 3 organisaties heeft ons zelf verteld met wie zij werkt.'
    """
    view = View(network, audience_called(audience), for_ or "")
    if host and host not in network.whole:
        raise UnknownOrganisationError(host)
    about = network.about
    names = names_of(network)
    themes = shared_themes(view, theme or "", language)
    made = agreements_of(view, agreements)
    host_name = names.organisation(host, language) if host else ""
    calls = calls_of(view, themes=themes, agreements=made, host=host_name, umbrellas=umbrellas)
    where = place or _place(network)
    return Brief(
        title=title_of(where, language),
        place=where,
        language=language,
        audience=view.audience.code,
        reader=view.reader,
        reader_name=view.name(view.reader) if view.reader else "",
        host=host_name,
        theme=_theme_label(theme or "", language),
        reference_date=about.reference_date,
        origin=about.origin,
        licence=about.licence,
        fictional=about.fictional,
        coverage=coverage_sentences(view, language),
        counts=counts_sentence(view, language),
        to_ask=_to_ask(view),
        remarks=remarks_of(view, umbrellas=umbrellas, language=language),
        questions=questions_for(calls, language),
        themes=themes,
        introductions=proposed(view, introductions, names, language, umbrellas=umbrellas),
        agreements=made,
        limits=limits_sentences(view, language),
    )


def brief_network(network: Network, sheet: Brief) -> Network:
    """
    Take out of a network what may be drawn on a sheet.

    Parameters
    ----------
    network
        What the sheet was made from.
    sheet
        The sheet.

    Returns
    -------
    part
        The organisations that may be shown and the ties that may be, and nothing else.
    """
    return View(network, audience_called(sheet.audience), sheet.reader).cut()


def _theme_label(theme: str, language: Language) -> str:
    known = find("themes", theme) if theme else None
    return known.label(language) if known else theme


def _place(network: Network) -> str:
    """Name the smallest place that all share."""
    places, positions = network.whole.places, network.whole.organisations.index
    own = positions.get_indexer(network.subjects)
    homes: dict[int, int] = {}
    for member, home in zip(places.member.tolist(), places.neighbourhood.tolist(), strict=True):
        if member in set(own.tolist()):
            homes[home] = homes.get(home, 0) + 1
    shared = [home for home, count in homes.items() if count == len(own)]
    towns = set(places.municipality[own].tolist()) - {-1}
    if shared:
        rows = places.neighbourhoods.iloc[sorted(shared)]
        town = str(rows["municipality"].iloc[0])
        return ", ".join(rows["name"]) + (f" ({town})" if town else "")
    if len(towns) == 1:
        return str(places.municipalities["name"].iloc[towns.pop()])
    return network.about.title


def _to_ask(view: View) -> tuple[str, ...]:
    """Names of the organisations of the neighbourhood whose own view is missing."""
    return tuple(view.name(name) for name in view.voices() if not view.asked(name))
