"""Who acts where the subject was told in an earlier clause, or stands behind the verb: what such a subject can do."""

import re

from policy_nlp.extract.events.anaphora import Gap, country_told
from policy_nlp.extract.events.arguments import Parties
from policy_nlp.extract.events.families import MEASURES
from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.titles import led_body
from policy_nlp.extract.events.triggers import NAME, TITLE, Trigger
from policy_nlp.lexicon.cues import cue

_BODIES = {"government", "legislature", "intergov"}
_NO_MAKERS = {*_BODIES, "person"}
_LEAD = f"{NAME}{TITLE}，,；;、的 \u3000"
_OF_WHAT = re.compile(r"[^,，。;；]{2,24}的")
_LONGEST_OFFICE = 8  # characters behind a verb before the name of whose doing it is


def fitting(scene: Scene, gap: Gap, trigger: Trigger, parties: Parties) -> Parties:
    """The parties, where an actor of an earlier clause can do what the trigger tells; else who can, or nobody.

    Args:
        scene: the reading.
        gap: the happening.
        trigger: its trigger.
        parties: its parties, as read.
    """
    if (head := head_of_relative(scene, gap, trigger)) is not None:
        got = gap.event_type == "fund" and cue("received").match(scene.form(trigger))
        return Parties((), (head,)) if got else Parties((head,), parties.without(head).partners)
    own = {p.name for p in scene.parties.within(gap.start, trigger.end)}
    if not parties.actors or is_founded_itself(scene, gap, trigger):
        return Parties(tuple(a for a in parties.actors if a in own), parties.partners)
    if gap.event_type == "establish" and (led := _led(scene, gap, trigger)):
        return Parties(led, parties.partners)
    return parties if own.intersection(parties.actors) else _able(scene, gap, trigger, parties, alone=not own)


def _able(scene: Scene, gap: Gap, trigger: Trigger, parties: Parties, *, alone: bool) -> Parties:
    """The parties without actors of earlier clauses who do no such thing; `alone`: the own clause names no party."""
    told = scene.parties.within(gap.sentence, gap.start)
    kinds = {p.kind for p in told if p.name in parties.actors}
    if not kinds:
        return parties
    if gap.event_type in MEASURES and (kinds <= _BODIES or _is_of_the_world(scene, gap)):
        return Parties((), parties.partners)
    if gap.event_type == "fund" and kinds == {"person"} and alone:
        country = country_told(scene, scene.parties.within(gap.paragraph, gap.start))
        return Parties(country, parties.partners) if country else parties  # 总统签署《法案》，授权动用1亿: its money
    starts = gap.event_type == "operate" and cue("starts_up").match(scene.form(trigger))
    return _maker(told, parties) if starts and kinds <= _NO_MAKERS and alone else parties


def head_of_relative(scene: Scene, gap: Gap, trigger: Trigger) -> str | None:
    """Whose doing is told in a clause before the name (隔日|受访的部长贝森特, 2018年|买下盐湖权益的浦项制铁，…).

    Args:
        scene: the reading.
        gap: the happening.
        trigger: its trigger.
    """
    if scene.parties.within(gap.start, trigger.start):
        return None
    if gap.event_type in {"other", "meet"} and scene.text.startswith("的", trigger.end):
        near = scene.parties.within(trigger.end + 1, trigger.end + _LONGEST_OFFICE)
        own = bool(near) and cue("done_to").search(scene.form(trigger)) is None
        return near[0].name if own and near[0].kind == "person" else None
    if gap.event_type not in {"operate", "fund"} or gap.start != gap.sentence:
        return None
    for firm in scene.parties.within(trigger.end + 2, gap.end):
        if firm.kind == "company" and scene.text.startswith(("，", ","), firm.end):
            described = _OF_WHAT.fullmatch(scene.text, trigger.end, firm.start)
            bought = any(p.end == firm.start - 1 for p in scene.parties.within(trigger.end, firm.start))
            return firm.name if described and not bought else None  # 收购智利的X: X is bought
    return None


def is_founded_itself(scene: Scene, gap: Gap, trigger: Trigger) -> bool:
    """Whether the new body stands behind a verb that has no founder (四个月后诞生的合资公司, 创立于1910年的矿业局)."""
    if gap.event_type != "establish" or cue("comes_to_be").match(scene.form(trigger)) is None:
        return False
    return cue("then_named").match(scene.text[trigger.end : gap.end]) is not None


def _led(scene: Scene, gap: Gap, trigger: Trigger) -> tuple[str, ...]:
    """Those who lead a new body and the body itself (由甲局牵头的乙中心|成立)."""
    by = scene.text.rfind("由", gap.start, trigger.start)
    led = led_body(scene, by, trigger.start) if by >= 0 else None
    leaders = scene.parties.within(by, led.verb) if led else ()
    return (*dict.fromkeys(p.name for p in leaders), led.name) if led and leaders else ()


def _is_of_the_world(scene: Scene, gap: Gap) -> bool:
    """Whether what the world has is measured (同年全球产钨8万吨)."""
    return cue("worldwide").match(gap.words(scene.masked).lstrip(_LEAD)) is not None


def _maker(told: list[Party], parties: Parties) -> Parties:
    """The firm whose plant starts, where a ministry that pays was told last (X建厂，能源部补助2亿，2029年投产)."""
    firms = [p.name for p in told if p.kind == "company"]
    return Parties((firms[-1],), parties.without(firms[-1]).partners) if firms else parties
