"""
The pages; each is a script that reads the view, asks a service and shows the answer.

Not called ``pages``: a folder of that name beside the main script makes Streamlit guess pages
of its own, and tell the first visitor of a link that the page does not exist.
"""
