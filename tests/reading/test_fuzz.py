"""The fuzzer judges as it should: sound files pass, and a broken promise is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import fuzz
from tests.reading.fuzz import NAMES, judge, packed, seeds, unpacked

CONTENTS = st.binary().filter(lambda data: fuzz.BETWEEN not in data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder that every example writes anew."""
    return tmp_path_factory.mktemp("data")


@pytest.mark.parametrize("seed", seeds(), ids=range(len(seeds())))
def test_what_fuzzing_begins_with_is_read(folder: Path, seed: bytes) -> None:
    """Each seed holds files of which something is read, or it would lead nowhere."""
    judge(seed, folder)

    dataset, _problems = fuzz.read(folder)
    assert len(dataset.organisations) > 0


@given(
    st.dictionaries(
        st.sampled_from(NAMES), st.binary().filter(lambda data: fuzz.BETWEEN not in data)
    )
)
def test_files_come_back_from_the_bytes_they_are_packed_in(files: dict[str, bytes]) -> None:
    """What the fuzzer changes is what is read."""
    first = dict(list(files.items())[:4])

    assert first == unpacked(packed(first))


@pytest.mark.slow
@given(number=st.integers(0, len(seeds()) - 1), place=st.integers(0, 2000), piece=st.binary())
def test_a_seed_that_is_damaged_breaks_no_promise(
    folder: Path, number: int, place: int, piece: bytes
) -> None:
    """Something else in the place of some bytes: read or refused, and never an error."""
    seed = seeds()[number]
    judge(seed[:place] + piece + seed[place + len(piece) :], folder)


def test_a_reader_that_loses_an_organisation_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seeded fault: a tie whose end is nobody."""
    sound, problems = fuzz.read(Path("data/voorbeeldwijk"))
    fewer = sound.organisations.drop(index=sound.ties["source"].iloc[0])
    broken = type("Broken", (), {"ties": sound.ties, "organisations": fewer})
    monkeypatch.setattr(fuzz, "read", lambda _folder: (broken, problems))

    with pytest.raises(AssertionError):
        judge(b"", folder)
