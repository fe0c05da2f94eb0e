"""The type of an event: from its trigger and what the trigger acts on."""

from policy_nlp.extract.events.case import Case
from policy_nlp.extract.events.triggers import TriggerEntry
from policy_nlp.extract.events.types import controls, documents, doings
from policy_nlp.lexicon.cues import cue

_RULES = documents.RULES | controls.RULES | doings.RULES


def resolve(entry: TriggerEntry, case: Case) -> str:
    """The guide's event type of a trigger of the class `entry`."""
    if entry.type == "restrict" and cue("negation").search(case.before):
        return "other"
    said = case.form in {"指出", "称"} and not cue("study").search(case.before)
    if entry.id == "demand" and cue("paper_subject").search(case.before):
        return "issue"
    if case.kind is None and (entry.id == "demand" or said):
        return doings.saying(case)
    if entry.role == "content" or (entry.role == "speech" and case.kind and cue("in_document").search(case.before)):
        return "issue"
    if (entry.id == "rise" and controls.raises_duty(case)) or (
        entry.id in {"rise", "fall", "target"} and controls.moves_quota(case)
    ):
        return "restrict"
    if value := _of_value(entry, case):
        return value
    rule = _RULES.get(entry.id)
    return rule(case) if rule else entry.type


def _of_value(entry: TriggerEntry, case: Case) -> str | None:
    """The type of a value by whether it is aimed at, foreseen or reached; None where that decides nothing."""
    if entry.type == "market" and cue("set_out").search(case.before):
        return "forecast"
    reached = case.form == "实现"
    if (case.ahead or case.foreseen) and (entry.type in {"market", "statistic"} or reached):
        return "restrict" if controls.shares_quota(case) else "forecast"
    if reached and not cue("target").search(case.before) and not cue("goal_behind").search(case.near):
        return "market" if cue("achieved_move").match(case.near) else "statistic"
    return None
