"""Verbs for people who work in Excel and Word: workbook, comparison, citations, exports, digest."""

import getpass
from typing import Annotated, Literal

import typer

from policy_nlp.cli.exits import BAD_INPUT, DONE
from policy_nlp.cli.options import BUILD, CORPUS, GOLD, BuildFolder, CorpusFolder, GoldFolder, Quiet, tell

Heads = Annotated[
    Literal["en", "zh"] | None, typer.Option("--heads", help="Language of the heads; as it was if missing.")
]


def workbook(
    build_folder: BuildFolder = BUILD,
    corpus: CorpusFolder = CORPUS,
    gold: GoldFolder = GOLD,
    heads: Heads = None,
    take_edits: Annotated[
        bool, typer.Option("--take-edits", help="Read back what was changed in the workbook, then build anew.")
    ] = False,
    who: Annotated[str | None, typer.Option("--who", help="Whose edits they are; by default the user's name.")] = None,
    quiet: Quiet = False,
) -> None:
    """Write chronology.xlsx, or take back what was changed in it: cells, columns, rows.

    \b
    Examples:
      policy-nlp workbook --heads zh
      policy-nlp workbook --take-edits --who Li
    """
    from policy_nlp.run.papers import renew_workbook, require_libraries, take_workbook_edits

    require_libraries()
    failures = []
    if take_edits:
        from policy_nlp.run.build import build

        tell(issue.message for issue in take_workbook_edits(build_folder, gold, who or getpass.getuser()))
        failures = list(build(corpus, build_folder, gold, quiet=quiet).failures)
        tell(failures)
    path = renew_workbook(build_folder, corpus, heads) if heads or not take_edits else build_folder / "chronology.xlsx"
    if not quiet:
        typer.echo(str(path))
    raise typer.Exit(BAD_INPUT if failures else DONE)
