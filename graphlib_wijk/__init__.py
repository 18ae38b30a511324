"""
Who works with whom in a Dutch neighbourhood, and which residents' initiatives stand alone.

Examples
--------
>>> import graphlib_wijk as gw
>>> network = gw.open_network("data/wijkgesprekken")
>>> network
<Network 'Wijkgesprekken LSA': 56 organisations, 61 ties>

Nobody in these data was asked about its ties, so nobody may be called isolated:

>>> sorted(gw.standings(network)["standing"].unique())
['not_asked', 'partial']
>>> sorted(network.in_neighbourhood("Heechterp & Schieringen").organisations.index)
['le_bbhs', 'le_elk', 'le_wp']
"""

from graphlib_wijk import measures as measures
from graphlib_wijk.dialogue import AUDIENCES as AUDIENCES
from graphlib_wijk.dialogue import Brief as Brief
from graphlib_wijk.dialogue import Invitations as Invitations
from graphlib_wijk.dialogue import agreements as agreements
from graphlib_wijk.dialogue import brief as brief
from graphlib_wijk.dialogue import invitations as invitations
from graphlib_wijk.drawing import Drawing as Drawing
from graphlib_wijk.drawing import Filters as Filters
from graphlib_wijk.drawing import drawing as drawing
from graphlib_wijk.introductions import fewest_introductions as fewest_introductions
from graphlib_wijk.introductions import introduction_coverage as introduction_coverage
from graphlib_wijk.introductions import introductions as introductions
from graphlib_wijk.network import Network as Network
from graphlib_wijk.network import UnknownOrganisationError as UnknownOrganisationError
from graphlib_wijk.network import UnknownPlaceError as UnknownPlaceError
from graphlib_wijk.opening import open_network as open_network
from graphlib_wijk.opening import read as read
from graphlib_wijk.paths import paths_to_institutions as paths_to_institutions
from graphlib_wijk.sameness import merged as merged
from graphlib_wijk.sameness import same_organisations as same_organisations
from graphlib_wijk.scenario import Scenario as Scenario
from graphlib_wijk.scenario import WhatIf as WhatIf
from graphlib_wijk.scenario import what_if as what_if
from graphlib_wijk.signals import signals as signals
from graphlib_wijk.standing import partners_of as partners_of
from graphlib_wijk.standing import standings as standings
from graphlib_wijk.tables import About as About
from graphlib_wijk.tables import ContractError as ContractError
from graphlib_wijk.tables import Dataset as Dataset
from graphlib_wijk.tables import GraphlibWijkError as GraphlibWijkError
from graphlib_wijk.tables import Problem as Problem
from graphlib_wijk.writing import Choices as Choices
from graphlib_wijk.writing import write as write
from graphlib_wijk.writing import written as written
