"""What the form says to who fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphlib_wijk.vocabulary import Language

WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "title": "Formulier van {name}",
        "from": "Uit de gegevens “{title}”.",
        "why": (
            "Dit is wat er nu over uw organisatie bekend is. Wilt u kijken of het klopt? Zo staan "
            "uw relaties er goed op bij het wijkgesprek."
        ),
        "how": "Zo werkt het",
        "details-sheet": (
            "Blad “onze gegevens”: verander in de gele vakken wat niet klopt. Maak een vak leeg "
            "als er niets moet staan."
        ),
        "ties-sheet": (
            "Blad “onze relaties”: kies bij elke relatie of zij klopt. Is alleen de datum, de "
            "sterkte of de toelichting anders? Verander dat in het gele vak."
        ),
        "added-sheet": (
            "Blad “nieuwe relaties”: werkt u met iemand samen die er niet bij staat? Zet die hier "
            "neer, elke relatie op een eigen regel."
        ),
        "kind-is-other": (
            "Doet u iets anders met elkaar dan er staat? Kies dan “klopt niet”, en zet de relatie "
            "opnieuw op het blad “nieuwe relaties”."
        ),
        "leave": "Weet u iets niet, of hoeft er niets te veranderen? Laat het dan zoals het is.",
        "persons": (
            "Noem organisaties, geen personen. Zet er geen e-mailadressen of telefoonnummers in."
        ),
        "back": (
            "Bewaar het bestand en stuur het terug aan wie het u gaf. Wat u opgeeft, wordt eerst "
            "bekeken voordat het in de gegevens komt."
        ),
        "marks": "Hieraan zien we welk formulier dit is. Verander deze regels niet.",
        "details": "Verander in de gele vakken wat niet klopt. Leeg maken mag ook.",
        "ties": "Kies bij elke relatie: klopt, klopt niet, of weet ik niet.",
        "no-ties": "We kennen nog geen relaties van u. Zet ze op het blad “nieuwe relaties”.",
        "added": "Welke relaties ontbreken? Kies de organisatie en wat u samen doet.",
        "offered": "Uit deze organisaties kunt u kiezen. Schrijf de naam of het id.",
        "organisation": "Organisatie",
        "id": "Id",
        "place": "Plaats",
        "name-help": "Verplicht.",
        "list-help": "Meer dan één? Zet er een streep tussen, zo: ruimte | geld",
        "themes-help": "Woorden uit de lijst op het blad “lijsten”, met een streep ertussen.",
        "hidden-help": "Kies ja als anderen u niet in de gegevens mogen zien.",
        "day-help": "Bijvoorbeeld 1-6-2026. Alleen als u uw relaties aan iemand hebt verteld.",
        "themes": "Thema's",
        "refused": "Dit staat niet in de lijst",
        "refused-why": "Kies een woord uit de lijst. Staat het er niet bij, schrijf het dan zelf.",
        "paper-why": (
            "Dit is wat er nu over uw organisatie bekend is. Wilt u kijken of het klopt, en er met "
            "pen bij schrijven wat anders is?"
        ),
        "paper-persons": "Noem organisaties, geen personen.",
        "return": "Stuur of breng dit formulier terug naar:",
        "before": "Graag vóór:",
        "paper-details": "1. Onze gegevens",
        "paper-details-how": "Schrijf in de rechterkolom wat er moet staan. Leeg betekent: klopt.",
        "becomes": "Wat moet het worden?",
        "paper-ties": "2. Onze relaties",
        "paper-ties-how": "Zet bij elke relatie een kruisje. Schrijf erachter wat anders is.",
        "tie": "Wat er staat",
        "different": "Wat is anders?",
        "paper-no-ties": "We kennen nog geen relaties van u.",
        "paper-added": "3. Relaties die ontbreken",
        "paper-added-how": (
            "Met wie werkt u nog meer samen? En wat doet u samen? U kunt kiezen uit: {verbs}."
        ),
        "with": "Met welke organisatie?",
        "what": "Wat doet u samen?",
        "since-and-note": "Sinds wanneer, en een toelichting",
        "paper-asked": "4. Gevraagd",
        "paper-asked-how": (
            "Hebt u alle relaties genoemd die u belangrijk vindt? Dan schrijven we op dat u bent "
            "bevraagd."
        ),
        "asked-now": "Nu staat er: {day}.",
        "asked-line": "Ja, wij zijn bevraagd op (datum): ______________________________",
        "empty": "(leeg)",
        "which": "Gegevensset {dataset} · versie {version} · id {organisation} · controle {check}",
        "staff": "Voor wie dit overtypt: gebruik het Excel-formulier van dezelfde versie.",
    },
    "en": {
        "title": "Form of {name}",
        "from": "From the data “{title}”.",
        "why": (
            "This is what is known about your organisation now. Would you check whether it is "
            "right? Then your ties are shown well at the neighbourhood dialogue."
        ),
        "how": "How it works",
        "details-sheet": (
            "Sheet “our details”: change in the yellow cells what is not right. Empty a cell when "
            "nothing should be there."
        ),
        "ties-sheet": (
            "Sheet “our ties”: choose for each tie whether it is right. Is only the date, the "
            "strength or the note different? Change that in the yellow cell."
        ),
        "added-sheet": (
            "Sheet “new ties”: do you work with somebody who is not there? Put them here, each tie "
            "on a row of its own."
        ),
        "kind-is-other": (
            "Do you do something else together than it says? Choose “not right”, and put the tie "
            "on the sheet “new ties” again."
        ),
        "leave": "You don't know, or nothing needs to change? Leave it as it is.",
        "persons": (
            "Name organisations, not persons. Put no e-mail addresses or telephone numbers in it."
        ),
        "back": (
            "Save the file and send it back to whoever gave it to you. What you write is looked at "
            "before it becomes part of the data."
        ),
        "marks": "This tells us which form it is. Do not change these rows.",
        "details": "Change in the yellow cells what is not right. You may empty them too.",
        "ties": "Choose for each tie: right, not right, or don't know.",
        "no-ties": "We know no ties of yours yet. Put them on the sheet “new ties”.",
        "added": "Which ties are missing? Choose the organisation and what you do together.",
        "offered": "You can choose from these organisations. Write the name or the id.",
        "organisation": "Organisation",
        "id": "Id",
        "place": "Place",
        "name-help": "Required.",
        "list-help": "More than one? Put a bar between them: space | money",
        "themes-help": "Words from the list on the sheet “lists”, with a bar between them.",
        "hidden-help": "Choose yes if others may not see you in the data.",
        "day-help": "For example 1-6-2026. Only if you told somebody about your ties.",
        "themes": "Themes",
        "refused": "This is not in the list",
        "refused-why": "Choose a word from the list. If it is not there, write it yourself.",
        "paper-why": (
            "This is what is known about your organisation now. Would you check whether it is "
            "right, and write with a pen what is different?"
        ),
        "paper-persons": "Name organisations, not persons.",
        "return": "Send or bring this form back to:",
        "before": "Please before:",
        "paper-details": "1. Our details",
        "paper-details-how": "Write in the right column what it should be. Empty means: right.",
        "becomes": "What should it be?",
        "paper-ties": "2. Our ties",
        "paper-ties-how": "Tick a box for each tie. Write behind it what is different.",
        "tie": "What it says",
        "different": "What is different?",
        "paper-no-ties": "We know no ties of yours yet.",
        "paper-added": "3. Ties that are missing",
        "paper-added-how": (
            "With whom else do you work? And what do you do together? You can choose from: {verbs}."
        ),
        "with": "With which organisation?",
        "what": "What do you do together?",
        "since-and-note": "Since when, and a note",
        "paper-asked": "4. Asked",
        "paper-asked-how": (
            "Did you name all ties that matter to you? Then we write down that you were asked."
        ),
        "asked-now": "It now says: {day}.",
        "asked-line": "Yes, we were asked on (date): ______________________________",
        "empty": "(empty)",
        "which": "Data set {dataset} · version {version} · id {organisation} · check {check}",
        "staff": "For who types this over: use the Excel form of the same version.",
    },
}
