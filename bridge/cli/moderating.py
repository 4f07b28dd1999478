"""`moderate`: what was reported about public pages, and what is decided."""

import click

from bridge.cli import opening
from bridge.cli.printing import Answer, answer_one, dumped, lines
from bridge.domain.references import read_code
from bridge.services import find, moderating
from bridge.services.moderating import Flag
from bridge.services.record import Act


@click.group(invoke_without_command=True)
@click.pass_context
def moderate(given: click.Context) -> None:
    """Avisos sobre páginas públicas: verlos y decidir. Sin más, los enseña."""
    if given.invoked_subcommand is None:
        given.invoke(listed)


@moderate.command("list")
@click.option("--json", "as_json", is_flag=True, help="Un objeto JSON por línea.")
def listed(*, as_json: bool) -> None:
    """Los avisos que nadie ha decidido."""
    with opening.context().store.read() as session:
        found = [_told(flag) for flag in moderating.waiting(session)]
    for one in found:
        click.echo(dumped(one) if as_json else lines(*one.items()) + "\n")


def _told(flag: Flag) -> Answer:
    said = flag.report
    return {"reference": flag.code, "at": flag.at.isoformat(), "reason": said.reason, "text": said.text, "email": said.email, "answer": flag.answer}


def _decision(name: str, told: str) -> None:
    """One of the things that can be decided, as a command."""

    @moderate.command(name, help=told)
    @click.argument("ref", metavar="REFERENCIA")
    @click.option("--reason", default="", help="Por qué; quien reclama lo lee.")
    @click.option("--json", "as_json", is_flag=True, help="Un objeto JSON.")
    def decide(ref: str, reason: str, *, as_json: bool) -> None:
        answer_one(lambda: _decided(ref, name, reason), lambda found: lines(*found.items()), as_json=as_json)


def _decided(ref: str, decision: str, reason: str) -> Answer:
    context = opening.context()
    with context.store.begin() as session:
        claim = find.by_code(session, read_code(ref), lock=True)
        moderating.decide(session, claim, decision, reason, Act("operator", context.clock()))
        return {"reference": claim.code, "decision": decision}


_decision("hide", "Retira la página pública; hay que decir por qué.")
_decision("restore", "Vuelve a poner la página pública.")
_decision("dismiss", "Da los avisos por revisados y deja la página como está.")
