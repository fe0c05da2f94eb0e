"""Agencies: named organisations that can act on policy, with their full names, kinds and countries."""

from policy_nlp.extract.agencies.extractor import find_agencies

__all__ = ["find_agencies"]
