"""Verbs for other annotation tools: exchange export, exchange import."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from policy_nlp.cli.exits import BAD_INPUT, DONE
from policy_nlp.cli.options import CORPUS, GOLD, CorpusFolder, tell

exchange_app = typer.Typer(
    help="Export annotations to brat, Label Studio, doccano, spaCy and Prodigy, and import them.", no_args_is_help=True
)


class FormatName(StrEnum):
    """The formats by name."""

    BRAT = "brat"
    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    SPANS = "spans"


FormatOption = Annotated[FormatName, typer.Option("--format", "-f", help="The tool's format.")]


@exchange_app.command("export")
def export_files(
    format_name: FormatOption,
    out: Annotated[Path, typer.Option("--out", help="The folder to write to.")],
    doc_ids: Annotated[
        list[str] | None, typer.Argument(help="Ids of articles; all if none.", metavar="[DOC_ID]")
    ] = None,
    annotations: Annotated[Path, typer.Option("--from", help="The folder of the annotations.")] = GOLD,
    corpus: CorpusFolder = CORPUS,
) -> None:
    """Write annotations for another tool; what its format can't hold is listed.

    Offsets are code points. Gold goes to Label Studio as annotations, system output as predictions.

    \b
    Examples:
      policy-nlp exchange export --format brat --out brat
      policy-nlp exchange export --format label-studio --from build/annotations --out tasks
    """
    from policy_nlp.exchange import FORMATS, export_annotations

    made = export_annotations(format_name, annotations, corpus, out, doc_ids or ())
    for path in made.paths:
        typer.echo(path)
    tell([*(f"lost: {line}" for line in made.lost), f"note: {FORMATS[format_name].note}"])


@exchange_app.command("import")
def import_files(
    format_name: FormatOption,
    paths: Annotated[list[Path], typer.Argument(help="Files; for brat also a folder.", metavar="PATH...")],
    out: Annotated[Path, typer.Option("--out", help="The folder for the annotation files.")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace files that are there already.")] = False,
    corpus: CorpusFolder = CORPUS,
) -> None:
    """Read what people did in another tool; each article is taken whole, or refused with every reason named.

    \b
    Examples:
      policy-nlp exchange import --format brat brat --out annotations --replace
      policy-nlp exchange import --format label-studio project.json --out imported
    """
    from policy_nlp.exchange import import_annotations

    made = import_annotations(format_name, paths, corpus, out, replace=replace)
    for path in made.paths:
        typer.echo(path)
    tell([*(f"lost: {line}" for line in made.lost), *made.refused])
    raise typer.Exit(BAD_INPUT if made.refused else DONE)
