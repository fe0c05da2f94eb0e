"""The verb of the lexicons: their lint."""

import typer

from policy_nlp.cli.exits import DONE, FAILED

lexicon_app = typer.Typer(help="The words the pipeline knows.", no_args_is_help=True)


@lexicon_app.callback()
def lexicon() -> None:
    """The words the pipeline knows."""


@lexicon_app.command()
def lint() -> None:
    """Check every lexicon entry: its schema, its examples in both scripts, doubles, forms that others shadow.

    \b
    Example:
      policy-nlp lexicon lint
    """
    from policy_nlp.run.lint import lint as run

    complaints = run()
    for complaint in complaints:
        typer.echo(str(complaint))
    raise typer.Exit(FAILED if complaints else DONE)
