"""The words: data files under `data/`, their schemas, one loader, and the lint that runs their examples."""

from policy_nlp.lexicon.loader import Entry, LexiconError, load, withhold
from policy_nlp.lexicon.script import simplify

__all__ = ["Entry", "LexiconError", "load", "simplify", "withhold"]
