"""Leave-one-article-out scores: what only one article supports is unknown while that article is read, and only then."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import orjson
import pytest

from policy_nlp.cli import main
from policy_nlp.evaluate.report import left_out_text
from policy_nlp.extract.agencies.entries import Agency
from policy_nlp.lexicon import load, withhold
from policy_nlp.model import Article, Metadata
from policy_nlp.model.annotation import Record
from policy_nlp.run.articles import read
from policy_nlp.run.leave_one_out import leave_one_out, supported_once

# no last word tells that 格林美 and 贝特瑞 are companies: they are found by the lexicon or not at all
ARTICLES = {
    "one": "2024年3月，格林美宣布扩产。2024年5月，比亞迪宣布跟进。",
    "two": "2024年6月，贝特瑞宣布减产。2024年7月，比亚迪宣布恢复生产。",
    "no-gold": "2024年8月，安泰科发布报告。",
}
NAMES = {"one": ("格林美", "比亚迪"), "two": ("贝特瑞", "比亚迪")}


Folders = tuple[Path, Path]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    folder = tmp_path_factory.mktemp("two")
    corpus, gold = folder / "corpus", folder / "gold"
    corpus.mkdir()
    gold.mkdir()
    for doc_id, text in ARTICLES.items():
        (corpus / f"{doc_id}.txt").write_text(text, encoding="utf-8", newline="")
    for doc_id in NAMES:
        records = [record for record in read(_article(doc_id)).records if record["layer"] == "agency"]
        (gold / f"{doc_id}.jsonl").write_bytes(b"\n".join(map(orjson.dumps, records)))
    return corpus, gold


def _article(doc_id: str) -> Article:
    return Article(ARTICLES[doc_id], Metadata(doc_id))


def _names(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record["name"] for record in records if record["layer"] == "agency")


def test_an_entry_belongs_to_the_only_article_that_has_a_form_of_it() -> None:
    texts = {
        "a": "赣锋在马里投产。宁德时代扩产。",
        "b": "江西赣锋锂业集团股份有限公司增持。",
        "c": "拜登政府援引国防生产法，与CATLX无关。",
        "d": "国防生产法案与特朗普政府。",
    }
    alone = supported_once(texts)
    # 赣锋 and 国防生产法 are told twice, by two forms each; CATL is a form of 宁德时代, but a part of another word here
    assert alone == {
        "a": {"agencies/companies.yaml": {"宁德时代"}},
        "b": {},
        "c": {"agency_leaders.yaml": {"拜登"}},
        "d": {"agency_leaders.yaml": {"特朗普"}},
    }
    del texts["b"]
    assert supported_once(texts)["a"] == {"agencies/companies.yaml": {"宁德时代", "赣锋锂业"}}


def test_an_article_is_read_without_what_it_alone_supports_and_the_next_run_with_it(folders: Folders) -> None:
    left_out = leave_one_out(*folders)
    taken_out = left_out.taken_out()
    assert taken_out == {"one": 1, "two": 1}
    judged = left_out.evaluation
    assert {one.document.article.doc_id: _names(one.document.system) for one in judged.articles} == {
        "one": ("比亚迪",),
        "two": ("比亚迪",),
    }
    assert {doc_id: _names(read(_article(doc_id)).records) for doc_id in NAMES} == NAMES
    rows = {line.split()[0]: line.split()[1:] for line in left_out_text(judged, judged, taken_out).splitlines() if line}
    assert rows["agency.value"] == ["0.667", "1.000", "0.500", "0.667", "4"]
    assert rows["one"][:3] == ["1", "0.667", "0.667"]


def test_entries_cannot_be_withheld_where_the_lexicon_was_read() -> None:
    assert any(entry.id == "格林美" for entry in load("agencies/companies.yaml", Agency))
    with pytest.raises(RuntimeError, match=r"agencies/companies\.yaml: read already"):
        withhold({"agencies/companies.yaml": {"格林美"}})


def test_the_command_shows_both_scores_and_names_what_it_could_not_read(
    folders: Folders, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, gold = folders
    corpus = tmp_path / "corpus"
    shutil.copytree(folders[0], corpus)
    (corpus / "two.json").write_text("{", encoding="utf-8")
    options = ["--corpus", str(corpus), "--gold", str(gold), "--pred", str(gold)]
    with pytest.raises(SystemExit) as ended:
        main(["evaluate", "--leave-one-out", "--json", *options])
    assert ended.value.code == 3
    told = capsys.readouterr()
    (problem,) = told.err.strip().splitlines()
    assert "two.jsonl: no readable article two" in problem
    scores = orjson.loads(told.out)
    # nothing but the article `two` supported 比亚迪 beside `one`
    assert [scores[side]["overall"]["agency.value"]["right"] for side in ("plain", "left_out")] == [2, 0]
