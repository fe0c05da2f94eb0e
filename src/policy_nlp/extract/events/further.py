"""Which acts behind the first one under a date are happenings of their own, by the construction in which they stand."""

from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue

_TEXTS = {"issue", "propose", "enact"}  # types of acts that make a text
_CONSENTS = {"consent", "deal"}


def is_own(view: SentenceView, trigger: Trigger, start: int, end: int) -> bool:
    """Whether a trigger in `[start, end)` is a happening of its own, whatever its kind."""
    return any(rule(view, trigger, start, end) for rule in _RULES)


def _is_brought_under(view: SentenceView, trigger: Trigger, _: int, end: int) -> bool:
    """Whether something is brought under a control (首次将进口矿纳入总量管理)."""
    return trigger.entry.id == "widen" and cue("brought_under").match(view.text[trigger.end : end]) is not None


def _is_put_to_meeting(view: SentenceView, trigger: Trigger, start: int, _: int) -> bool:
    """Whether somebody puts something to the meeting that was told before (副总统在会上提议设立储备)."""
    if trigger.entry.type != "propose" or not view.scene.parties.within(start, trigger.start):
        return False
    return cue("at_meeting").search(view.text[start : trigger.start]) is not None


def _is_money_let_go(view: SentenceView, trigger: Trigger, start: int, end: int) -> bool:
    """Whether somebody lets money go by a paper or a decision (进出口银行为此批准1亿美元贷款)."""
    if trigger.entry.type not in _TEXTS or not view.scene.parties.within(start, trigger.start):
        return False
    return any(f.kind == "money" for f in view.figures(trigger.end, end))


def _is_seized(view: SentenceView, trigger: Trigger, start: int, _: int) -> bool:
    """Whether somebody or something is seized by somebody named (船长被日方扣押)."""
    if trigger.entry.id != "enforce":
        return False
    by = cue("by_somebody").search(view.text[start : trigger.start])
    return by is not None and "其中" not in view.text[start : trigger.start]


def _is_agreed(view: SentenceView, trigger: Trigger, start: int, _: int) -> bool:
    """Whether the two sides agree on something (会谈后，双方同意合作开采)."""
    return trigger.entry.id in _CONSENTS and cue("both_sides").search(view.text[start : trigger.start]) is not None


def _is_floor_price(view: SentenceView, trigger: Trigger, start: int, end: int) -> bool:
    """Whether a lowest price is settled, not merely promised (入股该公司，并为其产品定下每公斤90美元的保底价)."""
    settled = trigger.entry.type == "agree" and "承诺" not in view.text[start : trigger.start]
    return settled and cue("floor_price").search(view.text, trigger.end, end) is not None


_RULES = (_is_brought_under, _is_put_to_meeting, _is_money_let_go, _is_seized, _is_agreed, _is_floor_price)
