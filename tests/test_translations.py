"""The English catalogue: complete, up to date, and with the same gaps as the Dutch texts."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

DASHBOARD = Path(__file__).parents[1] / "graphlib_wijk" / "dashboard"
CATALOGUE = DASHBOARD / "locale" / "en" / "LC_MESSAGES" / "wijkgraaf.po"
GAP = re.compile(r"%\(\w+\)s|\{\w+\}")
#: Streamlit's calls whose first text a reader sees.
SHOWN_BY = frozenset(
    {
        "button",
        "caption",
        "download_button",
        "error",
        "expander",
        "header",
        "info",
        "link_button",
        "markdown",
        "multiselect",
        "page_link",
        "radio",
        "segmented_control",
        "selectbox",
        "subheader",
        "success",
        "text",
        "text_input",
        "title",
        "toggle",
        "warning",
        "write",
    }
)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    """Return the English catalogue."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def texts_of(catalogue: Catalog) -> list[Message]:
    """Return the messages without the header."""
    return [message for message in catalogue if message.id]


def words(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return a text, or its singular and plural, as a tuple."""
    return (text,) if isinstance(text, str) else tuple(text)


def test_the_catalogue_holds_exactly_the_texts_of_the_code(catalogue: Catalog) -> None:
    """A text that was added or changed in the code has to be translated; run `make i18n`."""
    keywords = {"_": None, "N_": None, "ngettext": (1, 2)}
    found = extract_from_dir(DASHBOARD, method_map=[("**.py", "python")], keywords=keywords)

    expected = {words(text) for _, _, text, _, _ in found}

    assert {words(message.id) for message in texts_of(catalogue)} == expected


def test_no_text_hides_in_an_f_string() -> None:
    """Texts in the braces of an f-string are not found by the tool that gathers them."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in DASHBOARD.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") in {"_", "N_", "ngettext"}
        and isinstance(call.args[0], ast.Constant)
    ]

    assert hidden == []


def test_every_text_is_translated(catalogue: Catalog) -> None:
    """No text is missing or marked as doubtful."""
    missing = [m.id for m in texts_of(catalogue) if m.fuzzy or not all(words(m.string))]

    assert missing == []


def test_translations_have_the_same_gaps(catalogue: Catalog) -> None:
    """What is filled in in Dutch is filled in in English, by the same name."""
    for message in texts_of(catalogue):
        for text in words(message.string):
            expected = sorted(GAP.findall(words(message.id)[-1]))

            assert sorted(GAP.findall(text)) == expected


def _bare_texts(path: Path) -> list[str]:
    """Return texts with letters that go to Streamlit without having been translated."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in SHOWN_BY or not node.args or ast.unparse(node.func.value) != "st":
            continue
        first = node.args[0]
        parts = first.values if isinstance(first, ast.JoinedStr) else [first]
        texts = [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]
        found += [f"{path.name}:{node.lineno}: {t}" for t in texts if re.search(r"[a-zA-Z]", t)]
    return found


def test_no_text_reaches_the_reader_untranslated() -> None:
    """Every text that a page gives to Streamlit went through the catalogue."""
    bare = [text for path in DASHBOARD.rglob("*.py") for text in _bare_texts(path)]

    assert bare == []


def test_the_search_for_bare_texts_finds_one(tmp_path: Path) -> None:
    """The check above can fail: a bare text in a page is found."""
    page = tmp_path / "page.py"
    page.write_text('st.markdown("Zomaar een zin")\nst.title(_("Vertaald"))\n', "utf-8")

    assert _bare_texts(page) == ["page.py:1: Zomaar een zin"]
