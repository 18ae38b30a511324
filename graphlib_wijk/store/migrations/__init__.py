"""How a database becomes what this program expects, one step after another (Alembic)."""
