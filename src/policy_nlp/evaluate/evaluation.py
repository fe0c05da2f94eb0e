"""The evaluation of a set of articles: scores overall and by group, links and differences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policy_nlp.evaluate.documents import Document, load_documents
from policy_nlp.evaluate.errors import Difference, differences
from policy_nlp.evaluate.intervals import Interval, intervals
from policy_nlp.evaluate.links import LinkScores, MentionKey, read_links, score_links
from policy_nlp.evaluate.scores import Comparison, Count, compare, count, total
from policy_nlp.link import AnnotatedArticle, event_records, link_events


@dataclass(frozen=True)
class Judged:
    """One article with its comparison and counts."""

    document: Document
    comparison: Comparison
    counts: Mapping[str, Count]


@dataclass(frozen=True)
class Evaluation:
    """Judged articles, in the order of their ids, and a line for each problem met on the way."""

    articles: Sequence[Judged]
    problems: Sequence[str]

    @cached_property
    def overall(self) -> dict[str, Count]:
        """The counts over all articles."""
        return total(one.counts for one in self.articles)

    @cached_property
    def intervals(self) -> dict[str, Interval]:
        """The 95 % interval of each overall F1."""
        return intervals([one.counts for one in self.articles])

    def by(self, key: Callable[[Document], str]) -> dict[str, dict[str, Count]]:
        """The counts of each group of articles, in the order of the groups' names."""
        names = sorted({key(one.document) for one in self.articles})
        return {name: total(one.counts for one in self.articles if key(one.document) == name) for name in names}

    def differences(self) -> list[Difference]:
        """Every difference between system and gold, article by article."""
        return [difference for one in self.articles for difference in differences(one.comparison)]

    def links(self, gold_links: Path) -> dict[str, LinkScores]:
        """How mentions were joined: the system's own that match gold ones, and the gold's own; empty without links.

        A system mention belongs to the happening that its `event_id` names; gold mentions are linked here, by the same
        rules and without judgements.
        """
        if not gold_links.exists():
            return {}
        gold = read_links(gold_links)
        return {"found mentions": score_links(gold, self._found()), "gold mentions": score_links(gold, self._linked())}

    def _found(self) -> dict[MentionKey, str]:
        return {
            (one.document.article.doc_id, mention["id"]): found["event_id"]
            for one in self.articles
            for mention, found in one.comparison.events.matched()
            if "event_id" in found
        }

    def _linked(self) -> dict[MentionKey, str]:
        documents = (AnnotatedArticle(one.document.article, one.document.gold) for one in self.articles)
        clusters = link_events(record for document in documents for record in event_records(document))
        return {
            (record.doc_id, record.annotation_id): cluster[0].event_key for cluster in clusters for record in cluster
        }


def evaluate(corpus: Path, gold: Path, system: Path) -> Evaluation:
    """Score the system's annotations against the gold.

    Args:
        corpus: the folder of the articles.
        gold: the folder of the gold annotations.
        system: the folder of the system's annotations.

    Raises:
        NothingToJudgeError: a folder is missing or empty.
    """
    documents, problems = load_documents(corpus, gold, system)
    return Evaluation([_judged(document) for document in documents], problems)


def _judged(document: Document) -> Judged:
    article = document.article
    comparison = compare(article.doc_id, article.text, document.gold, document.system)
    return Judged(document, comparison, count(comparison))
