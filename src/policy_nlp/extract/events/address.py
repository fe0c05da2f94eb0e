"""Phrases of address before a verb: whom 与, 向 or 对 mean, whatever describes them (与持有三成股权的大股东X签署)."""

import re

from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.triggers import NAME, Trigger
from policy_nlp.lexicon.cues import cue

_PREPOSITION = re.compile(  # the characters that are one, but not within a word (参与, 共同, 方向, 反对, 成为)
    r"(?<![参给赋授])与(?![会其此])|跟(?![踪进随])|(?<![共一合不相等如陪随连伙非])同(?![意年月日时比期样盟业行等步一])"
    r"|(?<![方趋面转倾导意一动走定去流外投偏内])向(?![来前上下好外])|(?<![反面应绝相核])对(?![话手外内等象策应付立])"
    r"|(?<=[\d日月年])和|(?P<for>(?<![作成列定改因称认视名])为(?![期了止何]))|(?P<object>把)"
)
_CLOSE = re.compile(  # what ends such a phrase: a time or a place, another preposition, what it brings about
    r"[后时前下使让令就按据因由被遭经在于]|期间|之际|当[天日年月]|同时|以来|[上中里]$|导致|促使|迫使|引发"
)
_JOINT = re.compile("[合共]|联|关系|往来|竞争|[来交]往")
_PAUSE = re.compile(r"[,，;；:：。](?!\d{3})")
_BRACKET = re.compile(r"\([^()]*\)")
_PARTNERSHIP = ("伙伴", "方", "商", "企", "公司", "对手", "股东")  # what makes a noun of a verb before it (合资伙伴)
_LONGEST_NOUN = 10  # characters of the nouns that describe a party
_VERBS = {"main", "speech", "light"}


def address_of(scene: Scene, chain: list[Party], start: int, trigger: Trigger, event_type: str) -> int | None:
    """Where the preposition stands in whose phrase parties before a trigger are, though words describe them.

    Args:
        scene: the reading.
        chain: the parties.
        start: where the stretch before the trigger begins.
        trigger: the trigger.
        event_type: the event's type.

    Returns:
        The offset, or None where there is none, or where nobody stands before it who could be the subject.
    """
    text, begin = scene.text, chain[0].start
    pause = max((m.end() for m in _PAUSE.finditer(text, start, begin)), default=start)
    for match in reversed(list(_PREPOSITION.finditer(text, pause, begin))):
        if match["for"] and event_type != "fund":
            continue
        if match["object"] and chain[-1].end != trigger.start:
            continue
        words = text[match.end() : begin]
        if not words or _is_relative(scene, match.end(), chain[0]) or not _describes(scene, match.end(), begin):
            continue
        if _has_subject(scene, pause, match.start(), described="的" in words):
            return match.start()
    return None


def _is_relative(scene: Scene, start: int, party: Party) -> bool:
    """Whether a party behind a preposition is in a relative clause (X与[Y合资的]Z宣布, but 与[Y的]大股东Z).

    A country there may tell where the project of a firm lies (与[肯尼亚某项目的业主]Z签约).
    """
    first = scene.parties.within(start, start + 1)
    if first and first[0].kind == "country" and party.kind == "company":
        return _JOINT.search(scene.text, first[0].end, party.start) is not None
    return bool(first) and scene.text.find("的", first[0].end + 1, party.end) >= 0


def _has_subject(scene: Scene, start: int, end: int, *, described: bool) -> bool:
    """Whether somebody stands before a preposition who can be the subject: in its clause, or told in the paragraph."""
    if scene.parties.within(start, end):
        return True
    if described:
        return False  # 对中国依赖度高的日本宣布
    words = cue("adverb").sub("", scene.masked[start:end]).strip(NAME)
    return len(words) > 1 or bool(scene.parties.within(scene.text.rfind("\n", 0, start) + 1, start))


def _describes(scene: Scene, start: int, end: int) -> bool:
    """Whether words between a preposition and a party only describe the party: they end in 的 or in bare nouns."""
    noun = max(start, scene.text.rfind("的", start, end) + 1)
    words = _BRACKET.sub("", scene.masked[noun:end])
    if len(words) > _LONGEST_NOUN or NAME in words or _CLOSE.search(words):
        return False
    acts = (t for t in scene.triggers.within(noun, end) if t.entry.role in _VERBS)
    return all(scene.text.startswith(_PARTNERSHIP, t.end) for t in acts)
