"""Time and size of the report over many articles, and how fast its table filters in Chromium; prints Markdown.

The articles are those of the corpus again and again, each time in other years and with other numbers, so that most
tell of happenings of their own.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from policy_nlp.report.site import Summary, write_report
from policy_nlp.run.build import build

Result = TypeVar("Result")
ROOT = Path(__file__).parents[1]
ARTICLES = 1000
QUERIES = ("鎵", "gallium", "商務部", "2023", "出口管制", "欧盟 锂")
_NUMBER = re.compile(r"(?<![\dA-Za-z.])(?:(19|20)(\d\d)(?=[年\-—–.])|(\d{2,4})(?=[万亿吨家个项%]))")


def main() -> None:
    """Print the table; the first argument is the number of articles."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder / "corpus", number)
        seconds, _ = _timed(lambda: build(folder / "corpus", folder / "build", folder / "gold", quiet=True))
        print(f"building the table of {number} articles: {seconds:.0f} s", file=sys.stderr)
        seconds, summary = _timed(
            lambda: write_report(folder / "build", folder / "corpus", folder / "gold", folder / "site")
        )
        print("\n".join(report(number, seconds, summary)))


def write_corpus(folder: Path, number: int) -> None:
    """Write so many articles: copies of the corpus with other years and other numbers."""
    folder.mkdir()
    texts = sorted((ROOT / "corpus").glob("*.txt"))
    for n in range(number):
        source, turn = texts[n % len(texts)], n // len(texts)
        text = source.read_bytes().decode("utf-8")
        (folder / f"{source.stem}-{turn}.txt").write_bytes(_changed(text, turn).encode("utf-8"))
        metadata = source.with_suffix(".json").read_text(encoding="utf-8").replace(source.stem, f"{source.stem}-{turn}")
        (folder / f"{source.stem}-{turn}.json").write_text(metadata, encoding="utf-8")


def _changed(text: str, turn: int) -> str:
    def other(match: re.Match[str]) -> str:
        if match[1]:
            return f"{match[1]}{(int(match[2]) + 3 * turn) % 100:02d}"
        return str(int(match[3]) + turn)

    return _NUMBER.sub(other, text) if turn else text


def report(number: int, seconds: float, summary: Summary) -> list[str]:
    """The measurements as lines of Markdown."""
    usable, rows, filtering = in_browser(summary.index)
    return [
        "| | |",
        "| --- | --- |",
        f"| articles | {number} |",
        f"| rows | {rows} |",
        f"| writing the site | {seconds:.0f} s |",
        f"| pages | {summary.pages} |",
        f"| size | {summary.size / 1e6:.1f} MB |",
        f"| first page usable | {usable:.0f} ms |",
        f"| a filter, median of {len(filtering)} | {median(filtering):.0f} ms |",
        f"| a filter, slowest | {max(filtering):.0f} ms |",
    ]


def in_browser(index: Path) -> tuple[float, str, list[float]]:
    """When the table of the first page stands, how many rows it tells, and how long each keystroke of a query takes."""
    options = webdriver.ChromeOptions()
    profile = tempfile.mkdtemp()
    for argument in ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}"):
        options.add_argument(argument)
    for argument in ("--disable-background-networking", "--disable-component-update", "--disable-sync"):
        options.add_argument(argument)
    options.binary_location = shutil.which("chromium") or ""
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        driver.get(index.as_uri())
        usable = float(driver.execute_script("return performance.getEntriesByName('usable')[0].startTime"))
        field = driver.find_element(By.NAME, "text")
        times = []
        for query in QUERIES:
            for key in query:
                field.send_keys(key)
                told = driver.execute_script("return performance.getEntriesByName('filter').at(-1).duration")
                times.append(float(told))
            field.send_keys(Keys.CONTROL, "a")
            field.send_keys(Keys.DELETE)
        rows = driver.find_element(By.ID, "status").text
    finally:
        driver.quit()
    return usable, rows, times


def _timed(call: Callable[[], Result]) -> tuple[float, Result]:
    start = perf_counter()
    result = call()
    return perf_counter() - start, result


if __name__ == "__main__":
    main()
