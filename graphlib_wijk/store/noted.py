"""The kinds of notes that are kept beside the data, how they are called up and who they are for."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from graphlib_wijk.network.places import places_of
from graphlib_wijk.store.errors import RefusedError
from graphlib_wijk.store.fitting import are_texts
from graphlib_wijk.store.forms import Agreement, Answer, Guests, Positions, Supposition, Value
from graphlib_wijk.store.rights import Action
from graphlib_wijk.tables import Dataset

NoteCode = Literal["introduction", "agreement", "guests", "scenario", "positions"]
#: What a note is about, in as many words as its kind says.
NoteKey = tuple[str, ...]

#: An index of PostgreSQL holds no longer ones, and a page of text is enough.
_LONGEST_KEY: Final = 2_000
_LONGEST: Final = 2_000_000
_CODE: Final = re.compile(r"(?:GM|WK|BU)(\d{4})")


@dataclass(frozen=True, kw_only=True)
class NoteKind:
    """
    A kind of note: what it holds, and who may see and keep it.

    `key` tells what the words of its key are. Of a note whose key begins with an area it is the
    area that makes it one's own; of another, one of its organisations. Whoever may open the data
    set sees a kind without `see`, but only what is said of organisations that they see.
    """

    code: NoteCode
    nl: str
    en: str
    form: type[Value]
    key: tuple[str, ...]
    see: Action | None
    keep: Action

    @property
    def of_an_area(self) -> bool:
        """Whether it is the area that makes a note one's own."""
        return self.key[0] == "area"


NOTE_KINDS: Final[dict[str, NoteKind]] = {
    kind.code: kind
    for kind in (
        NoteKind(
            code="introduction",
            nl="Wat er van een kennismaking kwam",
            en="What came of an introduction",
            form=Answer,
            key=("one", "other"),
            see="see-meeting",
            keep="prepare-meeting",
        ),
        NoteKind(
            code="agreement",
            nl="Een afspraak",
            en="An agreement",
            form=Agreement,
            key=("row",),
            see="see-meeting",
            keep="prepare-meeting",
        ),
        NoteKind(
            code="guests",
            nl="Wie op de uitnodigingslijst is gezet of ervan af is gehaald",
            en="Who was put on the invitation list or taken off it",
            form=Guests,
            key=("area",),
            see="see-meeting",
            keep="prepare-meeting",
        ),
        NoteKind(
            code="scenario",
            nl="Een gedachte-experiment",
            en="A thought experiment",
            form=Supposition,
            key=("area", "title"),
            see="see-meeting",
            keep="prepare-meeting",
        ),
        NoteKind(
            code="positions",
            nl="Waar de tekens van een tekening staan",
            en="Where the signs of a drawing stand",
            form=Positions,
            key=("area", "view"),
            see=None,
            keep="arrange-drawing",
        ),
    )
}


@dataclass(frozen=True, kw_only=True)
class Note:
    """
    Something that was written beside the data.

    `value` is None when nothing is written, or what was written is taken back. Whoever changes a
    note hands back its `revision`: somebody else may have been first. It is 0 as long as nobody
    wrote anything; `changed_by` is a pseudonym.
    """

    dataset: str
    kind: NoteCode
    key: NoteKey
    value: Value | None = None
    revision: int = 0
    changed_by: str = ""
    changed_at: str = ""


def kind_of(code: str) -> NoteKind:
    """
    Return a kind of note.

    Parameters
    ----------
    code
        One of `NOTE_KINDS`.

    Returns
    -------
    kind
        The kind.

    Raises
    ------
    RefusedError
        If there is no such kind.
    """
    if code not in NOTE_KINDS:
        raise RefusedError(why="deze soort notitie bestaat niet")
    return NOTE_KINDS[code]


def lawful_key(kind: NoteKind, key: NoteKey) -> NoteKey:
    """
    Return a key as it is kept.

    Parameters
    ----------
    kind
        The kind of note.
    key
        The words of the key.

    Returns
    -------
    key
        The same; of an introduction in one order, as the order of the two means nothing.

    Raises
    ------
    RefusedError
        If these are not the words that the kind asks for.
    """
    if not are_texts(key) or len(key) != len(kind.key) or len(json.dumps(key)) > _LONGEST_KEY:
        raise RefusedError(why=f"bij {kind.code} hoort een sleutel van {len(kind.key)} woorden")
    return tuple(sorted(key)) if kind.form is Answer else key


def require_lawful_value(kind: NoteKind, key: NoteKey, value: Value) -> None:
    """
    Stop here unless a value can be kept.

    Parameters
    ----------
    kind
        The kind of note.
    key
        A lawful key.
    value
        What is written.

    Raises
    ------
    RefusedError
        If it is of another kind, may not stand there, is about others than its key, or is much
        too long.
    """
    if type(value) is not kind.form or not value.is_lawful():
        raise RefusedError(why=f"dit is geen {kind.form.__name__}")
    if kind.form is Answer and key != tuple(sorted(value.about)):
        raise RefusedError(why="dit antwoord is van twee anderen")
    if len(json.dumps(asdict(value))) > _LONGEST:
        raise RefusedError(why="dit is te veel voor één notitie")


def value_of(kind: NoteKind, data: Mapping[str, Any]) -> Value:
    """
    Return a value that was kept as JSON.

    Parameters
    ----------
    kind
        The kind of note.
    data
        What `dataclasses.asdict` gave.

    Returns
    -------
    value
        Equal to what it was.
    """
    return kind.form(**{name: _thawed(part) for name, part in data.items()})


def agreements_of(dataset: Dataset, notes: Iterable[Note]) -> tuple[Note, ...]:
    """
    Return every agreement: those of a data set, as they were changed beside it, and new ones.

    Parameters
    ----------
    dataset
        A data set.
    notes
        What was noted about it, of any kind.

    Returns
    -------
    agreements
        One note each, to be kept with its own key and revision; first those of the data set, in
        order, without those that were taken back. A row that says what a note says already is
        that note: data that were taken along with the notes in them may come back.
    """
    said = {note.key: note for note in notes if note.kind == "agreement"}
    listed: dict[NoteKey, Note] = {}
    for row in dataset.agreements.to_dict("records"):
        value = Agreement(**{str(name): cell for name, cell in row.items()})
        key = _key_of_row(value, listed)
        listed[key] = Note(dataset="", kind="agreement", key=key, value=value)
    again = {note.value for key, note in said.items() if key not in listed}
    kept = {key: one for key, one in listed.items() if key in said or one.value not in again}
    every = {**kept, **said}
    return tuple(note for note in every.values() if note.value is not None)


def municipality_of(area: str, dataset: Dataset) -> str:
    """
    Return the municipality of an area that is the key of a note.

    Parameters
    ----------
    area
        Code of an area, or the key of a neighbourhood without one.
    dataset
        The whole data set.

    Returns
    -------
    code
        Its code; empty for the data set as a whole and for an area that has none.
    """
    if code := _CODE.match(area):
        return f"GM{code[1]}"
    if not area:
        return ""
    places = places_of(dataset.organisations, dataset.neighbourhoods).neighbourhoods
    return str(places["municipality_code"].get(area, ""))


def _key_of_row(value: Agreement, taken: Iterable[NoteKey]) -> NoteKey:
    """Return a key that a row has as long as it says the same, in whatever place it stands."""
    words = json.dumps(asdict(value))
    digest = hashlib.sha256(words.encode()).hexdigest()[:32]
    times = sum(1 for (key,) in taken if key.startswith(digest))
    return (f"{digest} {times}",)


def _thawed(part: Any) -> Any:  # noqa: ANN401 - a value holds anything
    if isinstance(part, list):
        return tuple(map(_thawed, part))
    if isinstance(part, dict):
        return {name: _thawed(inner) for name, inner in part.items()}
    return part
