"""
What can be wrong with a file, as data: a code, a severity, and words in both languages.

A problem names the place (file, sheet, row, column), what was found and what was expected.
All problems of a data set are reported at once; an error stops the import, a warning does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from graphlib_wijk.vocabulary import Language

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, kw_only=True)
class ProblemKind:
    """
    A kind of problem.

    The sentences say what is wrong and what to do; ``{found}`` and ``{expected}`` are filled
    in with what the file holds and what the contract wants. A part between square brackets is
    only said when there is something expected.
    """

    code: str
    severity: Severity
    nl: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Problem:
    """
    One thing that is wrong, or worth knowing, in one place.

    `row` counts as a spreadsheet does: the header is row 1. None means the whole file or sheet.
    `count` is how many cells or rows have it; then `row` is the first of them.
    """

    code: str
    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    found: str = ""
    expected: str = ""
    count: int = 1

    @property
    def severity(self) -> Severity:
        """How bad it is: ``error``, ``warning`` or ``notice``."""
        return PROBLEM_KINDS[self.code].severity

    def place(self, language: Language = "nl") -> str:
        """
        Say where it is.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        place
            File, sheet, row and column, as far as they are known.
        """
        sheet, row, column = (
            ("blad", "rij", "kolom") if language == "nl" else ("sheet", "row", "column")
        )
        parts = [_shown(self.file)]
        parts += [f"{sheet} {_shown(self.sheet)}"] if self.sheet else []
        parts += [f"{row} {self.row}"] if self.row is not None else []
        parts += [f"{column} {_shown(self.column)}"] if self.column else []
        return ", ".join(part for part in parts if part)

    def message(self, language: Language = "nl") -> str:
        """
        Say what is wrong and what to do, with its place.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        message
            One line: the place, a colon, one or two sentences.
        """
        place, sentence = self.place(language), self.sentence(language)
        return f"{place}: {sentence}" if place else sentence

    def sentence(self, language: Language = "nl") -> str:
        """
        Say what is wrong and what to do.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        sentence
            One or two sentences, without the place.
        """
        kind = PROBLEM_KINDS[self.code]
        template = kind.nl if language == "nl" else kind.en
        words = {"found": _shown(self.found), "expected": _shown(self.expected, _LONGEST_EXPECTED)}
        template = _OPTIONAL.sub(r"\1" if self.expected else "", template)
        sentence = _BLANK.sub(lambda blank: words[blank[1]], template)
        return sentence + _TIMES[language].format(self.count) if self.count > 1 else sentence


_TIMES: Final[Mapping[Language, str]] = {
    "nl": " Dit komt {} keer voor.",
    "en": " This occurs {} times.",
}
_LONGEST_SHOWN: Final = 80
#: Long enough for the words of a list; only names from a file can make it longer.
_LONGEST_EXPECTED: Final = 300
_BLANK: Final = re.compile(r"\{(found|expected)\}")
_OPTIONAL: Final = re.compile(r"\[([^\]]*)\]")


def _on_one_line(text: str) -> str:
    """Replace what cannot be printed, so that one line stays one line."""
    return "".join(c if c.isprintable() else "·" for c in text)


def _shown(text: str, most: int = _LONGEST_SHOWN) -> str:
    if len(text) <= most:
        return _on_one_line(text)
    return _on_one_line(text[: most - 1]) + "…"


class GraphlibWijkError(Exception):
    """Base of every error of this package; `code` is permanent, the message is for logs."""

    code: str = "error"


class ContractError(GraphlibWijkError, ValueError):
    """
    The tables break the data contract.

    Parameters
    ----------
    problems
        Every problem found, warnings and notices included.
    """

    code = "contract"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        lines = [p.message("en") for p in self.problems if p.severity == "error"]
        super().__init__("\n".join([f"{len(lines)} error(s) in the data:", *lines]))


def _kinds(*kinds: tuple[str, Severity, str, str]) -> dict[str, ProblemKind]:
    return {code: ProblemKind(code=code, severity=s, nl=nl, en=en) for code, s, nl, en in kinds}


PROBLEM_KINDS: Final = _kinds(
    (
        "missing-table",
        "error",
        "De tabel {expected} ontbreekt. Gevonden: {found}. Zet het bestand erbij.",
        "The table {expected} is missing. Found: {found}. Add the file.",
    ),
    (
        "missing-path",
        "error",
        "Dit bestand of deze map bestaat niet. Controleer de naam.",
        "This file or folder does not exist. Check the name.",
    ),
    (
        "double-table",
        "error",
        "De tabel {expected} is er meer dan één keer: {found}. Laat er één staan.",
        "The table {expected} is there more than once: {found}. Keep one.",
    ),
    (
        "unknown-file",
        "notice",
        "Dit bestand hoort bij geen tabel en is niet gelezen.",
        "This file belongs to no table and was not read.",
    ),
    (
        "unsupported-file",
        "error",
        "Dit soort bestand kunnen we niet lezen: {found}. Bewaar het als {expected}.",
        "This kind of file cannot be read: {found}. Save it as {expected}.",
    ),
    (
        "unreadable-file",
        "error",
        "Dit bestand is niet te openen. Is het nog open in een ander programma?",
        "This file cannot be opened. Is it still open in another program?",
    ),
    (
        "file-too-large",
        "error",
        "Het bestand is te groot: {found}. De grens is {expected}.",
        "The file is too large: {found}. The limit is {expected}.",
    ),
    (
        "renamed-file",
        "error",
        (
            "De naam zegt dat dit een werkmap is, maar het is een ander soort bestand: {found}. "
            "Open het en bewaar het als {expected}."
        ),
        (
            "The name says that this is a workbook, but it is another kind of file: {found}. Open "
            "it and save it as {expected}."
        ),
    ),
    (
        "encrypted-file",
        "error",
        "Het bestand is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord.",
        "The file is protected by a password. Save it without one.",
    ),
    (
        "macro-file",
        "error",
        (
            "In dit bestand kunnen macro's zitten: kleine programma's. Voor de veiligheid lezen we "
            "het niet. Bewaar het als gewone werkmap (.xlsx)."
        ),
        (
            "This file may hold macros, which are small programs. To be safe it was not read. Save "
            "it as an ordinary workbook (.xlsx)."
        ),
    ),
    (
        "damaged-file",
        "error",
        (
            "Het bestand is beschadigd of niet compleet. Open het in Excel of LibreOffice en "
            "bewaar het opnieuw."
        ),
        ("The file is damaged or not complete. Open it in Excel or LibreOffice and save it again."),
    ),
    (
        "unpacked-too-large",
        "error",
        (
            "Dit bestand is klein, maar wordt uitgepakt te groot: {found}. De grens is {expected}. "
            "Zet alleen de tabellen in een nieuw bestand."
        ),
        (
            "This file is small but unpacks to too much: {found}. The limit is {expected}. Put "
            "only the tables in a new file."
        ),
    ),
    (
        "too-many-parts",
        "error",
        (
            "Het bestand bestaat uit te veel delen: {found}. De grens is {expected}. Zet alleen de "
            "tabellen in een nieuw bestand."
        ),
        (
            "The file is made of too many parts: {found}. The limit is {expected}. Put only the "
            "tables in a new file."
        ),
    ),
    (
        "reading-stopped",
        "error",
        (
            "Het lezen is gestopt, want het kostte te veel geheugen of tijd. Staat er iets ver "
            "onder of naast de tabel? Zet alleen de tabellen in een nieuw bestand."
        ),
        (
            "Reading was stopped because it took too much memory or time. If something stands far "
            "below or beside the table, put only the tables in a new file."
        ),
    ),
    (
        "cell-error",
        "error",
        "In deze cel staat een fout van Excel: {found}. Verbeter de formule of typ de waarde.",
        "This cell holds an error of Excel: {found}. Correct the formula or type the value.",
    ),
    (
        "formula-without-value",
        "error",
        (
            "In cel {found} staat een formule zonder uitkomst. Open het bestand in Excel of "
            "LibreOffice en bewaar het opnieuw, of typ de waarde."
        ),
        (
            "Cell {found} holds a formula without its result. Open the file in Excel or "
            "LibreOffice and save it again, or type the value."
        ),
    ),
    (
        "merged-cells",
        "notice",
        (
            "Hier zijn cellen samengevoegd: {found}. Wat in de bovenste cel staat, geldt voor alle "
            "rijen ernaast."
        ),
        (
            "Cells are merged here: {found}. What stands in the topmost cell holds for all rows "
            "beside it."
        ),
    ),
    (
        "hidden-rows",
        "notice",
        "Hier zijn rijen verborgen of weggefilterd: {found}. We hebben ze wel gelezen.",
        "Rows are hidden or filtered away here: {found}. They were read all the same.",
    ),
    (
        "hidden-sheet",
        "notice",
        "Dit blad is verborgen en is niet gelezen. Maak het zichtbaar als het erbij hoort.",
        "This sheet is hidden and was not read. Make it visible if it belongs to the data.",
    ),
    (
        "hidden-sheet-read",
        "notice",
        "Dit blad is verborgen. We hebben het toch gelezen, want de tabel staat nergens anders.",
        "This sheet is hidden. It was read all the same, because the table is nowhere else.",
    ),
    (
        "unknown-sheet",
        "notice",
        "Dit blad hoort bij geen tabel en is niet gelezen.",
        "This sheet belongs to no table and was not read.",
    ),
    (
        "unused-correction",
        "warning",
        "De verbetering “{found}” hoort bij geen cel van deze gegevens en is niet gebruikt.",
        "The correction “{found}” belongs to no cell of these data and was not used.",
    ),
    (
        "empty-file",
        "error",
        "Het bestand is leeg. Zet er ten minste een regel met kolomnamen in.",
        "The file is empty. Put at least a row of column names in it.",
    ),
    (
        "too-many-rows",
        "error",
        "Het bestand heeft meer dan {expected} regels. Verdeel de gegevens over meer mappen.",
        "The file has more than {expected} rows. Divide the data over several folders.",
    ),
    (
        "too-many-columns",
        "error",
        "Deze rij heeft meer dan {expected} velden. Klopt het scheidingsteken?",
        "This row has more than {expected} fields. Is the separator right?",
    ),
    (
        "no-rows",
        "notice",
        "Er staan kolomnamen in, maar geen regels.",
        "There are column names but no rows.",
    ),
    (
        "bad-encoding",
        "error",
        "De tekens zijn niet te lezen: {found}. Bewaar het bestand als CSV UTF-8.",
        "The characters cannot be read: {found}. Save the file as CSV UTF-8.",
    ),
    (
        "doubtful-encoding",
        "warning",
        (
            "Letters met accenten lijken kapot: “{found}”.[ Is dit bedoeld: “{expected}”?] Bewaar "
            "het bestand opnieuw als CSV UTF-8."
        ),
        (
            "Accented letters look garbled: “{found}”.[ Is this meant: “{expected}”?] Save the "
            "file again as CSV UTF-8."
        ),
    ),
    (
        "mixed-alphabets",
        "warning",
        (
            "In “{found}” staan letters uit verschillende alfabetten door elkaar. Die lijken op "
            "elkaar, maar zijn niet gelijk. Typ het woord opnieuw."
        ),
        (
            "“{found}” mixes letters of different alphabets, which look alike but are not the "
            "same. Type the word again."
        ),
    ),
    (
        "read-as-windows",
        "notice",
        (
            "Gelezen als Windows-tekst (Windows-1252). Kijk of namen met accenten kloppen, zoals "
            "“{found}”."
        ),
        "Read as Windows text (Windows-1252). Check names with accents, such as “{found}”.",
    ),
    (
        "bad-character",
        "error",
        "Er staat een onzichtbaar of kapot teken in “{found}”. Haal het weg.",
        "There is an invisible or broken character in “{found}”. Remove it.",
    ),
    (
        "broken-quotes",
        "error",
        "Er is een aanhalingsteken te veel of te weinig vanaf deze rij: “{found}”.",
        "There is a quotation mark too many or too few from this row on: “{found}”.",
    ),
    (
        "wrong-field-count",
        "error",
        (
            "Het aantal velden in deze rij klopt niet: {found}, bij {expected} kolomnamen. Staat "
            "er een scheidingsteken in een naam? Zet die naam dan tussen aanhalingstekens."
        ),
        (
            "The number of fields in this row is wrong: {found}, with {expected} column names. If "
            "a name holds a separator, put that name between quotation marks."
        ),
    ),
    (
        "blank-rows",
        "notice",
        "Een lege rij is overgeslagen.",
        "A blank row was skipped.",
    ),
    (
        "ruled-row",
        "notice",
        "In deze rij staan alleen streepjes. We hebben hem overgeslagen.",
        "This row holds only dashes and was skipped.",
    ),
    (
        "total-row",
        "notice",
        (
            "Deze rij lijkt een optelling (“{found}”) en is niet gelezen. Is het toch een "
            "gewone regel? Vul dan meer kolommen in."
        ),
        (
            "This row looks like a total (“{found}”) and was not read. If it is an ordinary row "
            "after all, fill in more columns."
        ),
    ),
    (
        "cell-too-long",
        "error",
        "Deze cel heeft {found} tekens. Meer dan {expected} kan niet. Kort de tekst in.",
        "This cell has {found} characters; {expected} is the most. Shorten the text.",
    ),
    (
        "broken-graph-file",
        "error",
        (
            "Dit is geen goed bestand van het soort {expected}: {found}. Bewaar het opnieuw in het "
            "programma waar het vandaan komt."
        ),
        (
            "This is not a good file of the kind {expected}: {found}. Save it again in the program "
            "that it comes from."
        ),
    ),
    (
        "entities-in-file",
        "error",
        (
            "In dit bestand staat een documenttype, een entiteit of een verwijzing ({found}). Voor "
            "de veiligheid lezen we het niet. Bewaar het zonder."
        ),
        (
            "This file holds a document type, an entity or a reference ({found}). To be safe it "
            "was not read. Save it without."
        ),
    ),
    (
        "unread-part",
        "notice",
        "Dit deel van het bestand kennen we niet. We hebben het niet gelezen: {found}.",
        "This part of the file is not known and was not read: {found}.",
    ),
    (
        "missing-column",
        "error",
        "De kolom {expected} ontbreekt. Gevonden: {found}.",
        "The column {expected} is missing. Found: {found}.",
    ),
    (
        "double-column",
        "error",
        "Twee kolommen betekenen {expected}: {found}. Laat er één staan.",
        "Two columns mean {expected}: {found}. Keep one.",
    ),
    (
        "unknown-column",
        "notice",
        "Deze kolom kennen we niet. We hebben hem niet gelezen.",
        "This column is not known and was not read.",
    ),
    (
        "unknown-columns",
        "notice",
        "Deze kolommen kennen we niet. We hebben ze niet gelezen: {found}.",
        "These columns are not known and were not read: {found}.",
    ),
    (
        "person-column",
        "warning",
        (
            "Deze kolom gaat over personen en is niet gelezen. Wijkgraaf bewaart geen "
            "persoonsgegevens."
        ),
        "This column is about persons and was not read. Wijkgraaf stores no personal data.",
    ),
    (
        "person-contents",
        "warning",
        (
            "Deze kolom lijkt over personen te gaan ({found}) en is niet gelezen. Wijkgraaf "
            "bewaart geen persoonsgegevens."
        ),
        (
            "This column seems to be about persons ({found}) and was not read. Wijkgraaf stores "
            "no personal data."
        ),
    ),
    (
        "personal-data",
        "warning",
        (
            "Hier staat een e-mailadres of telefoonnummer: {found}. Is het van een persoon? Haal "
            "het dan weg."
        ),
        (
            "There is an e-mail address or telephone number here: {found}. If it belongs to a "
            "person, remove it."
        ),
    ),
    (
        "maybe-person",
        "warning",
        (
            "“{found}” kan één persoon zijn. Zet {expected} op ja als lezers deze naam niet mogen "
            "zien."
        ),
        "“{found}” may be one person. Set {expected} to yes if readers must not see this name.",
    ),
    (
        "missing-value",
        "error",
        "Hier hoort iets te staan ({expected}), maar de cel is leeg.",
        "Something ({expected}) belongs here, but the cell is empty.",
    ),
    (
        "duplicate-id",
        "error",
        (
            "Het id “{found}” komt vaker voor[, ook in rij {expected}]. Geef elke organisatie een "
            "eigen id."
        ),
        (
            "The id “{found}” is used more than once[, also in row {expected}]. Give each "
            "organisation its own id."
        ),
    ),
    (
        "duplicate-name",
        "error",
        (
            "De naam “{found}” staat ook in rij {expected}, zonder id en met dezelfde gemeente en "
            "wijk. Haal de dubbele regel weg of geef allebei een id."
        ),
        (
            "The name “{found}” is also in row {expected}, without an id and in the same "
            "municipality and neighbourhood. Remove the double row or give both an id."
        ),
    ),
    (
        "duplicate-neighbourhood",
        "error",
        "De wijk “{found}” staat ook in rij {expected}. Haal de dubbele regel weg.",
        "The neighbourhood “{found}” is also in row {expected}. Remove the double row.",
    ),
    (
        "unknown-organisation",
        "error",
        "Organisatie “{found}” staat niet in de lijst.[ Bedoelt u {expected}?]",
        "Organisation “{found}” is not in the list.[ Do you mean {expected}?]",
    ),
    (
        "ambiguous-organisation",
        "error",
        "“{found}” is de naam van meer organisaties: {expected}. Schrijf het id.",
        "“{found}” is the name of several organisations: {expected}. Write the id.",
    ),
    (
        "self-tie",
        "error",
        (
            "“{found}” heeft hier een relatie met zichzelf. Haal de regel weg of verbeter "
            "een van beide kanten."
        ),
        "“{found}” is tied to itself here. Remove the row or correct one of its ends.",
    ),
    (
        "duplicate-tie",
        "notice",
        "Deze regel is gelijk aan rij {expected} en telt één keer mee.",
        "This row equals row {expected} and counts once.",
    ),
    (
        "reporter-not-an-end",
        "warning",
        (
            "“{found}” is geen van beide kanten van deze relatie. Wat een derde zegt, telt niet "
            "als bevestiging."
        ),
        "“{found}” is neither end of this tie. What a third party says does not confirm it.",
    ),
    (
        "unknown-in-decision",
        "warning",
        "“{found}” staat niet in de lijst, dus dit besluit telt niet mee.[ Bedoelt u {expected}?]",
        "“{found}” is not in the list, so this decision does not count.[ Do you mean {expected}?]",
    ),
    (
        "ambiguous-in-decision",
        "warning",
        (
            "“{found}” is de naam van meer organisaties: {expected}. Dit besluit telt niet mee. "
            "Schrijf het id."
        ),
        (
            "“{found}” is the name of several organisations: {expected}. This decision does not "
            "count. Write the id."
        ),
    ),
    (
        "decision-about-itself",
        "warning",
        "Beide kanten van dit besluit zijn “{found}”. Noem twee organisaties.",
        "Both sides of this decision are “{found}”. Name two organisations.",
    ),
    (
        "unknown-in-agreement",
        "warning",
        (
            "“{found}” staat niet in de lijst en is bij deze afspraak weggelaten.[ Bedoelt u "
            "{expected}?]"
        ),
        (
            "“{found}” is not in the list and was left out of this agreement.[ Do you mean "
            "{expected}?]"
        ),
    ),
    (
        "ambiguous-in-agreement",
        "warning",
        (
            "“{found}” is de naam van meer organisaties: {expected}. Bij deze afspraak is zij "
            "weggelaten. Schrijf het id."
        ),
        (
            "“{found}” is the name of several organisations: {expected}. It was left out of this "
            "agreement. Write the id."
        ),
    ),
    (
        "agreement-of-nobody",
        "warning",
        "Van deze afspraak weten we niet wie haar nakomt, dus zij telt niet mee: “{found}”.",
        "It is not known whose agreement this is, so it does not count: “{found}”.",
    ),
    (
        "contradicting-decisions",
        "warning",
        (
            "“{found}” en “{expected}” zijn volgens deze tabel samen én nooit samen. We voegen ze "
            "niet samen. Haal een van de besluiten weg."
        ),
        (
            "“{found}” and “{expected}” are both together and never together in this table. They "
            "are not merged. Remove one of the decisions."
        ),
    ),
    (
        "merged-organisation",
        "notice",
        "“{found}” is samengevoegd met “{expected}”, zoals in deze tabel is besloten.",
        "“{found}” was merged with “{expected}”, as this table decides.",
    ),
    (
        "tie-within-merged",
        "notice",
        "De relatie tussen “{found}” en “{expected}” vervalt: het is dezelfde organisatie.",
        "The tie between “{found}” and “{expected}” falls away: it is the same organisation.",
    ),
    (
        "unknown-term",
        "warning",
        (
            "“{found}” staat niet in de lijst van {expected}. We bewaren het woord zoals het er "
            "staat, en raden niet wat het betekent."
        ),
        (
            "“{found}” is not in the list of {expected}. The word is kept as it was written; what "
            "it means is not guessed."
        ),
    ),
    (
        "legal-form",
        "warning",
        (
            "Dit zegt hoe een organisatie is opgericht, niet wat zij is: {found}. Zulke "
            "organisaties staan nu bij overig, tenzij een kolom bewonersinitiatief ja zegt. Kies "
            "een soort uit de woordenlijst."
        ),
        (
            "This says how an organisation was set up, not what it is: {found}. Such "
            "organisations are now under other, unless a column residents_initiative says yes. "
            "Choose a kind from the vocabulary."
        ),
    ),
    (
        "initiative-by-column",
        "notice",
        (
            "Volgens deze kolom is dit een bewonersinitiatief. We nemen dat over, omdat bij soort "
            "niets anders staat dat we kennen."
        ),
        (
            "By this column this is a residents' initiative. It is taken over, because kind says "
            "nothing else that we know."
        ),
    ),
    (
        "initiative-of-other-kind",
        "warning",
        (
            "Hier staat dat dit een bewonersinitiatief is, maar de soort is {found}. We houden de "
            "soort aan. Klopt die niet, verbeter haar dan."
        ),
        (
            "This says that it is a residents' initiative, but its kind is {found}. The kind is "
            "kept. Correct it if it is wrong."
        ),
    ),
    (
        "whole-municipality",
        "warning",
        (
            "“{found}” lijkt geen wijk, maar de hele gemeente. Het telt nu als een wijk. Maak de "
            "cel leeg als de organisatie in de hele gemeente werkt."
        ),
        (
            "“{found}” looks like the whole municipality rather than a neighbourhood. It now "
            "counts as a neighbourhood. Empty the cell for who works in the whole municipality."
        ),
    ),
    (
        "unknown-world",
        "warning",
        (
            "“{found}” is geen wereld die we kennen, dus volgt de wereld uit de soort. Kies uit: "
            "{expected}."
        ),
        (
            "“{found}” is not a world we know, so the world follows from the kind. Choose from: "
            "{expected}."
        ),
    ),
    (
        "unknown-answer",
        "error",
        "“{found}” is geen antwoord dat we kennen. Schrijf {expected}.",
        "“{found}” is not an answer we know. Write {expected}.",
    ),
    (
        "bad-code",
        "error",
        "“{found}” is geen geldige code. Verwacht: {expected}.",
        "“{found}” is not a valid code. Expected: {expected}.",
    ),
    (
        "code-completed",
        "notice",
        "Codes zijn aangevuld of netjes geschreven: {found}. Kijk of dat klopt.",
        "Codes were completed or tidied: {found}. Check whether that is right.",
    ),
    (
        "buurt-as-wijk",
        "notice",
        "Hier staat de code van een buurt. We nemen de wijk waar die in ligt: {found}.",
        (
            "This is the code of a smaller area (buurt). The neighbourhood around it was taken: "
            "{found}."
        ),
    ),
    (
        "bad-kvk",
        "error",
        "“{found}” is geen KVK-nummer. Een KVK-nummer heeft acht cijfers.",
        "“{found}” is not a Chamber of Commerce (KVK) number, which has eight digits.",
    ),
    (
        "kvk-completed",
        "notice",
        "KVK-nummers van zeven cijfers kregen hun eerste nul terug: {found}.",
        "Chamber of Commerce (KVK) numbers of seven digits got their first zero back: {found}.",
    ),
    (
        "code-mismatch",
        "warning",
        "Code “{found}” hoort niet bij gemeentecode {expected}. Kijk welke van de twee klopt.",
        "Code “{found}” does not belong to municipality code {expected}. Check which is right.",
    ),
    (
        "buurt-mismatch",
        "warning",
        "Buurtcode “{found}” ligt niet in {expected}. Kijk welke code klopt.",
        "The smaller area (buurt) “{found}” is not in {expected}. Check which code is right.",
    ),
    (
        "unlisted-code",
        "warning",
        (
            "Wijkcode “{found}” staat niet in de tabel wijken[ (indeling van {expected})]. "
            "Controleer de code en het jaar."
        ),
        (
            "Neighbourhood code “{found}” is not in the neighbourhoods table[ (division of "
            "{expected})]. Check code and year."
        ),
    ),
    (
        "older-code",
        "warning",
        (
            "Wijkcode “{found}” staat in de tabel wijken alleen bij een ouder jaar ({expected}). "
            "Kijk wat nu de code is."
        ),
        (
            "The neighbourhoods table has code “{found}” for an older year only ({expected}). "
            "Look up the present code."
        ),
    ),
    (
        "bad-date",
        "error",
        "“{found}” is geen datum die we begrijpen. Schrijf {expected}.",
        "“{found}” is not a date we understand. Write {expected}.",
    ),
    (
        "serial-date",
        "notice",
        "Hier staan datums zoals Excel ze bewaart. Zo lezen we ze: {found}.",
        "Dates are written here as Excel stores them. They were read like this: {found}.",
    ),
    (
        "bad-number",
        "error",
        "“{found}” is geen getal dat hier past. Verwacht: {expected}.",
        "“{found}” is not a number that fits here. Expected: {expected}.",
    ),
    (
        "bad-location",
        "error",
        "Deze plek ligt niet in Nederland: {found}. Kijk of lat en lon kloppen.",
        "This place is not in the Netherlands: {found}. Check lat and lon.",
    ),
    (
        "swapped-location",
        "error",
        "Lat en lon zijn hier verwisseld: {found}. Zet {expected} bij lat.",
        "Lat and lon are swapped here: {found}. Put {expected} under lat.",
    ),
    (
        "half-location",
        "warning",
        (
            "Van deze plek is maar één getal bekend, dus de plek is niet gelezen. Vul {expected} "
            "ook in."
        ),
        "Only one number of this place is known, so it was not read. Fill in {expected} as well.",
    ),
    (
        "location-converted",
        "notice",
        (
            "Plekken in het stelsel van de Rijksdriehoek (RD) zijn omgerekend naar lat en lon: "
            "{found}."
        ),
        "Places in the Dutch national grid (RD) were converted to lat and lon: {found}.",
    ),
    (
        "bad-about",
        "error",
        "Het bestand is niet goed geschreven: {found}.",
        "The file is not written correctly: {found}.",
    ),
    (
        "unknown-key",
        "notice",
        "Deze regel kennen we niet. We hebben hem niet gelezen.",
        "This line of the file is not known and was not read.",
    ),
    (
        "missing-about",
        "notice",
        "Er is geen over.toml of blad over. Titel, peildatum en bron zijn dus onbekend.",
        "There is no over.toml or sheet over, so title, reference date and source are unknown.",
    ),
    (
        "asked-unknown",
        "notice",
        (
            "Nergens staat of een organisatie is bevraagd. Daarom zeggen we van geen enkele "
            "organisatie dat zij alleen staat. Voeg de kolom bevraagd toe."
        ),
        (
            "Nothing says whether an organisation was asked, so none is called isolated. Add the "
            "column bevraagd."
        ),
    ),
    (
        "ties-unchecked",
        "notice",
        (
            "Niet elke relatie is nagekeken, want de tabel organisaties is niet helemaal gelezen. "
            "Verbeter eerst die tabel."
        ),
        (
            "Not every tie was checked, because the table of organisations was not read "
            "completely. Correct that table first."
        ),
    ),
    (
        "form-without-marks",
        "error",
        (
            "Dit is geen formulier van Wijkgraaf, of het blad uitleg is weg. Gebruik het "
            "Excel-formulier dat hier is opgehaald."
        ),
        (
            "This is no form of Wijkgraaf, or the sheet explanation is gone. Use the Excel form "
            "that was downloaded here."
        ),
    ),
    (
        "form-marks-changed",
        "error",
        (
            "De regels die zeggen welk formulier dit is, zijn veranderd: {found}. Haal het "
            "formulier opnieuw op en neem de antwoorden over."
        ),
        (
            "The rows that say which form this is were changed: {found}. Download the form again "
            "and copy the answers."
        ),
    ),
    (
        "form-sheet-missing",
        "error",
        (
            "Het blad {expected} ontbreekt. Haal het formulier opnieuw op en neem de antwoorden "
            "over."
        ),
        "The sheet {expected} is missing. Download the form again and copy the answers.",
    ),
    (
        "form-sheet-empty",
        "error",
        (
            "Dit blad is leeg of er zijn regels weg: {expected}. Haal het formulier opnieuw op en "
            "neem de antwoorden over."
        ),
        (
            "This sheet is empty or rows are gone: {expected}. Download the form again and copy "
            "the answers."
        ),
    ),
    (
        "form-other-dataset",
        "error",
        "Dit formulier hoort bij de gegevens “{found}”.[ Hier staan de gegevens “{expected}”.]",
        "This form belongs to the data “{found}”.[ These are the data “{expected}”.]",
    ),
    (
        "form-unknown-version",
        "error",
        (
            "Het formulier is gemaakt van versie {found}. Die is er niet, of niet meer. Haal een "
            "nieuw formulier op en neem de antwoorden over."
        ),
        (
            "The form was made of version {found}, which is not there, or no longer. Download a "
            "new form and copy the answers."
        ),
    ),
    (
        "form-organisation-gone",
        "error",
        (
            "De organisatie van dit formulier ({found}) staat niet in deze gegevens, of niet meer. "
            "Kijk of zij nu een ander id heeft."
        ),
        (
            "The organisation of this form ({found}) is not in these data, or no longer. See "
            "whether it has another id now."
        ),
    ),
    (
        "form-unknown-tie",
        "error",
        (
            "Bij dit kenmerk hoort geen relatie van deze organisatie: “{found}”. Zet het kenmerk "
            "terug zoals het was, of haal het formulier opnieuw op."
        ),
        (
            "No tie of this organisation has this mark: “{found}”. Put the mark back as it was, "
            "or download the form again."
        ),
    ),
    (
        "form-other-tie",
        "error",
        (
            "Hier staat “{found}”, maar op deze regel hoort “{expected}”. Zet het terug. Is de "
            "relatie anders? Kies dan “klopt niet” en zet haar bij de nieuwe relaties."
        ),
        (
            "It says “{found}” here, but “{expected}” belongs on this row. Put it back. Is the tie "
            "different? Choose “not right” and put it among the new ties."
        ),
    ),
    (
        "form-unknown-word",
        "error",
        "“{found}” staat niet in de lijst. Kies een van deze: {expected}.",
        "“{found}” is not in the list. Choose one of these: {expected}.",
    ),
    (
        "form-answer-contradicts",
        "error",
        (
            "Bij deze relatie staat “{found}”, maar er is ook iets aan veranderd: {expected}. Wat "
            "is bedoeld? Kies “klopt”, of zet het andere terug."
        ),
        (
            "It says “{found}” about this tie, but something of it was changed as well: "
            "{expected}. What is meant? Choose “right”, or put the other back."
        ),
    ),
    (
        "form-tie-known",
        "error",
        (
            "Deze relatie is er al: {found}. Haal haar hier weg. Op het blad onze relaties kan "
            "worden gezegd wat eraan anders is."
        ),
        (
            "This tie is there already: {found}. Remove it here. On the sheet our ties one can say "
            "what is different about it."
        ),
    ),
    (
        "form-tie-twice",
        "error",
        "Deze relatie staat meer dan één keer op dit blad: {found}. Laat er één staan.",
        "This tie is on this sheet more than once: {found}. Keep one.",
    ),
    (
        "form-day-kept",
        "warning",
        (
            "De dag waarop deze organisatie is bevraagd, is leeg gemaakt. Daarmee verandert er "
            "niets: er blijft {found} staan."
        ),
        (
            "The day on which this organisation was asked was emptied. That changes nothing: it "
            "stays {found}."
        ),
    ),
    (
        "more-errors",
        "error",
        "Er zijn nog meer fouten: {found}. Verbeter eerst de fouten hierboven.",
        "There are more errors: {found}. Correct the errors above first.",
    ),
    (
        "more-warnings",
        "warning",
        "Er zijn nog meer waarschuwingen: {found}.",
        "There are more warnings: {found}.",
    ),
    (
        "more-notices",
        "notice",
        "Er zijn nog meer mededelingen: {found}.",
        "There are more notices: {found}.",
    ),
)
