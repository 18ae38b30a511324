"""What Alembic runs before the steps: they all happen in the transaction that is handed over."""

from alembic import context

from graphlib_wijk.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite takes back a half migration as well as PostgreSQL does, once it is asked to.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
