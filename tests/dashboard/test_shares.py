"""The bars on Overzicht: every initiative in one part, and no share where too few were asked."""

from __future__ import annotations

import pytest

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.answers import Area, Compared, Comparison, Count
from graphlib_wijk.dashboard.bars_view import Bar
from graphlib_wijk.dashboard.parts import shares
from graphlib_wijk.vocabulary import STANDINGS, codes


def area(name: str, **standings: int) -> Area:
    """Return a neighbourhood with initiatives of these standings."""
    count = Count(initiatives=sum(standings.values()), standings=standings)
    return Area(kind="neighbourhood", key=name, name=name, municipality="", count=count)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Bar]:
    """Collect the bars that would be shown."""
    found: list[Bar] = []
    monkeypatch.setattr(shares, "bars_of", lambda bars, **_: found.extend(bars))
    return found


def test_every_standing_has_a_part() -> None:
    """No initiative falls out of its bar, or is counted twice."""
    parts = [code for share in shares.SHARES for code in share.standings]

    assert sorted(parts) == sorted(codes(STANDINGS))


def test_a_bar_says_in_words_what_it_shows(shown: list[Bar]) -> None:
    """The parts add up to the initiatives, and the sentence holds the same counts."""
    one = Compared(
        area=area("Waterkwartier", connected=3, one_thread=1, isolated=2), level="", values={}
    )

    shares.chart_of(answers.Comparison(compared=(one,), left_out=()))

    assert [(part.id, part.count) for part in shown[0].parts] == [
        ("connected", 3),
        ("few", 1),
        ("isolated", 2),
    ]
    assert shown[0].sentence == (
        "Waterkwartier: 3 verbonden, 1 weinig of nog niet bevestigde relaties, "
        "2 nog geen bekende relaties"
    )


def test_too_few_answers_give_no_shares(shown: list[Bar]) -> None:
    """A wijk that may not be compared gets one hatched part, whatever its standings are."""
    shares.chart_of(Comparison(compared=(), left_out=(area("Molenakker", isolated=2, partial=1),)))

    assert [part.id for part in shown[0].parts] == ["unknown"]
    assert "te weinig bevraagd" in shown[0].sentence


def test_a_wijk_without_initiatives_has_no_bar(shown: list[Bar]) -> None:
    """Nothing is drawn of nobody."""
    shares.chart_of(Comparison(compared=(), left_out=(area("Binnenstad"),)))

    assert shown == []
