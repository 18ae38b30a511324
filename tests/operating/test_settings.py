"""Every setting stands in the documentation, and every one that stands there exists."""

import re
from pathlib import Path

from graphlib_wijk.dashboard.hosting import settings as read_settings
from graphlib_wijk.dashboard.hosting.settings import LINKS_DEFAULT, UPLOADS_DEFAULT

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"\bWIJKGRAAF_[A-Z_]*[A-Z]\b")
TABLE = (ROOT / "docs" / "instellingen.md").read_text(encoding="utf-8")


def named_in(*files):
    """Every setting that is named in files."""
    return {name for file in files for name in NAME.findall(file.read_text(encoding="utf-8"))}


def test_every_setting_of_the_code_is_in_the_table_and_the_other_way_round():
    """An operator finds all there is to set, and nothing that does not work."""
    code = named_in(ROOT / "app.py", *(ROOT / "graphlib_wijk").rglob("*.py"))
    table = set(re.findall(r"^\| `(WIJKGRAAF_\w+)` \|", TABLE, re.MULTILINE))

    assert code == table


def test_the_defaults_in_the_table_are_those_of_the_code():
    """What happens without a setting is what the table says."""
    rows = {row.split("|")[1].strip(" `"): row for row in TABLE.splitlines() if "|" in row}

    assert f"`{LINKS_DEFAULT}`" in rows["WIJKGRAAF_LIMIET_LINKS"].split("|")[3]
    assert f"`{UPLOADS_DEFAULT}`" in rows["WIJKGRAAF_LIMIET_UPLOADS"].split("|")[3]
    assert f"`{read_settings({}).log}`" in rows["WIJKGRAAF_LOG"].split("|")[3]


def test_every_switch_of_the_tests_is_explained_to_who_builds_along():
    """Names in tests that are no settings stand in CONTRIBUTING."""
    found = named_in(*(ROOT / "tests").rglob("*.py"), ROOT / ".ci" / "run")
    explained = named_in(ROOT / "CONTRIBUTING.md", ROOT / "docs" / "instellingen.md")

    assert set() == found - explained


def test_the_examples_set_what_exists():
    """The file of settings in the guide holds nothing that Wijkgraaf does not know."""
    examples = [path for path in (ROOT / "docs" / "voorbeelden").iterdir() if path.is_file()]

    assert set() == named_in(*examples) - named_in(ROOT / "docs" / "instellingen.md")
