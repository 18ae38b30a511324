"""
Our own parts of a page: what runs in the browser, and how it talks to Python.

The only module that knows how Streamlit finds a component's files (decision 0005).
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

_PROJECT: Final = "graphlib_wijk"
_COMPONENT: Final = "views"
_NAME: Final = f"{_PROJECT}.{_COMPONENT}"
_FOLDER: Final = "frontend"
# Where the events of a view are picked up: `on_<event>_change`, as Streamlit names them.
_EVENT: Final = "on_{}_change"

_registering: Final = threading.Lock()
# By Streamlit's own administration of components, of which a server has one.
_RENDERERS: Final[WeakKeyDictionary[object, ComponentRenderer]] = WeakKeyDictionary()


@dataclass(frozen=True, eq=False)
class Content:
    """
    What a view shows, written as the browser reads it.

    Made once and kept as long as it lasts, it costs next to nothing at a click.

    Parameters
    ----------
    view
        Which view it is for: a name from the list in ``frontend/views.js``.
    key
        Name of it on the page.
    message
        Two lines of JSON: whose it is, and what it shows. Streamlit passes bytes on without
        walking through them.
    ids
        Ids of what is in it.
    alone
        Whether nothing can be chosen in it, so that one message tells all.
    """

    view: str
    key: str
    message: bytes
    ids: frozenset[str] = frozenset()
    alone: bool = False


def content(
    view: str,
    key: str,
    shown: Mapping[str, Any],
    *,
    ids: Iterable[str] | None = None,
    alone: bool = False,
) -> Content:
    """
    Write what one of our views shows.

    Parameters
    ----------
    view
        Which one: a name from the list in ``frontend/views.js``.
    key
        Name of it on the page.
    shown
        What it shows: what JSON can hold.
    ids
        Ids of what can be chosen or opened in it; None for a view without any such thing.
    alone
        Nothing stays chosen in it: what is opened in it is elsewhere.

    Returns
    -------
    content
        For `mount`.

    Raises
    ------
    ValueError
        If there is a number in it that JSON has no word for.
    """
    # A view in which nothing can be chosen needs no second message to say where it stands.
    alone = alone or ids is None
    whose = {"name": key, "view": view} if alone else {"name": key}
    lines = [json.dumps(part, allow_nan=False, separators=(",", ":")) for part in (whose, shown)]
    message = "\n".join(lines).encode("ascii")
    return Content(view, key, message, frozenset(ids or ()), alone)


def mount(
    content: Content,
    *,
    selected: str | None = None,
    on_event: Mapping[str, Callable[[str | None], None]] | None = None,
) -> None:
    """
    Put one of our views on the page.

    What it shows and what is chosen in it travel apart: Streamlit sends a large message that the
    browser already has only once, as long as nothing in it changes. So a click costs as little
    with three thousand organisations as with thirty. A view in which nothing is chosen is one
    message.

    Parameters
    ----------
    content
        What it shows, as `content` wrote it. Its size costs only when it changes.
    selected
        Id that is chosen; any other than those in the content counts as none.
    on_event
        What to do when the reader does something: event → function of an id, or of None where
        a choice was undone. Runs before the page does. An id that is not in the content is not
        passed on: the browser is not trusted.
    """
    component = _component()
    handlers: dict[str, Any] = {
        _EVENT.format(event): _handler(content.key, event, content.ids, function)
        for event, function in (on_event or {}).items()
        if content.ids or not content.alone
    }
    if content.alone:
        component(key=content.key, data=content.message, **handlers)
        return
    chosen = selected if selected in content.ids else None
    place = {"name": content.key, "view": content.view, "selected": chosen}
    # Two elements that look like one: without a gap the first takes no room.
    with st.container(gap=None):
        component(key=f"{content.key}-content", data=content.message)
        component(key=content.key, data=place, **handlers)


def words(texts: Mapping[str, str], needed: Collection[str]) -> dict[str, str]:
    """
    Pick the words a view needs.

    Parameters
    ----------
    texts
        Words in the reader's language.
    needed
        Their names.

    Returns
    -------
    words
        Those words only.

    Raises
    ------
    KeyError
        If one is missing: better here than an empty button in the browser.
    """
    return {name: texts[name] for name in sorted(needed)}


def _component() -> ComponentRenderer:
    """
    Register the files in the folder ``frontend`` and return the component made of them.

    `register_from_manifest` is what Streamlit itself does for an installed package that
    declares a component; ours need not be installed. Once for each server in this process:
    looking for the files costs as much as a small page.
    """
    manager = get_bidi_component_manager()
    with _registering:
        known = _RENDERERS.get(manager)
        if known is not None:
            return known
        if manager.get_component_asset_root(_NAME) is None:
            folder = ComponentConfig(_COMPONENT, _FOLDER)
            manifest = ComponentManifest(_PROJECT, "1", [folder])
            manager.register_from_manifest(manifest, Path(__file__).parent)
        _RENDERERS[manager] = st.components.v2.component(
            _NAME, js="views.js", css="views.css", isolate_styles=False
        )
        return _RENDERERS[manager]


def _handler(
    key: str, event: str, ids: Collection[str], function: Callable[[str | None], None]
) -> Callable[[], None]:
    def handle() -> None:
        state = st.session_state.get(key) or {}  # noqa: TID251 (Streamlit keeps events there)
        value = state.get(event)
        if value is None or (isinstance(value, str) and value in ids):
            function(value)

    return handle
