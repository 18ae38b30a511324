"""`python -m benchmarks.introductions FOLDER …`: how well introductions find hidden real ties."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

import graphlib_wijk as gw
from benchmarks.hidden_ties import (
    METHODS,
    Hidden,
    Outcome,
    first_found,
    hide_organisations,
    hide_ties,
    outcome_of,
)
from benchmarks.networks import CLASSICS, classic, network_at

SEED: Final = 2026
SHARE: Final = 0.1
#: Small networks are asked this often, with other ties hidden each time.
ROUNDS: Final = 20
_SMALL: Final = 500


def main() -> None:
    """Hide, ask every method, and print a table for each network."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.introductions", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("data/wijkgesprekken")])
    parser.add_argument("--classics", action="store_true", help="those of the literature too")
    parser.add_argument(
        "--tune",
        action="store_true",
        help="hide from what is left after hiding: to choose weights without seeing the test ties",
    )
    chosen = parser.parse_args()
    networks = [network_at(path) for path in chosen.folders]
    if chosen.classics:
        networks += [classic(title) for title in CLASSICS]
    for network in networks:
        sys.stdout.write("\n".join([*lines_of(network, tune=chosen.tune), "", ""]))
        sys.stdout.flush()


def lines_of(network: gw.Network, *, tune: bool = False) -> Iterator[str]:
    """
    Evaluate every method on a network.

    Parameters
    ----------
    network
        A whole network.
    tune
        Hide the test ties first, and look at other ones.

    Returns
    -------
    lines
        A table in Markdown.
    """
    rng = np.random.default_rng(SEED)
    rounds = ROUNDS if len(network.pairs) < _SMALL else 1
    seen = [hide_ties(network, SHARE, rng).network for _ in range(rounds)] if tune else None
    bases = seen or [network] * rounds
    ties = [hide_ties(base, SHARE, rng) for base in bases]
    lonely = [hide_organisations(base, SHARE, rng) for base in bases]
    yield f"### {network.about.title}"
    yield ""
    yield f"{len(network)} organisations, {len(network.pairs)} pairs with a tie; hidden {rounds}×."
    yield ""
    yield "| method | at 5 | at 10 | MRR | alone: at 5 | alone: at 10 | alone: MRR |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, method in METHODS.items():
        told = [*_cells(outcome_of(ties, method)), *_cells(first_found(lonely, method))]
        yield f"| {name} | {' | '.join(told)} |"
    yield ""
    yield f"Questions: {_questions(ties)} about hidden ties, {_lonely(lonely)} about who is alone."


def _cells(outcome: Outcome) -> list[str]:
    return [f"{v:.3f}" for v in (outcome.hit_5, outcome.hit_10, outcome.reciprocal_rank)]


def _questions(hidden: list[Hidden]) -> int:
    return sum(len(others) for one in hidden for others in one.partners.values())


def _lonely(hidden: list[Hidden]) -> int:
    return sum(len(one.partners) for one in hidden)


if __name__ == "__main__":
    main()
