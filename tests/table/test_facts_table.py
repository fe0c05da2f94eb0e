"""The facts table: rows from facts as they come out of an article, and the files that hold them."""

import csv
import json
from pathlib import Path

import duckdb
import pytest

from policy_nlp.link import AnnotatedArticle
from policy_nlp.model import Article, Metadata
from policy_nlp.run.articles import read
from policy_nlp.table import TableError, Versions, check, make_tables, write_tables
from policy_nlp.table.make import Tables

TEXT = "2023年，印度尼西亞鎳(niè)產量為180萬噸，占全球的50%以上。\n2022年智利鋰儲量約930萬噸。"


@pytest.fixture(scope="module")
def tables() -> Tables:
    article = Article(TEXT, Metadata("nickel", published="2024"))
    found = read(article, tabled=True)
    annotated = AnnotatedArticle(article, found.records, found.facts)
    return make_tables([annotated], versions=Versions("1", "1"))


def test_rows_point_at_the_words_of_the_raw_article(tables: Tables) -> None:
    assert [TEXT[row["start"] : row["end"]] for row in tables.facts] == ["180萬噸", "50%以上", "約930萬噸"]
    assert all(row["original_value"] in row["evidence"] and row["evidence"] in TEXT for row in tables.facts)


def test_values_are_shown_with_their_bounds(tables: Tables) -> None:
    assert [(row["value"], row["unit"], row["ucum"]) for row in tables.facts] == [
        ("1800000", "t", "t"),
        ("≥50", "%", "%"),
        ("~9300000", "t", "t"),
    ]


def test_facts_of_an_event_name_its_row(tables: Tables) -> None:
    minerals = {row["event_id"]: row["minerals"] for row in tables.events}
    assert [minerals[row["event_id"]] for row in tables.facts] == [["Ni"], ["Ni"], ["Li"]]


def test_facts_are_written_in_every_format(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path)
    with (tmp_path / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["measure"], row["commodity"], row["low"], row["high"]) for row in rows] == [
        ("production", "Ni", "1800000", "1800000"),
        ("production_share", "Ni", "50", ""),
        ("reserves", "Li", "9300000", "9300000"),
    ]
    lines = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert lines == tables.facts
    with duckdb.connect(str(tmp_path / "policy.duckdb")) as database:
        query = "select count(*), sum(low) from facts where high is not null"
        assert database.execute(query).fetchall() == [(2, 11_100_000)]


def test_a_fact_of_an_event_that_is_gone_is_no_fact(tables: Tables) -> None:
    broken = Tables(tables.events, facts=[tables.facts[0] | {"event_id": "gone"}])
    with pytest.raises(TableError, match="facts"):
        check(broken)
