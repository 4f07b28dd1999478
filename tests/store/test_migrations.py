"""Migrations lead to the shape that the tables have, up and down, on both databases."""

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from bridge.store import migrate
from bridge.store.engine import Store


def test_the_migrated_database_is_what_the_tables_say(database_url: str) -> None:
    command.check(migrate.configuration(database_url))


def test_every_migration_goes_down_and_up_again(database_url: str) -> None:
    migrate.downgrade(database_url, "base")
    engine = create_engine(database_url)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()
    migrate.upgrade(database_url)
    command.check(migrate.configuration(database_url))


def test_migrations_are_numbered_in_one_line_and_named_by_sentences() -> None:
    scripts = list(ScriptDirectory.from_config(migrate.configuration("sqlite://")).walk_revisions())
    assert [s.revision for s in scripts] == [f"{n:04}" for n in range(len(scripts), 0, -1)]
    assert all(s.doc.endswith(".") and s.doc[0].isupper() for s in scripts)


def test_reading_and_writing_work_after_migration(store: Store) -> None:
    with store.begin() as session:
        assert session.connection()
