"""Which instrument or new body an event is about, where its own clause does not name it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_nlp.extract.events.arguments import Parties
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.objects import title_over
from policy_nlp.extract.events.partners import targets_of_title
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Sentence
from policy_nlp.extract.events.triggers import NAME, Trigger
from policy_nlp.lexicon.countries import abbreviation, country_of, find_countries
from policy_nlp.lexicon.cues import cue
from policy_nlp.lexicon.titles import country_of_title
from policy_nlp.model import EventMention, InstrumentMention

_LAWMAKING = {"pass", "pass_plain", "law", "promulgate", "in_force", "ratify", "sign", "issue", "agree"}
_MADE_PUBLIC = ("公布", "刊登", "登载", "刊载", "登报")
_NO_OBJECT = re.compile(
    r"了?(?:该|此|这一?)?(?:法案?|条例|草案|修正案|案|临时协议|一致|协议|于?官方公报)?[,，。;；\s]*"
)
_CARRIED = {"amend", "fund", "review", "enact", "restrict"}
_LONGEST_BODY = 20  # characters of a body before 由
_NEAR_TITLE = 12  # characters beside a title in which a target is told to be its
_LAWS = {"law", "order", "other"}
_OF_A_SCHEME = {"fund", "forecast"}
_ACTS_UNDER_LAW = {"fund", "restrict", "review", "issue", "other", "operate"}
_MEASURES_TAKEN = {"restrict", "amend", "review", "fund"}
_DONE_BY_LAW = {"fund", "restrict", "review"}
_STATUTES = {"law", "bill"}
_COMES_INTO_FORCE = {"law", "bill", "order", "agreement"}
_SORTS = {
    **dict.fromkeys(("法", "法案", "法律", "新法", "条例", "修正案"), ("law", "bill")),
    **dict.fromkeys(("令", "行政令", "命令", "法令"), ("order",)),
    **dict.fromkeys(("清单", "名单", "目录"), ("list",)),
    **dict.fromkeys(("协议", "协定", "条约", "备忘录", "框架"), ("agreement",)),
    **dict.fromkeys(("战略", "策略", "方案", "规划"), ("strategy",)),
}
_FROM = "自从起将"
_LEAD = f"{NAME}，,、 \u3000"
_OF_TWO_STATES = re.compile(  # what an agreement of two states is on, behind their letters; not 英美资源
    "联合|双边|政府|首脑|元首|领导人|战略|伙伴|合作|框架|经济|经贸|贸易|自由|投资|科技|能源|供应链|关键|.?矿|稀土|原?材料|关税|磋商"
)
_DEMANDED = {"forecast", "restrict"}  # what a paper may lay down for a time to come
_SETS_TARGETS = {"enact", "issue", "forecast", "fund"}


def new_body(scene: Scene, happening: Happening, instrument: InstrumentMention | None) -> str | None:
    """The body that an act founds or renames: named behind the trigger, unless a scheme is named there first."""
    founded = happening.trigger.end
    if scene.text.startswith("以来", founded):  # 自2020年成立以来，X
        return next((a.name for a in scene.agencies.within(founded, founded + 6)), None)
    limit = happening.end
    if instrument and instrument.start > happening.trigger.start:
        limit = min(limit, instrument.start)
    bodies = scene.agencies.within(happening.trigger.end, limit)
    return bodies[0].name if bodies else None


class Led(NamedTuple):
    """A body that is told with those who lead it: they stand before `verb`."""

    verb: int
    name: str


def led_body(scene: Scene, by: int, trigger: int) -> Led | None:
    """The body before a trigger of which it is told who leads it (由甲局牵头的乙中心|成立); `by` is where 由 stands."""
    verb = cue("led_by").search(scene.text, by, trigger)
    bodies = scene.agencies.within(verb.end(), trigger) if verb else ()
    return Led(verb.start(), bodies[-1].name) if verb and bodies else None


def founded_subject(scene: Scene, happening: Happening, parties: Parties) -> str | None:
    """The body that is itself the subject (联盟成立, 中心挂牌), where nothing else was founded."""
    if not parties.actors or happening.trigger.entry.id not in {"establish", "launch"}:
        return None
    behind = scene.text[happening.trigger.end : happening.end]
    if not behind.startswith("于") and behind.removeprefix("以来").removeprefix("后").strip("了,，。;； "):
        return None
    by = scene.text.rfind("由", happening.start, happening.trigger.start)
    if by >= 0:  # 该合资公司由A、B成立
        subject = scene.agencies.within(max(0, by - _LONGEST_BODY), by)
        if subject and subject[-1].end == by:
            return subject[-1].name
        led = led_body(scene, by, happening.trigger.start)
        return led.name if led else None
    bodies = {a.name for a in scene.agencies.items}
    return parties.actors[-1] if parties.actors[-1] in bodies else None


def sides_of_title(name: str) -> tuple[str, ...]:
    """The two states whose agreement it is, by the letters with which its title begins (中美…联合声明, 美加…计划)."""
    pair = [country.name for country in map(abbreviation, name[:2]) if country]
    behind = _OF_TWO_STATES.match(name, 2)
    return tuple(pair) if len(set(pair)) == 2 and behind and cue("accord").search(name) else ()


def of_the_state(event_type: str, name: str | None, parties: Parties) -> Parties:
    """The parties of an act on the statute `name`: its own country, where no body of a state does it."""
    if name and event_type == "issue" and not parties.actors:
        named = next((c.name for start, _, c in sorted(find_countries(name)) if start == 0), None)
        return Parties((named,), parties.partners) if named else parties  # 2013年出台的《瑞典矿产战略》
    if name and event_type == "agree" and (sides := sides_of_title(name)):
        others = (*parties.actors, *parties.partners)
        states = all(country_of(actor) for actor in others)
        return Parties(sides) if states and set(others) < set(sides) else parties
    country = country_of_title(name) if name and event_type == "enact" else None
    if country and name and country.name in targets_of_title(name):
        return parties
    if country is None or not all(country_of(actor) for actor in parties.actors):
        return parties
    return Parties((country.name,), parties.partners)


def in_force_by(scene: Scene, trigger: Trigger, name: str | None, parties: Parties, before: EventMention) -> Parties:
    """The parties of a rule that comes into force: the ministries that have issued it, as the sentence has told."""
    if trigger.entry.id != "in_force" or before.rule != "issue" or not name or before.instrument != name:
        return parties
    ministries = {a.name for a in scene.agencies.items if a.kind == "government"}
    return (
        Parties(before.actors, parties.partners) if before.actors and ministries.issuperset(before.actors) else parties
    )


def law_in_play(scene: Scene, sentence: Sentence, happening: Happening, told: Sequence[EventMention]) -> str | None:
    """The title of the bill whose way through parliament the paragraph is telling, where no object is named."""
    trigger = happening.trigger
    if trigger.entry.id not in _LAWMAKING:
        return None
    if not _NO_OBJECT.fullmatch(scene.text, trigger.end, sentence.clause_of(trigger.start).end):
        return None
    if trigger.entry.id == "issue" and not scene.text.startswith(_MADE_PUBLIC, trigger.start):
        return None
    told = [e for e in told if not _is_of_old_law(scene, e)]
    title = _last_title(scene, told, {"law", "bill"})
    return title if title and told[-1].instrument == title else None


def carried_title(
    scene: Scene,
    sentence: Sentence,
    happening: Happening,
    event_type: str,
    before: EventMention | None,
    told: Sequence[EventMention],
) -> str | None:
    """The title told before that an event without one is about: its law, its list, its strategy.

    Args:
        scene: the reading.
        sentence: the happening's sentence.
        happening: the happening.
        event_type: its type.
        before: the event before it in its sentence.
        told: the events of the paragraph so far.
    """
    if event_type == "amend" and not before:
        lists = [i for i in scene.instruments.within(sentence.start, happening.start) if i.kind == "list"]
        return lists[-1].name if lists else _last_title(scene, told, {"list"})  # 该部公布的《名单》，去年9月新增12家
    if before is None or before.instrument is None:
        return None
    if before.type == "establish":  # a scheme has its money and its target, a body has not
        schemes = {m.name for m in scene.instruments.items}
        return before.instrument if before.instrument in schemes and event_type in _OF_A_SCHEME else None
    if before.type == "fund" and event_type not in _OF_A_SCHEME:
        return None
    if event_type == "forecast":
        foretold = any(m.kind == "report" and m.name == before.instrument for m in scene.instruments.items)
        return before.instrument if before.type in _SETS_TARGETS and not foretold else None
    return before.instrument if event_type in _CARRIED or _runs_out(scene, sentence, happening) else None


def _runs_out(scene: Scene, sentence: Sentence, happening: Happening) -> bool:
    """Whether it is told when what was told of ends, no one being named (，为期150天，7月底届满)."""
    begin = sentence.clause_of(happening.trigger.start).start
    ends = cue("runs_out").match(scene.form(happening.trigger)) is not None
    return ends and not scene.parties.within(begin, happening.trigger.start)


def is_of_same_side(scene: Scene, before: EventMention, event_type: str, parties: Parties, trigger: int) -> bool:
    """Whether a measure may rest on the text of the event before it.

    It rests on no text of another country's (…，加拿大也加税), and on none from which a semicolon parts its own date
    and doer (签署《法案》；10月7日，商务部收紧出口).
    """
    if event_type not in _MEASURES_TAKEN:
        return True
    part = max(scene.text.rfind(mark, before.end, trigger) for mark in "；;")
    if part >= 0 and scene.dates.within(part, trigger):
        doers = (p for p in scene.parties.within(part, trigger) if p.name in parties.actors)
        if next(doers, None) is not None:
            return False
    own, others = ({c for a in side if (c := scene.homes.get(a))} for side in (parties.actors, before.actors))
    return not own or not others or not own.isdisjoint(others)


def invoked_title(scene: Scene, sentence: Sentence, happening: Happening, event_type: str) -> str | None:
    """The law on which an act rests, as the clause before it tells (援引《国防生产法》，向X注资)."""
    clause = sentence.clause_of(happening.trigger.start)
    if event_type not in _ACTS_UNDER_LAW or clause.opens:
        return None
    start = max((c.start for c in sentence.clauses if c.start < clause.start), default=clause.start)
    titles = [i for i in scene.instruments.within(start, clause.start) if i.kind in _LAWS]
    invoked = titles and cue("invoked").search(scene.text[max(start, titles[0].start - 4) : titles[0].start])
    acts = (t for t in scene.triggers.within(titles[0].end, clause.start) if t.entry.role == "main") if invoked else ()
    return titles[0].name if invoked and next(iter(acts), None) is None else None


def referred_title(scene: Scene, sentence: Sentence, happening: Happening, paragraph: int) -> str | None:
    """The title told before in the paragraph that 该法, 上述公告 or, at the head of a sentence, 法案 refers to.

    Args:
        scene: the reading.
        sentence: the happening's sentence.
        happening: the happening.
        paragraph: where the paragraph begins.
    """
    trigger, clause = happening.trigger, sentence.clause_of(happening.trigger.start)
    told = scene.instruments.within(paragraph, clause.start)
    if not told:
        return None
    head = trigger.start - len(scene.masked[clause.start : trigger.start].lstrip(_LEAD))
    subject = scene.text[head : trigger.start]
    if cue("by_it").search(subject):
        return told[-1].name if trigger.entry.type in _DONE_BY_LAW else None
    named = cue("paper_told").match(subject) or cue("paper_told").match(scene.text[trigger.end : clause.end])
    if named:
        return next((m.name for m in reversed(told) if _is_called(m, named["paper"])), None)
    opens = not scene.masked[sentence.start : head].strip(_LEAD)
    bare = cue("paper_as_subject").match(subject)
    meant = bare and (opens or told[-1].kind in _STATUTES) and _is_called(told[-1], bare["paper"])
    return told[-1].name if meant else None


def _is_called(title: InstrumentMention, noun: str) -> bool:
    """Whether a title may be meant by the word for its sort (该法, 法案: a law; 该令: an order)."""
    return title.name.endswith(noun) or title.kind in _SORTS.get(noun, ())


def targeting_title(
    scene: Scene, sentence: Sentence, happening: Happening, event_type: str, paragraph: int
) -> str | None:
    """The paper that sets the target of a forecast (《愿景》提出，到2035年…; 按照《方案》，…)."""
    if event_type not in _DEMANDED:
        return None
    trigger = happening.trigger.start
    part = max(sentence.start, *(scene.text.rfind(mark, sentence.start, trigger) for mark in "；;"))
    for title in reversed(scene.instruments.within(part, trigger)):
        if title.kind == "report":
            return None  # 《展望》推算: foretold, no target
        laid_down = cue("lays_down").match(scene.text[title.end : title.end + _NEAR_TITLE])
        cited = cue("as_laid_down").search(scene.text[max(sentence.start, title.start - _NEAR_TITLE) : title.start])
        if laid_down or (cited and event_type == "forecast"):
            return title.name
    if event_type != "forecast":
        return None
    clause = sentence.clause_of(trigger)
    words = scene.text[part:trigger]
    if told := cue("as_the_paper").search(words) or cue("paper_demands").search(words):  # 按照条例，该法要求
        named = reversed(scene.instruments.within(paragraph, trigger))
        return next((t.name for t in named if _is_called(t, told["paper"])), None)
    titles = scene.instruments.within(part, clause.start)
    if not titles or titles[-1].kind == "report":
        return None
    behind = (c.start for c in sentence.clauses if titles[-1].end <= c.start <= clause.start)
    demanded = any(cue("demanding").match(scene.text[at:trigger]) for at in behind)  # 《法案》生效，要求到2030年…
    return titles[-1].name if demanded else None


def title_as_subject(scene: Scene, sentence: Sentence, happening: Happening) -> str | None:
    """The title that a clause before tells of, where a rule comes into force (《法案》历时两年走完程序，5月3日生效)."""
    trigger, clause = happening.trigger, sentence.clause_of(happening.trigger.start)
    if trigger.entry.id != "in_force":
        return None
    words = cue("adverb").sub("", scene.masked[clause.start : trigger.start])
    first = clause.start <= sentence.start  # 发布关于X的公告。…。自6月1日起实施: that of its paragraph
    if words.strip(_LEAD + _FROM) or (first and not scene.masked.startswith("自", clause.start)):
        return None
    begin = scene.text.rfind("\n", 0, sentence.start) + 1 if first else sentence.start
    titles = scene.instruments.within(begin, clause.start)
    is_notice = bool(titles) and first and titles[-1].name.endswith("公告")
    return titles[-1].name if titles and (is_notice or titles[-1].kind in _COMES_INTO_FORCE) else None


def _is_of_old_law(scene: Scene, event: EventMention) -> bool:
    """Whether an event is only told of the law that another one replaces (取代2006年颁布的条例)."""
    if not scene.text.startswith("的", event.end):
        return False
    return cue("replacing").search(scene.text, max(0, event.start - _LONGEST_BODY), event.start) is not None


def _last_title(scene: Scene, told: Sequence[EventMention], kinds: set[str]) -> str | None:
    titles = {m.name for m in scene.instruments.items if m.kind in kinds}
    return next((e.instrument for e in reversed(told) if e.instrument in titles), None)


def _is_means(text: str, order: InstrumentMention, trigger: Trigger) -> bool:
    """Whether a law is promulgated by the order: 《采矿法》以第7号王令|颁布."""
    is_by_order = order.kind == "order" and text.endswith("以", 0, order.start)
    return is_by_order and text[trigger.start : trigger.end] in {"颁布", "公布"}


def instrument_of(scene: Scene, trigger: Trigger, own: tuple[int, int], until: int) -> InstrumentMention | None:
    """The instrument that the trigger is about: its object in its `own` clause, else its subject, else what follows."""
    behind = scene.instruments.within(trigger.end, until)
    if behind and behind[0].start < own[1]:
        return behind[0]
    before = scene.instruments.within(own[0], trigger.start)
    if before and not _is_means(scene.text, before[-1], trigger):
        return before[-1]
    if len(before) > 1:
        return before[-2]
    if behind and behind[0].start - own[1] <= 2:
        return behind[0]
    return title_over(scene, trigger.end) if not behind else None
