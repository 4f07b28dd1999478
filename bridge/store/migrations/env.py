"""Runs the migrations over a connection of their own, with foreign keys off on SQLite.

SQLite alters a table by making it anew: with foreign keys on, dropping the old one would delete its children.
"""

from alembic import context
from sqlalchemy import create_engine, pool, text

from bridge.store import company_tables, flag_tables, mention_tables, organisation_tables, register_tables, tables, tally_tables, watch_tables  # noqa: F401 (fill the metadata)
from bridge.store.model import Record

url = context.config.attributes.get("url") or context.config.get_main_option("sqlalchemy.url")
assert url
engine = create_engine(url, poolclass=pool.NullPool)

with engine.connect() as connection:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.execute(text("PRAGMA foreign_keys=OFF"))
        connection.commit()
    context.configure(connection=connection, target_metadata=Record.metadata, render_as_batch=True, user_module_prefix="model.")
    with context.begin_transaction():
        if not sqlite:
            # Two processes that start together must not migrate at once.
            connection.execute(text("SELECT pg_advisory_xact_lock(20261125)"))
        context.run_migrations()
    if sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise RuntimeError("a migration broke a foreign key")
engine.dispose()
