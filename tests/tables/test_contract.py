"""The data contract: every header and every file name means one thing."""

from __future__ import annotations

import pytest

from graphlib_wijk.tables import (
    ABOUT,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    PERSON_HEADERS,
    SAME,
    TABLES,
    TIES,
    About,
    Column,
    Table,
)
from graphlib_wijk.vocabulary import REGISTRIES, fold

by_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
EVERY_COLUMN = [(table, column) for table in TABLES for column in table.columns]
by_column = pytest.mark.parametrize(
    "column", [pytest.param(c, id=f"{table.name}-{c.name}") for table, c in EVERY_COLUMN]
)


@by_table
def test_a_header_means_one_column(table):
    """Within a table no header, in either language, can mean two columns."""
    meanings: dict[str, list[str]] = {}
    for column in table.columns:
        for header in column.headers():
            meanings.setdefault(header, []).append(column.name)

    assert {} == {header: names for header, names in meanings.items() if len(names) > 1}


@by_table
def test_column_names_are_their_own(table):
    """Names in code and names in files are each used once in a table."""
    for names in ([c.name for c in table.columns], [c.dutch for c in table.columns]):
        assert sorted(set(names)) == sorted(names)


def test_a_file_name_means_one_table():
    """No file or sheet name can mean two tables."""
    every = [name for table in TABLES for name in table.names()]

    assert sorted(set(every)) == sorted(every)


@by_table
def test_tables_go_by_a_dutch_and_an_english_name(table):
    """A file may have its Dutch or its English name, in any case."""
    assert {fold(table.dutch.upper()), fold(table.name.title())} <= table.names()


@pytest.mark.parametrize(
    ("table", "dutch"),
    [
        (ORGANISATIONS, "organisaties"),
        (TIES, "relaties"),
        (NEIGHBOURHOODS, "wijken"),
        (SAME, "dezelfde"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_tables_have_the_names_that_users_know(table, dutch):
    """The names of the files are part of the agreement with whoever delivers data."""
    assert dutch == table.dutch


def test_no_column_is_about_persons():
    """A header under which people are listed is never a header that is read."""
    known = {header for _, column in EVERY_COLUMN for header in column.headers()}

    assert set() == known & set(PERSON_HEADERS)


@pytest.mark.parametrize(
    "header", ["E-mail", "CONTACTPERSOON", "BSN", "Telefoonnummer", "e_mail", "Contact persoon"]
)
def test_headers_about_persons_are_recognised(header):
    """Case, hyphens and underscores do not smuggle a column about persons in."""
    assert fold(header) in PERSON_HEADERS


def test_headers_about_persons_are_folded():
    """The list is searched for folded headers and must hold them in that form."""
    assert [] == [header for header in PERSON_HEADERS if not header or fold(header) != header]


@by_column
def test_a_column_is_known_by_its_names_and_synonyms(column):
    """Each spelling of a header leads to the column."""
    spellings = (column.name, column.dutch.upper(), *column.synonyms, *column.surest)

    assert {fold(spelling) for spelling in spellings} == column.headers()


@by_column
def test_a_column_is_described_in_both_languages(column):
    """Each column has a definition of whole sentences in Dutch and in English."""
    for definition in (column.definition_nl, column.definition_en):
        assert definition.endswith(".")
        assert "  " not in definition


@by_column
def test_a_column_of_words_names_its_list(column):
    """Columns of the types term and terms draw from a list that exists; others from none."""
    assert (column.type in {"term", "terms"}) == bool(column.registry)
    assert column.registry in {*REGISTRIES, ""}


def test_required_columns():
    """Only a name, the two ends of a tie, a decision or an introduction must be there."""
    assert [
        ("organisations", "name"),
        ("ties", "source"),
        ("ties", "target"),
        ("neighbourhoods", "name"),
        ("same", "one"),
        ("same", "other"),
        ("introductions", "source"),
        ("introductions", "target"),
        ("agreements", "who"),
        ("agreements", "agreement"),
    ] == [(table.name, column.name) for table, column in EVERY_COLUMN if column.required]


def test_tables_that_may_be_missing():
    """A data set needs organisations and ties; neighbourhoods and decisions are optional."""
    assert ["organisations", "ties"] == [table.name for table in TABLES if table.required]


def test_the_columns_of_the_contract():
    """The Dutch column names are the agreement with whoever delivers data: none goes unnoticed."""
    assert (
        "id naam soort wereld gemeente gemeentecode wijk wijkcode buurtcode themas zoekt biedt "
        "bevraagd bevraagd_op website kvk lat lon niet_tonen bron toelichting"
    ) == " ".join(column.dutch for column in ORGANISATIONS.columns)
    assert (
        "van naar soort gemeld_door sterkte sinds laatste_contact bron toelichting"
    ) == " ".join(column.dutch for column in TIES.columns)
    assert "code naam gemeente gemeentecode jaar lat lon" == " ".join(
        column.dutch for column in NEIGHBOURHOODS.columns
    )
    assert "een ander besluit besloten_op toelichting" == " ".join(
        column.dutch for column in SAME.columns
    )


@by_table
def test_a_table_hands_out_its_columns(table):
    """A column is found by its canonical name."""
    assert [] == [c.name for c in table.columns if table.column(c.name) is not c]


def test_an_unknown_column_is_refused():
    """Asking a table for a column that it does not have names both in the error."""
    with pytest.raises(KeyError, match="Table ties has no column 'naam'"):
        TIES.column("naam")


def test_headers_of_a_column_without_synonyms():
    """Name and Dutch name are enough; when they are the same there is one header."""
    column = Column(name="lat", dutch="LAT", type="text", definition_nl="X.", definition_en="X.")

    assert frozenset({"lat"}) == column.headers()


def test_names_of_a_table_are_folded():
    """Names are compared folded, so they are kept folded."""
    table = Table(
        name="big_table", dutch="Grote-tabel", definition_nl="", definition_en="", columns=()
    )

    assert frozenset({"big table", "grote tabel"}) == table.names()


def test_every_key_of_over_toml_is_a_field():
    """What a data set says about itself ends up in a field of the same name and kind."""
    blank = About()

    assert set(vars(blank)) == {fact.name for fact in ABOUT}
    assert [] == [
        fact.name
        for fact in ABOUT
        if isinstance(getattr(blank, fact.name), bool) != (fact.type == "yes_no")
    ]


def test_a_key_of_over_toml_means_one_thing():
    """No key, in either language, can mean two facts."""
    keys = [key for fact in ABOUT for key in {fold(fact.name), fold(fact.dutch)}]

    assert sorted(set(keys)) == sorted(keys)
