"""Columns that keep each different value once act like lists."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.reading.pooled import Pool, pooled, together

WORDS = st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=12)


@given(WORDS)
def test_a_pooled_column_holds_what_was_put_in(words: list[str]) -> None:
    """Row by row, by position, and each different word once in the order of appearance."""
    column = pooled(words)

    assert words == list(column) == [column[row] for row in range(len(words))]
    assert len(words) == len(column)
    assert list(dict.fromkeys(words)) == column.pool


@given(st.lists(WORDS, max_size=4))
def test_a_column_can_be_read_in_parts(parts: list[list[str]]) -> None:
    """The same words in several goes give the same column."""
    pool: Pool[str] = Pool()
    for part in parts:
        pool.add(part)

    assert [word for part in parts for word in part] == list(pool.column())


@given(words=WORDS, data=st.data())
def test_rows_can_be_taken(words: list[str], data: st.DataObject) -> None:
    """By flags, by positions and as a run."""
    flags = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    kept = [word for word, flag in zip(words, flags, strict=True) if flag]
    column = pooled(words)

    assert kept == list(column.taken(np.array(flags, dtype=bool)))
    assert kept == list(column.taken(np.flatnonzero(flags)))
    assert words[1:] == list(column.taken(slice(1, None)))


@given(WORDS)
def test_a_test_or_a_change_reaches_every_row(words: list[str]) -> None:
    """Though each different word is looked at once."""
    column = pooled(words)

    assert [word.upper() for word in words] == list(column.mapped(str.upper))
    assert [word == "a" for word in words] == column.which(lambda word: word == "a").tolist()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy")), max_size=12))
def test_columns_can_be_put_together(rows: list[tuple[str, str]]) -> None:
    """Pairs stand in the rows, and each different pair is kept once."""
    one, other = pooled(row[0] for row in rows), pooled(row[1] for row in rows)
    pairs = together(one, other)

    assert rows == list(pairs)
    assert len(set(rows)) == len(pairs.pool)


def test_arrays_have_the_type_of_the_column() -> None:
    """Texts, numbers and lists; rows with the same list share its tuple."""
    lists = pooled([("a",), (), ("a",)]).array("object")

    assert "str" == pooled(["a", "b", "a"]).array("str").dtype
    assert [1.0, 2.0, 1.0] == pooled([1.0, 2.0, 1.0]).array("float64").tolist()
    assert [("a",), (), ("a",)] == lists.tolist()
    assert lists[0] is lists[2]
