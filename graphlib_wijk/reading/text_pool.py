"""The different texts of a large column, packed together, and what can be told of all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, cast, overload

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

_FIRST_PRINTABLE: Final = 0x20
_LEAD_OF_LETTERS: Final = 0xC3
_DELETE: Final = 0x7F
_PRINTABLE: Final = _DELETE - _FIRST_PRINTABLE
_BLANK: Final = ord(" ")
#: With what the whitespace of `str.strip` begins as UTF-8, and other texts may begin too.
BLANK_BEGINNINGS: Final = b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \xc2\xe1\xe2\xe3"

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class TextPool(Sequence[str]):
    """
    Different texts, of which Python only makes strings when somebody asks for them.

    Parameters
    ----------
    packed
        The texts as an Arrow array of large strings, none of them missing.
    """

    def __init__(self, packed: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        self.packed = packed

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self.packed)

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        """Return one text, or some."""
        if isinstance(at, slice):
            start, stop, step = at.indices(len(self))
            return self.some(np.arange(start, stop, step))
        return self.texts[at] if "texts" in vars(self) else cast("str", self.packed[at].as_py())

    def __iter__(self) -> Iterator[str]:
        """Go through the texts."""
        return iter(self.texts)

    @cached_property
    def texts(self) -> list[str]:
        """The texts as strings."""
        return cast("list[str]", self.packed.to_pylist())

    @cached_property
    def ends(self) -> Numbers:
        """Where each text ends in `content`, after where the first one starts."""
        ends = np.frombuffer(self.packed.buffers()[1], dtype=np.int64)
        return ends[self.packed.offset : self.packed.offset + len(self) + 1]

    @cached_property
    def content(self) -> Bytes:
        """The bytes of the texts, and perhaps more around them."""
        content = self.packed.buffers()[2]
        return np.frombuffer(content or b"", dtype=np.uint8)

    @cached_property
    def lengths(self) -> Numbers:
        """The number of bytes of each text."""
        return np.diff(self.ends)

    @cached_property
    def is_empty(self) -> Flags:
        """Which of the texts are empty."""
        is_empty: Flags = self.lengths == 0
        return is_empty

    @cached_property
    def _firsts(self) -> Bytes:
        return self._signs_at(self.ends[:-1])

    @cached_property
    def _lasts(self) -> Bytes:
        return self._signs_at(self.ends[1:] - 1)

    def _signs_at(self, positions: Numbers) -> Bytes:
        """Return a byte for each text; for an empty one it says nothing."""
        if not len(self.content):
            return np.zeros(len(self), dtype=np.uint8)
        return self.content.take(positions, mode="clip")

    def some(self, positions: Numbers) -> list[str]:
        """
        Return some of the texts as strings.

        Parameters
        ----------
        positions
            Which.

        Returns
        -------
        texts
            In the order of the positions.
        """
        return cast("list[str]", self.packed.take(pa.array(positions)).to_pylist())

    def taken(self, rows: Numbers | Flags | slice) -> TextPool:
        """
        Take some of the texts.

        Parameters
        ----------
        rows
            Their positions, one flag for each text, or a run of them.

        Returns
        -------
        taken
            As many texts, in that order; a run of texts is not copied.
        """
        if isinstance(rows, slice):
            start, stop, _ = rows.indices(len(self))
            return TextPool(self.packed[start:stop])
        positions = np.flatnonzero(rows) if rows.dtype == bool else rows
        return TextPool(self.packed.take(pa.array(positions)))

    def replaced(self, positions: Numbers, texts: Sequence[str]) -> TextPool:
        """
        Put other texts in the place of some.

        Parameters
        ----------
        positions
            Which, in order.
        texts
            As many others.

        Returns
        -------
        replaced
            A pool of as many texts, some of which may be equal.
        """
        import pyarrow.compute as pc

        mask = np.zeros(len(self), dtype=bool)
        mask[positions] = True
        others = pa.array(texts, type=self.packed.type)
        return TextPool(pc.replace_with_mask(self.packed, pa.array(mask), others))

    def matching(self, pattern: str) -> Flags:
        """
        Tell which texts match a pattern, in compiled code.

        Parameters
        ----------
        pattern
            A regular expression as RE2 knows them.

        Returns
        -------
        flags
            One boolean for each text.
        """
        import pyarrow.compute as pc

        matches = pc.match_substring_regex(self.packed, pattern)
        return cast("Flags", matches.to_numpy(zero_copy_only=False))

    def numbers(self) -> npt.NDArray[np.float64]:
        """
        Read the texts that are plainly a number of degrees.

        Returns
        -------
        numbers
            NaN for every text but figures with perhaps one comma or point between them.
        """
        import pyarrow.compute as pc

        texts = pc.replace_substring(self.packed, ",", ".")
        plain = pc.match_substring_regex(texts, r"^[0-9]{1,15}(\.[0-9]{1,14})?$")
        numbers = pc.if_else(plain, texts, None).cast(pa.float64())
        return np.array(numbers.to_numpy(zero_copy_only=False), dtype=np.float64)

    def positions_in(self, others: TextPool) -> Numbers:
        """
        Look the texts up among others.

        Parameters
        ----------
        others
            Different texts.

        Returns
        -------
        positions
            For each text its position among the others; -1 where it is not there.
        """
        import pyarrow.compute as pc

        if not len(self):
            return np.zeros(0, dtype=np.int64)
        found = pc.index_in(self.packed, value_set=others.packed)
        return cast("Numbers", found.fill_null(-1).to_numpy().astype(np.int64))

    def holds(self, sign: bytes) -> bool:
        """
        Tell whether any of the texts may hold a sign.

        Parameters
        ----------
        sign
            One byte.

        Returns
        -------
        holds
            False when there are no texts; True also where a sign stands in other texts that
            are packed with these.
        """
        return bool((self.content == ord(sign)).any())

    def beginning(self, signs: bytes) -> Numbers:
        """
        Find the texts that are empty or begin with one of some bytes.

        Parameters
        ----------
        signs
            The bytes.

        Returns
        -------
        positions
            Positions of these texts.
        """
        if not signs:
            return np.flatnonzero(self.is_empty)
        found = _marked(self._firsts, _among(signs))
        return np.flatnonzero(found | self.is_empty)

    def which(self, test: Callable[[str], object], beginnings: bytes) -> Flags:
        """
        Tell which texts pass a test.

        Parameters
        ----------
        test
            Tells of a text whether it passes.
        beginnings
            With what a text that passes begins, unless it is empty.

        Returns
        -------
        flags
            One boolean for each text.
        """
        flags = np.zeros(len(self), dtype=bool)
        candidates = self.beginning(beginnings)
        is_empty = self.is_empty[candidates]
        if is_empty.any():
            flags[candidates[is_empty]] = bool(test(""))
        filled = candidates[~is_empty]
        flags[filled] = list(map(bool, map(test, self.some(filled))))
        return flags

    def holding(self, wanted: Flags) -> Numbers:
        """
        Count in each text the bytes that are wanted.

        Parameters
        ----------
        wanted
            For each of the 256 bytes whether it is wanted.

        Returns
        -------
        counts
            One number for each text.
        """
        found = _marked(self.content, wanted)
        return np.diff(np.searchsorted(np.flatnonzero(found), self.ends))

    @cached_property
    def odd(self) -> Numbers:
        """Positions of the texts with anything but printable ASCII and À to ÿ, or blanks around."""
        odd = (self._firsts == _BLANK) | (self._lasts == _BLANK)
        if len(strange := self._strange()):
            before = np.searchsorted(strange, self.ends)
            odd |= np.diff(before) > 0
        return np.flatnonzero(odd & ~self.is_empty)

    def _strange(self) -> Numbers:
        """Where bytes stand of signs other than printable ASCII and À to ÿ."""
        content = self.content
        if not len(content) or (content.min() >= _FIRST_PRINTABLE and content.max() < _DELETE):
            return np.zeros(0, dtype=np.int64)
        strange = np.flatnonzero(content - np.uint8(_FIRST_PRINTABLE) >= _PRINTABLE)
        # These letters are one sign each, printable and composed: the lead byte and what follows.
        is_letter = content[strange] == _LEAD_OF_LETTERS
        is_letter[1:] |= is_letter[:-1] & (np.diff(strange) == 1)
        found: Numbers = strange[~is_letter]
        return found

    def odd_or_longer(self, most: int) -> Numbers:
        """
        Find the texts that have to be looked at one by one.

        Parameters
        ----------
        most
            Bytes of a text that is certainly not too long.

        Returns
        -------
        positions
            Positions of texts that are odd, and of those with more bytes.
        """
        longer = np.flatnonzero(self.lengths > most)
        return np.union1d(self.odd, longer) if len(longer) else self.odd

    @classmethod
    def separated(cls, content: bytes | memoryview) -> TextPool:
        """
        Take texts that stand one after the other.

        Parameters
        ----------
        content
            UTF-8 with a zero byte between two texts.

        Returns
        -------
        texts
            One more than there are zero bytes.
        """
        signs = np.frombuffer(content, dtype=np.uint8)
        between = np.flatnonzero(signs == 0)
        ends = np.concatenate([[0], between - np.arange(len(between)), [len(signs) - len(between)]])
        buffers = [None, pa.py_buffer(ends), pa.py_buffer(signs[signs != 0])]
        packed = pa.Array.from_buffers(pa.large_string(), len(ends) - 1, buffers)
        packed.validate(full=True)
        return cls(packed)

    @classmethod
    def of_array(cls, array: Any) -> TextPool:  # noqa: ANN401 - of pandas or its index
        """
        Take the texts out of a column of a frame.

        Parameters
        ----------
        array
            An array of texts, none of them missing.

        Returns
        -------
        texts
            The same texts, packed as they were.
        """
        packed = pa.array(array, type=pa.large_string())
        return cls(packed.combine_chunks() if isinstance(packed, pa.ChunkedArray) else packed)

    def array(self) -> Any:  # noqa: ANN401 - an array of pandas, which are not typed alike
        """
        Return the texts as the strings of a frame.

        Returns
        -------
        array
            What a column of texts holds.
        """
        return cast("Any", pd.StringDtype(na_value=np.nan)).__from_arrow__(self.packed)


def _marked(signs: Bytes, wanted: Flags) -> Flags:
    """Tell which bytes are wanted; they are translated several times faster than looked up."""
    return np.frombuffer(signs.tobytes().translate(wanted.tobytes()), dtype=bool)


def _among(signs: bytes) -> Flags:
    wanted = np.zeros(256, dtype=bool)
    wanted[list(signs)] = True
    return wanted


def is_utf8(content: bytes) -> bool:
    """
    Tell whether bytes are text as UTF-8, without making a string of them.

    Parameters
    ----------
    content
        Bytes.

    Returns
    -------
    is_utf8
        True for no bytes at all.
    """
    ends = pa.py_buffer(np.array([0, len(content)], dtype=np.int64))
    text = pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(content)])
    try:
        text.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True
