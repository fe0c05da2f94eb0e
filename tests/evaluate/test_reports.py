"""Differences, reconciliation, links, intervals and the gate, on small cases worked out by hand."""

import csv
from dataclasses import asdict
from pathlib import Path

import orjson
import pytest

from policy_nlp.evaluate.documents import NothingToJudgeError
from policy_nlp.evaluate.errors import differences
from policy_nlp.evaluate.evaluation import evaluate
from policy_nlp.evaluate.gate import Floors, GateError, failures, measured, pin, read_floors
from policy_nlp.evaluate.intervals import intervals
from policy_nlp.evaluate.links import score_links
from policy_nlp.evaluate.reconciliation import open_lines, reconcile, write_reconciliation
from policy_nlp.evaluate.report import as_json, as_markdown, as_text
from policy_nlp.evaluate.scores import Count, compare
from policy_nlp.model.annotation import Record

RAW = "2021年2月24日，拜登签署行政令。2022年，能源部拨款3亿美元。"


def event(identifier: str, trigger: str, kind: str, edtf: str, **more: object) -> Record:
    start = RAW.index(trigger)
    return {
        "id": identifier,
        "layer": "event",
        "start": start,
        "end": start + len(trigger),
        "text": trigger,
        "type": kind,
        "edtf": edtf,
        "date_span": None,
        "modality": "actual",
        "actors": [],
        "partners": [],
        "instrument": None,
        "minerals": [],
        "figure_spans": [],
    } | more


GOLD = [event("e1", "签署", "issue", "2021-02-24", actors=["拜登"]), event("e2", "拨款", "fund", "2022")]


def kinds(system: list[Record]) -> list[str]:
    return [difference.kind for difference in differences(compare("d", RAW, GOLD, system))]


def test_each_kind_of_event_error_is_named() -> None:
    assert kinds(GOLD) == []
    assert kinds([GOLD[0]]) == ["missed trigger"]
    assert kinds([*GOLD, event("e3", "能源部", "meet", "2020")]) == ["spurious"]
    assert kinds([GOLD[0], GOLD[1] | {"type": "issue"}]) == ["wrong type"]
    assert kinds([GOLD[0], GOLD[1] | {"edtf": "2023"}]) == ["wrong date"]
    assert kinds([GOLD[0], GOLD[1] | {"modality": "planned"}]) == ["wrong modality"]
    assert kinds([GOLD[0] | {"actors": []}, GOLD[1]]) == ["missing argument: actors"]
    assert kinds([GOLD[0] | {"actors": ["拜登", "美国"]}, GOLD[1]]) == ["wrong argument: actors"]


def test_mention_errors_are_told_apart() -> None:
    gold = [
        {
            "id": "m1",
            "layer": "agency",
            "start": 22,
            "end": 25,
            "text": "能源部",
            "name": "美国能源部",
            "kind": "government",
        }
    ]
    for change, kind in (
        ({"name": "能源部"}, "wrong value"),
        ({"kind": "company"}, "wrong kind"),
        ({"end": 26}, "wrong boundaries"),
    ):
        found = differences(compare("d", RAW, gold, [gold[0] | change]))
        assert [difference.kind for difference in found] == [kind]


def test_reconciliation_holds_every_mention_of_both_sides_once(tmp_path: Path) -> None:
    system = [GOLD[1] | {"id": "e1", "edtf": "2023", "event_id": "x"}, event("e2", "行政令", "issue", "1999")]
    rows = reconcile(compare("d", RAW, GOLD, system))
    assert [(row.status, row.gold_id, row.mention_id, row.columns) for row in rows] == [
        ("differs", "e2", "e1", "edtf"),
        ("missed", "e1", "", ""),
        ("spurious", "", "e2", ""),
    ]
    assert orjson.loads(rows[0].gold_values) == {"edtf": "2022"}
    assert rows[0].evidence == "2022年，能源部拨款3亿美元。"
    path = tmp_path / "reconciliation.csv"
    write_reconciliation(path, ((line, f"id-{line.mention_id}") for line in open_lines(rows)))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdoc_id,status,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file))
    assert [row.pop("event_id") for row in written] == ["id-e1", "id-", "id-e2"]
    assert written == [{k: str(v) for k, v in asdict(row).items() if k != "event_id"} for row in rows]


def test_links_by_hand() -> None:
    """Five mentions: gold {a b c} {d e}, system {a b} {c d} {e}."""
    keys = {name: ("doc", name) for name in "abcde"}
    gold = dict(zip(keys.values(), "11122", strict=True))
    system = dict(zip(keys.values(), "AABBC", strict=True))
    scores = score_links(gold, system)
    assert (scores.pairwise.right, scores.pairwise.gold, scores.pairwise.system) == (1, 4, 2)
    assert scores.b_cubed_precision == pytest.approx((1 + 1 + 0.5 + 0.5 + 1) / 5)
    assert scores.b_cubed_recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 0.5 + 0.5) / 5)
    assert (list(scores.over_merged), list(scores.under_merged)) == (["B"], ["1", "2"])


def test_intervals_are_seeded_and_need_two_articles() -> None:
    articles = [{"m": Count(9, 10, 10), "n": Count()}, {"m": Count(1, 10, 10), "n": Count()}]
    found = intervals(articles)
    assert found == intervals(articles)
    assert found["m"] == (0.1, 0.9)
    assert "n" not in found
    assert intervals(articles[:1]) == {}


def test_the_gate_shuts_on_lower_scores_and_changed_data(tmp_path: Path) -> None:
    data, floors = tmp_path / "data", tmp_path / "floors.json"
    data.mkdir()
    (data / "a.txt").write_text("一", encoding="utf-8")
    good, bad = ({"m": Count(9, 10, 10)}, {"m": Count(8, 10, 10)})
    with pytest.raises(GateError, match="no floors are pinned"):
        read_floors(floors)
    pin(floors, measured(good, [data]), allow_lower=False)
    pinned = read_floors(floors)
    assert failures(measured(good, [data]), pinned) == []
    assert failures(measured(bad, [data]), pinned) == ["m: 0.800 is below its floor 0.900"]
    refused = pin(floors, measured(bad, [data]), allow_lower=False)
    assert refused == ["m: 0.800 is below its floor 0.900; mend it, or say so with --allow-lower"]
    assert read_floors(floors) == pinned
    (data / "a.txt").write_text("二", encoding="utf-8")
    assert failures(measured(good, [data]), pinned)[0].startswith("corpus, annotations or lexicon data changed")
    pin(floors, measured(bad, [data]), allow_lower=True)
    assert read_floors(floors) == Floors(measured(bad, [data]).fingerprint, {"m": 0.8})


def _write(path: Path, records: list[Record]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"".join(orjson.dumps(record) + b"\n" for record in records))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    corpus, gold, system = tmp_path / "corpus", tmp_path / "gold", tmp_path / "system"
    corpus.mkdir()
    for doc_id in ("one", "two"):
        (corpus / f"{doc_id}.txt").write_text(RAW, encoding="utf-8", newline="")
        _write(gold / f"{doc_id}.jsonl", GOLD)
        _write(system / f"{doc_id}.jsonl", GOLD[:1])
    return corpus, gold, system


def test_evaluation_tells_groups_links_and_reports(folders: tuple[Path, Path, Path]) -> None:
    corpus, gold, system = folders
    (gold / "splits.csv").write_text("doc_id,split\none,held-out\n", encoding="utf-8")
    (gold / "links.csv").write_text("doc_id,event_id,cluster,conflict\none,e1,c1,\ntwo,e1,c1,\n", encoding="utf-8")
    for doc_id in ("one", "two"):
        _write(system / f"{doc_id}.jsonl", [GOLD[0] | {"event_id": "x"}])
    result = evaluate(corpus, gold, system)
    links = result.links(gold / "links.csv")
    assert {name: (scores.mentions, scores.pairwise.f1) for name, scores in links.items()} == {
        "found mentions": (2, 1.0),
        "gold mentions": (2, 1.0),
    }
    assert as_json(result, links)["overall"]["event.found"]["r"] == 0.5
    text = as_text(result, links)
    assert "held-out" in text
    assert ["agency.value", "n/a", "n/a", "n/a", "n/a", "0", "0"] in [line.split() for line in text.splitlines()]
    assert "| event | missed trigger | 2 |" in as_markdown(result, links)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({**GOLD[0], "text": "簽署"}, "text mismatch"),
        ({**GOLD[0], "layer": "weather"}, "unknown layer 'weather'"),
        ({key: value for key, value in GOLD[0].items() if key != "type"}, "missing key 'type'"),
        ({key: value for key, value in GOLD[0].items() if key != "layer"}, "missing key 'layer'"),
        ({**GOLD[0], "edtf": "yesterday"}, "not an EDTF value: 'yesterday'"),
        ({**GOLD[0], "modality": "perhaps"}, "key 'modality'"),
    ],
)
def test_bad_gold_is_one_line_and_the_other_articles_are_scored(
    folders: tuple[Path, Path, Path], line: Record, reason: str
) -> None:
    corpus, gold, system = folders
    _write(gold / "one.jsonl", [GOLD[1], line])
    result = evaluate(corpus, gold, system)
    assert [one.document.article.doc_id for one in result.articles] == ["two"]
    assert len(result.problems) == 1
    assert result.problems[0].startswith(f"{gold / 'one.jsonl'}:2: ")
    assert reason in result.problems[0]
    assert "\n" not in result.problems[0]


def test_missing_folders_and_files_say_what_to_do(folders: tuple[Path, Path, Path]) -> None:
    corpus, gold, system = folders
    with pytest.raises(NothingToJudgeError, match="policy-nlp build"):
        evaluate(corpus, gold, system / "nowhere")
    (system / "one.jsonl").unlink()
    result = evaluate(corpus, gold, system)
    assert "scored as if nothing was found" in result.problems[0]
    assert result.overall["event.found"].right == 1
