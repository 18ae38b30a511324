"""
What Wijkgraaf costs at the scale of a wijk, a municipality and the country.

`python -m benchmarks` prints one table; `docs/performance.md` explains it.
"""
