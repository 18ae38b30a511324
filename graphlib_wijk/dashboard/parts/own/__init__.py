"""The pieces of Mijn initiatief: what is known, whether it is right, and what was said of it."""
