"""Tables into a network: who is tied to whom, on whose word, and where they belong."""

from graphlib_wijk.network.network import Network, UnknownOrganisationError
from graphlib_wijk.network.pairs import CONFIRMATION_CODES, Pairs
from graphlib_wijk.network.places import Places, UnknownPlaceError

__all__ = [
    "CONFIRMATION_CODES",
    "Network",
    "Pairs",
    "Places",
    "UnknownOrganisationError",
    "UnknownPlaceError",
]
