"""What `fuzzing` begins with, and how it judges: any bytes are files, and reading them is safe."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphlib_wijk.reading import read
from tests.reading.folders import require_sound

#: Between two files in one string of bytes; the first byte of each chooses its name.
BETWEEN: Final = b"\x1e"
NAMES: Final = (
    "organisaties.csv",
    "relaties.csv",
    "wijken.csv",
    "over.toml",
    "hetzelfde.csv",
    "afspraken.csv",
    "net.graphml",
    "net.gexf",
    "kumu.json",
)
_MOST_FILES: Final = 4
_GRAPHML: Final = b"""<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="name" attr.type="string"/><graph edgedefault="directed">
<node id="a"><data key="d0">A</data></node><node id="b"/><edge source="a" target="b"/>
</graph></graphml>"""
_GEXF: Final = b"""<?xml version="1.0"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="kind" type="string"/></attributes>
<nodes><node id="a" label="A"><attvalues><attvalue for="0" value="x"/></attvalues></node>
<node id="b" label="B"/></nodes><edges><edge id="0" source="a" target="b"/></edges>
</graph></gexf>"""
_KUMU: Final = b"""{"elements": [{"label": "A", "type": "x", "tags": ["a"]}, {"label": "B"}],
"connections": [{"from": "A", "to": "B", "type": "samenwerking", "direction": "mutual"}]}"""
_HABITS: Final = (
    "id;naam;soort;wijkcode;lat;lon;kvk;opgericht\n"
    'a;"De; Akker";bewonersinitiatief;WK008000;52,1;5,3;12345678;01-02-2020\n'
)


def packed(files: dict[str, bytes]) -> bytes:
    """Put files in one string of bytes."""
    return BETWEEN.join(bytes([NAMES.index(name)]) + data for name, data in files.items())


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files that a string of bytes stands for."""
    parts = [part for part in data.split(BETWEEN)[:_MOST_FILES] if part]
    return {NAMES[part[0] % len(NAMES)]: part[1:] for part in parts}


def seeds() -> list[bytes]:
    """Return sound files to begin with."""
    folder = Path("data/voorbeeldwijk")
    tables = {
        name: b"".join((folder / name).read_bytes().splitlines(keepends=True)[:6])
        for name in NAMES[:3]
    }
    about = (folder / NAMES[3]).read_bytes()
    return [
        packed(tables),
        packed(tables | {NAMES[3]: about}),
        packed({"net.graphml": _GRAPHML}),
        packed({"net.gexf": _GEXF}),
        packed({"kumu.json": _KUMU}),
        packed({NAMES[0]: _HABITS.encode("utf-16")}),
        packed({NAMES[0]: _HABITS.encode("cp1252")}),
    ]


def judge(data: bytes, folder: Path) -> None:
    """Read the files that a string of bytes stands for, and fail where a promise is broken."""
    for file in folder.iterdir():
        file.unlink()
    for name, content in unpacked(data).items():
        (folder / name).write_bytes(content)
    require_sound(*read(folder))
