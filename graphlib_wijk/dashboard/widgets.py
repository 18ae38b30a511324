"""
What a widget shows: what the address says, however early or late the browser draws it.

Streamlit tells a browser once that a value was set. A browser that has not yet loaded what it
needs to draw a widget, when its reader clicks elsewhere, is not told again: it would draw the
widget as if nothing were chosen, and tell the server so at the next click. So each value is also
given as the widget's own, to begin with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphlib_wijk.dashboard import state


def shown(name: str, value: object) -> dict[str, Any]:
    """
    Let a switch or a field show something.

    Parameters
    ----------
    name
        Name of the widget, unique on its page.
    value
        What it has to show.

    Returns
    -------
    given
        Arguments for the widget.
    """
    return {"key": state.widget(name, value), "value": value}


def one_of(name: str, value: object, options: Sequence[object]) -> dict[str, Any]:
    """
    Let a widget show one of its options.

    Parameters
    ----------
    name
        Name of the widget, unique on its page.
    value
        One of the options; None for none of them.
    options
        All of them, in order.

    Returns
    -------
    given
        Arguments for the widget.
    """
    index = None if value is None else list(options).index(value)
    return {"key": state.widget(name, value), "index": index}


def some_of(name: str, values: Sequence[object]) -> dict[str, Any]:
    """
    Let a widget show some of its options.

    Parameters
    ----------
    name
        Name of the widget, unique on its page.
    values
        Some of the options.

    Returns
    -------
    given
        Arguments for the widget.
    """
    return {"key": state.widget(name, values), "default": values}
