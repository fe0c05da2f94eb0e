"""A small corpus with a build and gold, on which people judge."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from policy_nlp.review.desk import Desk, open_desk
from policy_nlp.review.queue import Folders
from policy_nlp.run.build import build

ARTICLE = """镓与锗的出口管制
2023年7月3日，中国商务部发布2023年第23号公告，对镓和锗实施出口管制。
2023年8月1日起，该公告正式实施。
2024年12月3日，中国商务部宣布禁止向美国出口镓、锗。
2021年2月24日，拜登签署第14017号行政令，对锂、钴供应链展开审查。
2022年8月9日，拜登签署《芯片与科学法案》。
2022年8月16日，拜登签署《通胀削减法案》。
2018年5月，美国内政部发布35种关键矿产清单。
2022年2月，美国地质调查局发布50种关键矿产清单。
2023年，中国镓产量增长10%。
2020年12月，加拿大与美国签署合作协议。
"""
OTHER = """加拿大关键矿产战略
2022年12月9日，加拿大政府发布《关键矿产战略》。
2023年7月3日，中国商务部发布2023年第23号公告，对镓、锗实施出口管制。
"""
HOSTILE = (
    '<script>window.hit=1</script>"onmouseover="window.hit=1 javascript:alert(1)\u202e\n'
    "2022年12月9日，加拿大政府发布《<img src=x onerror=window.hit=1>战略》\u202e，<b>javascript:void(0)</b>。\n"
)


@dataclass(frozen=True)
class Place:
    """Where a test's corpus, build and gold are."""

    folder: Path

    @property
    def folders(self) -> Folders:
        """The three folders."""
        return Folders(self.folder / "corpus", self.folder / "build", self.folder / "annotations")

    def build(self) -> None:
        """Make the build anew."""
        build(self.folders.corpus, self.folders.build, self.folders.gold, quiet=True)

    def desk(self, who: str = "ada", **options: Any) -> Desk:
        """A desk over the build."""
        return open_desk(self.folders, who, **options)

    def verdicts(self, doc_id: str) -> list[dict[str, Any]]:
        """The lines of a verdict file."""
        path = self.folders.gold / "verdicts" / f"{doc_id}.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []

    def rows(self, table: str = "events") -> list[dict[str, Any]]:
        """The rows of a table."""
        return [orjson.loads(line) for line in (self.folders.build / f"{table}.jsonl").read_bytes().splitlines()]


def place(folder: Path, **articles: str) -> Place:
    """A corpus of articles in a folder, built."""
    made = Place(folder)
    made.folders.corpus.mkdir()
    made.folders.gold.mkdir()
    for doc_id, text in articles.items():
        (made.folders.corpus / f"{doc_id}.txt").write_text(text, encoding="utf-8", newline="")
        metadata = {"doc_id": doc_id, "title": text.split("\n")[0], "published": "2025", "script": "hans"}
        (made.folders.corpus / f"{doc_id}.json").write_text(json.dumps(metadata), encoding="utf-8")
    made.build()
    return made
