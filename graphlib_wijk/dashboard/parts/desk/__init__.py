"""The parts of the page Beheer, each of which works on its own."""
