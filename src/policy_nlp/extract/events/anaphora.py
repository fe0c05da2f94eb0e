"""Subjects that are only understood: 政府, 该局, 它, 双方, or none at all."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from policy_nlp.extract.events.families import MEASURES, VALUES
from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.triggers import NAME
from policy_nlp.lexicon.countries import country_of, country_of_region
from policy_nlp.lexicon.cues import cue
from policy_nlp.lexicon.persons import find_holders
from policy_nlp.model import EventMention

_LONGEST_ADVERBIAL = 2
_LONGEST_OWNER = 30  # characters behind a happening in which the owner of a mine is named
_NEAR = 2  # characters before a party in which its preposition stands
_NEAR_OWNER = 6  # characters behind 业主 in which it is named
_OF_THINGS = {*VALUES, "meet", "operate", "other"}  # what may have a subject that does nothing: 论坛开幕, 许可到期
_OF_SUBJECTS = {"operate", "other", "meet", "review", "establish"}
_SINCE = re.compile(r"[^,，。;；]{5,24}以来[,，]")  # a verb with its object, not 问世以来
_LEAD = f"{NAME}，,；;、 \u3000又也再"  # what may stand before the subject of a clause
_INSIDE_COMPANY = {"董事会", "管理层"}
_OF_A_COMPANY = {*_INSIDE_COMPANY, "公司"}
_OF_POWER = {"government", "country", "province", "person"}  # who can make a control
_CONTROLS = {"restrict", "enact", "issue", "amend"}
_AT = ("在", "于", "赴", "抵", "抵达", "移师", "移至", "前往", "飞往")
_OF_SIDES = {"meet", "agree"}
_PLACES = {"country", "province"}
_LISTS = ("清单", "名单", "目录", "名录")
_LIST_ACTS = {"issue", "amend"}


class Gap(Struct, frozen=True):
    """A happening whose clause names no actor.

    Attributes:
        event_type: its type.
        paragraph: where its paragraph begins.
        sentence: where its sentence begins.
        start: where the clause begins.
        date: where the date stands, if it stands before the trigger.
        trigger: where the trigger begins.
        end: where the happening's own words end.
    """

    event_type: str
    paragraph: int
    sentence: int
    start: int
    date: tuple[int, int] | None
    trigger: int
    end: int

    def words(self, text: str) -> str:
        """The words between the date, or the head of the clause, and the trigger."""
        return text[max(self.start, self.date[1] if self.date else 0) : self.trigger]

    def subject(self, text: str) -> str:
        """The words in which a subject may stand: those, and what stands before the date in the clause."""
        before = text[self.start : self.date[0]] if self.date and self.date[0] > self.start else ""
        return before + self.words(text)


def understood_actors(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> tuple[str, ...]:
    """The actors that the text leaves out: those told before in the paragraph (`told`), or the country in question."""
    if subject := _of_main_clause(scene, gap):
        return subject
    if _is_of_the_state(scene, gap, told):
        before = scene.parties.within(gap.paragraph, gap.trigger)
        here = any(p.country for p in before if p.start >= gap.sentence)
        return country_told(scene, before if here else _who_acted(before, told) or before)
    versions = gap.event_type == "amend" and not scene.parties.within(gap.start, gap.trigger)
    if versions and told and told[-1].type in _LIST_ACTS:
        return told[-1].actors  # the next version of a list is its issuer's
    if gap.event_type == "fund" and cue("received").match(scene.text[gap.trigger : gap.end]):
        if told and told[-1].type == "fund":
            return told[-1].actors  # who gave to the one before gives to the next
        return _giver_before_colon(scene, gap)
    if gap.event_type in MEASURES and cue("traded").search(scene.text[gap.sentence : gap.end]):
        return _measured_country(scene, gap, told)
    if _is_further_quota(scene, gap, told):
        return told[-1].actors
    found = (
        _same_talks(scene, gap, told)
        or _referred(scene, gap, told)
        or _controlling(scene, gap, told)
        or _headed(scene, gap)
        or _owner(scene, gap)
    )
    return found or (_issuer_of_list(told) if versions else ())


def _giver_before_colon(scene: Scene, gap: Gap) -> tuple[str, ...]:
    """The ministry that the words before a colon are about, where grants are listed behind it (该部出手：X获…)."""
    colon = max(scene.text.rfind(mark, gap.paragraph, gap.trigger) for mark in ":：")
    head = max(gap.paragraph, *(scene.text.rfind(mark, gap.paragraph, max(colon, gap.paragraph)) for mark in "。；;\n"))
    givers = [p for p in scene.parties.within(head, colon) if p.kind == "government"] if colon >= 0 else []
    return (givers[0].name,) if len({p.name for p in givers}) == 1 else ()


def _of_main_clause(scene: Scene, gap: Gap) -> tuple[str, ...]:
    """Who acts in the clause behind, where a clause without subject tells since when (自2014年设限以来，甲…)."""
    since = _SINCE.match(scene.text, gap.trigger)
    if since is None or gap.event_type == "establish" or scene.parties.within(gap.start, since.end() - 1):
        return ()
    return tuple(p.name for p in scene.parties.within(since.end(), since.end() + 1))


def _issuer_of_list(told: Sequence[EventMention]) -> tuple[str, ...]:
    """Whose list the paragraph goes on about, where something enters or leaves it: that of the last list told."""
    lists = (e for e in reversed(told) if e.type in _LIST_ACTS and (e.instrument or "").endswith(_LISTS))
    return next((e.actors for e in lists if e.actors), ())


def _who_acted(before: Sequence[Party], told: Sequence[EventMention]) -> list[Party]:
    """Those of a country who have made law or policy in the paragraph, not where a mine lies or a war was."""
    makers = {a for e in told if e.type in _CONTROLS for a in e.actors}
    return [p for p in before if p.country and p.name in makers]


def has_own_subject(scene: Scene, gap: Gap) -> bool:
    """Whether a clause has a subject, though no party by name: 双方, 该部, behind a semicolon a thing (论坛开幕)."""
    words = gap.subject(scene.masked)
    if gap.start != gap.sentence and (cue("he").match(words.lstrip(_LEAD)) or _is_firm_again(scene, gap, words)):
        return True
    if gap.start == gap.sentence or scene.parties.within(gap.start, gap.trigger):
        return False  # no clause stands before it, or somebody is named
    if cue("this_body").match(words) or cue("head_of_state").match(words.lstrip(_LEAD)):
        return True
    if cue("both").search(words):
        before = scene.parties.within(gap.paragraph, gap.start)
        return bool(_sides([p for p in before if not _is_where(scene, p)], words))
    if gap.event_type not in _OF_SUBJECTS or not _opens_part(scene, gap):
        return False
    words = words.strip(f"{NAME}，,；; ")
    return len(cue("adverb").sub("", words).strip(NAME)) > _LONGEST_ADVERBIAL and not cue("no_subject").match(words)


def _is_firm_again(scene: Scene, gap: Gap, words: str) -> bool:
    """Whether 公司 means a firm to which another has done something before (该部把X列入清单，公司次日抗议)."""
    if cue("firm").match(words.lstrip(_LEAD)) is None:
        return False
    before = [p for p in scene.parties.within(gap.sentence, gap.start) if p.kind not in _PLACES]
    return before != [] and before[0].kind != "company" and any(p.kind == "company" for p in before)


def _opens_part(scene: Scene, gap: Gap) -> bool:
    """Whether a clause stands behind a semicolon, or with nothing but a date between (；次年2月，对话召开)."""
    if gap.event_type == "operate":  # …；12月，该矿投产: whose it is, was told
        return scene.text.startswith(("；", ";"), gap.start - 1)
    mark = max(scene.text.rfind(mark, gap.sentence, gap.start) for mark in "；;")
    return mark >= 0 and not scene.masked[mark + 1 : gap.start].strip(_LEAD)


def measured_again(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> tuple[str, ...] | None:
    """Whose measure the last one of the sentence was, where a further one names no subject (…，按年跌22%)."""
    last = told[-1] if told else None
    if last is None or last.type not in VALUES or not gap.sentence <= last.start < gap.start:
        return None
    if scene.parties.within(gap.start, gap.trigger):
        return None
    words = cue("measure_adverb").sub("", scene.masked[gap.start : gap.trigger])
    return None if words.strip(NAME) else last.actors


def _headed(scene: Scene, gap: Gap) -> tuple[str, ...]:
    """Whom a paragraph is about that begins with a name and a colon (甲矿业：…)."""
    named = scene.parties.within(gap.paragraph, gap.paragraph + 1)
    return tuple(p.name for p in named if p.kind == "company" and scene.text.startswith((":", "："), p.end))


def _owner(scene: Scene, gap: Gap) -> tuple[str, ...]:
    """Whose a mine or a plant is that stops or starts, as the words behind tell (该矿停工，业主X…)."""
    if gap.event_type != "operate":
        return ()
    told = cue("owner").search(scene.text[gap.trigger : gap.end + _LONGEST_OWNER])
    owners = scene.parties.within(gap.trigger + told.end(), gap.trigger + told.end() + _NEAR_OWNER) if told else ()
    return tuple(p.name for p in owners if p.kind == "company")[:1]


def _controlling(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> tuple[str, ...]:
    """Whose control or duty comes into force or changes, where only it is the subject (锂精矿禁令明年1月生效)."""
    if gap.event_type not in {"restrict", "amend"} or scene.parties.within(gap.start, gap.trigger):
        return ()
    things = gap.event_type == "restrict" and scene.minerals.within(gap.start, gap.trigger)  # 石墨出口须取得许可
    ores = gap.event_type == "restrict" and cue("ore").search(gap.words(scene.masked))  # 精矿亦不准出口
    if not things and not ores and cue("control_subject").search(gap.subject(scene.masked)) is None:
        return ()
    before = reversed(scene.parties.within(gap.paragraph, gap.trigger))
    country = next((p.country for p in before if p.country), scene.home if told else None)
    return (country,) if country else ()


def controlled_by(
    scene: Scene, gap: Gap, actors: Sequence[str], told: Sequence[EventMention]
) -> tuple[str, ...] | None:
    """The country whose control it is, where an earlier clause has only told who said so or judged it; None elsewhere.

    A firm, an association or a court beyond the state makes no control (协会称，配额明年取消), nor does who only
    tells that goods may not leave (部长预告，精矿亦不准出口). What a court ends is the control of who was sued.

    Args:
        scene: the reading.
        gap: the happening whose own clause names nobody.
        actors: who acted in the clause before it.
        told: the events told before in the paragraph.
    """
    kinds = {p.kind for p in scene.parties.within(gap.sentence, gap.trigger) if p.name in actors}
    acts = cue("not_allowed").match(scene.text[gap.trigger : gap.end]) or _sets_in(scene, gap)
    said = kinds == {"person"} and acts
    if not (said or (kinds and kinds.isdisjoint(_OF_POWER))) or any(a.startswith("欧") for a in actors):
        return None
    countries = _controlling(scene, gap, told)
    if not countries or "intergov" not in kinds:
        return countries or None
    sides = tuple(p for p in told[-1].partners if country_of(p)) if told else ()
    return sides if len(sides) == 1 else ()


def _sets_in(scene: Scene, gap: Gap) -> bool:
    """Whether a ban or a duty that a person has announced comes into force or ends (总理宣布…，禁令次年生效)."""
    set_in = cue("set_in").match(scene.text[gap.trigger : gap.end]) is not None
    return set_in and cue("control_noun").search(gap.subject(scene.masked)) is not None


def _is_of_the_state(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> bool:
    """Whether a statute does it: comes to be, gives money or sets targets."""
    if gap.event_type == "fund":
        by_body = cue("this_body").search(gap.subject(scene.masked)) or cue("both").search(gap.subject(scene.masked))
        return bool(told) and told[-1].type == "enact" and by_body is None
    if gap.event_type == "amend":
        return told != [] and cue("statute_amended").search(scene.text[gap.start : gap.trigger]) is not None
    if gap.event_type == "forecast":
        return cue("by_statute").search(scene.text[gap.sentence : gap.trigger]) is not None
    return gap.event_type == "enact"


def _same_talks(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> tuple[str, ...]:
    """Who meets in a further round of the talks that the paragraph is telling (双方在伦敦会谈；7月的日内瓦会谈…)."""
    talks = gap.event_type == "meet" and cue("round_of_talks").match(scene.text[gap.trigger : gap.end])
    if not talks or scene.parties.within(gap.start, gap.trigger):
        return ()
    return _two_told(told, "")


def _is_further_quota(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> bool:
    """Whether the limit of a further period is told of those who have set one (…改行配额，明年的配额9万吨)."""
    if gap.event_type != "restrict" or not told or told[-1].type != "restrict":
        return False
    limit = cue("export_limit").search(scene.text[gap.start : gap.trigger + 2]) is not None
    return limit and not scene.parties.within(gap.start, gap.trigger)


def _measured_country(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> tuple[str, ...]:
    """Whose trade or output is measured: that of the customs which tell it, or of the measure before it."""
    for party in scene.parties.within(gap.sentence, gap.trigger):
        if party.country and cue("customs").search(party.name):
            return (party.country,)
    last = next((e for e in reversed(told) if e.type in MEASURES), None)
    countries = tuple(a for a in last.actors if country_of(a)) if last else ()
    if countries or not told or told[-1].type not in _CONTROLS:
        return countries
    words = scene.text[gap.sentence : gap.end]
    exported = "出口" in words and "进口" not in words  # 管制生效，当月出口锐减: of who controls
    return country_told(scene, scene.parties.within(gap.paragraph, gap.trigger)) if exported else ()


def _referred(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> tuple[str, ...]:
    """Whom 双方, 该局, 他 or 政府 refer to; the actors of the event before it where nothing stands for a subject."""
    words = gap.subject(scene.masked)
    before = scene.parties.within(gap.paragraph, gap.start)
    if cue("both").search(words):
        return _two_told(told, words) or _sides([p for p in before if not _is_where(scene, p)], words)
    if body := cue("body").search(words):
        head = body[0][-1]
        bodies = [p for p in before if p.kind not in {"country", "person"}]
        companies = [p for p in bodies if p.kind == "company"]
        topic = _topic_company(companies, told) if body[0] in _OF_A_COMPANY else ()
        if topic or body[0] in _INSIDE_COMPANY:
            return topic or _last(companies)
        return _last([p for p in bodies if p.name.endswith(head)]) or _last(before if head == "它" else bodies)
    if cue("person").search(words):
        return (
            (_person_told(scene, told) if cue("he").search(words) else ())
            or _last([p for p in before if p.kind == "person"])
            or (country_told(scene, before) if cue("head_of_state").match(words.lstrip(_LEAD)) else ())
        )
    if "该国" in words:
        return _last([p for p in before if p.kind == "country"])
    if cue("government").search(words):
        province = before[-1:] if "当局" in words and before and before[-1].kind == "province" else []
        return _last(province) or country_told(scene, _subjects(scene, before) or before)
    if gap.event_type not in _OF_THINGS:
        words = gap.words(scene.masked)
    if told and len(cue("adverb").sub("", words)) <= _LONGEST_ADVERBIAL and not _is_judged(scene, gap, told):
        countries = {p.name for p in before if p.kind == "country"}
        return tuple(a for a in told[-1].actors if gap.event_type not in VALUES or a in countries)
    return ()


def _is_judged(scene: Scene, gap: Gap, told: Sequence[EventMention]) -> bool:
    """Whether a control that ends is not of those who acted last, who only judged it (专家组裁定违规。配额次年取消)."""
    kinds = {scene.kinds.get(name) for name in told[-1].actors}
    control = cue("control_subject").search(gap.subject(scene.masked)) is not None
    return gap.event_type in _CONTROLS and kinds == {"intergov"} and control


def _person_told(scene: Scene, told: Sequence[EventMention]) -> tuple[str, ...]:
    """Who 他 is: the person who acted last, the first of several (甲与乙签约，双方各出资1亿，他又…)."""
    persons = {p.name for p in scene.parties.items if p.kind == "person"}
    return next(((a,) for event in reversed(told) for a in event.actors if a in persons), ())


def _two_told(told: Sequence[EventMention], words: str) -> tuple[str, ...]:
    """The sides of the event told last that had two, or three: who 双方, 两国 and 三方 are."""
    count = 3 if "三" in words else 2
    for event in reversed(told):
        sides = (*event.actors, *event.partners)
        if event.type in _OF_SIDES:
            together = event.actors if len(event.actors) == count else sides
            states = "国" not in words or all(country_of(name) for name in together)
            return together if len(together) == count and states else ()
    return ()


def _topic_company(companies: Sequence[Party], told: Sequence[EventMention]) -> tuple[str, ...]:
    """The company that the paragraph goes on about: the one that acted last, if one did."""
    own = told[-1].actors if told else ()
    return own if own and {p.name for p in companies}.issuperset(own) else ()


def country_told(scene: Scene, before: Sequence[Party]) -> tuple[str, ...]:
    """The country told last, by its name or by one of its bodies; else the article's, or where it was published."""
    own = country_of_region(scene.reading.context.region)
    country = next((p.country for p in reversed(before) if p.country), scene.home) or (own.name if own else None)
    return (country,) if country else ()


def _subjects(scene: Scene, before: Sequence[Party]) -> list[Party]:
    """Those told before that are not towards whom something was done (甲对乙设限，政府称…: that of 甲)."""
    return [p for p in before if p.country and not cue("towards").search(scene.text[max(0, p.start - _NEAR) : p.start])]


def _as_state(party: Party) -> Party:
    """The country for whom an office holder acts (甲总理与乙总统会晤，两国…); any other party is itself."""
    held = find_holders(party.name) if party.kind == "person" else ()
    return replace(party, name=held[0][2].name, kind="country") if held else party


def _last(parties: Sequence[Party]) -> tuple[str, ...]:
    return (parties[-1].name,) if parties else ()


def _is_where(scene: Scene, party: Party) -> bool:
    """Whether a country only tells where others meet (双方在瑞士日内瓦会谈)."""
    return party.kind == "country" and scene.text.endswith(_AT, 0, party.start)


def _sides(parties: Sequence[Party], words: str) -> tuple[str, ...]:
    """The two or three of one kind that were told last: who 双方, 两国 and 三方 are."""
    count = 3 if "三" in words else 2
    if "国" in words:
        parties = [_as_state(p) for p in parties]
    countries = [p for p in parties if p.kind == "country"] if "国" in words else []
    if len({p.name for p in countries}) < count:
        countries = []
    kinds = {"country"} if countries else {p.kind for p in parties[-1:]}
    names = dict.fromkeys(p.name for p in reversed(parties) if p.kind in kinds)
    if kinds == {"government"} and "部" not in words and len(ends := list(names)[:count]) == count:
        states = {p.country for p in parties if p.name in ends}
        if len(states) == 1 and states != {None}:  # two ministries of one state are not 双方
            names = dict.fromkeys(p.country for p in reversed(parties) if p.country)
    return tuple(reversed(list(names)[:count])) if len(names) > 1 else ()
