"""The chronology as a timeline: the spreadsheet of TimelineJS, which Flourish reads too, and TimelineJS's JSON."""

import csv
import html
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from policy_nlp.model import bounds, precision
from policy_nlp.model.files import csv_cell
from policy_nlp.workbook.chronology import make_chronology
from policy_nlp.workbook.inputs import Inputs

_TIMELINE = (
    *(
        "Year",
        "Month",
        "Day",
        "Time",
        "End Year",
        "End Month",
        "End Day",
        "End Time",
        "Display Date",
        "Headline",
        "Text",
    ),
    *("Media", "Media Credit", "Media Caption", "Type", "Group", "Start", "End"),
)


def _timeline(inputs: Inputs, language: str) -> Iterator[tuple[Mapping[str, str], date, date | None]]:
    """The cells of each dated row, the first day that it is drawn at, and the last one, None for a point."""
    for line in make_chronology(inputs, language).lines:
        edtf = line.cells["edtf"]
        low, high = bounds(edtf) if edtf else (None, None)
        start = low or high
        if start:
            spans = low and high and high != low and precision(edtf) not in {"month", "year"}
            yield line.cells, start, high if spans else None


def timeline_sheet(inputs: Inputs, language: str) -> bytes:
    """A CSV file with the columns of TimelineJS's spreadsheet, and `Start` and `End` as days for Flourish."""
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, _TIMELINE, restval="", lineterminator="\n")
    writer.writeheader()
    for told, start, end in _timeline(inputs, language):
        parts = _parts(told["edtf"], start)
        cells: dict[str, object] = dict(zip(("Year", "Month", "Day"), parts, strict=False))
        if end:
            cells |= {"End Year": end.year, "End Month": end.month, "End Day": end.day, "End": end.isoformat()}
        cells |= {"Display Date": told["date"], "Headline": told.get("title", ""), "Start": start.isoformat()}
        cells |= {"Text": html.escape(told.get("quote", "")), "Group": told.get("event_type", "")}
        writer.writerow({key: csv_cell(value) for key, value in cells.items()})
    return lines.getvalue().encode("utf-8-sig")


def timeline_json(inputs: Inputs, language: str) -> bytes:
    """A JSON file as TimelineJS reads it."""
    events = []
    for told, start, end in _timeline(inputs, language):
        text = {"headline": html.escape(told.get("title", "")), "text": html.escape(told.get("quote", ""))}
        event: dict[str, Any] = {"unique_id": told["event_id"], "text": text, "display_date": told["date"]}
        event |= {"start_date": _date(_parts(told["edtf"], start)), "group": told.get("event_type", "")}
        if end:
            event["end_date"] = _date([end.year, end.month, end.day])
        events.append(event)
    return orjson.dumps({"events": events}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _parts(edtf: str, start: date) -> list[int]:
    """Year, month and day, as many as the date is precise to."""
    many = {"year": 1, "decade": 1, "century": 1, "month": 2}.get(precision(edtf), 3)
    return [start.year, start.month, start.day][:many]


def _date(parts: Sequence[int]) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts, strict=False))
