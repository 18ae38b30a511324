"""
For those who script or administer: check, convert and print data, look after the database.

    python -m graphlib_wijk check gegevens/
    python -m graphlib_wijk convert gegevens.xlsx netwerk.gexf
    python -m graphlib_wijk brief gegevens/ --wijk WK990102 -o blad.pdf
    python -m graphlib_wijk poster gegevens/ --wijk WK990102 -o affiche.pdf
    python -m graphlib_wijk backup
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final, Literal, NoReturn

from graphlib_wijk import administering
from graphlib_wijk.network import Network, UnknownOrganisationError, UnknownPlaceError
from graphlib_wijk.opening import read
from graphlib_wijk.sameness import merged, same_organisations
from graphlib_wijk.tables import Dataset, Problem, Severity
from graphlib_wijk.vocabulary import LANGUAGES, Language

USABLE: Final = 0
ERRORS: Final = 1
MISUSED: Final = 2

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "nl": {
        "error": "Fouten",
        "warning": "Waarschuwingen",
        "notice": "Mededelingen",
        "usable": "Deze gegevens zijn te gebruiken.",
        "not-usable": "Deze gegevens zijn nog niet te gebruiken. Verbeter eerst de fouten.",
        "organisations": "organisaties",
        "ties": "relaties",
        "neighbourhoods": "wijken",
        "alike": "Namen die op elkaar lijken: {count}. Zie de tabel dezelfde in de documentatie.",
        "exists": "{path} bestaat al. Kies een andere naam, of gebruik --force.",
        "itself": "{path} is de bron zelf. Kies een andere naam.",
        "no-source": "{path} bestaat niet. Controleer de naam.",
        "unwritable": "{path} is niet te schrijven. Bestaat de map, en mag u erin schrijven?",
        "written": "Geschreven: {path}",
        "no-place": "Geen wijk heet {name}, of er zijn er meer. Gebruik de code uit de gegevens.",
        "no-reader": "Geen organisatie heet {name}. Gebruik publiek, intern, of een id.",
    },
    "en": {
        "error": "Errors",
        "warning": "Warnings",
        "notice": "Notices",
        "usable": "These data can be used.",
        "not-usable": "These data cannot be used yet. Correct the errors first.",
        "organisations": "organisations",
        "ties": "ties",
        "neighbourhoods": "neighbourhoods",
        "alike": "Names that look alike: {count}. See the table dezelfde in the documentation.",
        "exists": "{path} is there already. Choose another name, or use --force.",
        "itself": "{path} is the source itself. Choose another name.",
        "no-source": "{path} does not exist. Check the name.",
        "unwritable": "{path} cannot be written. Does the folder exist, and may you write in it?",
        "written": "Written: {path}",
        "no-place": "No neighbourhood is called {name}, or several are. Use the code in the data.",
        "no-reader": "No organisation is called {name}. Use publiek, intern, or an id.",
    },
}
#: What one writes for whom a sheet is; anything else is an organisation.
_AUDIENCES: Final = {
    "publiek": "public",
    "public": "public",
    "intern": "internal",
    "internal": "internal",
}
_SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "notice")


class _Parser(argparse.ArgumentParser):
    """A parser that explains itself in Dutch."""

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "Gebruik:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Gebruik:", 1)

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{self.format_usage()}Dit klopt niet: {message}\n")


def main(arguments: Sequence[str]) -> int:
    """
    Do what the command line asks.

    Parameters
    ----------
    arguments
        What stands behind the name of the program.

    Returns
    -------
    code
        `USABLE` when the data can be used, whatever warnings there are; `ERRORS` when they
        cannot; `MISUSED` when the command itself could not be carried out.
    """
    try:
        given = _parser().parse_args(arguments)
    except SystemExit as ending:
        return int(ending.code or 0)
    for stream in (sys.stdout, sys.stderr):
        # A window that lacks a letter shows its code rather than nothing at all.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if given.command == "check":
        return _check(given.files, given.language, as_json=given.json)
    if given.command in administering.COMMANDS:
        done = administering.run(given)
        _print(done.text, to_errors=not done.well)
        return USABLE if done.well else ERRORS
    if given.command == "convert":
        return _convert(given.source, given.target, given.language, force=given.force)
    return _print_sheet(given)


def _parser() -> _Parser:
    parser = _Parser(
        prog="python -m graphlib_wijk",
        description="Gegevens controleren en omzetten, en de database beheren.",
        epilog="Code bij het einde: 0 te gebruiken, 1 er zijn fouten, 2 de opdracht klopt niet.",
        add_help=False,
        allow_abbrev=False,
    )
    _add_help(parser)
    commands = parser.add_subparsers(
        dest="command", required=True, title="opdrachten", metavar="opdracht", parser_class=_Parser
    )
    check = _command(commands, "check", "zeg alles wat er niet klopt")
    files = check.add_argument_group("wat")
    files.add_argument(
        "files", nargs="+", metavar="BESTAND", help="een map, een bestand, of de losse tabellen"
    )
    _add_options(check).add_argument("--json", action="store_true", help="schrijf JSON")
    convert = _command(commands, "convert", "zet gegevens om in een ander soort bestand")
    files = convert.add_argument_group("wat")
    files.add_argument("source", metavar="VAN", help="een map of een bestand")
    files.add_argument(
        "target", metavar="NAAR", help="het nieuwe bestand; het einde van de naam zegt welk soort"
    )
    _add_options(convert).add_argument(
        "--force", action="store_true", help="vervang NAAR als het al bestaat"
    )
    _add_sheet(commands, "brief", "maak het gespreksblad van een wijk: .pdf, .docx of .html")
    _add_sheet(commands, "poster", "maak het affiche van een wijk, A3: .pdf of .png")
    for name, purpose in administering.COMMANDS.items():
        command = _command(commands, name, purpose)
        administering.add_arguments(name, command)
        _add_options(command)
    return parser


def _add_sheet(commands: argparse._SubParsersAction[_Parser], name: str, purpose: str) -> None:
    sheet = _command(commands, name, purpose)
    files = sheet.add_argument_group("wat")
    files.add_argument("source", metavar="VAN", help="een map of een bestand met gegevens")
    files.add_argument(
        "--wijk", required=True, dest="place", metavar="WIJK", help="code of naam van de wijk"
    )
    files.add_argument(
        "-o", required=True, dest="target", metavar="NAAR", help="het nieuwe bestand"
    )
    options = _add_help(sheet)
    options.add_argument(
        "--voor",
        dest="reader",
        default="publiek",
        metavar="WIE",
        help="publiek, intern, of de id of naam van één initiatief; publiek als u niets zegt",
    )
    options.add_argument(
        "--thema", dest="theme", metavar="THEMA", help="waar het gesprek over gaat"
    )
    options.add_argument(
        "--taal", "--language", dest="language", choices=LANGUAGES, default=LANGUAGES[0],
        help="taal van het blad en van de meldingen",
    )  # fmt: skip
    options.add_argument("--force", action="store_true", help="vervang NAAR als het al bestaat")


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    purpose: str,
) -> _Parser:
    parser = commands.add_parser(
        name, help=purpose, description=f"{purpose.capitalize()}.", add_help=False
    )
    parser.allow_abbrev = False
    return parser


def _add_options(parser: _Parser) -> argparse._ArgumentGroup:
    group = _add_help(parser)
    group.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help="taal van de meldingen"
    )
    return group


def _add_help(parser: _Parser) -> argparse._ArgumentGroup:
    group = parser.add_argument_group("keuzes")
    group.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")
    return group


def _check(files: Sequence[str], language: Language, *, as_json: bool) -> int:
    dataset, _ = read(files[0] if len(files) == 1 else list(files))
    done = merged(dataset)
    alike = len(same_organisations(done)) if done.sound else 0
    if as_json:
        _print(json.dumps(_as_data(dataset, done.problems, alike, language), indent=1))
    else:
        _print("\n".join(_report(done.problems, language)))
        words = _WORDS[language]
        counts = ", ".join(f"{count} {words[name]}" for name, count in _counts(dataset).items())
        _print(f"{counts}. {words['usable' if done.sound else 'not-usable']}")
        if alike:
            _print(words["alike"].format(count=alike))
    if any(problem.code == "missing-path" for problem in done.problems):
        return MISUSED
    return USABLE if done.sound else ERRORS


def _counts(dataset: Dataset) -> dict[str, int]:
    names = ("organisations", "ties", "neighbourhoods")
    return {name: len(getattr(dataset, name)) for name in names}


def _report(problems: Iterable[Problem], language: Language) -> list[str]:
    """Return the lines of a report, the worst first."""
    lines: list[str] = []
    for severity in _SEVERITIES:
        found = [problem for problem in problems if problem.severity == severity]
        if found:
            lines.append(f"{_WORDS[language][severity]} ({len(found)})")
            lines += [f"  {problem.message(language)}" for problem in found]
            lines.append("")
    return lines


def _as_data(
    dataset: Dataset, problems: Iterable[Problem], alike: int, language: Language
) -> dict[str, object]:
    return {
        "usable": dataset.sound,
        "counts": _counts(dataset),
        "alike": alike,
        "problems": [
            {
                **asdict(problem),
                "severity": problem.severity,
                "message": problem.message(language),
            }
            for problem in problems
        ],
    }


def _convert(source: str, target: str, language: Language, *, force: bool) -> int:
    from graphlib_wijk.writing import UnknownFormatError, write

    words = _WORDS[language]
    refusal = _refusal(Path(source), Path(target), force=force)
    if refusal:
        path = source if refusal == "no-source" else target
        _print(words[refusal].format(path=path), to_errors=True)
        return MISUSED
    dataset, problems = read(source)
    if not dataset.sound:
        _print("\n".join(_report(problems, language)), to_errors=True)
        _print(words["not-usable"], to_errors=True)
        return ERRORS
    try:
        written = write(dataset, target)
    except UnknownFormatError as error:
        _print(str(error), to_errors=True)
        return MISUSED
    except OSError:
        _print(words["unwritable"].format(path=target), to_errors=True)
        return MISUSED
    _print(words["written"].format(path=written))
    return USABLE


def _print_sheet(given: argparse.Namespace) -> int:
    """Write a sheet or a poster."""
    from graphlib_wijk.writing import UnknownBriefFormatError

    words = _WORDS[given.language]
    refusal = _refusal(Path(given.source), Path(given.target), force=given.force)
    if refusal:
        path = given.source if refusal == "no-source" else given.target
        _print(words[refusal].format(path=path), to_errors=True)
        return MISUSED
    dataset, problems = read(given.source)
    if not dataset.sound:
        _print("\n".join(_report(problems, given.language)), to_errors=True)
        _print(words["not-usable"], to_errors=True)
        return ERRORS
    try:
        Path(given.target).write_bytes(_sheet(Network(merged(dataset)), given))
    except UnknownBriefFormatError as error:
        _print(str(error), to_errors=True)
    except UnknownPlaceError:
        _print(words["no-place"].format(name=given.place), to_errors=True)
    except UnknownOrganisationError:
        _print(words["no-reader"].format(name=given.reader), to_errors=True)
    except OSError:
        _print(words["unwritable"].format(path=given.target), to_errors=True)
    else:
        _print(words["written"].format(path=given.target))
        return USABLE
    return MISUSED


def _sheet(network: Network, given: argparse.Namespace) -> bytes:
    from graphlib_wijk.dialogue import brief
    from graphlib_wijk.writing import brief_drawing, brief_format_for, written_brief

    shelf: Literal["sheet", "poster"] = "sheet" if given.command == "brief" else "poster"
    chosen = brief_format_for(given.target, shelf)
    part = network.in_neighbourhood(given.place)
    audience = _AUDIENCES.get(given.reader, "initiative")
    made = brief(
        part,
        audience=audience,
        for_=_reader(network, given.reader) if audience == "initiative" else None,
        theme=given.theme,
        language=given.language,
    )
    return written_brief(made, brief_drawing(part, made), chosen.id)


def _reader(network: Network, wanted: str) -> str:
    """Return the id of an organisation by its id or its exact name."""
    if wanted in network:
        return wanted
    names = network.organisations["name"]
    found = names.index[names == wanted]
    if len(found) != 1:
        raise UnknownOrganisationError(wanted)
    return str(found[0])


def _refusal(source: Path, target: Path, *, force: bool) -> str:
    """Return why nothing can be converted, or nothing."""
    try:
        if not source.exists():
            return "no-source"
        if target.exists() and target.samefile(source):
            return "itself"
        return "exists" if target.exists() and not force else ""
    except (OSError, ValueError):
        return "unwritable"


def _print(text: str, *, to_errors: bool = False) -> None:
    if text:
        (sys.stderr if to_errors else sys.stdout).write(f"{text}\n")


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads along, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ERRORS
    sys.exit(code)
