"""Keep scripts that others run out of doctest collection: importing them runs them."""

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
