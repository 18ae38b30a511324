"""Problems say where, what and what to do, in one line and in the reader's language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.tables import (
    PROBLEM_KINDS,
    ContractError,
    GraphlibWijkError,
    Problem,
    ProblemKind,
)
from graphlib_wijk.vocabulary import LANGUAGES

BLANK = re.compile(r"\{(.*?)\}")
by_kind = pytest.mark.parametrize("kind", PROBLEM_KINDS.values(), ids=lambda kind: kind.code)
LONGEST_MESSAGE = 1000


def problem(code: str = "unknown-organisation", **fields: object) -> Problem:
    """Return a problem in a file of ties."""
    return Problem(code=code, file="relaties.csv", **fields)


def test_a_problem_is_told_in_dutch_with_its_place():
    """File, row and column come first, then what is wrong and what may have been meant."""
    found = problem(row=12, column="naar", found="De Leets", expected="“De Leest”")

    assert (
        "relaties.csv, rij 12, kolom naar: Organisatie “De Leets” staat niet in de lijst. "
        "Bedoelt u “De Leest”?"
    ) == found.message()


def test_a_problem_is_told_in_english_with_its_place():
    """The same in English, the sheet of a workbook included."""
    found = problem(sheet="Blad1", row=12, column="naar", found="De Leets", expected="“De Leest”")

    assert (
        "relaties.csv, sheet Blad1, row 12, column naar: Organisation “De Leets” is not in the "
        "list. Do you mean “De Leest”?"
    ) == found.message("en")


def test_what_is_not_expected_is_not_said():
    """Without a suggestion the part about it is left out, brackets and all."""
    assert (
        "relaties.csv: Organisatie “Zoek” staat niet in de lijst."
        == problem(found="Zoek").message()
    )


def test_a_problem_without_a_place_is_only_a_sentence():
    """A count of further problems belongs to no file and starts with its sentence."""
    found = Problem(code="more-warnings", file="", found="7")

    assert "Er zijn nog meer waarschuwingen: 7." == found.message()
    assert "" == found.place()


@by_kind
def test_a_kind_is_known_by_its_code(kind):
    """Codes are permanent: small letters with hyphens, and the key under which the kind stands."""
    assert kind is PROBLEM_KINDS[kind.code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.code)
    assert kind.severity in {"error", "warning", "notice"}


@by_kind
def test_sentences_have_only_known_blanks(kind):
    """Sentences are filled in with what was found and what was expected, and nothing else."""
    assert {"found", "expected"} >= set(BLANK.findall(kind.nl) + BLANK.findall(kind.en))
    for sentence in (kind.nl, kind.en):
        assert [] == re.findall(r"[{}]", BLANK.sub("", sentence))


@by_kind
def test_both_languages_say_the_same(kind):
    """A reader of English is told as much as a reader of Dutch."""
    assert sorted(set(BLANK.findall(kind.nl))) == sorted(set(BLANK.findall(kind.en)))
    assert kind.nl.count("[") == kind.en.count("[")


@by_kind
def test_brackets_hold_what_is_expected(kind):
    """A part in brackets is about what is expected; outside brackets it is always filled in."""
    for sentence in (kind.nl, kind.en):
        optional = re.findall(r"\[(.*?)\]", sentence)
        assert sentence.count("[") == sentence.count("]") == len(optional)
        assert [] == [part for part in optional if "{expected}" not in part]


@by_kind
def test_sentences_are_whole(kind):
    """Each sentence starts with a capital, a quotation or a word of the reader's, and ends."""
    for sentence in (kind.nl, kind.en):
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence.rstrip("]").endswith((".", "?"))
        assert "  " not in sentence


@by_kind
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_can_be_told(kind, language):
    """Nothing is left of the template once a problem is told."""
    told = Problem(
        code=kind.code, file="a.csv", row=2, column="naam", found="dit", expected="dat"
    ).message(language)

    assert "a.csv, " == told[:7]
    assert not re.search(r"[{}\[\]]", told)
    assert "dit" in told or "{found}" not in kind.nl
    assert "dat" in told.partition(": ")[2] or "{expected}" not in kind.nl


@by_kind
def test_dutch_sentences_are_kind(kind):
    """No sentence calls an organisation isolated or its user wrong."""
    assert not re.search(r"geïsoleerd|ongeldig|verboden|illegaal|foutief|mislukt", kind.nl)


@pytest.mark.parametrize(
    "found", ["{expected}", "{found}", "[x]", "\\1", "{0}", "%s", "{found.__class__}"]
)
def test_markers_in_a_name_are_only_text(found):
    """A name that looks like part of a template is shown as it is."""
    told = problem(found=found, expected="de gemeente").message()

    assert f"Organisatie “{found}” staat niet in de lijst. Bedoelt u de gemeente?" in told


def test_markers_in_a_suggestion_are_only_text():
    """What is suggested comes from the data as well and is not filled in either."""
    told = problem(found="x", expected="“{found} [y]”").message()

    assert told.endswith("Organisatie “x” staat niet in de lijst. Bedoelt u “{found} [y]”?")


def test_markers_in_a_place_are_only_text():
    """A header that looks like part of a template is shown as it is."""
    told = Problem(code="unknown-column", file="{found}.csv", column="[{expected}]").message()

    assert told.startswith("{found}.csv, kolom [{expected}]: ")


def test_a_long_text_is_shortened():
    """What was found is shown up to 80 characters, with an ellipsis where it was cut."""
    told = problem(found="a" * 81).message()

    assert "“" + "a" * 79 + "…”" in told


def test_a_text_that_just_fits_is_whole():
    """Eighty characters are shown as they are."""
    assert "“" + "a" * 80 + "”" in problem(found="a" * 80).message()


@given(st.text(), st.text(), st.text(), st.text(), st.sampled_from(sorted(PROBLEM_KINDS)))
def test_a_message_is_one_short_line(file, column, found, expected, code):
    """Whatever stands in a file, its problem is one line that can be printed."""
    told = Problem(
        code=code,
        file=file * 50,
        column=column * 50,
        row=1,
        found=found * 50,
        expected=expected * 50,
    )

    for language in LANGUAGES:
        message = told.message(language)
        assert message.isprintable()
        assert len(message) < LONGEST_MESSAGE


@pytest.mark.parametrize(
    "character", ["\n", "\r", "\t", "\x00", "\x1b", "\u2028", "\u202e", "\u200b"]
)
def test_what_cannot_be_printed_is_a_dot(character):
    """Line ends, control characters and marks that turn the reading direction become a dot."""
    told = problem(found=f"a{character}b", column=f"c{character}d").message()

    assert "“a·b”" in told
    assert "kolom c·d" in told


def test_letters_of_other_languages_are_kept():
    """Names are shown as their bearers write them."""
    assert "“Çınar Vakfı – جمعية 中”" in problem(found="Çınar Vakfı – جمعية 中").message()


def test_severity_is_that_of_the_kind():
    """How bad a problem is follows from its code."""
    assert ("error", "warning", "notice") == tuple(
        Problem(code=code, file="").severity
        for code in ("self-tie", "unknown-term", "unknown-column")
    )


def test_a_problem_of_no_known_kind_is_refused():
    """A misspelt code is found by the first test that tells it."""
    with pytest.raises(KeyError, match="no-such-kind"):
        Problem(code="no-such-kind", file="").message()


def test_a_contract_error_carries_every_problem():
    """All problems are in the error, in order, warnings included, from any iterable."""
    problems = [
        problem("missing-value", row=2),
        problem("unknown-term", row=3, found="x"),
        problem("self-tie", row=4, found="y"),
    ]

    error = ContractError(iter(problems))

    assert tuple(problems) == error.problems
    assert "contract" == error.code


def test_a_contract_error_tells_the_errors_in_english():
    """The text of the error is for logs: English, one line per error, warnings left out."""
    error = ContractError(
        [problem("unknown-term", found="x"), problem("self-tie", row=4, found="y")]
    )

    heading, *lines = str(error).splitlines()

    assert "1 error(s) in the data:" == heading
    assert [problem("self-tie", row=4, found="y").message("en")] == lines


def test_a_contract_error_can_be_caught_as_what_it_is():
    """Callers catch it as an error of ours or as the built-in error for wrong values."""
    with pytest.raises(GraphlibWijkError):
        raise ContractError([])
    with pytest.raises(ValueError, match="0 error"):
        raise ContractError([])


def test_problems_can_be_compared():
    """Equal problems are equal, so that reports can be compared and kept in sets."""
    assert {problem(found="a")} == {problem(found="a"), problem(found="a")}
    assert problem(found="a") != problem(found="b")


def test_a_kind_cannot_be_changed():
    """Kinds of problem are data that nobody alters while running."""
    kind = ProblemKind(code="x", severity="error", nl="X.", en="X.")

    with pytest.raises(AttributeError):
        kind.severity = "notice"
