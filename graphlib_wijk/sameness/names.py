"""A name, taken apart: what tells which organisation it is, apart from how it was written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from graphlib_wijk.sameness.words import (
    ABBREVIATED_ENDS,
    ABBREVIATIONS,
    CLOSING_WORDS,
    DIRECTIONS,
    FORM_ENDS,
    LEADING_FORMS,
    LEGAL_FORMS,
    LOOK_ALIKES,
    NUMBERS,
    SMALL_WORDS,
    TELLING_WORDS,
)

# Letters that are one sign with an accent for readers, but not for Unicode.
_PLAIN: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_DOTTED_FORMS: Final = re.compile(
    r"(?<![\w.])(b ?\. ?v|n ?\. ?v|u ?\. ?a|b ?\. ?a|w ?\. ?a|c ?\. ?v|v ?\. ?o ?\. ?f|i ?\. ?o"
    r"|e ?\. ?o)(?:\.|(?!\w))"
)
_APOSTROPHES: Final = "'’‘`´"  # noqa: RUF001 - every sign that is typed for an apostrophe
_THE: Final = re.compile(rf"(?<!\w)[{_APOSTROPHES}]t(?!\w)")
_APOSTROPHE: Final = re.compile(f"[{_APOSTROPHES}]")
_AND: Final = re.compile(r"&|(?<!\w)\+(?!\w)")
_WORD: Final = re.compile(r"[^\W_]+\.?")
_DIGITS: Final = re.compile(r"\d+")
_ORDINAL: Final = re.compile(r"(\d+)(?:e|de|ste)")
_BRACKETS: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_HYPHENS: Final = re.compile(r"[^\w\s&+.()\[\]]|_")


@dataclass(frozen=True)
class Name:
    """
    A name, taken apart.

    Parameters
    ----------
    words
        Its words in order, without accents, capitals, legal forms and small words.
    all_words
        The same with small words.
    forms
        Its legal forms, those that are the end of another word included.
    tells
        Numbers, single letters and words such as "noord": names that differ in one of these
        are never the same.
    shortened
        Those of the words that ended in a full stop, and may be the start of a longer one.
    """

    words: tuple[str, ...]
    all_words: tuple[str, ...]
    forms: frozenset[str]
    tells: frozenset[tuple[str, int]]
    shortened: frozenset[str] = field(default=frozenset())

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The words in an order of their own: equal for names that differ in word order."""
        return tuple(sorted(self.words))

    @cached_property
    def run_together(self) -> str:
        """The words without spaces: equal for "Zuid-West" and "Zuidwest"."""
        return "".join(self.words)

    @cached_property
    def initials(self) -> frozenset[str]:
        """What the name may be shortened to: its first letters, small words counted or not."""
        short = "".join(word[0] for word in self.words)
        long = "".join(word[0] for word in self.all_words)
        starts = {short, long}
        starts |= {form[0] + letters for form in self.forms for letters in (short, long)}
        return frozenset(letters for letters in starts if len(letters) >= _SHORTEST_INITIALS)


#: Two letters stand for too many names.
_SHORTEST_INITIALS: Final = 3
_LONGEST_INITIALS: Final = 6


@dataclass(frozen=True)
class Readings:
    """
    The ways to read a name that is written with something between brackets.

    Parameters
    ----------
    written
        The name as it was written.
    whole
        The name with what is between brackets.
    parts
        The name without it, and what is between brackets; none when there are no brackets.
    abbreviation
        The letters of a name, or of one between brackets, that is one word in capitals.
    """

    written: str
    whole: Name
    parts: tuple[Name, ...]
    abbreviation: str


@lru_cache(maxsize=200_000)
def readings_of(text: str) -> Readings:
    """
    Take a name apart.

    Parameters
    ----------
    text
        A name as it was written.

    Returns
    -------
    readings
        At least the whole name; its words are empty when the text has no letters or digits.

    Examples
    --------
    >>> readings_of("Stg. De Buurtkeuken & Co. (DBC)").whole.words
    ('buurtkeuken', 'co', 'dbc')
    """
    inside = [one or other for one, other in _BRACKETS.findall(text)]
    outside = _BRACKETS.sub(" ", text)
    parts = tuple(
        part for part in map(_name_of, (outside, *inside) if inside else ()) if part.words
    )
    candidates = [outside, *inside]
    abbreviation = next(filter(None, map(_abbreviation, candidates)), "")
    return Readings(text, _name_of(text), parts, abbreviation)


def _abbreviation(text: str) -> str:
    words = [
        word for word in _spelled(text) if word.rstrip(".") not in {*LEGAL_FORMS, *LEADING_FORMS}
    ]
    letters = words[0].rstrip(".") if len(words) == 1 else ""
    in_capitals = sum(map(str.isupper, text)) >= len(letters)
    fits = _SHORTEST_INITIALS <= len(letters) <= _LONGEST_INITIALS
    return letters if fits and in_capitals and letters.isalpha() else ""


def _name_of(text: str) -> Name:
    spelled = _spelled(text)
    words: list[str] = []
    forms: list[str] = []
    shortened: set[str] = set()
    for at, written in enumerate(spelled):
        word = written.rstrip(".")
        form = _form(written, is_first=not words and not forms)
        if form:
            forms.append(form)
        elif not (word in CLOSING_WORDS and words and at >= len(spelled) - 2):
            whole = _whole_words(written)
            words += whole
            if written != word and whole == [word]:
                shortened.add(word)
    meant = [word for word in words if word not in SMALL_WORDS] or words
    ends = {form for word in words for form in FORM_ENDS if word.endswith(form)}
    unique = {*forms, *ends} - ({"vereniging"} if "cooperatie" in forms else set())
    return Name(
        words=tuple(meant),
        all_words=tuple(words),
        forms=frozenset(unique),
        tells=_tells(meant),
        shortened=frozenset(shortened),
    )


def _form(written: str, *, is_first: bool) -> str:
    """Return the legal form that a word stands for; empty when it is another word."""
    word = written.rstrip(".")
    if word in LEADING_FORMS and (is_first or written != word):
        return LEADING_FORMS[word]
    return LEGAL_FORMS.get(word, "")


def _spelled(text: str) -> list[str]:
    """Return the words of a name as they are compared, a full stop behind those that had one."""
    plain = _THE.sub(" het ", _plain(text))
    plain = _AND.sub(" en ", _APOSTROPHE.sub("", plain))
    plain = _DOTTED_FORMS.sub(lambda form: f" {re.sub(r'[. ]', '', form[1])} ", plain)
    return list(_with_initials(_WORD.findall(plain)))


def _plain(text: str) -> str:
    """Return a text in lower case without accents and invisible signs, in Latin letters."""
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})
    if kept.isascii() or not any("a" <= c <= "z" for c in kept):
        return kept
    return kept.translate(LOOK_ALIKES)


def _with_initials(words: list[str]) -> Iterator[str]:
    """Put letters that stand one by one together: "C. L. O. U. D." is one word."""
    letters = ""
    for word in words:
        letter = word.rstrip(".")
        if len(letter) == 1 and letter.isalpha() and (letters or word != letter):
            letters += letter
            continue
        if letters:
            yield letters
        letters = ""
        yield word
    if letters:
        yield letters


def _whole_words(written: str) -> list[str]:
    """Return the word or words that a written one stands for."""
    word = written.rstrip(".")
    if written != word:
        if word in ABBREVIATIONS:
            return [ABBREVIATIONS[word]]
        for end, whole in ABBREVIATED_ENDS.items():
            if word.endswith(end) and len(word) > len(end) + _SHORTEST_INITIALS:
                return [word.removesuffix(end) + whole]
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        return [ordinal[1].lstrip("0") or "0"]
    if word in NUMBERS:
        return [NUMBERS[word]]
    for direction, both in DIRECTIONS:
        if word.startswith(direction):
            rest = word.removeprefix(direction).removeprefix("elijk")
            return [*both, rest] if rest else list(both)
    return [word]


def _tells(words: list[str]) -> frozenset[tuple[str, int]]:
    """Count what names may never differ in."""
    telling: Counter[str] = Counter()
    for word in words:
        telling.update(digits.lstrip("0") or "0" for digits in _DIGITS.findall(word))
        if word in TELLING_WORDS or (len(word) == 1 and not word.isdigit()):
            telling[word] += 1
    return frozenset(telling.items())


def differences(one: str, other: str) -> list[str]:
    """
    Tell how two names that mean the same were written differently.

    Parameters
    ----------
    one, other
        Names as they were written.

    Returns
    -------
    reasons
        Codes of `graphlib_wijk.sameness.reasons.REASONS`, apart from what has to do with the
        words themselves; ``capitals`` or ``same_name`` only when nothing else differs.
    """
    if one == other:
        return ["same_name"]
    seen = [_writing(text) for text in (one, other)]
    reasons = [reason for reason in seen[0] if seen[0][reason] != seen[1][reason]]
    if not reasons and one.casefold() == other.casefold():
        return ["capitals"]
    return reasons


def _writing(text: str) -> dict[str, object]:
    """Return for each reason what in a name bears on it."""
    composed = unicodedata.normalize("NFC", text)
    marks = unicodedata.normalize("NFD", text)
    spelled = _spelled(text)
    forms = [w for at, w in enumerate(spelled) if _form(w, is_first=at == 0)]
    return {
        "look_alike": any(ord(c) in LOOK_ALIKES for c in composed.casefold()),
        "accents": sum(unicodedata.category(c) == "Mn" for c in marks),
        "ampersand": len(_AND.findall(composed)),
        "hyphens": sorted(_HYPHENS.findall(composed)),
        "legal_form": [form.rstrip(".") for form in forms],
        "small_words": [w for w in spelled if w.rstrip(".") in SMALL_WORDS],
        "abbreviation": [w for w in spelled if w.endswith(".") and not _form(w, is_first=False)],
    }
