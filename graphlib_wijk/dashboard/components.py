"""
Our own parts of a page: what runs in the browser, and how it talks to Python.

The only module that knows how Streamlit finds a component's files (decision 0005).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
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


def mount(
    view: str,
    *,
    key: str,
    content: Mapping[str, Any],
    ids: Collection[str],
    selected: str | None,
    on_event: Mapping[str, Callable[[str | None], None]],
) -> None:
    """
    Put one of our views on the page.

    What it shows (`content`) and what is chosen in it travel apart: Streamlit sends a large
    message that the browser already has only once, as long as nothing in it changes. So a
    click costs as little with three thousand organisations as with thirty.

    Parameters
    ----------
    view
        Which one: a name from the list in ``frontend/views.js``.
    key
        Name of this view on the page.
    content
        What it shows, as JSON. Its size costs only when it changes.
    ids
        Ids of what is in it.
    selected
        Id that is chosen; any other than `ids` counts as none.
    on_event
        What to do when the reader does something: event → function of an id, or of None where
        a choice was undone. Runs before the page does. An id that is not one of `ids` is not
        passed on: the browser is not trusted.
    """
    component = _component()
    handlers: dict[str, Any] = {
        _EVENT.format(event): _handler(key, event, ids, function)
        for event, function in on_event.items()
    }
    chosen = selected if selected in ids else None
    # Two elements that look like one: without a gap the first takes no room.
    with st.container(gap=None):
        component(key=f"{key}-content", data={"name": key, "content": dict(content)})
        component(key=key, data={"name": key, "view": view, "selected": chosen}, **handlers)


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
