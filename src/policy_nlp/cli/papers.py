"""Verbs for people who work in Excel and Word: workbook, comparison, citations, exports, digest."""

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from policy_nlp.cli.exits import BAD_INPUT, DONE
from policy_nlp.cli.options import BUILD, CORPUS, GOLD, BuildFolder, CorpusFolder, GoldFolder, Quiet, tell

Heads = Annotated[
    Literal["en", "zh"] | None, typer.Option("--heads", help="Language of the heads; as it was if missing.")
]

Types = Annotated[list[str] | None, typer.Option("--type", help="Only this type of event; may be given again.")]
Minerals = Annotated[list[str] | None, typer.Option("--mineral", help="Only this commodity; may be given again.")]
Places = Annotated[list[str] | None, typer.Option("--place", help="Only this country (USA, EU); may be given again.")]
Since = Annotated[str, typer.Option("--since", help="Only from this date on.")]
Until = Annotated[str, typer.Option("--until", help="Only up to this date.")]


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


def compare(
    table: Annotated[Path, typer.Argument(help="A table of your own: .xlsx, .csv or .docx.")],
    date: Annotated[str, typer.Option("--date", help="The head of its date column, if it is not guessed.")] = "",
    title: Annotated[str, typer.Option("--title", help="The head of its title column.")] = "",
    type_: Annotated[str, typer.Option("--type", help="The head of its type column.")] = "",
    sheet: Annotated[str, typer.Option("--sheet", help="Only this sheet.")] = "",
    without: Annotated[
        list[str] | None, typer.Option("--without", help="Leave out what only this article tells; may be given again.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All events that it lacks, not those of its kind.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Write the comparison as a workbook (.xlsx).")] = None,
    heads: Heads = None,
    build_folder: BuildFolder = BUILD,
) -> None:
    """Compare a chronology of your own with the event table.

    Events that it lacks are listed if they fall in its period and in the places of what matched.

    \b
    Examples:
      policy-nlp compare mine.xlsx --out comparison.xlsx
      policy-nlp compare paper.docx --date 时间 --title 名称 --without paper
    """
    from policy_nlp.run.papers import read_events, require_libraries

    require_libraries()
    from policy_nlp.workbook.book import write_comparison
    from policy_nlp.workbook.comparing import as_lines
    from policy_nlp.workbook.comparing import compare as match
    from policy_nlp.workbook.own_table import Wanted, read_own_table

    own = read_own_table(table, Wanted(date, title, type_, sheet))
    left_out = set(without or ())
    events = [row for row in read_events(build_folder) if set(row["doc_ids"]) - left_out]
    comparison = match(own, events, everything=everything)
    tell(own.notices)
    for line in as_lines(comparison):
        typer.echo(line)
    if out:
        write_comparison(out, comparison, heads or "en")
    counts = sorted(comparison.counts().items())
    tell([", ".join(f"{number} {result.replace('_', ' ')}" for result, number in counts)])
    if comparison.beyond:
        tell([f"{comparison.beyond} further events are of other periods, places or kinds; --all lists them"])


def cite(
    event_ids: Annotated[list[str] | None, typer.Argument(help="Rows of the event table; all where none.")] = None,
    style: Annotated[Literal["gb7714", "apa"], typer.Option("--style", help="GB/T 7714-2015 or APA 7.")] = "gb7714",
    types: Types = None,
    minerals: Minerals = None,
    places: Places = None,
    since: Since = "",
    until: Until = "",
    build_folder: BuildFolder = BUILD,
    corpus: CorpusFolder = CORPUS,
) -> None:
    """Cite the sources of events, tab-separated: the article, whom it has it from, and what it cites itself.

    \b
    Examples:
      policy-nlp cite us-chronology-3f9a1c2b4d --style apa
      policy-nlp cite --mineral 镓 --type restrict
    """
    from policy_nlp.run.papers import require_libraries

    require_libraries()
    from policy_nlp.workbook import WorkbookError
    from policy_nlp.workbook.citing import COLUMNS
    from policy_nlp.workbook.citing import cite as made
    from policy_nlp.workbook.inputs import read_inputs
    from policy_nlp.workbook.selecting import selected, selection

    inputs = read_inputs(build_folder, corpus)
    rows = selected(inputs.events, selection(types or (), minerals or (), places or (), since, until))
    unknown = set(event_ids or ()) - {row["event_id"] for row in rows}
    if unknown:
        raise WorkbookError(f"{build_folder}: no event {min(unknown)}; look the id up in events.csv")
    typer.echo("\t".join(COLUMNS))
    for line in made(inputs, [row for row in rows if not event_ids or row["event_id"] in event_ids], style):
        typer.echo("\t".join(" ".join(line[column].split()) for column in COLUMNS))


def export(
    files: Annotated[
        list[Path], typer.Argument(help="Files to write: .docx .md .csv .json .ris .bib", metavar="FILE...")
    ],
    types: Types = None,
    minerals: Minerals = None,
    places: Places = None,
    since: Since = "",
    until: Until = "",
    cited: Annotated[bool, typer.Option("--cited", help="For .ris and .bib: also what the articles cite.")] = False,
    heads: Heads = None,
    build_folder: BuildFolder = BUILD,
    corpus: CorpusFolder = CORPUS,
    quiet: Quiet = False,
) -> None:
    """Write the chronology for Word (.docx), Markdown (.md), timelines (.csv, .json), its sources as .ris and .bib.

    The table is in the three-line style; the timelines are read by TimelineJS and Flourish.

    \b
    Examples:
      policy-nlp export chronology.docx --mineral 稀土 --since 2010 --heads zh
      policy-nlp export timeline.csv timeline.json
      policy-nlp export sources.ris sources.bib --cited
    """
    from policy_nlp.run.papers import require_libraries

    require_libraries()
    from policy_nlp.workbook.exporting import export as write
    from policy_nlp.workbook.inputs import read_inputs
    from policy_nlp.workbook.selecting import selection

    inputs = read_inputs(build_folder, corpus)
    wanted = selection(types or (), minerals or (), places or (), since, until)
    for path in files:
        written = write(path, inputs, wanted, heads or "en", cited=cited)
        if not quiet:
            typer.echo(f"{path}\t{written}")


def digest(
    watchlist: Annotated[Path, typer.Option("--watch", help="The watchlist.")] = Path("watch.toml"),
    out: Annotated[Path | None, typer.Option("--out", help="Its folder; that of the build if missing.")] = None,
    today: Annotated[
        datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="Dates from this day on are coming.")
    ] = None,
    example: Annotated[bool, typer.Option("--example", help="Print a watchlist to begin with.")] = False,
    build_folder: BuildFolder = BUILD,
    quiet: Quiet = False,
) -> None:
    """Write what the last build brought for a watchlist: digest.md, digest.html, and coming dates as coming.ics.

    \b
    Examples:
      policy-nlp digest --example > watch.toml
      policy-nlp digest
      policy-nlp digest --watch lithium.toml --out digests --today 2026-01-01
    """
    from policy_nlp.run.papers import read_delta, read_events, require_libraries

    require_libraries()
    from policy_nlp.workbook.digest import make_digest, write_digest
    from policy_nlp.workbook.watching import EXAMPLE, read_watchlist

    if example:
        typer.echo(EXAMPLE, nl=False)
        return
    day = (today or datetime.now(tz=UTC)).date()
    made = make_digest(read_watchlist(watchlist), read_events(build_folder), read_delta(build_folder), day)
    for path in write_digest(made, out or build_folder):
        if not quiet:
            typer.echo(str(path))


PAPERS = (workbook, compare, cite, export, digest)
