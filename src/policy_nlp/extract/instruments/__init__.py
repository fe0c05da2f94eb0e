"""Policy instruments: laws, bills, orders, strategies, reports, lists, agreements and initiatives named in a text."""

from policy_nlp.extract.instruments.component import FACTORY, make_instruments
from policy_nlp.extract.instruments.extractor import find_instruments

__all__ = ["FACTORY", "find_instruments", "make_instruments"]
