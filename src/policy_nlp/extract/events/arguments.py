"""Who did it, with whom, by which instrument: the arguments of a trigger."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policy_nlp.extract.events.scene import Party, Scene
from policy_nlp.extract.events.sentences import within
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.lexicon.countries import abbreviation, find_countries
from policy_nlp.model import InstrumentMention

_JOIN = re.compile(r"(?:[、,，/]|和|与|及|以及|会同|联合|联手|暨|携手|同)?(?:\([^()]{1,20}\))?(?:[、,，/]|和|与|及|以及|会同|联合|联手|暨|携手|同)?")
_TOWARDS = re.compile(r"(?:与|同|跟|向|对|给|予|授予|交给?|诉诸|告到|告上|针对|访问?|涉及|买下|收购|并购|入股|起诉|控告|就|自|从|来自|源自|往|输往|售予|租给|援助|资助|获得|取得|取消|把|将|原产于?|产自|运往|售予|卖给|针对|围堵|制裁)$")
_SOURCE = re.compile(r"(?:据|依|按|根据|依据|依托|因|为|在|到|于|按照|受|继|除|设在|随着|至|比|较|了|前往|抵达)$")
_BY = re.compile(r"(?:由|经|被|遭|获|让|据悉,?)$")
_ATTRIBUTIVE = re.compile(r"的|(?:方面|境内|国内|市场|地区)的?")
_OFFICE = re.compile(r"(?:前|时任|现任|新任)?(?:总统|总理|首相|国务卿|财长|部长|外长|主席|议员|众议员|参议员|大臣|国王|国家主席|联邦|[\u4e00-\u9fff]{1,6}(?:部长|大臣|议员|主席|局长|专员))")
_TOGETHER = re.compile(r"(?:两国|双方|三方|三国|各国|等国|等\d*个?国家?|共同|联合|一道|一起)")


_TELLS = re.compile(r"(?:\([^()]*\))?.{0,8}(?:数据|统计|显示|报价|估计|估算|测算|报告|公布|预计|预测|说|称|表示|指出)")
_VISIT = re.compile(r"[访赴抵]")
_AIMED = re.compile(r"(?:对|禁止进口|禁止从|限制进口)$")
_SOFT = {"statistic", "market", "forecast"}


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors and partners of one event."""

    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()

    def without(self, name: str) -> "Parties":
        """The same parties but for `name`."""
        return Parties(tuple(a for a in self.actors if a != name), tuple(p for p in self.partners if p != name))


def chains(scene: Scene, start: int, end: int) -> list[list[Party]]:
    """The parties that begin in `[start, end)`, those joined by 、 和 与 in one chain; a country before its body dropped."""
    text = scene.text
    result: list[list[Party]] = []
    found = [p for p in scene.parties if start <= p.start < end and not text.endswith("(", 0, p.start)]
    for i, party in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if party.kind == "country" and following and _names_holder(text[party.end : following.start], following):
            found[i + 1] = replace(following, start=party.start)
            continue
        between = text[result[-1][-1].end : party.start] if result else ""
        if result and len(between) <= 24 and _JOIN.fullmatch(between) and between.strip("()"):
            result[-1].append(party)
        else:
            result.append([party])
    return result


def _names_holder(between: str, following: Party) -> bool:
    if following.kind == "person":
        return len(between) <= 8 and (not between or _OFFICE.fullmatch(between) is not None)
    return between == "" and following.kind != "country"


def parties_of(scene: Scene, spans: Sequence[tuple[int, int]], trigger: Trigger, event_type: str, until: int) -> Parties:
    """The actors and partners of `trigger`.

    Args:
        scene: the reading.
        spans: the stretches before the trigger in which its subject may stand, nearest first.
        trigger: the trigger.
        event_type: the event's type.
        until: where the stretch governed by the trigger ends.
    """
    actors: list[str] = []
    partners: list[str] = []
    for start, end in spans:
        for chain in chains(scene, start, end):
            role = _role(scene.text, chain, trigger, event_type)
            if role == "agent":
                actors = [p.name for p in chain]
                break
            if role == "actor":
                actors += [p.name for p in chain]
            elif role == "partner":
                partners += [p.name for p in chain]
            elif role == "split":
                actors.append(chain[0].name)
                partners += [p.name for p in chain[1:]]
        if actors:
            break
    for chain in chains(scene, trigger.end, until):
        before = scene.text[max(trigger.end, chain[0].start - 4) : chain[0].start]
        if event_type not in {"establish", "enact", "propose"} and (
            _TOWARDS.search(before) or (not before and event_type in {"fund", "operate", "other", "agree", "restrict"})
        ):
            partners += [p.name for p in chain]
    partners += _parties_in_words(scene, trigger, until)
    unique = tuple(dict.fromkeys(actors))
    return Parties(unique, tuple(p for p in dict.fromkeys(partners) if p not in unique))


def _parties_in_words(scene: Scene, trigger: Trigger, until: int) -> list[str]:
    """Partners inside the trigger (访华) and inside the title of a control that it issues (对美国出口管制的公告)."""
    inside = [abbreviation(c) for c in scene.text[trigger.start : trigger.end]] if _VISIT.match(scene.text, trigger.start) else []
    names = [country.name for country in inside if country]
    for title in within(scene.reading.instruments, trigger.end, until):
        names += [c.name for s, e, c in find_countries(title.name) if _AIMED.search(title.name[:s])]
    return names


def _role(text: str, chain: list[Party], trigger: Trigger, event_type: str) -> str:
    before = text[max(0, chain[0].start - 4) : chain[0].start]
    after = text[chain[-1].end : trigger.start]
    if _BY.search(before):
        return "agent"
    if event_type == "agree" and len(chain) > 1 and _two_sides(text, chain, trigger):
        return "split"
    if _TOWARDS.search(before) or re.search(r"联合$|会同$|与$", before):
        if event_type in {"establish"} or not re.search(r"(?:联合|会同)$", before):
            return "partner"
        return "actor"
    if _SOURCE.search(before) or (event_type in _SOFT and _TELLS.match(after)):
        return "none"
    if _ATTRIBUTIVE.match(after) and event_type not in {"statistic", "market", "forecast"}:
        return "none"
    return "actor"


def _two_sides(text: str, chain: list[Party], trigger: Trigger) -> bool:
    """A与B签订: the two sides, where A and B are not of one kind (of one kind, both act)."""
    between = text[chain[0].end : chain[1].start]
    alike = chain[0].kind == chain[1].kind and "欧盟" not in {chain[0].name, chain[1].name}
    return "签" in text[trigger.start : trigger.end] and bool(re.search(r"[与同和跟]$", between)) and not alike


def instrument_of(scene: Scene, trigger: Trigger, own: tuple[int, int], until: int) -> InstrumentMention | None:
    """The instrument that the trigger is about: its object in its `own` clause, else its subject, else what follows."""
    behind = within(scene.reading.instruments, trigger.end, until)
    if behind and behind[0].start < own[1]:
        return behind[0]
    before = within(scene.reading.instruments, own[0], trigger.start)
    if before:
        return before[-1]
    return behind[0] if behind and behind[0].start - own[1] <= 2 else None
