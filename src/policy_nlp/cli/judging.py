"""Verbs that look on: explain and evaluate."""

from pathlib import Path
from typing import Annotated

import typer

from policy_nlp.cli.exits import BAD_INPUT, DONE, FAILED
from policy_nlp.cli.options import BUILD, CORPUS, GOLD, BuildFolder, CorpusFolder, GoldFolder, tell


def explain(
    event_id: Annotated[str | None, typer.Argument(help="An event_id of the event table.")] = None,
    sentence: Annotated[str | None, typer.Option("--sentence", help="Explain this text instead.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="When the sentence appeared (EDTF).")] = None,
    region: Annotated[str | None, typer.Option("--region", help="Where it appeared: CN, TW, HK ...")] = None,
    build_folder: BuildFolder = BUILD,
    corpus: CorpusFolder = CORPUS,
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


def evaluate(
    pred: Annotated[Path, typer.Option("--pred", help="The folder of the annotations to score.")] = Path(
        "build/annotations"
    ),
    gold: GoldFolder = GOLD,
    corpus: CorpusFolder = CORPUS,
    errors: Annotated[bool, typer.Option("--errors", help="List every difference, tab-separated.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Scores as JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Scores and kinds of errors as Markdown.")] = False,
    leave_one_out: Annotated[
        bool,
        typer.Option(
            "--leave-one-out", help="Beside the scores those without the names that only one article supports."
        ),
    ] = False,
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
      policy-nlp evaluate --leave-one-out
    """
    from policy_nlp.cli import scores
    from policy_nlp.evaluate.evaluation import evaluate as judge
    from policy_nlp.run.leave_one_out import leave_one_out as judge_left_out

    result = judge(corpus, gold, pred)
    shut: list[str] = []
    problems = list(result.problems)
    if pin:
        shut = scores.pin_floors(result, floors, corpus, gold, allow_lower=allow_lower)
    elif gate:
        shut = scores.gate_failures(result, floors, corpus, gold)
    else:
        style = "errors" if errors else "json" if json else "markdown" if markdown else "text"
        if leave_one_out:
            left_out = judge_left_out(corpus, gold)
            problems += left_out.evaluation.problems
            typer.echo(scores.shown_beside(result, left_out, style))
        else:
            typer.echo(scores.shown(result, gold / "links.csv", style))
    tell([*dict.fromkeys(problems), *shut])
    if shut:
        raise typer.Exit(FAILED)
    raise typer.Exit(BAD_INPUT if problems else DONE)
