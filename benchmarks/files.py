"""The invented country as the CSV files of a data set, with everything that a real one has."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.country import SIZES, Country, Numbers, Size, country_of
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    ORGANISATION_KINDS,
    OTHER,
    PARTNERSHIP,
    THEMES,
    TIE_KINDS,
    UMBRELLA,
    UNKNOWN,
)

ABOUT: Final = """\
titel = "Verzonnen land"
omschrijving = "Verzonnen om snelheid te meten. Niets hierin bestaat."
peildatum = "2026-10-01"
bron = "benchmarks/files.py"
licentie = "CC0"
fictief = true
"""


def _words(text: str) -> list[str]:
    return text.split(", ")


#: The columns of the files, in the order in which they are made below.
ORGANISATION_HEADERS: Final = _words(
    "id, naam, soort, wereld, gemeente, gemeentecode, wijk, wijkcode, buurtcode, themas, zoekt, "
    "biedt, bevraagd, bevraagd_op, website, kvk, lat, lon, niet_tonen, bron, toelichting"
)
TIE_HEADERS: Final = _words(
    "van, naar, soort, gemeld_door, sterkte, sinds, laatste_contact, bron, toelichting"
)
WIJK_HEADERS: Final = _words("code, naam, gemeente, gemeentecode, jaar, lat, lon")
_INITIATIVES: Final = [k.nl for k in ORGANISATION_KINDS if k.code in INITIATIVE_KINDS]
_WIJKLESS: Final = ["gemeente", "woningcorporatie", "welzijnsorganisatie", "fonds", "zorgaanbieder"]
_SPECIAL: Final = {UMBRELLA, PARTNERSHIP, "municipality", OTHER, UNKNOWN}
_OTHERS: Final = [
    k.nl for k in ORGANISATION_KINDS if k.code not in _SPECIAL and k.code not in INITIATIVE_KINDS
]
_WORKS: Final = _words(
    "Buurt, Speel, Moes, Repair, Huis, Praat, Wereld, Zang, Groen, Samen, Fiets, Kinder"
)
_FORMS: Final = _words(
    "tuin, café, werkplaats, huis, kring, coöperatie, fonds, plein, keuken, bank"
)
_TREES: Final = _words("Linde, Eik, Beuk, Wilg, Berk, Es, Els, Iep, Kastanje, Esdoorn, Den, Spar")
_PARTS: Final = _words("Oud, Nieuw, Noord, Zuid, Oost, West, Hoog, Laag, Groot, Klein")
_ENDS: Final = _words("wijk, kwartier, buurt, hof, veld, dijk, molen, park, akker, oever")
_TOWNS: Final = _words(
    "linde, zijl, veen, broek, drecht, loo, waard, horst, kerk, burg, wolde, meer"
)
_WANTED: Final = _words(
    "ruimte, vrijwilligers, geld, gereedschap, advies, bekendheid, bestuursleden"
)
_OFFERED: Final = _words("gereedschap, ruimte, kennis, begeleiding, koffie, netwerk, vervoer")
_NOTES: Final = (
    "Elke woensdag open.",
    "Begonnen na een wijkgesprek; nu met dertig buren.",
    'Bekend als "het groene hart".',
    "Zoekt een plek in de wijk.",
    "Werkt met de school en het sociaal wijkteam.",
)
_YEARS: Final = np.arange(2010, 2027)
_LAST_CONTACT_DAYS: Final = 1_100
#: What part of the rows has a value, or one of a kind; more than real files have.
_WEBSITE_SHARE: Final = 0.4
_KVK_SHARE: Final = 0.7
_INITIATIVE_SHARE: Final = 0.45
_PARTNERSHIP_SHARE: Final = 0.015
_QUOTED_SHARE: Final = 0.01
_PLAIN_NAME_SHARE: Final = 0.6
_CONTACT_SHARE: Final = 0.7
_AREA_SHARE: Final = 0.3
#: Who said so, heaped up: the first, the second, both; of the rest it is unknown.
_FIRST_SAID, _SECOND_SAID, _BOTH_SAID = 0.45, 0.6, 0.85
_REFERENCE_DAY: Final = np.datetime64("2026-10-01")

Texts = npt.NDArray[Any]


def write_country(folder: Path, size: Size, seed: int = 20261001) -> Country:
    """
    Write an invented country as a data set without errors.

    Parameters
    ----------
    folder
        Where the files go; it is made when it is not there.
    size
        How large the country is.
    seed
        The same seed gives the same files.

    Returns
    -------
    country
        What the files hold, as numbers.
    """
    rng = np.random.default_rng(seed)
    country = country_of(size, rng)
    folder.mkdir(parents=True, exist_ok=True)
    places = _Places(country.municipality_of_wijk, size.municipalities)
    columns = _organisations(country, places, rng)
    _write(folder / "organisaties.csv", ORGANISATION_HEADERS, columns)
    _write(folder / "relaties.csv", TIE_HEADERS, _ties(country, columns[0], rng))
    _write(folder / "wijken.csv", WIJK_HEADERS, places.columns(rng))
    (folder / "over.toml").write_text(ABOUT, encoding="utf-8")
    return country


def _write(path: Path, headers: Sequence[str], columns: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";", lineterminator="\n")
        table.writerow(headers)
        table.writerows(zip(*columns, strict=True))


class _Places:
    """Names and codes of municipalities and wijken; an empty one stands last, for -1."""

    def __init__(self, municipality_of_wijk: Numbers, municipalities: int) -> None:
        towns = _combined(_PARTS, _TOWNS, municipalities)
        codes = [f"GM{9000 + at:04d}" for at in range(municipalities)]
        number = np.arange(len(municipality_of_wijk))
        number -= np.searchsorted(municipality_of_wijk, municipality_of_wijk)
        names = _combined(_PARTS, _ENDS, int(number.max()) + 1)
        self.towns, self.town_codes = _texts([*towns, ""]), _texts([*codes, ""])
        self.of_wijk = municipality_of_wijk
        self.wijken = _texts([*(names[at] for at in number), ""])
        self.wijk_codes = _texts(
            [
                *(
                    f"WK{9000 + town:04d}{_in_36(int(at))}"
                    for town, at in zip(municipality_of_wijk, number, strict=True)
                ),
                "",
            ]
        )

    def columns(self, rng: np.random.Generator) -> Iterator[Iterable[str]]:
        """Return the columns of the table of wijken."""
        count = len(self.of_wijk)
        yield self.wijk_codes[:-1]
        yield self.wijken[:-1]
        yield self.towns[self.of_wijk]
        yield self.town_codes[self.of_wijk]
        yield ["2025"] * count
        yield _decimals(50.8 + 2.6 * rng.random(count))
        yield _decimals(3.4 + 3.7 * rng.random(count))


def _in_36(number: int) -> str:
    """Write a number below 1,296 in two characters, as statistics did when digits ran out."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return digits[number // 36] + digits[number % 36]


def _combined(starts: Sequence[str], ends: Sequence[str], count: int) -> list[str]:
    """Return so many different names; when the pairs run out they get a number."""
    pairs = [start + end for end in ends for start in starts]
    return [
        pairs[at % len(pairs)] + (f" {at // len(pairs) + 1}" if at >= len(pairs) else "")
        for at in range(count)
    ]


def _organisations(
    country: Country, places: _Places, rng: np.random.Generator
) -> list[Iterable[str]]:
    count = len(country.wijk)
    kinds = _organisation_kinds(country, rng)
    asked = _chosen(["ja", "geen antwoord", "nee", ""], [0.55, 0.15, 0.1, 0.2], count, rng)
    located = country.wijk >= 0
    return [
        [f"org{at:06d}" for at in range(count)],
        _names(kinds, places.wijken[country.wijk], rng),
        kinds,
        _some(["leefwereld", "systeemwereld", "brug"], 0.02, count, rng),
        places.towns[country.municipality],
        places.town_codes[country.municipality],
        _listed(places.wijken[country.wijk], places.wijken[country.second_wijk]),
        _listed(places.wijk_codes[country.wijk], places.wijk_codes[country.second_wijk]),
        _buurten(places.wijk_codes[country.wijk], rng),
        _lists([theme.nl for theme in THEMES], count, rng),
        _lists(_WANTED, count, rng),
        _lists(_OFFERED, count, rng),
        asked,
        np.where(asked == "ja", _days(count, 200, rng), ""),
        [
            f"https://www.voorbeeld.nl/{at}" if there else ""
            for at, there in enumerate(rng.random(count) < _WEBSITE_SHARE)
        ],
        np.where(rng.random(count) < _KVK_SHARE, _eight_digits(count, rng), ""),
        np.where(located, _decimals(50.8 + 2.6 * rng.random(count)), ""),
        np.where(located, _decimals(3.4 + 3.7 * rng.random(count)), ""),
        _some(["ja"], 0.01, count, rng),
        _some(["Sociale kaart 2026", "Wijkgesprek", "Subsidieregister"], 0.8, count, rng),
        _some(_NOTES, 0.1, count, rng),
    ]


def _organisation_kinds(country: Country, rng: np.random.Generator) -> Texts:
    count = len(country.wijk)
    kinds = _texts(rng.choice(_OTHERS, size=count))
    initiative = rng.random(count) < _INITIATIVE_SHARE
    kinds[initiative] = rng.choice(_INITIATIVES, size=int(initiative.sum()))
    kinds[rng.random(count) < _PARTNERSHIP_SHARE] = "samenwerkingsverband"
    wijkless = country.wijk < 0
    kinds[wijkless] = rng.choice(_WIJKLESS, size=int(wijkless.sum()))
    kinds[country.umbrella] = "koepel"
    return kinds


def _names(kinds: Texts, wijken: Texts, rng: np.random.Generator) -> list[str]:
    """Make names; some hold the signs that tables must take care of."""
    count = len(kinds)
    works, forms = rng.choice(_WORKS, size=count), rng.choice(_FORMS, size=count)
    trees, chance = rng.choice(_TREES, size=count), rng.random(count)
    names = []
    for at in range(count):
        called = f"{works[at]}{forms[at]} {trees[at]} {wijken[at]}".strip()
        if chance[at] < _QUOTED_SHARE:
            called = f'Stichting "{called}"'
        elif chance[at] > _PLAIN_NAME_SHARE:
            called = f"{str(kinds[at]).capitalize()} {called} {at % 97}"
        names.append(called)
    return names


def _ties(
    country: Country, ids: Iterable[str], rng: np.random.Generator
) -> Iterator[Iterable[str]]:
    count = len(country.source)
    identity = _texts(ids)
    source, target = identity[country.source], identity[country.target]
    chance = rng.random(count)
    yield source
    yield target
    yield _chosen([kind.nl for kind in TIE_KINDS], None, count, rng)
    yield np.select(
        [chance < _FIRST_SAID, chance < _SECOND_SAID, chance < _BOTH_SAID],
        [source, target, source + "|" + target],
        "",
    )
    yield _some(["1", "2", "3", "4", "5"], 0.6, count, rng)
    yield _some([*map(str, _YEARS), *(f"0{m}-2024" for m in range(1, 10))], 0.5, count, rng)
    yield np.where(rng.random(count) < _CONTACT_SHARE, _days(count, _LAST_CONTACT_DAYS, rng), "")
    yield _some(["Enquête 2026", "Jaarverslag 2025", "Wijkgesprek"], 0.6, count, rng)
    yield _some(_NOTES, 0.03, count, rng)


def _texts(values: Iterable[object]) -> Texts:
    return np.array(list(map(str, values)), dtype=object)


def _chosen(
    words: Sequence[str], shares: Sequence[float] | None, count: int, rng: np.random.Generator
) -> Texts:
    return _texts(words)[rng.choice(len(words), size=count, p=shares)]


def _buurten(wijk_codes: Texts, rng: np.random.Generator) -> list[str]:
    """Name a smaller area for some of those who have a wijk."""
    numbers, chance = rng.integers(0, 10, size=len(wijk_codes)), rng.random(len(wijk_codes))
    return [
        f"BU{wijk[2:]}{number:02d}" if wijk and share < _AREA_SHARE else ""
        for wijk, number, share in zip(wijk_codes, numbers, chance, strict=True)
    ]


def _eight_digits(count: int, rng: np.random.Generator) -> Texts:
    return _texts(f"{number:08d}" for number in rng.integers(1_000_000, 99_999_999, size=count))


def _some(words: Sequence[str], share: float, count: int, rng: np.random.Generator) -> Texts:
    """Return one of the words for a share of the rows, nothing for the rest."""
    return np.where(rng.random(count) < share, _chosen(words, None, count, rng), "")


def _lists(words: Sequence[str], count: int, rng: np.random.Generator) -> list[str]:
    """Return up to three different words for each row, with a bar between them."""
    orders = rng.random((count, len(words))).argsort(axis=1)[:, :3]
    lengths = rng.integers(0, 4, size=count)
    return [
        "|".join(words[at] for at in order[:length])
        for order, length in zip(orders.tolist(), lengths, strict=True)
    ]


def _listed(first: Texts, second: Texts) -> list[str]:
    return [f"{one}|{two}" if two else one for one, two in zip(first, second, strict=True)]


def _days(count: int, back: int, rng: np.random.Generator) -> Texts:
    """Return days before the reference date, as the Dutch write them."""
    days = _REFERENCE_DAY - rng.integers(0, back, size=count)
    return _texts("-".join(reversed(str(day).split("-"))) for day in days)


def _decimals(numbers: npt.NDArray[np.float64]) -> Texts:
    return _texts(f"{number:.5f}".replace(".", ",") for number in numbers)


if __name__ == "__main__":
    write_country(Path(sys.argv[2]), SIZES[sys.argv[1]])
