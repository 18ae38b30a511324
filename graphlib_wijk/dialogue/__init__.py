"""The meeting: whom to invite, what to lay on the table, what was agreed, and what changed."""
