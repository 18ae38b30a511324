"""
A drawing through pyvis: what a browser draws, and a page that stands alone.

The only module that knows pyvis. It adds nodes and edges one by one: `from_nx` changes the
graph it is given. pyvis' own page template is not used either: it loads files from
elsewhere and puts titles into the page as markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from pyvis.network import Network as VisNetwork

from graphlib_wijk.drawing.boxes import FONT_SIZE, SIZES
from graphlib_wijk.drawing.marks import Drawing, EdgeMark, LegendItem, NodeMark
from graphlib_wijk.drawing.palette import PALETTE, Theme
from graphlib_wijk.drawing.signs import OUTLINE_DASHES, Line, Sign, line_of, sign_in_legend, sign_of
from graphlib_wijk.vocabulary import label

OPTIONS: Final[Mapping[str, Any]] = {
    "physics": {"enabled": False},
    "edges": {"smooth": False},
    "interaction": {"dragNodes": False, "hover": True, "tooltipDelay": 150},
}
_LIBRARY: Final = "templates/lib/vis-9.1.2/vis-network.min.js"


def vis_network(drawing: Drawing) -> VisNetwork:
    """
    Build the pyvis network of a drawing.

    Parameters
    ----------
    drawing
        What to draw.

    Returns
    -------
    network
        Nodes with fixed positions and no physics. Colours are names of `PALETTE`.
    """
    # Directed only to keep pyvis from searching all edges at each new one; no arrows are drawn.
    network = VisNetwork(directed=True, cdn_resources="in_line")
    network.options = deepcopy(dict(OPTIONS))
    for node in drawing.nodes:
        network.add_node(node.id, **_node_look(node))
    for edge in drawing.edges:
        network.add_edge(edge.source, edge.target, **_edge_look(edge))
    return network


def picture(drawing: Drawing, *, whole_names: bool = False) -> dict[str, Any]:
    """
    Return what a live view needs to draw a drawing.

    Parameters
    ----------
    drawing
        What to draw.
    whole_names
        Give names as they are, for a view that breaks lines itself.

    Returns
    -------
    picture
        ``version``, ``scope``, ``nodes`` and ``edges`` as vis-network wants them,
        ``bands``, ``palette`` and ``options``. Colours are names of the palette.
    """
    network = vis_network(drawing)
    nodes = network.nodes
    if whole_names:
        names = {node.id: node.name or " " for node in drawing.nodes}
        nodes = [{**node, "label": names[node["id"]]} for node in nodes]
    return {
        "version": drawing.version,
        "scope": drawing.scope,
        "nodes": nodes,
        "edges": network.edges,
        "bands": drawing.to_dict()["bands"],
        "palette": {theme: dict(colours) for theme, colours in PALETTE.items()},
        "options": network.options,
    }


def page(drawing: Drawing, *, theme: Theme = "light") -> str:
    """
    Return a page that shows a drawing by itself.

    Parameters
    ----------
    drawing
        What to draw.
    theme
        Colours of the page.

    Returns
    -------
    html
        A whole page without a remote address in it that would be loaded. Texts from data
        are text: they are escaped in the page, and JSON in the script.
    """
    palette = PALETTE[theme]
    content = picture(drawing)
    shown = {key: _coloured(content[key], palette) for key in ("nodes", "edges", "bands")}
    html: str = _template().render(
        drawing=drawing,
        legend=[(item, _swatch(item, palette)) for item in drawing.legend],
        names={node.id: node.name for node in drawing.nodes},
        label=label,
        palette=palette,
        content=htmlsafe_json_dumps({**shown, "options": content["options"], "palette": palette}),
        library=Markup(files("pyvis").joinpath(_LIBRARY).read_text("utf-8")),  # noqa: S704 (no data)
    )
    return html


def _template() -> Any:  # noqa: ANN401 (jinja2's templates are untyped)
    environment = Environment(
        loader=PackageLoader("graphlib_wijk.drawing", ""), autoescape=True, trim_blocks=True
    )
    return environment.get_template("page.html.jinja")


def _node_look(node: NodeMark) -> dict[str, Any]:
    sign = sign_of(node)
    return {
        "label": node.label or " ",
        "title": node.title,
        "x": node.x,
        "y": node.y,
        "shape": sign.shape,
        "size": SIZES[node.outside],
        "color": {
            "background": sign.fill,
            "border": sign.outline,
            "highlight": {"background": sign.fill, "border": "selected"},
            "hover": {"background": sign.fill, "border": "focus"},
        },
        "borderWidth": sign.outline_width,
        "borderWidthSelected": 5,
        "shapeProperties": {"borderDashes": list(OUTLINE_DASHES) if sign.dashed else False},
        "font": {"color": "text", "size": FONT_SIZE, "strokeWidth": 3, "strokeColor": "surface"},
    }


def _edge_look(edge: EdgeMark) -> dict[str, Any]:
    line = line_of(edge)
    return {
        "id": f"{edge.source}\n{edge.target}",
        "title": edge.title,
        "width": line.width,
        "dashes": list(line.dashes) or False,
        "color": {"color": line.colour, "highlight": line.colour, "hover": line.colour},
        "arrows": "",
    }


_COLOUR_KEYS: Final = frozenset(
    {"color", "background", "border", "strokeColor", "highlight", "hover"}
)


def _coloured(value: Any, palette: Mapping[str, str], key: str = "") -> Any:  # noqa: ANN401 (JSON)
    """Replace names of colours by colours; a label that happens to be a name is left alone."""
    if isinstance(value, Mapping):
        return {name: _coloured(part, palette, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_coloured(part, palette) for part in value]
    return palette.get(value, value) if key in _COLOUR_KEYS and isinstance(value, str) else value


_OUTLINES: Final[Mapping[str, str]] = {
    "square": "M5 4H19V18H5Z",
    "diamond": "M12 2L21 11L12 20L3 11Z",
    "triangle": "M12 3L21 19H3Z",
    "hexagon": "M7 3H17L22 11L17 19H7L2 11Z",
    "dot": "M12 3A8 8 0 1 1 11.99 3Z",
}


def _swatch(item: LegendItem, palette: Mapping[str, str]) -> Markup:
    """Draw one sign of the legend; nothing in it comes from data."""
    sign = sign_in_legend(item.sign)
    if isinstance(sign, Line):
        dashes = " ".join(map(str, sign.dashes))
        shape = (
            f'<path d="M1 11H47" stroke="{palette[sign.colour]}" stroke-width="{sign.width}" '
            f'stroke-dasharray="{dashes}"/>'
        )
    else:
        shape = _svg_sign(sign, palette)
    svg = f'<svg width="48" height="22" viewBox="0 0 48 22" aria-hidden="true">{shape}</svg>'
    return Markup(svg)  # noqa: S704 (built from constants)


def _svg_sign(sign: Sign, palette: Mapping[str, str]) -> str:
    dashes = ' stroke-dasharray="3 2"' if sign.dashed else ""
    return (
        f'<path transform="translate(12)" d="{_OUTLINES[sign.shape]}" fill="{palette[sign.fill]}" '
        f'stroke="{palette[sign.outline]}" stroke-width="{sign.outline_width}"{dashes}/>'
    )
