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
from graphlib_wijk.dashboard.answers.areas import extent_of as extent_of
from graphlib_wijk.dashboard.answers.areas import overview_of as overview_of
from graphlib_wijk.dashboard.answers.areas import part_of as part_of
from graphlib_wijk.dashboard.answers.differences import Difference as Difference
from graphlib_wijk.dashboard.answers.differences import Differences as Differences
from graphlib_wijk.dashboard.answers.differences import Measured as Measured
from graphlib_wijk.dashboard.answers.differences import Moved as Moved
from graphlib_wijk.dashboard.answers.differences import TwoDates as TwoDates
from graphlib_wijk.dashboard.answers.differences import differences_of as differences_of
from graphlib_wijk.dashboard.answers.differences import two_dates_of as two_dates_of
from graphlib_wijk.dashboard.answers.incoming import MOST_SUGGESTED as MOST_SUGGESTED
from graphlib_wijk.dashboard.answers.incoming import CellMarks as CellMarks
from graphlib_wijk.dashboard.answers.incoming import Pair as Pair
from graphlib_wijk.dashboard.answers.incoming import Reading as Reading
from graphlib_wijk.dashboard.answers.incoming import corrected as corrected
from graphlib_wijk.dashboard.answers.incoming import decided as decided
from graphlib_wijk.dashboard.answers.incoming import doubtful_columns as doubtful_columns
from graphlib_wijk.dashboard.answers.incoming import is_text_file as is_text_file
from graphlib_wijk.dashboard.answers.incoming import marks_of as marks_of
from graphlib_wijk.dashboard.answers.incoming import pairs_of as pairs_of
from graphlib_wijk.dashboard.answers.incoming import place_of as place_of
from graphlib_wijk.dashboard.answers.incoming import split as split
from graphlib_wijk.dashboard.answers.incoming import texts_in as texts_in
from graphlib_wijk.dashboard.answers.maps import Map as Map
from graphlib_wijk.dashboard.answers.maps import map_of as map_of
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
from graphlib_wijk.dashboard.answers.relations import Dependence as Dependence
from graphlib_wijk.dashboard.answers.relations import Dossier as Dossier
from graphlib_wijk.dashboard.answers.relations import Home as Home
from graphlib_wijk.dashboard.answers.relations import Named as Named
from graphlib_wijk.dashboard.answers.relations import Path as Path
from graphlib_wijk.dashboard.answers.relations import PathStep as PathStep
from graphlib_wijk.dashboard.answers.relations import Relation as Relation
from graphlib_wijk.dashboard.answers.relations import dependence_of as dependence_of
from graphlib_wijk.dashboard.answers.relations import homes_of as homes_of
from graphlib_wijk.dashboard.answers.relations import paths_of as paths_of
from graphlib_wijk.dashboard.answers.relations import relations_of as relations_of
from graphlib_wijk.dashboard.answers.searching import Found as Found
from graphlib_wijk.dashboard.answers.searching import Hit as Hit
from graphlib_wijk.dashboard.answers.searching import found_of as found_of
from graphlib_wijk.dashboard.answers.searching import search as search
from graphlib_wijk.reading import ENCODINGS as ENCODINGS
from graphlib_wijk.reading import CellPlace as CellPlace
from graphlib_wijk.reading import ColumnPlace as ColumnPlace
from graphlib_wijk.reading import SheetView as SheetView
from graphlib_wijk.tables import Problem as Problem
