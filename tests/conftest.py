"""Settings that all tests share."""

import os

from hypothesis import settings

# No deadline: how long one example takes says more about the machine than about the code.
settings.register_profile("local", max_examples=100, deadline=None)
# In CI the same examples every time: a failure there is about the change that was submitted.
settings.register_profile(
    "ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "local")
