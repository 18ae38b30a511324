"""Folders of small files, written so that a test shows exactly what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from graphlib_wijk.reading import COUNTRY, Limits, read
from graphlib_wijk.tables import PROBLEM_KINDS, Dataset, Problem

#: Everybody was asked, so that a sound folder has no problem at all.
ABOUT = "titel = 'Proef'\niedereen_bevraagd = true\n"
ORGANISATIONS = "id;naam\na;De Akker\nb;Buurthuis De Kom\n"
TIES = "van;naar\na;b\n"


def written(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write files into a folder, text as UTF-8 with its line ends as they are; None is no file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if content is None:
            (folder / name).unlink(missing_ok=True)
        else:
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)
    return folder


def read_tables(
    folder: Path,
    organisations: str | bytes | None = ORGANISATIONS,
    ties: str | bytes | None = TIES,
    neighbourhoods: str | bytes | None = None,
    about: str | bytes | None = ABOUT,
    limits: Limits = COUNTRY,
) -> Dataset:
    """Read a folder with these tables; what is not given is small and sound."""
    files = {
        "organisaties.csv": organisations,
        "relaties.csv": ties,
        "wijken.csv": neighbourhoods,
        "over.toml": about,
    }
    dataset, problems = read(written(folder, files), limits=limits)
    assert problems == dataset.problems
    return dataset


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int | None, str]]:
    """Return code, row and column of each problem."""
    return [(problem.code, problem.row, problem.column) for problem in problems]


def only(problems: tuple[Problem, ...]) -> Problem:
    """Return the one problem there should be."""
    assert len(problems) == 1, [problem.message() for problem in problems]
    return problems[0]


def require_sound(dataset: Dataset, problems: Iterable[Problem]) -> None:
    """Hold that a data set is whole and every problem can be told, whatever it was read from."""
    ties = dataset.ties
    assert set(ties["source"]) | set(ties["target"]) <= set(dataset.organisations.index)
    assert dataset.organisations.index.is_unique
    assert not (ties["source"] == ties["target"]).any()
    for problem in problems:
        assert problem.code in PROBLEM_KINDS
        for language in ("nl", "en"):
            assert problem.message(language).isprintable()
