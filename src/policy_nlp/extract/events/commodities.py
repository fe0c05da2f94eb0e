"""Whether what an event is about was named before it, in its paragraph, or is another matter."""

from collections.abc import Sequence

from policy_nlp.extract.events.scene import Party, Scene
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import EventMention, MineralMention

_NEAR = 8  # characters from a verb of control in which its goods stand
_LONGEST_TRADE = 10  # characters behind a commodity that say what a firm does with it
_CONTROLS = {"restrict", "amend"}
_MEASURES = {"market", "statistic"}


def goes_on_about(scene: Scene, event: EventMention, named: int, paragraph: int, sentence: int) -> bool:
    """Whether an event that names no commodity is about the one that its paragraph has named before.

    Args:
        scene: the reading.
        event: the event.
        named: where the commodity was named last.
        paragraph: where the paragraph begins.
        sentence: where the event's sentence begins.
    """
    doers = [p for p in scene.parties.within(paragraph, event.end) if p.name in event.actors]
    companies = bool(doers) and all(p.kind == "company" and not p.name.endswith("交易所") for p in doers)
    if companies and event.type in _MEASURES:  # its profits and its shares are those of all that it makes
        return cue("output").search(scene.text[max(named, sentence) : event.end]) is not None
    if event.type in _CONTROLS and cue("other_goods").search(scene.text[event.start - _NEAR : event.end + _NEAR]):
        return False  # 在限制钨出口后，对其商品加征关税
    if named < sentence:
        return not _turns_away(event, doers, sentence, companies=companies)
    part = max(scene.text.rfind("；", named, event.start), scene.text.rfind(";", named, event.start))
    return part < 0 or not companies or all(p.start < part for p in doers)  # …投产；乙公司关闭一厂: another's matter


def describes_doer(scene: Scene, mineral: MineralMention, actors: Sequence[str]) -> bool:
    """Whether a commodity only says what the firm makes that acts and is named behind it (铜矿商必和必拓)."""
    trade = actors and cue("trade_of_firm").match(scene.text[mineral.end : mineral.end + _LONGEST_TRADE])
    if not trade:
        return False
    at = mineral.end + trade.end()
    return any(p.kind == "company" and p.name in actors for p in scene.parties.within(at, at + 1))


def _turns_away(event: EventMention, doers: list[Party], sentence: int, *, companies: bool) -> bool:
    """Whether an event of a later sentence is a matter of its own: a new body, or what else befell those told of."""
    if event.type == "establish":
        return bool(event.actors) and not companies
    return event.type == "other" and any(p.start < sentence for p in doers)
