"""Columns as they were read act like columns that keep each different text once."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.reading.persons import kind_of_person_data, person_data_in
from graphlib_wijk.reading.pooled import Pooled, pooled
from graphlib_wijk.reading.text_pool import BLANK_BEGINNINGS, TextPool
from graphlib_wijk.reading.written import Written, column_of_blocks

#: Some are all different, others repeat themselves.
TEXTS = st.lists(st.sampled_from(["", " ", "a", "b", "c d"]), max_size=12) | st.lists(
    st.text("ab;\u2003é", max_size=3), unique=True, max_size=8
)
PERSONAL = st.lists(
    st.sampled_from(["", "a@b.nl", " 0612345678", "123456782", "+31 612345678", "org1", "De Kom"]),
    max_size=9,
)


def written(texts: list[str]) -> Written:
    """Return a column of texts, as a compiled reader gives it."""
    return Written(TextPool(pa.array(texts, type=pa.large_string())))


def same(one: Pooled[str], other: Pooled[str]) -> bool:
    """Tell whether columns agree in everything that can be asked of them."""
    return (
        list(one) == list(other) == [other[row] for row in range(len(one))]
        and list(one.pool) == list(other.pool)
        and np.array_equal(one.codes, other.codes)
        and one.is_distinct() == other.is_distinct()
    )


@given(TEXTS)
def test_a_written_column_is_a_pooled_one(texts: list[str]) -> None:
    """Whether it is checked as it stands, or each different text once."""
    column = written(texts)
    blank = [not text.strip() for text in texts]

    assert blank == column.which_text(lambda text: not text.strip(), BLANK_BEGINNINGS).tolist()
    assert texts == list(column.to_check())
    assert same(pooled(texts), column)
    assert texts == list(column.array("str"))


@given(st.lists(TEXTS, min_size=1, max_size=4).filter(any))
def test_a_column_in_blocks_is_the_column_they_make_together(blocks: list[list[str]]) -> None:
    """Whether its blocks were put together, or shared one pool because texts repeat."""
    arrays = [pa.array(texts, type=pa.large_string()) for texts in blocks]

    column = column_of_blocks(pa.chunked_array(arrays))

    assert same(pooled([text for texts in blocks for text in texts]), column)


def test_blocks_of_texts_that_repeat_share_one_pool() -> None:
    """A text of a later block is found among those of the earlier ones."""
    block = pa.array(["a", "b", "a", "a"], type=pa.large_string())

    column = column_of_blocks(pa.chunked_array([block, block[:1], pa.array(["c"], block.type)]))

    assert not isinstance(column, Written)
    assert (["a", "b", "c"], [0, 1, 0, 0, 0, 2]) == (list(column.pool), column.codes.tolist())


@given(TEXTS, st.data())
def test_the_pool_of_a_part_is_that_of_the_whole(texts: list[str], data: st.DataObject) -> None:
    """However it was taken, as with columns that were pooled at once."""
    flags = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    for rows in (slice(1, None), np.array(flags, dtype=bool), np.flatnonzero(flags)):
        assert same(pooled(texts).taken(rows), written(texts).taken(rows))


@given(PERSONAL)
def test_what_is_about_persons_is_not_overlooked(texts: list[str]) -> None:
    """The quick look only leaves out columns in which the close look finds nothing."""
    assert kind_of_person_data(list(dict.fromkeys(texts))) == person_data_in(written(texts))
