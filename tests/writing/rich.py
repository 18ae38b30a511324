"""Data sets with something in every column, as reading a lawful file gives them."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
from hypothesis import strategies as st

from graphlib_wijk.reading.characters import is_broken, tidy
from graphlib_wijk.tables import AGREEMENTS, About, Dataset, frame_of
from graphlib_wijk.vocabulary import label
from tests.networks import OTHER_WIJK, WIJK, dataset
from tests.strategies import datasets

#: What a spreadsheet might compute, run or swallow, at the start of a cell.
STARTS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "−1+1",
    "{=1+1}",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","klik")',
    ";=1+1",
    '"=1+1',
    "'=1+1",
    "''+1",
    "=DDE(1)",
    "+31612345678",
    "-5",
    "@naam",
)
#: Names that something on the way could take for something else.
HOSTILE = (
    *STARTS,
    "<script>alert(1)</script>",
    "a & b < c > d \" e ' f",
    "]]>",
    "_x0041_",
    "$x^2$ en $",
    "C:\\pad\\%s{0}",
    "Stichting “Ons Huis” – Ålesund",
    "مبادرة الحي",
    "🌳 De Pluktuin",
    "NULL",
    "1e5",
    "00123",
    "1.234",
    "| |",
)
_SIGNS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd\ufffe\uffff")
TEXTS = (
    st.one_of(st.sampled_from(HOSTILE), st.text(_SIGNS, max_size=30))
    .map(tidy)
    .filter(lambda text: not is_broken(text))
)
NAMES = TEXTS.filter(bool)
_WORDS = NAMES.filter(lambda text: "|" not in text)
_LISTS = st.lists(_WORDS, max_size=3, unique=True).map(tuple)
_DATES = st.sampled_from(("", "2026", "2026-03", "2026-03-14", "1900-01-02", "2100-12-31"))
_NUMBERS = {
    "strength": st.sampled_from((math.nan, 1.0, 5.0)),
    "year": st.sampled_from((math.nan, 1900.0, 2023.0)),
}
#: Places lie in the Netherlands, and have two numbers or none; 52.001 looks like thousands.
_PLACES = st.one_of(
    st.just((math.nan, math.nan)),
    st.tuples(st.floats(50.8, 53.5), st.floats(3.5, 7.0)),
    st.just((52.001, 5.123)),
)
_TEXTUAL = {
    "name": NAMES,
    "municipality": TEXTS,
    "website": TEXTS,
    "origin": TEXTS,
    "note": TEXTS,
    "seeks": _LISTS,
    "offers": _LISTS,
    "asked_on": _DATES,
    "since": _DATES,
    "last_contact": _DATES,
    "agreement": NAMES,
    "due": _DATES,
    "agreed_on": _DATES,
    "done": st.booleans(),
    "hidden": st.booleans(),
    **_NUMBERS,
}
_ABOUTS = st.builds(
    About,
    title=TEXTS,
    description=TEXTS,
    reference_date=_DATES,
    origin=TEXTS,
    licence=TEXTS,
    fictional=st.booleans(),
    everyone_asked=st.booleans(),
)
_KINDS = st.sampled_from((("other", "ruimteschip"), ("unknown", ""), None))


@st.composite
def rich_datasets(draw: st.DrawFn) -> Dataset:
    """Draw a data set that a reader could have read, with hostile words in every column."""
    bare = draw(datasets(max_organisations=5, max_ties=6))
    organisations = _filled(draw, bare.organisations, "organisation_kinds")
    ties = _filled(draw, bare.ties, "tie_kinds")
    said = [
        tuple(end for end in (row.source, row.target) if end in row.reported_by)
        for row in ties.itertuples()
    ]
    ties["reported_by"] = pd.Series(said, index=ties.index, dtype="object")
    ties = ties[~ties.astype(str).duplicated()].reset_index(drop=True)
    listed = [
        {"code": code, "name": draw(NAMES), "municipality_code": "GM9901"}
        for code in (WIJK, OTHER_WIJK)
    ]
    neighbourhoods = dataset([], neighbourhoods=listed[: draw(st.integers(0, 2))]).neighbourhoods
    return replace(
        bare,
        organisations=organisations,
        ties=ties,
        neighbourhoods=_filled(draw, neighbourhoods, ""),
        about=draw(_ABOUTS),
        agreements=draw(_agreements(bare.organisations.index.tolist())),
    )


@st.composite
def _agreements(draw: st.DrawFn, ids: list[str]) -> pd.DataFrame:
    """Draw what some of these organisations agreed, no two rows alike."""
    some = (
        st.lists(st.sampled_from(ids), unique=True, max_size=2).map(tuple) if ids else st.just(())
    )
    pairs = draw(st.lists(st.tuples(some, some), max_size=3 if ids else 0))
    rows = [{"who": who, "with_whom": others} for who, others in pairs if who]
    table = _filled(draw, frame_of(AGREEMENTS, rows), "")
    return table[~table.astype(str).duplicated()].reset_index(drop=True)


def _filled(draw: st.DrawFn, frame: pd.DataFrame, registry: str) -> pd.DataFrame:
    """Draw a value for every cell that may hold anything."""
    frame = frame.copy()
    for column, values in _TEXTUAL.items():
        if column in frame.columns:
            drawn = draw(st.lists(values, min_size=len(frame), max_size=len(frame)))
            frame[column] = pd.Series(drawn, index=frame.index, dtype=frame[column].dtype)
    if "lat" in frame.columns:
        places = draw(st.lists(_PLACES, min_size=len(frame), max_size=len(frame)))
        frame["lat"] = pd.Series([lat for lat, _ in places], index=frame.index, dtype="float64")
        frame["lon"] = pd.Series([lon for _, lon in places], index=frame.index, dtype="float64")
    if registry:
        kinds = draw(st.lists(_KINDS, min_size=len(frame), max_size=len(frame)))
        pairs = [
            kind or (code, label(registry, code))
            for kind, code in zip(kinds, frame["kind"], strict=True)
        ]
        for at, column in enumerate(("kind", "kind_given")):
            values = [pair[at] for pair in pairs]
            frame[column] = pd.Series(values, index=frame.index, dtype="str")
    return frame
