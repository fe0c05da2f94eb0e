"""One name for one organisation in an article: the fullest that the article has for it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from policy_nlp.extract.agencies.candidate import Candidate
from policy_nlp.extract.agencies.entries import NATIONAL

_SEAT = re.compile(r"(?:中国|[\u4e00-\u9fff]{2,3}[省市县]?)?")
_FORM = re.compile(
    r"(?:[(（]?(?:集团|控股)[)）]?|股份|高?科技|新能源|新?材料|工业|资源|投资|产业|实业|矿业|钢铁|有限|责任|公司)+"
)
_MIN = 4  # characters of a name that is looked for inside others


def agree(candidates: Sequence[Candidate]) -> None:
    """Give each mention of an organisation that takes no country the fullest name that the article has for it.

    力拓 is 力拓集团 where the article says so too, Syrah is Syrah Resources, 藏格锂业 is 格尔木藏格锂业有限公司. A
    Latin name yields to a Chinese one.
    """
    own = [c for c in candidates if c.name and c.kind not in NATIONAL and c.parent is None]
    told: dict[str, dict[str, None]] = defaultdict(dict)
    for candidate in own:
        if candidate.forms:
            told[candidate.forms[-1].agency.id][candidate.name or ""] = None
    companies = [c.name for c in own if c.kind == "company" and c.name]
    registered = dict.fromkeys(name for name in companies if name.endswith("公司") or " " in name)
    for candidate in own:
        if candidate.forms:
            candidate.name = _fullest(candidate.name or "", told[candidate.forms[-1].agency.id])
        if candidate.kind == "company":
            candidate.name = _registered(candidate.name or "", registered)


def _fullest(name: str, names: Iterable[str]) -> str:
    fuller = [other for other in names if len(other) > len(name) and _abbreviates(name, other)]
    if fuller:
        return max(fuller, key=len)
    return next((other for other in names if name.isascii() and not other.isascii()), name)


def _abbreviates(name: str, other: str) -> bool:
    """Whether the characters of `name` stand in `other` in their order, the first one first or behind a country."""
    if name.isascii():
        return other.startswith(name)
    rest = iter(other)
    return all(character in rest for character in name)


def _registered(name: str, registered: Iterable[str]) -> str:
    """The registered name that `name` is the core of, if one is told."""
    if name.isascii():
        return next((full for full in registered if full.startswith(name + " ")), name)
    if len(name) < _MIN:
        return name
    for full in registered:
        at = full.find(name)
        if 0 <= at < len(full) - len(name) and _SEAT.fullmatch(full[:at]) and _FORM.fullmatch(full[at + len(name) :]):
            return full
    return name
