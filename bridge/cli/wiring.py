"""From settings to the context: opens what the commands and the pages work with."""

import os
import sys
from functools import cache
from zoneinfo import ZoneInfo

import click

from bridge import clock
from bridge.domain.catalogue import Catalogue
from bridge.jobs.context import Context
from bridge.networks.http import Http
from bridge.packs import load_catalogue
from bridge.settings import Settings, SettingsError, from_env
from bridge.store import migrate
from bridge.store.engine import Store, refuse_in_transaction
from bridge.store.files import LocalFiles
from bridge.store.vault import Vault, read_ring


@cache
def settings() -> Settings:
    """The settings of this process; says all that is wrong with them and ends."""
    try:
        return from_env(os.environ)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


@cache
def catalogue() -> Catalogue:
    """The law, read once."""
    return load_catalogue()


@cache
def door() -> Http:
    """The one door out. It refuses to open inside a transaction."""
    chosen = settings()
    agent = f"Consta/0.1 (+{chosen.address}/como-funciona)"
    return Http(user_agent=agent, before=refuse_in_transaction, allowed=frozenset(chosen.allow_hosts), clock=clock.now)


@cache
def context() -> Context:
    """Everything, with the database brought to its present shape."""
    chosen = settings()
    chosen.data.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(chosen.database)
    return Context(
        store=Store(chosen.database, Vault(read_ring(chosen.key_file))), files=LocalFiles(chosen.data / "files"), http=door(),
        catalogue=catalogue(), clock=clock.now, address=chosen.address, zone=ZoneInfo(chosen.timezone),
    )  # fmt: skip
