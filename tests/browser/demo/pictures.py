"""Made-up organisations to draw and list: as many as asked for, with names that try to harm."""

from graphlib_wijk.dashboard.table_view import Cell, Column, Mark, Marks

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "Stichting \"De 'Rode' Draad\" & <b>Co</b>",
    "جمعية الحي مع Buurthuis",
    f"Vereniging voor een {'groene, gezonde en ' * 5}leefbare omgeving rond Heechterp-Schieringen",
    "{{7*7}} ${7*7} __proto__",
]
KINDS = ["lifeworld", "system", "bridge", "outside"]
SHAPES = {"lifeworld": "dot", "system": "square", "bridge": "diamond", "outside": "triangle"}
LABELS = {
    "lifeworld": "Bewonersinitiatief",
    "system": "Instelling",
    "bridge": "Brug",
    "outside": "Buiten de wijk",
}
STANDINGS = {"asked": "Verbonden", "unasked": "Nog niet bevraagd"}
PALETTE = {
    "light": {
        "lifeworld": "#1b7f5c",
        "system": "#3b5bb5",
        "bridge": "#b3541e",
        "outside": "#6b7280",
        "edge": "#6f7d80",
        "text": "#1f2a2c",
        "surface": "#ffffff",
        "band": "#eef3f3",
        "selected": "#b0126b",
        "focus": "#1f2a2c",
    },
    "dark": {
        "lifeworld": "#4fc795",
        "system": "#8fa8ff",
        "bridge": "#f0a06a",
        "outside": "#a4afb8",
        "edge": "#8d9a9d",
        "text": "#e8edee",
        "surface": "#14191a",
        "band": "#20282a",
        "selected": "#ff7ac0",
        "focus": "#ffffff",
    },
}
NETWORK_TEXTS = {
    "label": "Tekening: wie werkt met wie",
    "hint": "Loop met de pijltjestoetsen van organisatie naar organisatie. Enter kiest, Escape"
    " maakt de keuze ongedaan, + en - zoomen. In de tabel onder de tekening staat hetzelfde.",
    "search": "Zoek in de tekening",
    "matches": "{number} gevonden",
    "full_screen": "Volledig scherm",
    "leave_full_screen": "Volledig scherm verlaten",
    "save": "Plaatje bewaren",
    "zoom_in": "Inzoomen",
    "zoom_out": "Uitzoomen",
    "fit": "Alles in beeld",
    "chosen": "Gekozen",
    "failed": "De tekening kan nu niet worden getoond. In de tabel eronder staat hetzelfde.",
}
TABLE_TEXTS = {
    "language": "nl",
    "search": "Zoek in deze tabel",
    "found": "{shown} van {total} rijen",
    "previous": "Vorige",
    "next": "Volgende",
    "range": "rij {first}–{last} van {total}",
}
COLUMNS = [
    Column(id="name", label="Organisatie", kind="choice"),
    Column(id="kind", label="Soort", help="Van bewoners, van een instelling of ertussenin."),
    Column(id="standing", label="Positie"),
    Column(id="ties", label="Relaties", kind="number"),
]
SIGNS = {
    kind: Mark(shape=shape, fill=kind, border=kind, dashed=kind == "outside")
    for kind, shape in SHAPES.items()
}
MARKS = Marks(signs=SIGNS, palette=PALETTE)


def name(number: int) -> str:
    """Name of an organisation; the first few are hostile."""
    return HOSTILE[number] if number < len(HOSTILE) else f"Buurthuis De Linde {number}"


def picture(size: int, *, scope: str = "a", every: int = 1) -> dict:
    """Draw `size` organisations on rings and their ties; `every` keeps one in so many."""
    shift = 0 if scope == "a" else 40
    numbers = range(0, size, every)
    ties = [(n, (n * step + offset) % size) for n in numbers for step, offset in _STEPS]
    pairs = {tuple(sorted(pair)) for pair in ties if pair[0] != pair[1]}
    kept = set(numbers)
    return {
        "version": f"{size}-{scope}-{every}",
        "scope": scope,
        "nodes": [_node(n, shift) for n in numbers],
        "edges": [_edge(one, two) for one, two in sorted(pairs) if {one, two} <= kept],
        "bands": [
            {
                "id": "none",
                "label": "Niet bevraagd",
                "x": -500,
                "y": 420,
                "width": 1000,
                "height": 130,
            }
        ],
        "palette": PALETTE,
        "options": {"nodes": {"widthConstraint": {"maximum": 150}}},
    }


def rows(size: int, *, every: int = 1) -> list:
    """List the same organisations."""
    return [_row(number, size) for number in range(0, size, every)]


_STEPS = [(1, 1), (1, 7), (3, 2)]


def _kind(number: int) -> str:
    return KINDS[number % len(KINDS)]


def _node(number: int, shift: int) -> dict:
    turn, ring = number % 10, number // 10
    radius = 170 + 110 * ring
    x = radius * _COSINES[turn] * 1.3 + shift
    y = radius * _COSINES[(turn + 2) % 10] * 0.8 - shift
    kind = _kind(number)
    return {
        "id": f"org{number}",
        "label": name(number),
        "x": x,
        "y": y,
        "title": f"{name(number)}\n{LABELS[kind]}",
        "shape": SHAPES[kind],
        "size": 12,
        "color": {"background": kind, "border": kind},
        "borderWidth": 2,
        "shapeProperties": {"borderDashes": [4, 3] if number % 3 == 0 else False},
        "font": {"size": 14, "color": "text"},
    }


_COSINES = [1, 0.81, 0.31, -0.31, -0.81, -1, -0.81, -0.31, 0.31, 0.81]


def _edge(one: int, two: int) -> dict:
    return {
        "id": f"org{one} org{two}",
        "from": f"org{one}",
        "to": f"org{two}",
        "title": f"{name(one)} – {name(two)}",
        "color": "edge",
        "width": 1.5,
        "dashes": [6, 4] if (one + two) % 3 == 0 else False,
    }


def _row(number: int, size: int) -> dict:
    kind = _kind(number)
    ties = (number * 37) % 1200
    return {
        "id": f"org{number}",
        "name": Cell(text=name(number), mark=kind),
        "kind": LABELS[kind],
        "standing": STANDINGS["unasked" if number % 3 == 0 else "asked"],
        "ties": None if number == size - 1 else Cell(text=f"{ties:,}".replace(",", "."), sort=ties),
    }
