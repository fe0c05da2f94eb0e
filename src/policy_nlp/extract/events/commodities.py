"""Whether what an event is about was named before it, in its paragraph, or is another matter."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from policy_nlp.extract.events.families import CONTROLS, DEALS, MEASURES, VALUES
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import EventMention, MineralMention

_SEMICOLON = re.compile("[；;]")
_PAUSE = re.compile("[，,；;。]")
_LONGEST_ORGAN = 24  # characters before a verdict in which stands who gives it
_NEAR = 8  # characters from a verb of control in which its goods stand
_LONGEST_TRADE = 10  # characters behind a commodity that say what a firm does with it
_LONGEST_DENIAL = 12  # characters behind a commodity that say that it is left out
_LONGEST_PROMISE = 24  # characters between a comma and a commodity that is named in a promise
_OF_A_DISPUTE = {"sue", "lift", "review"}
_ISSUED = {"issue", "enact"}
_OF_A_CONTROL = {"other", "review", "restrict", "amend"}
_LOOSENING = {"lift", "amend", "extend"}
_PUBLISHED = {"issue", "show"}
_OF_ANY_MATTER = {"other", "establish", "fund"}
_OF_TRADE = {"operate", "other", "agree", "establish"}
_OF_GOODS = VALUES | CONTROLS  # what is told of goods, whoever does it
_SAME_SUBJECT = {  # what an event may go on with in one sentence: the types before it
    **dict.fromkeys(VALUES, VALUES),
    **dict.fromkeys(CONTROLS, CONTROLS),
    **dict.fromkeys(DEALS, DEALS),
    "other": {"restrict", "amend", "operate", "other"},
}


def goes_on_about(
    scene: Scene,
    event: EventMention,
    minerals: Sequence[MineralMention],
    told: Sequence[EventMention],
    paragraph: int,
    sentence: int,
) -> bool:
    """Whether an event that names no commodity is about the one that its paragraph has named before.

    Args:
        scene: the reading.
        event: the event.
        minerals: the commodities named before.
        told: the events of the paragraph.
        paragraph: where the paragraph begins.
        sentence: where the event's sentence begins.
    """
    named, mentions = minerals[-1].start, len(minerals)
    doers = [p for p in scene.parties.within(paragraph, event.end) if p.name in event.actors]
    companies = bool(doers) and all(p.kind == "company" and not p.name.endswith("交易所") for p in doers)
    if companies and event.type in MEASURES:  # its profits and its shares are those of all that it makes
        return cue("output").search(scene.text[max(named, sentence) : event.end]) is not None
    if event.type in CONTROLS and cue("other_goods").search(
        scene.text[max(0, event.start - _NEAR) : event.end + _NEAR]
    ):
        return False  # 在限制钨出口后，对其商品加征关税
    if named < sentence:
        passing = mentions == 1 and event.type not in _OF_GOODS and not _is_topic(scene, named, told)
        if passing and not _begins_to_trade(scene, event, doers, sentence, companies):
            return False  # …收购钽矿。总理访问该国: named in passing
        return not _turns_away(event, doers, sentence, companies=companies)
    part = max(scene.text.rfind("；", named, event.start), scene.text.rfind(";", named, event.start))
    return part < 0 or not companies or all(p.start < part for p in doers)  # …投产；乙公司关闭一厂: another's matter


def own_commodities(
    scene: Scene, sentence: Sentence, happening: Happening, until: int, event_type: str, actors: Sequence[str]
) -> Iterator[str]:
    """What a happening is about by its own words: a measure by its own clause and those before it alone.

    Args:
        scene: the reading.
        sentence: the happening's sentence.
        happening: the happening.
        until: where the words that add to it end.
        event_type: its type.
        actors: who acts in it.
    """
    found = _told_with(scene, sentence, happening, until)
    named = [m for m in found if not describes_doer(scene, m, actors) and not _is_promised(scene, m)]
    if event_type in MEASURES:  # 铀产量占世界15%，稀土产量仍可忽略
        end = sentence.clause_of(happening.trigger.start).end
        own = [m for m in named if m.start < end]
        if event_type == "statistic":  # 产量占全球七成，是最大的|钴生产国; but 产量达三万吨，氟含量超标
            named = [
                m for m in named if cue("what_it_is").match(scene.text[sentence.clause_of(m.start).start : m.start])
            ]
        named = own or named
    yield from (i for m in named for i in m.ids)


def _told_with(scene: Scene, sentence: Sentence, happening: Happening, until: int) -> Sequence[MineralMention]:
    """The commodities in a happening's words, up to the next semicolon, but for those said to be left out.

    Where its words begin behind its date, what its clause began with belongs to them; where the date of another one
    cuts its object off, what is left of its clause does.
    """
    clause, trigger = sentence.clause_of(happening.trigger.start), happening.trigger
    begin = happening.start
    if clause.start < begin and next(iter(scene.triggers.within(clause.start, begin)), None) is None:
        begin = clause.start  # 锂和铝土矿迟至2020年|才跻身其中
    semicolon = _SEMICOLON.search(scene.text, trigger.end, until)
    part = semicolon.start() if semicolon else until
    found = [m for m in scene.minerals.within(begin, part) if not _is_left_out(scene, m)]
    if not found and part < clause.end and not scene.text[trigger.end : part].strip("了的"):
        found = scene.minerals.within(part, clause.end)  # 去年下达的|2025年首批钨矿指标
    return () if _is_of_techniques(scene, trigger.end, part) else found


def _is_left_out(scene: Scene, mineral: MineralMention) -> bool:
    """Whether it is said of a commodity that it is not concerned (，钯仍不在其列)."""
    return cue("left_out").match(scene.text[mineral.end : mineral.end + _LONGEST_DENIAL]) is not None


def _is_of_techniques(scene: Scene, start: int, end: int) -> bool:
    """Whether a list of techniques is what an act is about: the goods named with it are only what they make."""
    return any(i.name.endswith("技术目录") for i in scene.instruments.within(start, end))


def describes_doer(scene: Scene, mineral: MineralMention, actors: Sequence[str]) -> bool:
    """Whether a commodity only says what the firm makes that acts and is named behind it (铜矿商必和必拓)."""
    trade = actors and cue("trade_of_firm").match(scene.text[mineral.end : mineral.end + _LONGEST_TRADE])
    if not trade:
        return False
    at = mineral.end + trade.end()
    return any(p.kind == "company" and p.name in actors for p in scene.parties.within(at, at + 1))


def _is_promised(scene: Scene, mineral: MineralMention) -> bool:
    """Whether a commodity is only named in what is promised besides an act (入股X，并承诺钕镨每公斤110美元的保底价)."""
    _, *behind = _PAUSE.split(scene.text[max(0, mineral.start - _LONGEST_PROMISE) : mineral.start])
    return bool(behind) and cue("promised_besides").match(behind[-1]) is not None


def _is_topic(scene: Scene, at: int, told: Sequence[EventMention]) -> bool:
    """Whether a commodity stands in a sentence that tells no event: what follows is about it (铀矿更棘手。…)."""
    begin = scene.text.rfind("。", 0, at) + 1
    end = scene.text.find("。", at)
    return not any(begin <= e.start < end for e in told)


def _begins_to_trade(scene: Scene, event: EventMention, doers: list[Party], sentence: int, companies: bool) -> bool:
    """Whether a company acts that its paragraph names first there, or what was told of is referred to (该矿)."""
    first = companies and all(p.start >= sentence for p in doers)
    return event.type in _OF_TRADE and (first or scene.text.startswith("该", sentence))


def _turns_away(event: EventMention, doers: list[Party], sentence: int, *, companies: bool) -> bool:
    """Whether an event of a later sentence is a matter of its own: a new body, or what else befell those told of."""
    if event.type == "establish":
        return bool(event.actors) and not companies
    if event.rule in _PUBLISHED:
        return event.type == "issue"  # …。海关公布的数据: about what they tell themselves
    if event.rule == "react":
        return True  # …。发言人回应: what was asked
    return event.type == "other" and any(p.start < sentence for p in doers)


def _decided(scene: Scene, event: EventMention, told: Sequence[EventMention], sentence: int) -> EventMention | None:
    """The event told before that names what a later one is about: the dispute that is decided, the rule in force."""
    before = [e for e in reversed(told) if e.start < event.start and e.minerals]
    organ = cue("dispute_organ").search(scene.text[max(sentence, event.start - _LONGEST_ORGAN) : event.end + _NEAR])
    if event.rule in _OF_A_DISPUTE or organ:
        disputed = {"sue", "control"} if organ else {"sue"}
        return next((e for e in before if e.rule in disputed), None)
    if event.rule != "in_force" or not event.instrument:
        return None
    return next((e for e in before if e.instrument == event.instrument and e.type in CONTROLS | _ISSUED), None)


def _control_meant(scene: Scene, event: EventMention, told: Sequence[EventMention]) -> EventMention | None:
    """The control told before that an event answers or changes (…禁止镍矿出口。…，欧盟就此提告; …，把禁令提前)."""
    words = scene.text[max(0, event.start - _NEAR) : event.end + _NEAR]
    meant = cue("control_told").search(words) if event.type in _OF_A_CONTROL else None
    if meant is None:
        return None
    if cue("goods_of_its_own").match(scene.text[event.end : event.end + 2 * _NEAR]):
        return None  # 为此，启动|对光伏产品的审查
    before = [e for e in reversed(told) if e.start < event.start]
    if meant[0].endswith(("公告", "安排")):
        notice = next((e for e in before if e.type in CONTROLS | _ISSUED), None)
        return notice if notice and notice.instrument and notice.instrument.endswith("公告") else None
    return next((e for e in before if e.type == "restrict" and e.minerals), None)


def _announced_by(event: EventMention, before: EventMention) -> bool:
    """Whether an event only tells when that comes into force which was announced before it in its sentence."""
    return event.rule == "in_force" and event.type in CONTROLS and before.type in _ISSUED


def _loosened(event: EventMention, before: Sequence[EventMention]) -> EventMention | None:
    """The control told just before in its sentence that an event changes without adding goods to it, or its end."""
    ends = event.type == "other" and event.instrument is not None
    if not ends and (event.type != "amend" or event.rule not in _LOOSENING):
        return None
    kinds = {"other", "restrict", *_ISSUED} if ends else {"restrict"}
    same = (e for e in before if e.type in kinds and e.minerals and e.instrument == event.instrument)
    return next(same, None)


def _of_notice(scene: Scene, event: EventMention, paragraph: int) -> tuple[str, ...]:
    """The goods in the title of a notice that comes into force, where its paragraph has told it."""
    if not (event.instrument or "").endswith("公告"):
        return ()
    told = [i for i in scene.instruments.within(paragraph, event.start) if i.name == event.instrument]
    return tuple(dict.fromkeys(i for t in told for m in scene.minerals.within(t.start, t.end) for i in m.ids))


def _is_example(scene: Scene, mineral: MineralMention) -> bool:
    """Whether a commodity only stands for its kind (稀土等关键矿产)."""
    return cue("and_its_like").match(scene.text[mineral.end : mineral.end + _NEAR]) is not None


def _opens_another_matter(scene: Scene, event: EventMention, mineral: MineralMention) -> bool:
    """Whether a semicolon parts an event of no trade from the commodity of its sentence (…售出铜矿; 半年后，X挂牌)."""
    parted = any(scene.text.find(mark, mineral.end, event.start) >= 0 for mark in "；;")
    return parted and event.type in _OF_ANY_MATTER


def with_commodity(
    scene: Scene, event: EventMention, told: Sequence[EventMention], paragraph: int, sentence: int
) -> EventMention:
    """The event with the one commodity that its paragraph has named, or that of the event that it goes on with.

    A verdict is about the commodities of the dispute that was told before it; an act on a named instrument, about
    those that are named with it or none.

    Args:
        scene: the reading.
        event: the event.
        told: the events of the paragraph so far.
        paragraph: where the paragraph begins.
        sentence: where the sentence begins.
    """
    if event.minerals or event.type == "meet":
        return event
    before = [e for e in told if sentence <= e.start < event.start]
    if (
        about := _decided(scene, event, told, sentence)
        or _control_meant(scene, event, told)
        or _loosened(event, before[-1:])
    ):
        return replace(event, minerals=about.minerals)
    if event.instrument and event.type != "establish":
        ids = _of_notice(scene, event, paragraph) if event.rule == "in_force" else ()
        return replace(event, minerals=ids) if ids else event
    minerals = _named_before(scene, event, paragraph)
    if minerals and not goes_on_about(scene, event, minerals, told, paragraph, sentence):
        return event
    here = [m for m in minerals if m.start >= sentence and not _is_example(scene, m)]
    part = max(scene.text.rfind(mark, sentence, event.start) for mark in "；;")
    here = [m for m in here if m.start > part] or here  # 锂产量18万吨；钴产量23万吨，其中刚果占七成: cobalt
    if len({m.ids for m in here}) == 1 and not _opens_another_matter(scene, event, here[-1]):
        return replace(event, minerals=here[0].ids)
    money = event.type == "fund" and minerals and minerals[-1].start < sentence
    if len({m.ids for m in minerals}) == 1 and not money:
        return replace(event, minerals=minerals[0].ids)
    if before and (before[-1].type in _SAME_SUBJECT.get(event.type, ()) or _announced_by(event, before[-1])):
        return replace(event, minerals=before[-1].minerals)
    return event


def _named_before(scene: Scene, event: EventMention, paragraph: int) -> list[MineralMention]:
    """The commodities of its paragraph before an event, but for those in a body's name, or that tell what it makes."""
    bodies = scene.agencies.within(paragraph, event.start)
    return [
        m
        for m in scene.minerals.within(paragraph, event.start)
        if not any(b.start <= m.start < b.end for b in bodies)
        and not describes_doer(scene, m, event.actors)
        and not _is_promised(scene, m)
    ]
