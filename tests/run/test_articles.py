"""Reading many articles: every span fits, workers change nothing, an unchanged article is not read again."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from policy_nlp.extract.pipeline import stream_article
from policy_nlp.model import Article, Metadata
from policy_nlp.run import articles, cache
from policy_nlp.run.annotate import annotate
from policy_nlp.run.articles import read, read_all
from policy_nlp.run.cache import read_changed

SENTENCES = (
    "2021年2月24日，拜登簽署第14017號行政令。",
    "同年6月，白宫发布《建立供应链韧性》报告，涉及锂、钴和稀土元素。",
    "經濟部於2023年7月3日公布鎵、鍺出口管制，8月1日起實施。",
    "全球约60%的钴产自刚果(金)，2022年产量增至13万吨。",
    "時間\t類型\t名稱\n2010年\t法案\t《稀土法案》",
)
NOISE = (
    "(guān)",
    "(kuàng chǎn)",
    "^[12]",
    "^{1,2}",
    "</p>",
    "\u200b",
    "\ufeff",
    " ",
    "\u3000",
    "２０",
    "％",
    "\r\n",
    "𠮷",
    "",
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.data())
def test_every_annotation_is_its_raw_text_whatever_noise_is_in_it(sentences: list[str], data: st.DataObject) -> None:
    text = "\n".join(sentences)
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(NOISE)) + text[at:]
    found = read(Article(text, Metadata("doc", published="2024")))
    assert not found.failure
    for record in found.records:
        assert text[record["start"] : record["end"]] == record["text"] != ""
        spans = [record.get("date_span"), record.get("anchor"), *record.get("figure_spans", ())]
        assert all(0 <= start < end <= len(text) for start, end in filter(None, spans))


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_no_text_breaks_the_pipeline(text: str) -> None:
    found = read(Article(text, Metadata("doc")))
    assert not found.failure, found.trace
    assert all(text[record["start"] : record["end"]] == record["text"] for record in found.records)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{n}.txt" for n in range(len(SENTENCES))]
    for path, sentence in zip(paths, SENTENCES, strict=True):
        path.write_text(sentence, encoding="utf-8", newline="")
    return paths


def test_workers_change_nothing_but_the_time(files: list[Path]) -> None:
    files[2].write_bytes(b"")
    alone = list(read_all(files))
    assert [one.doc_id for one in alone] == [path.stem for path in files]
    assert [bool(one.failure) for one in alone] == [False, False, True, False, False]
    assert list(read_all(files, workers=2)) == alone


def test_an_unexpected_error_is_told_and_ends_nothing(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:

    def broken(nlp: Language, article: Article) -> object:
        if article.doc_id == "1":
            raise ZeroDivisionError("by nothing")
        return stream_article(nlp, article)

    monkeypatch.setattr(articles, "stream_article", broken)
    found = list(read_all(files))
    assert [one.doc_id for one in found if one.failure] == ["1"]
    assert "ZeroDivisionError: by nothing" in found[1].failure
    assert "Traceback" in found[1].trace
    assert found[1].issues[0]["severity"] == "error"


def test_only_changed_articles_are_read(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "records"
    asked: list[list[str]] = []

    def counting(paths: list[Path], workers: int, *, tabled: bool) -> object:
        asked.append([path.stem for path in paths])
        return read_all(paths, workers, tabled=tabled)

    monkeypatch.setattr(cache, "read_all", counting)
    first = {one.doc_id: one for one in read_changed(files, folder, 1)}
    files[1].write_text("锂价上涨。", encoding="utf-8")
    files[3].with_suffix(".json").write_text('{"published": "2020"}', encoding="utf-8")
    second = {one.doc_id: one for one in read_changed(files[:4], folder, 1)}
    assert asked == [["0", "1", "2", "3", "4"], ["1", "3"]]
    assert list(second["0"].records) == list(first["0"].records)
    assert sorted(path.stem for path in folder.iterdir()) == ["0", "1", "2", "3"]


def test_two_articles_of_one_name_are_not_written_over_each_other(files: list[Path], tmp_path: Path) -> None:
    twin = tmp_path / "folder" / "0.txt"
    twin.parent.mkdir()
    twin.write_text("钨", encoding="utf-8")
    result = annotate([*files, twin.parent, tmp_path / "out"], tmp_path / "out", quiet=True)
    assert result.articles == len(files)
    assert [failure.failure.split(": ")[0] for failure in result.failures] == [str(twin), str(tmp_path / "out")]
