"""Whether a happening is told as done, to come, proposed or forecast, and whether it is told as a happening at all."""

import re
from typing import Literal

from policy_nlp.extract.events.case import Case
from policy_nlp.extract.events.families import MEASURES
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import bounds
from policy_nlp.model.mention import Modality

_DENIAL_REACH = 6  # characters before a trigger in which a denial counts, those of a date left out
_DAY_LENGTH = len("2025-01-01")
_LETTER = 14  # characters behind a verb in which a letter is named
_ANNOUNCED = 36  # characters before a deal in which it is announced
Standing = Literal["ahead", "running", "over", "unknown"]
"""Where a date stands to the publication: behind it, lasting beyond it, over by then."""

_DIGIT = re.compile(r"\d")
_QUALIFIES = re.compile(r"(?!有)[\u4e00-\u9fff]{1,3}的[\u4e00-\u9fff]")  # of what sort a thing is (未|用完的额度作废)
_DATE = re.compile(r"[在于]?\d[\d年月日]*")


def is_denied(before: str) -> bool:
    """Whether the words directly before a trigger say that it did not happen."""
    words = before[-4 * _DENIAL_REACH :]
    if _DIGIT.search(words):
        words = _DATE.sub("", words)
    near = words[-_DENIAL_REACH:]
    denial = cue("denied").search(near)
    if denial is None:
        return False
    return not (denial[0].endswith(("未", "没")) and _QUALIFIES.match(near, denial.end()))


def is_hypothetical(clause: str) -> bool:
    """Whether a clause is a mere condition."""
    return cue("condition").match(clause) is not None


def lies_ahead(edtf: str, published: str | None) -> bool:
    """Whether a date begins after the article was published."""
    if published is None:
        return False
    start, end = bounds(edtf.removeprefix("../"))  # 截至4月: by April
    _, last = bounds(published)
    begin = start or end
    return begin is not None and last is not None and begin > last


def ends_after(edtf: str, said: str) -> bool:
    """Whether a period lasts beyond the date `said`."""
    _, end = bounds(edtf)
    _, last = bounds(said)
    return end is not None and last is not None and end > last


def has_not_ended(edtf: str, published: str | None) -> bool:
    """Whether a period lasts beyond the day on which the article was published."""
    if published is None or len(published) < _DAY_LENGTH:
        return False
    return ends_after(edtf, published)


def standing_of(edtf: str, published: str | None, *, ahead: bool) -> Standing:
    """Where a date stands to the day of publication, if that is known."""
    if ahead:
        return "ahead"
    if published is None:
        return "unknown"
    if has_not_ended(edtf, published):
        return "running"
    return "unknown" if ends_after(edtf, published) else "over"


def is_announced(event_type: str, form: str, before: str) -> bool:
    """Whether a deal or a building is only announced (宣布以5亿美元收购铜矿)."""
    if event_type not in {"operate", "fund"} or cue("deal_to_come").match(form) is None:
        return False
    return cue("announced").search(before[-_ANNOUNCED:]) is not None


def is_promised(event_type: str, case: Case) -> bool:
    """Whether money is only promised: over years to come, or by a letter of intent."""
    if event_type != "fund":
        return False
    over_years = cue("paid_out").match(case.form) and cue("paid_over").search(case.before)
    return bool(over_years or cue("letter_of_money").search(case.form + case.near[:_LETTER]))


def modality_of(event_type: str, before: str, after: str, *, standing: Standing, by_plan: bool = False) -> Modality:
    """The modality of an event.

    Args:
        event_type: its type.
        before: the words before its trigger, names blanked out.
        after: the words behind it.
        standing: where its date stands to the publication; a deal that is only announced lies ahead.
        by_plan: whether a plan or a law is named that sets it as a target.
    """
    forecast, ahead = cue("forecast").search(before), standing == "ahead"
    if event_type in MEASURES and standing == "over" and not forecast:
        return "actual"  # a value of the past is never planned: 放话要加税，铜价当天暴涨
    planned = cue("planned").search(before) or cue("announced_start").search(before)
    if event_type == "propose" and forecast and ahead:
        return "forecast"
    if event_type == "propose":
        return "planned" if planned or ahead else "proposed"
    if standing != "over" and not forecast and cue("suggested").search(before):
        return "proposed"
    if event_type == "forecast":
        targeted = by_plan or cue("target").search(before + after)
        return "planned" if targeted and not forecast else "forecast"
    if forecast and (standing in {"ahead", "running"} or event_type not in {"statistic", "market"}):
        return "forecast"  # a past value is no less told for being an estimate
    return "planned" if ahead or planned else "actual"
