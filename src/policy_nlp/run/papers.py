"""The analyst's workbook in a build: her edits are taken before it, the workbook is written with it."""

import getpass
import tempfile
from collections.abc import Sequence
from pathlib import Path

import orjson

from policy_nlp.link import AnnotatedArticle
from policy_nlp.model import Issue, Severity
from policy_nlp.model.memory import Memory
from policy_nlp.run.cache import recalled
from policy_nlp.run.completion import is_as_made, rerecord
from policy_nlp.table import Tables
from policy_nlp.table.rows import Row
from policy_nlp.workbook import WorkbookError, available

WORKBOOK = "chronology.xlsx"


def take_workbook_edits(out: Path, gold: Path, who: str | None = None) -> list[Issue]:
    """Add to the edits what was changed in the workbook since it was made; what its reader should know as issues.

    Args:
        out: the folder of the build.
        gold: the folder of the edits.
        who: whose edits they are; the user's where nobody is named.

    Raises:
        WorkbookError: the workbook is open elsewhere or can't be used; the message names sheet and cell.
        EditError: the edits can't be read.
    """
    path = out / WORKBOOK
    if not available() or not path.exists():
        return []
    from policy_nlp.workbook.harvest import take_edits
    from policy_nlp.workbook.reading import check_free

    check_free(path)
    if is_as_made(out, WORKBOOK):
        return []
    taken = take_edits(path, gold / "edits.csv", who or getpass.getuser())
    return [Issue("workbook-changed", Severity.WARNING, "", None, None, notice) for notice in taken.notices]


def renew_workbook(out: Path, corpus: Path, language: str | None) -> Path:
    """Write the workbook of a finished build anew.

    Raises:
        WorkbookError: the libraries are missing, there is no build, the workbook is open elsewhere, or holds edits that
            were not taken.
        IngestError: there is no such corpus.
    """
    require_libraries()
    from policy_nlp.workbook.book import write_book
    from policy_nlp.workbook.harvest import changes
    from policy_nlp.workbook.inputs import read_inputs
    from policy_nlp.workbook.reading import check_free

    path = out / WORKBOOK
    check_free(path)
    if path.exists() and not is_as_made(out, WORKBOOK):
        edits = changes(path, "").edits
        if edits:
            raise WorkbookError(f"{path}: {len(edits)} edits are not taken yet; run: policy-nlp workbook --take-edits")
    with tempfile.TemporaryDirectory(dir=out) as folder:
        written = Path(folder) / WORKBOOK
        write_book(written, read_inputs(out, corpus), language or language_of(path) or "en", recalled(out))
        written.replace(path)
    rerecord(out, WORKBOOK)
    return path


def require_libraries() -> None:
    """Say how to install what workbooks and citations need.

    Raises:
        WorkbookError: a library is missing.
    """
    if not available():
        raise WorkbookError("the libraries for workbooks are not installed; run: pip install 'policy-nlp[workbook]'")


def write_workbook(
    path: Path,
    tables: Tables,
    articles: Sequence[AnnotatedArticle],
    unused: Sequence[Row],
    *,
    language: str | None = None,
    memory: Memory | None = None,
) -> None:
    """Write the workbook of a build to `path`, if the libraries for it are installed.

    Args:
        path: the file, whose folder exists.
        tables: the tables of the build.
        articles: its articles as the system annotated them.
        unused: dated sentences that made no row.
        language: of the heads, `en` or `zh`; English where None.
        memory: what earlier builds worked out.
    """
    if not available():
        return
    from policy_nlp.workbook.book import write_book
    from policy_nlp.workbook.inputs import inputs_of

    write_book(path, inputs_of(tables, articles, unused), language or "en", memory)


def language_of(path: Path) -> str | None:
    """The language of the heads of a workbook, None where there is none that can be read."""
    if not available() or not path.exists():
        return None
    from policy_nlp.workbook.book import language_of as of_book

    return of_book(path)


def read_events(build: Path) -> list[Row]:
    """The rows of the event table.

    Raises:
        WorkbookError: there is none.
    """
    return _rows(build / "events.jsonl")


def read_delta(build: Path) -> list[Row]:
    """What changed since the build before the last.

    Raises:
        WorkbookError: there is no such build.
    """
    return _rows(build / "delta.jsonl")


def _rows(path: Path) -> list[Row]:
    if not path.exists():
        raise WorkbookError(f"{path}: no such table; run: policy-nlp build")
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]
