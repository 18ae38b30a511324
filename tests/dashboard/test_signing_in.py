"""Who somebody is decides what reaches the page: roles, claims and personal links."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlib_wijk.dashboard import navigation, settings
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.store import ROLES, Grant, Store
from tests.dashboard.test_pages import texts_of
from tests.dashboard.visiting import (
    ALONE,
    DATASET,
    ELSEWHERE,
    INITIATIVE,
    OPERATOR,
    STAFF,
    STRANGER,
    by_operator,
    installed,
    link_for,
    visit,
)

ORGANISATION = "screens/organisation.py"
OF_ALONE = View(dataset=DATASET, organisation=ALONE)
#: What only the organisation itself and those who support it may read.
POSITION = "Positie: nog geen bekende relaties"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return the store of a shared installation."""
    return installed(tmp_path, monkeypatch)


@pytest.mark.parametrize("who", [STAFF, OPERATOR, INITIATIVE])
def test_who_may_see_a_standing_sees_it(who: str) -> None:
    """Staff of the municipality, the operator and the initiative itself read where it stands."""
    assert POSITION in texts_of(visit(ORGANISATION, who, OF_ALONE))


@pytest.mark.parametrize("who", ["", STRANGER, ELSEWHERE])
def test_nobody_else_sees_a_standing(who: str) -> None:
    """A reader, an address without a role and staff of another municipality do not."""
    said = texts_of(visit(ORGANISATION, who, OF_ALONE))

    assert "Minibieb" in said
    assert "Positie" not in said
    assert "signalen" not in said
    assert "gevraagd" not in said.lower()


def test_an_address_that_the_provider_does_not_vouch_for_is_nobody() -> None:
    """With `email_verified` false the address of a member of staff opens nothing."""
    app = visit(ORGANISATION, STAFF, OF_ALONE, claims={"email_verified": False})

    assert POSITION not in texts_of(app)


def test_a_role_in_a_claim_or_in_the_address_means_nothing() -> None:
    """Only the database gives a role; what a provider or an address says of roles is ignored."""
    app = visit(ORGANISATION, STRANGER, OF_ALONE, claims={"role": "operator", "id": "local"})
    app.query_params["rol"] = "operator"
    app.query_params["role"] = "operator"

    assert POSITION not in texts_of(app.run())


def test_a_link_shows_its_owner_and_nobody_else(store: Store) -> None:
    """With the link of one initiative its own standing is told, and that of another is not."""
    mine, other = link_for(store, ALONE), link_for(store, "wa_anker")

    assert POSITION in texts_of(visit(navigation.OWN.script, view=View(), link=mine))
    assert POSITION not in texts_of(visit(ORGANISATION, view=OF_ALONE, link=other))


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: t + "x", lambda _: "x.y"])
def test_a_tampered_link_opens_nothing_and_says_so(store: Store, change: object) -> None:
    """A secret that is not exactly right is worth nothing, and the visitor is told."""
    app = visit(ORGANISATION, view=OF_ALONE, link=change(link_for(store, ALONE)))

    assert POSITION not in texts_of(app)
    assert "werkt niet" in texts_of(app)


def test_a_right_that_is_withdrawn_is_gone_at_the_next_click(store: Store) -> None:
    """An open page does not keep what its reader may no longer see."""
    app = visit(ORGANISATION, STAFF, OF_ALONE)
    account = next(one for one in store.people.list(by_operator()) if one.email == STAFF)
    store.people.remove(account.id, by_operator())

    assert POSITION not in texts_of(app.run())


@pytest.mark.parametrize("page", [page for page in navigation.PAGES if page.roles < {*ROLES}])
def test_a_page_that_is_not_for_a_reader_says_so(page: navigation.Page) -> None:
    """The address of a page for others exists for a reader too, and holds nothing but that."""
    app = visit("screens/closed.py")

    assert "reader" not in page.roles
    assert not app.exception
    assert not app.error
    assert ["Deze pagina is niet voor iedereen"] == [title.value for title in app.title]
    assert "Inloggen" in [button.label for button in app.button]
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        visit(page.script)


def test_without_a_database_nobody_gets_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where rights cannot be looked up, a page says so: no data, and not where the database is."""
    monkeypatch.setenv("WIJKGRAAF_DATABASE_URL", f"sqlite:///{tmp_path / 'weg' / 'x.db'}")
    (tmp_path / "weg").write_text("geen map")

    app = visit("", OPERATOR, OF_ALONE)

    assert ["De gegevens zijn even niet te bereiken"] == [title.value for title in app.title]
    assert "Minibieb" not in texts_of(app)
    assert not app.error
    assert str(tmp_path) not in texts_of(app)


@pytest.mark.parametrize(
    ("groups", "grant"),
    [
        (["dordrecht"], Grant(role="staff", municipalities=frozenset({"GM0505", "GM0610"}))),
        ("lsa", Grant(role="staff", municipalities=frozenset({"*"}))),
        (["dordrecht", "beheer"], Grant(role="operator")),
        (["onbekend"], None),
        (["Dordrecht "], None),
        ([], None),
        (None, None),
        (7, None),
    ],
)
def test_groups_of_the_provider_give_what_the_operator_says(
    groups: object, grant: Grant | None
) -> None:
    """Only a group that is named gives a role, and the one that may most counts."""
    environment = {
        "WIJKGRAAF_GROEPEN_CLAIM": "groups",
        "WIJKGRAAF_GROEPEN": "beheer=operator; dordrecht=staff:GM0505,GM0610; lsa=staff:*; x=lezer",
    }

    assert grant == settings.granted({"groups": groups}, environment)


def test_somebody_in_a_group_of_staff_sees_what_staff_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim of the provider, and a setting of the operator, together open the page."""
    monkeypatch.setenv("WIJKGRAAF_GROEPEN_CLAIM", "groups")
    monkeypatch.setenv("WIJKGRAAF_GROEPEN", "wijkteam=staff:GM9901")

    outside = visit(ORGANISATION, STRANGER, OF_ALONE, claims={"groups": ["anders"]})
    inside = visit(ORGANISATION, STRANGER, OF_ALONE, claims={"groups": ["wijkteam"]})

    assert POSITION not in texts_of(outside)
    assert POSITION in texts_of(inside)


def test_staff_read_how_many_were_asked_and_of_how_many_they_do_not_see_it() -> None:
    """What lies in no municipality of theirs hides neither their own wijken nor itself."""
    app = visit("screens/overview.py", STAFF)
    said = texts_of(app)

    assert "organisaties zijn naar hun relaties gevraagd" in said
    assert "organisaties ziet u dat niet" in said
    assert "zien alleen de initiatieven" not in said
    assert "Wijken naast elkaar" in [header.value for header in app.header]


@pytest.mark.parametrize("page", ["screens/nudges.py", "screens/dialogue.py"])
def test_staff_of_another_municipality_get_no_verdict_on_this_one(page: str) -> None:
    """Nothing is said of signals, and nobody is called unasked, where it is not known."""
    said = texts_of(visit(page, ELSEWHERE, View(dataset=DATASET, neighbourhood="WK990102")))

    assert "zien alleen de initiatieven" in said
    assert "geen signalen" not in said
    assert "gevraagd" not in said.replace("bevraagd", "")


def test_taking_the_secrets_away_does_not_open_the_doors(tmp_path: Path) -> None:
    """A file that comes is found at the next look, and one that goes is still counted."""
    file = tmp_path / "secrets.toml"
    files = settings.SecretsFiles((tmp_path / "elders.toml", file))
    assert not files.are_there()

    file.touch()
    assert files.are_there()
    file.unlink()

    assert files.are_there()
