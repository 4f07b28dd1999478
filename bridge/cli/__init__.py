"""The command line: the same use cases as the pages, from the shell."""

from collections.abc import Mapping
from importlib import import_module

import click

from bridge.cli.printing import exit_code
from bridge.errors import ConstaError

COMMANDS: Mapping[str, str] = {
    "post": "posts:post", "route": "law:route", "deadline": "law:deadline",
    "company": "companies:company", "companies": "companies:companies", "claim": "claims:claim",
    "verify": "proof:verify", "export": "proof:export", "erase": "proof:erase", "worker": "serving:worker",
    "classify": "answers:classify", "mail-in": "mail:mail_in", "organisation": "batches:organisation", "batch": "batches:batch",
    "seed-demo": "demo:seed_demo", "migrate": "keeping:migrate", "check": "keeping:check",
    "moderate": "moderating:moderate",
}  # fmt: skip
"""Command → module and name. A module is read only when its command is asked for: counting a deadline needs no web server."""


class Commands(click.Group):
    """The commands, each read when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        found: click.Command = getattr(import_module(f"bridge.cli.{module}"), name)
        return found


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def group(given: click.Context) -> None:
    """Consta: de una queja en una red social a una reclamación formal que consta. Sin orden, sirve la web."""
    if given.invoked_subcommand is None:
        import_module("bridge.cli.serving").serve()


def main() -> int:
    """Runs the command; an error that a person can read is printed and sets the exit code."""
    try:
        group(prog_name="python app.py")
    except ConstaError as error:
        click.echo(str(error), err=True)
        return exit_code(error)
    return 0
