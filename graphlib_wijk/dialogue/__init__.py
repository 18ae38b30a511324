"""The meeting: whom to invite, what to lay on the table, what was agreed, and what changed."""

from graphlib_wijk.dialogue.agreements import AGREEMENT_STATUSES, agreements
from graphlib_wijk.dialogue.audience import AUDIENCES, Audience, audience_called
from graphlib_wijk.dialogue.brief import Brief, brief, brief_network
from graphlib_wijk.dialogue.brief_agreements import Agreement
from graphlib_wijk.dialogue.brief_introductions import Introduction
from graphlib_wijk.dialogue.brief_remarks import Remark
from graphlib_wijk.dialogue.brief_themes import SharedTheme
from graphlib_wijk.dialogue.invitations import Balance, Invitations, edited, invitations
from graphlib_wijk.dialogue.questions import QUESTIONS, Chosen, Question
from graphlib_wijk.dialogue.registry import (
    BALANCE_RULE,
    INVITATION_REASONS,
    INVITATION_ROLES,
    RESERVE_REASONS,
    InvitationReason,
)
from graphlib_wijk.dialogue.voices import VOICE_REASONS, VOICES, missing_voices
from graphlib_wijk.dialogue.wording import invitation_sentence

__all__ = [
    "AGREEMENT_STATUSES",
    "AUDIENCES",
    "BALANCE_RULE",
    "INVITATION_REASONS",
    "INVITATION_ROLES",
    "QUESTIONS",
    "RESERVE_REASONS",
    "VOICES",
    "VOICE_REASONS",
    "Agreement",
    "Audience",
    "Balance",
    "Brief",
    "Chosen",
    "Introduction",
    "InvitationReason",
    "Invitations",
    "Question",
    "Remark",
    "SharedTheme",
    "agreements",
    "audience_called",
    "brief",
    "brief_network",
    "edited",
    "invitation_sentence",
    "invitations",
    "missing_voices",
]
