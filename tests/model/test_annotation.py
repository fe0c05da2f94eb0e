"""Annotation files: mentions moved to the raw text, written, read back and checked."""

from decimal import Decimal
from pathlib import Path

import orjson
import pytest

from policy_nlp.model import (
    CleanText,
    DateMention,
    EventMention,
    FigureMention,
    InstrumentMention,
    MineralMention,
    OffsetMap,
    Reading,
    Region,
)
from policy_nlp.model.annotation import (
    AnnotationError,
    Annotations,
    Record,
    counted,
    of_layer,
    read_annotations,
    to_lines,
    to_records,
    write_annotations,
)

RAW = "關(guān)鍵：2021年鋰(lǐ)價漲3.5%，第1號令。參考"
# clean: 关键：2021年锂价涨3.5%，第1号令。
CLEAN = "关键：2021年锂价涨3.5%，第1号令。"


def _offsets() -> OffsetMap:
    clean: list[int] = []
    raw: list[int] = []
    tails: dict[int, int] = {}
    at = 0
    previous = -2
    for position in range(RAW.index("參")):
        inside = RAW.rfind("(", 0, position + 1) > RAW.rfind(")", 0, position)
        if inside:
            tails[at - 1] = tails.get(at - 1, 0) + 1
            continue
        if position != previous + 1:
            clean.append(at)
            raw.append(position)
        previous, at = position, at + 1
    return OffsetMap(clean, raw, tails)


def _records() -> list[Record]:
    reading = Reading(CLEAN)
    reading.dates = [DateMention(start=3, end=8, rule="year", edtf="2021", basis="relative", anchor=(0, 2))]
    reading.minerals = [MineralMention(start=8, end=9, rule="Li", ids=("Li",))]
    amount = Decimal("3.5")
    reading.figures = [FigureMention(start=11, end=15, rule="%", low=amount, high=None, unit="%", kind="percent")]
    reading.instruments = [InstrumentMention(start=16, end=20, rule="n", name="第1号令", kind="order", number="1")]
    reading.events = [
        EventMention(
            start=10, end=11, rule="涨", type="market", edtf="2021", date_span=(3, 8), figure_spans=((11, 15),)
        )
    ]
    region = Region(RAW.index("參"), len(RAW), "references")
    return to_records([(0, reading)], CleanText(CLEAN, _offsets(), (), (region,)), RAW)


def test_mentions_are_moved_to_the_raw_text_sorted_and_numbered() -> None:
    records = _records()
    assert [record["id"] for record in records] == ["m1", "m2", "e1", "m3", "m4", "r1"]
    assert [record["text"] for record in records] == ["2021年", "鋰(lǐ)", "漲", "3.5%", "第1號令", "參考"]
    assert all(RAW[record["start"] : record["end"]] == record["text"] for record in records)
    date, mineral, event, figure, instrument, region = records
    assert list(date) == ["id", "layer", "start", "end", "text", "edtf", "rule", "basis", "anchor"]
    assert RAW[slice(*date["anchor"])] == "關(guān)鍵"
    assert (mineral["ids"], figure["low"], figure["high"], figure["approx"]) == (["Li"], 3.5, None, False)
    assert (RAW[slice(*event["date_span"])], [RAW[slice(*s)] for s in event["figure_spans"]]) == ("2021年", ["3.5%"])
    assert (instrument["number"], region["reason"]) == ("1", "references")


def test_passages_count_from_their_place_in_the_clean_text() -> None:
    reading = Reading("锂价")
    reading.minerals = [MineralMention(start=0, end=1, rule="Li", ids=("Li",))]
    (record,) = to_records([(8, reading)], CleanText(CLEAN, _offsets(), (), ()), RAW)
    assert record["text"] == "鋰(lǐ)"


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "doc.jsonl"
    records = _records()
    write_annotations(path, records)
    assert path.read_bytes().count(b"\n") == len(records)
    assert read_annotations(path, RAW) == records
    assert [file.name for file in path.parent.iterdir()] == ["doc.jsonl"]


def test_annotations_are_read_from_their_lines_as_they_were() -> None:
    quoting = {"id": "m9", "layer": "agency", "start": 0, "end": 1, "text": '"layer":"event"\n{"id":"e1"', "name": "}"}
    records = [*_records(), quoting, {**_records()[2], "id": "e2"}]
    found = Annotations(to_lines(records))
    assert (list(found), len(found), found[-1]) == (records, len(records), records[-1])
    assert of_layer(found, "event") == of_layer(records, "event") == [records[2], records[-1]]
    assert counted(found) == counted(records) == (5, 2)
    told = [r | {"event_id": 'x"1'} if r["id"] == "e1" else r for r in records]
    assert found.with_events({"e1": 'x"1', "m1": "y"}) == to_lines(told)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"start": 4}, "text mismatch"),
        ({"end": 10_000}, "text mismatch"),
        ({"layer": "person"}, "unknown layer 'person'"),
        ({"layer": None}, "unknown layer"),
        ({"edtf": "2021-13-45"}, "not an EDTF value"),
        ({"start": "x"}, "key 'start'"),
        ({"id": ""}, "key 'id'"),
        ({"ignore": "yes"}, "key 'ignore'"),
    ],
)
def test_a_wrong_annotation_is_one_line_with_file_line_and_reason(tmp_path: Path, change: Record, reason: str) -> None:
    path = tmp_path / "doc.jsonl"
    good = _records()
    path.write_bytes(orjson.dumps(good[1]) + b"\n\n" + orjson.dumps(good[0] | change) + b"\n")
    with pytest.raises(AnnotationError) as caught:
        read_annotations(path, RAW)
    message = str(caught.value)
    assert message.startswith(f"{path}:3: ")
    assert reason in message
    assert "\n" not in message


@pytest.mark.parametrize("key", ["id", "layer", "start", "end", "text", "edtf"])
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    path = tmp_path / "doc.jsonl"
    path.write_bytes(orjson.dumps({k: v for k, v in _records()[0].items() if k != key}))
    with pytest.raises(AnnotationError, match=f"doc.jsonl:1: missing key '{key}'"):
        read_annotations(path, RAW)


@pytest.mark.parametrize("line", [b"{", b"[1]", b"7", b"\xff\xfe", b"\0\1\2"])
def test_what_is_no_annotation_is_refused(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "doc.jsonl"
    path.write_bytes(line)
    with pytest.raises(AnnotationError, match=r"doc\.jsonl:1: "):
        read_annotations(path, RAW)


def test_an_id_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "doc.jsonl"
    write_annotations(path, [_records()[0]] * 2)
    with pytest.raises(AnnotationError, match="id 'm1' stands in line 1 too"):
        read_annotations(path, RAW)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"nowhere\.jsonl"):
        read_annotations(tmp_path / "nowhere.jsonl", RAW)
