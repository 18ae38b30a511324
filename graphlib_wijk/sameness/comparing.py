"""Two names side by side: whether they can mean the same organisation, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import Final

from rapidfuzz.distance import OSA

from graphlib_wijk.sameness.names import Name, Readings
from graphlib_wijk.sameness.words import GENERIC_WORDS, TELLING_ENDS, TELLING_WORDS

#: Letters that a word must have for one slip of the pen, or two, to leave it recognisable.
_LEAST_LETTERS: Final = (5, 9)
#: More words than this on one side only, and it is another organisation.
_MOST_EXTRA_WORDS: Final = 2
#: Letters of the part that two names of different length share, when the longer one only says
#: more about what it is ("Buurthuis De Kom"), and when it also names a place.
_LEAST_SHARED: Final = 3
_LEAST_SHARED_WITH_PLACE: Final = 6
_LEAST_SHORTENED: Final = 3


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """
    What is known of the words in the names of a data set.

    Parameters
    ----------
    places
        Words in names of municipalities and neighbourhoods.
    common
        Words that so many names have that they are no slips of the pen.
    """

    places: frozenset[str]
    common: frozenset[str]

    def says_little(self, word: str) -> bool:
        """
        Tell whether a word alone does not say which organisation it is.

        Parameters
        ----------
        word
            A word of a name.

        Returns
        -------
        says_little
            True for words for kinds of organisation and for places.
        """
        return word in GENERIC_WORDS or word in self.places

    def is_real(self, word: str) -> bool:
        """
        Tell whether a word is no slip of the pen for sure.

        Parameters
        ----------
        word
            A word of a name.

        Returns
        -------
        is_real
            True for words that are listed, and for those that many names have.
        """
        return self.says_little(word) or word in self.common


#: Reasons beside the way of writing why two names are the same; None when they are not.
Likeness = tuple[str, ...] | None


def likeness(one: Readings, other: Readings, vocabulary: Vocabulary) -> Likeness:
    """
    Compare two names.

    Parameters
    ----------
    one, other
        The names.
    vocabulary
        What is known of the words of the data set.

    Returns
    -------
    likeness
        Codes of reasons, apart from how the names were written; empty when that is the whole
        difference. None when the names do not look the same.
    """
    found = _of_names(one.whole, other.whole, vocabulary)
    if found is not None:
        return found
    # What stands between brackets may be the other name; two such names need to be whole.
    if bool(one.parts) != bool(other.parts):
        short, parts = (other, one.parts) if one.parts else (one, other.parts)
        if short.whole.tells <= frozenset().union(*(part.tells for part in parts)):
            for part in parts:
                found = _of_names(short.whole, part, vocabulary)
                if found is not None and not _only_generic(part, vocabulary):
                    return tuple(dict.fromkeys((*found, "extra_words")))
    if _stands_for(one, other) or _stands_for(other, one):
        return ("initials",)
    return None


def _stands_for(short: Readings, long: Readings) -> bool:
    """Tell whether the letters of one name are the first letters of another."""
    of_whole = (long.whole, *long.parts)
    return bool(short.abbreviation) and any(
        short.abbreviation in name.initials and len(name.words) > 1 for name in of_whole
    )


def _only_generic(name: Name, vocabulary: Vocabulary) -> bool:
    return all(map(vocabulary.says_little, name.words))


def _of_names(one: Name, other: Name, vocabulary: Vocabulary) -> Likeness:
    if one.tells != other.tells or not one.words or not other.words:
        return None
    forms = () if _forms_agree(one, other) else ("other_legal_form",)
    for compare in _COMPARISONS:
        found = compare(one, other, vocabulary)
        if found is not None:
            return (*forms, *found)
    return None


def _forms_agree(one: Name, other: Name) -> bool:
    return one.forms <= other.forms or other.forms <= one.forms


def _same_words(one: Name, other: Name, _vocabulary: Vocabulary) -> Likeness:
    if one.words == other.words:
        return ()
    return ("word_order",) if one.key == other.key else None


def _run_together(one: Name, other: Name, _vocabulary: Vocabulary) -> Likeness:
    return ("hyphens",) if one.run_together == other.run_together else None


def _matched(one: Name, other: Name, vocabulary: Vocabulary) -> Likeness:
    """Pair the words off: equal ones, slips of the pen, short forms; then the words left over."""
    left = list((Counter(one.words) - Counter(other.words)).elements())
    right = list((Counter(other.words) - Counter(one.words)).elements())
    reasons: list[str] = []
    for word, candidate in list(product(left, right)):
        if word in left and candidate in right:
            slip = _slip(word, candidate, one, other, vocabulary)
            if slip:
                reasons += slip
                left.remove(word)
                right.remove(candidate)
    if left and right:
        return None
    extra = left or right
    shared = (Counter(one.words) & Counter(other.words)).elements()
    if extra and not _adds_little(extra, shared, vocabulary):
        return None
    return (*reasons, *(("extra_words",) if extra else ()))


def _slip(
    word: str, candidate: str, one: Name, other: Name, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return why two words are one: a short form, or a typing error for each letter that is off."""
    for short, long, name in ((word, candidate, one), (candidate, word, other)):
        if (
            short in name.shortened
            and len(short) >= _LEAST_SHORTENED
            and long.startswith(short)
            and long != short
        ):
            return ("abbreviation",)
    if vocabulary.is_real(word) and vocabulary.is_real(candidate):
        return ()
    return ("typing_error",) * typing_errors(word, candidate)


def typing_errors(one: str, other: str) -> int:
    """
    Count the slips of the pen between two words.

    Parameters
    ----------
    one, other
        Different words.

    Returns
    -------
    errors
        How many letters are wrong, missing, too many or in the wrong order; 0 when the words
        are too short, too different, or known to mean two things.

    Examples
    --------
    >>> typing_errors("roodborstje", "rodborstje"), typing_errors("molenwijk", "molendijk")
    (1, 0)
    """
    shortest = min(len(one), len(other))
    most = sum(shortest >= least for least in _LEAST_LETTERS)
    if not most or one[0] != other[0] or one in TELLING_WORDS or other in TELLING_WORDS:
        return 0
    if any(map(str.isdigit, one + other)) or _ends_tell(one, other):
        return 0
    errors = OSA.distance(one, other, score_cutoff=most)
    return errors if errors <= most else 0


def _ends_tell(one: str, other: str) -> bool:
    return any(
        one.removesuffix(end) != one
        and other.removesuffix(another) != other
        and one.removesuffix(end) == other.removesuffix(another)
        for ends in TELLING_ENDS
        for end, another in product(ends, ends)
        if end != another
    )


def _adds_little(extra: Iterable[str], shared: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Tell whether the longer of two names only says more about what and where it is."""
    more = list(extra)
    own = [word for word in shared if not vocabulary.says_little(word)]
    only_what = GENERIC_WORDS.issuperset(more)
    least = _LEAST_SHARED if only_what else _LEAST_SHARED_WITH_PLACE
    return (
        len(more) <= _MOST_EXTRA_WORDS
        and all(map(vocabulary.says_little, more))
        and sum(map(len, own)) >= least
    )


#: How two names are compared, the strictest way first.
_COMPARISONS: Final[tuple[Callable[[Name, Name, Vocabulary], Likeness], ...]] = (
    _same_words,
    _run_together,
    _matched,
)
