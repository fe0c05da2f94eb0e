"""From files to articles: what is brought in, left alone, refused, and that a run changes nothing twice."""

import json
import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest_render import to_html
from policy_nlp.ingest import Corpus, IngestError, Limits, open_corpus
from policy_nlp.ingest.intake import Status, ingest
from policy_nlp.ingest.manage import list_corpus, remove_article, verify_corpus
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article

OPEN = Path(__file__).parents[2] / "corpus"
TEXT = "锂矿出口新规\n" + "".join(
    f"2024年{month}月，某国矿业部发布第{month}号令，限制锂精矿出口。\n" for month in range(1, 13)
)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_folder_is_brought_in_once(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "corpus")
    first = ingest([OPEN], corpus)
    assert {outcome.status for outcome in first} <= {Status.ADDED, Status.IGNORED}
    assert len(corpus.doc_ids()) == len(list(OPEN.glob("*.txt")))
    before = snapshot(tmp_path)
    again = ingest([OPEN], corpus) + ingest([OPEN], corpus, update=True)
    assert {outcome.status for outcome in again} <= {Status.UNCHANGED, Status.IGNORED}
    assert snapshot(tmp_path) == before
    assert list(verify_corpus(corpus)) == []


def test_a_declared_file_beside_the_article_is_kept(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "corpus")
    ingest([OPEN / "us-chronology.txt"], corpus)
    declared = json.loads((OPEN / "us-chronology.json").read_text(encoding="utf-8"))
    written = json.loads(corpus.metadata_path("us-chronology").read_text(encoding="utf-8"))
    assert declared.items() <= written.items()
    assert written["original"]["encoding"] == "utf-8"
    assert corpus.read("us-chronology").text == (OPEN / "us-chronology.txt").read_text(encoding="utf-8")


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "corpus")
    told = ingest([OPEN], corpus, dry_run=True)
    assert snapshot(tmp_path) == {}
    assert not corpus.folder.exists()
    assert told == ingest([OPEN], corpus)


def test_the_original_is_kept_byte_for_byte(tmp_path: Path) -> None:
    page = to_html(TEXT, charset="gb2312").encode("gb18030")
    (tmp_path / "锂 新规.htm").write_bytes(page)
    corpus = Corpus(tmp_path / "corpus")
    (outcome,) = ingest([tmp_path / "锂 新规.htm"], corpus)
    assert outcome.doc_id == "锂-新规"
    original = corpus.original_path("锂-新规")
    assert original is not None
    assert original.suffix == ".html"
    assert original.read_bytes() == page


def test_another_file_of_the_same_name_is_not_overwritten_silently(tmp_path: Path) -> None:
    for folder, text in (("a", TEXT), ("b", "钴矿配额公布。\n" * 20)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(text, encoding="utf-8")
    corpus = Corpus(tmp_path / "corpus")
    ingest([tmp_path / "a" / "news.txt"], corpus)
    (refused,) = ingest([tmp_path / "b" / "news.txt"], corpus)
    assert refused.status is Status.FAILED
    assert "--update" in refused.message
    assert corpus.read("news").text == TEXT
    (replaced,) = ingest([tmp_path / "b" / "news.txt"], corpus, update=True)
    assert replaced.status is Status.UPDATED
    assert corpus.read("news").text.startswith("钴矿")


def test_files_of_one_name_in_one_run_get_ids_of_their_own(tmp_path: Path) -> None:
    archive = zipped({"a/index.txt": TEXT.encode(), "b/index.txt": ("镍矿禁令。\n" * 30).encode("gb18030")})
    (tmp_path / "both.zip").write_bytes(archive)
    corpus = Corpus(tmp_path / "corpus")
    outcomes = ingest([tmp_path / "both.zip"], corpus)
    assert [outcome.status for outcome in outcomes] == [Status.ADDED, Status.ADDED]
    assert len(corpus.doc_ids()) == 2
    assert {outcome.status for outcome in ingest([tmp_path / "both.zip"], corpus)} == {Status.UNCHANGED}


def test_an_update_keeps_what_a_person_wrote_into_the_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    corpus = Corpus(tmp_path / "corpus")
    ingest([tmp_path / "a.txt"], corpus)
    path = corpus.metadata_path("a")
    values = json.loads(path.read_text(encoding="utf-8")) | {"published": "2024-12", "topic": "锂"}
    path.write_text(json.dumps(values), encoding="utf-8")
    ingest([tmp_path / "a.txt"], corpus, update=True)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["published"], kept["topic"]) == ("2024-12", "锂")


def test_an_update_repairs_a_text_that_was_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    corpus = Corpus(tmp_path / "corpus")
    ingest([tmp_path / "a.txt"], corpus)
    corpus.text_path("a").write_text("另一篇", encoding="utf-8")
    assert ["changed" in str(problem) for problem in verify_corpus(corpus)] == [True]
    (outcome,) = ingest([tmp_path / "a.txt"], corpus, update=True)
    assert outcome.status is Status.UPDATED
    assert corpus.read("a").text == TEXT


@pytest.mark.parametrize("kind", ["same bytes", "other script", "other head"])
def test_twins_are_recognised(tmp_path: Path, kind: str) -> None:
    source = (OPEN / "tw-rare-earth-2025.txt").read_text(encoding="utf-8")
    (tmp_path / "first.txt").write_text(source, encoding="utf-8")
    again = {
        "same bytes": source,
        "other script": simplify(source),
        "other head": "【轉載】本站編譯\n" + source.partition("\n")[2] + "（責任編輯：某某）\n",
    }[kind]
    (tmp_path / "second.txt").write_text(again, encoding="utf-8")
    corpus = Corpus(tmp_path / "corpus")
    ingest([tmp_path / "first.txt", OPEN / "hk-antimony-market-2024.txt"], corpus)
    (outcome,) = ingest([tmp_path / "second.txt"], corpus)
    if kind == "same bytes":
        assert (outcome.status, outcome.doc_id) == (Status.UNCHANGED, "first")
        return
    assert corpus.read("second").metadata.extra["twin_of"] == "first"
    with pytest.raises(IngestError, match="second"):
        remove_article(corpus, "first")


def test_different_articles_are_no_twins(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "corpus")
    ingest([OPEN], corpus)
    assert [summary for summary in list_corpus(corpus) if getattr(summary, "twin_of", "bad")] == []


def test_standard_input_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        buffer = BytesIO(TEXT.encode("big5", "ignore"))

    monkeypatch.setattr(sys, "stdin", Pipe)
    (outcome,) = ingest(["-"], Corpus(tmp_path))
    assert (outcome.status, outcome.doc_id) == (Status.ADDED, "stdin")


def test_a_zotero_folder_is_walked_and_browser_parts_are_left_out(tmp_path: Path) -> None:
    item = tmp_path / "storage" / "ABCD1234"
    (item / "页面_files").mkdir(parents=True)
    (item / "页面.html").write_text(to_html(TEXT), encoding="utf-8")
    (item / "页面_files" / "part.html").write_text(to_html("别的\n" + TEXT), encoding="utf-8")
    (item / ".zotero-ft-cache").write_text("cache", encoding="utf-8")
    (item / "figure.png").write_bytes(b"\x89PNG\r\n")
    outcomes = ingest([tmp_path / "storage"], Corpus(tmp_path / "corpus"))
    assert [(outcome.status, outcome.doc_id) for outcome in outcomes] == [
        (Status.IGNORED, None),
        (Status.ADDED, "页面-ABCD1234"),
    ]


def test_a_file_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    outcomes = ingest([tmp_path / "missing.pdf", tmp_path / "a.txt", tmp_path / "b.txt"], Corpus(tmp_path / "corpus"))
    assert [outcome.status for outcome in outcomes] == [Status.FAILED, Status.FAILED, Status.ADDED]
    assert "no such file" in outcomes[0].message
    assert "empty" in outcomes[1].message


def test_a_symbolic_link_loop_is_named(tmp_path: Path) -> None:
    try:
        (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
        (tmp_path / "sub").mkdir()
        (tmp_path / "sub" / "up").symlink_to(tmp_path)
    except OSError:
        pytest.skip("no symbolic links here")
    (outcome,) = ingest([tmp_path], Corpus(tmp_path.with_name("c")))
    assert outcome.status is Status.FAILED
    assert "link" in outcome.message


def test_a_folder_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in" / "closed").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    outcomes = ingest([tmp_path / "in"], Corpus(tmp_path / "c"))
    assert [outcome.status for outcome in outcomes] == [Status.ADDED, Status.FAILED]
    assert outcomes[1].source.endswith("closed")
    assert "permission" in outcomes[1].message


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_corpus_as_it_was(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    corpus = Corpus(tmp_path / "corpus")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ingest([tmp_path / "a.txt"], corpus)
    (tmp_path / "a.txt").write_text(TEXT * 40, encoding="utf-8")
    (tmp_path / "b.txt").write_text("新的一篇。\n" + TEXT * 40, encoding="utf-8")
    before = snapshot(corpus.folder)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        outcomes = ingest([tmp_path / "a.txt", tmp_path / "b.txt"], corpus, update=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [outcome.status for outcome in outcomes] == [Status.FAILED, Status.FAILED]
    assert "cannot be written" in outcomes[0].message
    assert snapshot(corpus.folder) == before


def bomb() -> bytes:
    return zipped({"a.txt": b"\0" * 50_000_000})


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (bomb(), "zip bomb"),
        (zipped({"../../evil.txt": TEXT.encode()}), "leads out"),
        (zipped({"/etc/evil.txt": TEXT.encode()}), "leads out"),
        (zipped({"C:\\evil.txt": TEXT.encode()}), "leads out"),
        (zipped({f"{at}.txt": b"x" for at in range(6000)}), "6000 entries"),
        (zipped({"a.txt": TEXT.encode()})[:-40], "damaged"),
        (zipped({"inner.zip": zipped({"a.txt": TEXT.encode()})}), "archive within"),
    ],
)
def test_an_archive_that_cannot_be_trusted_is_refused(tmp_path: Path, archive: bytes, reason: str) -> None:
    (tmp_path / "a.zip").write_bytes(archive)
    (outcome,) = ingest([tmp_path / "a.zip"], Corpus(tmp_path / "corpus"))
    assert outcome.status is Status.FAILED
    assert reason in outcome.message
    assert not (tmp_path / "corpus").exists()


def test_limits_come_from_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (outcome,) = ingest([tmp_path / "a.txt"], Corpus(tmp_path / "corpus", Limits(file_bytes=100)))
    assert "limit" in outcome.message


PIECE = st.text(alphabet="锂钴镍出口禁令二〇二四年，。\n", min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.dictionaries(st.sampled_from(["a", "b", "c.d", "e f"]), PIECE, min_size=1), bad=st.integers(0, 2))
def test_ingest_is_idempotent(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str], bad: int) -> None:
    folder = tmp_path_factory.mktemp("in")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for at in range(bad):
        (folder / f"bad{at}.txt").write_bytes(b"\0\1\2")
    corpus = Corpus(tmp_path_factory.mktemp("out") / "corpus")
    first = ingest([folder], corpus)
    before = snapshot(corpus.folder)
    second = ingest([folder], corpus)
    assert snapshot(corpus.folder) == before
    assert [outcome.doc_id for outcome in first] == [outcome.doc_id for outcome in second]
    assert all(isinstance(article, Article) for article in open_corpus(corpus.folder).articles())
