"""
Who may do what, as data, and the one question that everything asks.

Four roles, a list of actions, and for each pair a scope: never, on one's own, or always. What is
not in the list is not allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

Role = Literal["reader", "initiative", "staff", "operator"]
Scope = Literal["never", "own", "always"]
Action = Literal[
    "read-published",
    "read-draft",
    "see-standing",
    "see-hidden",
    "see-note",
    "see-report",
    "see-history",
    "export-organisation",
    "propose",
    "answer",
    "see-proposal",
    "see-meeting",
    "prepare-meeting",
    "arrange-drawing",
    "decide",
    "import",
    "restore-version",
    "publish",
    "prune",
    "make-link",
    "revoke-link",
    "manage-accounts",
    "see-audit",
]

ROLES: Final[tuple[Role, ...]] = ("reader", "initiative", "staff", "operator")
#: A staff member of every municipality has this instead of a list of codes.
EVERYWHERE: Final = "*"

_N: Final = "never"
_O: Final = "own"
_A: Final = "always"

#: By action, the scope of each role in the order of `ROLES`.
RIGHTS: Final[dict[Action, tuple[Scope, Scope, Scope, Scope]]] = {
    #                       reader initiative staff operator
    "read-published": (_A, _A, _A, _A),
    "read-draft": (_N, _O, _O, _A),
    "see-standing": (_N, _O, _O, _A),
    "see-hidden": (_N, _O, _O, _A),
    "see-note": (_N, _O, _O, _A),
    "see-report": (_N, _N, _O, _A),
    "see-history": (_N, _N, _O, _A),
    "export-organisation": (_N, _O, _O, _A),
    "propose": (_N, _O, _O, _A),
    "answer": (_N, _O, _O, _A),
    "see-proposal": (_N, _O, _O, _A),
    "see-meeting": (_N, _N, _O, _A),
    "prepare-meeting": (_N, _N, _O, _A),
    "arrange-drawing": (_N, _N, _O, _A),
    "decide": (_N, _N, _O, _A),
    "import": (_N, _N, _O, _A),
    "restore-version": (_N, _N, _O, _A),
    "publish": (_N, _N, _O, _A),
    "prune": (_N, _N, _N, _A),
    "make-link": (_N, _N, _O, _A),
    "revoke-link": (_N, _N, _O, _A),
    "manage-accounts": (_N, _N, _N, _A),
    "see-audit": (_N, _N, _N, _A),
}


@dataclass(frozen=True, kw_only=True)
class Actor:
    """
    Somebody who does something.

    Parameters
    ----------
    id
        A pseudonym that stays: of an account, of a personal link, ``anyone`` or ``local``.
    role
        One of `ROLES`.
    dataset, organisation
        For an initiative: which organisation it is, and in which data set.
    municipalities
        For staff: codes of their municipalities, or `EVERYWHERE`.
    """

    id: str
    role: Role = "reader"
    dataset: str = ""
    organisation: str = ""
    municipalities: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Signature:
    """
    Who does something, and when; every deed of the store asks for one.

    Parameters
    ----------
    actor
        Who.
    at
        When, with a time zone. The store never looks at a clock.
    """

    actor: Actor
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Subject:
    """
    What an action is about.

    Parameters
    ----------
    dataset
        Id of a data set; empty for what belongs to the whole installation.
    organisations
        The organisations it is about; empty when it is the data set as a whole.
    municipalities
        Codes of the municipalities that it touches.
    """

    dataset: str = ""
    organisations: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()


#: Somebody who did not sign in.
ANYONE: Final = Actor(id="anyone")
#: The one user of an installation without accounts, and whoever works at its command line.
LOCAL: Final = Actor(id="local", role="operator")


def may(actor: Actor, action: Action, subject: Subject) -> bool:
    """
    Tell whether somebody may do something.

    Parameters
    ----------
    actor
        Who.
    action
        What.
    subject
        About what.

    Returns
    -------
    allowed
        False for an action or a role that is not in the list.
    """
    scopes = RIGHTS.get(action)
    if scopes is None or actor.role not in ROLES:
        return False
    scope = scopes[ROLES.index(actor.role)]
    return scope == _A or (scope == _O and is_own(actor, subject))


def is_own(actor: Actor, subject: Subject) -> bool:
    """
    Tell whether something belongs to somebody.

    Parameters
    ----------
    actor
        Who.
    subject
        What.

    Returns
    -------
    own
        For an initiative: its organisation is among those it is about. For staff: it lies wholly
        within their municipalities; what lies nowhere is only of those who work everywhere. For
        a reader: never.
    """
    if actor.role == "initiative":
        mine = bool(actor.organisation) and actor.organisation in subject.organisations
        return mine and subject.dataset == actor.dataset
    if actor.role == "staff":
        if EVERYWHERE in actor.municipalities:
            return True
        return bool(subject.municipalities) and subject.municipalities <= actor.municipalities
    return actor.role == "operator"
