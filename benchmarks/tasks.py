"""
What is measured: for each task what is made ready beforehand, and the work that is timed.

Everything of the project is imported late, so that the process of a task that does without it
holds nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

#: Wijken of which the plain NetworkX loop is measured; the others are counted in.
SAMPLE: Final = 100


@dataclass(frozen=True, kw_only=True)
class Task:
    """
    One thing to measure.

    `prepare` makes ready, from the folder with the data, what `work` needs; only the work is
    timed. The work may return by how much its time has to be multiplied.
    """

    label: str
    prepare: Callable[[Path], Any]
    work: Callable[[Any], float | None]


def tables_of(folder: Path) -> list[Path]:
    """Return the two large files of a data set."""
    return [folder / "organisaties.csv", folder / "relaties.csv"]


def _read_with_pandas(paths: list[Path]) -> None:
    import pandas as pd

    for path in paths:
        pd.read_csv(path, sep=";", engine="c")


def _pandas(folder: Path) -> list[Path]:
    import pandas as pd  # noqa: F401 - so that importing it is not timed

    return tables_of(folder)


def _library(folder: Path) -> Path:
    import graphlib_wijk  # noqa: F401 - so that importing it is not timed

    return folder


def _read(folder: Path) -> None:
    import graphlib_wijk as gw

    dataset, _ = gw.read(folder)
    if not dataset.sound:
        message = f"{folder} has errors."
        raise ValueError(message)


def _workbook(folder: Path) -> Path:
    """Return the same tables as a workbook, which is made once; nothing but texts is in it."""
    import csv

    import graphlib_wijk  # noqa: F401 - so that importing it is not timed

    path = folder.parent / f"{folder.name}.xlsx"
    if not path.exists():
        import xlsxwriter

        book = xlsxwriter.Workbook(path, {"constant_memory": True})
        for table in sorted(folder.glob("*.csv")):
            sheet = book.add_worksheet(table.stem)
            with table.open(encoding="utf-8", newline="") as file:
                for row, cells in enumerate(csv.reader(file, delimiter=";")):
                    for column, cell in enumerate(cells):
                        if cell:
                            sheet.write_string(row, column, cell)
        book.close()
    return path


def _read_with_calamine(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def _read_workbook(path: Path) -> None:
    import graphlib_wijk as gw

    dataset, problems = gw.read(path)
    if not dataset.sound:
        message = problems[0].message()
        raise ValueError(message)


def _dataset(folder: Path) -> Any:  # noqa: ANN401 - what one task hands to itself
    import graphlib_wijk as gw

    return gw.read(folder)[0]


def _build(dataset: Any) -> None:  # noqa: ANN401
    import graphlib_wijk as gw

    network = gw.Network(dataset)
    _ = network.pairs, network.places


def _network(folder: Path) -> Any:  # noqa: ANN401
    import graphlib_wijk as gw

    network = gw.open_network(folder)
    _ = network.pairs, network.places
    return network


def _signals(network: Any) -> None:  # noqa: ANN401
    import graphlib_wijk as gw

    gw.standings(network)
    gw.signals(network)


def _measures(network: Any) -> None:  # noqa: ANN401
    import graphlib_wijk as gw

    gw.measures.of_organisations(network, within="neighbourhood")
    gw.measures.of_neighbourhoods(network)


def _whole(folder: Path) -> None:
    network = _network(folder)
    _signals(network)
    _measures(network)


def _wijk_page(network: Any) -> None:  # noqa: ANN401
    """Do what the page of a wijk asks for: its counts, its drawing and the rows beside it."""
    from graphlib_wijk.dashboard import answers
    from graphlib_wijk.drawing import drawing

    key = network.places.neighbourhoods.index[len(network.places.neighbourhoods) // 2]
    answers.area_of(network, "neighbourhood", key)
    part = answers.part_of(network, "neighbourhood", key)
    answers.rows_of(part, drawing(part), umbrellas=False)
    if {"graph", "partners"} & vars(network).keys():
        message = "The page of one wijk built the graph of the whole country."
        raise RuntimeError(message)


def _union(folder: Path) -> Any:  # noqa: ANN401
    from benchmarks import bare

    return bare.side_by_side(_network(folder))


def _igraph(union: Any) -> None:  # noqa: ANN401
    from benchmarks import bare

    bare.measured_by_igraph(union)


def _networkx(union: Any) -> float:  # noqa: ANN401
    from benchmarks import bare

    return bare.measured_by_networkx(union, SAMPLE)


TASKS: Final[Mapping[str, Task]] = {
    "pandas": Task(
        label="pandas' C reader, the same two CSVs", prepare=_pandas, work=_read_with_pandas
    ),
    "reading": Task(label="reading and checking the CSVs", prepare=_library, work=_read),
    "calamine": Task(
        label="bare calamine, the same tables as xlsx", prepare=_workbook, work=_read_with_calamine
    ),
    "workbook": Task(label="reading and checking the xlsx", prepare=_workbook, work=_read_workbook),
    "network": Task(label="building the network", prepare=_dataset, work=_build),
    "signals": Task(label="standings and signals of everyone", prepare=_network, work=_signals),
    "igraph": Task(label="bare igraph calls on the disjoint union", prepare=_union, work=_igraph),
    "measures": Task(
        label="all measures of all wijken and their organisations",
        prepare=_network,
        work=_measures,
    ),
    "networkx": Task(label="plain NetworkX loop over wijken", prepare=_union, work=_networkx),
    "wijk-page": Task(label="opening the page of one wijk", prepare=_network, work=_wijk_page),
    "whole": Task(label="everything above in one process", prepare=_library, work=_whole),
}
