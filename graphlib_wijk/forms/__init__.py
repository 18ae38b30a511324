"""
A form for each organisation: for who does not sign in.

What goes out is what that organisation may see. What comes back becomes ordinary corrections, of
the version that the form was made of.
"""

from graphlib_wijk.forms.making import WRITERS, bundle, file_name, form_for, initiatives_in
from graphlib_wijk.forms.meaning import Said, corrections_in
from graphlib_wijk.forms.returning import Checked, Line, check, compared, hand_in

__all__ = [
    "WRITERS",
    "Checked",
    "Line",
    "Said",
    "bundle",
    "check",
    "compared",
    "corrections_in",
    "file_name",
    "form_for",
    "hand_in",
    "initiatives_in",
]
