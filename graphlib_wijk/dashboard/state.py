"""
What the reader looks at: the address bar and the session, in one place.

The address is the truth. Everything one can choose is in it, in Dutch words, so that a link
opens the same view; widgets show what it says and change it. Nothing else in the package
touches `st.query_params` or `st.session_state`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeVar, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from graphlib_wijk.dashboard.workspace import Workspace
from graphlib_wijk.dialogue import AUDIENCES
from graphlib_wijk.signals import SIGNALS
from graphlib_wijk.vocabulary import LANGUAGES, Language, codes, find, fold, label


@dataclass(frozen=True, kw_only=True)
class View:
    """
    One view of the data: everything a link has to carry.

    Empty means: the default. Places are keys, codes or names; with both, the neighbourhood
    counts.
    """

    dataset: str = ""
    edition: str = ""
    neighbourhood: str = ""
    municipality: str = ""
    organisation: str = ""
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    tie_kinds: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    search: str = ""
    steps: int = 1
    since: str = ""
    contact_from: str = ""
    worlds_apart: bool = False
    umbrellas: bool = False
    everything: bool = False
    by_neighbourhood: bool = False
    step: int = 1
    host: str = ""
    seats: int = 16
    subject: tuple[str, ...] = ()
    imagined: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    audience: str = ""
    sheet_language: str = ""
    compared_with: str = ""
    everyone: bool = False
    section: str = ""
    deed: str = ""
    language: Language = "nl"


#: Name in the address of each choice. Documented in docs/adres.md.
PARAMETERS: Final[Mapping[str, str]] = {
    "dataset": "gegevens",
    "edition": "peildatum",
    "neighbourhood": "wijk",
    "municipality": "gemeente",
    "organisation": "organisatie",
    "kinds": "soort",
    "themes": "thema",
    "tie_kinds": "relatie",
    "signals": "signaal",
    "search": "zoek",
    "steps": "stappen",
    "since": "sinds",
    "contact_from": "contact",
    "worlds_apart": "werelden",
    "umbrellas": "koepels",
    "everything": "alles",
    "by_neighbourhood": "per-wijk",
    "step": "stap",
    "host": "uitnodiger",
    "seats": "stoelen",
    "subject": "onderwerp",
    "imagined": "stel",
    "without": "zonder",
    "audience": "voor",
    "sheet_language": "bladtaal",
    "compared_with": "met",
    "everyone": "iedereen",
    "section": "deel",
    "deed": "handeling",
    "language": "taal",
}
_REGISTRY_OF: Final = {
    "kinds": "organisation_kinds",
    "themes": "themes",
    "tie_kinds": "tie_kinds",
    "subject": "themes",
}
_NAMES: Final = {parameter: name for name, parameter in PARAMETERS.items()}
_SIGNALS: Final = frozenset(codes(SIGNALS))
_YES: Final = "ja"
#: How far the surroundings of one organisation may reach.
STEPS: Final = (1, 2)
#: The steps of preparing a meeting, and how many may sit at its table.
MEETING_STEPS: Final = range(1, 7)
SEATS: Final = range(4, 61)
#: The parts of the page Beheer, as they are called in the address.
SECTIONS: Final = (
    "verbeteringen",
    "versies",
    "links",
    "formulieren",
    "organisatie",
    "accounts",
    "logboek",
)
#: Who a sheet is for: the word in the address, and its code.
AUDIENCE_WORDS: Final = {audience.synonyms[0]: audience.code for audience in AUDIENCES}
_NUMBERS: Final = {"steps": STEPS, "step": MEETING_STEPS, "seats": SEATS}
#: Several words that are no codes of the vocabulary.
_LISTS: Final = frozenset({"signals", "imagined", "without"})
_YEARS: Final = frozenset(map(str, range(1900, 2101)))
_FLAGS: Final = frozenset(
    {"umbrellas", "worlds_apart", "everything", "by_neighbourhood", "everyone"}
)
_VALUES: Final[Mapping[str, Collection[str]]] = {
    "signals": _SIGNALS,
    **{name: frozenset(map(str, numbers)) for name, numbers in _NUMBERS.items()},
    **dict.fromkeys(("since", "contact_from"), _YEARS),
    **dict.fromkeys(_FLAGS, (_YES, "nee")),
    "audience": AUDIENCE_WORDS,
    "section": SECTIONS,
    **dict.fromkeys(("sheet_language", "language"), LANGUAGES),
}
_LONGEST: Final = 200
_MOST_VALUES: Final = 50
_SHOWN: Final = 60
_MOST_SHOWN: Final = 5
_WIDGET: Final = "widget-{}"
_PENDING: Final = "go-to"
_WORKSPACE: Final = "workspace"
_REMEMBERED: Final = "remembered-{}"
# The last address that a run of a page read, and what it means; each run has its own thread.
_LAST: Final = threading.local()
Kept = TypeVar("Kept")


def parse(query: Mapping[str, Sequence[str]]) -> View:
    """
    Read a view from the parameters of an address.

    Parameters
    ----------
    query
        Values by parameter name, as anybody may have typed them.

    Returns
    -------
    view
        The view. What cannot be meant (an unknown word, a value of absurd length) is left
        out; whether a place or an organisation exists is for the page to say.
    """
    values: dict[str, Any] = {}
    for name, parameter in PARAMETERS.items():
        given = [v.strip() for v in query.get(parameter, ()) if v.strip() and len(v) <= _LONGEST]
        if not given:
            continue
        if name in _REGISTRY_OF:
            values[name] = _codes(_REGISTRY_OF[name], given[:_MOST_VALUES])
        elif name in _LISTS:
            values[name] = _words(name, given[:_MOST_VALUES])
        elif name in _FLAGS:
            values[name] = fold(given[-1]) == _YES
        elif given[-1] in _VALUES.get(name, given):
            values[name] = int(given[-1]) if name in _NUMBERS else given[-1]
    return View(**values)


def unread(query: Mapping[str, Sequence[str]]) -> list[str]:
    """
    List what of an address `parse` left out, so that a page can say so.

    Parameters
    ----------
    query
        Values by parameter name, as anybody may have typed them.

    Returns
    -------
    parts
        Each as ``name=value``, of which long ones are cut off; only a few of many. Empty when
        everything was understood.
    """
    parts = []
    for parameter, values in query.items():
        name = _NAMES.get(parameter, "")
        parts += [
            f"{parameter}={value.strip()}"
            for value in values
            if value.strip() and not (name and _understood(name, value.strip()))
        ]
    return [part if len(part) <= _SHOWN else f"{part[:_SHOWN]}…" for part in parts[:_MOST_SHOWN]]


def _understood(name: str, value: str) -> bool:
    """Tell whether a value means something by itself; places and names are for pages to find."""
    if len(value) > _LONGEST:
        return False
    if name in _REGISTRY_OF:
        return find(_REGISTRY_OF[name], value) is not None
    return value in _VALUES[name] if name in _VALUES else True


def parameters(view: View) -> dict[str, list[str]]:
    """
    Write a view as parameters of an address; `parse` reads them back.

    Parameters
    ----------
    view
        Any view.

    Returns
    -------
    query
        Values by parameter name; defaults are left out.
    """
    query: dict[str, list[str]] = {}
    for field in fields(View):
        value = getattr(view, field.name)
        if value == field.default:
            continue
        parameter = PARAMETERS[field.name]
        if field.name in _REGISTRY_OF:
            query[parameter] = [_slug(_REGISTRY_OF[field.name], code) for code in value]
        elif field.name in _LISTS:
            query[parameter] = list(value)
        elif value is True:
            query[parameter] = [_YES]
        else:
            query[parameter] = [str(value)]
    return query


def _codes(registry: str, words: Sequence[str]) -> tuple[str, ...]:
    found = (find(registry, word) for word in words)
    return tuple(dict.fromkeys(term.code for term in found if term))


def _words(name: str, given: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in given if word in _VALUES.get(name, given)))


def _slug(registry: str, code: str) -> str:
    return fold(label(registry, code)).replace(" ", "-")


def view() -> View:
    """
    Return what the reader looks at now.

    Returns
    -------
    view
        The view of the address bar; the default one outside a running page.
    """
    run = get_script_run_ctx(suppress_warning=True)
    address = run.query_string if run else None
    # A page asks thousands of times, for each word that it writes in the reader's language.
    if address is None or getattr(_LAST, "address", None) != address:
        query = st.query_params
        _LAST.view = parse({name: query.get_all(name) for name in query})
        _LAST.address = address
    return cast("View", _LAST.view)


def placed(start: View, kind: str, key: str) -> View:
    """
    Return a view of another place.

    Parameters
    ----------
    start
        A view.
    kind
        ``neighbourhood`` or ``municipality``.
    key
        Key of the place.

    Returns
    -------
    view
        The same view of that place; a place of the other kind is no longer chosen.
    """
    return replace(
        start,
        neighbourhood=key if kind == "neighbourhood" else "",
        municipality=key if kind == "municipality" else "",
    )


def misread() -> list[str]:
    """
    List what of the address bar was left out.

    Returns
    -------
    parts
        See `unread`.
    """
    query = st.query_params
    return unread({name: query.get_all(name) for name in query})


def language() -> Language:
    """
    Return the reader's language.

    Returns
    -------
    language
        Dutch unless the address says otherwise.
    """
    return view().language


def change(**changes: Any) -> None:  # noqa: ANN401 (fields of View)
    """
    Change what the reader looks at, and the address with it.

    Parameters
    ----------
    **changes
        Fields of `View` and their new values.
    """
    replace_with(view(), **changes)


def replace_with(start: View, **changes: Any) -> None:  # noqa: ANN401 (fields of View)
    """
    Look at another view altogether, and put it in the address.

    Parameters
    ----------
    start
        The view to start from.
    **changes
        Fields of `View` that differ from it.
    """
    st.query_params.from_dict(parameters(replace(start, **changes)))


def widget(name: str, value: object) -> str:
    """
    Let a widget show what the address says.

    Parameters
    ----------
    name
        Name of the widget, unique on its page.
    value
        What it has to show; must be one of its options.

    Returns
    -------
    key
        The key to give to the widget.
    """
    key = _WIDGET.format(name)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def on_change(name: str, apply: Callable[[Any], None]) -> Callable[[], None]:
    """
    Make a callback that hands over what the reader chose.

    Parameters
    ----------
    name
        Name of the widget, as given to `widget`.
    apply
        What to do with its new value.

    Returns
    -------
    callback
        To give to the widget; it runs before the page does.
    """

    def callback() -> None:
        apply(st.session_state[_WIDGET.format(name)])

    return callback


def go_to(page: str, **changes: Any) -> None:  # noqa: ANN401 (fields of View)
    """
    Ask for another page, from within a callback.

    Parameters
    ----------
    page
        Path of the page, as navigation knows it.
    **changes
        Fields of `View` that change on the way.
    """
    st.session_state[_PENDING] = (page, parameters(replace(view(), **changes)))


def follow() -> None:
    """Go to the page that was asked for, if any; call before a page runs."""
    pending = cast("tuple[str, dict[str, list[str]]] | None", st.session_state.pop(_PENDING, None))
    if pending:
        page, query = pending
        st.switch_page(page, query_params=query)


def workspace() -> Workspace:
    """
    Return where this reader's own files are.

    Returns
    -------
    workspace
        The same one throughout a session; an empty one at first.
    """
    # Streamlit copies all that it keeps to tell whether it has something; a look is cheap.
    found = st.session_state.get(_WORKSPACE)
    if found is None:
        found = st.session_state[_WORKSPACE] = Workspace()
    return cast("Workspace", found)


def remember(name: str, value: object) -> None:
    """
    Keep something on the server until the next run replaces it; no browser can write it.

    Parameters
    ----------
    name
        What it is.
    value
        Anything.
    """
    st.session_state[_REMEMBERED.format(name)] = value


def remembered(name: str, default: Kept) -> Kept:
    """
    Return what was kept on the server.

    Parameters
    ----------
    name
        As given to `remember`.
    default
        What to return when nothing was.

    Returns
    -------
    value
        The last value.
    """
    return cast("Kept", st.session_state.get(_REMEMBERED.format(name), default))


def edited(key: str) -> dict[int, dict[str, Any]]:
    """
    Tell what the reader changed in an editor of rows, up to this moment.

    A callback that looks here also sees a change made just before the click that called it.

    Parameters
    ----------
    key
        Key of the editor.

    Returns
    -------
    edited
        By position of the row, the columns that changed and their new values.
    """
    found = st.session_state.get(key, {})
    return dict(found.get("edited_rows", {}))


def filled(key: str) -> bool:
    """
    Tell whether a widget is on the page that the reader looks at, and so holds a value.

    Parameters
    ----------
    key
        Key of the widget.

    Returns
    -------
    filled
        Whether what stands in it is known.
    """
    return key in st.session_state


def typed(key: str, default: Kept) -> Kept:
    """
    Return what stands in a widget.

    Parameters
    ----------
    key
        Key of the widget.
    default
        What to return where it is not on the page.

    Returns
    -------
    value
        What the reader typed or chose, or what stood there already.
    """
    return cast("Kept", st.session_state.get(key, default))


def fill(key: str, value: object) -> None:
    """
    Put a value in a widget that comes after this in the run.

    Parameters
    ----------
    key
        Key of the widget.
    value
        What is to stand in it.
    """
    st.session_state[key] = value


def filled_in(key: str, default: Kept) -> Kept:
    """
    Tell what is filled in somewhere, up to this moment.

    A callback that looks here also sees what was filled in just before the click that called it.

    Parameters
    ----------
    key
        Key of the field.
    default
        What to return for a field that is empty or not there.

    Returns
    -------
    value
        What the field holds.
    """
    return typed(key, default) or default
