"""Who said that there is a tie, when that is written as the ends are."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.reading.pooled import Pooled, pooled
from graphlib_wijk.reading.said import plainly_said
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.reading.values import names_of
from graphlib_wijk.reading.word_lists import WordLists
from graphlib_wijk.reading.written import Written

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "De Kom", "a|b"]),
        st.sampled_from(["c", "d;e"]),
        st.sampled_from(["", "a", "b", "c", "a|c", "c|a", "c|b|a", "a;c", "De Kom|c", "x", "d"]),
    ),
    max_size=8,
)


def packed(texts: list[str]) -> TextPool:
    """Return texts as a compiled reader gives them."""
    return TextPool(pa.array(texts, type=pa.large_string()))


@given(ROWS)
def test_the_ends_that_said_so_are_those_among_the_words(rows: list[tuple[str, str, str]]) -> None:
    """Row by row, or the row is left with its words."""
    source, target, texts = ([row[at] for row in rows] for at in range(3))
    words = Pooled(WordLists(packed(texts), names_of), np.arange(len(rows)))

    said = plainly_said(words, Written(packed(source)), Written(packed(target)))

    left = said.left.tolist()
    assert [names_of(texts[at]) for at in left] == list(said.words)
    for at, (one, other, text) in enumerate(rows):
        expected = (
            at not in left and one in names_of(text),
            at not in left and other in names_of(text),
        )
        assert expected == (bool(said.by_source[at]), bool(said.by_target[at]))


def test_plain_rows_are_not_left() -> None:
    """One end, the other, both in either order, or nobody."""
    texts = ["a", "b", "a|b", "b|a", "", "c"]
    words = Pooled(WordLists(packed(texts), names_of), np.arange(6))

    said = plainly_said(words, Written(packed(["a"] * 6)), Written(packed(["b"] * 6)))

    assert [5] == said.left.tolist()
    assert [True, False, True, True, False, False] == said.by_source.tolist()
    assert [False, True, True, True, False, False] == said.by_target.tolist()


def test_texts_that_are_not_packed_are_left() -> None:
    """The words are looked up one by one, as ever."""
    words = pooled([("a",), ("b",)])

    said = plainly_said(words, pooled(["a", "a"]), pooled(["b", "b"]))

    assert [0, 1] == said.left.tolist()
    assert words is said.words
