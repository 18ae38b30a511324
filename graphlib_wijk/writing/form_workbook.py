"""The form as a workbook: yellow cells to fill in, lists to choose from, all else locked."""

from __future__ import annotations

from typing import Final

from graphlib_wijk.tables.form import (
    ASKED,
    CODE,
    DETAILS,
    FACTS,
    FREE_ROWS,
    HELP,
    MARKS,
    NOW,
    NUMBER,
    OTHER_SIDE,
    SHEETS,
    VERB,
    VERDICT,
    VERDICTS,
    WHAT,
    YES_NO,
    check_of,
    verbs,
)
from graphlib_wijk.vocabulary import THEMES
from graphlib_wijk.writing.form import Form
from graphlib_wijk.writing.form_words import WORDS
from graphlib_wijk.writing.sheets import SheetPage, workbook

_START: Final = 2
_HELPS: Final = {
    "name": "name-help",
    "themes": "themes-help",
    "seeks": "list-help",
    "offers": "list-help",
    "hidden": "hidden-help",
}
_STRENGTHS: Final = ("1", "2", "3", "4", "5")
_STEPS: Final = (
    "details-sheet",
    "ties-sheet",
    "kind-is-other",
    "added-sheet",
    "leave",
    "persons",
    "back",
)


def form_workbook(form: Form) -> bytes:
    """
    Write a form as a workbook.

    Parameters
    ----------
    form
        The form.

    Returns
    -------
    content
        An .xlsx file, the same bytes for the same form: an explanation with the marks, the
        details, the ties, rows for ties that are missing, and what can be chosen from.
    """
    pages = [_told(form), _details(form), _ties(form), _added(form), _offered(form), _words(form)]
    return workbook(pages, title=WORDS[form.language]["title"].format(name=form.name))


def _told(form: Form) -> SheetPage:
    words = WORDS[form.language]
    title = words["title"].format(name=form.name)
    source = [("", words["from"].format(title=form.title))] if form.title else []
    steps = [(str(at), words[step]) for at, step in enumerate(_STEPS, 1)]
    check = check_of(form.dataset, form.version, form.organisation)
    marks = {
        "dataset": form.dataset,
        "version": str(form.version),
        "organisation": form.organisation,
        "check": check,
    }
    rows = [
        *source,
        ("", words["why"]),
        ("", ""),
        ("", words["how"]),
        *steps,
        ("", ""),
        ("", words["marks"]),
        *((MARKS[mark].of(form.language), value) for mark, value in marks.items()),
    ]
    return SheetPage(
        name=SHEETS["told"].of(form.language),
        header=("", title),
        rows=rows,
        wrapped=True,
        fillable=frozenset(),
        widths={0: 26, 1: 90},
        tall=True,
        landscape=True,
    )


def _details(form: Form) -> SheetPage:
    language, words = form.language, WORDS[form.language]
    rows = [
        (name.of(language), form.details[field], words[_HELPS[field]] if field in _HELPS else "")
        for field, name in DETAILS.items()
    ]
    rows.append((ASKED.of(language), form.asked_on, words["day-help"]))
    return SheetPage(
        name=SHEETS["details"].of(language),
        header=(WHAT.of(language), NOW.of(language), HELP.of(language)),
        rows=rows,
        start=_START,
        above=(words["details"],),
        fillable=frozenset({1}),
        choices={(list(DETAILS).index("hidden") + 1, 1): _range(form, 3, len(YES_NO))},
        widths={0: 26, 1: 60, 2: 60},
        wrapped=True,
        landscape=True,
        refusal=_refusal(form),
    )


def _ties(form: Form) -> SheetPage:
    language, words = form.language, WORDS[form.language]
    facts = [name.of(language) for name in FACTS.values()]
    header = [NUMBER, VERB, OTHER_SIDE, VERDICT]
    rows = [
        (str(at), tie.verb, tie.other_name, "", *tie.facts.values(), tie.code)
        for at, tie in enumerate(form.ties, 1)
    ]
    strength = 4 + list(FACTS).index("strength")
    return SheetPage(
        name=SHEETS["ties"].of(language),
        header=[*(name.of(language) for name in header), *facts, CODE.of(language)],
        rows=rows,
        start=_START,
        above=(words["ties" if form.ties else "no-ties"],),
        fillable=frozenset(range(3, 4 + len(FACTS))),
        lists={3: _range(form, 0, len(VERDICTS)), strength: _range(form, 2, len(_STRENGTHS))},
        widths={0: 6, 1: 28, 2: 40, 3: 15, 4: 14, 5: 16, 6: 16, 7: 45, 8: 12},
        wrapped=True,
        landscape=True,
        refusal=_refusal(form),
    )


def _added(form: Form) -> SheetPage:
    language, words = form.language, WORDS[form.language]
    facts = [name.of(language) for name in FACTS.values()]
    sheet = _quoted(SHEETS["offered"].of(language))
    offered = {1: f"={sheet}!$A${_START + 2}:$A${_START + 1 + len(form.offered)}"}
    strength = 2 + list(FACTS).index("strength")
    return SheetPage(
        name=SHEETS["added"].of(language),
        header=[VERB.of(language), OTHER_SIDE.of(language), *facts],
        rows=[("",) * (2 + len(FACTS))] * FREE_ROWS,
        start=_START,
        above=(words["added"],),
        fillable=frozenset(range(2 + len(FACTS))),
        lists={
            0: _range(form, 1, len(verbs(language))),
            strength: _range(form, 2, len(_STRENGTHS)),
            **(offered if form.offered else {}),
        },
        widths={0: 30, 1: 45, 2: 14, 3: 16, 4: 16, 5: 45},
        wrapped=True,
        landscape=True,
        refusal=_refusal(form),
    )


def _offered(form: Form) -> SheetPage:
    words = WORDS[form.language]
    return SheetPage(
        name=SHEETS["offered"].of(form.language),
        header=(words["organisation"], words["id"], words["place"]),
        rows=form.offered,
        start=_START,
        above=(words["offered"],),
    )


def _words(form: Form) -> SheetPage:
    """Write the lists that `_range` points at, with the themes behind them."""
    language, words = form.language, WORDS[form.language]
    lists = [
        [word.of(language) for word in VERDICTS.values()],
        list(verbs(language)),
        list(_STRENGTHS),
        [word.of(language) for word in YES_NO],
        [theme.label(language) for theme in THEMES],
    ]
    longest = max(map(len, lists))
    rows = [[each[at] if at < len(each) else "" for each in lists] for at in range(longest)]
    yes, no = (word.of(language) for word in YES_NO)
    header = [
        VERDICT.of(language),
        VERB.of(language),
        FACTS["strength"].of(language),
        f"{yes} / {no}",
        words["themes"],
    ]
    return SheetPage(name=SHEETS["words"].of(language), header=header, rows=rows)


def _range(form: Form, column: int, size: int) -> str:
    """Return where a list of `_words` stands."""
    letter = chr(ord("A") + column)
    return f"={_quoted(SHEETS['words'].of(form.language))}!${letter}$2:${letter}${size + 1}"


def _quoted(sheet: str) -> str:
    return f"'{sheet}'"


def _refusal(form: Form) -> tuple[str, str]:
    words = WORDS[form.language]
    return words["refused"], words["refused-why"]
