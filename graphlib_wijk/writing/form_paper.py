"""The form to print and fill in with a pen: boxes to tick, and room to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graphlib_wijk.tables.form import (
    DETAILS,
    FACTS,
    NOW,
    NUMBER,
    VERDICT,
    VERDICTS,
    WHAT,
    check_of,
    verbs,
)
from graphlib_wijk.writing.brief_material import SheetMaterial
from graphlib_wijk.writing.brief_sheet import Block, Grid, Heading, Paragraph, Sheet
from graphlib_wijk.writing.form import Form, FormTie
from graphlib_wijk.writing.form_words import WORDS

#: A row stays on one page, and a note may be a page long.
_LONGEST: Final = 300
_FREE_ROWS: Final = 6
_LINE: Final = "_" * 45


@dataclass(frozen=True)
class _Paper:
    """A sheet without a drawing."""

    sheet: Sheet
    svg: bytes = b""
    png: bytes = b""


def form_paper(form: Form, suffix: str) -> bytes:
    """
    Write a form to print.

    Parameters
    ----------
    form
        The form.
    suffix
        One of `PAPER`: ``.pdf`` to print, ``.docx`` to fill in the address to return it to first.

    Returns
    -------
    content
        A file; the same bytes for the same form.

    Raises
    ------
    KeyError
        If a form is not written so.
    """
    return PAPER[suffix](_Paper(paper_of(form)))


def _pdf(material: SheetMaterial) -> bytes:
    from graphlib_wijk.writing.brief_pdf import pdf

    return pdf(material)


def _docx(material: SheetMaterial) -> bytes:
    from graphlib_wijk.writing.brief_docx import docx

    return docx(material)


#: How a form for paper can be written, by the ending of the file.
PAPER: Final[Mapping[str, Callable[[SheetMaterial], bytes]]] = {".pdf": _pdf, ".docx": _docx}


def paper_of(form: Form) -> Sheet:
    """
    Lay a form out for paper.

    Parameters
    ----------
    form
        The form.

    Returns
    -------
    sheet
        Its blocks. Which form it is stands at the top, at the end, and on each page of a PDF.
    """
    words = WORDS[form.language]
    which = words["which"].format(
        dataset=form.dataset,
        version=form.version,
        organisation=form.organisation,
        check=check_of(form.dataset, form.version, form.organisation),
    )
    source = words["from"].format(title=form.title) if form.title else ""
    return Sheet(
        title=words["title"].format(name=_short(form.name)),
        language=form.language,
        footer=which,
        blocks=(
            Paragraph(" ".join(filter(None, (source, words["paper-why"], words["paper-persons"])))),
            Paragraph(f"{words['return']} {_LINE}", "notice"),
            Paragraph(f"{words['before']} {_LINE}", "notice"),
            Paragraph(which, "small"),
            *_details(form, words),
            *_ties(form, words),
            *_added(form, words),
            *_asked(form, words),
            Paragraph(f"{which}. {words['staff']}", "small"),
        ),
    )


def _details(form: Form, words: Mapping[str, str]) -> tuple[Block, ...]:
    rows = [
        (
            name.of(form.language),
            _short(form.details[field].replace(" | ", ", ")) or words["empty"],
            "",
        )
        for field, name in DETAILS.items()
    ]
    return (
        Heading(words["paper-details"]),
        Paragraph(words["paper-details-how"]),
        Grid(
            headers=(WHAT.of(form.language), NOW.of(form.language), words["becomes"]),
            rows=tuple(rows),
            widths=(20, 40, 40),
        ),
    )


def _ties(form: Form, words: Mapping[str, str]) -> tuple[Block, ...]:
    if not form.ties:
        return Heading(words["paper-ties"]), Paragraph(words["paper-no-ties"])
    language = form.language
    boxes = "\n".join(f"☐ {word.of(language)}" for word in VERDICTS.values())
    rows = [(str(at), _tie_said(form, tie), boxes, "") for at, tie in enumerate(form.ties, start=1)]
    return (
        Heading(words["paper-ties"]),
        Paragraph(words["paper-ties-how"]),
        Grid(
            headers=(NUMBER.of(language), words["tie"], VERDICT.of(language), words["different"]),
            rows=tuple(rows),
            widths=(6, 44, 18, 32),
        ),
    )


def _tie_said(form: Form, tie: FormTie) -> str:
    known = [
        f"{name.of(form.language)}: {_short(tie.facts[field])}"
        for field, name in FACTS.items()
        if tie.facts[field]
    ]
    said = f"{_short(form.name)} {_short(tie.verb)} {_short(tie.other_name)}"
    return "\n".join([said, *known])


def _added(form: Form, words: Mapping[str, str]) -> tuple[Block, ...]:
    return (
        Heading(words["paper-added"]),
        Paragraph(words["paper-added-how"].format(verbs=", ".join(verbs(form.language)))),
        Grid(
            headers=(words["with"], words["what"], words["since-and-note"]),
            rows=(),
            widths=(36, 28, 36),
            empty=_FREE_ROWS,
        ),
    )


def _asked(form: Form, words: Mapping[str, str]) -> tuple[Block, ...]:
    now = [Paragraph(words["asked-now"].format(day=form.asked_on))] if form.asked_on else []
    return (
        Heading(words["paper-asked"]),
        Paragraph(words["paper-asked-how"]),
        *now,
        Paragraph(f"☐ {words['asked-line']}"),
    )


def _listed(text: str) -> str:
    return _short(text.replace(" | ", ", "))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
