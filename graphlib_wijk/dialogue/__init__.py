"""The meeting: whom to invite, what to lay on the table, what was agreed, and what changed."""

from graphlib_wijk.dialogue.audience import AUDIENCES, Audience, audience_called
from graphlib_wijk.dialogue.brief import Brief, brief, brief_network
from graphlib_wijk.dialogue.brief_agreements import Agreement
from graphlib_wijk.dialogue.brief_introductions import Introduction
from graphlib_wijk.dialogue.brief_remarks import Remark
from graphlib_wijk.dialogue.brief_themes import SharedTheme
from graphlib_wijk.dialogue.questions import QUESTIONS, Chosen, Question

__all__ = [
    "AUDIENCES",
    "QUESTIONS",
    "Agreement",
    "Audience",
    "Brief",
    "Chosen",
    "Introduction",
    "Question",
    "Remark",
    "SharedTheme",
    "audience_called",
    "brief",
    "brief_network",
]
