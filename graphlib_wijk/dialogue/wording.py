"""Reasons for invitations in words: a code with values → a sentence, in Dutch or English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphlib_wijk.dialogue.registry import INVITATION_REASONS
from graphlib_wijk.introductions.wording import Names, filled
from graphlib_wijk.vocabulary import Language


def invitation_sentence(reason: Sequence[Any], names: Names, language: Language = "nl") -> str:
    """
    Tell a reason to invite an organisation.

    Parameters
    ----------
    reason
        A code of `INVITATION_REASONS` and what stands in its gaps, as `invitations` gives them.
    names
        What `graphlib_wijk.introductions.names_of` gives.
    language
        Language of the reader.

    Returns
    -------
    sentence
        Plain text, about the organisation.

    Raises
    ------
    KeyError
        If there is no such reason.
    """
    code, *values = reason
    told = INVITATION_REASONS[code]
    gaps = zip(told.gaps, told.holds, values, strict=True)
    return filled(told.template(language), gaps, names, language)
