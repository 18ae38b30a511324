"""
Sentences of the dashboard, put together from answers.

Whole sentences with named gaps, never pieces glued by grammar. Numbers come with what they
count, and a conclusion comes with what is not known.
"""

from graphlib_wijk.dashboard.texts import agreeing as agreeing
from graphlib_wijk.dashboard.texts import inviting as inviting
from graphlib_wijk.dashboard.texts import meeting as meeting
from graphlib_wijk.dashboard.texts import sheets as sheets
from graphlib_wijk.dashboard.texts.areas import about_lines as about_lines
from graphlib_wijk.dashboard.texts.areas import area_sentences as area_sentences
from graphlib_wijk.dashboard.texts.areas import asked_sentence as asked_sentence
from graphlib_wijk.dashboard.texts.areas import left_out_sentence as left_out_sentence
from graphlib_wijk.dashboard.texts.areas import overview_sentence as overview_sentence
from graphlib_wijk.dashboard.texts.areas import sparse_sentence as sparse_sentence
from graphlib_wijk.dashboard.texts.certainty import badge as badge
from graphlib_wijk.dashboard.texts.certainty import coverage_sentence as coverage_sentence
from graphlib_wijk.dashboard.texts.certainty import robustness_method as robustness_method
from graphlib_wijk.dashboard.texts.certainty import robustness_sentence as robustness_sentence
from graphlib_wijk.dashboard.texts.certainty import sure_of as sure_of
from graphlib_wijk.dashboard.texts.differences import MEASURE_HEADERS as MEASURE_HEADERS
from graphlib_wijk.dashboard.texts.differences import MOVED_HEADERS as MOVED_HEADERS
from graphlib_wijk.dashboard.texts.differences import RELATION_HEADERS as RELATION_HEADERS
from graphlib_wijk.dashboard.texts.differences import because as because
from graphlib_wijk.dashboard.texts.differences import changes as changes
from graphlib_wijk.dashboard.texts.differences import difference_sentences as difference_sentences
from graphlib_wijk.dashboard.texts.differences import difference_warnings as difference_warnings
from graphlib_wijk.dashboard.texts.differences import edition_label as edition_label
from graphlib_wijk.dashboard.texts.differences import measure_label as measure_label
from graphlib_wijk.dashboard.texts.differences import measured_at as measured_at
from graphlib_wijk.dashboard.texts.differences import moved_why as moved_why
from graphlib_wijk.dashboard.texts.differences import presence_sentences as presence_sentences
from graphlib_wijk.dashboard.texts.differences import word_at as word_at
from graphlib_wijk.dashboard.texts.files import SEVERITY_MARKS as SEVERITY_MARKS
from graphlib_wijk.dashboard.texts.files import SEVERITY_PALETTE as SEVERITY_PALETTE
from graphlib_wijk.dashboard.texts.files import column_words as column_words
from graphlib_wijk.dashboard.texts.files import day_to_edit as day_to_edit
from graphlib_wijk.dashboard.texts.files import encoding_label as encoding_label
from graphlib_wijk.dashboard.texts.files import facts_line as facts_line
from graphlib_wijk.dashboard.texts.files import likeness as likeness
from graphlib_wijk.dashboard.texts.files import preview_caption as preview_caption
from graphlib_wijk.dashboard.texts.files import report_sentence as report_sentence
from graphlib_wijk.dashboard.texts.files import severity_label as severity_label
from graphlib_wijk.dashboard.texts.files import sheet_sentence as sheet_sentence
from graphlib_wijk.dashboard.texts.files import shelf_label as shelf_label
from graphlib_wijk.dashboard.texts.files import which_column as which_column
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
from graphlib_wijk.dashboard.texts.relations import asked_of_one as asked_of_one
from graphlib_wijk.dashboard.texts.relations import correction as correction
from graphlib_wijk.dashboard.texts.relations import hangs_on_sentence as hangs_on_sentence
from graphlib_wijk.dashboard.texts.relations import holds_sentence as holds_sentence
from graphlib_wijk.dashboard.texts.relations import origin_in_short as origin_in_short
from graphlib_wijk.dashboard.texts.relations import path_sentence as path_sentence
from graphlib_wijk.dashboard.texts.relations import what_they_do as what_they_do
from graphlib_wijk.dashboard.texts.relations import what_to_do as what_to_do
from graphlib_wijk.dashboard.texts.relations import who_said_so as who_said_so
from graphlib_wijk.dashboard.texts.statements import statement as statement
from graphlib_wijk.dashboard.texts.views import file_name as file_name
from graphlib_wijk.dashboard.texts.views import page as page
from graphlib_wijk.dashboard.texts.views import paper_line as paper_line
from graphlib_wijk.dashboard.texts.views import picture as picture
from graphlib_wijk.dashboard.texts.views import picture_lines as picture_lines
from graphlib_wijk.dashboard.texts.views import streamlit as streamlit
from graphlib_wijk.dashboard.texts.views import table as table
