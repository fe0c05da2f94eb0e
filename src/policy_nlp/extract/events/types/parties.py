"""The type of an event where those who act decide it: a state's stake, a company's own money, a deal between two."""

import re

from policy_nlp.extract.events.arguments import Parties
from policy_nlp.extract.events.choice import PLEDGE
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import InstrumentMention

_MADE_KNOWN = ("公布", "披露", "公告", "公开")
_INVESTING = ("投资", "再投", "认购", "认股")
_SPENDING = ("投入", "斥资", "斥", "耗资", "注资", "砸下", "投下", "豪掷")
_BY = ("被", "遭", "遭到", "由")
_WITH_FIRMS = re.compile("[向对给为]|联合|联手|携手|会同")  # whom a public body pays or joins
_NEAR_FIRMS = 24  # characters before a verb in which its subject is named
_NEAR_PAPER = 16  # characters behind a verb in which a company's report is named


def type_by_parties(
    scene: Scene,
    sentence: Sentence,
    event_type: str,
    trigger: Trigger,
    instrument: InstrumentMention | None,
    parties: Parties,
) -> str:
    """The type of an event, corrected by who acts.

    Args:
        scene: the reading.
        sentence: that of the event.
        event_type: its type by trigger and object.
        trigger: its trigger.
        instrument: its instrument.
        parties: who acts, and with or towards whom.
    """
    clause = sentence.clause_of(trigger.start)
    if event_type == "operate" and _is_public_stake(scene, parties, scene.text[trigger.start : clause.end]):
        return "fund"
    if event_type == "fund" and _is_own_money(scene, sentence, parties, trigger):
        return "operate"
    if event_type == "operate" and _closes_body(scene, trigger, clause.start, clause.end):
        return "other"
    if trigger.entry.id == "merge" and event_type == "establish" and _are_companies(scene, parties):
        return "operate"
    if event_type != "issue":
        return event_type
    if instrument is None and _is_company_news(scene, parties, trigger):
        return "other"
    understood = _is_understanding(scene, parties, scene.text[trigger.end : clause.end])
    ordered = cue("order_signed").match(scene.text[trigger.end : clause.end]) and len(parties.actors) == 1
    jointly = not ordered and (len(parties.actors) > 1 or bool(parties.partners) or understood)
    return "agree" if trigger.entry.id == "sign" and jointly else "issue"


def _closes_body(scene: Scene, trigger: Trigger, start: int, end: int) -> bool:
    """Whether what is closed is a body of a state rather than a plant (关闭了美国矿业局, 矿业局关闭)."""
    if scene.form(trigger) != "关闭":
        return False
    ends = not scene.text[trigger.end : end].strip("。了")
    beside = scene.agencies.within(start if ends else trigger.end, end)
    return any(
        a.kind == "government" and not scene.text.endswith(_BY, 0, a.start)
        for a in beside
        if scene.text[a.end : trigger.start] in {"", "被"} or trigger.end <= a.start <= trigger.end + len("了")
    )


def _is_understanding(scene: Scene, parties: Parties, words: str) -> bool:
    """Whether a body signs a memorandum: with another, where a person orders by one."""
    if not parties.actors or "备忘录" not in words:
        return False
    return not any(p.kind == "person" and p.name in parties.actors for p in scene.parties.items)


def _is_public_stake(scene: Scene, parties: Parties, words: str) -> bool:
    """Whether a state takes shares."""
    if not parties.actors or cue("taking_shares").match(words) is None:
        return False
    bodies = {a.name: a.kind for a in scene.agencies.items}
    return all(bodies.get(a, "country") in {"government", "country"} for a in parties.actors)


def _is_own_money(scene: Scene, sentence: Sentence, parties: Parties, trigger: Trigger) -> bool:
    """Whether companies, and no public lender or body of a state, put money into a business."""
    invests = trigger.entry.id == PLEDGE.id or scene.text.startswith(_INVESTING, trigger.start)
    if invests and _are_companies(scene, parties):
        return True
    spends = scene.text.startswith(_SPENDING, trigger.start)
    lends = cue("lender").search(" ".join(parties.actors)) is not None
    own = _is_told_of_firms(scene, sentence, parties, trigger) or (_are_companies(scene, parties) and not lends)
    return (invests or spends) and own


def _is_told_of_firms(scene: Scene, sentence: Sentence, parties: Parties, trigger: Trigger) -> bool:
    """Whether the subject of a verb is firms that have no name (中国企业投入19亿美元)."""
    start = sentence.clause_of(trigger.start).start
    if any(a.name in parties.actors for a in scene.agencies.within(start, trigger.start)):
        return False
    words = scene.text[max(start, trigger.start - _NEAR_FIRMS) : trigger.start]
    return not _WITH_FIRMS.search(words) and cue("firms").search(words) is not None


def _are_companies(scene: Scene, parties: Parties) -> bool:
    companies = {a.name for a in scene.agencies.items if a.kind == "company"}
    return bool(parties.actors) and companies.issuperset(parties.actors)


def _is_company_news(scene: Scene, parties: Parties, trigger: Trigger) -> bool:
    """Whether companies alone announce something that is no document."""
    news = trigger.entry.id == "announce" or scene.text.startswith(_MADE_KNOWN, trigger.start)
    paper = cue("company_paper").search(scene.text[trigger.end : trigger.end + _NEAR_PAPER])
    return news and not paper and _are_companies(scene, parties)
