"""Verdicts: as files, in the next build, and as gold."""

from pathlib import Path

import pytest

from policy_nlp.evaluate.documents import load_documents
from policy_nlp.model.annotation import read_annotations
from policy_nlp.review import PromotionError, VerdictError, promote, read_verdicts
from policy_nlp.review.store import ChangedMeanwhileError, EventChange, Store
from policy_nlp.review.verdicts import EventVerdict
from review_desks import ARTICLE, OTHER, Place, place

ME = "session-of-ada"


@pytest.fixture
def corpus(tmp_path: Path) -> Place:
    return place(tmp_path, controls=ARTICLE, other=OTHER)


def key_of(corpus: Place, trigger: str, doc_id: str = "controls") -> str:
    text = (corpus.folders.corpus / f"{doc_id}.txt").read_text(encoding="utf-8")
    start = text.index(trigger)
    desk = corpus.desk()
    return next(key for key in desk.items if key.startswith(f"{doc_id}:{start}-") and "|" not in key)


def dates(corpus: Place) -> dict[str, str]:
    return {row["instrument"]: row["date"] for row in corpus.rows() if row["instrument"]}


def test_a_rejected_event_leaves_the_table(corpus: Place) -> None:
    before = corpus.rows()
    corpus.desk().judge(ME, key_of(corpus, "签署第"), "reject")
    corpus.build()
    titles = {row["title"] for row in before} - {row["title"] for row in corpus.rows()}
    assert titles == {"拜登签署第14017号行政令"}


def test_a_corrected_value_replaces_the_systems_and_says_who(corpus: Place) -> None:
    corpus.desk().judge(
        ME, key_of(corpus, "签署《芯片"), "correct", {"edtf": "2022-08-10", "actors": ["拜登", "美国国会"]}
    )
    corpus.build()
    row = next(row for row in corpus.rows() if row["instrument"] == "芯片与科学法案")
    assert (row["date"], row["date_earliest"]) == ("2022-08-10", "2022-08-10")
    assert row["actors"] == ["拜登", "美国国会"]
    told = [line for line in corpus.rows("statements") if line["event_id"] == row["event_id"]]
    assert {line["rule"] for line in told if line["column"] in {"date", "actors"}} == {"review"}
    assert "review" not in {line["rule"] for line in told if line["column"] == "instrument"}


def test_a_verdict_holds_whatever_else_changes(corpus: Place) -> None:
    corpus.desk().judge(ME, key_of(corpus, "签署第"), "reject")
    folder = corpus.folders.corpus
    (folder / "aaa.txt").write_text(ARTICLE, encoding="utf-8")  # sorts first: rows and their ids move
    corpus.build()
    kept = [row for row in corpus.rows() if row["title"] == "拜登签署第14017号行政令"]
    assert [row["doc_ids"] for row in kept] == [["aaa"]]


def test_an_accepted_event_stays_when_the_system_no_longer_finds_it(corpus: Place) -> None:
    corpus.desk().judge(ME, key_of(corpus, "签署《通胀"), "accept")
    line = corpus.folders.gold / "verdicts" / "controls.jsonl"
    verdict = EventVerdict.model_validate_json(line.read_bytes())
    text = (corpus.folders.corpus / "controls.txt").read_text(encoding="utf-8")
    unseen = text.index("拜登签署《通胀")  # the system has no event on this word
    moved = verdict.model_copy(update={"start": unseen, "end": unseen + 2, "trigger": "拜登"})
    line.write_text(moved.model_dump_json() + "\n", encoding="utf-8")
    corpus.build()
    rows = [row for row in corpus.rows() if row["instrument"] == "通胀削减法案"]
    assert sum(row["mention_count"] for row in rows) == 2
    ids = {row["event_id"] for row in rows}
    told = {(s["start"], s["rule"]) for s in corpus.rows("statements") if s["event_id"] in ids}
    assert (unseen, "review") in told


def test_a_verdict_on_words_that_are_gone_is_an_issue(corpus: Place) -> None:
    corpus.desk().judge(ME, key_of(corpus, "签署第"), "reject")
    text = corpus.folders.corpus / "controls.txt"
    text.write_text("前言。" + ARTICLE, encoding="utf-8")
    corpus.build()
    issues = [issue for issue in corpus.rows("issues") if issue["code"] == "verdict-not-applied"]
    assert [issue["doc_id"] for issue in issues] == ["controls"]
    assert "拜登签署第14017号行政令" in {row["title"] for row in corpus.rows()}


def test_events_on_one_trigger_are_told_apart_by_their_dates(tmp_path: Path) -> None:
    sentence = "中国先后发布《稀土条例》（2021年）、《矿产条例》（2023年）。\n"
    corpus = place(tmp_path, laws=sentence)
    keys = [key for key in corpus.desk().items if "|" not in key]
    assert len(keys) == 2
    corpus.desk().judge(ME, keys[0], "reject")
    corpus.build()
    assert dates(corpus) == {"矿产条例": "2023"}


def test_the_file_holds_a_line_for_each_verdict(corpus: Place) -> None:
    desk = corpus.desk("ada")
    desk.judge(ME, key_of(corpus, "签署第"), "reject")
    desk.judge(ME, key_of(corpus, "签署《芯片"), "correct", {"edtf": "2022-08-10"})
    lines = corpus.verdicts("controls")
    assert [line["verdict"] for line in lines] == ["rejected", "corrected"]
    assert [line["trigger"] for line in lines] == ["签署", "签署"]
    assert lines[1]["was"] == {"edtf": "2022-08-09"}
    assert {(line["who"], line["doc_id"], line["pipeline_version"]) for line in lines} == {("ada", "controls", "0.1.0")}
    assert all(line["when"] and line["lexicon_version"] for line in lines)


@pytest.mark.parametrize("line", ["{", "{}", '{"doc_id": "controls"}'])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "verdicts"
    folder.mkdir()
    (folder / "controls.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(VerdictError, match=r"controls\.jsonl:1: .*correct the line"):
        read_verdicts(tmp_path)


def test_a_change_is_refused_when_somebody_else_was_first(corpus: Place) -> None:
    key = key_of(corpus, "签署第")
    first, second = corpus.desk("ada"), corpus.desk("bob")
    first.next(ME)
    first.judge(ME, key, "accept")
    with pytest.raises(ChangedMeanwhileError, match="ada has judged this"):
        second.judge("session-of-bob", key, "reject")
    assert [line["verdict"] for line in corpus.verdicts("controls")] == ["accepted"]


def test_undo_does_not_take_back_what_somebody_else_wrote(corpus: Place) -> None:
    desk = corpus.desk("ada")
    desk.judge(ME, key_of(corpus, "签署第"), "accept")
    store = Store(corpus.folders.gold)
    mine = store.verdicts("controls")[0]
    store.apply(EventChange("controls", mine, mine.model_copy(update={"who": "bob"})))
    with pytest.raises(ChangedMeanwhileError):
        desk.undo(ME)
    assert [line["who"] for line in corpus.verdicts("controls")] == ["bob"]


def test_an_article_is_promoted_when_every_event_is_judged(corpus: Place) -> None:
    folders = corpus.folders
    desk = corpus.desk(doc_ids=["controls"])
    events = [key for key in desk.items if "|" not in key]
    for key in events[:-1]:
        desk.judge(ME, key, "accept")
    with pytest.raises(PromotionError, match=r"1 events are not judged yet, the first is .*--article controls"):
        promote("controls", folders.corpus, folders.build / "annotations", folders.gold)
    desk.judge(ME, events[-1], "reject")
    made = promote("controls", folders.corpus, folders.build / "annotations", folders.gold)
    text = (folders.corpus / "controls.txt").read_text(encoding="utf-8")
    gold = read_annotations(folders.gold / "controls.jsonl", text)
    told = [record for record in gold if record["layer"] == "event"]
    assert len(told) == made.events == len(events) - 1
    assert not any(key in record for record in gold for key in ("rule", "event_id", "basis", "reviewed"))
    spans = {(record["start"], record["end"]): record for record in gold if record["layer"] == "date"}
    assert all("ignore" not in spans[tuple(event["date_span"])] for event in told if event["date_span"])
    assert all(record["ignore"] for record in gold if record["layer"] == "agency")
    corpus.build()
    documents, problems = load_documents(folders.corpus, folders.gold, folders.build / "annotations")
    assert [document.article.doc_id for document in documents] == ["controls"]
    assert problems == []


def test_promoting_again_keeps_the_ids_that_links_name(corpus: Place) -> None:
    folders = corpus.folders
    desk = corpus.desk(doc_ids=["controls"])
    events = [key for key in desk.items if "|" not in key]
    for key in events:
        desk.judge(ME, key, "accept")
    promote("controls", folders.corpus, folders.build / "annotations", folders.gold)
    before = (folders.gold / "controls.jsonl").read_bytes()
    promote("controls", folders.corpus, folders.build / "annotations", folders.gold)
    assert (folders.gold / "controls.jsonl").read_bytes() == before


def test_nobody_judged_nothing_promoted(corpus: Place) -> None:
    folders = corpus.folders
    with pytest.raises(PromotionError, match="no verdicts"):
        promote("other", folders.corpus, folders.build / "annotations", folders.gold)
    assert not (folders.gold / "other.jsonl").exists()


def test_what_gold_and_system_differ_on_comes_before_new_rules(corpus: Place) -> None:
    folders = corpus.folders
    source = folders.build / "annotations" / "controls.jsonl"
    gold = source.read_text(encoding="utf-8").replace('"edtf":"2022-08-09","date_span"', '"edtf":"2022-08","date_span"')
    (folders.gold / "controls.jsonl").write_text(gold, encoding="utf-8")
    reasons = [item.reason for item in corpus.desk(pairs=1).items.values()]
    assert reasons[:2] == ["pair", "gold"]
    assert "gold" not in reasons[2:]
    assert sum(key.startswith("controls") for key in corpus.desk(pairs=0).items) == 1  # agreed events are settled
