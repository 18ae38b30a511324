"""Parts of pages: what is shown on more than one, or would make one too long."""
