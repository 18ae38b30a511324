"""Documentation under test: what is generated is up to date, and nothing is left undocumented."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from graphlib_wijk.reading import read
from graphlib_wijk.tables import ABOUT, PROBLEM_KINDS, TABLES
from graphlib_wijk.tables.contract import ColumnType
from graphlib_wijk.vocabulary import CONFIRMATIONS, REGISTRIES, STANDINGS, codes

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "graphlib_wijk"
DOCS = sorted((ROOT / "docs").glob("*.md"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = [*ROOT.glob("*.md"), *DOCS, *DECISIONS, *sorted((ROOT / "data").rglob("*.md"))]

# Scripts that Streamlit runs from top to bottom: nobody calls what is in them.
SCRIPTS = [PACKAGE / "dashboard" / "main.py", *(PACKAGE / "dashboard" / "screens").glob("*.py")]
MODULES = sorted(set(PACKAGE.rglob("*.py")) - set(SCRIPTS))

PICTURES = sorted((ROOT / "docs" / "beelden").glob("*.png"))
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
SECTION = re.compile(r"^([A-Z][A-Za-z ]+)\n-{3,}$", re.MULTILINE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def generator() -> ModuleType:
    """Load docs/generate.py, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = generator()


def shown(file: Path) -> str:
    """A file's path within the project, for the name of a test."""
    return file.relative_to(ROOT).as_posix()


def documented() -> str:
    """Everything that the documentation says."""
    return "\n".join(file.read_text(encoding="utf-8") for file in DOCS)


def addresses(file: Path) -> set[str]:
    """Addresses of the headings of a page, made as the sites that show Markdown make them."""
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    kept = ("".join(c for c in h.lower() if c.isalnum() or c in " -_") for h in headings)
    return {unicodedata.normalize("NFC", heading).replace(" ", "-") for heading in kept}


def links(file: Path) -> Iterator[tuple[Path, str]]:
    """The files of this project that a page points to, each with the heading it means."""
    for match in LINK.finditer(file.read_text(encoding="utf-8")):
        target, _, heading = match["target"].partition("#")
        if not re.match(r"[a-z]+:", target):
            yield (file.parent / target if target else file), heading


def public_functions(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """Public functions and methods; properties are attributes and described as such."""
    for node in tree.body:
        if isinstance(node, Function):
            yield node.name, node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for method in node.body:
                if isinstance(method, Function):
                    yield f"{node.name}.{method.name}", method


def is_public(name: str, function: Function) -> bool:
    """Whether a function is for others to call."""
    decorators = {ast.unparse(decorator).split(".")[-1] for decorator in function.decorator_list}
    hidden = {"property", "cached_property", "setter", "overload"}
    return not any(part.startswith("_") for part in name.split(".")) and not decorators & hidden


def public_classes(tree: ast.Module) -> list[ast.ClassDef]:
    """Classes that others may use."""
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return [node for node in classes if not node.name.startswith("_")]


def sections(docstring: str) -> dict[str, str]:
    """The sections of a numpydoc docstring, by title."""
    _, *parts = SECTION.split(docstring)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def entries(section: str) -> list[str]:
    """The names that a section describes, in order; several may share a description."""
    lines = [line for line in section.splitlines() if line and not line.startswith(" ")]
    return [name.strip().lstrip("*") for line in lines for name in line.split(",")]


def parameters(function: Function) -> list[str]:
    """The names of a function's parameters, without the object itself."""
    given = function.args
    every = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    return [a.arg for a in every if a is not None and a.arg not in {"self", "cls"}]


def is_dataclass(node: ast.ClassDef) -> bool:
    """Whether the names of the fields, in the code itself, may be all there is to say."""
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


def fields(node: ast.ClassDef) -> list[str]:
    """What one hands over to make an object: the fields of a data class, or what __init__ takes."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "__init__":
            return parameters(method)
    annotated = (n for n in node.body if isinstance(n, ast.AnnAssign) and is_dataclass(node))
    return [n.target.id for n in annotated if isinstance(n.target, ast.Name)]


def wrong_with(name: str, function: Function) -> list[str]:
    """What a function's docstring lacks."""
    docstring = ast.get_docstring(function)
    if not docstring:
        return [f"{name} has no docstring"]
    found = sections(docstring)
    wrong = []
    if entries(found.get("Parameters", "")) != parameters(function):
        wrong.append(f"{name} has parameters {parameters(function)}, its docstring has others")
    returns_nothing = function.returns is None or ast.unparse(function.returns) in {
        "None",
        "NoReturn",
    }
    results = entries(found.get("Returns", "") or found.get("Yields", ""))
    if bool(results) == returns_nothing:
        wrong.append(f"{name} returns {'nothing' if returns_nothing else 'something'}")
    if not all(map(str.isidentifier, results)):
        wrong.append(f"{name} does not name what it returns")
    return wrong


def test_generated_pages_are_up_to_date(capsys):
    """Tables in the documentation say what the code says; if not, run docs/generate.py."""
    outcome = GENERATE.main(["--check"])

    assert (0, "") == (outcome, capsys.readouterr().out)


def test_check_names_a_stale_page_and_leaves_it_alone(tmp_path, monkeypatch, capsys):
    """A page that lags behind is named, and only a run without --check rewrites it."""
    page = tmp_path / "page.md"
    old = "By hand.\n<!-- generated: limits -->\n200 rows\n<!-- end -->\nBy hand too.\n"
    page.write_text(old, encoding="utf-8")
    monkeypatch.setattr(GENERATE, "ROOT", tmp_path)
    monkeypatch.setattr(GENERATE, "PAGES", (page,))

    assert 1 == GENERATE.main(["--check"])
    assert "page.md is out of date" in capsys.readouterr().out
    assert old == page.read_text(encoding="utf-8")

    assert 0 == GENERATE.main([])
    new = page.read_text(encoding="utf-8")
    assert (True, True) == (new.startswith("By hand.\n<!--"), new.endswith("-->\nBy hand too.\n"))
    assert "200 rows" not in new
    assert 0 == GENERATE.main(["--check"])


@pytest.mark.parametrize(
    "page",
    [
        "<!-- generated: limits -->\nno end",
        "<!-- generated: limits -->\n<!-- generated: about -->\n<!-- end -->",
        "<!-- end -->",
        "<!-- generated: nonsense -->\n<!-- end -->",
        "<!-- generated: Limits -->\n<!-- end -->",
    ],
)
def test_a_broken_marker_is_refused(page):
    """A marker without its end never swallows text that somebody wrote by hand."""
    with pytest.raises(ValueError, match=r"marker|No part"):
        GENERATE.up_to_date(page)


def test_every_generated_part_has_its_place_on_a_page():
    """A table that can be made is shown somewhere."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in GENERATE.PAGES)

    assert [] == [name for name in GENERATE.PARTS if f"<!-- generated: {name} -->" not in pages]


def test_every_page_with_markers_is_kept_up_to_date():
    """No page has generated parts that the script forgets."""
    marked = [page for page in PAGES if "<!-- generated:" in page.read_text(encoding="utf-8")]

    assert sorted(GENERATE.PAGES) == sorted(marked)


def test_signs_of_markdown_in_a_cell_are_shown_as_they_are():
    """A bar does not start a new cell and a < does not start a tag."""
    table = GENERATE.table(["a"], [["groen|werk <b>"]])

    assert "| groen\\|werk &lt;b> |" == table.splitlines()[-1]


@pytest.mark.parametrize("registry", REGISTRIES)
def test_every_word_of_the_vocabulary_is_documented(registry):
    """Each code stands in the documentation, so that nobody has to read the source for it."""
    text = documented()

    assert [] == [code for code in codes(REGISTRIES[registry]) if f"`{code}`" not in text]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_documented(table):
    """Each column stands in the documentation with every header that means it."""
    text = documented()
    words = {word for c in table.columns for word in (c.dutch, c.name, *c.synonyms)}

    assert [] == sorted(word for word in words if f"`{word}`" not in text)


def test_every_key_of_over_toml_is_documented():
    """Each fact that a data set can tell about itself is documented in both languages."""
    text = documented()

    assert [] == [f.name for f in ABOUT if f"`{f.dutch}`" not in text or f"`{f.name}`" not in text]


def test_every_problem_is_documented():
    """Whoever meets a problem's code finds it in the documentation."""
    text = documented()

    assert [] == [code for code in PROBLEM_KINDS if f"| `{code}` |" not in text]


def test_every_type_of_column_is_explained():
    """There are words for what may stand in a column, whatever its type."""
    assert set(get_args(ColumnType)) == set(GENERATE.TYPES)


def test_the_test_of_every_standing_is_told():
    """The documentation tells when an organisation has each of the standings, and no others."""
    assert list(codes(STANDINGS)) == list(GENERATE.STANDING_TESTS)


def test_every_confirmation_has_a_line_of_its_own_in_words():
    """Readers can tell the lines of a drawing apart by name."""
    styles = [GENERATE.line_style(confirmation).split(" ")[0] for confirmation in CONFIRMATIONS]

    assert ["doorgetrokken", "gestreept", "streep-punt", "gestippeld"] == styles


def test_the_example_can_be_copied(tmp_path):
    """A municipality that copies the example files gets a data set without a single problem."""
    page = (ROOT / "docs" / "gegevens.md").read_text(encoding="utf-8")
    examples = re.findall(
        r"^`([a-z]+\.[a-z]+)`[^\n]*\n\n```[a-z]+\n(.*?)^```", page, re.MULTILINE | re.DOTALL
    )
    for name, content in examples:
        (tmp_path / name).write_text(content, encoding="utf-8")

    dataset, problems = read(tmp_path)

    assert ["organisaties.csv", "relaties.csv", "wijken.csv", "over.toml"] == [
        n for n, _ in examples
    ]
    assert () == problems
    assert (6, 5, 2) == tuple(
        map(len, (dataset.organisations, dataset.ties, dataset.neighbourhoods))
    )
    assert "Vogelbuurt 2026" == dataset.about.title


@pytest.mark.parametrize("file", PAGES, ids=shown)
def test_links_between_pages_lead_somewhere(file):
    """A link to a file of this project, or to a heading in it, is right."""
    wrong = [
        f"{os.path.relpath(target, ROOT)}#{heading}"
        for target, heading in links(file)
        if not target.exists() or (heading and heading not in addresses(target))
    ]

    assert [] == wrong


def test_every_picture_is_shown_and_described():
    """No picture is left over, and each says in words what it shows to who cannot see it."""
    found = [(page.parent, PICTURE.findall(page.read_text(encoding="utf-8"))) for page in PAGES]
    places = [(words, (at / name).resolve()) for at, pairs in found for words, name in pairs]

    assert PICTURES == sorted({file for _, file in places})
    assert [] == [shown(file) for words, file in places if len(words.split()) < 5]


def test_pictures_are_those_of_the_script():
    """Each picture is one that docs/beelden/maak.py renews, so that none falls behind."""
    script = (ROOT / "docs" / "beelden" / "maak.py").read_text(encoding="utf-8")

    assert {file.stem for file in PICTURES} == set(re.findall(r'Picture\(\s*"([a-z-]+)"', script))


def test_pictures_are_small():
    """A page with pictures opens quickly, and the project stays light to copy."""
    assert [] == [shown(file) for file in PICTURES if file.stat().st_size >= 250_000]


def test_the_index_names_every_page():
    """Every page of the documentation can be found from its index."""
    index = ROOT / "docs" / "README.md"
    linked = {target.resolve() for target, _ in links(index)}

    assert [] == [shown(page) for page in DOCS if page != index and page not in linked]


@pytest.mark.parametrize("module", MODULES, ids=shown)
def test_public_functions_say_what_they_take_and_give(module):
    """Each docstring names exactly the parameters of the signature, and what comes back."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    public = [
        (name, function) for name, function in public_functions(tree) if is_public(name, function)
    ]

    assert [] == [wrong for name, function in public for wrong in wrong_with(name, function)]


@pytest.mark.parametrize("module", MODULES, ids=shown)
def test_public_classes_say_what_they_are(module):
    """Each class has a docstring; parameters in it are those that make an object."""
    wrong = []
    for node in public_classes(ast.parse(module.read_text(encoding="utf-8"))):
        docstring = ast.get_docstring(node)
        if not docstring:
            wrong.append(f"{node.name} has no docstring")
            continue
        told = entries(sections(docstring).get("Parameters", ""))
        if told != fields(node) and (told or not is_dataclass(node)):
            wrong.append(f"{node.name} takes {fields(node)}, its docstring says {told}")

    assert [] == wrong


def test_a_docstring_that_lags_behind_is_noticed():
    """A missing or needless parameter is found, and so is a result without a name."""
    source = '''
def good(a, *rest, b=1, **more) -> int:
    """
    Do it.

    Parameters
    ----------
    a
        First.
    *rest, b
        Others.
    **more
        Names.

    Returns
    -------
    sum
        All.
    """

def bad(a, b) -> int:
    """
    Do it.

    Parameters
    ----------
    b
        Second.

    Returns
    -------
    The sum.
    """

def silent(a) -> int: ...

def nothing() -> None:
    """Do nothing."""
'''
    functions = dict(public_functions(ast.parse(source)))

    assert {"good": 0, "bad": 2, "silent": 1, "nothing": 0} == {
        name: len(wrong_with(name, function)) for name, function in functions.items()
    }


def test_every_promise_names_a_test_that_is_there():
    """What is said to be proved is proved by a test of that name, in that file."""
    file, missing, found = "", [], 0
    for name, test in re.findall(
        r"`(tests/[\w/]+\.py)?::(test_\w+)`", (ROOT / "docs" / "beloften.md").read_text("utf-8")
    ):
        file, found = name or file, found + 1
        if f"def {test}(" not in (ROOT / file).read_text("utf-8"):
            missing.append(f"{file}::{test}")

    assert found > 50
    assert [] == missing
