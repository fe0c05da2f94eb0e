"""The site as a whole: which pages there are, and their way to the disk."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import policy_nlp
from policy_nlp.report import charts, facts, lists, start
from policy_nlp.report.accuracy import accuracy_values
from policy_nlp.report.articles import article_values
from policy_nlp.report.events import EventPages
from policy_nlp.report.inputs import Inputs, read_inputs
from policy_nlp.report.minerals import by_commodity, commodity_values
from policy_nlp.report.pages import content_policy, render

_ASSETS = ("site.css", "site.js", "table.js")


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: how many pages and bytes, and the page to open."""

    pages: int
    size: int
    index: Path


def write_report(build: Path, corpus: Path, gold: Path, out: Path) -> Summary:
    """Write the site of a build to the folder `out`, whole or not at all; what was there before goes.

    Args:
        build: the folder of the event table.
        corpus: the folder of the articles that it was made from.
        gold: the folder of gold annotations and judgements; it need not exist.
        out: the folder of the site.

    Raises:
        ReportError: there is no finished build.
        AnnotationError: annotations are not about these articles.
        IngestError: an article can't be read.
        JudgementError: the judgements can't be read.
        OSError: a file can't be written; the site is as it was before.
    """
    inputs = read_inputs(build, corpus, gold)
    out.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    try:
        site = _Site(inputs, staged, accuracy_values(inputs, corpus, gold))
        site.write()
        staged.chmod(0o755)
        _replace(staged, out)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    written = [path for path in out.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in written)
    return Summary(pages, sum(path.stat().st_size for path in written), out / "index.html")


def _replace(staged: Path, out: Path) -> None:
    """Put the folder `staged` in the place of `out`."""
    old = staged.with_name(f"{staged.name}.old")
    if out.exists():
        out.rename(old)
    staged.rename(out)
    shutil.rmtree(old, ignore_errors=True)


class _Site:
    def __init__(self, inputs: Inputs, folder: Path, accuracy: Mapping[str, Any] | None) -> None:
        self._inputs = inputs
        self._folder = folder
        self._accuracy = accuracy
        self._shared = {
            "sections": self._sections(),
            "version": policy_nlp.__version__,
            "documents": inputs.documents,
        }

    def _sections(self) -> list[tuple[str, str]]:
        """The pages of the menu: file name and title."""
        found = [("index", "Start"), ("articles", "Articles"), ("minerals", "Minerals")]
        found += [("facts", "Facts")] if self._inputs.facts is not None else []
        found += [("conflicts", "Conflicts")]
        return found + ([("accuracy", "Accuracy")] if self._accuracy else [])

    def write(self) -> None:
        """Write every page."""
        for folder in ("events", "articles", "minerals", "charts", "assets"):
            (self._folder / folder).mkdir()
        for name in _ASSETS:
            (self._folder / "assets" / name).write_bytes((files("policy_nlp.report") / "assets" / name).read_bytes())
        anchors = self._events()
        self._articles(anchors)
        self._start()
        self._minerals()
        rows = {row["event_id"]: row for row in self._inputs.events if row["conflicts"]}
        self._page("conflicts", "conflicts", rows=rows, conflicts=self._inputs.conflicts)
        if self._accuracy:
            self._page("accuracy", "accuracy", **self._accuracy)
        if self._inputs.facts is not None:
            self._page("facts", "facts", tables=facts.tables(self._inputs.facts))

    def _page(self, template: str, path: str, **values: Any) -> None:
        """Write the page of a template to `path`, an address from the top of the site without its `.html`."""
        shared = {"root": "../" * path.count("/"), "policy": content_policy(), **self._shared}
        file = self._folder / f"{path}.html"
        file.write_text(render(template, **(shared | values)), encoding="utf-8", newline="\n")

    def _events(self) -> dict[str, set[int]]:
        """Write the events' pages; the offsets of each article that they link to."""
        pages = EventPages(self._inputs)
        rows = {row["event_id"]: row for row in self._inputs.events}
        anchors: dict[str, set[int]] = defaultdict(set)
        for event_id, statements in self._inputs.statements():
            for statement in statements:
                anchors[statement["doc_id"]].add(statement["start"])
            self._page("event", f"events/{event_id}", **pages.page(rows[event_id], statements))
        for fact in self._inputs.facts or ():
            anchors[fact["doc_id"]].add(fact["start"])
        for conflict in (line for lines in self._inputs.conflicts.values() for line in lines):
            anchors[conflict["doc_id"]].add(int(conflict["start"]))
        return anchors

    def _articles(self, anchors: Mapping[str, set[int]]) -> None:
        for doc_id in self._inputs.articles:
            values = article_values(self._inputs, doc_id, anchors.get(doc_id, set()))
            self._page("article", f"articles/{doc_id}", **values)
        self._page("articles", "articles", gold=self._inputs.gold)

    def _start(self) -> None:
        made = charts.charts(self._inputs.events, len(self._inputs.documents))
        for chart in made:
            for name, data in chart.files().items():
                (self._folder / "charts" / name).write_bytes(data)
        script = charts.script()
        self._page(
            "start",
            "index",
            policy=content_policy([script]),
            charts=made,
            script=script,
            found=start.figures(self._inputs),
            filters=start.filters(self._inputs),
            data=start.table_data(self._inputs),
        )

    def _minerals(self) -> None:
        found = by_commodity(self._inputs)
        columns, cells = lists.matrix()
        self._page("minerals", "minerals", found=found, columns=columns, cells=cells)
        for code, commodity in found.items():
            self._page("mineral", f"minerals/{quote(code, safe='')}", **commodity_values(code, commodity))
