"""Speed and memory of the whole pipeline beside `jieba.lcut` on the same text in the same run; prints Markdown.

The whole pipeline is: normalise, all layers, annotations written as JSONL. Loading the lexicons is told apart.
"""

import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from time import perf_counter

import jieba

from policy_nlp.extract.component import LayerComponent
from policy_nlp.extract.pipeline import context_of, passages_of, stream_article
from policy_nlp.ingest import BadArticle, open_corpus
from policy_nlp.model import Article, Metadata, Reading
from policy_nlp.model.annotation import to_records, write_annotations
from policy_nlp.normalise import normalise
from policy_nlp.run.articles import pipeline

ROOT = Path(__file__).parents[1]
ROUNDS = 25
LARGE = (0.25, 0.5, 1.0, 2.5, 5.0)  # megabytes of UTF-8


def main() -> None:
    if sys.argv[1:2] == ["--peak"]:
        _write_all(_articles(Path(sys.argv[2])))
        print(_peak_megabytes())
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus"
    print("\n".join(report(folder)))


def report(folder: Path) -> list[str]:
    """The measurements as lines of Markdown."""
    articles = _articles(folder)
    characters = sum(len(article.text) for article in articles)
    loading = _seconds(pipeline)
    _write_all(articles)
    jieba.initialize()
    rounds = [(_seconds(lambda: _write_all(articles)), _seconds(lambda: _segment(articles))) for _ in range(ROUNDS)]
    ours, theirs = (characters / min(times) for times in zip(*rounds, strict=True))
    lines = [
        f"Measured on {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, one process,",
        f"over {len(articles)} articles with {characters:,} characters; the best of {ROUNDS} rounds.",
        "",
        "| | |",
        "| --- | --- |",
        f"| whole pipeline | {ours:,.0f} characters/s |",
        f"| `jieba.lcut` | {theirs:,.0f} characters/s |",
        f"| ratio | {ours / theirs:.2f} |",
        f"| loading the pipeline | {loading:.1f} s |",
        f"| peak memory of a process that reads the articles | {_peak_of_a_process(folder)} MB |",
        "",
        "| step | share of the time |",
        "| --- | --- |",
    ]
    lines += [f"| {step} | {share:.0%} |" for step, share in _shares(articles)]
    lines += ["", "| one article of | characters/s |", "| --- | --- |"]
    return lines + [f"| {size} MB | {speed:,.0f} |" for size, speed in _by_size(articles)]


def _articles(folder: Path) -> list[Article]:
    return [article for article in open_corpus(folder).articles() if not isinstance(article, BadArticle)]


def _write_all(articles: Iterable[Article]) -> None:
    with tempfile.TemporaryDirectory() as out:
        for article in articles:
            clean, passages = stream_article(pipeline(), article)
            write_annotations(Path(out) / f"{article.doc_id}.jsonl", to_records(passages, clean, article.text))


def _segment(articles: Iterable[Article]) -> None:
    for article in articles:
        jieba.lcut(article.text)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _shares(articles: Iterable[Article]) -> list[tuple[str, float]]:
    """How the time divides between normalising, the layers, and all the rest (spaCy's documents, JSONL)."""
    spent = dict.fromkeys(("normalise", *pipeline().pipe_names), 0.0)
    whole = 0.0
    for article in articles:
        start = perf_counter()
        _write_all([article])
        whole += perf_counter() - start
        for step, seconds in _steps(article):
            spent[step] += seconds
    spent["the rest"] = whole - sum(spent.values())
    return sorted(((step, seconds / whole) for step, seconds in spent.items()), key=lambda item: -item[1])


def _steps(article: Article) -> Iterator[tuple[str, float]]:
    start = perf_counter()
    clean = normalise(article)
    yield "normalise", perf_counter() - start
    context = context_of(article, clean)
    for at, blocks in passages_of(clean):
        reading = Reading(clean.text[at : at + blocks[-1].end], blocks, context)
        for name, component in pipeline().pipeline:
            start = perf_counter()
            if isinstance(component, LayerComponent):
                component.annotate(reading)
            yield name, perf_counter() - start


def _by_size(articles: Sequence[Article]) -> list[tuple[float, float]]:
    """Speed on one long article made of the others, over and over."""
    found = []
    for size in LARGE:
        long = Article(long_text(articles, int(size * 1_000_000)), Metadata("long"))
        start = perf_counter()
        _write_all([long])
        found.append((size, len(long.text) / (perf_counter() - start)))
    return found


def long_text(articles: Iterable[Article], size: int) -> str:
    """The articles' lines over and over up to `size` bytes; numbered, for repeated lines pass for page furniture."""
    lines = cycle([line for article in articles for line in article.text.splitlines() if line])
    parts: list[str] = []
    written = 0
    for number, line in enumerate(lines):
        parts.append(f"{line}其{number}。\n")
        written += len(parts[-1].encode("utf-8"))
        if written >= size:
            return "".join(parts)
    return ""


def _peak_of_a_process(folder: Path) -> str:
    command = [sys.executable, __file__, "--peak", str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout.strip()


def _peak_megabytes() -> int:
    """The peak of this process; Linux's own count, since that of `getrusage` is inherited from the parent."""
    status = Path("/proc/self/status")
    if status.exists():
        told = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="utf-8"))
        return round(int(told[1]) / 1000) if told else 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1_000_000 if sys.platform == "darwin" else 1_000))


if __name__ == "__main__":
    main()
