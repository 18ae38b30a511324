"""Settings that all tests share."""

import os
import tempfile

from hypothesis import settings

# Whoever runs the tests may use Wijkgraaf too; their database stays out of it.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="wijkgraaf-tests-")
os.environ.pop("WIJKGRAAF_DATABASE_URL", None)

# No deadline: how long one example takes says more about the machine than about the code.
settings.register_profile("local", max_examples=100, deadline=None)
# In CI the same examples every time: a failure there is about the change that was submitted.
settings.register_profile(
    "ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "local")
