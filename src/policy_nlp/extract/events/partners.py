"""With whom or against whom: the parties that stand behind a trigger or inside it."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from policy_nlp.extract.events.chains import chains
from policy_nlp.extract.events.families import DEALS, MEASURES
from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.triggers import NAME, TITLE, Trigger
from policy_nlp.lexicon.countries import abbreviation, country_of, find_abbreviated, find_countries
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import EventMention

_NEAR, _FAR = 4, 16  # characters before parties in which their preposition stands; with what describes them
_WITHOUT_OBJECTS = {"establish", "enact", "propose"}
_WITH_DIRECT_OBJECTS = {"meet", "fund", "operate", "other", "agree", "restrict"}
_GOES_ON = {
    "fund": {"fund", "agree"},
    "restrict": {"restrict", "enact", "issue"},
    "amend": {"restrict", "issue", "other"},
}
_OF_A_TRADE_CASE = {"restrict", "review", "issue", "other"}
_PUBLIC = {"government", "country"}
_JUDGING = ("裁", "判", "认定")
_FORA = {"世界贸易组织", "国际投资争端解决中心", "国际法院"}
_PAUSES = {",", "，"}
_SHARES = {"", "了", "到", "去年"}
_LONGEST_LEAD = 5  # characters between a comma and a preposition that are no subject
_TRADE = 20  # characters behind a country of what it buys
_OF_TITLES = {"enact", "amend", "restrict"}
_EFFECT = re.compile("[,，](?:此举|此番|该举|这[一将也使让])")  # what it means for others
_SAID = re.compile(r"[,，:：“]")
_PAUSE = re.compile(r"[、,，。;；]")
_NEXT_WITH = re.compile(r"(?:[、,，;；]|[并又还再后])(?:又|再|还|并)?[与同跟和]\Z")
_LISTED = re.compile(  # 列入名单的15家(美国)实体
    r"[^,，。;；的对向]{0,20}的(?:[\d一二两三四五六七八九十百多余]+[家名个])?"
)
_RECEIVING = {"government", "legislature", "intergov"}
_DISPUTED = {"restrict", "other"}
_BESIDE = {"与", "同", "和", "跟", "向", "对"}


def partners_behind(scene: Scene, trigger: Trigger, event_type: str, until: int) -> list[str]:
    """The partners that follow `trigger` before `until`: towards whom it is done, whom it is done to."""
    partners = _parties_in_words(scene, trigger, until)
    if event_type in _WITHOUT_OBJECTS:
        proposed = _proposed_to(scene, trigger, until) if event_type == "propose" else []
        return partners + (proposed or _handed_to(scene, trigger, until))
    for chain in chains(scene, trigger.end, _end_of_objects(scene.text, trigger, until)):
        if _is_beyond_act(scene, trigger, chain) or _is_of_next_verb(scene, trigger, chain):
            break
        if _is_addressed(scene.text, chain, trigger, event_type) or _is_object(scene, chain, trigger, event_type):
            partners += [p.name for p in chain]
    return partners


def _proposed_to(scene: Scene, trigger: Trigger, until: int) -> list[str]:
    """With or to whom one proposes to do something, directly behind the verb (提议与|欧盟签订协定)."""
    for chain in chains(scene, trigger.end, until)[:1]:
        if scene.text[trigger.end : chain[0].start] in _BESIDE:
            return [p.name for p in chain]
    return []


def _handed_to(scene: Scene, trigger: Trigger, until: int) -> list[str]:
    """The body of state to which a draft is handed, directly behind the verb (提请|国会审议, 报送|国务院)."""
    if cue("handing_up").search(scene.form(trigger)) is None:
        return []
    named = (p for chain in chains(scene, trigger.end, until)[:1] for p in chain)
    return [p.name for p in named if p.kind in _RECEIVING and not scene.text[trigger.end : p.start].strip("给至到了")]


def _end_of_objects(text: str, trigger: Trigger, until: int) -> int:
    """Where the words end in which the objects of a trigger stand: before what is said or told of others."""
    among = text.find("其中", trigger.end, until)
    until = until if among < 0 else among
    effect = _EFFECT.search(text, trigger.end, until)
    until = effect.start() if effect else until
    said = _SAID.search(text, trigger.end, until) if trigger.entry.role == "speech" else None
    return said.start() if said else until


def carried_partners(
    scene: Scene, event: EventMention, words: str, sentence: int, told: Sequence[EventMention]
) -> tuple[str, ...]:
    """The partners that the text leaves out: a further grant's recipient, the country that a trade case is about.

    Args:
        scene: the reading.
        event: an event whose words name no partner.
        words: those words.
        sentence: where its sentence begins.
        told: the events told before in the paragraph.
    """
    if event.instrument and event.type in _OF_TITLES and (aimed_at := targets_of_title(event.instrument)):
        return tuple(name for name in aimed_at if name not in event.actors)
    last = told[-1] if told else None
    if last and (event.rule == "follow" or _goes_on(scene, event, last, sentence) or _completes(event, last, words)):
        return last.partners
    if last and event.type in MEASURES and last.type in MEASURES and last.start >= sentence:
        return last.partners if _is_measured_again(scene, event, last, sentence) else ()
    if last and event.type == "fund" and last.start >= sentence:
        return _recipients(scene, event, last)
    if last and event.type == "restrict" and cue("retaliating").match(scene.text[event.start : event.end]):
        return _states(scene, last.actors)
    if cue("trade_case").search(words) or cue("case_opened").search(words):
        told_of = (e.partners for e in reversed(told) if e.type in _OF_A_TRADE_CASE)
    elif event.rule == "sue" or (event.type == "other" and cue("verdict").search(words)):
        told_of = (e.partners if e.rule == "sue" else e.actors for e in reversed(told) if e.type in _DISPUTED)
    else:
        return ()
    against = event.rule == "sue" and cue("control_told").search(words)  # 某部的条例生效，…就此提告: against its state
    homes = {p.name: p.country for p in scene.parties.items if p.kind == "government"} if against else {}
    named = [homes.get(p) or p for p in next(filter(None, told_of), ())]
    sides = [p for p in dict.fromkeys(named) if p not in event.actors and country_of(p)]
    others = [p for p in sides if not _is_of(scene, event.actors, p)]  # not before whose body the case is
    return tuple(others or sides)


def _states(scene: Scene, names: Sequence[str]) -> tuple[str, ...]:
    """The countries of those who have acted: at whom a counter-measure is aimed (美方加税，中方同日反制)."""
    homes = {p.name: p.country for p in scene.parties.items}
    states = (name if country_of(name) else homes.get(name) for name in names)
    return tuple(dict.fromkeys(state for state in states if state))


def _recipients(scene: Scene, event: EventMention, last: EventMention) -> tuple[str, ...]:
    """The companies told of last, where a state's money then comes to whom is left out (该厂投产；商务部已核给补助)."""
    kinds = {p.name: p.kind for p in scene.parties.within(0, event.end)}
    if not event.actors or any(kinds.get(a) not in _PUBLIC for a in event.actors):
        return ()
    companies = [n for n in last.actors or last.partners if kinds.get(n) == "company"]
    return tuple(companies) if len(companies) == 1 else ()


def _is_of(scene: Scene, actors: Sequence[str], country: str) -> bool:
    """Whether a country, or a body of it, is among the actors."""
    return any(country in {actor, scene.homes.get(actor) or _first_country(actor)} for actor in actors)


def _first_country(name: str) -> str | None:
    """The country with which a name begins, the longest that there is (印度尼西亚贸易部: not 印度)."""
    return next((c.name for start, _, c in sorted(find_countries(name)) if start == 0), None)


def is_before_forum(scene: Scene, event: EventMention) -> bool:
    """Whether one is only told to sue before whom, not against whom (在世界贸易组织起诉)."""
    appeal = scene.text.startswith("上诉", event.end - 2)
    return event.rule == "sue" and not appeal and event.type == "other" and _FORA.issuperset(event.partners)


def _is_measured_again(scene: Scene, event: EventMention, last: EventMention, sentence: int) -> bool:
    """Whether a trade told before is measured again with its sides left out (自X进口8吨，去年只有3吨)."""
    if last.actors != event.actors or "其中" in scene.text[sentence : event.start]:
        return False  # 出口800吨，其中对日30吨；11月增至900吨
    named = scene.parties.within(last.end, event.start)
    return all(p.name not in event.actors for p in named)


def _goes_on(scene: Scene, event: EventMention, last: EventMention, sentence: int) -> bool:
    """Whether an event is a further grant, or a further part or the end of one ban, of those who acted before it."""
    near = event.type == "fund" or last.start >= sentence
    if event.type == "fund" and last.type == "operate" and cue("more_money").match(scene.text[event.start : event.end]):
        return last.start >= sentence and last.actors == event.actors  # 入股该公司，次年又加码2亿
    if event.type == "amend" and not cue("the_same_ban").match(scene.text[event.end : event.end + _NEAR]):
        return False  # 取消咖啡关税
    return near and last.type in _GOES_ON.get(event.type, ()) and last.actors == event.actors


def _completes(event: EventMention, last: EventMention, words: str) -> bool:
    """Whether an event completes the deal that was told before it (…订约，次年4月交割)."""
    return event.type == "operate" and last.type in DEALS and cue("completed").search(words) is not None


def _is_beyond_act(scene: Scene, trigger: Trigger, chain: list[Party]) -> bool:
    """Whether another act, in a later clause, stands between the trigger and the parties."""
    comma = max(scene.text.rfind(mark, trigger.end, chain[0].start) for mark in ",，;；")
    if comma < 0:
        return False
    if _has_subject(scene, comma + 1, chain[0].start):
        return True
    acts = scene.triggers.within(comma, chain[0].start)
    return any(t.entry.role == "main" and not _is_same_act(trigger, t) for t in acts)


def _is_of_next_verb(scene: Scene, trigger: Trigger, chain: list[Party]) -> bool:
    """Whether a further 与 begins another act with somebody else (与X签约、与[Y]启动对话, 访问X并同[Y]签约)."""
    if _NEXT_WITH.search(scene.text[trigger.end : chain[0].start]) is None:
        return False
    end = chain[-1].end
    pause = _PAUSE.search(scene.text, end, end + _FAR)
    acts = scene.triggers.within(end, pause.start() if pause else end + _FAR)
    return any(t.entry.role == "main" and not _is_same_act(trigger, t) for t in acts)


def _has_subject(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody else acts in a later clause, by whatever name (公告管制，[外延厂随即]向X追加订单)."""
    if any(p.kind == "company" for p in scene.parties.within(start, end)):
        return True
    towards = cue("towards").search(scene.masked[start:end])
    words = scene.masked[start : start + towards.start()] if towards else ""
    return len(cue("adverb").sub("", words).strip(f"{NAME}{TITLE}")) > _LONGEST_LEAD


def _is_same_act(trigger: Trigger, later: Trigger) -> bool:
    """Whether a later verb only tells more of an act: what one sues for, how money is paid (拨出20亿日元，注资X)."""
    return trigger.entry.id == later.entry.id == "sue" or trigger.entry.type == later.entry.type == "fund"


def _is_addressed(text: str, chain: list[Party], trigger: Trigger, event_type: str) -> bool:
    """Whether a preposition or a verb of transfer stands before the parties (向X, 交给X, 访问X)."""
    before = words_before(text, max(trigger.start, chain[0].start - _FAR), chain[0].start)[-_NEAR:]  # 访问 may be it
    if event_type == "operate" and (cue("origin").search(before) or chain[0].kind == "country"):
        return False  # where ore comes from or where a mine lies
    if event_type == "fund" and cue("supporting").search(before):
        return True  # 拨款3亿元，支持X建厂
    return cue("towards").search(before) is not None


def words_before(text: str, start: int, end: int) -> str:
    """The words before parties but for what counts or describes them (与[同系的]X, 从[矿业公司]X, 责令[三家]X企业)."""
    return cue("described").sub("", text[start:end].rstrip(" "))  # 与 X: a blank before a Latin name


def _is_origin(scene: Scene, country: Party) -> bool:
    """Whether the goods of a country are named (接收俄罗斯铝, 采用中国产钨材)."""
    goods = scene.minerals.within(country.end, country.end + 1)
    return bool(goods) or cue("made_there").search(scene.text[country.end : country.end + 4]) is not None


def _is_object(scene: Scene, chain: list[Party], trigger: Trigger, event_type: str) -> bool:
    """Whether the parties are what the trigger acts on (收购X, 借给澳商X), or whose goods it bars (禁止X产Y)."""
    between = scene.text[trigger.end : chain[0].start].strip(" ")
    if trigger.entry.id == "enter" or scene.text.startswith("籍", chain[-1].end):
        return False  # 进入中国的名单, 选举巴西籍学者
    if event_type == "restrict" and chain[0].kind == "country":
        behind = scene.text[chain[-1].end : chain[-1].end + _FAR]
        listed = _LISTED.fullmatch(between) and cue("goods_or_firms").match(behind)
        return bool(listed or cue("barring").fullmatch(between)) or _is_origin(scene, chain[-1])
    if event_type == "operate" and chain[0].kind == "country":
        return False
    if event_type == "review":
        return not between and (chain[-1].kind == "company" or _is_origin(scene, chain[-1]))
    if event_type == "statistic" and chain[0].kind == "country":
        bought = scene.text[chain[-1].end : chain[-1].end + _TRADE]
        return between in _SHARES and cue("of_imports").match(bought) is not None
    if event_type == "amend" and chain[-1].kind == "company":
        return not between and scene.text.startswith("的", chain[-1].end)  # 恢复X的许可
    judged = scene.text.startswith(_JUDGING, trigger.start) and between in _PAUSES  # 裁定，X须赔偿
    if judged or event_type not in _WITH_DIRECT_OBJECTS:
        return judged
    return cue("apposition").fullmatch(between) is not None or _is_described_object(scene, chain, trigger, between)


def _is_described_object(scene: Scene, chain: list[Party], trigger: Trigger, between: str) -> bool:
    """Whether the company that one buys or sues is described before its name (收购经营困难的X, 起诉大股东X)."""
    if chain[0].kind != "company" or cue("taken_over").search(scene.form(trigger)) is None:
        return False
    owned = scene.text.startswith("的", chain[-1].end)
    return not owned and cue("describing").fullmatch(between) is not None


def _parties_in_words(scene: Scene, trigger: Trigger, until: int) -> list[str]:
    """Partners inside the trigger (访华) and inside the title of a control that it issues (对美国出口管制的公告)."""
    form = scene.form(trigger)
    inside = [abbreviation(c) for c in form] if cue("visit").search(form) else []
    names = [country.name for country in inside if country]
    for title in scene.instruments.within(trigger.end, until):
        names += targets_of_title(title.name)
    return names


def targets_of_title(title: str) -> list[str]:
    """The countries at which a law or a control is aimed, by its title (禁止进口俄罗斯铀法, 对俄制裁法案)."""
    found = find_countries(title) + find_abbreviated(title)
    return list(dict.fromkeys(c.name for s, _, c in sorted(found) if cue("aimed_at").search(title[:s])))


def announced(events: Sequence[EventMention]) -> list[EventMention]:
    """An announcement has the commodities and partners of the control that it announces in the same sentence."""
    return [_announcing(event, following) for event, following in zip_longest(events, events[1:])]


def _announcing(event: EventMention, following: EventMention | None) -> EventMention:
    announces = event.type in {"issue", "other"} and event.rule not in {"verb", "passive", "sue"}
    if following is None or following.type != "restrict" or not announces:
        return event
    partners = event.partners or tuple(p for p in following.partners if p not in event.actors)
    return replace(event, minerals=event.minerals or following.minerals, partners=partners)
