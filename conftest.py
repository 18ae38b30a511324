"""Keep scripts that Streamlit runs out of doctest collection: importing one starts a page."""

collect_ignore_glob = [
    "app.py",
    "graphlib_wijk/dashboard/main.py",
    "graphlib_wijk/dashboard/screens/*.py",
    "tests/browser/demo/*.py",
]
