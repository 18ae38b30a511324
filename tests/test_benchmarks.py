"""The invented country is what it promises, and measuring works; how fast is never asserted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import graphlib_wijk as gw
from benchmarks.country import INSIDE_SHARE, SIZES, WITHOUT_TIES_SHARE, Country, country_of
from benchmarks.files import write_country
from benchmarks.measuring import Cost, cost_of
from benchmarks.table import RATIOS, Ratio, lines_of
from benchmarks.tasks import TASKS

SEED = 7
TOWN = SIZES["municipality"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an invented wijk."""
    path = tmp_path_factory.mktemp("country")
    write_country(path, SIZES["wijk"], seed=SEED)
    return path


@pytest.fixture(scope="module")
def town() -> Country:
    """Return an invented municipality."""
    return country_of(TOWN, np.random.default_rng(SEED))


def test_the_same_seed_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    """Two machines measure the same data, and another seed gives other data."""
    write_country(tmp_path / "again", SIZES["wijk"], seed=SEED)
    write_country(tmp_path / "other", SIZES["wijk"], seed=SEED + 1)

    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
    ties = "relaties.csv"
    assert (folder / ties).read_bytes() != (tmp_path / "other" / ties).read_bytes()


def test_the_files_open_without_errors(folder: Path) -> None:
    """What is measured is reading sound data, whole: no error, no row lost."""
    dataset, problems = gw.read(folder)

    assert [] == [problem.message() for problem in problems if problem.severity == "error"]
    assert SIZES["wijk"].organisations == len(dataset.organisations)
    assert SIZES["wijk"].ties == len(dataset.ties)


def test_most_ties_stay_inside_a_wijk(town: Country) -> None:
    """The share of ties within a wijk is the promised one."""
    homes = [{*pair} - {-1} for pair in zip(town.wijk, town.second_wijk, strict=True)]
    inside = [
        bool(homes[one] & homes[other]) for one, other in zip(town.source, town.target, strict=True)
    ]

    assert pytest.approx(INSIDE_SHARE, abs=0.02) == np.mean(inside)


def test_some_have_no_tie_and_few_have_many(town: Country) -> None:
    """About the promised share stands alone; the best connected have far more than most."""
    ends = np.concatenate([town.source, town.target])
    degree = np.bincount(ends, minlength=TOWN.organisations)

    assert pytest.approx(WITHOUT_TIES_SHARE, abs=0.03) == np.mean(degree == 0)
    assert degree.max() > 10 * np.median(degree)


def test_everybody_is_somewhere_that_exists(town: Country) -> None:
    """No wijk is empty, ties end at organisations, and nobody is tied to itself."""
    assert set(range(TOWN.wijken)) <= set(town.wijk)
    assert TOWN.ties == len(town.source) == len(town.target)
    assert 0 <= min(town.source.min(), town.target.min())
    assert max(town.source.max(), town.target.max()) < TOWN.organisations
    assert not (town.source == town.target).any()


@pytest.mark.parametrize("name", TASKS)
def test_every_task_runs_and_costs_something(name: str, folder: Path) -> None:
    """Each task of the table works on a wijk, and its cost is a number of seconds and MiB."""
    cost = cost_of(name, folder)

    assert cost.seconds >= 0
    assert cost.peak > 1


def test_the_table_holds_every_task_and_ratio() -> None:
    """One line for each cost, one for each ratio and one for the peak, and verdicts both ways."""
    costs = {name: Cost(seconds=2.0, peak=100.0) for name in TASKS}

    lines = "\n".join(lines_of(costs))

    assert all(TASKS[name].label in lines for name in TASKS)
    assert all(ratio.label in lines for ratio in RATIOS)
    assert "0.10" in lines


def test_a_limit_has_two_sides() -> None:
    """At most and at least are told apart, and the limit itself is reached."""
    at_most = Ratio(label="x", tasks=("reading",), against="pandas", most=4)
    at_least = Ratio(label="x", tasks=("reading",), against="pandas", least=30)

    assert ("≤ 4: yes", "≤ 4: no") == (at_most.verdict(4), at_most.verdict(4.1))
    assert ("≥ 30: no", "≥ 30: yes") == (at_least.verdict(29), at_least.verdict(30))
