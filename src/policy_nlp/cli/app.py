"""The verbs. Rooms are imported inside them, so that `--help` and a build with nothing to do need no spaCy."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

import policy_nlp
from policy_nlp.cli.exits import BAD_INPUT, DONE, FAILED

if TYPE_CHECKING:
    from policy_nlp.run.articles import Read

app = typer.Typer(
    help="Event tables from Chinese-language articles on critical-minerals policy.",
    epilog="--debug, anywhere, shows tracebacks. Exit codes: 0 done, 1 a check failed, 2 usage, 3 bad input.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary.")]
Workers = Annotated[int, typer.Option("--workers", "-w", min=1, help="How many processes read articles.")]
CorpusFolder = Annotated[Path, typer.Option("--corpus", help="The folder of the articles.")]
GoldFolder = Annotated[Path, typer.Option("--gold", help="The folder of the gold annotations.")]


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


@app.command()
def annotate(
    paths: Annotated[list[Path], typer.Argument(help="Text files, or folders of them.", metavar="PATH...")],
    out: Annotated[Path, typer.Option("--out", help="The folder for the annotations.")],
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Write stand-off annotations of any articles.

    A <doc_id>.json beside a text gives its publication date and region.

    \b
    Examples:
      policy-nlp annotate article.txt --out annotated
      policy-nlp annotate articles/ --out annotated --workers 2
    """
    from policy_nlp.run.annotate import annotate as run

    result = run(paths, out, workers=workers, quiet=quiet)
    _name_failures(result.failures)
    if not quiet:
        typer.echo(f"{result.articles} articles, {result.mentions} mentions, {result.events} events in {out}")
    raise typer.Exit(BAD_INPUT if result.failures else DONE)


@app.command()
def build(
    corpus: CorpusFolder = Path("corpus"),
    out: Annotated[Path, typer.Option("--out", help="The folder for the event table.")] = Path("build"),
    gold: GoldFolder = Path("annotations"),
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

        made = make(corpus, out, gold, workers=workers, quiet=quiet)
        summary, told = asdict(made), f"{perf_counter() - started:.1f} s, {out / 'events.csv'}"
        _say_all(made.traces if "--debug" in sys.argv else ())
    _say_all(summary["failures"])
    if not quiet:
        compared = ", ".join(f"{number} {status}" for status, number in summary["gold"].items())
        counts = f"{summary['articles']} articles, {summary['events']} events, {summary['issues']} issues"
        typer.echo(f"{counts}{f' (gold: {compared})' if compared else ''}: {told}")
    raise typer.Exit(BAD_INPUT if summary["failures"] else DONE)


@app.command()
def explain(
    event_id: Annotated[str | None, typer.Argument(help="An event_id of the event table.")] = None,
    sentence: Annotated[str | None, typer.Option("--sentence", help="Explain this text instead.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="When the sentence appeared (EDTF).")] = None,
    region: Annotated[str | None, typer.Option("--region", help="Where it appeared: CN, TW, HK ...")] = None,
    build_folder: Annotated[Path, typer.Option("--build", help="The folder of the event table.")] = Path("build"),
    corpus: CorpusFolder = Path("corpus"),
) -> None:
    """Show what fired, what was left, and where each value comes from, for one event or one sentence.

    \b
    Examples:
      policy-nlp explain us-chronology-3f9a1c2b4d
      policy-nlp explain --sentence "同年6月，商务部发布公告。" --published 2024 --region CN
    """
    from policy_nlp.run.explain import explain_event, explain_sentence

    if (event_id is None) == (sentence is None):
        raise typer.BadParameter("give an event id, or --sentence with a text")
    if sentence is not None:
        typer.echo(explain_sentence(sentence, published, region))
    elif event_id is not None:
        typer.echo(explain_event(event_id, corpus, build_folder / "annotations"))


@app.command()
def evaluate(
    pred: Annotated[Path, typer.Option("--pred", help="The folder of the annotations to score.")] = Path(
        "build/annotations"
    ),
    gold: GoldFolder = Path("annotations"),
    corpus: CorpusFolder = Path("corpus"),
    errors: Annotated[bool, typer.Option("--errors", help="List every difference, tab-separated.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Scores as JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Scores and kinds of errors as Markdown.")] = False,
    gate: Annotated[bool, typer.Option("--gate", help="Fail where a score is below its floor.")] = False,
    pin: Annotated[bool, typer.Option("--pin", help="Make these scores the floors.")] = False,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="Let --pin lower a floor.")] = False,
    floors: Annotated[Path, typer.Option("--floors", help="The file of the floors.")] = Path("benchmarks/floors.json"),
) -> None:
    """Score annotations against gold: by layer, article, script and split, with 95 % intervals.

    \b
    Examples:
      policy-nlp evaluate
      policy-nlp evaluate --pred out/annotations --gold gold --corpus articles --json
      policy-nlp evaluate --errors | grep "^date"
    """
    from policy_nlp.cli import scores
    from policy_nlp.evaluate.evaluation import evaluate as judge

    result = judge(corpus, gold, pred)
    _say_all(result.problems)
    shut: list[str] = []
    if pin:
        shut = scores.pin_floors(result, floors, corpus, gold, allow_lower=allow_lower)
    elif gate:
        shut = scores.gate_failures(result, floors, corpus, gold)
    else:
        style = "errors" if errors else "json" if json else "markdown" if markdown else "text"
        typer.echo(scores.shown(result, gold / "links.csv", style))
    _say_all(shut)
    if shut:
        raise typer.Exit(FAILED)
    raise typer.Exit(BAD_INPUT if result.problems else DONE)


def _name_failures(failures: Sequence["Read"]) -> None:
    for read in failures:
        typer.echo(read.failure, err=True)
        if read.trace and "--debug" in sys.argv:
            typer.echo(read.trace, err=True)


def _say_all(lines: Sequence[str]) -> None:
    for line in lines:
        typer.echo(line, err=True)
