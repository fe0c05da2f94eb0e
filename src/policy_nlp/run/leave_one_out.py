"""Leave-one-article-out scores: each article read without the names of the lexicon that no other article supports."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from policy_nlp.evaluate.evaluation import Evaluation, evaluate
from policy_nlp.extract.agencies.entries import FILES, Agency, Leader
from policy_nlp.ingest import BadArticle, open_corpus
from policy_nlp.lexicon import Entry, load, simplify, withhold
from policy_nlp.lexicon.titles import TitleEntry
from policy_nlp.model.annotation import write_annotations
from policy_nlp.normalise import normalise
from policy_nlp.run.articles import Read, read_file

Withheld = Mapping[str, Collection[str]]
"""The ids of entries by data file."""

_OPEN_LISTS: Mapping[str, type[Entry]] = {
    **{f"agencies/{name}.yaml": Agency for name in FILES},
    "agency_leaders.yaml": Leader,
    "instruments.yaml": TitleEntry,
}
_WORKERS = 4


@dataclass(frozen=True)
class LeftOut:
    """The scores without the entries that each article alone supports, and those entries by article."""

    evaluation: Evaluation
    withheld: Mapping[str, Withheld]

    def taken_out(self) -> dict[str, int]:
        """How many entries each article was read without."""
        return {doc_id: sum(map(len, ids.values())) for doc_id, ids in self.withheld.items()}


def leave_one_out(corpus: Path, gold: Path) -> LeftOut:
    """Annotate each article that has gold without what the lexicon knows from it alone, and score the annotations.

    Args:
        corpus: the folder of the articles; all of them support entries.
        gold: the folder of the gold annotations.

    Raises:
        IngestError: the corpus can't be read.
        NothingToJudgeError: a folder is missing or empty.
    """
    withheld = {doc_id: ids for doc_id, ids in supported_once(_texts(corpus)).items() if _gold_of(gold, doc_id)}
    tasks = [(corpus / f"{doc_id}.txt", ids) for doc_id, ids in withheld.items()]
    failures: list[str] = []
    with TemporaryDirectory() as made:
        for read in _read_each(tasks):
            write_annotations(Path(made) / f"{read.doc_id}.jsonl", read.records)
            failures += [read.failure] if read.failure else []
        judged = evaluate(corpus, gold, Path(made))
    return LeftOut(replace(judged, problems=[*judged.problems, *failures]), withheld)


def supported_once(texts: Mapping[str, str]) -> dict[str, dict[str, set[str]]]:
    """For each article, the entries of the open lists of names that it supports and no other one does.

    An article supports an entry where one of the entry's forms stands in it. What no article supports is not fitted to
    any of them, and stays. Minerals, units and verbs are closed lists, and not looked at.

    Args:
        texts: the clean, simplified text of each article, by its id.
    """
    alone: dict[str, dict[str, set[str]]] = {doc_id: {} for doc_id in texts}
    for name, schema in _OPEN_LISTS.items():
        for entry in load(name, schema):
            forms = _forms(entry)
            supporting = [doc_id for doc_id, text in texts.items() if any(_stands(form, text) for form in forms)]
            if len(supporting) == 1:
                alone[supporting[0]].setdefault(name, set()).add(entry.id)
    return alone


def _forms(entry: Entry) -> set[str]:
    written = (entry.body if isinstance(entry, Agency) else entry.id, *_field(entry, "forms"), *_field(entry, "short"))
    return {simplify(form) for form in written}


def _field(entry: Entry, name: str) -> Sequence[str]:
    return getattr(entry, name, ())


def _stands(form: str, text: str) -> bool:
    """Whether `form` is in `text`, a Latin one as whole words."""
    if form not in text:
        return False
    return not form.isascii() or bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(form)}(?![A-Za-z0-9])", text))


def _texts(corpus: Path) -> dict[str, str]:
    articles = (article for article in open_corpus(corpus).articles() if not isinstance(article, BadArticle))
    return {article.doc_id: normalise(article).text for article in articles}


def _gold_of(gold: Path, doc_id: str) -> bool:
    return (gold / f"{doc_id}.jsonl").exists()


def _read_each(tasks: Sequence[tuple[Path, Withheld]]) -> Iterator[Read]:
    """Read each article in a process of its own, whose lexicons lack its entries and end with it."""
    workers = max(1, min(_WORKERS, len(tasks)))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        yield from pool.map(_read_without, *zip(*tasks, strict=True)) if tasks else ()


def _read_without(path: Path, withheld: Withheld) -> Read:
    withhold(withheld)
    return read_file(path)
