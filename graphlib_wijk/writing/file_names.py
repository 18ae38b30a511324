"""Names of files that every computer accepts."""

from __future__ import annotations

from typing import Final

from graphlib_wijk.vocabulary import fold

#: Letters of a title that go into the name of a file.
_LONGEST_STEM: Final = 60


def stem_of(title: str) -> str:
    r"""
    Make the first part of the name of a file.

    Parameters
    ----------
    title
        What it is of, in any signs.

    Returns
    -------
    stem
        Small letters, digits and hyphens; ``wijkgraaf`` where the title has nothing readable
        in it.

    Examples
    --------
    >>> stem_of('Wijk "Zuid"/West\r\n')
    'wijk-zuid-west'
    """
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(title)).split()
    return "-".join(words)[:_LONGEST_STEM].strip("-") or "wijkgraaf"
