"""Policy instruments: laws, bills, orders, strategies, reports, lists, agreements and initiatives named in a text."""

from policy_nlp.extract.instruments.component import FACTORY, YEARS_FACTORY, make_instruments, make_notice_years
from policy_nlp.extract.instruments.extractor import find_instruments
from policy_nlp.extract.instruments.years import with_years

__all__ = ["FACTORY", "YEARS_FACTORY", "find_instruments", "make_instruments", "make_notice_years", "with_years"]
