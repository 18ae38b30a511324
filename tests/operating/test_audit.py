"""The audit of packages tells "nothing found" from "nobody could be asked"."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
AUDIT = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(AUDIT)

GOOD = {"name": "a", "version": "1", "vulns": []}
BAD = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
SKIPPED = {"name": "c", "skip_reason": "Dependency not found on PyPI and could not be audited"}
NO_NETWORK = "requests.exceptions.ConnectionError: HTTPSConnectionPool: NameResolutionError"


@pytest.mark.parametrize(
    ("packages", "kind", "words"),
    [
        ([GOOD, GOOD], AUDIT.CLEAN, "no known weakness in 2 packages"),
        ([GOOD, BAD], AUDIT.WEAK, "b 2: CVE-1 (3)"),
        ([SKIPPED, BAD], AUDIT.WEAK, "b 2: CVE-1 (3)"),
        ([SKIPPED, SKIPPED], AUDIT.NOT_MEASURED, "none of 2 packages could be looked up"),
        ([GOOD, SKIPPED], AUDIT.BROKEN, "could not be looked up: c"),
        ([], AUDIT.NOT_MEASURED, "none of 0 packages"),
    ],
)
def test_what_was_found_is_told_from_what_was_not_looked_up(packages, kind, words):
    """A weakness fails, a package that was skipped fails, and none looked up is no good news."""
    outcome = AUDIT.judged(json.dumps({"dependencies": packages, "fixes": []}), "")

    assert kind == outcome.kind
    assert words in outcome.words


@pytest.mark.parametrize(
    ("output", "errors", "kind"),
    [
        ("", NO_NETWORK, AUDIT.NOT_MEASURED),
        ("", "TypeError: something else", AUDIT.BROKEN),
        ("[]", "", AUDIT.BROKEN),
    ],
)
def test_a_run_without_an_answer_is_judged_by_its_cause(output, errors, kind):
    """Without a network nothing is measured; any other failure is one of ours."""
    assert kind == AUDIT.judged(output, errors).kind


@pytest.mark.parametrize(
    ("kinds", "arguments", "code", "said"),
    [
        ([AUDIT.NOT_MEASURED] * 2, [], 0, "DEPENDENCIES NOT AUDITED"),
        ([AUDIT.NOT_MEASURED] * 2, ["--required"], AUDIT.NOT_MEASURED, "DEPENDENCIES NOT AUDITED"),
        ([AUDIT.NOT_MEASURED, AUDIT.WEAK], [], AUDIT.WEAK, "osv"),
        ([AUDIT.CLEAN], ["--required"], 0, "pypi"),
        ([AUDIT.WEAK], [], AUDIT.WEAK, "pypi"),
        ([AUDIT.BROKEN], [], AUDIT.BROKEN, "pypi"),
    ],
)
def test_only_a_missing_network_is_forgiven_and_loudly(
    monkeypatch, capsys, kinds, arguments, code, said
):
    """The second source is asked when the first cannot be; what it finds fails."""
    answers = dict(zip(AUDIT.SOURCES, kinds, strict=False))
    monkeypatch.setattr(AUDIT, "asked", lambda source: AUDIT.Outcome(answers[source], source))

    assert code == AUDIT.main(arguments)
    assert said in capsys.readouterr().out
