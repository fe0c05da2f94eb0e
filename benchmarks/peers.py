"""This pipeline beside public tools on the same text, for the layers that they have.

usage: peers.py [--corpus DIR] [--gold DIR] [--environment DIR]

Over the open corpus the section of `docs/accuracy.md` is written anew (`benchmarks/peers.md` keeps it for `make docs`);
over any other folder it is only shown.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_nlp import __version__
from policy_nlp.evaluate.matching import match_layer, value
from policy_nlp.evaluate.scores import Count
from policy_nlp.extract.figures.units import read_unit
from policy_nlp.ingest import BadArticle, open_corpus
from policy_nlp.model import Article, CleanText, bounds
from policy_nlp.model.annotation import Record, read_annotations
from policy_nlp.normalise import normalise
from policy_nlp.run.articles import read

HERE = Path(__file__).parent
ROOT = HERE.parent
SECTION = HERE / "peers.md"
HEADING = "## Beside public tools"
OURS = f"policy-nlp {__version__}"
LAYERS = ("date", "money", "percent", "mass", "agency")
_FIGURES = frozenset({"money", "percent", "mass"})
_NO_DATE = "2025-12-31"


@dataclass(frozen=True, slots=True)
class Tool:
    """A public tool: the worker's name for it, its packages (the first is its own), and the layers it has."""

    name: str
    packages: tuple[str, ...]
    layers: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its package and version."""
        return self.packages[0].replace("==", " ")


_TOOL_LAYERS = {
    "recognizers": ("date", "money", "percent", "mass"),
    "jionlp": ("date", "money"),
    "lac": ("agency",),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """An article with its clean text and its gold in the form that is compared."""

    article: Article
    clean: CleanText
    gold: list[Record]


def tools() -> Iterator[Tool]:
    """The tools of `peers-requirements.txt`."""
    for line in (HERE / "peers-requirements.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name = line.partition("=")[0].partition("-")[0]
            yield Tool(name, tuple(line.split()), _TOOL_LAYERS[name])


def install(tool: Tool, environment: Path) -> str:
    """Install a tool; the last line of the installer's complaint, or nothing if all went well."""
    if not (environment / "pyvenv.cfg").exists():
        venv.create(environment, with_pip=True)
    python = _python(environment)
    done = subprocess.run(
        [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *tool.packages],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["no reason given"])[-1]


def _python(environment: Path) -> str:
    windows = environment / "Scripts" / "python.exe"
    return str(windows if windows.exists() else environment / "bin" / "python")


def run(tool: Tool, judged: Sequence[Judged], environment: Path) -> dict[str, list[Record]] | str:
    """What a tool finds in each article, in raw offsets; or why it could not be run."""
    passages = [(one, block.start, block.end) for one in judged for block in one.clean.blocks]
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "passages.jsonl", Path(folder) / "found.jsonl"
        lines = (
            json.dumps({"text": one.clean.text[start:end], "reference": _reference(one.article)}) + "\n"
            for one, start, end in passages
        )
        asked.write_text("".join(lines), encoding="utf-8")
        command = [
            _python(environment),
            "-W",
            "ignore",
            str(HERE / "peers_worker.py"),
            tool.name,
            str(asked),
            str(answered),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print((done.stderr.strip().splitlines() or [""])[-1], file=sys.stderr)
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        found: list[list[Record]] = [json.loads(line) for line in answered.read_text(encoding="utf-8").splitlines()]
    result: dict[str, list[Record]] = {one.article.doc_id: [] for one in judged}
    for (one, at, _), records in zip(passages, found, strict=True):
        result[one.article.doc_id] += [_raw(record, one.clean, at) for record in records]
    return result


def _reference(article: Article) -> str:
    published = article.metadata.published
    last = bounds(published)[1] if published else None
    return last.isoformat() if last else _NO_DATE


def _raw(record: Record, clean: CleanText, at: int) -> Record:
    start, end = clean.offsets.to_raw(at + record["start"], at + record["end"])
    return _comparable(record["layer"], start, end, record["value"])


def _comparable(layer: str, start: int, end: int, told: Any) -> Record:
    """A mention in the form that `match_layer` compares: dates by first and last day, figures by bounds and unit."""
    record: Record = {"layer": layer, "start": start, "end": end}
    if layer == "date":
        return record | {"edtf": told and "/".join(day or ".." for day in told)}
    if layer != "agency":
        low, high, unit = told
        return record | {"layer": "figure", "kind": layer, "low": low, "high": high, "unit": _currency(unit)}
    return record | {"name": told}


def _currency(unit: str | None) -> str | None:
    """The ISO 4217 code of a currency told by its Chinese name; other units as they are."""
    found = read_unit(f"1{unit}", 1) if unit and not unit.isascii() else None
    return ("CNY" if found.unit.name == "local" else found.unit.name) if found else unit


def _of_guide(record: Record) -> Record | None:
    """An annotation of ours or of the gold in the same form; None for layers that no tool has."""
    layer, span = record["layer"], (record["start"], record["end"])
    kept = {"ignore": True} if record.get("ignore") else {}
    if layer == "date":
        days = [day.isoformat() if day else None for day in bounds(record["edtf"])]
        return _comparable("date", *span, days) | kept
    if layer == "figure":
        return _comparable(record["kind"], *span, (record["low"], record["high"], record["unit"])) | kept
    return _comparable("agency", *span, None) | kept if layer == "agency" else None


def _all_of_guide(records: Iterable[Record]) -> list[Record]:
    return [found for found in map(_of_guide, records) if found]


def scores(judged: Sequence[Judged], found: Mapping[str, Sequence[Record]], layer: str) -> tuple[Count, Count]:
    """How many mentions of a layer overlap with gold ones, and how many have the same value too."""
    spans, values = Count(), Count()
    for one in judged:
        gold = [_asked(record, layer) for record in one.gold if _is(record, layer) or record["layer"] == "figure"]
        system = [record for record in found[one.article.doc_id] if _is(record, layer)]
        matched = match_layer("figure" if layer in _FIGURES else layer, gold, system)
        sizes = len(matched.gold), len(matched.system)
        spans += Count(len(matched.pairs), *sizes)
        values += Count(sum(value(g) == value(s) for g, s in matched.matched()), *sizes)
    return spans, values


def _is(record: Record, layer: str) -> bool:
    return bool(record.get("kind", record["layer"]) == layer)


def _asked(record: Record, layer: str) -> Record:
    """A gold figure of another kind (a price) is neither asked for nor punished: where kinds end differs by tool."""
    return record if _is(record, layer) else record | {"ignore": True}


def section(judged: Sequence[Judged], results: Mapping[str, tuple[Sequence[str], Any]]) -> str:
    """The section of the page: what was compared and how, and a row for each tool and layer."""
    lines = [
        HEADING,
        "",
        f"Written by `make peers` over {len(judged)} articles. The rules of this pipeline were written with these"
        " articles in view, those of the tools were not.",
        "",
        "Every tool reads the same clean simplified text, block by block, without what is out of scope, and counts"
        " relative dates from the day of publication. Dates are compared by their first and last day, figures by bounds"
        " and unit (where a tool tells one number, both bounds are that number; bare 元 is CNY, tons are tonnes;"
        " a figure of another kind in the gold, such as a price, stays out), organisations by span, for LAC tells no"
        " names.",
        "",
        "| layer | tool | overlap F1 | value F1 | found | gold |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for layer in LAYERS:
        for label, (layers, found) in results.items():
            if layer in layers:
                lines.append(f"| {layer} | {label} | {_cells(judged, found, layer)} |")
    return "\n".join(lines) + "\n"


def _cells(judged: Sequence[Judged], found: Any, layer: str) -> str:
    if isinstance(found, str):
        return f"not run: {found.replace('|', '/')} | | | "
    spans, values = scores(judged, found, layer)
    of_values = "" if layer == "agency" else _shown(values)
    return f"{_shown(spans)} | {of_values} | {spans.system} | {spans.gold}"


def _shown(count: Count) -> str:
    return "n/a" if count.f1 is None else f"{count.f1:.3f}"


def _judged(corpus: Path, gold: Path) -> list[Judged]:
    found = []
    for article in open_corpus(corpus).articles():
        path = None if isinstance(article, BadArticle) else gold / f"{article.doc_id}.jsonl"
        if not isinstance(article, BadArticle) and path and path.exists():
            gold_records = _all_of_guide(read_annotations(path, article.text))
            found.append(Judged(article, normalise(article), gold_records))
    return found


def _ours(judged: Iterable[Judged]) -> dict[str, list[Record]]:
    return {one.article.doc_id: _all_of_guide(read(one.article).records) for one in judged}


def compare(corpus: Path, gold: Path, environment: Path) -> str:
    """The section over the articles of `corpus` that have gold; tools are installed in `environment`."""
    judged = _judged(corpus, gold)
    results: dict[str, tuple[Sequence[str], Any]] = {OURS: (LAYERS, _ours(judged))}
    for tool in tools():
        complaint = install(tool, environment)
        results[tool.label] = (tool.layers, complaint or run(tool, judged, environment))
    return section(judged, results)


def with_section(page: str, text: str) -> str:
    """`page` with its section on public tools replaced by `text`."""
    before, _, rest = page.partition(f"\n{HEADING}\n")
    _, following, after = rest.partition("\n## ")
    return f"{before.rstrip()}\n\n{text}{following}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--gold", type=Path, default=ROOT / "annotations")
    parser.add_argument("--environment", type=Path, default=ROOT / "build" / ".peers")
    options = parser.parse_args()
    text = compare(options.corpus, options.gold, options.environment)
    print(text, end="")
    page = ROOT / "docs" / "accuracy.md"
    if options.corpus.resolve() == ROOT / "corpus" and page.exists():
        SECTION.write_text(text, encoding="utf-8", newline="\n")
        page.write_text(with_section(page.read_text(encoding="utf-8"), text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
