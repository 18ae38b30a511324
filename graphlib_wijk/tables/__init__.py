"""The data contract: tables, columns, types, rules and the problems that break them."""

from graphlib_wijk.tables.contract import (
    ABOUT,
    ABOUT_FILE,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    PERSON_HEADERS,
    TABLES,
    TIES,
    Column,
    Fact,
    Table,
)
from graphlib_wijk.tables.dataset import (
    About,
    Array,
    Dataset,
    columns_of,
    dtype_of,
    empty_dataset,
    frame_of,
    frame_of_columns,
)
from graphlib_wijk.tables.problems import (
    PROBLEM_KINDS,
    ContractError,
    GraphlibWijkError,
    Problem,
    ProblemKind,
    Severity,
)

__all__ = [
    "ABOUT",
    "ABOUT_FILE",
    "NEIGHBOURHOODS",
    "ORGANISATIONS",
    "PERSON_HEADERS",
    "PROBLEM_KINDS",
    "TABLES",
    "TIES",
    "About",
    "Array",
    "Column",
    "ContractError",
    "Dataset",
    "Fact",
    "GraphlibWijkError",
    "Problem",
    "ProblemKind",
    "Severity",
    "Table",
    "columns_of",
    "dtype_of",
    "empty_dataset",
    "frame_of",
    "frame_of_columns",
]
