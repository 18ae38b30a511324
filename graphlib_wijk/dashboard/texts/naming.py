"""Names in a row, the first few and how many more."""

from __future__ import annotations

from collections.abc import Sequence

from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.literal import literal

_MOST_NAMED = 6


def named(names: Sequence[str]) -> str:
    """
    List names in Markdown.

    Parameters
    ----------
    names
        Names from data.

    Returns
    -------
    text
        The first few, literally, and how many more; words about a table of which nobody else
        is known where there are none.
    """
    if not names:
        return _("een samenwerkingsverband waarvan we geen andere deelnemer kennen")
    shown = ", ".join(literal(name) for name in names[:_MOST_NAMED])
    rest = len(names) - _MOST_NAMED
    if rest <= 0:
        return shown
    return _("%(names)s en nog %(n)s") % {"names": shown, "n": number(rest)}


_MOST_LISTED = 4


def listed(names: Sequence[str], more: int) -> str:
    """
    List names as plain text.

    Parameters
    ----------
    names
        Names from data.
    more
        How many there are besides these.

    Returns
    -------
    text
        The first few and how many more; empty without names.
    """
    rest = len(names) - _MOST_LISTED + more
    shown = ", ".join(names[:_MOST_LISTED])
    if rest <= 0:
        return shown
    return _("%(names)s en nog %(n)s") % {"names": shown, "n": number(rest)}
