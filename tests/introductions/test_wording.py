"""Reasons in words."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings

import graphlib_wijk as gw
from graphlib_wijk.introductions import REASONS, introductions, names_of, sentence
from graphlib_wijk.network import Network
from graphlib_wijk.vocabulary import LANGUAGES
from tests.networks import WIJK, network, organisation
from tests.strategies import datasets


@pytest.mark.parametrize("reason", REASONS.values(), ids=lambda reason: reason.code)
def test_templates_have_the_gaps_that_are_filled(reason) -> None:
    """Both languages of a template use gaps of its reason, or the candidate, and no others."""
    for language in LANGUAGES:
        used = {field for _, field, _, _ in string.Formatter().parse(reason.template(language))}
        assert used - {None, "candidate"} <= set(reason.gaps)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(datasets())
def test_every_reason_becomes_a_sentence(data) -> None:
    """Whatever is suggested, each reason reads as one sentence without a gap or a raw id."""
    net = Network(data)
    names = names_of(net)
    for row in introductions(net).to_dict("records"):
        for reason in row["reasons"]:
            for language in LANGUAGES:
                text = sentence(reason, names, language, candidate=row["candidate"])
                assert text.endswith(".")
                assert not {"{", "}", "o0", "o1"} & set(text.split())


def test_a_sentence_names_who_and_what() -> None:
    """Ids become names and codes become words, in the language of the reader."""
    names = names_of(network([organisation("ada", name="Ada's Tuin")]))
    assert "Ada's Tuin kent jullie allebei." == sentence(("shared_contact", "ada", 2), names)
    assert "You both work on green space and care and welfare." == sentence(
        ("shared_themes", ("green", "care")), names, "en"
    )
    assert "Jullie werken allebei aan groen, zorg en welzijn en bijen." == sentence(
        ("shared_themes", ("green", "care", "bijen")), names
    )


def test_a_neighbourhood_is_called_by_its_name() -> None:
    """A key of a neighbourhood becomes the name that it goes by."""
    names = names_of(
        network([organisation("ada")], neighbourhoods=[{"code": WIJK, "name": "De Linde"}])
    )
    assert "Jullie horen allebei bij De Linde." == sentence(("same_neighbourhood", WIJK), names)


def test_who_is_hidden_is_not_named() -> None:
    """The name of a hidden organisation is not there to be told, nor is that of a stranger."""
    names = names_of(network([organisation("ada", hidden=True)]))
    assert "Een andere organisatie kent jullie allebei." == sentence(
        ("shared_contact", "ada", 1), names
    )


def test_braces_in_a_name_stay_braces() -> None:
    """A name that looks like a gap is text."""
    names = names_of(network([organisation("ada", name="{words} {0}")]))
    assert "{words} {0} kent jullie allebei." == sentence(("shared_contact", "ada", 1), names)


def test_the_real_data_get_sentences() -> None:
    """For the cooperative without a known local tie the first reasons read as sentences."""
    net = gw.open_network("data/wijkgesprekken")
    table, names = gw.introductions(net, for_="am_sads"), names_of(net)
    told = [sentence(reasons[0], names) for reasons in table["reasons"]]
    assert len(table) == len([text for text in told if text.endswith(".")]) > 0
