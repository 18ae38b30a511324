"""What holds for the project as a whole: its packages, its decisions, its sources, its colours."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from streamlit import config as streamlit_config

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "graphlib_wijk"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PYTHON_SOURCES = [ROOT / "app.py", *PACKAGE.rglob("*.py"), *(ROOT / "data").rglob("*.py")]
TEST_MODULES = sorted((ROOT / "tests").rglob("test_*.py"))
SHOWN_BY_A_BROWSER = {".css", ".html", ".js", ".mjs", ".svg"}

PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>\d[\w.]*)"
    r"(; sys_platform != \"win32\")?$"
)
# Ways in which a page loads something from another host, and hosts that serve nothing else.
REMOTE = re.compile(
    r"""
    (?: \b(?:src|href) \s*=\s* | @import \s+ | \b(?:url|fetch|import) \s*\( \s* )
        ["']? (?:https?:)?//\w
    | \bfrom \s+ ["'] https?://
    | //(?: [\w.-]*\bcdn\b[\w.-]*\. | (?:www\.)?unpkg\.com | fonts\.(?:googleapis|gstatic)\. )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def requirements(file: str) -> list[str]:
    """Lines of a requirements file that name a package."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def normal(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_packages(source: Path) -> set[str]:
    """Top-level names that a module imports, our own package and the standard library left out."""
    names = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"graphlib_wijk"}


def luminance(colour: str) -> float:
    """Relative luminance of a #rrggbb colour as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #rrggbb colours, from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def streamlit_settings() -> dict[str, object]:
    """Our Streamlit settings by their full names."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    def flat(table: dict, prefix: str) -> dict[str, object]:
        found = {}
        for key, value in table.items():
            name = prefix + key
            found |= flat(value, f"{name}.") if isinstance(value, dict) else {name: value}
        return found

    return flat(settings, "")


@pytest.mark.slow
def test_importing_the_library_loads_neither_streamlit_nor_pyvis():
    """A notebook that imports graphlib_wijk gets no web server and no drawing page."""
    script = (
        "import sys, graphlib_wijk\n"
        "print(*sorted({'streamlit', 'pyvis', 'starlette'} & set(sys.modules)))"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "" == outcome.stdout.strip()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_exact(file):
    """Every requirement names one version, so that every machine installs the same."""
    assert [] == [line for line in requirements(file) if not PIN.match(line)]


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_sorted(file):
    """A package is easy to find in the list and stands there once."""
    names = [normal(line.split("==")[0]) for line in requirements(file)]

    assert sorted(set(names)) == names


@pytest.mark.parametrize(
    "name",
    [
        line.split("==")[0]
        for file in ("requirements.txt", "requirements-dev.txt")
        for line in requirements(file)
    ],
)
def test_every_requirement_has_a_decision(name):
    """Nobody wonders why a package is here: a decision names it."""
    decided = "\n".join(file.read_text(encoding="utf-8") for file in DECISIONS)

    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", decided, re.IGNORECASE)


def test_requirements_are_what_our_code_imports():
    """The dashboard imports no package that is only there by chance, and needs all it asks for."""
    distributions = packages_distributions()
    imported = {
        normal(distributions[name][0])
        for source in PYTHON_SOURCES
        for name in imported_packages(source)
    }

    # Streamlit signs people in with the first two, and serves faster with the last where it is
    # there; it asks for them only in an extra of its own, or not at all.
    asked_for = imported | {"authlib", "httpx", "uvloop"}
    assert {normal(line.split("==")[0]) for line in requirements("requirements.txt")} == asked_for


def test_decisions_are_numbered_without_gaps():
    """Decision files count up from 0001."""
    numbers = [file.name.split("-")[0] for file in DECISIONS]

    assert [f"{number:04d}" for number in range(1, len(DECISIONS) + 1)] == numbers


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_says_what_when_and_why(file):
    """Each decision has its number in the title, a status, a date and the three sections."""
    text = file.read_text(encoding="utf-8")

    assert text.startswith(f"# {file.name[:4]} ")
    assert re.search(r"^Status: \w+", text, re.MULTILINE)
    assert re.search(r"^Date: \d{4}-\d{2}-\d{2}$", text, re.MULTILINE)
    assert ["Context", "Decision", "Consequences"] == re.findall(r"^## (.+)$", text, re.MULTILINE)


def test_our_sources_load_nothing_from_another_host():
    """No page, style or script of ours fetches anything from a remote address."""
    shown = [file for file in PACKAGE.rglob("*") if file.suffix in SHOWN_BY_A_BROWSER]
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in [*PYTHON_SOURCES, *shown]
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if REMOTE.search(line)
    ]

    assert [] == found


@pytest.mark.parametrize(
    "line",
    [
        '<script src="https://example.org/a.js"></script>',
        "<link rel=stylesheet href=//example.org/a.css>",
        '@import "https://example.org/a.css";',
        "background: url(https://example.org/a.png)",
        'import { x } from "https://example.org/x.js";',
        'fetch("https://example.org/data")',
        'BOOTSTRAP = "https://cdn.example.net/bootstrap.css"',
        'FONT = "https://fonts.googleapis.com/css2"',
    ],
)
def test_a_remote_address_is_recognised(line):
    """The scan of our sources sees each way in which a page loads from elsewhere."""
    assert REMOTE.search(line)


@pytest.mark.parametrize(
    "line", ['href="/wijk"', "See https://example.org/paper.pdf", 'src="a.js"']
)
def test_a_local_address_or_a_reference_is_not_a_remote_load(line):
    """Our own addresses and sources that a comment cites are allowed."""
    assert not REMOTE.search(line)


def test_every_folder_with_code_is_a_package():
    """A folder without __init__.py would escape the checks of the arrows between rooms."""
    folders = {source.parent for source in PACKAGE.rglob("*.py")}

    assert [] == sorted(folder for folder in folders if not (folder / "__init__.py").exists())


def test_pages_stay_under_sixty_lines():
    """A page is a reading list: whoever needs more room moves it to a part or a service."""
    pages = (PACKAGE / "dashboard" / "pages").glob("*.py")
    lines = {page.name: len(page.read_text(encoding="utf-8").splitlines()) for page in pages}

    assert {} == {name: count for name, count in lines.items() if count >= 60}


@pytest.mark.parametrize("module", TEST_MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_test_says_what_it_proves(module):
    """Each test carries a docstring of one paragraph."""
    tests = [
        node
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]

    assert [] == [test.name for test in tests if "\n\n" in (ast.get_docstring(test) or "\n\n")]


@pytest.mark.parametrize("name", streamlit_settings())
def test_streamlit_knows_each_of_our_settings(name):
    """A misspelt setting would be ignored, and statistics sent after all."""
    assert name in streamlit_config.get_config_options()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_theme_colours_can_be_read_by_everyone(theme):
    """Texts, links, buttons and borders reach the contrast of WCAG 2.2 AA in both themes."""
    colours = {
        name.rpartition(".")[2]: value
        for name, value in streamlit_settings().items()
        if name.startswith(f"theme.{theme}.")
    }
    for background in (colours["backgroundColor"], colours["secondaryBackgroundColor"]):
        assert contrast(colours["textColor"], background) >= 4.5
        assert contrast(colours["linkColor"], background) >= 4.5
        assert contrast(colours["primaryColor"], background) >= 3
        assert contrast(colours["borderColor"], background) >= 3
    assert contrast("#ffffff", colours["primaryColor"]) >= 4.5
