"""Verbs about the event table: build, measures, link."""

import getpass
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Annotated

import orjson
import typer

from policy_nlp.cli.exits import BAD_INPUT, DONE
from policy_nlp.cli.options import (
    BUILD,
    CORPUS,
    GOLD,
    BuildFolder,
    CorpusFolder,
    GoldFolder,
    Quiet,
    Workers,
    tell,
    tell_traces,
)

_COLUMNS = ("title", "document_number", "restriction_type", "announced", "in_force", "ended", "actors", "minerals")


def build(
    corpus: CorpusFolder = CORPUS,
    out: Annotated[Path, typer.Option("--out", help="The folder for the event table.")] = BUILD,
    gold: GoldFolder = GOLD,
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Regenerate the event table of a corpus, and do nothing where nothing changed.

    \b
    Examples:
      policy-nlp build
      policy-nlp build --corpus articles --out table --workers 2
    """
    from policy_nlp.run.completion import completed, inputs_fingerprint, recover

    started = perf_counter()
    recover(out)
    summary = completed(out, inputs_fingerprint(corpus, gold))
    told = f"nothing to do, {out} is up to date"
    if summary is None:
        from policy_nlp.run.build import build as make

        summary = asdict(make(corpus, out, gold, workers=workers, quiet=quiet))
        told = f"{perf_counter() - started:.1f} s, {out / 'events.csv'}"
        tell_traces(summary["traces"])
    tell(summary["failures"])
    if not quiet:
        compared = ", ".join(f"{number} {status}" for status, number in summary["gold"].items())
        counts = f"{summary['articles']} articles, {summary['events']} events, {summary['issues']} issues"
        typer.echo(f"{counts}{f' (gold: {compared})' if compared else ''}: {told}")
    raise typer.Exit(BAD_INPUT if summary["failures"] else DONE)


def measures(
    in_force: Annotated[
        datetime | None, typer.Option("--in-force", formats=["%Y-%m-%d"], help="Only what holds on this day.")
    ] = None,
    build_folder: BuildFolder = BUILD,
) -> None:
    """List the measures of the event table, tab-separated: one line an instrument with its dates.

    \b
    Examples:
      policy-nlp measures
      policy-nlp measures --in-force 2024-10-01
    """
    from policy_nlp.table import in_force as holding

    path = build_folder / "measures.jsonl"
    if not path.exists():
        tell([f"{path}: no such table; run: policy-nlp build"])
        raise typer.Exit(BAD_INPUT)
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    columns = (*_COLUMNS, "certainty") if in_force else _COLUMNS
    typer.echo("\t".join(columns))
    for row in holding(rows, in_force.date()) if in_force else rows:
        typer.echo("\t".join(_cell(row[column]) for column in columns))


def _cell(value: str | list[str]) -> str:
    return ";".join(value) if isinstance(value, list) else value


def link(
    review: Annotated[bool, typer.Option("--review", help="Show the pairs that are hardest to tell, and ask.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many pairs.")] = 20,
    who: Annotated[str | None, typer.Option("--who", help="Who judges; by default the user's name.")] = None,
    corpus: CorpusFolder = CORPUS,
    build_folder: BuildFolder = BUILD,
    gold: GoldFolder = GOLD,
) -> None:
    """Judge which mentions tell of one happening; verdicts go to judgements.csv beside the gold.

    Without a terminal the pairs are listed and nobody is asked.

    \b
    Examples:
      policy-nlp link --review
      policy-nlp link --review --limit 50 > pairs.txt
    """
    from policy_nlp.run.review import ANSWERS, judge, open_pairs, told

    if not review:
        raise typer.BadParameter("say --review")
    judgements = gold / "judgements.csv"
    for pair in open_pairs(corpus, build_folder / "annotations", judgements, limit):
        typer.echo(f"{told(pair)}\n")
        if not sys.stdin.isatty():
            continue
        answer = typer.prompt("(s)ame, (d)ifferent, (u)nsure, Enter for later, (q)uit", default="", show_default=False)
        if answer == "q":
            break
        if answer in ANSWERS:
            judge(judgements, pair, ANSWERS[answer], who or getpass.getuser())
