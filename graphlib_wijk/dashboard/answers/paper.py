"""What pages say of forms on paper: places, and what stands in a form that came back."""

from __future__ import annotations

from graphlib_wijk.forms import Checked, Line
from graphlib_wijk.tables import Dataset

__all__ = ["Checked", "Line", "doubtful", "neighbourhoods_in", "wanted"]


def neighbourhoods_in(dataset: Dataset) -> dict[str, str]:
    """
    List the neighbourhoods of a data set.

    Parameters
    ----------
    dataset
        A data set, of what the reader may see.

    Returns
    -------
    neighbourhoods
        Names by code, by name; the code itself where nobody wrote a name.
    """
    frame, listed = dataset.organisations, dataset.neighbourhoods
    named = dict(zip(listed["code"], listed["name"], strict=True))
    codes = {code for of_row in frame["neighbourhood_codes"] for code in of_row}
    found = {code: str(named.get(code) or code) for code in codes}
    return dict(sorted(found.items(), key=lambda item: (item[1].casefold(), item[0])))


def wanted(checked: Checked) -> tuple[int, ...]:
    """
    List the lines of a form that are handed in without further ado.

    Parameters
    ----------
    checked
        A form that came back.

    Returns
    -------
    positions
        Of the lines that are new.
    """
    return tuple(at for at, line in enumerate(checked.lines) if line.state == "new")


def doubtful(checked: Checked) -> tuple[int, ...]:
    """
    List the lines of a form of which somebody else changed the same since.

    Parameters
    ----------
    checked
        A form that came back.

    Returns
    -------
    positions
        Of the lines that are only handed in when somebody says so.
    """
    return tuple(at for at, line in enumerate(checked.lines) if line.state == "changed")
