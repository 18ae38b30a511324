"""
From a network to what a page says: ids, counts and words from the data, nothing else.

Pure functions and plain values, without language and without Streamlit, so that they can be
cached and tested. Pages and their parts put them into words.
"""

from graphlib_wijk.dashboard.answers.areas import Area as Area
from graphlib_wijk.dashboard.answers.areas import AreaKind as AreaKind
from graphlib_wijk.dashboard.answers.areas import Compared as Compared
from graphlib_wijk.dashboard.answers.areas import Comparison as Comparison
from graphlib_wijk.dashboard.answers.areas import Count as Count
from graphlib_wijk.dashboard.answers.areas import Overview as Overview
from graphlib_wijk.dashboard.answers.areas import area_of as area_of
from graphlib_wijk.dashboard.answers.areas import choices_of as choices_of
from graphlib_wijk.dashboard.answers.areas import comparison_of as comparison_of
from graphlib_wijk.dashboard.answers.areas import overview_of as overview_of
from graphlib_wijk.dashboard.answers.areas import part_of as part_of
from graphlib_wijk.dashboard.answers.nudges import Nudge as Nudge
from graphlib_wijk.dashboard.answers.nudges import nudges_of as nudges_of
from graphlib_wijk.dashboard.answers.numbers import Certainty as Certainty
from graphlib_wijk.dashboard.answers.numbers import Gap as Gap
from graphlib_wijk.dashboard.answers.numbers import Numbers as Numbers
from graphlib_wijk.dashboard.answers.numbers import certainty_of as certainty_of
from graphlib_wijk.dashboard.answers.numbers import numbers_of as numbers_of
from graphlib_wijk.dashboard.answers.organisations import Partner as Partner
from graphlib_wijk.dashboard.answers.organisations import Profile as Profile
from graphlib_wijk.dashboard.answers.organisations import Row as Row
from graphlib_wijk.dashboard.answers.organisations import Statement as Statement
from graphlib_wijk.dashboard.answers.organisations import confirmations_of as confirmations_of
from graphlib_wijk.dashboard.answers.organisations import let_through as let_through
from graphlib_wijk.dashboard.answers.organisations import profile_of as profile_of
from graphlib_wijk.dashboard.answers.organisations import rows_of as rows_of
from graphlib_wijk.dashboard.answers.organisations import rows_of_all as rows_of_all
