"""The verbs together. They import rooms when they run, so that `--help` and a build with nothing to do are quick."""

from typing import Annotated

import typer

import policy_nlp
from policy_nlp.cli.articles import annotate, corpus_app, ingest
from policy_nlp.cli.exchange import exchange_app
from policy_nlp.cli.judging import evaluate, explain
from policy_nlp.cli.lexicon import lexicon_app
from policy_nlp.cli.papers import PAPERS
from policy_nlp.cli.report import report
from policy_nlp.cli.review import gold_app, review
from policy_nlp.cli.tables import build, link, measures

app = typer.Typer(
    help="Event tables from Chinese-language articles on critical-minerals policy.",
    epilog="--debug, anywhere, shows tracebacks. Exit codes: 0 done, 1 a check failed, 2 usage, 3 bad input.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for verb in (ingest, annotate, build, evaluate, explain, measures, link, report, review, *PAPERS):
    app.command()(verb)
app.add_typer(corpus_app, name="corpus")
app.add_typer(exchange_app, name="exchange")
app.add_typer(gold_app, name="gold")
app.add_typer(lexicon_app, name="lexicon")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(policy_nlp.__version__)
        raise typer.Exit


@app.callback()
def policy_nlp_command(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Event tables from Chinese-language articles on critical-minerals policy."""
