"""Keep scripts that Streamlit or Alembic runs out of doctest collection: importing runs them."""

collect_ignore_glob = [
    "app.py",
    "graphlib_wijk/dashboard/main.py",
    "graphlib_wijk/dashboard/screens/*.py",
    "graphlib_wijk/store/migrations/env.py",
    "tests/browser/demo/*.py",
    "tests/dashboard/telling/*.py",
]
