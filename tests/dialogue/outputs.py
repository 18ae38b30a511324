"""
Every output that tells where organisations stand: what it says, and of whom.

A new output gets one line: in `OUTPUTS` when it can be told of whom it says what, else in
`TEXTS`.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from openpyxl import load_workbook

import graphlib_wijk as gw
from graphlib_wijk.dialogue import invitation_sentence
from graphlib_wijk.introductions import names_of
from graphlib_wijk.network import Network
from graphlib_wijk.vocabulary import LANGUAGES, label
from graphlib_wijk.writing import (
    FORMATS,
    brief_drawing,
    invitation_list,
    written,
    written_brief,
)
from tests.networks import WIJK

#: What is said, and of whom: an id, or nothing for what is about several.
Told = Iterator[tuple[str, str]]

#: Sheets that explain every word there is, and say nothing of anybody.
_GLOSSARIES = frozenset({"uitleg", "explanation"})


def _of_standings(network: Network) -> Told:
    for name, code in gw.standings(network)["standing"].items():
        for language in LANGUAGES:
            yield str(name), f"{code} {label('standings', code, language)}"


def _of_invitations(network: Network) -> Told:
    names = names_of(network)
    for row in _invited(network).invited.to_dict("records"):
        yield row["organisation"], f"{row['standing']} {row['role']} {row['reasons']}"
        for language in LANGUAGES:
            for reason in row["reasons"]:
                yield row["organisation"], invitation_sentence(reason, names, language)


def _of_invitation_list(network: Network) -> Told:
    for language in LANGUAGES:
        yield from _cells(invitation_list(network, _invited(network), language), network)


def _invited(network: Network) -> gw.Invitations:
    """Return invitations for the wijk, or for all there is where nobody is in it."""
    known = network.neighbourhoods.index.tolist() + network.places.municipalities.index.tolist()
    return gw.invitations(network, WIJK if WIJK in known else known[0])


def _of_drawing(network: Network) -> Told:
    for language in LANGUAGES:
        for node in gw.drawing(network, language=language).to_dict()["nodes"]:
            yield node["id"], json.dumps(node, ensure_ascii=False)


def _of_workbook(network: Network) -> Told:
    yield from _cells(written(network, "excel"), network)


def _of_folder(network: Network) -> Told:
    with zipfile.ZipFile(io.BytesIO(written(network, "csv"))) as folder:
        for name in folder.namelist():
            for line in folder.read(name).decode("utf-8-sig").splitlines():
                yield _first_known(line.replace('"', "").split(";"), network), line


def _of_graphml(network: Network) -> Told:
    text = written(network, "graphml").decode()
    yield from re.findall(r'<node id="([^"]*)">(.*?)</node>', text, re.DOTALL)


def _of_gexf(network: Network) -> Told:
    text = written(network, "gexf").decode()
    yield from re.findall(r'<node id="([^"]*)"(.*?)</node>', text, re.DOTALL)


def _of_kumu(network: Network) -> Told:
    for element in json.loads(written(network, "kumu"))["elements"]:
        yield element["id"], json.dumps(element, ensure_ascii=False)


OUTPUTS: Mapping[str, Callable[[Network], Told]] = {
    "standings": _of_standings,
    "invitations": _of_invitations,
    "invitation_list": _of_invitation_list,
    "drawing": _of_drawing,
    "excel": _of_workbook,
    "csv": _of_folder,
    "graphml": _of_graphml,
    "gexf": _of_gexf,
    "kumu": _of_kumu,
}


def _sheet(network: Network, audience: str) -> str:
    brief = gw.brief(network, audience=audience)
    return written_brief(brief, brief_drawing(network, brief), "html").decode()


def _word_document(network: Network) -> str:
    brief = gw.brief(network, audience="internal")
    content = written_brief(brief, brief_drawing(network, brief), "docx")
    with zipfile.ZipFile(io.BytesIO(content)) as document:
        return document.read("word/document.xml").decode()


def _comparison(network: Network) -> str:
    """Return what is said of the same organisations before there was any tie, and now."""
    dataset = network.dataset
    earlier = Network(replace(dataset, ties=dataset.ties.iloc[:0]))
    found = gw.compared(earlier, network)
    return f"{found.standings.to_csv()} {found.ties.to_csv()} {found.organisations.to_csv()}"


TEXTS: Mapping[str, Callable[[Network], str]] = {
    "html": lambda network: written(network, "html").decode(),
    "svg": lambda network: written(network, "svg").decode(),
    "sheet for everybody": partial(_sheet, audience="public"),
    "sheet for who prepares": partial(_sheet, audience="internal"),
    "sheet in Word": _word_document,
    "comparison": _comparison,
}
#: Formats that hold the same as another, or pixels and glyphs that are drawn as `svg` is.
ELSEWHERE = frozenset({"kumu-excel", "png", "pdf"})
WRITTEN = frozenset(one.id for one in FORMATS)


def _cells(content: bytes, network: Network) -> Told:
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows(values_only=True) if sheet.title not in _GLOSSARIES else ():
            words = [str(cell) for cell in row if cell is not None]
            yield _first_known(words, network), " ".join(words)


def _first_known(words: list[str], network: Network) -> str:
    """Return whom a row is about: the first cell that is an id or a name."""
    table = network.organisations
    known = {name: name for name in table.index}
    known |= dict(zip(table["name"], table.index, strict=True))
    return next((known[word] for word in words if word in known), "")
