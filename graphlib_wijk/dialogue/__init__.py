"""The meeting: whom to invite, what to lay on the table, what was agreed, and what changed."""

from graphlib_wijk.dialogue.agreements import AGREEMENT_STATUSES, agreements
from graphlib_wijk.dialogue.invitations import Balance, Invitations, edited, invitations
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
    "BALANCE_RULE",
    "INVITATION_REASONS",
    "INVITATION_ROLES",
    "RESERVE_REASONS",
    "VOICES",
    "VOICE_REASONS",
    "Balance",
    "InvitationReason",
    "Invitations",
    "agreements",
    "edited",
    "invitation_sentence",
    "invitations",
    "missing_voices",
]
