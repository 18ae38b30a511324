"""Who was never asked is "nog vragen", and in no output isolated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from graphlib_wijk.network import Network
from tests.dialogue.outputs import ELSEWHERE, OUTPUTS, TEXTS, WRITTEN
from tests.networks import network, organisation
from tests.strategies import datasets

#: Codes, labels and plain words for standing alone, in both languages.
ALONE = (
    "isolated",
    "isolement",
    "geïsoleerd",
    "nog geen bekende relaties",
    "no known ties",
    "isoleer",
)
some_data = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    deadline=None,
    max_examples=5,
)


def called_alone(text: str) -> list[str]:
    """Return the words of standing alone that are in a text."""
    return [word for word in ALONE if word in text.casefold()]


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS)
@some_data
@given(data=datasets())
def test_nobody_is_called_isolated_who_was_never_asked(output, data) -> None:
    """Whatever else is known, nothing said of an organisation that was not asked says so."""
    net = Network(data)
    assume(len(net.neighbourhoods) or len(net.places.municipalities))
    asked = net.asked
    said = [(name, called_alone(text)) for name, text in output(net) if name and not asked[name]]
    assert [] == [told for told in said if told[1]]


@pytest.mark.parametrize("text_of", TEXTS.values(), ids=TEXTS)
@some_data
@given(data=datasets())
def test_where_nobody_was_asked_no_text_says_it(text_of, data) -> None:
    """A text about everybody does not say it of anybody, not in a legend or a summary either."""
    answers = data.organisations["asked"].replace("yes", "no")
    net = Network(replace(data, organisations=data.organisations.assign(asked=answers)))
    assert [] == called_alone(text_of(net))


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS)
def test_where_nobody_was_asked_the_word_does_not_occur(output) -> None:
    """Not in what is said of several either; and who was not asked is there, to be asked."""
    net = network(
        [
            organisation("ada", asked="no"),
            organisation("bo", asked=""),
            organisation("cy", asked="no_answer"),
            organisation("dag", asked="no", kind="municipality", world="system"),
        ],
        [("cy", "dag", ())],
    )
    said = list(output(net))
    assert {"ada", "bo", "cy"} <= {name for name, _ in said}
    assert [] == [word for _, text in said for word in called_alone(text)]


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_word_is_there_for_who_was_asked(name) -> None:
    """The outputs do name standings, so that the tests above can fail."""
    net = network(["ada", "bo", "cy"], [("bo", "cy")])
    assert any(called_alone(text) for _, text in OUTPUTS[name](net))


def test_every_format_is_looked_at() -> None:
    """No format of `gw.write` is left out without a reason."""
    assert WRITTEN <= OUTPUTS.keys() | TEXTS.keys() | ELSEWHERE
