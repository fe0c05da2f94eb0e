"""What is said of the article and the sentence that a row rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from policy_nlp.evaluate.matching import Sentences
from policy_nlp.model import Article
from policy_nlp.model.memory import Memory, digest_of
from policy_nlp.report.pages import article_page
from policy_nlp.table.edits import place_in
from policy_nlp.table.rows import Row
from policy_nlp.workbook.bibliography import STYLES, Item, article_item, citations
from policy_nlp.workbook.heads import word
from policy_nlp.workbook.inputs import Inputs
from policy_nlp.workbook.provenance import according_to, is_primary
from policy_nlp.workbook.references import cited, reference_list


@dataclass
class Sources:
    """What is said of the article and the sentence that a row rests on."""

    inputs: Inputs
    language: str
    memory: Memory = field(default_factory=Memory)
    _sentences: dict[str, Sentences] = field(default_factory=dict)
    _lists: dict[str, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def citations(self) -> Mapping[str, Mapping[str, str]]:
        """For each style the citation of each article."""
        items = [article_item(article) for article in self.inputs.articles.values()]
        return {style: self._citations(items, style) for style in STYLES}

    def _citations(self, items: Sequence[Item], style: str) -> dict[str, str]:
        """The citations; only those are made that no earlier build made."""
        keys = {str(item["id"]): digest_of((item, style)) for item in items}
        new = [item for item in items if keys[str(item["id"])] not in self.memory]
        made = citations(new, style)
        return {doc_id: self.memory.recall(key, partial(made.__getitem__, doc_id)) for doc_id, key in keys.items()}

    def of(self, row: Row) -> tuple[dict[str, str], str]:
        """The source columns of a row, and the address of its quote in the report."""
        place = place_in(row["evidence"])
        article = self.inputs.articles.get(place[0]) if place else None
        if place is None or article is None:
            return dict.fromkeys(("source", "standing", "according_to", "cited", *STYLES), ""), ""
        told, link = self._told(row, article, place)
        return told | {style: made.get(article.doc_id, "") for style, made in self.citations.items()}, link

    def _told(self, row: Row, article: Article, place: tuple[str, int, int]) -> tuple[dict[str, str], str]:
        doc_id, start, end = place
        names = self.inputs.names(doc_id).within(start, end)
        primary = is_primary(article, row)
        told = {
            "source": self._source(article, start),
            "standing": word(f"word:{'primary' if primary else 'secondary'}", self.language),
            "according_to": according_to(article.text, start, end, names),
            "cited": "; ".join(self.cited(row, article, start, end)),
        }
        return told, f"site/{article_page(doc_id, self._anchor(article, start))}"

    def cited(self, row: Row, article: Article, start: int, end: int) -> Iterator[str]:
        """The entries of the article's reference list that the sentence is marked with, as `[12] …`."""
        if article.doc_id not in self._lists:
            self._lists[article.doc_id] = reference_list(article.text)
        entries = self._lists[article.doc_id]
        if entries:
            trigger = self.inputs.triggers.get((row["event_id"], article.doc_id))
            for key in cited(article.text, start, end, trigger, entries):
                yield f"[{key}] {entries[key]}"

    def _source(self, article: Article, start: int) -> str:
        metadata = article.metadata
        parts = [metadata.title or article.doc_id, metadata.publisher, page_of(article, start, self.language)]
        return ", ".join(part for part in parts if part)

    def _anchor(self, article: Article, start: int) -> str:
        if article.doc_id not in self._sentences:
            self._sentences[article.doc_id] = Sentences(article.text)
        return f"s{self._sentences[article.doc_id].span(start)[0]}"


def page_of(article: Article, offset: int, language: str) -> str:
    """The page on which an offset stands, where the original had pages; empty where it had none."""
    pages = (article.metadata.original or {}).get("pages")
    if not isinstance(pages, list) or not pages:
        return ""
    return word("word:page", language).format(sum(1 for begins in pages if begins <= offset))
