"""
Reasons in words: a code with ids and values → a sentence with names, in Dutch or English.

The only place that fills the gaps of a template. What it returns is plain text with words from
data in it: whoever puts it on a page or in a document escapes it there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphlib_wijk.introductions.registry import REASONS
from graphlib_wijk.network import Network
from graphlib_wijk.signals import SIGNALS
from graphlib_wijk.vocabulary import Language, label

_SIGNALS: Final = {signal.code: signal for signal in SIGNALS}
_AND: Final[Mapping[Language, str]] = {"nl": "en", "en": "and"}
#: What somebody is called who must not be shown, or who is not there any more.
_NOBODY_BY_NAME: Final[Mapping[Language, str]] = {
    "nl": "een andere organisatie",
    "en": "another organisation",
}


@dataclass(frozen=True, kw_only=True)
class Names:
    """
    What organisations and places are called.

    Parameters
    ----------
    organisations
        Name by id, of everybody who may be shown.
    neighbourhoods, municipalities
        Name by key.
    """

    organisations: Mapping[str, str]
    neighbourhoods: Mapping[str, str]
    municipalities: Mapping[str, str]

    def organisation(self, id_: str, language: Language = "nl") -> str:
        """
        Return the name of an organisation.

        Parameters
        ----------
        id_
            Its id.
        language
            Language of the reader.

        Returns
        -------
        name
            As it was written; "een andere organisatie" for who is hidden or unknown.
        """
        return self.organisations.get(id_, _NOBODY_BY_NAME[language])


def names_of(network: Network) -> Names:
    """
    Gather the names that sentences need.

    Parameters
    ----------
    network
        A network, or a part of one; names are those of the whole.

    Returns
    -------
    names
        Without those of hidden organisations.
    """
    whole = network.whole
    table, places = whole.organisations, whole.places
    shown = table.loc[~table["hidden"].to_numpy(dtype=bool), "name"]
    return Names(
        organisations=_mapping(shown.index, shown),
        neighbourhoods=_mapping(places.neighbourhoods.index, places.neighbourhoods["name"]),
        municipalities=_mapping(places.municipalities.index, places.municipalities["name"]),
    )


def _mapping(keys: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    return {str(key): str(name) or str(key) for key, name in zip(keys, names, strict=True)}


def sentence(
    reason: Sequence[Any], names: Names, language: Language = "nl", *, candidate: str = ""
) -> str:
    """
    Tell a reason for an introduction, to the organisation that it is for.

    Parameters
    ----------
    reason
        A code of `REASONS` and what stands in its gaps, as `introductions` gives them.
    names
        What `names_of` gives.
    language
        Language of the reader.
    candidate
        Id of the candidate.

    Returns
    -------
    sentence
        Plain text.

    Raises
    ------
    KeyError
        If there is no such reason.
    """
    code, *values = reason
    told = REASONS[code]
    whole = (*told.gaps, "candidate"), (*told.holds, "organisation"), (*values, candidate)
    return filled(told.template(language), zip(*whole, strict=True), names, language)


def filled(
    template: str, gaps: Iterable[tuple[str, str, Any]], names: Names, language: Language = "nl"
) -> str:
    """
    Fill the gaps of a template.

    Parameters
    ----------
    template
        A sentence with gaps.
    gaps
        For each gap its name, what it holds (see `graphlib_wijk.introductions.Reason`), and
        the value.
    names
        What `names_of` gives.
    language
        Language of the template.

    Returns
    -------
    sentence
        Plain text.
    """
    words = {gap: _SHOWN[holds](value, names, language) for gap, holds, value in gaps}
    text = template.format(**words)
    nobody = _NOBODY_BY_NAME[language]
    return text[:1].upper() + text[1:] if text.startswith(nobody) else text


def listed(words: Sequence[str], language: Language = "nl") -> str:
    """
    Join words as one says them.

    Parameters
    ----------
    words
        Any words.
    language
        Language of the reader.

    Returns
    -------
    text
        Empty without words.

    Examples
    --------
    >>> listed(["groen", "zorg", "sport"])
    'groen, zorg en sport'
    """
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    return f"{', '.join(words[:-1])} {_AND[language]} {words[-1]}"


def _signal(code: str, _names: Names, language: Language) -> str:
    return _SIGNALS[code].label(language)


def _vocabulary(registry: str) -> Callable[[str, Names, Language], str]:
    return lambda code, _names, language: label(registry, code, language)


_SHOWN: Final[Mapping[str, Callable[[Any, Names, Language], str]]] = {
    "organisation": lambda value, names, language: names.organisation(value, language),
    "neighbourhood": lambda value, names, _language: names.neighbourhoods.get(value, value),
    "municipality": lambda value, names, _language: names.municipalities.get(value, value),
    "areas": lambda value, _names, language: listed(value, language),
    "words": lambda value, _names, language: listed(value, language),
    "themes": lambda value, _names, language: listed(
        [label("themes", theme, language) for theme in value], language
    ),
    "signal": _signal,
    "standing": _vocabulary("standings"),
    "kind": _vocabulary("organisation_kinds"),
    "count": lambda value, _names, _language: str(value),
}
