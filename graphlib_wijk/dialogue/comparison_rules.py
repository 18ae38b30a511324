"""
When two data sets differ: what is change, and what is only better or worse measurement, as data.

Pages, documentation and tests iterate over these registries. The first rule that fits a pair
decides; there is always one that does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from graphlib_wijk.vocabulary import Language, Term

When = Literal["appears", "disappears", "stays"]
Timing = Literal["", "earlier", "later"]

CONFIRMED: Final = "confirmed"

#: What can be said of a pair at two dates, in the order in which to read it.
CHANGES: Final = (
    Term(
        code="new",
        nl="nieuw",
        en="new",
        definition_nl="Deze relatie was er eerst niet, en nu wel.",
        definition_en="This tie was not there at first, and is there now.",
    ),
    Term(
        code="gone",
        nl="voorbij",
        en="gone",
        definition_nl="Wie de relatie eerst noemde, is weer gevraagd en noemt haar niet meer.",
        definition_en="Those who named the tie at first were asked again and no longer name it.",
    ),
    Term(
        code="confirmed_since",
        nl="nu bevestigd",
        en="confirmed since",
        definition_nl="De relatie was al bekend. Nu noemen beide kanten haar.",
        definition_en="The tie was known already. Now both ends name it.",
    ),
    Term(
        code="only_now_measured",
        nl="nu pas gemeten",
        en="only now measured",
        definition_nl="De relatie staat er nu pas in, maar misschien was zij er al.",
        definition_en="The tie is in the data only now, but it may have been there before.",
    ),
    Term(
        code="no_longer_measured",
        nl="niet meer gemeten",
        en="no longer measured",
        definition_nl="De relatie staat er niet meer in, maar misschien is zij er nog.",
        definition_en="The tie is no longer in the data, but it may still be there.",
    ),
    Term(
        code="kept",
        nl="gebleven",
        en="kept",
        definition_nl="De relatie stond er eerst al in, en staat er nog.",
        definition_en="The tie was in the data at first, and still is.",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """
    What is known at two dates of two organisations that have a tie at one of them.

    `word_before` and `word_after` are confirmations, empty where there is no tie. `named_before`
    and `named_after` are the ends that named the other, `asked_twice` those that were asked at
    both dates. `strangers` are ends that are in one of the data sets only. `began` tells whether
    the tie is known to have begun before or after the first reference date.
    """

    word_before: str
    word_after: str
    named_before: tuple[str, ...]
    named_after: tuple[str, ...]
    asked_twice: frozenset[str]
    strangers: tuple[str, ...]
    began: Timing

    @property
    def when(self) -> When:
        """At which of the dates there is a tie."""
        if not self.word_before:
            return "appears"
        return "stays" if self.word_after else "disappears"

    @property
    def newly_named(self) -> tuple[str, ...]:
        """Ends that name the other now, and did not at first."""
        return tuple(name for name in self.named_after if name not in self.named_before)

    def asked_once(self, ends: tuple[str, ...]) -> tuple[str, ...]:
        """
        Take those who were not asked at both dates, so that silence would say nothing.

        Parameters
        ----------
        ends
            Ends of the pair.

        Returns
        -------
        ends
            Some of them.
        """
        return tuple(name for name in ends if name not in self.asked_twice)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """
    Why a pair is in a class.

    `fits` is the test of a pair for which `when` holds, `witnesses` whom the sentence names in
    its gap ``{names}``; ``{since}`` is when the tie began.
    """

    code: str
    when: When
    change: str
    fits: Callable[[Pair], bool]
    witnesses: Callable[[Pair], tuple[str, ...]]
    sentence_nl: str
    sentence_en: str

    def sentence(self, language: Language = "nl") -> str:
        """
        Return the sentence with its gaps.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        sentence
            One or two sentences with gaps.
        """
        return self.sentence_nl if language == "nl" else self.sentence_en


def _nobody(_pair: Pair) -> tuple[str, ...]:
    return ()


def _always(_pair: Pair) -> bool:
    return True


#: In order: per moment the first that fits.
RULES: Final = (
    Rule(
        code="began_earlier",
        when="appears",
        change="only_now_measured",
        fits=lambda pair: pair.began == "earlier",
        witnesses=_nobody,
        sentence_nl="Begon al eerder ({since}), maar stond er nog niet in.",
        sentence_en="Began earlier ({since}), but was not in the data yet.",
    ),
    Rule(
        code="began_later",
        when="appears",
        change="new",
        fits=lambda pair: pair.began == "later",
        witnesses=_nobody,
        sentence_nl="Begon na de eerste peildatum ({since}).",
        sentence_en="Began after the first reference date ({since}).",
    ),
    Rule(
        code="not_in_first",
        when="appears",
        change="only_now_measured",
        fits=lambda pair: bool(pair.strangers),
        witnesses=lambda pair: pair.strangers,
        sentence_nl="Stond nog niet in de eerste gegevens: {names}.",
        sentence_en="Was not in the first data yet: {names}.",
    ),
    Rule(
        code="from_a_source_now",
        when="appears",
        change="only_now_measured",
        fits=lambda pair: not pair.named_after,
        witnesses=_nobody,
        sentence_nl="Komt nu uit een bron. Geen van beide noemt de relatie zelf.",
        sentence_en="Now comes from a source. Neither names the tie itself.",
    ),
    Rule(
        code="not_asked_both_times_now",
        when="appears",
        change="only_now_measured",
        fits=lambda pair: bool(pair.asked_once(pair.named_after)),
        witnesses=lambda pair: pair.asked_once(pair.named_after),
        sentence_nl="Noemt de relatie nu, maar is niet beide keren bevraagd: {names}.",
        sentence_en="Names the tie now, but was not asked both times: {names}.",
    ),
    Rule(
        code="named_since",
        when="appears",
        change="new",
        fits=_always,
        witnesses=lambda pair: pair.named_after,
        sentence_nl="Is beide keren bevraagd, en noemt de relatie alleen nu: {names}.",
        sentence_en="Was asked both times, and names the tie only now: {names}.",
    ),
    Rule(
        code="not_in_second",
        when="disappears",
        change="no_longer_measured",
        fits=lambda pair: bool(pair.strangers),
        witnesses=lambda pair: pair.strangers,
        sentence_nl="Staat niet meer in de gegevens: {names}.",
        sentence_en="Is no longer in the data: {names}.",
    ),
    Rule(
        code="from_a_source_then",
        when="disappears",
        change="no_longer_measured",
        fits=lambda pair: not pair.named_before,
        witnesses=_nobody,
        sentence_nl="Kwam eerst uit een bron. Geen van beide noemde de relatie zelf.",
        sentence_en="Came from a source at first. Neither named the tie itself.",
    ),
    Rule(
        code="not_asked_both_times_then",
        when="disappears",
        change="no_longer_measured",
        fits=lambda pair: bool(pair.asked_once(pair.named_before)),
        witnesses=lambda pair: pair.asked_once(pair.named_before),
        sentence_nl="Noemde de relatie eerst, maar is niet beide keren bevraagd: {names}.",
        sentence_en="Named the tie at first, but was not asked both times: {names}.",
    ),
    Rule(
        code="not_named_any_more",
        when="disappears",
        change="gone",
        fits=_always,
        witnesses=lambda pair: pair.named_before,
        sentence_nl="Is beide keren bevraagd, en noemde de relatie alleen eerst: {names}.",
        sentence_en="Was asked both times, and named the tie only at first: {names}.",
    ),
    Rule(
        code="confirmed_by_one_asked_once",
        when="stays",
        change="confirmed_since",
        fits=lambda pair: (
            CONFIRMED == pair.word_after != pair.word_before
            and bool(pair.asked_once(pair.newly_named))
        ),
        witnesses=lambda pair: pair.asked_once(pair.newly_named),
        sentence_nl="Noemt de relatie nu ook, maar is niet beide keren bevraagd: {names}.",
        sentence_en="Names the tie now too, but was not asked both times: {names}.",
    ),
    Rule(
        code="confirmed_by_both",
        when="stays",
        change="confirmed_since",
        fits=lambda pair: CONFIRMED == pair.word_after != pair.word_before,
        witnesses=lambda pair: pair.newly_named,
        sentence_nl="Is beide keren bevraagd, en noemt de relatie nu ook: {names}.",
        sentence_en="Was asked both times, and now names the tie too: {names}.",
    ),
    Rule(
        code="in_both",
        when="stays",
        change="kept",
        fits=_always,
        witnesses=_nobody,
        sentence_nl="Staat beide keren in de gegevens.",
        sentence_en="Is in the data both times.",
    ),
)


_MOMENTS: Final[tuple[When, ...]] = ("appears", "disappears", "stays")
_RULES_WHEN: Final[Mapping[When, tuple[Rule, ...]]] = {
    when: tuple(rule for rule in RULES if rule.when == when) for when in _MOMENTS
}


def rule_of(pair: Pair) -> Rule:
    """
    Decide in which class a pair is.

    Parameters
    ----------
    pair
        What is known of it; there is a tie at one of the dates at least.

    Returns
    -------
    rule
        The first rule that fits.
    """
    return next(rule for rule in _RULES_WHEN[pair.when] if rule.fits(pair))


#: What may have changed a standing, beside the changes of ties.
CAUSES: Final = (
    Term(
        code="first_asked",
        nl="nu voor het eerst bevraagd",
        en="asked for the first time",
        definition_nl="De organisatie was eerst niet bevraagd, en nu wel.",
        definition_en="The organisation was not asked at first, and is now.",
    ),
    Term(
        code="not_asked_again",
        nl="niet opnieuw bevraagd",
        en="not asked again",
        definition_nl="De organisatie was eerst bevraagd, en nu niet.",
        definition_en="The organisation was asked at first, and is not now.",
    ),
    *CHANGES[:-1],
    Term(
        code="elsewhere",
        nl="door iets bij anderen",
        en="because of others",
        definition_nl="Aan de eigen relaties veranderde niets; wel iets bij een ander.",
        definition_en="Nothing about its own ties changed; something about another did.",
    ),
)

#: What one has to know before reading a comparison. Nothing is put right silently.
WARNINGS: Final = (
    Term(
        code="reversed",
        nl="omgekeerde volgorde",
        en="order reversed",
        definition_nl="De eerste gegevens zijn van later dan de tweede.",
        definition_en="The first data are of a later date than the second.",
    ),
    Term(
        code="same_date",
        nl="dezelfde peildatum",
        en="same reference date",
        definition_nl="Beide gegevens hebben dezelfde peildatum.",
        definition_en="Both data sets have the same reference date.",
    ),
    Term(
        code="no_date_before",
        nl="eerste peildatum onbekend",
        en="first reference date unknown",
        definition_nl="De eerste gegevens hebben geen peildatum. Wanneer een relatie begon, "
        "zegt dan niet of zij nieuw is.",
        definition_en="The first data have no reference date. When a tie began then does not "
        "tell whether it is new.",
    ),
    Term(
        code="no_date_after",
        nl="tweede peildatum onbekend",
        en="second reference date unknown",
        definition_nl="De tweede gegevens hebben geen peildatum.",
        definition_en="The second data have no reference date.",
    ),
    Term(
        code="nothing_in_common",
        nl="niets gemeen",
        en="nothing in common",
        definition_nl="Geen enkele organisatie staat in beide gegevens.",
        definition_en="No organisation is in both data sets.",
    ),
    Term(
        code="nobody_asked_twice",
        nl="niemand beide keren bevraagd",
        en="nobody asked both times",
        definition_nl="Geen enkele organisatie is beide keren bevraagd. Wat er echt "
        "veranderde, is dus niet te zeggen.",
        definition_en="No organisation was asked both times. What really changed cannot be told.",
    ),
    Term(
        code="scenario",
        nl="bedacht",
        en="imagined",
        definition_nl="Een van de twee is een scenario: zo is het niet, zo zou het kunnen zijn.",
        definition_en="One of the two is a scenario: this is not how it is, but how it could be.",
    ),
)
