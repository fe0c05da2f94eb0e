"""Verbs about articles: ingest, annotate, and looking after the corpus."""

from pathlib import Path
from typing import Annotated

import typer

from policy_nlp.cli.exits import BAD_INPUT, DONE
from policy_nlp.cli.options import CORPUS, CorpusFolder, Quiet, Workers, tell, tell_traces

corpus_app = typer.Typer(help="Look after the corpus: list, verify, remove.", no_args_is_help=True)


def ingest(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, archives, addresses, or -.", metavar="PATH...")],
    corpus: CorpusFolder = CORPUS,
    update: Annotated[bool, typer.Option("--update", help="Read again, and replace what has changed.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing, tell what would be done.")] = False,
    max_mb: Annotated[
        float,
        typer.Option("--max-mb", min=0.001, help="The largest file or download; 10 times that may unpack from one."),
    ] = 20,
    max_pages: Annotated[int, typer.Option("--max-pages", min=1, help="The most pages of a PDF.")] = 2_000,
    max_seconds: Annotated[float, typer.Option("--max-seconds", min=0.1, help="The longest download.")] = 30,
    quiet: Quiet = False,
) -> None:
    """Bring articles into the corpus.

    \b
    Examples:
      policy-nlp ingest article.txt
      policy-nlp ingest downloads/ --dry-run
      policy-nlp ingest - < article.txt
      policy-nlp ingest yearbook.pdf --max-mb 80 --max-pages 5000
    """
    from policy_nlp.ingest.corpus import Corpus
    from policy_nlp.ingest.errors import Limits
    from policy_nlp.ingest.intake import Status
    from policy_nlp.ingest.intake import ingest as bring_in

    largest = round(max_mb * 1e6)
    limits = Limits(file_bytes=largest, unpacked_bytes=10 * largest, pages=max_pages, seconds=max_seconds)
    outcomes = bring_in(paths, Corpus(corpus, limits), dry_run=dry_run, update=update)
    failed = [outcome for outcome in outcomes if outcome.status is Status.FAILED]
    tell(f"{outcome.source}: {outcome.message}" for outcome in failed)
    if not outcomes:
        tell([f"{', '.join(paths)}: no files; name a file or a folder that holds some"])
    for outcome in outcomes:
        if outcome.status is not Status.FAILED and not quiet:
            words = (outcome.status, outcome.doc_id, outcome.source, outcome.message)
            typer.echo("  ".join(word for word in words if word))
    raise typer.Exit(DONE if outcomes and not failed else BAD_INPUT)


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
    tell(read.failure for read in result.failures)
    tell_traces(read.trace for read in result.failures)
    if not quiet:
        typer.echo(f"{result.articles} articles, {result.mentions} mentions, {result.events} events in {out}")
    raise typer.Exit(BAD_INPUT if result.failures else DONE)


@corpus_app.command("list")
def list_articles(corpus: CorpusFolder = CORPUS) -> None:
    """List the articles, tab-separated: id, date, script, region, characters, title.

    \b
    Examples:
      policy-nlp corpus list
    """
    from policy_nlp.ingest.corpus import BadArticle, open_corpus
    from policy_nlp.ingest.manage import list_corpus

    bad = []
    for line in list_corpus(open_corpus(corpus)):
        if isinstance(line, BadArticle):
            bad.append(str(line))
        else:
            cells = (line.doc_id, line.published, line.script, line.region, line.characters, line.title)
            typer.echo("\t".join(str(cell or "") for cell in cells))
    tell(bad)
    raise typer.Exit(BAD_INPUT if bad else DONE)


@corpus_app.command()
def verify(corpus: CorpusFolder = CORPUS) -> None:
    """Name everything that is not as it was written.

    \b
    Examples:
      policy-nlp corpus verify
    """
    from policy_nlp.ingest.corpus import open_corpus
    from policy_nlp.ingest.manage import verify_corpus

    bad = [str(found) for found in verify_corpus(open_corpus(corpus))]
    tell(bad)
    raise typer.Exit(BAD_INPUT if bad else DONE)


@corpus_app.command()
def remove(
    doc_ids: Annotated[list[str], typer.Argument(help="Ids of articles.", metavar="DOC_ID...")],
    corpus: CorpusFolder = CORPUS,
) -> None:
    """Delete articles with their metadata and originals.

    \b
    Examples:
      policy-nlp corpus remove old-article
    """
    from policy_nlp.ingest.corpus import open_corpus
    from policy_nlp.ingest.manage import remove_article

    opened = open_corpus(corpus)
    for doc_id in doc_ids:
        remove_article(opened, doc_id)
