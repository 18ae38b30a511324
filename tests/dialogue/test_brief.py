"""The sheet on the table: what each audience reads, and what nobody reads."""

from __future__ import annotations

import json
from dataclasses import asdict

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphlib_wijk as gw
from graphlib_wijk.dialogue import AUDIENCES, QUESTIONS, audience_called, brief_network
from graphlib_wijk.dialogue.audience import PUBLIC, View
from graphlib_wijk.dialogue.questions import CALLS, questions_for
from graphlib_wijk.introductions import REASONS
from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.signals import SIGNALS
from graphlib_wijk.tables import AGREEMENTS, About, frame_of
from graphlib_wijk.vocabulary import PARTNERSHIP, STANDINGS, UMBRELLA
from graphlib_wijk.writing import brief_drawing
from tests.networks import network, organisation
from tests.strategies import datasets

#: Labels of what is concluded of an organisation. That one was not asked is about us.
VERDICTS = {
    language: [t.label(language) for t in (*STANDINGS, *SIGNALS) if t.code != "not_asked"]
    for language in ("nl", "en")
}
LANGUAGE = st.sampled_from(("nl", "en"))
#: Each example makes a sheet and a drawing.
few = settings(max_examples=25)


def said(sheet: gw.Brief) -> str:
    """Everything a sheet says but its remarks and limits, as one text."""
    told = asdict(sheet)
    return json.dumps({k: v for k, v in told.items() if k != "remarks"}, ensure_ascii=False)


@few
@given(datasets(), LANGUAGE)
def test_the_public_version_says_no_standing_and_no_signal(dataset, language):
    """Whatever the data, the public reads no conclusion about anybody, in words or in signs."""
    made = Network(dataset)
    sheet = gw.brief(made, language=language)
    drawn = brief_drawing(made, sheet)

    assert () == sheet.remarks
    assert [] == [word for word in VERDICTS[language] if word in said(sheet)]
    assert {node.standing for node in drawn.nodes} <= {"", "not_asked"}
    assert not any(node.needs_hand or node.ties_hidden for node in drawn.nodes)
    shown = " ".join([*(n.title for n in drawn.nodes), *(b.label for b in drawn.bands)])
    assert [] == [word for word in VERDICTS[language] if word in shown]


@few
@given(datasets(), st.data())
def test_an_initiative_reads_conclusions_about_itself_alone(dataset, data):
    """The version for an initiative has remarks about that one, and no verdict elsewhere."""
    made = Network(dataset)
    if not len(made):
        return
    reader = data.draw(st.sampled_from(list(made.organisations.index)))
    sheet = gw.brief(made, audience="initiative", for_=reader)

    assert {remark.organisation for remark in sheet.remarks} <= {reader}
    assert {one.organisation for one in sheet.introductions} <= {reader}
    drawn = brief_drawing(made, sheet)
    assert {node.standing for node in drawn.nodes} <= {"", "not_asked"}
    assert not any(node.needs_hand for node in drawn.nodes)


@few
@given(datasets(), st.sampled_from([a.code for a in AUDIENCES if a.code != "initiative"]))
def test_who_was_never_asked_is_still_to_ask(dataset, audience):
    """No version concludes anything of one that was not asked: it is to be asked, no more."""
    made = Network(dataset)
    sheet = gw.brief(made, audience=audience)
    table = made.organisations
    silent = table["kind"].isin([PARTNERSHIP, UMBRELLA])
    unasked = table.loc[~made.asked & ~silent, "name"]

    assert unasked.tolist() == list(sheet.to_ask)
    assert {("nog vragen",)} >= {one.words for one in sheet.remarks if not one.asked}
    assert "isoleerd" not in said(sheet)
    drawn = brief_drawing(made, sheet)
    assert all(n.standing == "not_asked" for n in drawn.nodes if n.name in set(unasked))


@few
@given(datasets())
def test_the_public_sees_a_tie_only_if_both_ends_said_so(dataset):
    """A tie of two is drawn when both name it; that with a table when its member does."""
    made = Network(dataset)
    sheet = gw.brief(made)
    kinds = made.organisations["kind"]
    for edge in brief_drawing(made, sheet).edges:
        spoken = made.partners.edges[edge.source, edge.target]["reported_by"]
        voices = [e for e in (edge.source, edge.target) if kinds[e] != PARTNERSHIP]
        assert voices
        assert set(voices) <= set(spoken)


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_who_is_not_to_be_shown_is_on_no_sheet(audience):
    """Not as one to ask, not in a theme, an introduction, an agreement or the drawing."""
    rows = [
        organisation("open", themes=("green",)),
        organisation("geheim", themes=("green",), hidden=True, asked="no"),
        organisation("ander", themes=("green",)),
    ]
    agreed = [
        {"who": ("geheim",), "agreement": "Iets doen", "done": False},
        {"who": ("open",), "with_whom": ("geheim",), "agreement": "Samen", "done": False},
    ]
    made = network(rows, [("open", "geheim")])
    sheet = gw.brief(made, audience=audience, agreements=frame_of(AGREEMENTS, agreed))

    assert "Geheim" not in said(sheet)
    assert [("Samen", ())] == [(one.text, one.with_whom) for one in sheet.agreements]
    assert {"open", "ander"} == {node.id for node in brief_drawing(made, sheet).nodes}


def test_a_one_sided_tie_is_for_who_prepares_and_for_who_is_in_it():
    """What A said of B is not public; B itself may read it, a third may not."""
    made = network(["a", "b", "c"], [("a", "b", ["a"])])
    ties = {
        audience: list(brief_network(made, gw.brief(made, audience=audience)).partners.edges)
        for audience in ("public", "internal")
    }
    own = {
        name: list(
            brief_network(made, gw.brief(made, audience="initiative", for_=name)).partners.edges
        )
        for name in ("b", "c")
    }

    assert {"public": [], "internal": [("a", "b")]} == ties
    assert {"b": [("a", "b")], "c": []} == own


def test_a_reason_that_rests_on_what_may_not_be_known_is_left_out():
    """Whoever knows both is only named where both ties may be shown."""
    made = network(["a", "b", "c", "d"], [("a", "c"), ("b", "c", ["b"]), ("a", "d"), ("b", "d")])
    view = View(made, PUBLIC)

    assert not view.tells_reason(("shared_contact", "c", 1), "a", "b")
    assert view.tells_reason(("shared_contact", "d", 1), "a", "b")
    assert not view.tells_reason(("knows_many", 12), "a", "b")
    assert not view.tells_reason(("answers_signal", "a", "no-peer-tie"), "a", "b")


@pytest.mark.parametrize("code", REASONS)
def test_of_every_reason_it_is_decided_who_may_read_it(code):
    """A new reason cannot be forgotten: without a rule it would raise here."""
    made = network(["a", "b", "c"])
    values = {"contact_of_contact": ("c", "c"), "shared_contact": ("c", 1)}
    reason = (code, *values.get(code, ("a", "no-peer-tie")))

    assert View(made, PUBLIC).tells_reason(reason, "a", "b") in {True, False}


def test_coverage_says_what_is_known_and_what_is_not():
    """How many were asked, of how many the themes are unknown, and who is still to ask."""
    rows = [
        organisation("a", themes=("green",)),
        organisation("b", asked="no_answer", themes=("care",)),
        organisation("c", asked=""),
    ]
    sheet = gw.brief(network(rows, about=About(reference_date="2026-10-01", fictional=True)))

    assert (
        "Van de 3 organisaties heeft er 1 zelf verteld met wie zij werkt.",
        "Van 1 organisatie weten we niet aan welke thema's zij werkt.",
    ) == sheet.coverage
    assert ("B", "C") == sheet.to_ask
    assert (
        "We kennen hier 3 bewonersinitiatieven. Op dit blad staan nog geen relaties in de wijk."
        == sheet.counts
    )
    assert (sheet.reference_date, sheet.fictional) == ("2026-10-01", True)


def test_an_empty_neighbourhood_says_so():
    """Nothing known is a sheet too, with the questions that always fit."""
    sheet = gw.brief(network([]))

    assert ("We kennen hier nog geen organisaties.",) == sheet.coverage
    assert "" == sheet.counts
    assert ["recognise", "contribute"] == [sheet.questions[0].code, sheet.questions[-1].code]


def test_themes_are_of_who_does_not_know_each_other():
    """A theme whose organisations all know each other is no news; a table counts as knowing."""
    rows = [
        organisation("a", themes=("green", "care")),
        organisation("b", themes=("green", "care")),
        organisation("c", themes=("care",)),
        organisation("tafel", kind=PARTNERSHIP),
    ]
    sheet = gw.brief(network(rows, [("a", "tafel"), ("b", "tafel")]))

    assert [("care", ("A", "B", "C"))] == [(one.code, one.organisations) for one in sheet.themes]


def test_the_theme_of_the_meeting_comes_first():
    """What the meeting is about stands above themes that more organisations share."""
    rows = [organisation(name, themes=("care",)) for name in "abc"]
    rows += [organisation(name, themes=("green",)) for name in "de"]
    sheet = gw.brief(network(rows), theme="groen")

    assert ["green", "care"] == [one.code for one in sheet.themes]
    assert "groen" == sheet.theme


def test_open_agreements_come_first():
    """What is still to do stands above what is done, the soonest first; unknown days last."""
    rows = [
        {"who": ("a",), "agreement": "klaar", "done": True, "due": "2026-01-01"},
        {"who": ("a",), "agreement": "ooit", "done": False},
        {
            "who": ("a",),
            "with_whom": ("b",),
            "agreement": "straks",
            "done": False,
            "due": "2026-12",
        },
    ]
    sheet = gw.brief(network(["a", "b"]), agreements=frame_of(AGREEMENTS, rows))

    assert ["straks", "ooit", "klaar"] == [one.text for one in sheet.agreements]
    assert ("B",) == sheet.agreements[0].with_whom
    assert "agreed" in {one.code for one in sheet.questions}


def test_introductions_can_be_chosen():
    """Rows that somebody chose are taken as they are; a number is how many at most."""
    made = network([organisation(name, themes=("green",)) for name in "abcd"])
    chosen = pd.DataFrame({"organisation": ["a"], "candidate": ["d"], "reasons": [()]})

    found = gw.brief(made, introductions=chosen).introductions
    assert [("a", "d")] == [(one.organisation, one.candidate) for one in found]
    assert 1 == len(gw.brief(made, introductions=1).introductions)
    assert () == gw.brief(made, introductions=0).introductions


def test_a_pair_is_proposed_once():
    """A to B and B to A are one introduction."""
    made = network([organisation(name, themes=("green",)) for name in "abcd"])
    pairs = [
        frozenset((one.organisation, one.candidate))
        for one in gw.brief(made, introductions=20).introductions
    ]

    assert pairs
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize(
    ("choices", "error"),
    [
        ({"audience": "iedereen"}, ValueError),
        ({"audience": "initiative"}, ValueError),
        ({"for_": "a"}, ValueError),
        ({"audience": "initiative", "for_": "weg"}, UnknownOrganisationError),
        ({"host": "weg"}, UnknownOrganisationError),
        ({"introductions": -1}, ValueError),
    ],
)
def test_what_does_not_fit_is_refused(choices, error):
    """A mistake is told, not printed."""
    with pytest.raises(error):
        gw.brief(network(["a"]), **choices)


def test_place_is_the_smallest_that_all_share():
    """One neighbourhood has its name, several their municipality."""
    wijken = [
        {"code": "WK990101", "name": "Noord", "municipality": "Oosterlinde"},
        {"code": "WK990102", "name": "Zuid", "municipality": "Oosterlinde"},
    ]
    rows = [organisation("a"), organisation("b", neighbourhood_codes=("WK990102",))]
    made = network(rows, neighbourhoods=wijken)

    assert "Noord (Oosterlinde)" == gw.brief(made.in_neighbourhood("Noord")).place
    assert "Oosterlinde" == gw.brief(made).place
    assert "Ons Noord" == gw.brief(made, place="Ons Noord").place


@given(st.sets(st.sampled_from([*CALLS, *(signal.code for signal in SIGNALS)])), LANGUAGE)
def test_there_are_three_to_five_questions(calls, language):
    """Whatever calls, there is a first, a last and something between, without open gaps."""
    chosen = questions_for(dict.fromkeys(calls, "groen"), language)

    assert 3 <= len(chosen) <= 5
    assert ("recognise", "contribute") == (chosen[0].code, chosen[-1].code)
    assert all("?" in one.text and "{" not in one.text and one.lesson for one in chosen)


def test_every_signal_calls_for_a_question():
    """No signal is found without a question that lets people talk about it."""
    calls = {call for question in QUESTIONS for call in question.calls}

    assert {signal.code for signal in SIGNALS} | set(CALLS) == calls


def test_audiences_are_told_what_was_left_out():
    """Each has words in both languages, and its note is on the sheet."""
    for audience in AUDIENCES:
        reader = "a" if audience.code == "initiative" else None
        sheet = gw.brief(network(["a"]), audience=audience.code, for_=reader, language="en")
        assert audience_called(audience.code).note("en") == sheet.limits[-1]
