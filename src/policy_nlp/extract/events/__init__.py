"""Dated events: triggers, their dates and their arguments."""

from policy_nlp.extract.events.extractor import find_events

__all__ = ["find_events"]
