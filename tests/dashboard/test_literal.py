"""Words from data in running text stay the words they are."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from graphlib_wijk.dashboard.literal import linked, literal


def shown(markdown: str) -> str:
    """Return the text that CommonMark shows, and fail when it makes anything but text."""
    tokens = MarkdownIt("commonmark").parse(f"Naam: {markdown}")
    inline = [child for token in tokens for child in token.children or []]
    assert {token.type for token in inline} <= {"text", "text_special"}
    return "".join(token.content for token in inline).removeprefix("Naam: ")


@given(name=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
def test_markdown_shows_the_name_itself(name: str) -> None:
    """Whatever is in a name, Markdown makes no bold, link, image or code of it."""
    text = literal(name)

    assert "\n" not in text
    shown(text)


@given(name=st.text(string.printable.strip(), min_size=1, max_size=60))
def test_plain_names_are_shown_exactly(name: str) -> None:
    """Every printable character of a name is shown, and nothing else."""
    assert shown(literal(name)) == " ".join(name.split())


def test_an_image_in_a_name_is_not_fetched() -> None:
    """The image of somebody's server stays a text."""
    assert (
        shown(literal("![x](http://voorbeeld.test/a.png)")) == "![x](http://voorbeeld.test/a.png)"
    )


def test_a_change_of_direction_ends_with_the_name() -> None:
    """A name cannot turn the rest of the line around."""
    text = literal("Buurt\u202enaam")

    assert text.startswith("\u2068")
    assert text.endswith("\u2069\u2069")


def test_only_web_addresses_become_links() -> None:
    """A script, a data address or a path is shown, not linked."""
    for text in ("javascript:alert(1)", "data:text/html,x", "//voorbeeld.test", "http://", "LSA"):
        assert linked(text) == literal(text)


def test_a_web_address_cannot_break_out_of_its_link() -> None:
    """Brackets and spaces in an address are encoded."""
    link = linked('https://voorbeeld.test/a)b"c<d')

    assert link.endswith("(https://voorbeeld.test/a%29b%22c%3Cd)")
