"""Same organisation, other spelling: what to ask a person, and what that person decided."""

from graphlib_wijk.sameness.merging import merged as merged
from graphlib_wijk.sameness.reasons import LEAST_SCORE as LEAST_SCORE
from graphlib_wijk.sameness.reasons import PLACES as PLACES
from graphlib_wijk.sameness.reasons import REASONS as REASONS
from graphlib_wijk.sameness.suggestions import same_organisations as same_organisations
