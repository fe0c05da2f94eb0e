"""How build and linking grow with the number of articles, and what one more article costs; prints Markdown.

usage: python benchmarks/scale.py [NUMBER …]   (by default 125, 250, 500 and 1000 synthetic articles)

The articles are those of `pages.py`. To each corpus one article is added, and it is built again.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from pages import ROOT, write_corpus
from policy_nlp.run.build import build

NUMBERS = (125, 250, 500, 1000)


def main() -> None:
    """Print the table."""
    numbers = tuple(map(int, sys.argv[1:])) or NUMBERS
    print("| articles | first build, s | ms an article | with one more, s | of the first |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for number in numbers:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_corpus(folder / "corpus", number)
            first = _seconds(folder)
            source = min((ROOT / "corpus").glob("*.txt"))
            (folder / "corpus" / "one-more.txt").write_bytes(source.read_bytes())
            again = _seconds(folder)
        print(
            f"| {number} | {first:.0f} | {1000 * first / number:.0f} | {again:.0f} | {again / first:.0%} |", flush=True
        )


def _seconds(folder: Path) -> float:
    start = perf_counter()
    build(folder / "corpus", folder / "build", folder / "gold", quiet=True)
    return perf_counter() - start


if __name__ == "__main__":
    main()
