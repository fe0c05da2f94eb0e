"""Citations of rows: the article, whom it has it from, and what it cites itself."""

from collections.abc import Iterator, Sequence

from policy_nlp.table.rows import Row
from policy_nlp.workbook.inputs import Inputs
from policy_nlp.workbook.sources import Sources

COLUMNS = ("event_id", "date", "title", "citation", "standing", "according_to", "cited", "quote")


def cite(inputs: Inputs, rows: Sequence[Row], style: str) -> Iterator[dict[str, str]]:
    """For each row its best source as a line of a bibliography, and what that source says of its own sources.

    Args:
        inputs: the build.
        rows: rows of its event table.
        style: `gb7714` or `apa`.
    """
    sources = Sources(inputs, "en")
    for row in rows:
        told, _ = sources.of(row)
        shared = {column: told[column] for column in ("standing", "according_to", "cited")}
        quote = row["evidence"].rpartition(" [")[0]
        named = {"event_id": row["event_id"], "date": row["date"], "title": row["title"]}
        yield named | {"citation": told[style], **shared, "quote": quote}
