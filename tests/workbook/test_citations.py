"""Citations: reference marks resolved, items in two styles, sources for reference managers."""

from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc.source.bibtex import BibTeX

from analyst import Place, run
from policy_nlp.ingest import open_corpus
from policy_nlp.model import Article, Metadata
from policy_nlp.workbook.bibliography import article_item, citations, entry_item
from policy_nlp.workbook.chronology import make_chronology
from policy_nlp.workbook.inputs import read_inputs
from policy_nlp.workbook.provenance import according_to, is_primary
from policy_nlp.workbook.reference_managers import as_bibtex, as_ris
from policy_nlp.workbook.references import cited, reference_list
from policy_nlp.workbook.sources import page_of

PAPER = """题目
2019年，甲国公布清单^[1]，乙国随后签署协定^[2-3]。^[4]2020年，丙国修法［5］；丁国设立机构①。另有十国①②跟进[6]。全文无注。
① 见官方公报。
参考文献(References):
[1] Smith J, Brown K, et al. Critical lists compared[J]. Resources Policy, 2019, 12(3): 4-9.
[2] 张三, 李四. 协定研究[M]. 北京: 某出版社, 2018.
- [3] 乙国外交部. 关于签署协定的
公告[EB/OL]. (2019-05-06)[2022-04-15]. <https://www.example.gov/notice>.
[4] A body. A report[R]. Paris: A body, 2019.
[5] 丙国议会. 修正案[Z]. 2020.
[6] 无法归类的一条资料
"""


def marks(words: str, trigger: str) -> list[str]:
    start = PAPER.index(words)
    at = PAPER.index(trigger, start)
    return cited(PAPER, start, start + len(words), (at, at + len(trigger)), reference_list(PAPER))


def test_a_reference_list_is_read_with_its_broken_lines_and_notes() -> None:
    entries = reference_list(PAPER)
    assert list(entries) == ["①", "1", "2", "3", "4", "5", "6"]
    assert entries["3"].startswith("乙国外交部. 关于签署协定的 公告[EB/OL]")
    assert entries["①"] == "见官方公报。"
    assert reference_list("没有文献表的文章。[1] 这不是文献。") == {}


def test_marks_resolve_to_what_they_stand_behind() -> None:
    sentence = "2019年，甲国公布清单^[1]，乙国随后签署协定^[2-3]。"
    assert marks(sentence, "公布") == ["1"]
    assert marks(sentence, "签署") == ["2", "3"]
    assert marks("2020年，丙国修法［5］；", "修法") == ["5"]
    assert marks("丁国设立机构①。", "设立") == ["①"]
    assert marks("另有十国①②跟进[6]。", "跟进") == ["6"]
    assert marks("全文无注。", "无注") == []


def test_a_mark_behind_the_full_stop_is_of_the_sentence_before_it() -> None:
    start = PAPER.index("乙国")
    end = PAPER.index("。", start) + 1
    assert cited(PAPER, start, end, (end - 3, end - 1), reference_list(PAPER)) == ["4"]
    rest = PAPER.index("^[4]")
    assert cited(PAPER, rest, PAPER.index("；", rest), None, reference_list(PAPER)) == ["5"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            "Smith J, Brown K, et al. Critical lists compared[J]. Resources Policy, 2019, 12(3): 4-9.",
            {
                "type": "article-journal",
                "container-title": "Resources Policy",
                "volume": "12",
                "issue": "3",
                "page": "4-9",
            },
        ),
        (
            "张三, 李四. 协定研究[M]. 北京: 某出版社, 2018.",
            {"type": "book", "publisher": "某出版社", "publisher-place": "北京"},
        ),
        (
            "乙国外交部. 公告[EB/OL]. (2019-05-06)[2022-04-15]. <https://www.example.gov/notice>.",
            {"type": "webpage", "URL": "https://www.example.gov/notice", "issued": {"date-parts": [[2019, 5, 6]]}},
        ),
        (
            "某报记者. 一则消息[N]. 某某日报, 2020-01-02.",
            {"type": "article-newspaper", "issued": {"date-parts": [[2020, 1, 2]]}},
        ),
        ("无法归类的一条资料", {"type": "document", "title": "无法归类的一条资料"}),
    ],
)
def test_entries_of_gbt_7714_are_read(entry: str, told: dict[str, Any]) -> None:
    item = entry_item(entry, "k")
    assert {key: item[key] for key in told} == told


def test_citations_in_both_styles() -> None:
    items = [entry_item(entry, key) for key, entry in reference_list(PAPER).items() if key.isdecimal()]
    chinese, english = citations(items, "gb7714"), citations(items, "apa")
    assert chinese["1"] == "SMITH J, BROWN K, et al. Critical lists compared[J]. Resources Policy, 2019, 12(3): 4-9."
    assert chinese["2"] == "张三, 李四. 协定研究[M]. 北京: 某出版社, 2018."
    assert chinese["3"].startswith(
        "乙国外交部. 关于签署协定的 公告[EB/OL]. (2019-05-06)[2022-04-15]. https://www.example.gov"
    )
    assert english["1"] == "Smith, J., Brown, K., et al. (2019). Critical lists compared. Resources Policy, 12(3), 4–9."
    assert english["2"] == "张三, & 李四. (2018). 协定研究. 某出版社."
    assert citations([], "apa") == {}


def test_an_article_is_cited_from_its_metadata_or_its_own_line() -> None:
    metadata = Metadata("a", title="甲乙丙", published="2021-03-04", url="https://example.org/a", publisher="某报")
    told = article_item(Article("正文", metadata))
    assert (told["type"], told["publisher"], told["issued"]) == ("webpage", "某报", {"date-parts": [[2021, 3, 4]]})
    own = "甲乙丙\n引用格式: 王五, 赵六, 等. 甲乙丙[J]. 某刊, 2022, 40(8): 91-103; doi: 10.1234/a.b\n正文"
    item = article_item(Article(own, Metadata("b", title="甲乙丙", published="2022")))
    assert citations([item], "gb7714")["b"].startswith("王五, 赵六, 等. 甲乙丙[J/OL]. 某刊, 2022, 40(8): 91-103.")
    assert citations([item], "apa")["b"].startswith("王五, 赵六, 等. (2022). 甲乙丙. 某刊, 40(8), 91–103.")
    assert citations([article_item(Article("x", Metadata("c", title="无名")))], "apa")["c"].count("无名") == 1


@pytest.mark.parametrize(
    ("sentence", "name", "whom"),
    [
        ("据国际能源署统计，镓的产量上升。", "国际能源署", "国际能源署"),
        ("商务部表示，许可照常审查。", "商务部", "商务部"),
        ("國際能源署(IEA)估計，需求將翻倍。", "國際能源署(IEA)", "國際能源署(IEA)"),
        ("据业内人士介绍，锑价还会上涨。", "", "业内人士"),
        ("商务部发布公告。", "商务部", ""),
        ("根据审查报告中的建议，启动调查。", "", ""),
    ],
)
def test_whom_a_sentence_has_it_from(sentence: str, name: str, whom: str) -> None:
    at = sentence.index(name)
    names = [(at, at + len(name), name)] if name else []
    assert according_to(sentence, 0, len(sentence), names) == whom


def test_primary_is_who_acted() -> None:
    row = {"actors": ["中国商务部"], "jurisdictions": ["CHN"]}
    assert is_primary(Article("x", Metadata("a", publisher="中国商务部")), row)
    assert is_primary(Article("x", Metadata("a", region="CN", url="http://www.mofcom.gov.cn/a")), row)
    assert not is_primary(Article("x", Metadata("a", region="TW", url="http://www.moea.gov.tw/a")), row)
    assert not is_primary(Article("x", Metadata("a", region="CN", publisher="某报")), row)


def test_the_page_of_a_quote_is_told() -> None:
    article = Article("x" * 300, Metadata("a", original={"pages": [0, 100, 200]}))
    assert page_of(article, 150, "en") == "p. 2"
    assert page_of(article, 200, "zh") == "第3页"
    assert page_of(Article("x", Metadata("a")), 0, "en") == ""


def test_footnoted_event_sentences_of_the_open_paper_name_their_sources(built: Place) -> None:
    inputs = read_inputs(built.out, built.corpus)
    lines = {line.cells["event_id"]: line.cells for line in make_chronology(inputs, "en").lines}
    text = open_corpus(built.corpus).read("us-list-review-table").text
    noted = [cells["cited"] for cells in lines.values() if cells["cited"]]
    assert noted
    assert all(entry.partition("] ")[2] in text for told in noted for entry in told.split("; [")[:1])


@pytest.mark.filterwarnings("ignore:Unsupported BibTeX field")
def test_sources_parse_in_kept_parsers(built: Place, tmp_path: Path) -> None:
    folders = ("--build", built.out, "--corpus", built.corpus, "--cited")
    assert run("export", tmp_path / "s.ris", tmp_path / "s.bib", *folders) == 0
    ris = rispy.loads((tmp_path / "s.ris").read_text(encoding="utf-8"))
    library = parse_string((tmp_path / "s.bib").read_text(encoding="utf-8"))
    assert library.failed_blocks == []
    assert len(ris) == len(library.entries) == len(BibTeX(str(tmp_path / "s.bib"), encoding="utf-8")) == 5
    (second,) = [entry for entry in ris if entry["id"] == "us-list-review-table-2"]
    assert second["authors"] == ["Nassar, N. T.", "Fortier, S. M."]
    assert library.entries_dict["us-list-review-table-2"]["year"] == "2021"
    assert {entry["type_of_reference"] for entry in ris} >= {"JOUR", "RPRT"}


def test_hostile_titles_stay_titles() -> None:
    item = {"id": "a", "type": "book", "title": "}\n@misc{x, \\input{/etc/passwd}} & 50%\nER  - \nTY  - JOUR"}
    (entry,) = parse_string(as_bibtex([item])).entries
    assert "\\input" not in entry["title"]
    (ris,) = rispy.loads(as_ris([item]))
    assert ris["type_of_reference"] == "BOOK"


def test_the_verb_cites(built: Place, capsys: pytest.CaptureFixture[str]) -> None:
    folders = ("--build", built.out, "--corpus", built.corpus)
    (row,) = [row for row in built.rows("events") if row["date"] == "2018-05-18"]
    assert run("cite", row["event_id"], "--style", "apa", *folders) == 0
    head, line = capsys.readouterr().out.splitlines()
    told = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    assert told["citation"].startswith("policy-nlp corpus. (2025).")
    assert told["cited"] == ""
    assert run("cite", "nothing", *folders) == 3
    assert "no event nothing" in capsys.readouterr().err
