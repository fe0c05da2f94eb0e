"""Who did it, with whom, by which instrument: the arguments of a trigger."""

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from policy_nlp.extract.events.scene import Party, Scene
from policy_nlp.extract.events.triggers import Trigger
from policy_nlp.lexicon.countries import abbreviation, find_countries
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import InstrumentMention

_JOINER = "[、,，/]|和|与|及|以及|会同|联合|联手|暨|携手|同"
_JOIN = re.compile(rf"(?:{_JOINER})?(?:\([^()]{{1,20}}\))?(?:{_JOINER})?")
_LONGEST_JOIN = 24
_CITING = ("据", "按照", "依照")
_SOFT = {"statistic", "market", "forecast"}
_WITHOUT_OBJECT_PARTIES = {"establish", "enact", "propose"}
_DIRECT_OBJECT_PARTIES = {"fund", "operate", "other", "agree", "restrict"}


class Parties(Struct, frozen=True):
    """The actors and partners of one event."""

    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()

    def without(self, name: str) -> "Parties":
        """The same parties but for `name`."""
        return Parties(tuple(a for a in self.actors if a != name), tuple(p for p in self.partners if p != name))


def chains(scene: Scene, start: int, end: int) -> list[list[Party]]:
    """The parties that begin in `[start, end)`, joined ones in one chain; a country before its own body is left out."""
    text = scene.text
    result: list[list[Party]] = []
    found = [p for p in scene.parties.within(start, end) if not text.endswith("(", 0, p.start)]
    for i, party in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if party.kind != "person" and following and _names_holder(text[party.end : following.start], following):
            found[i + 1] = replace(following, start=party.start)
            continue
        between = text[result[-1][-1].end : party.start] if result else ""
        if (
            result
            and len(between) <= _LONGEST_JOIN
            and _JOIN.fullmatch(between)
            and (between.strip("()") or _is_letter(party))
        ):
            result[-1].append(party)
        else:
            result.append([party])
    return result


def _is_letter(party: Party) -> bool:
    """Whether a country is named by one character (中美)."""
    return party.end - party.start == 1


def _names_holder(between: str, following: Party) -> bool:
    if following.kind == "person":
        return len(between) <= 8 and (not between or cue("office").search(between) is not None)
    return between == "" and following.kind != "country"


def parties_of(
    scene: Scene, spans: Iterable[tuple[int, int]], trigger: Trigger, event_type: str, until: int
) -> Parties:
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
                actors = [p.name for p in chain]  # of several chains the one next to the verb is its subject
            elif role == "partner":
                partners += [p.name for p in chain]
            elif role == "split":
                actors.append(chain[0].name)
                partners += [p.name for p in chain[1:]]
        if actors:
            break
    for chain in chains(scene, trigger.end, until):
        start = chain[0].start
        towards = cue("towards").search(scene.text[max(trigger.start, start - 4) : start])  # 访问 may be the trigger
        object_party = towards or (start == trigger.end and event_type in _DIRECT_OBJECT_PARTIES)
        if object_party and event_type not in _WITHOUT_OBJECT_PARTIES:
            partners += [p.name for p in chain]
    partners += _parties_in_words(scene, trigger, until)
    unique = tuple(dict.fromkeys(actors))
    return Parties(unique, tuple(p for p in dict.fromkeys(partners) if p not in unique))


def _parties_in_words(scene: Scene, trigger: Trigger, until: int) -> list[str]:
    """Partners inside the trigger (访华) and inside the title of a control that it issues (对美国出口管制的公告)."""
    form = scene.text[trigger.start : trigger.end]
    inside = [abbreviation(c) for c in form] if cue("visit").search(form) else []
    names = [country.name for country in inside if country]
    for title in scene.instruments.within(trigger.end, until):
        names += [c.name for s, _, c in find_countries(title.name) if cue("aimed_at").search(title.name[:s])]
    return names


def _role(text: str, chain: list[Party], trigger: Trigger, event_type: str) -> str:
    """What a chain of parties before a trigger is to it: `actor`, `agent` (alone), `partner`, `split` or `none`."""
    before = text[max(0, chain[0].start - 4) : chain[0].start]
    after = text[chain[-1].end : trigger.start]
    if cue("agent").search(before):
        return "agent"
    if event_type == "agree" and len(chain) > 1 and _two_sides(text, chain, trigger):
        return "split"
    if cue("jointly").search(before):
        return "partner" if event_type == "establish" else "actor"
    if cue("towards").search(before):
        return "partner"
    soft = event_type in _SOFT
    if event_type == "forecast" and cue("source").search(after):
        return "actor"
    cited = before.endswith(_CITING) and text.startswith("的", trigger.end)  # 根据世界银行发布的报告: the bank acts
    if (cue("circumstance").search(before) and not cited) or (soft and cue("source").search(after)):
        return "none"
    return "none" if not soft and cue("attributive").search(after) else "actor"


def _two_sides(text: str, chain: list[Party], trigger: Trigger) -> bool:
    """A与B签订: the two sides, where A and B are not of one kind (of one kind, both act)."""
    between = text[chain[0].end : chain[1].start]
    alike = chain[0].kind == chain[1].kind and "欧盟" not in {chain[0].name, chain[1].name}
    return "签" in text[trigger.start : trigger.end] and bool(re.search(r"[与同和跟]$", between)) and not alike


def instrument_of(scene: Scene, trigger: Trigger, own: tuple[int, int], until: int) -> InstrumentMention | None:
    """The instrument that the trigger is about: its object in its `own` clause, else its subject, else what follows."""
    behind = scene.instruments.within(trigger.end, until)
    if behind and behind[0].start < own[1]:
        return behind[0]
    before = scene.instruments.within(own[0], trigger.start)
    if before:
        return before[-1]
    return behind[0] if behind and behind[0].start - own[1] <= 2 else None
