"""Two who sign: whether the second is the other side of the first, or acts with it."""

import re
from itertools import pairwise

from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.lexicon.cues import cue

_OBJECT = 24  # characters of what is signed
_WITH = re.compile(r"(?<![会连联偕伙])[同跟]\Z")  # not 连同, which joins


def two_sides(text: str, chain: list[Party], trigger: Trigger) -> bool:
    """A与B签订: whether B is the other side: behind 同, in a contract of supply, or where they are not of one kind."""
    between = text[chain[0].end : chain[1].start]
    behind = text[trigger.start : trigger.end + _OBJECT]
    if all(party.kind == "person" for party in chain) or cue("becoming_one").search(behind):
        return False  # 议定合并, 达成和解: both do it
    if "与" in between and (cue("contract_sides").search(behind) or _is_with_several(text, chain)):
        return True
    if _WITH.search(text, chain[0].end, chain[other_side(text, chain)].start):
        return True
    if chain[0].kind == "country" and chain[1].name == "欧盟":
        return False
    return between.endswith("与") and (_side(chain[0]) != _side(chain[1]) or _of_two_countries(*chain[:2]))


def other_side(text: str, chain: list[Party]) -> int:
    """Where the other side of a deal begins in a chain (甲、乙同|丙签约, 甲与|乙、丙签约)."""
    joined = (i for i, (a, b) in enumerate(pairwise(chain), 1) if _WITH.search(text, a.end, b.start))
    return next(joined, 1)


def _is_with_several(text: str, chain: list[Party]) -> bool:
    """Whether one signs with several (日本与菲律宾、越南等国签署)."""
    return len(chain) > 2 and all("与" not in text[a.end : b.start] for a, b in pairwise(chain[1:]))


def is_with_another(text: str, chain: list[Party], trigger: Trigger) -> bool:
    """Whether the first of those who did it before now does it with somebody else (X与Y签约，…又同Z签约)."""
    with_one = len(chain) == 2 and text[chain[0].end : chain[1].start].endswith(("与", "同", "跟"))
    return with_one and cue("once_more").search(text[chain[1].end : trigger.start]) is not None


def _of_two_countries(first: Party, second: Party) -> bool:
    """Whether two bodies are of two countries, as far as they are known or named with the second one."""
    if "country" in {first.kind, second.kind} or second.country in {None, first.country}:
        return False
    return first.country is not None or second.end - second.start > len(second.name)


def _side(party: Party) -> str:
    """What sort of side a party is: a government stands for its country, all bodies of a state are alike."""
    if party.name == "欧盟":
        return "union"
    if party.kind in {"country", "person"} or party.name.endswith("政府"):
        return "country"
    return "state" if party.kind in {"government", "legislature", "intergov"} else "body"
