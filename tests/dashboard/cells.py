"""
What each action looks like in the browser: where its control is, and how one would try the deed.

One place per action and kind of page. To add an action, add its `Place`; `test_cells` fails as
long as an action of the store's table of rights has none.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from streamlit.testing.v1 import AppTest

from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.dashboard.workspace import Workspace
from graphlib_wijk.store.rights import Action, Role
from tests.dashboard.sent import read
from tests.dashboard.test_pages import texts_of

HERE, ELSEWHERE = "GM9901", "GM0080"
NEW_ADDRESS: Final = "nieuw@voorbeeld.nl"


@dataclass(frozen=True)
class Spot:
    """An organisation of a data set: what an action is tried on."""

    dataset: str
    organisation: str

    @property
    def name(self) -> str:
        """What the organisation is called on a page."""
        return self.organisation.capitalize()


def spot(role: Role, whose: str, family: str = "") -> Spot:
    """Return what is one's own for a role, or another's: a neighbour for an initiative."""
    if whose == "own":
        return Spot(f"{family}hier", "mijn")
    return Spot(f"{family}hier", "buur") if role == "initiative" else Spot(f"{family}daar", "hun")


def proof(of: str, at: Spot) -> str:
    """Return a word of a data set that stands in one place only."""
    return f"{of}van{at.organisation}"


#: Ids of what `test_cells` put in the store: the proposal that is to be decided, and the question.
NUMBERS: Final[dict[tuple[str, Spot], int]] = {}


def everything(app: AppTest) -> str:
    """Return all that a page sends: its words, its options and what its components get."""
    boxes = [option for one in (*app.selectbox, *app.multiselect) for option in one.options]
    labels = [one.label for one in (*app.button, *app.checkbox, *app.expander, *app.text_input)]
    typed = [str(one.value) for one in (*app.text_input, *app.text_area, *app.code)]
    sent = [read(one.proto) for one in app.get("bidi_component")]
    told = [str(one.value) for one in app.success]
    parts = [texts_of(app), *boxes, *labels, *typed, *told, json.dumps(sent, ensure_ascii=False)]
    return "\n".join(parts)


def button(start: Callable[[Spot], str], then: str = "") -> Place:
    """Return the look and the deed of a button, by how its key starts; `then` asks once more."""

    def find(app: AppTest, wanted: str) -> str | None:
        return next((b.key for b in app.main.button if (b.key or "").startswith(wanted)), None)

    def press(app: AppTest, at: Spot) -> None:
        app.button(key=find(app, then or start(at))).click()

    def ask(app: AppTest, at: Spot) -> None:
        if then:
            app.button(key=find(app, start(at))).click().run()

    return Place(shows=lambda app, at: find(app, start(at)) is not None, ready=ask, deed=press)


def reads(of: str) -> Place:
    """Return the look of something that one can read or not, by its own word in the data."""
    return Place(shows=lambda app, at: proof(of, at) in everything(app))


def says(words: str) -> Place:
    """Return the look of words that stand on a page or do not."""
    return Place(shows=lambda app, _at: words in everything(app))


@dataclass(frozen=True)
class Place:
    """
    Where an action is in the browser.

    Parameters
    ----------
    shows
        Whether the control, or what one may read, is on the page.
    ready
        What somebody who may does first: fills something in, or is asked for certain.
    deed
        The click itself; None where there is only something to read.
    page
        The page.
    view
        What stands in the address.
    family
        Which data sets: published ones, drafts, or ones with who is not to be shown.
    names_freely
        Whether the control says nothing of whose it is: one types that, and is refused then.
    """

    shows: Callable[[AppTest, Spot], bool]
    ready: Callable[[AppTest, Spot], None] = lambda _app, _at: None
    deed: Callable[[AppTest, Spot], None] | None = None
    page: navigation.Page = navigation.ORGANISATION
    view: Callable[[Spot], View] = field(
        default=lambda at: View(dataset=at.dataset, organisation=at.organisation)
    )
    family: str = ""
    names_freely: bool = False


def on_desk(section: str, place: Place) -> Place:
    """Put a control in a section of Beheer."""

    def view(at: Spot) -> View:
        return View(
            dataset=at.dataset, section=section, search=at.name, organisation=at.organisation
        )

    return _moved(place, page=navigation.DESK, view=view)


def on_own_page(place: Place) -> Place:
    """Put a control on Mijn initiatief; the address says of whom, and is not believed."""
    return _moved(place, page=navigation.OWN)


def at_meeting(place: Place) -> Place:
    """Put a control in the last step of Wijkgesprek."""

    def view(at: Spot) -> View:
        return View(dataset=at.dataset, neighbourhood=wijk(at.dataset), step=6)

    return _moved(place, page=navigation.DIALOGUE, view=view)


def _moved(place: Place, **changes: object) -> Place:
    return Place(**{**vars(place), **changes})


def code(dataset: str) -> str:
    """Return the code of the municipality of a data set."""
    return HERE if dataset.endswith("hier") else ELSEWHERE


def wijk(dataset: str) -> str:
    """Return the code of the neighbourhood of a data set."""
    return "WK990101" if dataset.endswith("hier") else "WK008050"


def _type_account(app: AppTest, _at: Spot) -> None:
    app.text_input(key="account-address").input(NEW_ADDRESS)
    app.selectbox(key="account-role").set_value("operator").run()


def _choose_link(app: AppTest, _at: Spot) -> None:
    box = app.selectbox(key="link-to-withdraw")
    box.select_index(0).run()
    key = next(b.key for b in app.main.button if (b.key or "").startswith("withdraw-"))
    app.button(key=key).click().run()


def _bring_files(app: AppTest, at: Spot) -> None:
    """Read in a file, and say that it is to become the next version of somebody's data."""
    own = Workspace()
    rows = f"naam;gemeentecode;wijkcode\nNieuw;{code(at.dataset)};{wijk(at.dataset)}\n"
    own.take([("organisaties.csv", rows.encode()), ("relaties.csv", b"van;naar\n")])
    app.session_state["workspace"] = own
    app.run()
    next(one for one in app.text_input if one.label == "Hoe heten deze gegevens?").input("Eigen")
    next(one for one in app.button if one.label == "Deze gegevens gebruiken").click().run()
    app.switch_page(navigation.DATA.script).run()
    app.text_input(key="save-name").set_value(at.dataset).run()


def _agree(app: AppTest, at: Spot) -> None:
    box = next(one for one in app.text_input if (one.key or "").startswith("agreement-what-"))
    box.input("Nieuwe afspraak")
    app.multiselect(key=box.key.replace("what", "who")).set_value([at.organisation])


def _send_agreement(app: AppTest, _at: Spot) -> None:
    next(one for one in app.main.button if one.label == "Leg vast").click()


SAYS_VERSIONS: Final = "De versies van deze gegevens"

#: By action, every place where it can be done or seen.
PLACES: Final[dict[Action, tuple[Place, ...]]] = {
    "read-published": (Place(shows=lambda app, at: at.name in everything(app)),),
    "read-draft": (Place(shows=lambda app, at: at.name in everything(app), family="concept-"),),
    "see-standing": (says("Positie"),),
    "see-hidden": (Place(shows=lambda app, at: at.name in everything(app), family="stil-"),),
    "see-note": (reads("notitie"),),
    "see-report": (
        _moved(
            reads("melding"),
            page=navigation.OVERVIEW,
            view=lambda at: View(dataset=at.dataset),
        ),
    ),
    "see-history": (on_desk("versies", says(SAYS_VERSIONS)),),
    "export-organisation": (
        on_desk(
            "organisatie",
            Place(
                shows=lambda app, at: (
                    f"Haal alles op over {at.name} (JSON)"
                    in {one.proto.label for one in app.get("download_button")}
                )
            ),
        ),
    ),
    "propose": (on_own_page(button(lambda at: f"confirm-tie|{at.organisation}|")),),
    "answer": (on_own_page(button(lambda at: f"answer-{NUMBERS['question', at]}-")),),
    "see-proposal": (
        on_own_page(reads("voorstel")),
        on_desk("verbeteringen", reads("voorstel")),
    ),
    "see-meeting": (at_meeting(reads("afspraak")),),
    "prepare-meeting": (
        at_meeting(
            Place(
                shows=lambda app, _at: "Leg vast" in {one.label for one in app.main.button},
                ready=_agree,
                deed=_send_agreement,
            )
        ),
    ),
    "decide": (on_desk("verbeteringen", button(lambda at: f"accept-{NUMBERS['proposal', at]}")),),
    "import": (
        Place(
            shows=lambda app, _at: "Eigen gegevens inlezen" in {one.label for one in app.tabs},
            ready=_bring_files,
            deed=lambda app, _at: app.button(key="save").click(),
            page=navigation.DATA,
            names_freely=True,
        ),
    ),
    "restore-version": (
        on_desk("versies", button(lambda _at: "put-back-1", then="put-back-1-yes")),
    ),
    "publish": (on_desk("versies", button(lambda _at: "publish")),),
    "prune": (on_desk("versies", button(lambda _at: "prune", then="prune-yes")),),
    "make-link": (on_desk("links", button(lambda _at: "make-link")),),
    "revoke-link": (
        on_desk(
            "links",
            Place(
                shows=lambda app, at: any(
                    option.startswith(f"{at.name}, gemaakt op")
                    for box in app.selectbox
                    if box.key == "link-to-withdraw"
                    for option in box.options
                ),
                ready=_choose_link,
                deed=lambda app, _at: app.button(
                    key=next(b.key for b in app.main.button if (b.key or "").endswith("-yes"))
                ).click(),
            ),
        ),
    ),
    "manage-accounts": (
        on_desk(
            "accounts",
            Place(
                shows=lambda app, _at: "account-address" in {one.key for one in app.text_input},
                ready=_type_account,
                deed=lambda app, _at: app.button(key="add-account").click(),
            ),
        ),
    ),
    "see-audit": (on_desk("logboek", says("Wie deed wat, en wanneer?")),),
}
#: In the store's table, but without any control in the browser today.
NOT_ON_A_PAGE: Final[frozenset[Action]] = frozenset({"arrange-drawing"})
