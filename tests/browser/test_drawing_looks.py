"""
The drawing looks as it did: signs, lines, rows and colours, compared with stored pictures.

Words are left out of the comparison, because fonts differ between machines: every text gets a
width by its number of letters and is not painted. What is left is geometry and colour.

To renew the pictures after a change that was meant, and then look at them before committing:

    WIJKGRAAF_RENEW_GOLDEN=1 python -m pytest tests/browser/test_drawing_looks.py
"""

import base64
import io
import json
import os
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image, ImageChops

import graphlib_wijk as gw
from graphlib_wijk.dashboard.network_view import TEXTS, packed
from graphlib_wijk.drawing.pyvis_page import picture
from tests.browser.chromium import poll
from tests.browser.serving import ROOT

HOME = "http://drawing.invalid"
FRONTEND = Path(str(files("graphlib_wijk.dashboard"))) / "frontend"
LIBRARY = Path(str(files("pyvis"))) / "templates/lib/vis-9.1.2/vis-network.min.js"
GOLDEN = Path(__file__).parent / "golden"
RENEW = os.environ.get("WIJKGRAAF_RENEW_GOLDEN", "") not in {"", "0"}
BACKGROUNDS = {"light": "#ffffff", "dark": "#14191e"}
#: A pixel differs when one of its colours is this far off: more than smoothing does.
FAR_OFF = 64
#: Share of the pixels that may differ; one sign that moved is more.
MOST = 0.001
WITHOUT_WORDS = """
const context = CanvasRenderingContext2D.prototype;
context.fillText = context.strokeText = () => {};
context.measureText = (text) => ({ width: 7 * text.length });
"""
PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/f/views.css">
<style>:root {{ --st-background-color: {background}; --st-border-color: #888 }}</style>
<div id="place" style="width: 900px"></div>
<script type="module">
  import {{ NetworkView }} from "/f/network.js";
  const content = await (await fetch("/data.json")).json();
  const view = new NetworkView(document.getElementById("place"));
  await view.show(content);
  view.select({chosen});
  requestAnimationFrame(() => requestAnimationFrame(() => (window.drawn = true)));
</script>"""


@pytest.fixture(scope="module")
def content():
    """The drawing of an invented wijk, as the browser gets it."""
    wijk = gw.open_network(ROOT / "data/voorbeeldwijk").in_neighbourhood(
        "WK990102", with_partners=True
    )
    return {
        "picture": packed(picture(gw.drawing(wijk), whole_names=True)),
        "texts": dict.fromkeys(TEXTS, "woord"),
        "height": 600,
        "caption": None,
    }


@pytest.mark.parametrize("chosen", [None, "ol_gem"])
@pytest.mark.parametrize("theme", list(BACKGROUNDS))
def test_the_drawing_looks_as_it_did(chromium, content, tmp_path, theme, chosen):
    """Signs, lines and rows stand where they stood, in the colours they had."""
    drawn = picture_in(chromium, content, BACKGROUNDS[theme], chosen)
    name = f"{theme}-{'chosen' if chosen else 'plain'}.png"
    if RENEW:
        drawn.quantize(64).save(GOLDEN / name, optimize=True)
    drawn.save(tmp_path / name)

    with Image.open(GOLDEN / name) as stored:
        assert stored.size == drawn.size
        share = differing(stored.convert("RGB"), drawn)

    assert share <= MOST, f"{share:.2%} of the pixels differ; this run: {tmp_path / name}"


def test_a_sign_that_moved_is_noticed(chromium, content):
    """The comparison is sharp enough: one organisation a little to the right is a difference."""
    moved = json.loads(json.dumps(content))
    moved["picture"]["nodes"][0][2] += 60

    pictures = [picture_in(chromium, c, BACKGROUNDS["light"], None) for c in (content, moved)]

    assert differing(*pictures) > MOST


def picture_in(chromium, content, background, chosen):
    """What the canvas shows, on its background."""
    context = chromium.new_context(viewport={"width": 940, "height": 720}, device_scale_factor=1)
    page = context.new_page()
    page.add_init_script(WITHOUT_WORDS)
    html = PAGE.format(background=background, chosen=json.dumps(chosen))
    pages = {
        "/": ("text/html", html),
        "/data.json": ("application/json", json.dumps(content)),
        "/vis/9.1.2/vis-network.min.js": ("text/javascript", LIBRARY.read_text("utf-8")),
        **{f"/f/{p.name}": (kind_of(p), p.read_text("utf-8")) for p in FRONTEND.iterdir()},
    }

    def answer(route):
        kind, body = pages.get(route.request.url.removeprefix(HOME), ("text/plain", ""))
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    page.route("**/*", answer)
    page.goto(f"{HOME}/")
    poll(page, "window.drawn === true")
    address = page.evaluate("document.querySelector('.wijkgraaf-host canvas').toDataURL()")
    context.close()
    seen = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).convert("RGBA")
    sheet = Image.new("RGBA", seen.size, background)
    sheet.alpha_composite(seen)
    return sheet.convert("RGB")


def kind_of(path):
    """Kind of a file of ours, as a browser wants to hear it."""
    return "text/css" if path.suffix == ".css" else "text/javascript"


def differing(one, other):
    """Share of the pixels that differ."""
    bands = ImageChops.difference(one, other).split()
    worst = bands[0]
    for band in bands[1:]:
        worst = ImageChops.lighter(worst, band)
    return sum(worst.histogram()[FAR_OFF:]) / (one.width * one.height)
