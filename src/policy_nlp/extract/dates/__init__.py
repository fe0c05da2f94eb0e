"""Dates: calendar expressions, resolved to EDTF values by what the article tells before them."""

from policy_nlp.extract.dates.extractor import find_dates

__all__ = ["find_dates"]
