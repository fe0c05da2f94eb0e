"""Facts: every figure with a subject as measure, commodity, jurisdiction, counterpart, period and value."""

from policy_nlp.extract.facts.extractor import find_facts

__all__ = ["find_facts"]
