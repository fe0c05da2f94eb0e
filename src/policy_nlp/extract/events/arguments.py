"""Who did it, with whom, by which instrument: the arguments of a trigger."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from policy_nlp.extract.events.address import address_of
from policy_nlp.extract.events.chains import chains
from policy_nlp.extract.events.families import CONTROLS, MEASURES
from policy_nlp.extract.events.partners import partners_behind, words_before
from policy_nlp.extract.events.party import Party
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sides import is_with_another, other_side, two_sides
from policy_nlp.extract.events.triggers import NAME, TITLE, Trigger
from policy_nlp.lexicon.cues import cue

_DISPOSED = re.compile(  # 将甲公司、乙厂等20家日本企业列入: all that stands behind 将 is its object
    r"[将把][^将把对向与在被由,，]{1,30}(?:、|等[\d一二三四五六七八九十廿卅百多余]*[家名个]?)\Z"
)
_TAKES_PLANT = re.compile(
    r"^[将把]|(?:宣布|决定|下令|[,，则即也又还便遂已再日月年])[将把](?![于在会])|(?<![成造早])就(?![业任地职])"
)
_FRAME_END = re.compile(r"[^,，。;；]*(?:后|时|前|之际|期间|同一天|当天|同日)[,，]")
_CITING = ("据", "按照", "依照", "依", "按")
_OBJECT = 24  # characters of what is signed
_LONGEST_ROW = 80  # characters of a row of companies before its verb
_FAR = 20  # characters before parties in which it stands together with what describes them
_JOINT = {"agree", "establish"}
_CLAUSE = re.compile(r"[^,，。;；]+")
_CLAUSE_END = re.compile("[,，。;；]")
_OF_STATE = {"government", "legislature"}
_OWN_DOING = {"fund", "establish", "issue", "propose"}  # what several do side by side
_NEXT = re.compile(r"(?:[、;；]|[并又还再])(?:又|再|还|并)?[与同跟向对][^、,，与同跟向对]{0,16}\Z")  # 访问X并与|Y会晤
_BY_MEANS = ("通过", "透过", "经由")
_BESIDE = ("与", "和", "同", "跟")
_OF_YEAR = re.compile(r"(?:[\d年月日初末底]{2,10})?的")
_NEAR = 8  # characters before parties in which their preposition stands


class Parties(Struct, frozen=True):
    """The actors and partners of one event."""

    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()

    def without(self, name: str) -> "Parties":
        """The same parties but for `name`."""
        return Parties(tuple(a for a in self.actors if a != name), tuple(p for p in self.partners if p != name))


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
    if cue("befalling").match(scene.form(trigger)):
        return Parties()
    spans = iter(spans)
    actors, partners, start = _sides_before(scene, spans, trigger, event_type)
    partners += _told_before(scene, spans, trigger, start, alone=bool(actors) and not partners)
    partners += partners_behind(scene, trigger, event_type, until)
    if event_type == "fund" and cue("received").match(scene.form(trigger)):
        actors, partners = partners or [], actors  # who receives is the partner of who gives
    if len(actors) > 1 and scene.text.startswith("其", trigger.start - 1):
        actors = [a for a in actors if a not in partners]  # X与Y签约，为其提供贷款
    unique = tuple(dict.fromkeys(actors))
    own = _own_countries(scene, unique) if partners else ()
    return Parties(unique, tuple(p for p in dict.fromkeys(partners) if p not in unique and p not in own))


def _sides_before(
    scene: Scene, spans: Iterator[tuple[int, int]], trigger: Trigger, event_type: str
) -> tuple[list[str], list[str], int]:
    """The actors and partners before a trigger, and where the last stretch begins that was read for them."""
    actors: list[str] = []
    partners: list[str] = []
    start = trigger.start
    passive = is_passive(scene, trigger, event_type)
    bare = False  # the verb's own clause names nobody and nothing: its subject stands before it
    for nearest, (start, end) in enumerate(spans):
        bare = bare or (passive and nearest == 0 and not _names_subject(scene, start, end))
        for chain in chains(scene, start, end):
            names = [p.name for p in chain]
            role, dropped = _role_here(scene, chain, start, (trigger, event_type), partners)
            partners = [name for name in partners if name not in dropped]
            if role == "actor" and (row := _DISPOSED.search(scene.text, start, chain[0].start)):
                role = "partner" if row[0].endswith("、") else "none"
            if role == "partner" and _is_joined_by(scene, chain, actors, trigger, event_type):
                role = "along"
            if role == "agent":
                agents = 1 if _is_split(scene.text, chain, trigger, event_type) else len(chain)
                partners += [*_patients(scene, chain, actors, start, spans), *names[agents:]]
                actors = [*_appointing(scene, chain, start, event_type), *names[:agents]]
                break
            done_to = role == "actor" and (nearest == 0 or (bare and chain[-1].kind == "company"))
            if passive and (done_to or (nearest == 0 and scene.text.startswith("的", chain[-1].end))):
                partners += names  # 该公司被处以罚款: whom it is done to
            elif role == "actor":
                again = nearest > 0 and partners and is_with_another(scene.text, chain, trigger)
                actors = names[:1] if again else names  # of several chains the one next to the verb is its subject
            elif role == "along" and actors:
                actors = [*actors, *names]
            elif role == "helper" or (role in {"partner", "along"} and nearest == 0):
                partners += names
            elif role == "split":
                side = other_side(scene.text, chain)
                actors += names[:side]
                partners += [] if partners else names[side:]  # X与Y签约，…又同Z签约: only Z
        if actors or (passive and partners):
            break
    return actors, partners, start


def _appointing(scene: Scene, leaders: list[Party], start: int, event_type: str) -> list[str]:
    """The bodies of state that have others lead what is founded: they found it too (能源部宣布由X牵头组建Y)."""
    if event_type != "establish" or cue("leading").match(scene.text[leaders[-1].end :][:_NEAR]) is None:
        return []
    return [p.name for chain in chains(scene, start, leaders[0].start) for p in chain if p.kind == "government"]


def _role_here(
    scene: Scene, chain: list[Party], start: int, act: tuple[Trigger, str], partners: list[str]
) -> tuple[str, set[str]]:
    """The role of parties in their stretch, and which of the partners before them are none of this trigger's."""
    if act[1] in CONTROLS and is_passive(scene, *act) and _is_its_maker(scene, chain, act[0]):
        return "agent", set()  # 甲部公布的公告11月被暂停
    role = _role(scene.text, chain, *act)
    if role in {"actor", "split"}:
        address = address_of(scene, chain, start, *act)
        if address is None:  # 与中国关系密切的|智利宣布
            return role, set(partners if scene.text.endswith("的", start, chain[0].start) else ())
        role = "along" if _is_done_together(scene.text, chain[-1], act[0]) else "partner"
        return role, {p.name for p in scene.parties.within(address, chain[0].start)}  # 与[澳大利亚]矿企X
    if role in {"partner", "along"} and partners and _NEXT.search(scene.text[start : chain[0].start]):
        return "partner", set(partners)  # 与X签约、与Y启动对话: each with its own
    return role, set()


def _is_its_maker(scene: Scene, chain: list[Party], trigger: Trigger) -> bool:
    """Whether what is changed was made by parties, as a relative clause tells (甲部公布的公告)."""
    return cue("its_maker").match(scene.masked[chain[-1].end : trigger.start]) is not None


def _told_before(
    scene: Scene, spans: Iterator[tuple[int, int]], trigger: Trigger, start: int, *, alone: bool
) -> list[str]:
    """The partners that the clause before `start` tells: with whose help it is done, whose project is approved."""
    helped = scene.text.endswith(("下,", "下，"), 0, start)
    approved = alone and cue("approved").search(scene.form(trigger)) is not None
    granted = approved and cue("project").search(scene.text[start : trigger.start])
    earlier = next(spans, None) if helped or granted else None
    if earlier is None:
        return []
    named = chains(scene, *earlier)
    if granted:  # X宣布，其项目获Y批准
        return [p.name for chain in named for p in chain if p.kind == "company"][-1:]
    return [p.name for chain in named if _helps(scene.text, chain, trigger) for p in chain]


def as_one(scene: Scene, trigger: Trigger, event_type: str, parties: Parties) -> Parties:
    """The parties of what both sides do alike, as one: they merge, settle or swap (X改与Y议定合并)."""
    if event_type not in _JOINT or not parties.actors or not parties.partners or scene.form(trigger) == "和解":
        return parties
    clause = _CLAUSE.match(scene.text, trigger.start, trigger.end + _OBJECT)
    if clause is None or cue("becoming_one").search(clause[0]) is None:
        return parties
    named = scene.parties.within(trigger.start - _OBJECT * 2, trigger.start)
    if any(p.name in parties.partners and scene.text.endswith(("将", "把"), 0, p.start) for p in named):
        return Parties(parties.actors)  # 政府决定将X与Y合并
    return Parties((*parties.actors, *parties.partners))


def _own_countries(scene: Scene, actors: tuple[str, ...]) -> set[str | None]:
    """The countries of bodies of state that act: a ministry gives to its own country's states and firms."""
    return {p.country for p in scene.parties.items if p.kind in _OF_STATE and p.name in actors}


def _names_subject(scene: Scene, start: int, end: int) -> bool:
    """Whether words before a passive verb name what it is done to (铜的出口许可又被延长)."""
    words = cue("passive_verb").sub("", scene.masked[start:end])
    return len(cue("adverb").sub("", words).strip(f"{NAME}{TITLE}才")) > 1


def is_passive(scene: Scene, trigger: Trigger, event_type: str) -> bool:
    """Whether something is done to the subject by somebody unnamed (该公司被处以罚款); a plant stops all the same."""
    if event_type == "operate":
        return False
    clause = _CLAUSE_END.split(scene.masked[max(0, trigger.start - _LONGEST_ROW) : trigger.start])[-1]
    if cue("listed_as").match(scene.form(trigger)) and cue("several_firms").search(clause):
        return True  # X、Y等5家企业列为试点
    before = scene.text[max(0, trigger.start - 4) : trigger.start]
    return cue("passive_verb").search(before) is not None or scene.text.startswith("被", trigger.start)


def _patients(
    scene: Scene, agents: list[Party], subjects: list[str], start: int, spans: Iterator[tuple[int, int]]
) -> list[str]:
    """Whom the agents act on, where the sentence is a passive (X被Y列入, X获Y批准; X力阻交易，但遭Y驳回)."""
    before = scene.text[max(0, agents[0].start - 4) : agents[0].start]
    if not (cue("passive").search(before) or cue("gaining").search(before)):
        return []
    before_agents = chains(scene, start, agents[0].start)
    owners = [c[-1] for c in before_agents if c[-1].kind == "company" and scene.text.startswith("的", c[-1].end)]
    if owners and not subjects:
        return [owners[-1].name]  # X的许可证被Y吊销
    if subjects or before.endswith("获") or _names_subject(scene, start, agents[0].start):
        return subjects
    companies = ([p.name for p in c if p.kind == "company"] for s in spans for c in chains(scene, *s)[:1])
    return next(filter(None, companies), [])


def _role(text: str, chain: list[Party], trigger: Trigger, event_type: str) -> str:
    """What parties before a trigger are to it: `actor`, `along`, `agent`, `helper`, `partner`, `split` or `none`."""
    before = words_before(text, max(0, chain[0].start - _FAR), chain[0].start)[-_NEAR:]
    after = text[chain[-1].end : trigger.start]
    if marked := _marked_role(text, before, chain, trigger, event_type):
        return marked
    if _is_split(text, chain, trigger, event_type):
        return "split"
    if event_type == "operate" and chain[-1].kind == "country" and before.endswith(("把", "将")):
        return "none"  # 将印尼子公司的股份出售
    if cue("jointly").search(before):
        return "partner" if event_type == "establish" else "actor"
    if _acts_along(text, chain, trigger, event_type):
        return "along"
    acted_on = event_type not in MEASURES and _is_acted_on(text, chain, after)
    if acted_on or _is_other_side(before, after, chain[-1], trigger, event_type):
        return "partner"
    cited = before.endswith(_CITING) and (
        text.startswith("的", trigger.end) or text.endswith("所", 0, trigger.start)
    )  # 根据世界银行发布的报告, 据该行所公布数据: the bank acts
    framed = _is_framed(text, before, chain[-1], trigger, event_type)
    if (
        cue("circumstance").search(before)
        and not cited
        and not framed
        and not (event_type == "forecast" and _is_source(after))
    ):
        return "none"
    officials = len(chain) > 1 and cue("officials").search(after)  # X和Y的外长签署
    own = officials or _is_possessor(text, after, trigger, event_type)
    return "actor" if own or _is_subject(after, chain[-1], event_type) else "none"


def _marked_role(text: str, before: str, chain: list[Party], trigger: Trigger, event_type: str) -> str | None:
    """The role of parties that the words before them tell alone: of a journey, of a passive, of help."""
    if before.endswith(_BY_MEANS):
        return "none"  # 通过X收购: who stands before it acts
    if event_type == "enact" and chain[-1].kind == "legislature" and before.endswith(("在", "于", "获")):
        return "actor" if cue("passing").match(text[chain[-1].end :][:_NEAR]) else None  # 在众议院过关
    if cue("travelling").search(before):
        return "partner" if chain[-1].kind == "country" else "none"  # 赴美国考察: not whose doing it is
    if before.endswith("由") and cue("in_relative_clause").fullmatch(text[chain[-1].end : trigger.start]):
        return "none"  # 由X贷款支持的钢厂投产
    if cue("agent").search(before) or (event_type == "fund" and cue("gaining").search(before)):
        return "agent"
    return "helper" if _helps(text, chain, trigger) else None


def _helps(text: str, chain: list[Party], trigger: Trigger) -> bool:
    """Whether it is done with the help of parties (在X的协助下, 依托X)."""
    before = text[max(0, chain[0].start - 2) : chain[0].start]
    if cue("relying").search(before):
        return True
    return before.endswith("在") and cue("helping").search(text[chain[-1].end : trigger.start]) is not None


def _is_split(text: str, chain: list[Party], trigger: Trigger, event_type: str) -> bool:
    """Whether the second of the parties who sign, make or renew a deal is the other side of the first."""
    if len(chain) == 1 or _is_done_together(text, chain[-1], trigger):
        return False
    behind = text[trigger.start : trigger.end + _NEAR]
    renewed = event_type in {"amend", "other"} and cue("agreement_object").search(behind)
    lent = event_type == "fund" and trigger.entry.type == "agree"  # 该部与X敲定贷款
    agreed = event_type == "agree" or trigger.entry.id == "sign" or renewed or lent
    return bool(agreed) and two_sides(text, chain, trigger)


def _is_done_together(text: str, last: Party, trigger: Trigger) -> bool:
    """Whether the words behind parties tell that they act as one (X与Y共同签约, X与Y同意联手收购)."""
    between = text[last.end : trigger.start]
    return cue("together").match(between) is not None or bool(
        not between and cue("together").match(text[trigger.end : trigger.end + _NEAR])
    )


def _acts_along(text: str, chain: list[Party], trigger: Trigger, event_type: str) -> bool:
    """Whether others do with the subject what needs no other side: X又与Y投资Z, X将与Y合资组建Z."""
    deal = trigger.entry.type == "agree" or trigger.entry.id == "sign" or text.startswith("合", trigger.start)
    if deal or event_type not in _OWN_DOING or not text.endswith(_BESIDE, 0, chain[0].start):
        return False
    return cue("side_by_side").fullmatch(text[chain[-1].end : trigger.start]) is not None


def _is_joined_by(scene: Scene, chain: list[Party], actors: list[str], trigger: Trigger, event_type: str) -> bool:
    """Whether those behind 与 do it as much as the subject: they sign together, or build together (与X合建)."""
    if not actors or not scene.text.endswith(_BESIDE, 0, chain[0].start):
        return False
    if event_type in {"operate", "establish"}:
        return scene.text.startswith(("合建", "共建", "合组", "共组"), trigger.start)
    return event_type in {"meet", "agree"} and _is_done_together(scene.text, chain[-1], trigger)


def _is_acted_on(text: str, chain: list[Party], after: str) -> bool:
    """Whether a country's goods or firms are the object of 将 or 对, whatever describes them (对所有中国商品)."""
    if chain[-1].kind != "country" or cue("goods_or_firms").match(after) is None:
        return False
    return cue("acted_on").search(text[max(0, chain[0].start - _FAR) : chain[0].start]) is not None


def _is_framed(text: str, before: str, party: Party, trigger: Trigger, event_type: str) -> bool:
    """Whether 在 opens a frame of time in which the parties act (在越南宣布管制后), rather than tells where."""
    acts = party.kind == "person" or event_type in {"restrict", "issue", "amend", "enact"}
    return acts and before.endswith("在") and _FRAME_END.match(text, trigger.end) is not None


def _is_other_side(before: str, after: str, party: Party, trigger: Trigger, event_type: str) -> bool:
    """Whether parties before a trigger are whom it is done to or before whom: 向X, 在X起诉, 中国产钨 under a duty."""
    if event_type not in MEASURES and cue("causing").search(before):
        return True
    forum = trigger.entry.id == "sue" or _reports_to(party, trigger)
    made_there = event_type == "restrict" and cue("made_there").search(after)
    funded = event_type == "fund" and cue("for").search(before)
    if cue("towards").search(before) or cue("towards_counted").search(before):
        return True
    where = party.kind == "country" and before.endswith("在")  # 在比利时起诉X: before its courts
    return bool(made_there or funded or (forum and not where and cue("forum").search(before)))


def _is_subject(after: str, party: Party, event_type: str) -> bool:
    """Whether the words between parties and trigger leave them its subject."""
    if event_type == "forecast":
        return True
    if event_type in MEASURES:
        own = party.kind == "company" and cue("own_figures").match(after) is not None  # X公布，去年营收…
        return own or not (_is_source(after) or party.name.endswith("交易所"))
    if event_type in {"operate", "other"} and cue("plant").search(after) and not _TAKES_PLANT.search(after):
        return party.kind != "country"  # a mine stands in a country, and is a company's
    if event_type == "enact" and "的《" in after:
        return False  # 特朗普签字的《大而美法案》生效: the statute is the subject
    if cue("at_its_meeting").search(after):
        return False  # 在3月的X会议上表示
    if event_type in _OWN_DOING and cue("own_programme").search(after):
        return True
    return cue("attributive").search(after) is None or cue("way_of_doing").match(after) is not None


def _is_possessor(text: str, after: str, trigger: Trigger, event_type: str) -> bool:
    """Whether the paper that tells its own issuing is that of the parties before it (甲国2008年的《乙倡议》)."""
    return event_type in _OWN_DOING and text[trigger.start] in "《“" and _OF_YEAR.fullmatch(after) is not None


def _is_source(after: str) -> bool:
    return cue("source").search(after) is not None


def _reports_to(party: Party, trigger: Trigger) -> bool:
    """Whether the trigger is an answer to a parliament (在立法院备询)."""
    return party.kind == "legislature" and trigger.entry.type in {"meet", "other"}
