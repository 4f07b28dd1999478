"""From settings to what the commands work with, each opened once and only when it is needed."""

import os
import sys
from functools import cache

import click

from bridge import clock
from bridge.domain.catalogue import Catalogue
from bridge.networks.http import Http
from bridge.packs import load_catalogue
from bridge.settings import Settings, SettingsError, from_env


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
    """The one door out, for what needs no store."""
    chosen = settings()
    return Http(user_agent=f"Consta/0.1 (+{chosen.address}/como-funciona)", allowed=frozenset(chosen.allow_hosts), clock=clock.now)
