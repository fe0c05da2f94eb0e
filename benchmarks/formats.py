"""What each file format costs: events lost on the way through it, and its reader's speed; prints Markdown.

Each open article is rendered in each format, read, and annotated; its events are compared with those of the plain
text. Run with the tests' renderers on the path: `PYTHONPATH=tests python benchmarks/formats.py`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from ingest_render import to_big5, to_docx, to_html, to_mhtml, to_old_html, to_pdf
from policy_nlp.ingest import DEFAULT_LIMITS, open_corpus
from policy_nlp.ingest.readers import read_draft
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article
from policy_nlp.run.articles import read

_GLOSS = re.compile(r"\([a-zà-ǜ]+\)")
ROOT = Path(__file__).parents[1]
FORMATS: dict[str, Callable[[str], bytes]] = {
    "text, UTF-8": str.encode,
    "text, UTF-16": lambda text: text.encode("utf-16"),
    "text, GB18030": lambda text: text.encode("gb18030"),
    "text, Big5": lambda text: to_big5(text)[0],
    "web page": lambda text: to_html(text).encode(),
    "web page, GB2312": lambda text: to_html(text, charset="gb2312").encode("gb18030"),
    "web page, old": lambda text: to_old_html(text).encode(),
    "web page, saved (MHTML)": to_mhtml,
    "Word": to_docx,
    "PDF, one column": to_pdf,
    "PDF, two columns": lambda text: to_pdf(text, columns=2),
}


def main() -> None:
    """Print the table."""
    articles = [article for article in open_corpus(ROOT / "corpus").articles() if isinstance(article, Article)]
    print("\n".join(report(articles)))


def report(articles: Iterable[Article]) -> list[str]:
    """The measurements as lines of Markdown."""
    known = [(article, events_of(article)) for article in articles]
    total = sum(events.total() for _, events in known)
    lines = ["| format | events kept | added | reader, characters/s |", "| --- | ---: | ---: | ---: |"]
    for name, render in FORMATS.items():
        kept = added = characters = 0
        seconds = 0.0
        read_draft(render(known[0][0].text), "imports the reader's library", DEFAULT_LIMITS)
        for article, events in known:
            data = render(article.text)
            start = perf_counter()
            draft = read_draft(data, article.doc_id, DEFAULT_LIMITS)
            seconds += perf_counter() - start
            characters += len(draft.text)
            got = events_of(replace(article, text=draft.text))
            kept += (events & got).total()
            added += (got - events).total()
        lines.append(f"| {name} | {kept / total:.1%} | {added} | {characters / seconds:,.0f} |")
    return lines


def events_of(article: Article) -> Counter[tuple[Any, ...]]:
    """The events of an article by their values, without the places they stand at; script and glosses do not matter."""
    records = read(article).records
    return Counter(_values(record) for record in records if record["layer"] == "event")


def _values(record: dict[str, Any]) -> tuple[Any, ...]:
    keys = ("type", "edtf", "modality", "actors", "partners", "instrument", "minerals")
    return (_GLOSS.sub("", simplify("".join(record["text"].split()))), *(str(record.get(key)) for key in keys))


if __name__ == "__main__":
    main()
