# ruff: noqa: INP001 - a script beside the one that calls it
"""
Ask whether an installed package has a known weakness.

    python .ci/audit.py              fails when one has; says it when nobody could be asked
    python .ci/audit.py --required   fails as well when nobody could be asked

pip-audit by itself ends well with "no known vulnerabilities" when it could not look up a single
package. Here that is an outcome of its own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any, Final, NamedTuple

CLEAN: Final = 0
WEAK: Final = 1
BROKEN: Final = 2
NOT_MEASURED: Final = 3

#: Who keeps lists of weaknesses, in the order in which they are asked.
SOURCES: Final = ("pypi", "osv")
_UNREACHABLE: Final = re.compile(
    r"ConnectionError|ConnectTimeout|ReadTimeout|NameResolutionError|Max retries exceeded"
)


class Outcome(NamedTuple):
    """What came of asking: `CLEAN`, `WEAK`, `BROKEN` or `NOT_MEASURED`, and words for it."""

    kind: int
    words: str


def judged(output: str, errors: str) -> Outcome:
    """
    Tell what a run of pip-audit means.

    Parameters
    ----------
    output
        What it wrote: JSON when it finished.
    errors
        What it wrote beside that.

    Returns
    -------
    outcome
        A weakness that was found counts before all else. Packages that could not be looked up
        are a fault when others could, and `NOT_MEASURED` when none could.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if _UNREACHABLE.search(errors):
            return Outcome(NOT_MEASURED, "no source of advisories can be reached")
        return Outcome(BROKEN, f"pip-audit failed:\n{errors[-2000:]}")
    weak = [_weakness(package) for package in packages if package.get("vulns")]
    skipped = [str(package["name"]) for package in packages if "skip_reason" in package]
    if weak:
        return Outcome(WEAK, "known weaknesses:\n" + "\n".join(weak))
    if len(skipped) == len(packages):
        return Outcome(NOT_MEASURED, f"none of {len(packages)} packages could be looked up")
    if skipped:
        return Outcome(BROKEN, f"could not be looked up: {', '.join(skipped)}")
    return Outcome(CLEAN, f"no known weakness in {len(packages)} packages")


def _weakness(package: dict[str, Any]) -> str:
    found = ", ".join(f"{v['id']} ({' '.join(v['fix_versions']) or '-'})" for v in package["vulns"])
    return f"  {package['name']} {package['version']}: {found}"


def asked(source: str) -> Outcome:
    """
    Ask one source about everything that is installed here.

    Parameters
    ----------
    source
        One of `SOURCES`.

    Returns
    -------
    outcome
        What it says.
    """
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
    outcome = subprocess.run(  # noqa: S603 - our own
        [*command, "--vulnerability-service", source], capture_output=True, text=True, check=False
    )
    return judged(outcome.stdout, outcome.stderr)


def main(arguments: list[str]) -> int:
    """
    Ask the sources in turn until one answers.

    Parameters
    ----------
    arguments
        Perhaps ``--required``.

    Returns
    -------
    code
        For the shell.
    """
    outcome = Outcome(NOT_MEASURED, "no source of advisories")
    for source in SOURCES:
        outcome = asked(source)
        if outcome.kind != NOT_MEASURED:
            break
    if outcome.kind != NOT_MEASURED:
        sys.stdout.write(f"audit: {outcome.words}\n")
        return outcome.kind
    bar = "!" * 78
    sys.stdout.write(
        f"{bar}\n!! DEPENDENCIES NOT AUDITED: {outcome.words}.\n"
        f"!! Run `make audit` where there is a network, before every release.\n{bar}\n"
    )
    return NOT_MEASURED if "--required" in arguments else CLEAN


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
