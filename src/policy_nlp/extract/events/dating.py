"""What a date is to its clause: the date of what follows, or of one word, one title, one value alone."""

import re
from collections.abc import Iterator
from itertools import pairwise

from policy_nlp.extract.events.case import Case
from policy_nlp.extract.events.fallback import resultative
from policy_nlp.extract.events.families import CONTROLS
from policy_nlp.extract.events.happening import Happening
from policy_nlp.extract.events.scene import Scene
from policy_nlp.extract.events.sentences import Clause
from policy_nlp.extract.events.triggers import Trigger, TriggerEntry
from policy_nlp.extract.events.view import SentenceView
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import DateMention, InstrumentMention

_JOINED_DATES = re.compile(r"[、和与及,，]|以及")
_AT_ITS_DATE = {"since", "written"}  # verbs that end in 于
_REACHING = {"", "到", "至"}
_JOINED_EDITIONS = re.compile(r"版?(?:[、和与及,，]|以及)")
_EDITIONS = 2  # at least
_TITLE = TriggerEntry(id="title", type="issue", role="noun", forms=())
_GUIDANCE = TriggerEntry(id="guidance", type="forecast", role="measure", forms=())
_SETS = {"amend", "set", "rise", "fall", "establish", "target"}
_GUIDED = 14  # characters of what a target is about
_YEAR_LENGTH = 4
_LONG_SINCE = re.compile(r"(?:有史|历史|长期|长久|一直|建国|开国|[年月周日天载]|世纪)(?:之久)?$")
_GOING_ON = re.compile(r"[还仍正]在|一直|频[繁频]|不断|持续|始终|日益|逐[步渐]|致力|积极")
_OLD_TERM = ("由", "从", "自", "原定", "原定于")
_TO_NEW_TERM = re.compile(
    r"(?:再次?|进一步|大幅)?(?:提前|推迟|延后|延期|延长|顺延|展延|展期|推后)(?:了?约?[\d一二两三四五六七八九十半]+个?[年月天日])?[至到]"
)
_LONGEST_NAME = 16  # characters of what a meeting is called behind its year


def units(view: SentenceView, clause: Clause) -> Iterator[tuple[list[DateMention], int, int]]:
    """A clause cut before each of its governing dates; dates joined by 、 or 和 stay together."""
    start: int = clause.start
    group: list[DateMention] = []
    aside: DateMention | None = None
    for date in view.dates_in(clause):
        joined = aside is not None and _JOINED_DATES.fullmatch(view.text[aside.end : date.start])
        if joined or _stands_aside(view, date, clause):
            aside = date
            continue
        between = view.text[group[-1].end : date.start] if group else ""
        if group and _JOINED_DATES.fullmatch(between):
            group.append(date)
            continue
        if group or view.text[start : date.start].strip():
            yield group, start, date.start
        group, start = [date], date.start
    yield group, start, clause.end


def _stands_aside(view: SentenceView, date: DateMention, clause: Clause) -> bool:
    """Whether a date governs nothing: in brackets, of an object, of a value compared with or started from."""
    if view.sentence.bracket_of(date.start) or _is_attribute(view, date, clause):
        return True
    before = view.text[max(clause.start, date.start - 3) : date.start]
    behind = view.text[date.end : date.end + 20]
    if any(cue(name).search(behind) for name in ("record", "extreme", "of_document")):
        return True
    if before.endswith(("就", "对", "把")) and len(date.edtf) == _YEAR_LENGTH:
        return True
    dated = any(d.end < date.start for d in view.dates)
    if dated and before.endswith(("把", "将")) and view.text.startswith("的", date.end):
        return True  # 11月7日把10月9日的公告冻结
    if before.endswith(("由", "从", "至", "到", "为")) and view.is_value_of(date):
        return not _ends_span(view, date, clause)
    measured = before.endswith(("以", "按", "照", "依")) and cue("at_prices_of").match(behind)  # 以2015年不变价计算
    if measured or (before.endswith(("与", "同")) and cue("compared_behind").search(behind)):
        return True
    if view.is_base_of(date) or _is_old_term(view, date):
        return True
    source = before.endswith("从") and "中" in behind and not behind.startswith("起")
    return source or bool(cue("compared").search(before))


def _ends_span(view: SentenceView, date: DateMention, clause: Clause) -> bool:
    """Whether a value ends a span of which the next clause tells (从2020年的3万吨到2024年的10万吨，产量增长两倍)."""
    values = view.figures(date.end, clause.end)
    if (
        not view.text.endswith(("到", "至"), 0, date.start)
        or len(values) != 1
        or view.triggers(clause.start, clause.end)
    ):
        return False
    first = next((d for d in view.dates_in(clause) if d.end < date.start), None)
    begins = first is not None and view.text.endswith(("从", "由", "自"), 0, first.start) and view.is_value_of(first)
    return begins and not view.text[values[0].end : clause.end].strip()


def is_of_paper(view: SentenceView, date: DateMention, clause: Clause) -> bool:
    """Whether a date only tells when the paper was made of which its clause tells (7月4日签署的《大法案》出手阔绰)."""
    made = [t for t in view.triggers(date.end, clause.end) if view.text.startswith("的", t.end)]
    if not made:
        return False
    noun = made[0].end + 1
    titled = any(i.start == noun for i in view.scene.instruments.within(noun, noun + 1))
    return titled or cue("edition").match(view.text[noun : noun + _LONGEST_NAME]) is not None


def ends_before(view: SentenceView, clause: Clause) -> bool:
    """Whether a clause only tells before what its dates say (越南去年12月设限前)."""
    dates = view.dates_in(clause)
    last = dates[-1].end if dates else clause.end
    return cue("before_it").search(view.text[last : clause.end]) is not None


def _is_old_term(view: SentenceView, date: DateMention) -> bool:
    """Whether a date is only the old term of what is put off or brought forward (由7月1日提前至1月1日)."""
    if not view.text.endswith(_OLD_TERM, 0, date.start):
        return False
    term = _TO_NEW_TERM.match(view.text, date.end)
    return term is not None and bool(view.scene.dates.within(term.end(), term.end() + 1))


def take_new_term(view: SentenceView, clause: Clause) -> Iterator[Happening]:
    """生效日期由2026年1月推迟至2027年1月: a shift that has no date of its own has that of its new term."""
    old = next((d for d in view.dates_in(clause) if _is_old_term(view, d)), None)
    if old is None or view.scene.dates.within(view.sentence.start, old.start):
        return
    shift = next((t for t in view.triggers(old.end, clause.end) if t.entry.id == "extend"), None)
    new = next((d for d in view.dates_in(clause) if d.start > old.start), None)
    if shift and new:
        view.taken.add(shift)
        view.dates.remove(old)
        view.dates.remove(new)
        yield Happening(shift, new, clause.start, clause.end)


def is_of_meeting_name(view: SentenceView, date: DateMention) -> bool:
    """Whether a year only belongs to the name of a meeting that another date dates (2025年工作会议)."""
    if len(date.edtf) != _YEAR_LENGTH or len(view.dates) == 1:
        return False
    return cue("meeting_name").match(view.text[date.end : date.end + _LONGEST_NAME]) is not None


def _is_attribute(view: SentenceView, date: DateMention, clause: Clause) -> bool:
    """下达今年首批指标5万吨: a date between a verb and its object dates the object alone."""
    acts = [t for t in view.triggers(clause.start, date.start) if t.entry.role == "main"]
    behind = view.triggers(date.end, clause.end)
    if acts and behind and acts[-1].end == date.start and acts[-1].entry.id == "issue":
        return all(t.entry.id == "quota" for t in behind)
    return bool(acts) and clause.end - date.end > 1 and not behind


def has_date_of_its_own(view: SentenceView, clause: Clause) -> bool:
    """Whether a part of a sentence that begins with `clause` tells its own date first in a later clause.

    …；某部起草的《条例》几经修改，由总统签署，2024年10月1日施行: nothing of it is of the date of the part before.
    """
    for later in view.sentence.clauses:
        if later.start > clause.start and later.opens:
            return False
        dates = view.dates_in(later) if later.start > clause.start else []
        if dates:
            return not view.text[later.start : dates[0].start].strip()
    return False


def is_deadline(view: SentenceView, date: DateMention, clause: Clause) -> bool:
    """Whether a date is the end of a term (到2030年, 2027年5月前)."""
    before = view.text[max(clause.start, date.start - 1) : date.start]
    if view.text.endswith(("截至", "截止到"), clause.start, date.start):
        return False  # what has come together until then
    behind = view.text[date.end : date.end + 4]
    return bool(cue("deadline").search(before) or cue("deadline_behind").search(behind))


def since(view: SentenceView, date: DateMention, clause: Clause) -> int | None:
    """Where 以来 stands behind a date in its clause (自2010年以来, 2016年该计划公布以来), if it does.

    It belongs to the date only directly behind it, or behind what befell then: 有史以来, 十年以来 tell how rare it is.
    """
    at = view.text.find("以来", date.end, clause.end)
    if at < 0 or at == date.end:
        return at if at >= 0 else None
    rare = _LONG_SINCE.search(view.text, date.end, at) or cue("record").match(view.text[at : at + _LONGEST_NAME])
    acts = [t for t in view.triggers(date.end, at) if t.entry.role == "main"]
    return None if rare or (acts and acts[-1].end != at) else at


def only_goes_on_since(view: SentenceView, trigger: Trigger, since: int, end: int) -> bool:
    """Whether an act has no date but that since which it was done: neither counted nor done again and again.

    Directly behind a date (2023年8月以来，该国实施管制) it is the act's own, unless the act is told to go on.
    """
    if trigger.start < since or trigger.entry.role == "measure" or view.figures(since, end):
        return False
    act = trigger.entry.role == "main" and trigger.entry.type != "other"
    behind = since + len("以来")
    opens = view.text.startswith((",", "，"), behind) or bool(view.scene.parties.within(behind, behind + 1))
    qualifies = view.text.startswith("的", trigger.end)  # 1917年以来英国公开的法律
    own = act and opens and not qualifies and any(date.end == since for date in view.dates)
    if own and _GOING_ON.search(view.text, since, trigger.start) is None:
        return False
    one_by_one = cue("one_by_one").search(view.text[since : trigger.start])  # 以来，该国先后颁布
    return one_by_one is None and cue("recurring").search(view.text[since:end]) is None


def begins_then(scene: Scene, date: DateMention) -> bool:
    """Whether a range tells from when something holds (即日起至2026年11月10日)."""
    return "/" in date.edtf and cue("from_then").search(scene.text[date.start : date.end]) is not None


def only_counts(scene: Scene, date: DateMention, event_type: str, case: Case) -> bool:
    """Whether a clause tells how many there are since or by its date (自2013年以来，已提交56项, 截至4月，累计列管…)."""
    if event_type in CONTROLS:
        return date.edtf.startswith("../") and cue("added_together").search(case.before) is not None
    counted = event_type in {"issue", "fund", "other"} and any(f.kind == "count" for f in case.figures)
    return counted and date.edtf.endswith("/..") and "以来" in scene.text[date.end : date.end + 8]


def ends_year(scene: Scene, date: DateMention) -> bool:
    """Whether a date is the end of the year of publication, told well before it."""
    published = scene.reading.context.published or ""
    running = date.edtf == published[:_YEAR_LENGTH] and "01" <= published[5:7] < "12"
    return running and cue("year_end").search(scene.text[date.start : date.end]) is not None


def take_dates_behind_verbs(view: SentenceView, clause: Clause) -> Iterator[Happening]:
    """成立于2013年, 攀升至2024年的340亿: the date behind its verb belongs to that verb alone."""
    for date in view.dates_in(clause):
        if high := _compared_with(view, date, clause):
            yield high
            continue
        for trigger in view.triggers(clause.start, date.start):
            between = view.text[trigger.end : date.start]
            reached = (
                between in _REACHING
                and (trigger.entry.role == "measure" or view.text[trigger.end - 1] in "到至")
                and view.is_value_of(date)
            )
            alone = between == "(" and trigger.entry.role == "main" and view.text.startswith(")", date.end)
            ends = between == "在" and date.end == clause.end - view.text.endswith("。", 0, clause.end)
            at_date = between == "于" and trigger.entry.id != "predict"  # 预计于2028年投产
            if at_date and _is_subject_of_passive(view, trigger, date, clause):
                continue
            if at_date or ends or alone or reached or (not between and trigger.entry.id in _AT_ITS_DATE):
                view.taken.add(trigger)
                if reached:  # 贸易额从当年的19亿美元增至2024年的42亿美元: the subject of the move
                    view.taken.update(t for t in view.triggers(clause.start, trigger.start) if t.entry.id == "gauge")
                view.dates.remove(date)
                yield Happening(trigger, date, clause.start if reached else trigger.start, clause.end)
                break


def _is_subject_of_passive(view: SentenceView, trigger: Trigger, date: DateMention, clause: Clause) -> bool:
    """Whether what stands before 于D is only what befalls something then (镍出口于2022年被禁止)."""
    if cue("befalls").match(view.text[date.end : clause.end]):
        return True
    if trigger.entry.role == "measure" and any(
        t.entry.role == "measure" for t in view.triggers(date.end, date.end + 1)
    ):
        return True  # 出口于2023年增至800万吨
    return trigger.entry.id == "level" and not view.figures(clause.start, clause.end)


def _compared_with(view: SentenceView, date: DateMention, clause: Clause) -> Happening | None:
    """较1月22日创下的106美元: the value compared with, where a verb of its own tells it."""
    verb = next((t for t in view.triggers(date.end, date.end + 1) if t.entry.role == "measure"), None)
    figures = view.figures(verb.end, verb.end + _LONGEST_NAME) if verb else []
    if verb is None or not figures or not view.text.startswith("的", verb.end):
        return None
    if not cue("compared").search(view.text[max(clause.start, date.start - 3) : date.start]):
        return None
    view.taken.add(verb)
    view.dates.remove(date)
    return Happening(verb, date, date.start, figures[0].end, figures=(figures[0],), compared=True)


def take_guided(view: SentenceView, clause: Clause) -> Iterator[Happening]:
    """把明年产量目标下调至2.5万吨: the year of a company's target is that of the target, not of the announcement."""
    for date in view.dates_in(clause):
        named = view.text.startswith(("把", "将"), date.start - 1)
        match = cue("guided").match(view.text[date.end : date.end + _GUIDED]) if named else None
        figures = view.figures(date.end, clause.end) if match else []
        if not match or not figures:
            continue
        behind = date.end + match.end()
        moves = [t for t in view.triggers(behind, figures[-1].start) if t.entry.role in {"main", "measure"}]
        move = next((t for t in moves if t.entry.id in _SETS), None) or resultative(view, behind, clause.end)
        if move:
            announced = not any(d.start < date.start for d in view.dates_in(clause))
            size = cue("size_of_move").match(view.text[clause.end : clause.end + _GUIDED])
            view.taken.update(view.triggers(date.start, clause.end + _GUIDED * bool(size)) if announced else ())
            view.dates.remove(date)
            yield Happening(Trigger(move.start, move.end, _GUIDANCE), date, date.start, clause.end)


def take_repealed(view: SentenceView, understood: DateMention) -> Iterator[Happening]:
    """2012年6月发布的《办法》同时废止: the old text ends when the new one, told before, comes into force."""
    sentence = view.sentence
    match = cue("repealed_then").search(view.text, sentence.start, sentence.end)
    ends = [t for t in view.triggers(match.start(), match.end()) if t.entry.role == "main"] if match else []
    if ends:
        view.taken.add(ends[-1])
        yield Happening(ends[-1], understood, sentence.clause_of(ends[-1].start).start, ends[-1].end)


def take_dated_titles(view: SentenceView, clause: Clause) -> Iterator[Happening]:
    """2018年关键矿产清单, 1974年的《备忘录》: a date that only says when a document was made."""
    for date in view.dates_in(clause):
        title = _title_of(view, date)
        if title and _is_edition(view, date, title, clause):
            view.dates.remove(date)
            continue
        if title is None or view.sentence.bracket_of(date.start):
            continue
        told = [t for t in view.triggers(title.end, view.sentence.end) if t.entry.role in {"main", "content"}]
        ranged = view.text.endswith(("从", "到"), clause.start, date.start)
        at_once = bool(told) and told[0].start == title.end and told[0].entry.role == "main"
        if told and not ranged and (clause.opens or (at_once and title.start == date.end)):
            continue
        view.dates.remove(date)
        yield Happening(Trigger(title.start, title.end, _TITLE), date, date.start, title.end, title)


def take_editions(view: SentenceView, clause: Clause) -> Iterator[Happening]:
    """公布了2018年、2022年两版清单: the dates of the editions behind a verb, each with the verb of all."""
    dates = view.dates_in(clause)
    if len(dates) < _EDITIONS or view.dates[0] is not dates[0]:
        return
    between = (view.text[a.end : b.start] for a, b in pairwise(dates))
    if cue("editions").match(view.text[dates[-1].end : clause.end]) is None or not all(
        _JOINED_EDITIONS.fullmatch(words) for words in between
    ):
        return
    verbs = [t for t in view.triggers(clause.start, dates[0].start) if t.entry.role == "main"]
    if verbs and view.text[verbs[-1].end : dates[0].start] in {"", "了", "过"}:
        view.taken.add(verbs[-1])
        for date in dates:
            view.dates.remove(date)
            yield Happening(verbs[-1], date, clause.start, clause.end)


def _is_edition(view: SentenceView, date: DateMention, title: InstrumentMention, clause: Clause) -> bool:
    """Whether a year only tells the edition of what is issued on another date (11月7日公布2025年版清单)."""
    marked = view.text.startswith(("版", "度", "《"), date.end)
    if len(date.edtf) != _YEAR_LENGTH or not (marked or title.start == date.end):
        return False
    joint = date.start - view.text.startswith("的", date.start - 1)  # 11月公布的2025年清单
    told = view.triggers(clause.start, date.start)
    issued = [t for t in told if t.end in {joint, date.start} and t.entry.role == "main"]
    then = [d for d in view.dates if issued and d.end <= issued[0].start]
    if not view.text.startswith(("版", "度"), date.end):
        # 发布2025年《目录》, not 援引1950年《法》, 公布2020年《清单》的更新版
        then = [d for d in then if d.edtf[:_YEAR_LENGTH] <= date.edtf and not view.text.startswith("的", title.end)]
    return bool(then)


def _title_of(view: SentenceView, date: DateMention) -> InstrumentMention | None:
    titles = view.scene.instruments.within(date.end, date.end + 14)
    if not titles:
        return None
    between = view.text[date.end : titles[0].start]
    owner = any(p.end >= titles[0].start - 1 for p in view.scene.parties.within(date.end, date.end + 1))
    return titles[0] if between in {"", "的", "版"} or owner else None
