"""The steps of normalising, in order, each composing the offset map of the one before it."""

from policy_nlp.model import Article, Block, BlockKind, CleanText, OffsetMap, Region
from policy_nlp.normalise.characters import fold
from policy_nlp.normalise.cut import Cut, cut
from policy_nlp.normalise.layout import Line, continues, lines_of
from policy_nlp.normalise.noise import find_markup, find_noise


def normalise(article: Article) -> CleanText:
    """The clean text of an article: simplified, folded, free of noise, in scope, one block a line.

    Sentences that a page end broke apart are one block again, even where lines out of scope stood between its halves.
    """
    text, offsets = cut(article.text, OffsetMap.identity(), find_markup(article.text))
    text, offsets = cut(text, offsets, find_noise(text))  # a gloss or a space may have stood beside a tag
    folded = fold(text)
    lines = list(lines_of(folded))
    regions = tuple(Region(*offsets.to_raw(line.start, line.end), line.reason) for line in lines if line.reason)
    in_scope = [line for line in lines if line.kind]
    joined = _joins(in_scope, folded)
    clean, offsets = cut(folded, offsets, _between(in_scope, joined, len(folded)))
    return CleanText(clean, offsets, _blocks(in_scope, joined, clean), regions)


def _joins(lines: list[Line], text: str) -> set[int]:
    """The positions in `lines` of those that continue the line before them."""
    return {i for i in range(1, len(lines)) if continues(lines[i - 1], lines[i], text)}


def _between(lines: list[Line], joined: set[int], length: int) -> list[Cut]:
    """What stands between the lines in scope, but for one newline before each line that begins a block."""
    cuts, position = [], 0
    for i, line in enumerate(lines):
        keep_newline = i > 0 and i not in joined
        cuts.append(Cut(position, line.start - keep_newline))
        position = line.end
    cuts.append(Cut(position, length))
    return [c for c in cuts if c.start < c.end]


def _blocks(lines: list[Line], joined: set[int], clean: str) -> tuple[Block, ...]:
    kinds = [line.kind or BlockKind.PARAGRAPH for i, line in enumerate(lines) if i not in joined]
    blocks, start = [], 0
    for kind, text in zip(kinds, clean.split("\n"), strict=True) if kinds else ():
        blocks.append(Block(kind, start, start + len(text)))
        start += len(text) + 1
    return tuple(blocks)
