"""The verb that writes pages for people."""

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from policy_nlp.cli.exits import FAILED
from policy_nlp.cli.options import BUILD, CORPUS, GOLD, BuildFolder, CorpusFolder, GoldFolder, Quiet, tell


def report(
    build_folder: BuildFolder = BUILD,
    corpus: CorpusFolder = CORPUS,
    gold: GoldFolder = GOLD,
    out: Annotated[Path | None, typer.Option("--out", help="The folder of the site; BUILD/site if missing.")] = None,
    quiet: Quiet = False,
) -> None:
    """Write the pages of a build: a site that opens from disk and asks nothing of the network.

    \b
    Examples:
      policy-nlp report
      policy-nlp report --build table --corpus articles --out pages
    """
    try:
        from policy_nlp.report.site import write_report
    except ModuleNotFoundError as error:
        tell([f"{error.name} is not installed; run: pip install policy-nlp[report]"])
        raise typer.Exit(FAILED) from error

    started = perf_counter()
    summary = write_report(build_folder, corpus, gold, out or build_folder / "site")
    if not quiet:
        told = f"{summary.pages} pages, {summary.size / 1e6:.1f} MB: {perf_counter() - started:.1f} s"
        typer.echo(f"{told}, {summary.index}")
