"""Which mentions become one happening, and which never do."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_articles import Writer, all_articles, weekly
from policy_nlp.link import (
    EventRecord,
    Judgement,
    JudgementError,
    compare,
    event_records,
    link_events,
    read_judgements,
    review_pairs,
    write_judgements,
)
from policy_nlp.model.memory import Memory


def record(n: int, **values: object) -> EventRecord:
    """A mention of its own article that tells of a numbered law unless `values` say otherwise."""
    told: dict[str, object] = {
        "doc_id": f"doc{n}",
        "mention_id": f"doc{n}:10-12",
        "annotation_id": "e1",
        "start": 10,
        "end": 12,
        "trigger": "发布",
        "type": "issue",
        "edtf": "2021-02-24",
        "modality": "actual",
        "actors": ("美国商务部",),
        "places": frozenset({"USA"}),
        "instrument": "关键矿产供应链评估报告",
        "sentence": f"第{n}句",
        "sentence_span": (0, 20),
        **values,
    }
    return EventRecord(**told)  # type: ignore[arg-type]


def groups(*records: EventRecord, judgements: tuple[Judgement, ...] = ()) -> list[set[str]]:
    return [{mention.doc_id for mention in cluster} for cluster in link_events(records, judgements)]


def test_remembered_scores_and_groups_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = [mention for article in all_articles() for mention in event_records(article)]
    few, memory = Memory(), Memory()
    link_events(mentions[::2], memory=few)
    assert link_events(mentions, memory=Memory(few.used)) == link_events(mentions, memory=memory)
    for name in ("score.score_of", "clusters._cut"):
        monkeypatch.setattr(f"policy_nlp.link.{name}", lambda *_: pytest.fail("worked out again"))
    assert link_events(mentions, memory=Memory(memory.used)) == link_events(mentions[::-1], memory=Memory(memory.used))


def test_the_same_act_in_other_words_and_precision_is_one() -> None:
    found = groups(
        record(1, instrument="关键矿产供应链评估报告"),
        record(2, instrument="关键材料供应链评估报告", edtf="2021-02", trigger="公布"),
        record(3, edtf="2021", actors=("美国",), acts_as_country=True),
    )
    assert found == [{"doc1", "doc2", "doc3"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"type": "propose", "trigger": "提出"}, {"type": "enact", "trigger": "签署"}),
        ({"type": "enact", "trigger": "表决通过"}, {"type": "enact", "trigger": "生效"}),
        ({"type": "issue"}, {"type": "restrict", "trigger": "实施"}),
        ({"edtf": "2021-02-24"}, {"edtf": "2021-02-25"}),
        ({"edtf": "2021"}, {"edtf": "2011/2030"}),
        ({"type": "amend", "trigger": "新增"}, {"type": "amend", "trigger": "剔除"}),
        ({"number": "EO 14017"}, {"number": "EO 13953"}),
        ({"places": frozenset({"USA"})}, {"places": frozenset({"CHN"}), "actors": ("中国商务部",)}),
        ({"instrument": "关键矿产清单"}, {"instrument": "关键矿产清单草案"}),
        ({"instrument": "国家锂战略"}, {"instrument": "海洋测绘计划"}),
        ({"type": "statistic", "instrument": None}, {"type": "issue"}),
    ],
)
def test_different_acts_stay_apart(first: dict[str, object], second: dict[str, object]) -> None:
    assert groups(record(1, **first), record(2, **second)) == [{"doc1"}, {"doc2"}]


def test_two_events_of_one_sentence_are_two() -> None:
    one = record(1)
    other = record(1, mention_id="doc1:14-16", start=14, end=16, trigger="公布")
    assert len(link_events([one, other])) == 2


def test_measurements_need_the_same_value() -> None:
    sentence = "2024年锑价上涨约{}，创历史新高。"
    articles = [
        Writer(f"m{n}", "锑市场")
        .event(
            sentence.format(words),
            "上涨",
            "market",
            "2024",
            words="2024年",
            minerals=["Sb"],
            told={words: ("figure", value, value, unit, "percent")},
        )
        .article()
        for n, (words, value, unit) in enumerate([("250%", 250.0, "%"), ("2.5倍", 2.5, "times"), ("80%", 80.0, "%")])
    ]
    clusters = link_events(r for article in articles for r in event_records(article))
    assert [{m.doc_id for m in cluster} for cluster in clusters] == [{"m0", "m1"}, {"m2"}]


def test_a_body_founded_at_two_dates_is_one_contradiction() -> None:
    clusters = link_events(r for article in all_articles() for r in event_records(article))
    founding = [cluster for cluster in clusters if cluster[0].type == "establish"]
    assert [[mention.edtf for mention in cluster] for cluster in founding] == [["2020-09", "2019-09"]]


def test_no_chaining_past_a_contradiction() -> None:
    vague = record(2, edtf="2021")
    found = groups(record(1, edtf="2021-03-01"), vague, record(3, edtf="2021-09-01"))
    assert sorted(map(len, found)) == [1, 2]


def test_judgements_outrank_scores() -> None:
    far = record(2, edtf="2015", instrument="别的计划", type="establish", trigger="成立")
    same = Judgement("doc1:10-12", far.event_key, "same")
    assert groups(record(1), far, judgements=(same,)) == [{"doc1", "doc2"}]
    near = record(3)
    different = Judgement("doc1:10-12", "doc3:10-12", "different")
    assert groups(record(1), near) == [{"doc1", "doc3"}]
    assert groups(record(1), near, judgements=(different,)) == [{"doc1"}, {"doc3"}]


def test_judged_same_joins_through_others() -> None:
    apart = [record(n, edtf=f"201{n}", instrument=f"{'甲乙丙丁'[n]}类矿产专项", number=f"{n}{n}{n}") for n in range(4)]
    chain = tuple(Judgement(f"doc{n}:10-12", f"doc{n + 1}:10-12", "same") for n in range(3))
    assert groups(*apart, judgements=chain) == [{"doc0", "doc1", "doc2", "doc3"}]


def test_an_unsure_judgement_changes_nothing_and_is_not_asked_again() -> None:
    pair = (record(1), record(2))
    unsure = (Judgement("doc1:10-12", "doc2:10-12", "unsure"),)
    assert groups(*pair, judgements=unsure) == groups(*pair)
    assert len(review_pairs(pair)) == 1
    assert review_pairs(pair, unsure) == []


@given(st.randoms(use_true_random=False))
def test_order_does_not_matter_and_no_mention_is_lost(shuffler: random.Random) -> None:
    records = [r for article in all_articles() for r in event_records(article)]
    records += [record(n, edtf=edtf) for n, edtf in enumerate(["2021", "2021-02", "2021-02-24", "2021-03"])]
    expected = link_events(records)
    shuffled = records[:]
    shuffler.shuffle(shuffled)
    assert link_events(shuffled) == expected
    assert Counter(m.mention_id for c in expected for m in c) == Counter(r.mention_id for r in records)


def test_many_reprints_are_one_cluster() -> None:
    assert len(link_events(record(n) for n in range(500))) == 1


def test_mentions_on_one_trigger_have_ids_of_their_own() -> None:
    article = weekly()
    event = next(r for r in article.records if r["layer"] == "event")
    twin = {**event, "id": "e99", "edtf": "2011", "date_span": None}
    ids = [r.mention_id for r in event_records(type(article)(article.article, [*article.records, twin]))]
    start, end = event["start"], event["end"]
    assert ids[:2] == [f"a-weekly:{start}-{end}", f"a-weekly:{start}-{end}/2"]


def test_a_comparison_explains_itself() -> None:
    line = compare(record(2), record(1)).explain()
    assert line.startswith("same (+")
    assert "same title" in line
    assert compare(record(1), record(2, edtf="1990")).explain() == "different: different dates"


def test_judgements_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    assert read_judgements(path) == ()
    first = Judgement("b:1-2", "a:1-2", "same", "li", "2026-01-01", "同一份公告, “第23号”")
    write_judgements(path, [first, Judgement("a:1-2", "c:1-2", "different")])
    again = read_judgements(path)
    assert set(again) == {first, Judgement("a:1-2", "c:1-2", "different")}
    later = Judgement("a:1-2", "b:1-2", "unsure", "wu", "2026-02-01")
    write_judgements(path, [*again, later])
    assert later in read_judgements(path)
    assert first not in read_judgements(path)


@pytest.mark.parametrize(
    "body", ["left,right\na,b\n", "left,right,verdict\na,b,maybe\n", "left,right,verdict\na,a,same\n"]
)
def test_bad_judgements_are_named(tmp_path: Path, body: str) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(JudgementError, match=r"judgements\.csv:\d"):
        read_judgements(path)
