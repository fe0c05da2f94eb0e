"""Dated events: what the walk through each sentence found, with its arguments, and the rows of tables."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from policy_nlp.extract.events.scene import Scene, set_scene
from policy_nlp.extract.events.sentences import parse, sentences_of
from policy_nlp.extract.events.tables import find_table_events
from policy_nlp.extract.events.telling import Telling
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import BlockKind, DateMention, EventMention, Reading

_SECTION = re.compile(
    r"[#\s]*(?:第?[一二三四五六七八九十]{1,3}[章节]?|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?!\d)(?:\.\d{1,2}){0,2})[、.．\s]*"
    r"[^。；;！？\n]{2,40}[(（](?:19|20)\d\d年?\s?[—–~～至-]{1,2}\s?(?:(?:19|20)?\d\d年?|今|至今)[)）]\s*"
)


_YEAR_OF = re.compile(
    r"[#\s]*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?!\d)(?:\.\d{1,2}){0,2}[、.．\s])\s*"
    r"(?:19|20)\d\d年的[\u4e00-\u9fff]{2,6}\s*"
)
_STUDY = re.compile(
    r"[^。；;！？\n]{4,40}(?:考察|研究|历程|演变|演进|回顾|综述|分析|概览|大事记|年表|脉络|述评)"
    r"[(（](?:19|20)\d\d年?\s?[—–~～至-]{1,2}\s?(?:(?:19|20)?\d\d年?|今)[)）]\s*"
)
_HEADS = (_SECTION, _YEAR_OF, _STUDY)


def _heads_section(text: str, start: int, end: int) -> bool:
    """Whether a block only tells of what years its section or article is (二、出口收紧（2005—2010年）)."""
    return any(head.fullmatch(text, start, end) for head in _HEADS)


def _meeting_of(scene: Scene, start: int, end: int, told: Sequence[EventMention]) -> DateMention | None:
    """The date of the meeting of the sentence before, where a sentence tells what was done there (会上成立…)."""
    if not told or cue("at_that_meeting").match(scene.text[start:end]) is None:
        return None
    held = next((e.date_span for e in reversed(told) if e.type == "meet"), None)
    return next(iter(scene.dates.within(*held)), None) if held else None


def _force_of(scene: Scene, start: int, end: int, told: Sequence[EventMention]) -> DateMention | None:
    """The date on which the text of the sentence before comes into force, where the old one ends then (同时废止)."""
    last = told[-1] if told else None
    if last is None or last.rule != "in_force" or cue("repealed_then").search(scene.text[start:end]) is None:
        return None
    return next(iter(scene.dates.within(*last.date_span)), None) if last.date_span else None


def find_events(reading: Reading) -> list[EventMention]:
    """The dated events of a reading whose other layers have been found."""
    scene = set_scene(reading)
    events = list(find_table_events(scene))
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE_ROW or _heads_section(reading.text, block.start, block.end):
            continue
        told: list[EventMention] = []
        for start, end in sentences_of(reading.text, block):
            dates = scene.dates.within(start, end)
            held = None if dates else _meeting_of(scene, start, end, told)
            held = held or _force_of(scene, start, end, told)
            if dates or held:
                events += Telling(scene, parse(reading.text, start, end), told, block.start).events(dates, held)
    return sorted(_with_passed(events), key=lambda e: (e.start, e.end, e.edtf))


def _with_passed(events: Sequence[EventMention]) -> list[EventMention]:
    """The events; a bill of which the article tells that it later became law was not only proposed."""
    passed: dict[str | None, str] = {}
    for event in events:
        if event.type == "enact" and event.modality == "actual" and event.instrument:
            passed[event.instrument] = max(event.edtf, passed.get(event.instrument, ""))
    return [
        replace(e, modality="actual")
        if (e.type, e.modality) == ("propose", "proposed") and e.edtf < passed.get(e.instrument, "")
        else e
        for e in events
    ]
