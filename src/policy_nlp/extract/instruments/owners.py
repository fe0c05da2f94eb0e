"""Names that stand right behind the country or the body whose instruments they are: 英国|关键矿产战略|获批."""

import re

from policy_nlp.extract.instruments.marks import SECTION
from policy_nlp.extract.instruments.words import HeadEntry
from policy_nlp.lexicon.countries import country_of

_OWNED_KINDS = frozenset({"strategy", "list", "law"})
_OFFICE = re.compile(r".{0,12}(?:政府|部|署|局|委员会|国会|议会|联盟|白宫)")
_ADVERBS = r"(?:也|还|均|都|已经?|则|将|仅|只|共|曾|并|就|首次|明确|同样|另|进一步)*"
# what only a text does, and no policy that goes by the same words
_SAYS = re.compile(
    rf"(?:中|里|内)?{_ADVERBS}(?:提出|指出|规[定范]|要求|明确|列出|列明|列有|列入|列举|涵盖|包含|包括|收录|收入|确定|设定|写明|写入|载明|载有"
    r"|强调|涉及|获批|获得?通过|承诺|呼吁|草案|的(?:第[一二三四五六七八九十\d]+步|多?条款|条文|附件|草案))"
)
_COUNTS = re.compile(rf"(?:中|里|内|上)?{_ADVERBS}有\s?(?:\d|[一二三四五六七八九十百两]+[种项个类])")
_SECTION = re.compile(rf"{SECTION}|修[正订](?:案|草案)|实施(?:细则|条例|办法)")
_RULES = re.compile(r"规[定范](?!的)")
_MINING = re.compile(r"矿|稀土|锂|镍|原材料|出口管制|外资|外国投资")


def is_owned(text: str, before: tuple[str, ...], qualifier: str, end: int, head: HeadEntry) -> bool:
    """Whether the noun that ends at `end` is a name because its owner stands in front and a text's doings behind.

    `before` are the words in front of the name, `qualifier` what stands between them and the head noun. A law of a
    country on mining needs nothing behind; any law is one that has sections or rules something.
    """
    if head.kind not in _OWNED_KINDS:
        return False
    is_law = head.kind == "law"
    if is_law and (_SECTION.match(text, end) or _RULES.match(text, end)):
        return True
    if not (_ends_in_owner(before) or qualifier.startswith("国家")):
        return False
    if is_law and _MINING.search(qualifier):
        return True
    return _SAYS.match(text, end) is not None or (head.kind == "list" and _COUNTS.match(text, end) is not None)


def _ends_in_owner(before: tuple[str, ...]) -> bool:
    words = before[:-1] if before and before[-1] == "的" else before
    return bool(words) and (country_of(words[-1]) is not None or _OFFICE.fullmatch(words[-1]) is not None)
