"""Which organisations may be one and the same: pairs for a person to decide about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise
from typing import Any, Final

import pandas as pd

from graphlib_wijk.network import Network
from graphlib_wijk.sameness.comparing import Vocabulary, likeness, typing_errors
from graphlib_wijk.sameness.decisions import Decisions
from graphlib_wijk.sameness.names import Readings, differences, readings_of
from graphlib_wijk.sameness.reasons import LEAST_SCORE, PLACES, REASONS
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import OTHER, UNKNOWN, fold

#: Words that more names have than this are looked for only together with the others.
_MOST_SHARING: Final = 200
#: Words of a name by which others are looked up: the two that fewest names have.
_LOOKED_UP: Final = 2
#: So many names that are written the same are compared each with each; more, with the next.
_MOST_ALIKE: Final = 20
#: A word that so many names have is no slip of the pen, unless nearly all others differ from it.
_COMMON: Final = 3
#: A word that so large a part of all names has, and so many names, says little: Amsterdam.
_FREQUENT: Final = (0.03, 20)
#: Words from this length on are looked for with a letter wrong.
_LEAST_LETTERS: Final = 5

_COLUMNS: Final = ("one", "other", "score", "reasons", "place")


@dataclass(frozen=True)
class _Organisation:
    """What of an organisation matters here."""

    name: Readings
    municipality: tuple[str, str]
    neighbourhoods: frozenset[str]
    codes: frozenset[str]
    kind: str

    @property
    def town(self) -> str:
        """By which organisations are kept apart; empty when it is not known where it is."""
        return self.municipality[0] or self.municipality[1]


def same_organisations(
    data: Dataset | Network, *, least_score: float = LEAST_SCORE
) -> pd.DataFrame:
    """
    Suggest which organisations may be the same, written differently.

    Nothing is merged: a person decides, and writes it in the table of decisions. Pairs that
    were decided about, either way, are left out.

    Parameters
    ----------
    data
        A data set or a network; of a part of a network only its own organisations.
    least_score
        Suggest pairs with this score or higher. Much lower than the default brings branches
        of one organisation in different municipalities.

    Returns
    -------
    suggestions
        One row per pair, the best first: ``one`` and ``other``, ids in the order of the
        table; ``score`` from 0 to 1; ``reasons``, a tuple of codes of `REASONS`; ``place``,
        a code of `PLACES`. Empty when nothing looks the same.

    Examples
    --------
    >>> import graphlib_wijk as gw
    >>> dataset, _ = gw.read("data/wijkgesprekken")
    >>> len(same_organisations(dataset))
    0
    """
    table = data.organisations
    organisations = _organisations(table)
    whole = data.dataset if isinstance(data, Network) else data
    decisions = Decisions(whole.same, whole.organisations.index)
    vocabulary = _vocabulary(table, organisations)
    ids = table.index.tolist()
    rows = []
    for one, other in sorted(_candidates(organisations)):
        found = _suggestion(organisations[one], organisations[other], vocabulary)
        if found and found[0] >= least_score and not decisions.settled(ids[one], ids[other]):
            rows.append((ids[one], ids[other], *found))
    rows.sort(key=lambda row: -row[2])
    columns = list(zip(*rows, strict=True)) or [()] * len(_COLUMNS)
    dtypes = ("str", "str", "float64", "object", "str")
    return pd.DataFrame(
        {
            name: pd.Series(list(values), dtype=dtype)
            for name, values, dtype in zip(_COLUMNS, columns, dtypes, strict=True)
        }
    )


def _organisations(table: pd.DataFrame) -> list[_Organisation]:
    names = (
        "name",
        "municipality",
        "municipality_code",
        "neighbourhood",
        "neighbourhood_codes",
        "kind",
    )
    rows = zip(*(table[name].tolist() for name in names), strict=True)
    return [
        _Organisation(
            name=readings_of(name),
            municipality=(code or _code_of(codes), fold(town)),
            neighbourhoods=frozenset(map(fold, neighbourhoods)),
            codes=frozenset(codes),
            kind=kind,
        )
        for name, town, code, neighbourhoods, codes, kind in rows
    ]


def _code_of(neighbourhoods: Sequence[str]) -> str:
    """Read the code of the municipality out of that of a neighbourhood."""
    return f"GM{neighbourhoods[0][2:6]}" if neighbourhoods else ""


def _vocabulary(table: pd.DataFrame, organisations: Iterable[_Organisation]) -> Vocabulary:
    counts = Counter(word for one in organisations for word in set(one.name.whole.words))
    places = {*table["municipality"], *chain.from_iterable(table["neighbourhood"])}
    share, least = _FREQUENT
    frequent = {word for word, count in counts.items() if count >= max(least, share * len(table))}
    return Vocabulary(
        places=frozenset(frequent).union(*(readings_of(place).whole.words for place in places)),
        common=frozenset(word for word, count in counts.items() if count >= _COMMON),
    )


def _suggestion(
    one: _Organisation, other: _Organisation, vocabulary: Vocabulary
) -> tuple[float, tuple[str, ...], str] | None:
    """Return score, reasons and place; None when the two are not the same."""
    alike = likeness(one.name, other.name, vocabulary)
    if alike is None:
        return None
    place = _place(one, other)
    doubtful = {"extra_words", "initials", "other_legal_form"}.intersection(alike)
    if doubtful and (place == "elsewhere" or _kinds_differ(one.kind, other.kind)):
        return None
    words = {*one.name.whole.words, *other.name.whole.words}
    if place != "same" and all(map(vocabulary.says_little, words)):
        return None
    written = [] if "initials" in alike else differences(one.name.written, other.name.written)
    if alike:
        written = [reason for reason in written if reason != "capitals"]
    elif not written:
        # Nothing is left but spaces and full stops.
        written = ["hyphens"]
    cost = PLACES[place].cost + sum(REASONS[reason].cost for reason in (*alike, *written))
    codes = {*alike, *written}
    reasons = tuple(code for code in REASONS if code in codes)
    return max(round(1 - cost, 3), 0.0), reasons, place


def _kinds_differ(one: str, other: str) -> bool:
    return one != other and not {one, other} & {OTHER, UNKNOWN, ""}


def _place(one: _Organisation, other: _Organisation) -> str:
    pairs = list(zip(one.municipality, other.municipality, strict=True))
    known = [(a, b) for a, b in pairs if a and b]
    if known and known[0][0] != known[0][1]:
        return "elsewhere"
    for homes, more in ((one.codes, other.codes), (one.neighbourhoods, other.neighbourhoods)):
        if homes and more:
            return "near" if homes.isdisjoint(more) else "same"
    return "same" if known else "unknown"


def _candidates(organisations: Sequence[_Organisation]) -> Iterator[tuple[int, int]]:
    """Return pairs that are worth a comparison, positions in order, each once."""
    pairs: set[tuple[int, int]] = set()
    for keys in (_keys_of_names, _keys_of_initials):
        alike: defaultdict[object, list[int]] = defaultdict(list)
        for at, organisation in enumerate(organisations):
            for key in keys(organisation):
                alike[key].append(at)
        for group in alike.values():
            few = len(group) <= _MOST_ALIKE
            pairs.update(combinations(group, 2) if few else pairwise(group))
    pairs.update(_sharing_words(organisations))
    return iter(pairs)


def _keys_of_names(one: _Organisation) -> set[object]:
    """By what names that only differ in how they are written are found, wherever they are."""
    names = (one.name.whole, *one.name.parts)
    return {key for name in names for key in (name.key, name.run_together)}


def _keys_of_initials(one: _Organisation) -> set[object]:
    """By what an abbreviation and its whole name are found, within one municipality."""
    names = (one.name.whole, *one.name.parts)
    letters = {initials for name in names for initials in name.initials}
    return {(one.town, initials) for initials in letters | {one.name.abbreviation} - {""}}


def _sharing_words(organisations: Sequence[_Organisation]) -> Iterator[tuple[int, int]]:
    """Pairs in one municipality that share a rare word, or one with a letter wrong."""
    counts = Counter(word for one in organisations for word in set(one.name.whole.words))
    bearers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(organisations):
        for word in set(one.name.whole.words):
            bearers[word, one.town].append(at)
    near = _near_words(counts)
    towns = sorted({one.town for one in organisations})
    for at, one in enumerate(organisations):
        # Where it is not known where an organisation is, it can be anywhere.
        where = (one.town, "") if one.town else towns
        for word in _rarest(one.name.whole.words, counts):
            for similar in (word, *near.get(word, ())):
                for town in dict.fromkeys(where):
                    sharing = bearers.get((similar, town), ())
                    if len(sharing) <= _MOST_SHARING:
                        yield from ((min(at, b), max(at, b)) for b in sharing if b != at)


def _rarest(words: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    return sorted(set(words), key=lambda word: (counts[word], word))[:_LOOKED_UP]


def _near_words(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return for each word those with one slip of the pen between them."""
    without_a_letter: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _LEAST_LETTERS:
            for shorter in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                without_a_letter[shorter].append(word)
    near: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for alike in without_a_letter.values():
        for one, other in combinations(alike, 2):
            if typing_errors(one, other):
                near[one][other] = near[other][one] = None
    return {word: tuple(others) for word, others in near.items()}
