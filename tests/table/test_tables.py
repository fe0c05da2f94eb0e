"""The event table and what stands beside it: every promise of a row, a statement, a file."""

import csv
import dataclasses
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import orjson
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_articles import Writer, all_articles, monthly, weekly, yearbook
from policy_nlp.lexicon import load, simplify
from policy_nlp.link import AnnotatedArticle, EventRecord, Judgement
from policy_nlp.model import Issue, Severity
from policy_nlp.table import (
    Before,
    People,
    TableError,
    Tables,
    Versions,
    check,
    columns_page,
    in_force,
    make_tables,
    read_previous,
    write_tables,
)
from policy_nlp.table.checks import TOLD_COLUMNS
from policy_nlp.table.codes import PolicyArea, areas_in, partner_role, restriction_type
from policy_nlp.table.columns import EVENT_TYPES, EVENTS, TABLES
from policy_nlp.table.dates import basis_of, merged_date
from policy_nlp.table.rows import Row, independent_sources
from policy_nlp.table.titles import ActVerb

VERSIONS = Versions("1", "2")


def make(articles: list[AnnotatedArticle] | None = None, **options: Any) -> Tables:
    return make_tables(all_articles() if articles is None else articles, versions=VERSIONS, **options)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return make()


def row_of(tables: Tables, **values: str) -> dict[str, Any]:
    return next(row for row in tables.events if all(row[key] == value for key, value in values.items()))


def test_one_row_a_happening_in_order_of_date(tables: Tables) -> None:
    assert [(row["date"], row["event_type"]) for row in tables.events] == [
        ("2019-09", "establish"),
        ("2023-07", "market"),
        ("2023-07-03", "issue"),
        ("2023-08-01", "restrict"),
    ]


def test_a_row_tells_the_most_precise_date_and_all_sources(tables: Tables) -> None:
    row = row_of(tables, event_type="issue")
    assert row["doc_ids"] == ["a-weekly", "b-monthly"]
    assert (row["source_count"], row["mention_count"]) == (2, 2)
    assert (row["date_earliest"], row["date_latest"], row["date_precision"]) == ("2023-07-03", "2023-07-03", "day")
    assert row["instrument"] == "关于对镓、锗相关物项实施出口管制的公告"
    assert row["document_number"] == "2023-23"
    assert row["jurisdictions"] == ["CHN"]
    assert row["evidence"].startswith("2023年7月3日，商务部发布2023年第23号公告")
    assert row["evidence"].endswith("[a-weekly:0-36]")
    assert row["conflicts"] == []


def test_titles_follow_one_template(tables: Tables) -> None:
    assert [row["title"] for row in tables.events] == [
        "欧盟委员会成立欧洲原材料联盟",
        "上涨27%（镓）",
        "中国商务部发布《关于对镓、锗相关物项实施出口管制的公告》",
        "中国商务部实施许可管理（镓；2023年第23号公告）",
    ]


def test_contradictions_are_data(tables: Tables) -> None:
    row = row_of(tables, event_type="establish")
    assert row["conflicts"] == [{"column": "date", "values": ["2019-09", "2020-09"]}]
    assert [(line["doc_id"], line["value"]) for line in tables.conflicts] == [
        ("b-monthly", "2020-09"),
        ("c-yearbook", "2019-09"),
    ]
    told = {s["value"] for s in tables.statements if s["event_id"] == row["event_id"] and s["column"] == "date"}
    assert told == {"2019-09", "2020-09"}


def test_every_told_cell_has_a_statement_that_quotes_its_source(tables: Tables) -> None:
    texts = {a.article.doc_id: a.article.text for a in all_articles()}
    for statement in tables.statements:
        span = slice(statement["start"], statement["end"])
        assert texts[statement["doc_id"]][span] == statement["original_value"]
        assert statement["original_value"] in statement["quote"]
    assert {"actors", "date", "event_type", "figures", "instrument", "minerals"} <= {
        s["column"] for s in tables.statements
    }


def test_measures_tell_the_life_of_an_instrument(tables: Tables) -> None:
    measure = next(m for m in tables.measures if m["document_number"])
    assert (measure["announced"], measure["in_force"], measure["ended"]) == ("2023-07-03", "2023-08-01", "")
    assert measure["restriction_type"] == "licence"
    assert len(measure["event_ids"]) == 2
    holding = [date(2023, 7, 31), date(2023, 8, 1), date(2024, 10, 1)]
    assert [len(in_force([measure], day)) for day in holding] == [0, 1, 1]


@pytest.mark.parametrize(
    ("measure", "day", "certainty"),
    [
        ({"in_force": "2020"}, date(2020, 6, 1), "possible"),
        ({"in_force": "2020"}, date(2021, 1, 1), "certain"),
        ({"in_force": "2020", "ended": "2022-03"}, date(2022, 3, 15), "possible"),
        ({"in_force": "2020", "ended": "2022-03"}, date(2022, 4, 1), None),
        ({"in_force": "2020", "suspended": ["2025-11-07/2026-11-10"]}, date(2026, 1, 1), None),
        ({"in_force": "2020", "suspended": ["2025-11-07/2026-11-10"]}, date(2026, 12, 1), "certain"),
        ({"in_force": ""}, date(2030, 1, 1), None),
    ],
)
def test_what_holds_on_a_day(measure: dict[str, Any], day: date, certainty: str | None) -> None:
    found = in_force([{"ended": "", "suspended": [], **measure}], day)
    assert [row["certainty"] for row in found] == ([certainty] if certainty else [])


def test_reprints_count_once() -> None:
    reprint = weekly()
    metadata = dataclasses.replace(reprint.article.metadata, doc_id="z-reprint")
    copy = AnnotatedArticle(dataclasses.replace(reprint.article, metadata=metadata), reprint.records)
    row = row_of(make([weekly(), copy]), event_type="restrict")
    assert (row["source_count"], row["mention_count"], len(row["doc_ids"])) == (1, 2, 2)


def test_another_version_of_an_article_is_no_source_of_its_own() -> None:
    first, second = (msgspec.structs.replace(mention("2024", doc_id), sentence="") for doc_id in ("a", "b"))
    assert len({*independent_sources((first, second)).values()}) == 2
    twin = msgspec.structs.replace(second, twin_of="a")
    assert independent_sources((first, twin)) == {"a": "a", "b": "a"}


def test_adding_an_article_changes_no_id() -> None:
    before = make([monthly(), yearbook()])
    after = make(before=Before(before.events))
    assert {row["event_id"] for row in before.events} <= {row["event_id"] for row in after.events}
    assert {line["change"] for line in after.delta} == {"added", "changed"}
    assert make(all_articles()[::-1], before=Before(after.events)).events == after.events


def test_a_merge_and_a_split_are_told() -> None:
    told = [s for s in make().statements if s["column"] == "event_type" and s["value"] == "establish"]
    left, right = (f"{s['doc_id']}:{s['start']}-{s['end']}" for s in told)
    verdict = Judgement(left, right, "different")
    apart = make(people=People([verdict]))
    together = make(before=Before(apart.events))
    ids = [row["event_id"] for row in apart.events if row["event_type"] == "establish"]
    removed = [line for line in together.delta if line["change"] == "removed"]
    assert len(ids) == 2
    assert [(line["event_id"] in ids, line["new"] in ids) for line in removed] == [(True, True)]
    again = make(people=People([verdict]), before=Before(together.events))
    assert [line["change"] for line in again.delta if line["change"] != "changed"] == ["added"]


def test_the_delta_tells_what_changed() -> None:
    first = make()
    assert {line["change"] for line in first.delta} == {"added"}
    assert make(before=Before(first.events)).delta == []
    old = [{**row, "modality": "planned"} if row["event_type"] == "issue" else row for row in first.events]
    line = make(before=Before(old)).delta
    assert [(d["change"], d["column"], d["old"], d["new"]) for d in line] == [
        ("changed", "modality", "planned", "actual")
    ]


def test_the_worst_gold_status_of_a_row_counts() -> None:
    issue = [next(r for r in a.records if r["layer"] == "event") for a in all_articles()[:2]]
    status = {("a-weekly", issue[0]["id"]): "agree", ("b-monthly", issue[1]["id"]): "differs"}
    found = make(gold_status=status)
    assert row_of(found, event_type="issue")["gold_status"] == "differs"
    assert row_of(found, event_type="market")["gold_status"] == "unannotated"


def test_a_judgement_that_finds_no_mention_is_an_issue() -> None:
    lost = make(people=People([Judgement("a-weekly:0-1", "b-monthly:0-1", "same")]))
    assert [issue["code"] for issue in lost.issues] == ["judgement-not-applied"]
    assert lost.documents[0]["issues"] == 1


def test_commodities_of_a_list_are_reached_by_what_names_it() -> None:
    writer = Writer("lists", "关键矿产清单")
    shared = {"instrument": "关键矿产清单", "actors": ["美国内政部"]}
    names = {"清单": ("instrument", "关键矿产清单")}
    minerals = {"锂": ("mineral", "Li"), "铀": ("mineral", "U")}
    sentence = "2018年5月内政部公布清单，含锂、铀。"
    writer.event(
        sentence, "公布", "issue", "2018-05", words="2018年5月", minerals=["Li", "U"], told=names | minerals, **shared
    )
    writer.event("2020年内政部评估清单。", "评估", "review", "2020", words="2020年", told=names, **shared)
    found = make([writer.article()])
    assert row_of(found, event_type="review")["minerals_via_list"] == ["Li", "U"]
    check(found)


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(shuffler: random.Random) -> None:
    articles = all_articles()
    shuffler.shuffle(articles)
    assert make(articles) == make()


def test_files_are_the_same_bytes_and_open_everywhere(tables: Tables, tmp_path: Path) -> None:
    names = write_tables(tables, tmp_path / "one")
    write_tables(make(all_articles()[::-1]), tmp_path / "two")
    for name in names:
        if not name.endswith(".duckdb"):
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    frame = pd.read_parquet(tmp_path / "one" / "events.parquet")
    assert list(frame.columns) == [column.name for column in EVENTS]
    assert list(frame["event_id"]) == [row["event_id"] for row in tables.events]
    with duckdb.connect(str(tmp_path / "one" / "policy.duckdb"), read_only=True) as database:
        assert database.execute("SELECT count(*) FROM statements").fetchone() == (len(tables.statements),)
    lines = (tmp_path / "one" / "events.jsonl").read_bytes().splitlines()
    assert [orjson.loads(line) for line in lines] == tables.events
    assert read_previous(tmp_path / "one").rows == tables.events


def test_csv_is_for_excel_and_runs_no_formula(tmp_path: Path) -> None:
    writer = Writer("=cmd", "", None)
    writer.event(
        "2020年，=1+1协会成立@联盟。",
        "成立",
        "establish",
        "2020",
        words="2020年",
        actors=["=1+1协会"],
        instrument="@联盟",
    )
    write_tables(make([writer.article()]), tmp_path)
    data = (tmp_path / "events.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    row = next(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert (row["actors"], row["instrument"], row["doc_ids"]) == ("'=1+1协会", "'@联盟", "'=cmd")
    assert not any(cell[:1] in tuple("=+-@\t\r") for cell in row.values() if cell)


def test_no_articles_and_no_events_make_empty_tables(tmp_path: Path) -> None:
    names = write_tables(make([]), tmp_path)
    assert "events.csv" in names
    assert pd.read_parquet(tmp_path / "events.parquet").empty
    assert make([Writer("quiet").article()]).documents[0]["events"] == 0


def without(row: Row, column: str) -> Row:
    return {name: cell for name, cell in row.items() if name != column}


def broken(tables: Tables) -> Iterator[tuple[str, Tables]]:
    row, *others = tables.events
    yield "stands twice", dataclasses.replace(tables, events=[*tables.events, row])
    yield "event_type", dataclasses.replace(tables, events=[{**row, "event_type": "party"}, *others])
    yield "title", dataclasses.replace(tables, events=[{**row, "title": ""}, *others])
    yield "grade", dataclasses.replace(tables, events=[{**row, "grade": None}, *others])
    yield "date_earliest", dataclasses.replace(tables, events=[{**row, "date_earliest": "2020-1-1"}, *others])
    yield "mention_count", dataclasses.replace(tables, events=[{**row, "mention_count": -1}, *others])
    yield "figures", dataclasses.replace(tables, events=[{**row, "figures": [{"text": "1"}]}, *others])
    yield "colour", dataclasses.replace(tables, events=[{**row, "colour": "red"}, *others])
    yield "policy_area", dataclasses.replace(tables, events=[without(row, "policy_area"), *others])
    yield "ends before", dataclasses.replace(tables, events=[{**row, "date_latest": "1900-01-01"}, *others])
    yield "no statement tells", dataclasses.replace(tables, events=[{**row, "actors": ["别人"]}, *others])
    yield "mentions in the rows", dataclasses.replace(tables, event_ids={})
    yield "not in the tables", dataclasses.replace(tables, events=others)
    yield "not in the tables", dataclasses.replace(tables, documents=tables.documents[1:])


def test_a_broken_promise_keeps_the_old_table(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for reason, bad in broken(tables):
        with pytest.raises(TableError, match=reason):
            write_tables(bad, tmp_path)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_failed_write_keeps_the_old_table(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tables(tables, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full_disk(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("policy_nlp.table.writers.pq.write_table", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_tables(make([weekly()]), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_issues_are_released_sorted(tmp_path: Path) -> None:
    issues = [
        Issue("b", Severity.INFO, "b-monthly", 3, 4, "x"),
        Issue("a", Severity.ERROR, "a-weekly", None, None, "y"),
    ]
    write_tables(make(issues=issues), tmp_path)
    lines = [orjson.loads(line) for line in (tmp_path / "issues.jsonl").read_bytes().splitlines()]
    assert [line["code"] for line in lines] == ["a", "b"]


def mention(edtf: str, doc_id: str, published: str | None = None) -> EventRecord:
    span = {"start": 0, "end": 1, "trigger": "成立", "type": "establish", "modality": "actual"}
    return EventRecord(doc_id, f"{doc_id}:0-1", "e1", edtf=edtf, published=published, **span)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dates", "merged"),
    [
        (["2021", "2021-02", "2021-02-24"], "2021-02-24"),
        (["2013", "2013-06", "2013-01-09", "2013"], "2013-01-09"),
        (["2019-06", "2019-09", "2019-09"], "2019-09"),
        (["2019-09", "2019-06"], "2019-09"),
        (["2010/..", "2010/.."], "2010/.."),
    ],
)
def test_the_merged_date(dates: list[str], merged: str) -> None:
    mentions = [mention(edtf, f"doc{n}", f"20{20 + n}") for n, edtf in enumerate(dates)]
    assert merged_date(mentions, {m.doc_id: m.doc_id for m in mentions}) == merged


@pytest.mark.parametrize(
    ("words", "basis"),
    [("2021年6月", "explicit"), ("6月8日", "inherited"), ("同年6月", "relative"), ("去年", "relative")],
)
def test_how_a_date_was_come_by(words: str, basis: str) -> None:
    assert basis_of(mention("2021", "doc"), words) == basis


@pytest.mark.parametrize(
    ("event_type", "before", "role"),
    [
        ("agree", "与", "with"),
        ("restrict", "对", "against"),
        ("fund", "向", "for"),
        ("review", "", "against"),
        ("meet", "", "with"),
        ("agree", "向", "for"),
    ],
)
def test_partner_roles(event_type: str, before: str, role: str) -> None:
    assert partner_role(event_type, before) == role


@pytest.mark.parametrize(
    ("trigger", "sentence", "code"),
    [
        ("加征", "对稀土磁体加征25%关税", "tariff"),
        ("实施", "对锑实施出口许可管理", "licence"),
        ("不得出口", "下列物项未取得许可的，不得出口", "licence"),
        ("禁止", "禁止向美国军事用户出口", "ban"),
        ("列入", "将三家企业列入实体清单", "sanction"),
        ("收紧", "收紧规则", "other"),
    ],
)
def test_restriction_types(trigger: str, sentence: str, code: str) -> None:
    told = msgspec.structs.replace(mention("2024", "doc"), trigger=trigger, sentence=sentence)
    assert restriction_type("restrict", [told]) == code
    assert restriction_type("issue", [told]) == ""


def test_columns_are_described_once() -> None:
    page = columns_page()
    assert all(f"`{column.name}`" in page for columns in TABLES.values() for column in columns)
    names = {column.name for column in EVENTS}
    assert set(TOLD_COLUMNS) <= names


@pytest.mark.parametrize("entry", load("policy_areas.yaml", PolicyArea), ids=lambda entry: entry.id)
def test_policy_areas_match_their_examples(entry: PolicyArea) -> None:
    for example in entry.examples:
        assert areas_in(simplify(example)).most_common(1)[0][0] == entry.id


def test_every_event_type_has_words_for_its_title() -> None:
    assert {entry.id for entry in load("act_verbs.yaml", ActVerb)} == set(EVENT_TYPES)


def test_the_page_of_columns_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "columns.md"
    assert page.read_text(encoding="utf-8") == columns_page()
