"""What our own parts of a page are sent, as the browser reads it."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def read(proto: Any) -> dict[str, Any]:
    """Read one message: what a view shows under ``content``, or where it stands."""
    if not proto.bytes:
        return dict(json.loads(proto.json))
    whose, shown = proto.bytes.decode().split("\n")
    return json.loads(whose) | {"content": json.loads(shown)}


def content_of(app: AppTest) -> dict[str, Any]:
    """Give what each component on a page shows, by its name."""
    sent = [read(element.proto) for element in app.get("bidi_component")]
    return {data["name"]: data["content"] for data in sent if "content" in data}
