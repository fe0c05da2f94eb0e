"""Dated sentences that made no event, with the reason."""

from pathlib import Path

import orjson
import pytest

from policy_nlp.lexicon import simplify
from policy_nlp.lexicon.cues import CueEntry, cue, cue_entries
from policy_nlp.link import AnnotatedArticle
from policy_nlp.model import Article, Metadata
from policy_nlp.run.articles import read
from policy_nlp.run.unused import CUES, REASONS, unused_sentences, write_unused


def date(text: str, words: str, edtf: str) -> dict[str, object]:
    start = text.index(words)
    return {"layer": "date", "start": start, "end": start + len(words), "text": words, "edtf": edtf}


def unused(text: str, *records: dict[str, object]) -> list[tuple[str, str]]:
    annotated = AnnotatedArticle(Article(text, Metadata("d")), records)
    return [(str(row["sentence"]), str(row["reason"])) for row in unused_sentences(annotated)]


SENTENCES = [
    ("2021年秋天格外漫长，矿工们仍旧早起。", "2021年秋天", "2021-23", "no_trigger"),
    ("上世纪，镍多用于铸币。", "上世纪", "19XX", "coarse"),
    ("倘若2027年議會通過該法，礦企須申報。", "2027年", "2027", "hypothetical"),
    ("2016年提出的草案最终流产，无人再提。", "2016年", "2016", "denied"),
    ("这比2019年高出许多，令人意外。", "2019年", "2019", "background"),
    ("2010年的撞船事件之后，进口商四处找货。", "2010年", "2010", "background"),
    ("全球钨矿供应大事(2019—2024年)", "2019—2024年", "2019/2024", "heading"),
    ("2022年\t挪威\t—", "2022年", "2022", "table_row"),
    ("2022年，锂价持续上涨，车企叫苦。", "2022年", "2022", "no_value"),
    ("2018年，部长们签署了文件，会场一片沉默。", "2018年", "2018", "unattached"),
]


@pytest.mark.parametrize(("text", "words", "edtf", "reason"), SENTENCES)
def test_reason(text: str, words: str, edtf: str, reason: str) -> None:
    assert unused(text, date(text, words, edtf)) == [(text, reason)]


def test_sentences_of_events_are_used() -> None:
    text = "2020年成立了工作组。2021年很平静，没什么可说。"
    event = {"layer": "event", "start": 5, "end": 7, "text": "成立", "date_span": [0, 5]}
    found = unused(text, date(text, "2020年", "2020"), event, date(text, "2021年", "2021"))
    assert [sentence for sentence, _ in found] == ["2021年很平静，没什么可说。"]


def test_a_date_told_before_its_happening_is_used() -> None:
    text = "2020年是转折。成立了工作组。"
    event = {"layer": "event", "start": 9, "end": 11, "text": "成立", "date_span": [0, 5]}
    assert unused(text, date(text, "2020年", "2020"), event) == []


def test_noise_hides_no_word() -> None:
    text = "各方的協(xié)議2015年簽署未(wèi)果，只好散去。"
    assert unused(text, date(text, "2015年", "2015")) == [(text, "denied")]


def test_every_sentence_of_an_article_is_in_an_event_or_told_of(tmp_path: Path) -> None:
    text = "2021年6月8日，美国白宫发布供应链审查报告。\n2019年夏天，小镇上一切如常。\n镇上没有新闻。"
    article = Article(text, Metadata("town", published="2022"))
    write_unused(tmp_path / "unused.jsonl", unused_sentences(AnnotatedArticle(article, read(article).records)))
    (row,) = map(orjson.loads, (tmp_path / "unused.jsonl").read_bytes().splitlines())
    assert text[row["start"] : row["end"]].strip() == row["sentence"] == "2019年夏天，小镇上一切如常。"
    assert (row["doc_id"], row["dates"]) == ("town", [{"text": "2019年夏天", "edtf": "2019-22"}])
    assert row["message"] == REASONS[row["reason"]]


@pytest.mark.parametrize("entry", cue_entries(CUES))
def test_lexicon_cue_is_found_in_its_examples_only(entry: CueEntry) -> None:
    assert all(cue(entry.id, CUES).search(simplify(text)) for text in entry.examples)
    assert not any(cue(entry.id, CUES).search(simplify(text)) for text in entry.counter_examples)
