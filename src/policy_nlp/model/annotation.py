"""Annotation files: stand-off JSON Lines as in `annotations/guide.md`, for gold and system output alike."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, overload

import orjson
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, TypeAdapter, ValidationError

from policy_nlp.model.edtf import bounds
from policy_nlp.model.files import write_atomically
from policy_nlp.model.mention import Mention, Modality, Span
from policy_nlp.model.offsets import OffsetMap
from policy_nlp.model.reading import Reading
from policy_nlp.model.text import CleanText, Region

Record = dict[str, Any]
"""One annotation as it stands in its file; offsets are raw code points."""

ToRaw = Callable[[int, int], tuple[int, int]]
Converter = Callable[[Any, ToRaw], Any]


def _list(values: tuple[str, ...], _: ToRaw) -> list[str]:
    return list(values)


def _number(value: Decimal | None, _: ToRaw) -> float | None:
    return None if value is None else float(value)


def _span(span: Span | None, to_raw: ToRaw) -> list[int] | None:
    return None if span is None else list(to_raw(*span))


def _spans(spans: tuple[Span, ...], to_raw: ToRaw) -> list[list[int]]:
    return [list(to_raw(*span)) for span in spans]


_AS_IT_IS = None
_VALUES: dict[str, dict[str, Converter | None]] = {
    "date": {"edtf": _AS_IT_IS},
    "mineral": {"ids": _list},
    "agency": {"name": _AS_IT_IS, "kind": _AS_IT_IS},
    "figure": {"low": _number, "high": _number, "unit": _AS_IT_IS, "kind": _AS_IT_IS, "approx": _AS_IT_IS},
    "instrument": {"name": _AS_IT_IS, "kind": _AS_IT_IS},
    "event": {
        "type": _AS_IT_IS,
        "edtf": _AS_IT_IS,
        "date_span": _span,
        "modality": _AS_IT_IS,
        "actors": _list,
        "partners": _list,
        "instrument": _AS_IT_IS,
        "minerals": _list,
        "figure_spans": _spans,
    },
}
_EXTRAS: dict[str, dict[str, Converter | None]] = {
    "date": {"basis": _AS_IT_IS, "anchor": _span},
    "agency": {"country": _AS_IT_IS},
    "instrument": {"number": _AS_IT_IS},
    "mineral": {},
    "figure": {},
    "event": {
        "type_by_rules": _AS_IT_IS,
        "left_by_rules": _AS_IT_IS,
        "minerals_by_rules": _list,
        "trigger_by_rules": _span,
        "actors_by_rules": _list,
        "partners_by_rules": _list,
    },
}
VALUE_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({layer: tuple(keys) for layer, keys in _VALUES.items()})
"""The keys of the guide that say what an annotation of each layer means."""

_LAYER_ORDER = {layer: n for n, layer in enumerate((*_VALUES, "region"))}
_ID_LETTER = {"event": "e", "region": "r"}


def to_records(passages: Iterable[tuple[int, Reading]], clean: CleanText, raw: str) -> list[Record]:
    """The mentions of an article as annotations of its raw text, regions out of scope included, sorted and numbered.

    Args:
        passages: each reading with the offset in the clean text at which it begins.
        clean: the article's clean text, whose map leads back to `raw`.
        raw: the article as stored.
    """
    records = [_region(region, raw) for region in clean.regions]
    for at, reading in passages:
        to_raw = _to_raw_from(at, clean.offsets)
        records += [_record(mention, to_raw, raw) for layer in _layers(reading) for mention in layer]
    records.sort(key=lambda record: (record["start"], record["end"], _LAYER_ORDER[record["layer"]]))
    counts = {"m": 0, "e": 0, "r": 0}
    for record in records:
        letter = _ID_LETTER.get(record["layer"], "m")
        counts[letter] += 1
        record["id"] = f"{letter}{counts[letter]}"
    return records


def _to_raw_from(at: int, offsets: OffsetMap) -> ToRaw:
    """The way from offsets in the passage that begins at `at` to raw offsets."""
    return (lambda start, end: offsets.to_raw(at + start, at + end)) if at else offsets.to_raw


def _layers(reading: Reading) -> tuple[Sequence[Mention], ...]:
    return reading.dates, reading.minerals, reading.agencies, reading.figures, reading.instruments, reading.events


def _record(mention: Mention, to_raw: ToRaw, raw: str) -> Record:
    start, end = to_raw(mention.start, mention.end)
    layer = mention.layer
    record: Record = {"id": "", "layer": layer, "start": start, "end": end, "text": raw[start:end]}
    for key, convert in _VALUES[layer].items():
        value = getattr(mention, key)
        record[key] = convert(value, to_raw) if convert else value
    record["rule"] = mention.rule
    for key, convert in _EXTRAS[layer].items():
        value = getattr(mention, key)
        if value is not None:
            record[key] = convert(value, to_raw) if convert else value
    return record


def _region(region: Region, raw: str) -> Record:
    start, end = region.start, region.end
    return {"id": "", "layer": "region", "start": start, "end": end, "text": raw[start:end], "reason": region.reason}


def write_annotations(path: Path, records: Iterable[Record]) -> None:
    """Write `records` to `path` whole or not at all, one JSON object a line."""
    write_atomically(path, to_lines(records))


def to_lines(records: Iterable[Record]) -> bytes:
    """`records` as they stand in an annotation file."""
    return b"".join(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE) for record in records)


class Annotations(Sequence[Record]):
    """The annotations that the system made of an article, as the lines of their file; read where they are asked for.

    A build asks for those of few articles, and they are the most that it has of each.
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    @cached_property
    def _records(self) -> list[Record]:
        return [orjson.loads(line) for line in self._lines.splitlines()]

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> list[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | list[Record]:
        return self._records[at]

    def __len__(self) -> int:
        return self._lines.count(b"\n")

    def of_layer(self, layer: str) -> list[Record]:
        """Those of one layer; no others are read."""
        mark = b'"layer":"%s"' % layer.encode()
        return [orjson.loads(line) for line in self._lines.splitlines() if mark in line]

    def size_of(self, layer: str) -> int:
        """How many there are of one layer; none are read."""
        return self._lines.count(b'"layer":"%s"' % layer.encode())

    def with_events(self, event_ids: Mapping[str, str]) -> bytes:
        """The lines, those of events with the id of the row that each is in."""

        def told(event: re.Match[bytes]) -> bytes:
            event_id = event_ids.get(event[1].decode())
            return event[0] + b',"event_id":' + orjson.dumps(event_id) if event_id else event[0]

        return _EVENT.sub(told, self._lines)


_EVENT = re.compile(rb'^\{"id":"([^"]+)","layer":"event",.*(?=\}$)', re.MULTILINE)


def of_layer(records: Sequence[Record], layer: str) -> list[Record]:
    """The annotations of one layer."""
    if isinstance(records, Annotations):
        return records.of_layer(layer)
    return [record for record in records if record["layer"] == layer]


def counted(records: Sequence[Record]) -> tuple[int, int]:
    """How many annotations are mentions, and how many are events."""
    of = records.size_of if isinstance(records, Annotations) else Counter(r["layer"] for r in records).__getitem__
    return len(records) - of("event") - of("region"), of("event")


class AnnotationError(ValueError):
    """An annotation file is wrong; the message names the file, the line, the reason and what to do."""


def _check_edtf(value: str) -> str:
    bounds(value)
    return value


Edtf = Annotated[str, AfterValidator(_check_edtf)]
Name = Annotated[str, Field(min_length=1)]
RawSpan = tuple[Annotated[int, Field(ge=0)], int]


class _Annotation(BaseModel):
    model_config = ConfigDict(extra="allow")

    id: Name
    start: int = Field(ge=0)
    end: int
    text: Name
    ignore: StrictBool = False


class _Date(_Annotation):
    layer: Literal["date"]
    edtf: Edtf


class _Mineral(_Annotation):
    layer: Literal["mineral"]
    ids: list[Name] = Field(min_length=1)


class _Agency(_Annotation):
    layer: Literal["agency"]
    name: Name
    kind: Name


class _Figure(_Annotation):
    layer: Literal["figure"]
    low: float | None
    high: float | None
    unit: str
    kind: Name
    approx: StrictBool


class _Instrument(_Annotation):
    layer: Literal["instrument"]
    name: Name
    kind: Name


class _Event(_Annotation):
    layer: Literal["event"]
    type: Name
    edtf: Edtf
    date_span: RawSpan | None
    modality: Modality
    actors: list[Name]
    partners: list[Name]
    instrument: str | None
    minerals: list[Name]
    figure_spans: list[RawSpan]


class _Region(_Annotation):
    layer: Literal["region"]
    reason: Name


_ADAPTER: TypeAdapter[_Annotation] = TypeAdapter(
    Annotated[
        _Date | _Mineral | _Agency | _Figure | _Instrument | _Event | _Region,
        Field(discriminator="layer"),
    ]
)


def read_annotations(path: Path, text: str) -> list[Record]:
    """The annotations of the file `path` about the article `text`, in file order.

    Raises:
        AnnotationError: the file can't be read or decoded, a line is no annotation of the guide, an id stands twice,
            or an annotation's `text` is not what stands at its offsets.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise AnnotationError(f"{path}: {error.strerror}; give the path of an annotation file") from error
    return parse_annotations(lines, text, str(path))


def parse_annotations(lines: Iterable[bytes], text: str, name: str) -> list[Record]:
    """The annotations in `lines` about the article `text`, in the order of the lines; `name` is for messages.

    Raises:
        AnnotationError: as in `read_annotations`.
    """
    records: list[Record] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = _checked(line, text)
            if record["id"] in seen:
                raise ValueError(f"id {record['id']!r} stands in line {seen[record['id']]} too; number it anew")
        except ValueError as error:
            raise AnnotationError(f"{name}:{number}: {error}") from error
        seen[record["id"]] = number
        records.append(record)
    return records


def _checked(line: bytes, text: str) -> Record:
    try:
        record: Record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"not a line of JSON in UTF-8 ({error}); one JSON object a line is expected") from error
    try:
        annotation = _ADAPTER.validate_python(record)
    except ValidationError as error:
        raise ValueError(_reason(error)) from error
    found = text[annotation.start : annotation.end]
    if found != annotation.text:
        message = (
            f"text mismatch at [{annotation.start}, {annotation.end}): {annotation.text!r} annotated, {found!r} in"
        )
        raise ValueError(f"{message} the article; annotate this version of the article or restore the other one")
    return record


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"] if part not in _LAYER_ORDER)
    if first["type"] == "union_tag_invalid":
        return f"unknown layer {first['ctx']['tag']!r}; use one of {', '.join(_LAYER_ORDER)}"
    if first["type"] == "union_tag_not_found":
        return "missing key 'layer'; every annotation names its layer"
    if first["type"] == "missing":
        return f"missing key {key!r}; add it as annotations/guide.md says"
    message = first["msg"].removeprefix("Value error, ")
    return f"key {key!r}: {message}; correct it as annotations/guide.md says"
