"""The words: data files under `data/`, their schemas, one loader, and the lint that tests each entry on its examples."""

from policy_nlp.lexicon.loader import Entry, LexiconError, load
from policy_nlp.lexicon.script import simplify

__all__ = ["Entry", "LexiconError", "load", "simplify"]
