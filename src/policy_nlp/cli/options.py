"""Options that several verbs share, and how all of them speak."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary.")]
Workers = Annotated[int, typer.Option("--workers", "-w", min=1, help="How many processes read articles.")]
CorpusFolder = Annotated[Path, typer.Option("--corpus", help="The folder of the articles.")]
GoldFolder = Annotated[Path, typer.Option("--gold", help="The folder of the gold annotations.")]
BuildFolder = Annotated[Path, typer.Option("--build", help="The folder of the event table.")]

CORPUS, GOLD, BUILD = Path("corpus"), Path("annotations"), Path("build")


def tell(lines: Iterable[str]) -> None:
    """Each line on stderr."""
    for line in lines:
        typer.echo(line, err=True)


def tell_traces(traces: Iterable[str]) -> None:
    """Tracebacks of failures that did not end the run, where `--debug` was given."""
    if "--debug" in sys.argv:
        tell(traces)
