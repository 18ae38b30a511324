"""The steps of the page Wijkgesprek, each a part that works on its own."""
