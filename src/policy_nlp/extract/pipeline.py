"""One spaCy `Language` of all layers, and the reading of whole articles with it."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from policy_nlp.extract.component import LayerComponent, attach
from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, Block, BlockKind, CleanText, Context, Reading
from policy_nlp.normalise import normalise

# Each may read the layers before it; spaCy finds them by the entry points of this package.
COMPONENTS = (
    "policy_instruments",
    "policy_dates",
    "policy_notice_years",
    "policy_figures",
    "policy_agencies",
    "policy_minerals",
    "policy_events",
)
_LONGEST_PASSAGE = 10_000  # code points; a Doc's cost grows faster than its length
_SENTENCE_END = re.compile(r"[。！？；!?;]")


class CharacterTokenizer:
    """Makes every code point a token, so that token numbers are offsets."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Make a Doc of `text`, one token a code point, no spaces between."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


def build_pipeline() -> Language:
    """The spaCy pipeline of all layers, in the order in which they build on each other."""
    nlp = Language(Vocab())
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


Passage = tuple[int, Reading]


def read_article(nlp: Language, article: Article) -> tuple[CleanText, list[Passage]]:
    """Normalise an article and run the pipeline over it.

    Returns:
        The clean text, and its passages in text order: the clean offset at which each begins, with what was found in
        it. An article of ordinary length is one passage; a long one is cut before headings and paragraphs.
    """
    clean, passages = stream_article(nlp, article)
    return clean, list(passages)


def stream_article(nlp: Language, article: Article) -> tuple[CleanText, Iterator[Passage]]:
    """As `read_article`, each passage read when it is asked for, so that a long article's need not all be kept."""
    clean = normalise(article)
    return clean, _passages(nlp, clean, context_of(article, clean))


def _passages(nlp: Language, clean: CleanText, context: Context) -> Iterator[Passage]:
    for start, blocks in passages_of(clean):
        reading = Reading(clean.text[start : start + blocks[-1].end], blocks, context)
        _annotate(nlp, reading)
        yield start, reading


def _annotate(nlp: Language, reading: Reading) -> None:
    """Run the pipeline on `reading`; a Doc, which costs a tenth of the time, is made where others read it too."""
    layers = [component for _, component in nlp.pipeline if isinstance(component, LayerComponent)]
    if len(layers) == len(nlp.pipeline):
        for layer in layers:
            layer.annotate(reading)
    else:
        nlp(attach(nlp.make_doc(reading.text), reading))


def context_of(article: Article, clean: CleanText) -> Context:
    """What is known of an article around each of its passages."""
    metadata = article.metadata
    title = metadata.title or next((clean.text[b.start : b.end] for b in clean.blocks if b.kind is BlockKind.TITLE), "")
    return Context(simplify(title), metadata.published, metadata.region)


def passages_of(clean: CleanText) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """The blocks of a clean text in groups of limited length, each with its start; block offsets count from there."""
    group: list[Block] = []
    for block in _short_blocks(clean):
        if group and block.end - group[0].start > _LONGEST_PASSAGE:
            yield _rebased(group)
            group = []
        group.append(block)
    if group:
        yield _rebased(group)


def _short_blocks(clean: CleanText) -> Iterator[Block]:
    """The blocks, those longer than a passage cut behind a sentence (or anywhere, where there is no sentence)."""
    for block in clean.blocks:
        start = block.start
        while block.end - start > _LONGEST_PASSAGE:
            limit = start + _LONGEST_PASSAGE
            ends = [m.end() for m in _SENTENCE_END.finditer(clean.text, start + _LONGEST_PASSAGE // 2, limit)]
            cut = ends[-1] if ends else limit
            yield Block(block.kind, start, cut)
            start = cut
        yield Block(block.kind, start, block.end)


def _rebased(group: list[Block]) -> tuple[int, tuple[Block, ...]]:
    origin = group[0].start
    return origin, tuple(Block(b.kind, b.start - origin, b.end - origin) for b in group)
