"""What changed since the last build."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

Row = dict[str, Any]

_IGNORED = frozenset({"pipeline_version", "lexicon_version"})


def make_delta(previous: Sequence[Row], rows: Sequence[Row], event_of_first_mention: Mapping[str, str]) -> list[Row]:
    """Rows added, changed (one line a column) and removed, in order of event id.

    Args:
        previous: the rows of the last build, as they stood in its JSONL.
        rows: the rows of this build.
        event_of_first_mention: for the id that a row led by a mention would have, the row which holds the mention
            now: so a merge is told as a removed row with the id of the row that took it in.
    """
    old = {row["event_id"]: row for row in previous}
    new = {row["event_id"]: row for row in rows}
    delta: list[Row] = []
    for event_id in sorted(old.keys() | new.keys()):
        if event_id not in old:
            delta.append(_line("added", event_id, new[event_id]["title"]))
        elif event_id not in new:
            heir = event_of_first_mention.get(event_id, "")
            delta.append(_line("removed", event_id, str(old[event_id].get("title", "")), new=heir))
        elif old[event_id] != new[event_id]:
            delta += _changes(event_id, old[event_id], new[event_id])
    return delta


def _changes(event_id: str, old: Row, new: Row) -> Iterator[Row]:
    for column, value in new.items():
        if column in _IGNORED or old.get(column) == value:
            continue
        before, after = _plain(old.get(column)), _plain(value)
        if before != after:
            yield _line("changed", event_id, new["title"], column, before, after)


def _line(change: str, event_id: str, title: str, column: str = "", old: str = "", new: str = "") -> Row:
    return {"change": change, "event_id": event_id, "title": title, "column": column, "old": old, "new": new}


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else orjson.dumps(value).decode("utf-8")
