"""An analyst at her workbook: a small corpus of open articles with its build, and hands that edit a sheet."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from policy_nlp.cli import main
from policy_nlp.run.build import Summary, build

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Place:
    """A corpus, its gold and its build in a folder of their own."""

    folder: Path

    @property
    def corpus(self) -> Path:
        return self.folder / "corpus"

    @property
    def gold(self) -> Path:
        return self.folder / "annotations"

    @property
    def out(self) -> Path:
        return self.folder / "build"

    @property
    def workbook(self) -> Path:
        return self.out / "chronology.xlsx"

    def add(self, *doc_ids: str) -> None:
        self.corpus.mkdir(parents=True, exist_ok=True)
        for doc_id in doc_ids:
            for suffix in ("txt", "json"):
                shutil.copy(ROOT / "corpus" / f"{doc_id}.{suffix}", self.corpus)

    def build(self) -> Summary:
        return build(self.corpus, self.out, self.gold, quiet=True)

    def rows(self, table: str) -> list[dict[str, Any]]:
        return [orjson.loads(line) for line in (self.out / f"{table}.jsonl").read_bytes().splitlines()]


@dataclass
class Hand:
    """A sheet under edit: cells by head and row number."""

    book: Workbook
    sheet: Worksheet

    def column(self, head: str) -> int:
        return next(cell.column for cell in self.sheet[1] if cell.value == head)

    def row(self, **cells: str) -> int:
        """The number of the row that has these cells."""
        wanted = {self.column(head.replace("_", " ")): value for head, value in cells.items()}
        for number in range(2, self.sheet.max_row + 1):
            if all(self.sheet.cell(number, column).value == value for column, value in wanted.items()):
                return number
        raise LookupError(cells)

    def get(self, number: int, head: str) -> Any:
        return self.sheet.cell(number, self.column(head)).value

    def set(self, number: int, head: str, value: object) -> None:
        self.sheet.cell(number, self.column(head)).value = value  # type: ignore[assignment]

    def add_column(self, head: str) -> None:
        self.sheet.cell(1, self.sheet.max_column + 1).value = head

    def values(self) -> list[dict[str, Any]]:
        rows = self.sheet.iter_rows(values_only=True)
        heads = [str(head) for head in next(rows)]
        return [dict(zip(heads, row, strict=True)) for row in rows]


def opened(path: Path) -> Hand:
    """The first sheet of a workbook, as openpyxl reads it."""
    book = load_workbook(path)
    return Hand(book, book.worksheets[0])


def edit(path: Path, change: Callable[[Hand], None]) -> None:
    """Open a workbook, change its first sheet, and save it."""
    hand = opened(path)
    change(hand)
    hand.book.save(path)


def run(*arguments: object) -> int:
    """Run `policy-nlp`; its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)
