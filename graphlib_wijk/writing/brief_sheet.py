"""
The sheet as a row of blocks, cut to what fits two pages; each format writes the same blocks.

The limits are counted so that the longest sheet that they let through fits two pages of A4 in
every format. What is left out is told: "en nog 3".
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from graphlib_wijk.dialogue import Brief, Introduction, audience_called
from graphlib_wijk.dialogue.brief_agreements import Agreement
from graphlib_wijk.drawing import Drawing
from graphlib_wijk.vocabulary import Language
from graphlib_wijk.writing.brief_words import WORDS
from graphlib_wijk.writing.extras import day_in_words
from graphlib_wijk.writing.words import dutch_date, safe

Look = Literal["normal", "facts", "notice", "small"]

MOST_TO_ASK: Final = 8
MOST_REMARKS: Final = 5
MOST_REASONS: Final = 2
#: Empty lines to write on: at most, and at least.
LINES: Final = (8, 3)
LONGEST_TITLE: Final = 60
LONGEST_NAME: Final = 44
LONGEST_TEXT: Final = 130
#: So many lines fit the second page, and so many signs a line of text, in the letters that take
#: most room.
_PAGE: Final = 66
_SIGNS: Final = 88
_EMPTY: Final = 1.9


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """How much of each part the second page gets."""

    themes: int
    names: int
    introductions: int
    agreements: int


#: Tried from the first on, until the second page holds it; the last always fits.
AMOUNTS: Final = (
    Amounts(themes=4, names=6, introductions=6, agreements=4),
    Amounts(themes=4, names=5, introductions=5, agreements=4),
    Amounts(themes=3, names=4, introductions=5, agreements=3),
    Amounts(themes=3, names=4, introductions=4, agreements=2),
    Amounts(themes=2, names=3, introductions=3, agreements=2),
    Amounts(themes=2, names=3, introductions=2, agreements=1),
)


@dataclass(frozen=True)
class Heading:
    """A heading of the second level; one begins the second page."""

    text: str
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and how it looks."""

    text: str
    look: Look = "normal"


@dataclass(frozen=True)
class Items:
    """A list; each item may begin with words that stand out."""

    items: tuple[tuple[str, str], ...]
    numbered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: headers, rows, empty rows to write in, and the share of the width by column."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    empty: int = 0


@dataclass(frozen=True)
class Picture:
    """The drawing; `alt` says what there is to see."""

    alt: str


Block = Heading | Paragraph | Items | Grid | Picture


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """
    A sheet to be written.

    Parameters
    ----------
    title
        Heading of the first level.
    language
        Language of all words.
    blocks
        What follows, in order.
    footer
        What stands beside the number of each page, in a format that has pages.
    """

    title: str
    language: Language
    blocks: tuple[Block, ...]
    footer: str = ""

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to draw."""
        return any(isinstance(block, Picture) for block in self.blocks)


def sheet_of(brief: Brief, drawing: Drawing) -> Sheet:
    """
    Lay out what a brief says.

    Parameters
    ----------
    brief
        What it says.
    drawing
        The drawing that goes with it.

    Returns
    -------
    sheet
        At most two pages; parts without anything to say are left out, but for the table in
        which to write agreements.
    """
    words = WORDS[brief.language]
    first = (
        *_opening(brief, words),
        *_known(brief, words),
        *([Picture(_alt(drawing, words))] if drawing.nodes else []),
        *_questions(brief, words),
        *_remarks(brief, words),
    )
    title = shortened(brief.title, LONGEST_TITLE)
    blocks = (*first, *_second_page(brief, words))
    return Sheet(title=title, language=brief.language, blocks=blocks)


def _second_page(brief: Brief, words: Mapping[str, str]) -> tuple[Block, ...]:
    """As much as fits, and the rest of the page for writing."""
    for amounts in AMOUNTS:
        blocks = (
            *_themes(brief, words, amounts),
            *_introductions(brief, words, amounts),
            *_agreements(brief, words, amounts),
            *_ending(brief, words),
        )
        left = _PAGE - sum(_lines(block) for block in blocks)
        if left >= 0:
            break
    most, least = LINES
    empty = min(most, least + int(max(left, 0) / _EMPTY))
    opened = replace(blocks[0], new_page=True) if isinstance(blocks[0], Heading) else blocks[0]
    rest = (
        replace(block, empty=empty) if isinstance(block, Grid) and block.empty else block
        for block in blocks[1:]
    )
    return (opened, *rest)


def _lines(block: Block) -> float:
    """Count the lines of text that a block takes, with the space around it."""
    if isinstance(block, Heading):
        return 2.2
    if isinstance(block, Paragraph):
        return _lines_of(block.text, _SIGNS) + 0.4
    if isinstance(block, Items):
        return sum(_lines_of(f"{one}: {other}", _SIGNS) + 0.3 for one, other in block.items)
    if isinstance(block, Grid):
        return 1.6 + _EMPTY * block.empty + sum(_row_lines(row, block.widths) for row in block.rows)
    return 0.0


def _row_lines(row: Sequence[str], widths: Sequence[int]) -> float:
    room = [_SIGNS * width / sum(widths) - 3 for width in widths]
    return 0.6 + max(_lines_of(text, signs) for text, signs in zip(row, room, strict=True))


def _lines_of(text: str, signs: float) -> int:
    """Count lines; capitals and the signs of other scripts take more room than small letters."""
    wide = sum(1.0 if sign.islower() or sign == " " else 1.2 for sign in text if sign < "\u2e80")
    wider = 2.0 * sum(sign >= "\u2e80" for sign in text)
    return max(math.ceil((wide + wider) / signs), 1)


def shortened(text: str, longest: int) -> str:
    """
    Cut a text that is too long.

    Parameters
    ----------
    text
        Any text.
    longest
        How many signs it may have.

    Returns
    -------
    short
        In one line, ending in … when something was left out.
    """
    line = " ".join(safe(text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def some(texts: Sequence[str], most: int, words: Mapping[str, str]) -> str:
    """
    Join the first of some names.

    Parameters
    ----------
    texts
        Names.
    most
        How many are told.
    words
        The words of a language.

    Returns
    -------
    text
        With "en nog 3" where more are left out.
    """
    told = [shortened(text, LONGEST_NAME) for text in texts[:most]]
    left = len(texts) - len(told)
    return ", ".join(told) + (words["more"].format(count=left) if left else "")


def _opening(brief: Brief, words: Mapping[str, str]) -> tuple[Block, ...]:
    day = day_in_words(brief.reference_date, brief.language)
    host = words["host"].format(host=shortened(brief.host, LONGEST_NAME)) if brief.host else ""
    facts = [
        words["theme"].format(theme=shortened(brief.theme, LONGEST_NAME)) if brief.theme else "",
        host,
        words["date"].format(day=day) if day else words["no_date"],
        words["for"].format(audience=_reader(brief)),
    ]
    notices = [
        words["fictional"] if brief.fictional else "",
        words["internal"] if brief.audience == "internal" else "",
    ]
    return (
        Paragraph(" · ".join(filter(None, facts)), "facts"),
        *(Paragraph(notice, "notice") for notice in notices if notice),
    )


def _reader(brief: Brief) -> str:
    if brief.reader:
        return shortened(brief.reader_name, LONGEST_NAME)
    return audience_called(brief.audience).label(brief.language)


def _known(brief: Brief, words: Mapping[str, str]) -> tuple[Block, ...]:
    told = " ".join(filter(None, (brief.counts, *brief.coverage)))
    ask = some(brief.to_ask, MOST_TO_ASK, words)
    return (
        Heading(words["known"]),
        Paragraph(told),
        *([Paragraph(words["to_ask"].format(names=ask))] if ask else []),
    )


def _questions(brief: Brief, words: Mapping[str, str]) -> tuple[Block, ...]:
    """Who prepares the meeting also reads which lesson a question comes from."""
    inside = brief.audience == "internal"
    items = tuple(
        (shortened(one.text, 2 * LONGEST_TEXT), one.lesson if inside else "")
        for one in brief.questions
    )
    return (Heading(words["questions"]), Items(items, numbered=True))


def _remarks(brief: Brief, words: Mapping[str, str]) -> tuple[Block, ...]:
    if not brief.remarks:
        return ()
    # Those who were not asked are named above already.
    told = [one for one in brief.remarks if one.asked or brief.reader]
    items = [
        (f"{shortened(one.name, LONGEST_NAME)}:", shortened(", ".join(one.words), LONGEST_TEXT))
        for one in told[:MOST_REMARKS]
    ]
    if len(told) > MOST_REMARKS:
        items.append(("", words["rest"].format(count=len(told) - MOST_REMARKS)))
    if not items:
        return ()
    heading = words["about_you"] if brief.reader else words["remarks"]
    return (Heading(heading), Items(tuple(items)))


def _themes(brief: Brief, words: Mapping[str, str], amounts: Amounts) -> tuple[Block, ...]:
    if not brief.themes:
        return ()
    items = tuple(
        (f"{one.label}:", some(one.organisations, amounts.names, words))
        for one in brief.themes[: amounts.themes]
    )
    return (Heading(words["themes"]), Paragraph(words["themes_how"]), Items(items))


def _introductions(brief: Brief, words: Mapping[str, str], amounts: Amounts) -> tuple[Block, ...]:
    if not brief.introductions:
        return ()
    shown = brief.introductions[: amounts.introductions]
    left = len(brief.introductions) - len(shown)
    grid = Grid(
        headers=(words["who"], words["with"], words["why"]),
        rows=tuple(_introduction(one) for one in shown),
        widths=(26, 26, 48),
    )
    rest = [Paragraph(words["rest"].format(count=left), "small")] if left else []
    how = Paragraph(words["introductions_how"])
    return (Heading(words["introductions"]), how, grid, *rest)


def _introduction(one: Introduction) -> tuple[str, ...]:
    reasons = [shortened(reason, LONGEST_TEXT) for reason in one.reasons[:MOST_REASONS]]
    names = (shortened(name, LONGEST_NAME) for name in (one.name, one.candidate_name))
    return (*names, " ".join(reasons))


def _agreements(brief: Brief, words: Mapping[str, str], amounts: Amounts) -> tuple[Block, ...]:
    shown = brief.agreements[: amounts.agreements]
    left = len(brief.agreements) - len(shown)
    grid = Grid(
        headers=tuple(words[name] for name in ("who", "what", "with", "when", "done")),
        rows=tuple(_agreement(one, brief.language, words) for one in shown),
        widths=(21, 37, 20, 13, 9),
        empty=LINES[1],
    )
    rest = [Paragraph(words["rest"].format(count=left), "small")] if left else []
    return (Heading(words["agreements"]), grid, *rest)


def _agreement(one: Agreement, language: Language, words: Mapping[str, str]) -> tuple[str, ...]:
    return (
        some(one.who, 2, words),
        shortened(one.text, LONGEST_TEXT),
        some(one.with_whom, 2, words),
        dutch_date(one.due) if language == "nl" else day_in_words(one.due, language),
        words["yes"] if one.done else words["no"],
    )


def _ending(brief: Brief, words: Mapping[str, str]) -> tuple[Block, ...]:
    origin = shortened(brief.origin, 2 * LONGEST_TEXT).rstrip(".")
    licence = shortened(brief.licence, LONGEST_TEXT).rstrip(".")
    source = [
        words["origin"].format(origin=origin) if origin else "",
        words["licence"].format(licence=licence) if licence else "",
        words["made"],
    ]
    return (
        Heading(words["limits"]),
        Paragraph(" ".join(brief.limits)),
        Paragraph(" ".join(filter(None, source)), "small"),
    )


def _alt(drawing: Drawing, words: Mapping[str, str]) -> str:
    names = [node.name for node in drawing.nodes]
    sizes = {"organisations": len(names), "ties": len(drawing.edges)}
    told = words["alt" if drawing.edges else "alt_no_ties"]
    return told.format(names=some(names, MOST_TO_ASK, words), **sizes)
