"""What is said while a drawing is made, and when there is nothing to wait for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import streamlit

from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.parts import sidebar
from graphlib_wijk.dashboard.state import View
from tests.dashboard.test_pages import opened

WIJK = View(dataset="voorbeeldwijk", neighbourhood="WK990102")


def test_a_drawing_in_view_is_not_announced_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A click that leaves it as it is says nothing; another drawing is announced."""
    said = []

    @contextmanager
    def spinner(text: str) -> Iterator[None]:
        said.append(text)
        yield

    monkeypatch.setattr(streamlit, "spinner", spinner)
    app = opened(navigation.NEIGHBOURHOOD.script, WIJK)
    app.query_params["organisatie"] = "wa_anker"
    app.run()
    assert ["De tekening wordt gemaakt …"] == said

    app.query_params["koepels"] = "ja"
    app.run()
    assert 2 == len(said)


def test_only_a_language_is_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the menu says of a page, or a browser invents, changes no language."""
    changed = []
    monkeypatch.setattr(sidebar.state, "change", lambda **given: changed.append(given))

    for word in ("wijk", "xx", "", None, "en"):
        sidebar.speak(word)

    assert [{"language": "en"}] == changed
