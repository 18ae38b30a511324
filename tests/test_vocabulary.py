"""The words of the field: one code and one meaning each, found however they are written."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphlib_wijk.vocabulary import (
    CONFIRMATIONS,
    INITIATIVE_KINDS,
    LANGUAGES,
    LINKING_KINDS,
    ORGANISATION_KINDS,
    OTHER,
    PARTNERSHIP,
    REGISTRIES,
    STANDINGS,
    TIE_KINDS,
    UMBRELLA,
    UNKNOWN,
    WORLDS,
    Term,
    codes,
    find,
    fold,
    kind_as_written,
    label,
    term,
)

EVERY_TERM = [(registry, entry) for registry, terms in REGISTRIES.items() for entry in terms]
EVERY_WORD = [
    (registry, entry.code, word)
    for registry, entry in EVERY_TERM
    for word in (entry.code, entry.nl, entry.en, *entry.synonyms)
]
KNOWN = {registry: {fold(w) for r, _, w in EVERY_WORD if r == registry} for registry in REGISTRIES}
COMBINING_ACUTE = "\u0301"


@st.composite
def other_spellings(draw: st.DrawFn, word: str) -> str:
    """Write a word as people do: other case, hyphens or underscores for spaces, loose accents."""
    letters = [draw(st.sampled_from((c, c.upper(), c.lower()))) for c in word]
    spaced = "".join(
        draw(st.sampled_from((" ", "-", "_", "  "))) if c in " -_" else c for c in letters
    )
    form = draw(st.sampled_from(("NFC", "NFD")))
    around = draw(st.sampled_from(("", " ", "\t", "\u00a0", "\u200b")))
    return around + unicodedata.normalize(form, spaced) + around


@pytest.mark.parametrize("registry", REGISTRIES)
def test_a_code_is_one_terms_own(registry):
    """Within a list no two terms share a code."""
    every = codes(REGISTRIES[registry])

    assert len(set(every)) == len(every)


@pytest.mark.parametrize("registry", REGISTRIES)
def test_a_code_can_be_written_everywhere(registry):
    """Codes go into addresses, files and column names: small Latin letters and underscores."""
    every = codes(REGISTRIES[registry])

    assert [] == [code for code in every if not re.fullmatch(r"[a-z]+(_[a-z]+)*", code)]


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_word_means_two_terms(registry):
    """Whatever somebody writes, it stands for at most one term of a list."""
    meanings: dict[str, set[str]] = {}
    for of_registry, code, word in EVERY_WORD:
        if of_registry == registry:
            meanings.setdefault(fold(word), set()).add(code)

    assert {} == {word: found for word, found in meanings.items() if len(found) > 1}


@pytest.mark.parametrize(
    "entry", [pytest.param(entry, id=f"{registry}-{entry.code}") for registry, entry in EVERY_TERM]
)
def test_a_term_can_be_read_in_both_languages(entry):
    """Each term has a label and a definition of whole sentences, in Dutch and in English."""
    for language in LANGUAGES:
        assert entry.label(language) == entry.label(language).strip() != ""
        assert entry.definition(language).endswith(".")
        assert entry.definition(language)[0].isupper()
        assert "  " not in entry.definition(language)


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_two_terms_look_the_same(registry):
    """Within a list each term has its own label, so that readers can tell them apart."""
    for language in LANGUAGES:
        labels = [entry.label(language) for entry in REGISTRIES[registry]]
        assert len(set(labels)) == len(labels)


def test_labels_and_definitions_follow_the_language():
    """Dutch unless English is asked for."""
    wijkraad = term("organisation_kinds", "neighbourhood_council")

    assert ("wijk- of dorpsraad", "neighbourhood or village council") == (
        wijkraad.label(),
        wijkraad.label("en"),
    )
    assert wijkraad.definition() == wijkraad.definition_nl
    assert wijkraad.definition("en") == wijkraad.definition_en


@given(st.data())
def test_a_word_is_found_however_it_is_written(data):
    """Case, accents, hyphens, underscores and spaces around it do not hide a known word."""
    registry, code, word = data.draw(st.sampled_from(EVERY_WORD))
    written = data.draw(other_spellings(word))

    found = find(registry, written)

    assert found is not None
    assert code == found.code


@pytest.mark.parametrize(
    ("registry", "written", "code"),
    [
        ("organisation_kinds", "Wijkcooperatie", "neighbourhood_cooperative"),
        ("organisation_kinds", "WIJKCOÖPERATIE", "neighbourhood_cooperative"),
        ("organisation_kinds", "wijkcoo\u0308peratie", "neighbourhood_cooperative"),
        ("organisation_kinds", "Tenants’ association", "tenants_association"),
        ("organisation_kinds", "residents' initiative", "residents_initiative"),
        ("organisation_kinds", "Wijk- en dorpsraden", "neighbourhood_council"),
        ("organisation_kinds", "SW bedrijf", "employment_company"),
        ("tie_kinds", "Right-to-Challenge", "contract"),
        ("tie_kinds", "shared member", "representation"),
        ("themes", "Kunst & cultuur", "culture"),
        ("answers", "Geen  antwoord", "no_answer"),
        ("worlds", "l", "lifeworld"),
    ],
)
def test_spellings_that_officers_use(registry, written, code):
    """Spellings met in lists of municipalities lead to the right term."""
    assert code == find(registry, written).code


@given(st.sampled_from(sorted(REGISTRIES)), st.text(max_size=30))
def test_an_unknown_word_is_never_guessed(registry, word):
    """What stands in no list means nothing, however near it comes to a known word."""
    assume(fold(word) not in KNOWN[registry])

    assert find(registry, word) is None


@given(st.data())
def test_one_letter_more_is_another_word(data):
    """A known word with something behind it is no longer known, unless that is a word as well."""
    registry, _, word = data.draw(st.sampled_from(EVERY_WORD))
    longer = word + data.draw(st.sampled_from(["q", " x", "en", "7"]))
    assume(fold(longer) not in KNOWN[registry])

    assert find(registry, longer) is None


@pytest.mark.parametrize("word", ["", " ", "-", "_", "\u200b", "'"])
@pytest.mark.parametrize("registry", REGISTRIES)
def test_nothing_means_nothing(registry, word):
    """An empty cell, or one with only a dash, is no word of any list."""
    assert find(registry, word) is None


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    """A folded text stays as it is."""
    assert fold(text) == fold(fold(text))


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_fold_as_others_do(text):
    """An invisible sign behind them, which goes, makes no difference."""
    assert fold(text) == fold(f"{text}\u200b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Heechterp & Schieringen", "heechterp en schieringen"),
        ("Heechterp\uff06Schieringen", "heechterp en schieringen"),
        ("IJsselmonde", "ijsselmonde"),
        ("ĳsbaan", "IJSBAAN"),
        ("Straße", "STRASSE"),
        ("'t Zand", "t-zand"),
        ("Café\u00a0de\u2009Kom", f"cafe{COMBINING_ACUTE} de kom"),
        ("wijk\u00adraad", "wijkraad"),
    ],
)
def test_spellings_that_readers_take_for_the_same(one, other):
    """Ampersands, ligatures, quotes, kinds of space and soft hyphens make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Wijk 1", "Wijk 11"), ("Oost", "Oost-West"), ("a", "b")]
)
def test_other_words_stay_apart(one, other):
    """Folding never makes two readings of what a reader sees as two words."""
    assert fold(one) != fold(other)


def test_standings_are_tried_in_the_order_of_the_design():
    """The order decides which standing an organisation gets, and `asked` of whom it may be said."""
    assert [
        ("not_asked", False),
        ("partial", False),
        ("isolated", True),
        ("umbrella_only", True),
        ("outside_only", True),
        ("small_group", True),
        ("one_thread", True),
        ("one_sided", True),
        ("connected", True),
    ] == [(standing.code, standing.asked) for standing in STANDINGS]


def test_only_who_was_asked_can_need_a_hand():
    """Nobody is offered a hand because nobody asked; the connected need none."""
    assert {"isolated", "umbrella_only", "outside_only", "small_group", "one_thread"} == {
        standing.code for standing in STANDINGS if standing.needs_hand
    }


def test_only_one_standing_speaks_of_isolation():
    """The code `isolated` is the one place of the word, which no reader ever sees."""
    said = {s.code: f"{s.nl} {s.en} {s.definition_nl} {s.definition_en}" for s in STANDINGS}

    assert ["isolated"] == [code for code in said if "isol" in code]
    assert [] == [code for code, text in said.items() if "isol" in fold(text)]


@pytest.mark.parametrize("word", ["geisoleerd", "eenzaam", "zwak", "probleem", "achterstand"])
def test_labels_are_kind(word):
    """No Dutch label on screen calls an organisation isolated, lonely, weak or a problem."""
    shown = [(r, e.nl) for r, e in EVERY_TERM if r != "themes" and word in fold(e.nl)]

    assert [] == shown


def test_definitions_of_standings_that_were_not_asked_say_so():
    """Who was not asked is told that its own view is what is missing."""
    for standing in STANDINGS:
        if not standing.asked:
            assert "verteld" in standing.definition_nl or "verhaal" in standing.definition_nl


def test_kinds_belong_to_a_world_that_exists():
    """Each kind of organisation has a world, but for `other` and `unknown`, which cannot."""
    worlds = {kind.code: kind.world for kind in ORGANISATION_KINDS}

    assert {OTHER, UNKNOWN} == {code for code, world in worlds.items() if not world}
    assert set(codes(WORLDS)) == set(worlds.values()) - {""}


def test_initiatives_are_the_residents_own():
    """Kinds of initiative are in the world of residents, and none of them opens doors to money."""
    worlds = {kind.code: kind.world for kind in ORGANISATION_KINDS}

    assert {"lifeworld"} == {worlds[code] for code in INITIATIVE_KINDS}
    assert set() == INITIATIVE_KINDS & LINKING_KINDS


def test_linking_kinds_are_those_of_the_support_signal():
    """Municipality, housing association, welfare organisation and fund open doors; no others."""
    assert {"municipality", "housing_association", "welfare_organisation", "fund"} == LINKING_KINDS


def test_partnership_and_umbrella_are_kinds():
    """The two kinds that the rules treat apart are in the list under these codes."""
    assert {PARTNERSHIP, UMBRELLA} <= set(codes(ORGANISATION_KINDS))


@pytest.mark.parametrize("registry", ["organisation_kinds", "tie_kinds"])
def test_every_kind_can_be_other_or_unknown(registry):
    """A word that no list knows and an empty cell both have a code to go to."""
    assert ("overig", "onbekend") == (label(registry, OTHER), label(registry, UNKNOWN))


def test_ties_that_read_one_way():
    """Who pays, joins, refers, houses or helps matters; working together has no direction."""
    assert {"contract", "funding", "membership", "referral", "premises", "support"} == {
        kind.code for kind in TIE_KINDS if kind.directed
    }


def test_lines_tell_confirmations_apart_without_colour():
    """Each confirmation has dashes of its own; only the line of a confirmed tie is unbroken."""
    dashes = {confirmation.code: confirmation.dashes for confirmation in CONFIRMATIONS}

    assert len(set(dashes.values())) == len(dashes)
    assert ["confirmed"] == [code for code, lengths in dashes.items() if not lengths]
    assert [] == [lengths for lengths in dashes.values() if len(lengths) % 2 or 0 in lengths]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_has_its_label(language):
    """`label` gives what the term itself says."""
    assert [] == [
        (registry, entry.code)
        for registry, entry in EVERY_TERM
        if label(registry, entry.code, language) != entry.label(language)
    ]


@given(st.sampled_from(sorted(REGISTRIES)), st.text(), st.sampled_from(LANGUAGES))
def test_a_word_without_label_is_shown_as_it_was_written(registry, word, language):
    """An own theme keeps its spelling, whatever is in it."""
    assume(word not in codes(REGISTRIES[registry]))

    assert word == label(registry, word, language)


def test_a_label_is_not_a_code():
    """`label` and `term` take codes; only `find` takes what people write."""
    assert "Natuur" == label("themes", "Natuur")
    with pytest.raises(KeyError, match="no term with the code 'groen'"):
        term("themes", "groen")


def test_term_returns_what_bears_the_code():
    """Each code leads back to its own term."""
    assert [] == [(r, e.code) for r, e in EVERY_TERM if term(r, e.code) is not e]


def test_codes_keep_the_order_of_their_terms():
    """Codes come in the order of the terms; no terms give no codes."""
    terms = [
        Term(code=code, nl="x", en="x", definition_nl="X.", definition_en="X.") for code in "ba"
    ]

    assert ("b", "a") == codes(terms)
    assert () == codes([])


@pytest.mark.parametrize(
    ("code", "written", "expected"),
    [
        ("municipality", "", "gemeente"),
        ("municipality", "stadhuis aan de brug", "gemeente (stadhuis aan de brug)"),
        ("neighbourhood_council", "Wijkraad", "Wijkraad"),
        ("other", "stichting", "stichting"),
        ("residents_initiative", "stichting", "bewonersinitiatief (stichting)"),
    ],
)
def test_a_kind_is_named_as_its_file_does(code: str, written: str, expected: str) -> None:
    """The written word where it means the kind, and behind the list's word where it does not."""
    assert expected == kind_as_written(code, written)


@pytest.mark.parametrize(
    ("code", "written", "expected"),
    [
        (
            "neighbourhood_council",
            "Wijkraad",
            "neighbourhood or village council",
        ),
        ("other", "overig", "other"),
        ("other", "ruimteschip", "ruimteschip"),
    ],
)
def test_a_kind_in_english_is_the_lists_word(code: str, written: str, expected: str) -> None:
    """The words of files are Dutch; only what no list knows stays as it was written."""
    assert expected == kind_as_written(code, written, "en")
