"""
Keep out of doctest collection what others run: importing it runs it, or needs what tests do not.
"""

collect_ignore_glob = [
    "app.py",
    "graphlib_wijk/dashboard/main.py",
    "graphlib_wijk/dashboard/screens/*.py",
    "graphlib_wijk/store/migrations/env.py",
    "tests/browser/demo/*.py",
    "tests/dashboard/breaking/*.py",
    "tests/dashboard/telling/*.py",
    "tests/reading/fuzzing.py",
]
