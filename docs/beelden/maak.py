# ruff: noqa: INP001 - a script beside the pictures it makes
"""
Renew the pictures in the documentation.

The pictures show the invented data of Oosterlinde, in Dutch. Start the dashboard on the data
that comes with it (``make run``); then, from another window:

    python docs/beelden/maak.py                          for the dashboard's usual address
    python docs/beelden/maak.py http://localhost:8600    for another one

Needs requirements-dev.txt and Chromium, as the browser tests do.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

FOLDER: Final = Path(__file__).parent
USUAL_ADDRESS: Final = "http://localhost:8501"
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
SIZE: Final = (1280, 900)
#: A palette makes smaller files; with this many colours the pages still look the same.
COLOURS: Final = 256
SETTLED: Final = 2_000
#: Milliseconds after which a page that shows nothing is broken.
PATIENCE: Final = 30_000

WATERKWARTIER: Final = ("wijk", "WK990102")


@dataclass(frozen=True)
class Picture:
    """
    A picture of a page.

    Parameters
    ----------
    name
        Name of the file, without its ending.
    page
        Address of the page.
    choices
        What the reader chose, as in the address.
    top
        Heading that stands at the top of the picture; empty for the top of the page.
    """

    name: str
    page: str
    choices: tuple[tuple[str, str], ...] = ()
    top: str = ""


PICTURES: Final = (
    Picture("overzicht", ""),
    Picture("overzicht-wijken", "", top="Wijken naast elkaar"),
    Picture("wijk", "wijk", (WATERKWARTIER, ("organisatie", "wa_bb")), top="Wie werkt met wie"),
    Picture("wijk-gaten", "wijk", (WATERKWARTIER,), top="Wie met wie, en waar niet"),
    Picture("organisatie", "organisatie", (("organisatie", "wa_tuin"),)),
    Picture(
        "organisatie-relaties",
        "organisatie",
        (("organisatie", "wa_tuin"),),
        top="Kloppen deze relaties?",
    ),
    Picture("zetje", "zetje", (WATERKWARTIER,)),
    Picture(
        "wijkgesprek-uitnodigen",
        "wijkgesprek",
        (WATERKWARTIER, ("stap", "2"), ("uitnodiger", "wa_tuin"), ("onderwerp", "groen")),
        top="2. Uitnodigen",
    ),
    Picture(
        "wijkgesprek-kennismaken",
        "wijkgesprek",
        (WATERKWARTIER, ("stap", "3")),
        top="3. Kennismaken",
    ),
)


def address(base: str, picture: Picture) -> str:
    """
    Where a picture is taken.

    Parameters
    ----------
    base
        Address of the running dashboard.
    picture
        What it shows.

    Returns
    -------
    url
        The address, with the invented data chosen.
    """
    query = urlencode([("gegevens", "voorbeeldwijk"), *picture.choices])
    return f"{base.rstrip('/')}/{picture.page}?{query}"


def take(page: Page, base: str, picture: Picture) -> bytes:
    """
    Take one picture, once the page stands still.

    Parameters
    ----------
    page
        A window of the browser.
    base
        Address of the running dashboard.
    picture
        What to show.

    Returns
    -------
    png
        The picture as the browser gives it.
    """
    page.goto(address(base, picture))
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
    # What loads late, higher on the page, would push away what a picture is about.
    done = page.locator(".stApp[data-test-script-state='notRunning']")
    expect(done).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(SETTLED)
    if picture.top:
        heading = page.get_by_role("heading", name=picture.top, exact=True)
        expect(heading).to_be_visible(timeout=PATIENCE)
        heading.evaluate("heading => heading.scrollIntoView({block: 'start'})")
    page.mouse.move(0, 0)
    page.wait_for_timeout(SETTLED)
    return page.screenshot()


def smaller(png: bytes) -> Image.Image:
    """
    Bring a picture back to few colours.

    Parameters
    ----------
    png
        A picture.

    Returns
    -------
    image
        The same picture with a palette, which is a fraction of the size as a file.
    """
    image = Image.open(io.BytesIO(png)).convert("RGB")
    # Of Pillow's ways this one keeps small spots of colour, such as the marks of a drawing;
    # kmeans then makes the large areas exact.
    way = Image.Quantize.MAXCOVERAGE
    return image.quantize(COLOURS, method=way, kmeans=1, dither=Image.Dither.NONE)


def main(arguments: Sequence[str]) -> int:
    """
    Take every picture.

    Parameters
    ----------
    arguments
        Address of the running dashboard, or nothing.

    Returns
    -------
    code
        0 when all are renewed, 1 when there is no Chromium.
    """
    base = arguments[0] if arguments else USUAL_ADDRESS
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        sys.stderr.write("No Chromium found. Install it with: sudo apt-get install chromium\n")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        width, height = SIZE
        for picture in PICTURES:
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme="light", locale="nl-NL"
            )
            file = FOLDER / f"{picture.name}.png"
            smaller(take(page, base, picture)).save(file, optimize=True)
            page.close()
            sys.stdout.write(f"{file.name}: {file.stat().st_size // 1000} kB\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
