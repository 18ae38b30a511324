"""
Questions for the table, as data: what each asks, what calls for it, which lesson it is from.

Questions, never verdicts: those at the table interpret together (samen duiden). No question
names an organisation that did not choose to be named, and none says what the answer is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphlib_wijk.vocabulary import Language

#: So many questions at most; more than these nobody discusses in one evening.
MOST_QUESTIONS: Final = 5


@dataclass(frozen=True, kw_only=True)
class Question:
    """
    A question for the table.

    Parameters
    ----------
    code
        Permanent name.
    nl, en
        The question; what stands in braces comes from what calls for it.
    lesson_nl, lesson_en
        What the neighbourhood dialogues of LSA taught that asks for it.
    calls
        What calls for it, any of these is enough: the code of a signal, or one of `CALLS`.
        Without any it is always asked.
    """

    code: str
    nl: str
    en: str
    lesson_nl: str
    lesson_en: str
    calls: tuple[str, ...] = ()

    def text(self, language: Language = "nl") -> str:
        """
        Return the question with its gaps.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        text
            One or two sentences.
        """
        return self.nl if language == "nl" else self.en

    def lesson(self, language: Language = "nl") -> str:
        """
        Return the lesson it comes from.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        lesson
            One sentence.
        """
        return self.lesson_nl if language == "nl" else self.lesson_en


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A question that was chosen, in words, and the lesson it comes from."""

    code: str
    text: str
    lesson: str


#: What may call for a question beside signals: something of the neighbourhood as a whole.
CALLS: Final[Mapping[str, str]] = {
    "agreements": "there is an earlier agreement that is not done",
    "host": "an organisation invites; its name fills the gap",
    "theme": "two or more that share a theme do not know each other; the theme fills the gap",
    "worlds": "no or hardly any tie joins the lifeworld and the system world",
    "missing": "a kind of organisation that one expects is not known here",
}

FIRST: Final = Question(
    code="recognise",
    nl="Herkennen jullie dit beeld? Wie of wat ontbreekt er nog?",
    en="Do you recognise this picture? Who or what is missing?",
    lesson_nl="Wat een kaart laat zien, duid je samen.",
    lesson_en="What a map shows is interpreted together.",
)
LAST: Final = Question(
    code="contribute",
    nl="Wie doet wat na vandaag, met wie, en wanneer is het klaar?",
    en="Who does what after today, with whom, and when is it done?",
    lesson_nl="Spreek vooraf af wie wat bijdraagt.",
    lesson_en="Agree beforehand who contributes what.",
)
#: Between the first and the last, in the order in which they are chosen.
BETWEEN: Final = (
    Question(
        code="agreed",
        nl="Wat is er gekomen van de afspraken van de vorige keer? Wat hielp daarbij?",
        en="What came of the agreements of last time? What helped?",
        lesson_nl="Spreek vooraf af wie wat bijdraagt, en kom daarop terug.",
        lesson_en="Agree beforehand who contributes what, and come back to it.",
        calls=("agreements",),
    ),
    Question(
        code="theme",
        nl="Meer organisaties werken aan {theme}. Wat doet ieder al, en wat kan beter samen?",
        en="Several organisations work on {theme}. What does each do already, and what would be "
        "better together?",
        lesson_nl="Een gedeeld thema is een goed begin van een gesprek.",
        lesson_en="A shared theme is a good start of a conversation.",
        calls=("theme",),
    ),
    Question(
        code="worlds",
        nl="Wat hebben bewoners en instellingen hier van elkaar nodig? Wie zet de eerste stap?",
        en="What do residents and institutions need from each other here? Who takes the first "
        "step?",
        lesson_nl="Tussen leefwereld en systeemwereld gaapt een kloof.",
        lesson_en="There is a gap between the lifeworld and the system world.",
        calls=("worlds", "no-linking-tie"),
    ),
    Question(
        code="peers",
        nl="Hoe vinden initiatieven in deze wijk elkaar? Wat kunnen zij van elkaar lenen of leren?",
        en="How do initiatives find each other here? What can they lend to or learn from each "
        "other?",
        lesson_nl="Initiatieven in één wijk moeten elkaar kunnen vinden.",
        lesson_en="Initiatives in one neighbourhood must be able to find each other.",
        calls=("no-peer-tie",),
    ),
    Question(
        code="host",
        nl="{host} nodigt vandaag uit. Wat vraagt dat van de anderen, en wat wil {host} bereiken?",
        en="{host} invites today. What does that ask of the others, and what does {host} want to "
        "achieve?",
        lesson_nl="De uitnodigende partij zijn verandert de relatie.",
        lesson_en="Being the inviting party changes the relation.",
        calls=("host",),
    ),
    Question(
        code="depend",
        nl="Als een organisatie hier stopt, wie vangt dan op wat zij verbindt?",
        en="If an organisation stops here, who takes over what it connects?",
        lesson_nl="Spreek vooraf af wie wat bijdraagt, ook als iemand wegvalt.",
        lesson_en="Agree beforehand who contributes what, also if somebody drops out.",
        calls=("falls-away-with", "hangs-on-one"),
    ),
    Question(
        code="missing",
        nl="Wie zit er nog niet aan tafel? Wie kan hen vragen?",
        en="Who is not at the table yet? Who can ask them?",
        lesson_nl="Initiatieven hebben een ander netwerk dan instellingen.",
        lesson_en="Initiatives have another network than institutions.",
        calls=("missing", "not-heard"),
    ),
    Question(
        code="renew",
        nl="Welk contact is stilgevallen en willen jullie weer oppakken?",
        en="Which contact has gone quiet, and would you like to take up again?",
        lesson_nl="Een relatie blijft alleen als iemand haar onderhoudt.",
        lesson_en="A relation only lasts if somebody keeps it up.",
        calls=("fading", "unanswered"),
    ),
    Question(
        code="nudge",
        nl="Waar kunnen jullie zelf hulp bij gebruiken? Wie aan tafel kan daarmee helpen?",
        en="What could you use help with yourselves? Who at the table can help?",
        lesson_nl="Een initiatief moet zich gesteund voelen, en heeft soms een zetje nodig.",
        lesson_en="An initiative has to feel supported, and sometimes needs a nudge.",
    ),
)
QUESTIONS: Final = (FIRST, *BETWEEN, LAST)


def questions_for(calls: Mapping[str, str], language: Language = "nl") -> tuple[Chosen, ...]:
    """
    Choose questions for the table.

    Parameters
    ----------
    calls
        What calls for one: codes of signals and of `CALLS`, each with the word for its gap.
    language
        Language of the reader.

    Returns
    -------
    questions
        Three to five: the first and the last always, between them those that something calls
        for, and one that always fits where there is room.
    """
    wanted = [one for one in BETWEEN if not one.calls or not calls.keys().isdisjoint(one.calls)]
    chosen = (FIRST, *wanted[: MOST_QUESTIONS - 2], LAST)
    return tuple(
        Chosen(
            code=one.code,
            text=one.text(language).format_map(calls),
            lesson=one.lesson(language),
        )
        for one in chosen
    )
