"""The corpus folder: what is read, what is refused by name, and that writing is all or nothing."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_nlp.ingest import BadArticle, Corpus, IngestError, Limits, open_corpus, read_article
from policy_nlp.ingest.doc_id import MAX_LENGTH, doc_id_from, is_doc_id
from policy_nlp.ingest.metadata import metadata_json
from policy_nlp.model import Article, Metadata


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_text_is_kept_as_stored(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeff第一行\r\n第二行\r\n".encode())
    assert read_article(tmp_path / "a.txt").text == "\ufeff第一行\r\n第二行\r\n"


def test_unknown_keys_survive_a_round_trip(tmp_path: Path) -> None:
    values = {"doc_id": "a", "title": "锂", "published": "2022", "genre": "news", "sources": ["x", "y"]}
    (tmp_path / "a.txt").write_text("锂矿。\n", encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(values), encoding="utf-8")
    corpus = open_corpus(tmp_path)
    article = corpus.read("a")
    assert dict(article.metadata.extra) == {"genre": "news", "sources": ["x", "y"]}
    corpus.write(article)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == values


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        ("　\n \t\n".encode(), "blank"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("镓和锗".encode("gb18030"), "not UTF-8"),
        (b"\xe9\x94" * 1, "not UTF-8"),
        (b"a" * 50_000_000, "50 MB"),
    ],
)
def test_a_bad_text_is_named_and_the_others_are_read(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text("稀土。", encoding="utf-8")
    bad, good = open_corpus(tmp_path).articles()
    assert isinstance(bad, BadArticle)
    assert isinstance(good, Article)
    assert bad.path.name == "bad.txt"
    assert reason in bad.reason


@pytest.mark.parametrize(
    "metadata",
    [
        "{",
        "[]",
        '{"doc_id": "b"}',
        '{"doc_id": "a", "published": "last spring"}',
        '{"doc_id": "a", "title": 5}',
        '{"authors": "me"}',
        '{"original": 3}',
    ],
)
def test_bad_metadata_is_named(tmp_path: Path, metadata: str) -> None:
    (tmp_path / "a.txt").write_text("锂", encoding="utf-8")
    (tmp_path / "a.json").write_text(metadata, encoding="utf-8")
    with pytest.raises(IngestError, match=r"a\.json"):
        read_article(tmp_path / "a.txt")


def test_metadata_have_a_line_for_each_block_and_lose_nothing() -> None:
    original = {"pages": [[0, 1], [90, 2]], "blocks": [["heading", 0, 16]], "notes": ["a\n[1,\n 2]", "b"]}
    written = metadata_json(Metadata("a", authors=("甲", "乙"), original=original)).decode()
    assert '["heading", 0, 16]' in written
    assert json.loads(written) == {"doc_id": "a", "authors": ["甲", "乙"], "original": original}


def test_missing_and_empty_corpora_are_named(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="no such corpus folder"):
        open_corpus(tmp_path / "none")
    with pytest.raises(IngestError, match="no articles"):
        open_corpus(tmp_path)
    with pytest.raises(IngestError, match="no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(IngestError, match="not a regular file"):
        read_article(tmp_path)


def test_metadata_without_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("锂", encoding="utf-8")
    (tmp_path / "b.json").write_text('{"doc_id": "b"}', encoding="utf-8")
    told = [str(found) for found in open_corpus(tmp_path).articles() if isinstance(found, BadArticle)]
    assert len(told) == 1
    assert "metadata without a text" in told[0]


@pytest.mark.parametrize(
    "doc_id", ["", "..", "../x", "a/b", "a\\b", "/etc/passwd", ".hidden", "nul", "CON.txt", "a.", "a\n"]
)
def test_an_id_cannot_leave_the_folder(tmp_path: Path, doc_id: str) -> None:
    corpus = Corpus(tmp_path / "corpus")
    with pytest.raises(IngestError):
        corpus.write(Article("锂", Metadata(doc_id)))
    assert snapshot(tmp_path) == {}


@given(st.text(max_size=120))
def test_any_name_becomes_a_safe_id(name: str) -> None:
    doc_id = doc_id_from(name, "doc-1a2b3c")
    assert is_doc_id(doc_id)
    assert len(doc_id) <= MAX_LENGTH
    assert doc_id_from(doc_id, "doc-1a2b3c") == doc_id


def test_ids_stay_readable() -> None:
    assert doc_id_from("美国 关键矿产(2022)", "x") == "美国-关键矿产-2022"
    assert doc_id_from("000_d4516b0a15416204", "x") == "000_d4516b0a15416204"


@settings(max_examples=40)
@given(failing=st.integers(0, 12), old=st.booleans())
def test_a_write_that_fails_leaves_the_corpus_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, failing: int, old: bool
) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    corpus = Corpus(folder)
    if old:
        corpus.write(Article("旧文", Metadata("a", title="旧")), (".pdf", b"old"))
    before = snapshot(folder)
    calls = 0

    def fail_at(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == failing + 1:
                raise OSError(28, "No space left on device")
            return real(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", fail_at(Path.replace))
        patch.setattr(os, "fsync", fail_at(os.fsync))
        try:
            corpus.write(Article("新文", Metadata("a", title="新")), (".pdf", b"new"))
        except OSError:
            assert snapshot(folder) == before
        else:
            assert corpus.read("a").text == "新文"
            assert not [name for name in snapshot(folder) if name.endswith(".tmp")]


def test_remove_takes_all_three_files(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    corpus.write(Article("甲", Metadata("a")), (".html", b"<p>"))
    corpus.write(Article("乙", Metadata("a.b")), (".html", b"<p>"))
    corpus.remove("a")
    assert sorted(snapshot(tmp_path)) == ["a.b.json", "a.b.txt", str(Path("originals", "a.b.html"))]
    with pytest.raises(IngestError, match="no such article"):
        corpus.remove("a")


def test_limits_are_configurable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("锂" * 100, encoding="utf-8")
    with pytest.raises(IngestError, match="limit"):
        read_article(tmp_path / "a.txt", Limits(file_bytes=100))
