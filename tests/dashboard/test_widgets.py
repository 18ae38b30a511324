"""A widget begins with what it shows, for a browser that draws it later than it was told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graphlib_wijk.dashboard import navigation, widgets
from graphlib_wijk.dashboard.state import View
from tests.dashboard.visiting import ALONE, DATASET, OPERATOR, by_operator, installed, visit

CHOSEN = {"dataset": DATASET, "neighbourhood": "WK990102", "organisation": ALONE}
FILTERS = {"kinds": ("school",), "themes": ("green",), "since": "2024", "umbrellas": True}
MEETING = {**CHOSEN, "seats": 9, "host": ALONE, "subject": ("green",)}
VIEWS = {
    "neighbourhood in English": (
        navigation.NEIGHBOURHOOD,
        View(**CHOSEN, **FILTERS, worlds_apart=True, language="en"),
    ),
    "municipality": (
        navigation.NEIGHBOURHOOD,
        View(dataset=DATASET, municipality="Oosterlinde", by_neighbourhood=True),
    ),
    "organisation": (navigation.ORGANISATION, View(**CHOSEN, steps=2, search="boek")),
    "nudges": (navigation.NUDGES, View(**CHOSEN, signals=("no-partners",))),
    **{
        f"dialogue, step {step}": (
            navigation.DIALOGUE,
            View(**MEETING, step=step, audience="inside", sheet_language="en"),
        )
        for step in range(1, 7)
    },
    "comparison": (
        navigation.COMPARISON,
        View(**CHOSEN, compared_with="voorbeeldwijk", everyone=True),
    ),
    **{
        f"desk, {section}": (navigation.DESK, View(**CHOSEN, section=section, deed="import"))
        for section in ("verbeteringen", "versies", "links", "formulieren", "logboek")
    },
}


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = installed(tmp_path, monkeypatch)
    store.people.add(
        "huis@voorbeeld.nl", by_operator(), role="initiative", dataset=DATASET, organisation=ALONE
    )


def differences(app: AppTest) -> list[tuple[str, Any, Any]]:
    """Give the widgets that show something else than they begin with: key, start and shown."""
    found = []
    for one in [*app.selectbox, *app.radio]:
        start = one.options[one.proto.default] if one.proto.HasField("default") else None
        shown = one.options[one.index] if one.index is not None else None
        found.append((one.key, start, shown))
    for one in app.multiselect:
        start = [one.options[at] for at in one.proto.default]
        found.append((one.key, start, [one.options[at] for at in one.indices]))
    plain = [*app.checkbox, *app.toggle, *app.text_input, *app.text_area]
    found += [(one.key, one.proto.default, one.value) for one in plain]
    assert found
    return [told for told in found if told[1] != told[2]]


@pytest.mark.parametrize("name", VIEWS)
def test_what_the_address_says_is_how_widgets_begin(name: str) -> None:
    """On each page with all kinds of things chosen, at first and when the page runs again."""
    page, view = VIEWS[name]
    app = visit(page.script, OPERATOR, view)

    assert not differences(app)
    assert not differences(app.run())


def test_a_form_begins_with_what_is_known() -> None:
    """The form of one's own details is never drawn empty, as if all were to be wiped out."""
    app = visit(navigation.OWN.script, "huis@voorbeeld.nl", View())

    assert any("details" in (one.key or "") for one in app.text_input)
    assert not differences(app)
    assert not differences(app.run())


def test_the_gate_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Widgets that only get their value from the session begin with something else."""
    monkeypatch.setattr(
        widgets, "one_of", lambda name, value, _options: {"key": widgets.state.widget(name, value)}
    )
    page, view = VIEWS["neighbourhood in English"]

    assert differences(visit(page.script, OPERATOR, view))
