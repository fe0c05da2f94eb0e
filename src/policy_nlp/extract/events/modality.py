"""Whether a happening is told as done, to come, proposed or forecast, and whether it is told as a happening at all."""

import re

from policy_nlp.model import bounds
from policy_nlp.model.mention import Modality

_PLANNED = re.compile(
    r"将(?!军|近|其|[\u4e00-\u9fff]{0,12}(?:列|纳|加|扩|提高|调|推|改|作为|定|划|出口|更名))|拟(?!议)|(?<![该其此项的])计划(?=[于在到从把将向对投拨建设收推开今明以出重扩启实再另])|打算|预定|原定|定于|准备|须在?|应当?在|最早|最快|起算|有意|力争|争取|承诺|原订"
)
_FORECAST = re.compile(r"预计|预测|预期|估计|有望|预估|可能|料将|料会|推算|测算|展望|或将|恐将|看好")
_TARGET = re.compile(r"目标|力争|争取|计划|承诺|须|应|要|确保|基准|提出|主张|必须|定下|规定|设定")
_DENIED = re.compile(r"未能|没能|尚未|并未|未获|未有|没有|不会|无法|拒绝|未(?=[通批成签获达])|不再(?=设|提)|迟迟(?:未|没)")
_IF = re.compile(r"(?:如果|倘若|假如|一旦|若(?!干)|假若|如若|即使|即便|哪怕|要是)")


def is_denied(before: str) -> bool:
    """Whether the words directly before a trigger say that it did not happen."""
    return _DENIED.search(before[-6:]) is not None


def is_hypothetical(clause: str) -> bool:
    """Whether a clause is a mere condition."""
    return _IF.match(clause.lstrip("但而不过")) is not None


def lies_ahead(edtf: str, published: str | None) -> bool:
    """Whether a date begins after the article was published."""
    if published is None:
        return False
    start, end = bounds(edtf)
    _, last = bounds(published)
    begin = start or end
    return begin is not None and last is not None and begin > last


def modality_of(event_type: str, before: str, after: str, *, ahead: bool) -> Modality:
    """The modality of an event from its type, the words before and behind its trigger, and whether its date lies ahead."""
    if event_type == "propose":
        return "planned" if _PLANNED.search(before) or ahead else "proposed"
    if event_type == "forecast":
        return "forecast" if _FORECAST.search(before) or not _TARGET.search(before + after) else "planned"
    if _FORECAST.search(before):
        return "forecast"
    if ahead or _PLANNED.search(before):
        return "planned"
    return "actual"
