"""Packed texts say of themselves what their strings would."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.reading.characters import is_broken, is_garbled, mixes_alphabets, tidy
from graphlib_wijk.reading.findings import MOST_TOLD, Findings
from graphlib_wijk.reading.text_pool import BLANK_BEGINNINGS, TextPool, is_utf8
from graphlib_wijk.reading.values import names_of
from graphlib_wijk.reading.word_lists import WordLists
from graphlib_wijk.tables import Problem

TEXTS = st.lists(
    st.sampled_from(
        [
            "",
            " ",
            "a",
            "a ",
            " a",
            "é",
            "éè",
            "Ãé",
            "€é",
            "é ",
            "\u2003",
            "a\tb",
            "1,5",
            "x|y",
            "|x||x",
            "x;y",
        ]
    )
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5),
    max_size=6,
)


def _is_plain(sign: str) -> bool:
    return " " <= sign <= "~" or "À" <= sign <= "ÿ"


def packed(texts: list[str]) -> TextPool:
    """Return a pool that starts in the middle of its memory, as pools may."""
    return TextPool(pa.array(["before", *texts], type=pa.large_string())[1:])


@given(TEXTS)
def test_a_pool_is_the_list_of_its_texts(texts: list[str]) -> None:
    """One by one, in a row and in part."""
    pool = packed(texts)

    assert texts == [pool[at] for at in range(len(pool))] == list(pool)
    assert texts[1::2] == pool[1::2]


@given(TEXTS)
def test_odd_texts_and_blank_ones_are_found(texts: list[str]) -> None:
    """Odd is a filled text with blanks around it, or more than printable ASCII and À to ÿ."""
    pool = packed(texts)
    plain = [all(map(_is_plain, text)) and text == text.strip() for text in texts]

    assert [at for at, is_plain in enumerate(plain) if not is_plain] == pool.odd.tolist()
    blank = pool.which(lambda text: not text.strip(), BLANK_BEGINNINGS)
    assert [not text.strip() for text in texts] == blank.tolist()


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF)))
def test_texts_that_are_not_odd_hold_nothing_to_find(text: str) -> None:
    """They stay as they are when they are tidied, and nothing is wrong with them."""
    if not len(packed([text]).odd):
        assert text == tidy(text)
        assert not (is_broken(text))
        assert not (is_garbled(text))
        assert not mixes_alphabets(text)


@given(st.binary(max_size=6) | st.text(max_size=4).map(str.encode))
def test_bytes_are_known_as_text(content: bytes) -> None:
    """Just when Python can decode them."""
    try:
        content.decode()
    except UnicodeDecodeError:
        assert not is_utf8(content)
    else:
        assert is_utf8(content)


@given(TEXTS, st.data())
def test_some_texts_are_taken(texts: list[str], data: st.DataObject) -> None:
    """By flags, by positions and as a run."""
    flags = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    kept = [text for text, flag in zip(texts, flags, strict=True) if flag]

    assert kept == list(packed(texts).taken(np.array(flags, dtype=bool)))
    assert kept == list(packed(texts).taken(np.flatnonzero(flags)))
    assert texts[1:] == list(packed(texts).taken(slice(1, None)))


@given(TEXTS, TEXTS)
def test_texts_are_found_among_others(texts: list[str], others: list[str]) -> None:
    """Each at its position, and -1 for what is not there."""
    others = list(dict.fromkeys(others))
    found = packed(texts).positions_in(packed(others))

    assert [others.index(t) if t in others else -1 for t in texts] == found.tolist()


@given(TEXTS.filter(bool))
def test_texts_with_zero_bytes_between_them_are_separated(texts: list[str]) -> None:
    """Empty ones included."""
    assert texts == list(TextPool.separated("\0".join(texts).encode()))


@given(TEXTS)
def test_packed_words_are_those_of_the_lists(texts: list[str]) -> None:
    """As many of each list, an equal one perhaps more than once; or they are not packed."""
    lists = WordLists(packed(texts), names_of)
    words = lists.words()

    assert [names_of(text) for text in texts] == list(lists)
    if words is not None:
        rest = iter(words[0])
        each = [[next(rest) for _ in range(count)] for count in words[1].tolist()]
        assert [list(of_row) for of_row in lists] == [list(dict.fromkeys(row)) for row in each]


@given(st.integers(0, 3 * MOST_TOLD))
def test_what_is_only_counted_is_counted_right(many: int) -> None:
    """Problems that are added together are told and counted as those added one by one."""

    def problem_at(row: int) -> Problem:
        return Problem(code="missing-value", file="a.csv", row=row, column="naam")

    together, single = Findings(), Findings()
    together.add_each(range(many), problem_at)
    for row in range(many):
        single.add(problem_at(row))

    assert single.problems(["a.csv"]) == together.problems(["a.csv"])
