"""Words about agreements: who does what with whom, by when, done or not."""

from __future__ import annotations

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import _, date
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.naming import named
from graphlib_wijk.dialogue import AGREEMENT_STATUSES

_STATUSES = {status.code: status for status in AGREEMENT_STATUSES}


def agreement_line(agreed: answers.Agreed) -> str:
    """
    Tell who keeps an agreement.

    Parameters
    ----------
    agreed
        An agreement.

    Returns
    -------
    line
        Markdown: who, with whom and by when.
    """
    parts = [_("Wie: %(names)s.") % {"names": named(agreed.who)}]
    if agreed.with_whom:
        parts.append(_("Met: %(names)s.") % {"names": named(agreed.with_whom)})
    if agreed.due:
        parts.append(_("Uiterlijk %(date)s.") % {"date": date(agreed.due)})
    return " ".join(parts)


def status_sentence(agreed: answers.Agreed) -> str:
    """
    Say how an agreement stands.

    Parameters
    ----------
    agreed
        An agreement.

    Returns
    -------
    sentence
        Plain text; empty for what speaks for itself.
    """
    if agreed.status in {"done", "open"}:
        return ""
    return _STATUSES[agreed.status].definition(language())
