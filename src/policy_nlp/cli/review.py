"""Verbs by which people judge: review, and gold promote."""

import getpass
import webbrowser
from typing import Annotated

import typer

from policy_nlp.cli.exits import DONE, FAILED
from policy_nlp.cli.options import BUILD, CORPUS, GOLD, BuildFolder, CorpusFolder, GoldFolder, tell

gold_app = typer.Typer(help="Look after the gold annotations.", no_args_is_help=True)


def review(
    articles: Annotated[list[str] | None, typer.Option("--article", help="Only this article; repeat for more.")] = None,
    who: Annotated[str | None, typer.Option("--who", help="Who judges; by default the user's name.")] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Hide what the system and the gold say.")] = False,
    pairs: Annotated[int, typer.Option("--pairs", min=0, help="How many pairs of mentions to ask for.")] = 20,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; any free one for 0.")] = 0,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
    corpus: CorpusFolder = CORPUS,
    build_folder: BuildFolder = BUILD,
    gold: GoldFolder = GOLD,
) -> None:
    """Judge events and pairs of mentions on a page of this computer, the most worthwhile first.

    Verdicts go to verdicts/ and judgements.csv beside the gold; the next build honours them.

    \b
    Examples:
      policy-nlp review
      policy-nlp review --article us-chronology --blind --no-open
    """
    try:
        from policy_nlp.review.desk import open_desk
        from policy_nlp.review.serve import serve
    except ModuleNotFoundError as error:
        tell([f"review needs {error.name}; install it with: pip install 'policy-nlp[review]'"])
        raise typer.Exit(FAILED) from error
    from policy_nlp.review.queue import Folders

    desk = open_desk(
        Folders(corpus, build_folder, gold), who or getpass.getuser(), articles or (), pairs=pairs, blind=blind
    )

    def opened(address: str) -> None:
        typer.echo(address)
        tell(["Ctrl+C ends the review; every verdict is already saved."])
        if show:
            webbrowser.open(address)

    serve(desk, port, opened)
    raise typer.Exit(DONE)


@gold_app.command("promote")
def promote_article(
    doc_id: Annotated[str, typer.Argument(help="The id of an article of which every event is judged.")],
    corpus: CorpusFolder = CORPUS,
    build_folder: BuildFolder = BUILD,
    gold: GoldFolder = GOLD,
) -> None:
    """Turn the verdicts on a finished article into its gold annotations.

    Mentions that nobody judged are marked to be left out of the scores.

    \b
    Examples:
      policy-nlp gold promote us-chronology
    """
    from policy_nlp.review import promote

    made = promote(doc_id, corpus, build_folder / "annotations", gold)
    unjudged = f" ({made.ignored} of them not judged, left out of the scores)" if made.ignored else ""
    typer.echo(f"{made.path}: {made.events} events, {made.mentions} mentions{unjudged}")
