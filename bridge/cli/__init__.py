"""The command line: the same use cases as the pages, from the shell."""

import click

from bridge.cli import claims, keeping, law, posts, serving
from bridge.cli.printing import exit_code
from bridge.errors import ConstaError

COMMANDS = (posts.post, law.route, law.deadline, claims.claim, serving.worker, keeping.migrate, keeping.check)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def group(given: click.Context) -> None:
    """Consta: de una queja en una red social a una reclamación formal que consta. Sin orden, sirve la web."""
    if given.invoked_subcommand is None:
        serving.serve()


for command in COMMANDS:
    group.add_command(command)


def main() -> int:
    """Runs the command; an error that a person can read is printed and sets the exit code."""
    try:
        group(prog_name="python app.py")
    except ConstaError as error:
        click.echo(str(error), err=True)
        return exit_code(error)
    return 0
