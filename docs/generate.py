# ruff: noqa: INP001 - a script beside the pages it writes
"""
Write the parts of the documentation that come from data.

Between ``<!-- generated: name -->`` and ``<!-- end -->`` stands what a function below makes of
the vocabulary, the data contract or the built-in data. All other text is written by hand and
stays as it is.

    python docs/generate.py            rewrites the pages
    python docs/generate.py --check    changes nothing; names the pages that are out of date
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - the package is found beside this folder, installed or not
from graphlib_wijk import vocabulary
from graphlib_wijk.dialogue import (
    AGREEMENT_STATUSES,
    BALANCE_RULE,
    INVITATION_REASONS,
    INVITATION_ROLES,
    RESERVE_REASONS,
    VOICE_REASONS,
    VOICES,
)
from graphlib_wijk.introductions import REASONS
from graphlib_wijk.measures import EXPECTED_KINDS, MEASURES, Measure
from graphlib_wijk.reading import COUNTRY, UPLOAD, Limits
from graphlib_wijk.reading.cells import LONGEST_CELL, LONGEST_NAME
from graphlib_wijk.reading.dates import FIRST_YEAR, LAST_YEAR
from graphlib_wijk.signals import ASKS, SIGNALS, Signal
from graphlib_wijk.tables import (
    ABOUT,
    ABOUT_FILE,
    AGREEMENTS,
    INTRODUCTIONS,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    PERSON_HEADERS,
    PROBLEM_KINDS,
    SAME,
    TABLES,
    TIES,
    Column,
    Problem,
    Severity,
    Table,
)
from graphlib_wijk.vocabulary import Confirmation, OrganisationKind, Term
from graphlib_wijk.writing import FORMATS, PAPERS

PAGES: Final = (
    ROOT / "data" / "README.md",
    ROOT / "docs" / "exporteren.md",
    ROOT / "docs" / "gegevens.md",
    ROOT / "docs" / "introductions.md",
    ROOT / "docs" / "maten.md",
    ROOT / "docs" / "meldingen.md",
    ROOT / "docs" / "signalen.md",
    ROOT / "docs" / "wijkgesprek-regels.md",
    ROOT / "docs" / "woordenlijst.md",
)

#: What may stand in a column of each type.
TYPES: Final[Mapping[str, str]] = {
    "text": "tekst",
    "list": "tekst; zet `|` tussen meer woorden",
    "names": "naam; zet `|` tussen meer namen",
    "term": "één woord uit de {list}",
    "terms": "woorden uit de {list}, met `|` ertussen; eigen woorden mogen ook",
    "yes_no": "`ja` of `nee`; leeg betekent `nee`",
    "date": "`31-12-2026`, `12-2026` of `2026`",
    "year": f"jaar van {FIRST_YEAR} tot en met {LAST_YEAR}",
    "coordinate": "getal met een komma of een punt",
    "strength": "`1`, `2`, `3`, `4` of `5`",
    "kvk": "acht cijfers",
    "municipality_code": "`GM` en vier cijfers",
    "neighbourhood_code": "`WK`, vier cijfers, en dan twee cijfers of hoofdletters",
    "neighbourhood_codes": "`WK`, vier cijfers, en dan twee cijfers of hoofdletters; zet `|` "
    "tussen meer codes",
    "subneighbourhood_codes": "`BU`, vier cijfers, en dan vier cijfers of hoofdletters; zet `|` "
    "tussen meer codes",
}

#: The headings of the word lists in woordenlijst.md, as an address on that page.
LISTS: Final[Mapping[str, str]] = {
    "worlds": "werelden",
    "organisation_kinds": "soorten-organisaties",
    "tie_kinds": "soorten-relaties",
    "themes": "themas",
    "answers": "bevraagd",
    "decisions": "besluiten",
    "introduction_answers": "antwoorden-op-een-kennismaking",
}

#: When an organisation has a standing: the tests of graphlib_wijk.standing, in words.
STANDING_TESTS: Final[Mapping[str, str]] = {
    "not_asked": "er zijn geen relaties bekend",
    "partial": "er zijn relaties bekend",
    "isolated": "er zijn geen relaties bekend, ook niet met een koepel",
    "umbrella_only": "er zijn alleen relaties met koepels, en die tellen niet mee",
    "outside_only": "er zijn partners, maar geen daarvan in de eigen wijk (of in de eigen "
    "gemeente, voor wie geen wijk heeft)",
    "small_group": "de organisatie hoort bij een groepje van twee of drie, en er is ergens een "
    "grotere groep",
    "one_thread": "er is precies één partner, of alleen een samenwerkingsverband waarvan we geen "
    "andere deelnemers kennen",
    "one_sided": "elke relatie is door één kant genoemd, en de andere kant is ook bevraagd",
    "connected": "in alle andere gevallen",
}

SEVERITIES: Final[Mapping[Severity, str]] = {
    "error": "Fouten",
    "warning": "Waarschuwingen",
    "notice": "Mededelingen",
}

_MARKED: Final = re.compile(
    r"<!-- generated: (?P<name>[a-z-]+) -->\n(?:(?!<!-- generated: ).)*?<!-- end -->", re.DOTALL
)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """
    Write a table in Markdown.

    Parameters
    ----------
    header
        Column names.
    rows
        One sequence of cells per row.

    Returns
    -------
    table
        Lines of Markdown; only the header when there are no rows.
    """
    lines = [list(header), ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("<", "&lt;")


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _codes(texts: Iterable[str]) -> str:
    return ", ".join(map(_code, texts))


def _yes(is_so: bool) -> str:  # noqa: FBT001 - one flag in, one word out
    return "ja" if is_so else ""


def _first_once(words: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the words that are not among the known ones, each once."""
    return list(dict.fromkeys(word for word in words if word not in set(known)))


def _columns_in_full(of_table: Table) -> str:
    """Describe every column of a table: what it is, what may stand in it, which headers mean it."""
    header = ("kolom", "verplicht", "wat het is", "wat u invult", "voorbeeld", "ook herkend als")
    return table(
        header,
        (
            (
                _code(column.dutch),
                _yes(column.required),
                column.definition_nl,
                _rule(column),
                _code(column.example),
                _codes(
                    _first_once((column.name, *column.synonyms, *column.surest), [column.dutch])
                ),
            )
            for column in of_table.columns
        ),
    )


def _rule(column: Column) -> str:
    page = f"woordenlijst.md#{LISTS[column.registry]}" if column.registry else ""
    return TYPES[column.type].replace("{list}", f"[woordenlijst]({page})")


def _columns_in_short() -> str:
    """List the columns of every table, with what they are."""
    parts = []
    for of_table in TABLES:
        parts += [f"### {of_table.dutch}.csv", of_table.definition_nl]
        rows = (
            (_code(c.dutch), _code(c.name), _yes(c.required), c.definition_nl)
            for c in of_table.columns
        )
        parts.append(table(("kolom", "in de code", "verplicht", "wat het is"), rows))
    return "\n\n".join(parts)


def _file_names() -> str:
    """List the files of a data set and the names they may have."""
    rows = [
        (
            _code(f"{of_table.dutch}.csv"),
            _yes(of_table.required),
            of_table.definition_nl,
            _codes(f"{word}.csv" for word in (of_table.name, *of_table.synonyms)),
        )
        for of_table in TABLES
    ]
    rows.append((_code(ABOUT_FILE), "", "Wat de gegevens over zichzelf zeggen.", ""))
    return table(("bestand", "verplicht", "wat erin staat", "mag ook heten"), rows)


def _about_keys() -> str:
    """List what a data set can say about itself."""
    forms = {
        "text": "tekst",
        "date": "`2026-10-01`",
        "yes_no": '`true` of `false`; `"ja"` of `"nee"` mag ook',
    }
    rows = ((_code(f.dutch), f.definition_nl, forms[f.type], _code(f.name)) for f in ABOUT)
    return table(("sleutel", "wat het is", "wat u invult", "mag ook heten"), rows)


def _person_headers() -> str:
    """List the headers of columns that are never read."""
    return _codes(PERSON_HEADERS.values()) + "."


def _limits() -> str:
    """Say how large a data set may be, when it is uploaded and when a programmer opens it."""

    def both(shown: Callable[[Limits], str]) -> tuple[str, str]:
        return shown(UPLOAD), shown(COUNTRY)

    rows = (
        ("grootte van een bestand", *both(lambda most: _megabytes(most.file_bytes))),
        ("een werkmap, uitgepakt", *both(lambda most: _megabytes(most.unpacked_bytes))),
        ("tijd om een werkmap te lezen", *both(lambda most: f"{most.seconds} seconden")),
        ("regels in een tabel", *both(lambda most: _dutch(most.rows))),
        ("kolommen in een tabel", *both(lambda most: _dutch(most.columns))),
        ("tekens in een naam", *both(lambda _: _dutch(LONGEST_NAME))),
        ("tekens in een andere cel", *both(lambda _: _dutch(LONGEST_CELL))),
    )
    return table(("wat", "bij uploaden", "in de bibliotheek en op de opdrachtregel"), rows)


def _megabytes(size: int) -> str:
    return f"{_dutch(size // 1024 // 1024)} MB"


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _formats() -> str:
    """List what can be written, and whether it can be read again without loss."""
    header = ("soort", "eindigt op", "in de code", "waarvoor", "bewaart alles")
    rows = ((f.nl, _code(f.suffix), _code(f.id), f.use_nl, _yes(f.lossless)) for f in FORMATS)
    return table(header, rows)


def _papers() -> str:
    """List the sizes of a picture."""
    rows = (
        (
            paper.nl,
            _code(paper.id),
            f"{round(paper.width * 25.4)} × {round(paper.height * 25.4)} mm",
        )
        for paper in PAPERS
    )
    return table(("formaat", "in de code", "breed × hoog"), rows)


def _built_in_data() -> str:
    """List the data sets in this project and the dates for which they hold."""
    data = ROOT / "data"
    rows = []
    for file in sorted(data.rglob(ABOUT_FILE), key=lambda found: found.parent.as_posix()):
        about = tomllib.loads(file.read_text(encoding="utf-8"))
        folder = file.parent.relative_to(data).as_posix()
        linked = f"[`{folder}`]({folder}/README.md)"
        name = linked if (file.parent / "README.md").exists() else _code(folder)
        kind = "verzonnen" if about["fictief"] else "echt"
        rows.append((name, about["titel"], f"{about['peildatum']:%d-%m-%Y}", kind))
    return table(("map", "titel", "peildatum", "echt of verzonnen"), rows)


def _words(terms: Iterable[Term]) -> str:
    """List words of the field that have no more to them than a label and a definition."""
    header = ("woord", "code", "Engels", "betekenis", "ook herkend als")
    return table(header, ((*_named(t), t.definition_nl, _synonyms(t)) for t in terms))


def _named(of_term: Term) -> tuple[str, str, str]:
    return of_term.nl, _code(of_term.code), of_term.en


def _synonyms(of_term: Term) -> str:
    return ", ".join(_first_once(of_term.synonyms, [of_term.nl, of_term.en, of_term.code]))


def _organisation_kinds() -> str:
    """List the kinds of organisation, by world."""
    worlds = {world.code: world.nl.capitalize() for world in vocabulary.WORLDS} | {
        "": "Zonder wereld"
    }
    parts = []
    for code, heading in worlds.items():
        of_world = [kind for kind in vocabulary.ORGANISATION_KINDS if kind.world == code]
        parts += [f"### {heading}", _kinds_table(of_world)]
    return "\n\n".join(parts)


def _kinds_table(kinds: Iterable[OrganisationKind]) -> str:
    naming, telling = ("soort", "code", "Engels"), ("betekenis", "ook herkend als")
    header = (*naming, "initiatief", "opent deuren", *telling)
    rows = (
        (*_named(k), _yes(k.initiative), _yes(k.linking), k.definition_nl, _synonyms(k))
        for k in kinds
    )
    return table(header, rows)


def _tie_kinds() -> str:
    """List the kinds of tie and whether they have a direction."""
    header = ("soort", "code", "Engels", "richting", "betekenis", "ook herkend als")
    rows = (
        (*_named(k), "van → naar" if k.directed else "", k.definition_nl, _synonyms(k))
        for k in vocabulary.TIE_KINDS
    )
    return table(header, rows)


def _confirmations() -> str:
    """List whose word a tie can rest on, with the line that shows it."""
    rows = ((*_named(c), line_style(c), c.definition_nl) for c in vocabulary.CONFIRMATIONS)
    return table(("bevestiging", "code", "Engels", "lijn", "betekenis"), rows)


def line_style(confirmation: Confirmation) -> str:
    """
    Say in words what the line of a tie looks like.

    Parameters
    ----------
    confirmation
        Whose word the tie rests on.

    Returns
    -------
    style
        Words, and for a broken line the lengths of its strokes and gaps in pixels.
    """
    strokes = confirmation.dashes[::2]
    if not strokes:
        return "doorgetrokken"
    style = "gestippeld" if max(strokes) <= 2 else "gestreept"  # noqa: PLR2004 - two pixels: a dot
    if len(set(strokes)) > 1:
        style = "streep-punt"
    return f"{style} ({' '.join(map(str, confirmation.dashes))})"


def _standings() -> str:
    """List the standings in the order in which they are tried, with their tests."""
    header = ("", "positie", "code", "Engels", "bevraagd?", "wanneer", "betekenis", "zetje nodig?")
    rows = (
        (
            str(number),
            *_named(s),
            "ja" if s.asked else "nee",
            STANDING_TESTS[s.code],
            s.definition_nl,
            "misschien" if s.needs_hand else "",
        )
        for number, s in enumerate(vocabulary.STANDINGS, start=1)
    )
    return table(header, rows)


def _problem_kinds() -> str:
    """List every problem that a data set can have."""
    parts = []
    for severity, heading in SEVERITIES.items():
        rows = (
            (_code(kind.code), _sentence(kind.nl, "nl"), _sentence(kind.en, "en"))
            for kind in PROBLEM_KINDS.values()
            if kind.severity == severity
        )
        parts += [f"## {heading}", table(("code", "Nederlands", "Engels"), rows)]
    return "\n\n".join(parts)


def _sentence(template: str, language: str) -> str:
    found, expected = ("gevonden", "verwacht") if language == "nl" else ("found", "expected")
    marked = template.replace("[", r"\[").replace("]", r"\]")
    return marked.replace("{found}", f"*{found}*").replace("{expected}", f"*{expected}*")


def _problem_example() -> str:
    """Show one problem as a user sees it."""
    problem = Problem(
        code="unknown-organisation",
        file="relaties.csv",
        row=12,
        column="naar",
        found="Pluktuin Het Roodborst",
        expected="“Pluktuin Het Roodborstje”",
    )
    return f"> {problem.message()}"


#: What the number of a measure is like, by its unit.
UNITS: Final[Mapping[str, str]] = {
    "count": "aantal",
    "share": "deel van het geheel, van 0 tot 1; op het scherm een percentage",
    "index": "getal zonder eenheid",
    "yes_no": "ja of nee",
}


def _measures(level: str) -> str:
    return "\n\n".join(_measure(of_level) for of_level in MEASURES if of_level.level == level)


def _measure(one: Measure) -> str:
    """Describe a measure: what it tells, and what it cannot tell."""
    lowest, highest = (f"{bound:g}".replace(".", ",") for bound in one.bounds)
    bounds = f"{lowest} of meer" if highest == "inf" else f"{lowest} tot en met {highest}"
    unit = UNITS[one.unit] if one.unit in {"yes_no", "share"} else f"{UNITS[one.unit]}, {bounds}"
    lines = [
        f"- **Eenheid:** {unit}.",
        f"- **Formule:** `{one.formula}`",
        f"- **Wat het niet zegt:** {one.misleads_nl}",
        f"- **Geen getal (–):** {one.undefined_nl}",
        f"- **Bron:** {one.source}.",
        f"- **In English:** {one.en}. {one.definition_en}",
    ]
    heading = f"### {one.nl[0].upper()}{one.nl[1:]} (`{one.id}`)"
    return f"{heading}\n\n{one.definition_nl}\n\n" + "\n".join(lines)


def _expected_kinds() -> str:
    """List the kinds of organisation that one expects around a neighbourhood, and why."""
    names = {kind.code: kind.nl for kind in vocabulary.ORGANISATION_KINDS}
    rows = (
        (
            names[expected.kind],
            ", ".join(n for code, n in names.items() if code in expected.also - {expected.kind}),
            expected.reason_nl,
        )
        for expected in EXPECTED_KINDS
    )
    return table(("soort", "mag ook zijn", "waarom"), rows)


def _signals() -> str:
    return "\n\n".join(_signal(signal) for signal in SIGNALS)


def _signal(signal: Signal) -> str:
    ask = next(ask for ask in ASKS if ask.code == signal.asks_for)
    lines = [
        f"### {signal.nl.capitalize()} ({_code(signal.code)})",
        "",
        signal.definition_nl,
        "",
        f"- **Vraagt om:** {ask.nl}. {ask.definition_nl}",
        f"- **Les uit de wijkgesprekken:** {signal.lesson_nl}",
        f"- **Wat het niet zegt:** {signal.misleads_nl}",
        f"- **Waarom (in de gegevens):** {signal.evidence_nl}",
        f"- **Bron:** {signal.source}.",
        f"- **In English:** {signal.en}. {signal.definition_en}",
    ]
    for parameter in signal.parameters:
        bounds = f"{parameter.least} tot {parameter.most}"
        lines.append(
            f"- **Instelbaar:** {_code(parameter.name)}, {bounds} {parameter.unit_nl}; "
            f"gewoonlijk {parameter.default}."
        )
    return "\n".join(lines)


def _reasons() -> str:
    head = ("code", "weight", "sentence", "strength", "what it cannot tell", "source")
    rows = [
        (
            _code(reason.code),
            f"{reason.weight:g}",
            reason.template("en"),
            reason.measure_en,
            reason.misleads("en"),
            reason.source,
        )
        for reason in REASONS.values()
    ]
    return table(head, rows)


def _meanings(terms: Iterable[Term]) -> str:
    rows = ((one.nl, one.definition_nl, _code(one.code), one.en) for one in terms)
    return table(("naam", "betekenis", "code", "Engels"), rows)


def _invitation_reasons() -> str:
    head = ("code", "zin", "wat het niet zegt", "in het Engels")
    rows = (
        (_code(one.code), one.template_nl, one.misleads_nl, one.template_en)
        for one in INVITATION_REASONS.values()
    )
    return table(head, rows)


#: Name of a part → what makes it.
PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "same": lambda: _columns_in_full(SAME),
    "signals": _signals,
    "about": _about_keys,
    "agreement-statuses": lambda: _meanings(AGREEMENT_STATUSES),
    "agreements": lambda: _columns_in_full(AGREEMENTS),
    "answers": lambda: _words(vocabulary.ANSWERS),
    "balance-rule": lambda: f"{BALANCE_RULE.definition_nl}\n\n{BALANCE_RULE.definition_en}",
    "columns": _columns_in_short,
    "confirmations": _confirmations,
    "data-sets": _built_in_data,
    "decisions": lambda: _words(vocabulary.DECISIONS),
    "introductions": lambda: _columns_in_full(INTRODUCTIONS),
    "introduction-answers": lambda: _words(vocabulary.INTRODUCTION_ANSWERS),
    "expected-kinds": _expected_kinds,
    "files": _file_names,
    "formats": _formats,
    "invitation-reasons": _invitation_reasons,
    "invitation-roles": lambda: _meanings(INVITATION_ROLES),
    "limits": _limits,
    "measures-of-neighbourhoods": lambda: _measures("neighbourhood"),
    "measures-of-organisations": lambda: _measures("organisation"),
    "neighbourhoods": lambda: _columns_in_full(NEIGHBOURHOODS),
    "organisation-kinds": _organisation_kinds,
    "organisations": lambda: _columns_in_full(ORGANISATIONS),
    "papers": _papers,
    "person-headers": _person_headers,
    "reasons": _reasons,
    "problem-example": _problem_example,
    "problem-kinds": _problem_kinds,
    "reserve-reasons": lambda: _meanings(RESERVE_REASONS),
    "standings": _standings,
    "themes": lambda: _words(vocabulary.THEMES),
    "tie-kinds": _tie_kinds,
    "ties": lambda: _columns_in_full(TIES),
    "voices": lambda: _meanings((*VOICES, *VOICE_REASONS)),
    "worlds": lambda: _words(vocabulary.WORLDS),
}


def up_to_date(page: str) -> str:
    """
    Fill in the generated parts of a page.

    Parameters
    ----------
    page
        Text of the page.

    Returns
    -------
    page
        The same text with every generated part made anew.

    Raises
    ------
    ValueError
        If a marker has no counterpart or an unknown name; nothing may be swallowed.
    """
    marked = list(_MARKED.finditer(page))
    if not len(marked) == page.count("<!-- generated: ") == page.count("<!-- end -->"):
        message = "A marker <!-- generated: name --> lacks its <!-- end -->, or the reverse."
        raise ValueError(message)
    unknown = sorted({match["name"] for match in marked} - set(PARTS))
    if unknown:
        message = f"No part is called {', '.join(unknown)}."
        raise ValueError(message)
    return _MARKED.sub(lambda match: _filled(match["name"]), page)


def _filled(name: str) -> str:
    return f"<!-- generated: {name} -->\n\n{PARTS[name]()}\n\n<!-- end -->"


def main(arguments: Sequence[str]) -> int:
    """
    Rewrite the pages, or check them.

    Parameters
    ----------
    arguments
        Nothing, or ``--check``.

    Returns
    -------
    code
        0 when every page is up to date afterwards, 1 when a checked page is not.
    """
    stale = 0
    for file in PAGES:
        page = file.read_text(encoding="utf-8")
        wanted = up_to_date(page)
        if page == wanted:
            continue
        name = file.relative_to(ROOT).as_posix()
        if "--check" in arguments:
            stale = 1
            sys.stdout.write(f"{name} is out of date. Run: python docs/generate.py\n")
        else:
            file.write_text(wanted, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{name} rewritten\n")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
