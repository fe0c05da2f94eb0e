"""The pipeline as a whole: its components, long articles, and annotations that point at the raw text."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from spacy.language import Language

from policy_nlp.extract.component import attach, reading_of
from policy_nlp.extract.events.sentences import sentences_of
from policy_nlp.extract.pipeline import COMPONENTS, build_pipeline, passages_of, read_article
from policy_nlp.ingest import read_article as load_article
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, Block, BlockKind, Metadata, Reading
from policy_nlp.model.annotation import Record, to_records
from policy_nlp.normalise import normalise
from told_events import pipeline

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
TO_TRADITIONAL = OpenCC("s2t")
SENTENCES = [
    "2022年8月9日，拜登签署《芯片与科学法案》。",
    "2023年12月，中国对石墨实施出口管制。",
    "2021年，美国的稀土进口有74%来自中国。",
    "英国于2022年7月22日公布首份关键矿产战略。",
    "加拿大政府2022年编列38亿加元。",
    "次年3月，锂价下跌35%，至每吨7.2万美元。",
]


def records_of(text: str, nlp: Language | None = None) -> list[Record]:
    article = Article(text, Metadata("a", published="2025-06", region="CN"))
    clean, passages = read_article(nlp or pipeline(), article)
    return list(to_records(passages, clean, text))


def values_of(text: str) -> list[tuple[object, ...]]:
    """The annotations of a text without their places."""
    skipped = {"id", "start", "end", "text", "date_span", "figure_spans", "anchor"}
    return [tuple(sorted((k, str(v)) for k, v in r.items() if k not in skipped)) for r in records_of(text)]


def test_components_come_from_the_entry_points_in_their_order() -> None:
    nlp = build_pipeline()
    assert tuple(nlp.pipe_names) == COMPONENTS
    assert all(nlp.get_pipe_meta(name).factory == name for name in COMPONENTS)


def test_one_layer_works_in_an_ordinary_chinese_pipeline() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("policy_dates")
    doc = nlp("美國於２０２１年發布戰略，中国在2023年7月回应。")
    assert [(span.text, span.label_) for span in doc.spans["policy_dates"]][-1] == ("2023年7月", "date")
    assert [date.edtf for date in reading_of(doc).dates][-1] == "2023-07"


@pytest.mark.parametrize("name", [name for name in COMPONENTS if name not in {"policy_events", "policy_notice_years"}])
def test_each_layer_works_alone(name: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe(name, name="mine")
    doc = nlp("2021年2月24日，拜登签署第14017号行政令，美国能源部为稀土投入3000万美元。")
    attribute = name.removeprefix("policy_")
    assert len(doc.spans["mine"]) == len(getattr(reading_of(doc), attribute)) > 0


def test_events_alone_have_no_dates_and_so_are_none() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("policy_events")
    assert reading_of(nlp(SENTENCES[0])).events == []


def test_all_layers_work_in_an_ordinary_pipeline() -> None:
    nlp = spacy.blank("zh")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp("2023年12月，中国对石墨实施出口管制。")
    assert [(e.type, e.edtf, e.minerals) for e in reading_of(doc).events] == [("restrict", "2023-12", ("graphite",))]


def test_a_mention_outside_the_doc_is_an_error() -> None:
    nlp = build_pipeline()
    doc = attach(nlp.make_doc("短"), Reading("2023年12月，中国对石墨实施出口管制。"))
    with pytest.raises(ValueError, match="outside the text"):
        nlp(doc)


def long_text(length: int) -> str:
    paragraph = "".join(SENTENCES)
    return "长文\n" + "\n".join(paragraph for _ in range(length // len(paragraph) + 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "短文",
        long_text(35_000),
        "".join(SENTENCES) * 200,
        "长文\n" + "没有句号" * 8_000,
        long_text(9_990) + "\n" + "".join(SENTENCES) * 150 + "\n尾",
    ],
    ids=["empty", "short", "paragraphs", "one block", "no sentence", "mixed"],
)
def test_passages_cover_the_text_once_and_are_of_limited_length(text: str) -> None:
    clean = normalise(Article(text, Metadata("a")))
    pieces = []
    for start, blocks in passages_of(clean):
        assert blocks[-1].end <= 10_000 + max(b.end - b.start for b in blocks)
        assert all(b.end - b.start <= 10_000 for b in blocks)
        pieces += [clean.text[start + b.start : start + b.end] for b in blocks]
    assert "".join(pieces) == clean.text.replace("\n", "")


def test_a_block_is_cut_behind_a_sentence() -> None:
    clean = normalise(Article("".join(SENTENCES) * 200, Metadata("a")))
    ends = [start + blocks[-1].end for start, blocks in passages_of(clean)]
    assert len(ends) > 2
    assert all(clean.text[end - 1] == "。" for end in ends)


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("自2021年起，" * 600, [2_000, 2_000, 800]),
        ("禁止出口镓锗锑；" * 300 + "。停止受理。", [2_000, 401, 5]),
        ("自2021年起" * 600, [2_000, 2_000, 200]),
        ("镓价上涨，" * 401, [2_000, 5]),
    ],
    ids=["cut at pauses", "cut before a full stop", "no pause", "a little too long"],
)
def test_a_sentence_that_does_not_end_is_read_in_pieces(text: str, lengths: list[int]) -> None:
    pieces = list(sentences_of(text, Block(BlockKind.PARAGRAPH, 0, len(text))))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert [end - start for start, end in pieces] == lengths


@pytest.mark.parametrize("text", [long_text(35_000), "".join(SENTENCES) * 200], ids=["paragraphs", "one block"])
def test_offsets_are_right_in_every_passage(text: str) -> None:
    records = records_of(text)
    assert {record["layer"] for record in records} >= {"date", "event", "mineral", "figure", "instrument", "agency"}
    assert records[-1]["end"] > 0.99 * len(text)
    for record in records:
        assert text[record["start"] : record["end"]] == record["text"]
    signed = [r for r in records if r["layer"] == "event" and r["edtf"] == "2022-08-09"]
    assert len(signed) == text.count("《芯片与科学法案》")
    assert {text[slice(*r["date_span"])] for r in signed} == {"2022年8月9日"}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: str(path.stem))
def test_annotations_of_the_corpus_are_raw_slices_and_the_same_every_time(path: Path) -> None:
    article = load_article(path)
    clean, passages = read_article(pipeline(), article)
    records = list(to_records(passages, clean, article.text))
    again, passages_again = read_article(build_pipeline(), article)
    assert records == list(to_records(passages_again, again, article.text))
    assert records == sorted(records, key=lambda r: (r["start"], r["end"]))
    assert len(records) > 50
    for record in records:
        assert article.text[record["start"] : record["end"]] == record.get("text", "") or record["layer"] == "region"
        for span in [record.get("date_span"), *record.get("figure_spans", [])]:
            if span is not None:
                assert 0 <= span[0] < span[1] <= len(article.text)


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, str]:
    """A text of a few sentences in either script, and the same with noise between its characters."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
    plain = "".join(TO_TRADITIONAL.convert(s) if draw(st.booleans()) else s for s in chosen)
    noise = ["^[12]", "<b>", "</b>", "\u200b", "\ufeff", "\u00ad"]
    pieces = []
    for i, character in enumerate(plain):
        digit = character.isdigit() and draw(st.booleans())
        pieces.append(chr(ord(character) + 0xFEE0) if digit else character)
        following = plain[i + 1 : i + 2]
        if not "\u4e00" <= character <= "\u9fff":
            continue
        kind = draw(st.integers(0, 12))
        if kind == 0:
            pieces.append(draw(st.sampled_from(["(guān)", "（kuàng）", "(li)"])))
        elif kind == 1 and "\u4e00" <= following <= "\u9fff":
            pieces.append(" ")
        elif kind == 2:
            pieces.append(draw(st.sampled_from(noise)))
    return plain, "".join(pieces)


@settings(max_examples=40)
@given(noisy())
def test_noise_changes_no_value(texts: tuple[str, str]) -> None:
    plain, raw = texts
    assert values_of(raw) == values_of(plain)
    for record in records_of(raw):
        assert raw[record["start"] : record["end"]] == record["text"]


@pytest.mark.parametrize(
    "text", ["", "\n", "<p></p>", "^[1]", "参考文献\n[1] 2021年6月，美国发布清单。", "\u200b", "。" * 50]
)
def test_text_without_content_has_no_annotations(text: str) -> None:
    assert [record for record in records_of(text) if record["layer"] != "region"] == []


def test_a_title_is_known_from_the_text_or_from_the_metadata() -> None:
    text = "2021年6月，能源部發布報告。"
    told = Article(text, Metadata("a", title="美國能源政策"))
    untold = Article(f"美國能源政策\n{text}", Metadata("a"))
    for article in (told, untold):
        _, ((_, reading),) = read_article(pipeline(), article)
        assert [event.actors for event in reading.events] == [("美国能源部",)]
        assert reading.context.title == simplify("美國能源政策")
