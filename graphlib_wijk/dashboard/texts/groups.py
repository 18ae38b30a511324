"""Sentences about the groups in which a large area is drawn."""

from __future__ import annotations

from graphlib_wijk.dashboard.i18n import _, ngettext, number
from graphlib_wijk.drawing import Group, Groups


def groups_sentence(groups: Groups, organisations: int) -> str:
    """
    Say why groups are drawn, and how to go on.

    Parameters
    ----------
    groups
        The groups.
    organisations
        How many organisations there are.

    Returns
    -------
    sentence
        Two or three sentences.
    """
    if groups.by == "neighbourhood":
        text = _(
            "Dit zijn %(n)s organisaties: te veel voor één leesbare tekening. Daarom ziet u de "
            "wijken. Kies een wijk om te zien wie daar samenwerkt."
        )
    else:
        text = _(
            "Dit zijn %(n)s organisaties: te veel voor één leesbare tekening. Daarom ziet u de "
            "soorten. Kies een soort om alleen die organisaties te zien."
        )
    return text % {"n": number(organisations)}


def group_sentence(group: Group) -> str:
    """
    Say what is known of the initiatives of a group.

    Parameters
    ----------
    group
        The group.

    Returns
    -------
    sentence
        How many initiatives it has, and how many of them have no known ties yet or were not
        asked; that there are none, where there are none.
    """
    if not group.initiatives:
        return _("geen initiatieven bekend")
    alone, silent = (group.standings.get(code, 0) for code in ("isolated", "not_asked"))
    parts = [
        ngettext("%(n)s initiatief", "%(n)s initiatieven", group.initiatives)
        % {"n": number(group.initiatives)},
        alone and _("%(n)s nog geen bekende relaties") % {"n": number(alone)},
        silent and _("%(n)s nog niet bevraagd") % {"n": number(silent)},
    ]
    return ", ".join(part for part in parts if part)


def group_titles(groups: Groups) -> dict[str, str]:
    """
    Say what a drawing tells about each group and about each line.

    Parameters
    ----------
    groups
        The groups.

    Returns
    -------
    titles
        As `services.group_view` wants them.
    """
    names = {group.id: group.name for group in groups.groups}
    titles = {
        group.id: "\n".join(
            [group.name, _organisations(group.organisations), group_sentence(group)]
        )
        for group in groups.groups
    }
    for tie in groups.ties:
        between = f"{names[tie.source]} – {names[tie.target]}"
        titles[f"{tie.source}\n{tie.target}"] = f"{between}\n{_ties(tie.ties)}"
    return titles


def _organisations(n: int) -> str:
    return ngettext("%(n)s organisatie", "%(n)s organisaties", n) % {"n": number(n)}


def _ties(n: int) -> str:
    return ngettext("%(n)s relatie", "%(n)s relaties", n) % {"n": number(n)}
