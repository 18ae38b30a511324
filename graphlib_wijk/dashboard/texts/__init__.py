"""
Sentences of the dashboard, put together from answers.

Whole sentences with named gaps, never pieces glued by grammar. Numbers come with what they
count, and a conclusion comes with what is not known.
"""

from graphlib_wijk.dashboard.texts.areas import about_lines as about_lines
from graphlib_wijk.dashboard.texts.areas import area_sentences as area_sentences
from graphlib_wijk.dashboard.texts.areas import asked_sentence as asked_sentence
from graphlib_wijk.dashboard.texts.areas import left_out_sentence as left_out_sentence
from graphlib_wijk.dashboard.texts.areas import overview_sentence as overview_sentence
from graphlib_wijk.dashboard.texts.certainty import badge as badge
from graphlib_wijk.dashboard.texts.certainty import coverage_sentence as coverage_sentence
from graphlib_wijk.dashboard.texts.certainty import robustness_method as robustness_method
from graphlib_wijk.dashboard.texts.certainty import robustness_sentence as robustness_sentence
from graphlib_wijk.dashboard.texts.certainty import sure_of as sure_of
from graphlib_wijk.dashboard.texts.groups import group_sentence as group_sentence
from graphlib_wijk.dashboard.texts.groups import group_titles as group_titles
from graphlib_wijk.dashboard.texts.groups import groups_sentence as groups_sentence
from graphlib_wijk.dashboard.texts.nudges import ask_of as ask_of
from graphlib_wijk.dashboard.texts.nudges import evidence as evidence
from graphlib_wijk.dashboard.texts.nudges import signal_label as signal_label
from graphlib_wijk.dashboard.texts.numbers import gap_sentence as gap_sentence
from graphlib_wijk.dashboard.texts.numbers import measure_sentence as measure_sentence
from graphlib_wijk.dashboard.texts.numbers import missing_sentence as missing_sentence
from graphlib_wijk.dashboard.texts.organisations import kind_label as kind_label
from graphlib_wijk.dashboard.texts.organisations import standing_label as standing_label
from graphlib_wijk.dashboard.texts.organisations import tie_verb as tie_verb
from graphlib_wijk.dashboard.texts.organisations import why as why
from graphlib_wijk.dashboard.texts.views import file_name as file_name
from graphlib_wijk.dashboard.texts.views import picture as picture
from graphlib_wijk.dashboard.texts.views import picture_lines as picture_lines
from graphlib_wijk.dashboard.texts.views import table as table
