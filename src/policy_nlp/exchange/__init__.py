"""Exchange with annotation tools: brat, Label Studio, doccano, spaCy and Prodigy.

Offsets that go out are code points; what comes in is checked against the article, in code points or UTF-16 units.
"""

from policy_nlp.exchange.convert import FORMATS, Exchanged, export_annotations, import_annotations
from policy_nlp.exchange.document import ExchangeError

__all__ = ["FORMATS", "ExchangeError", "Exchanged", "export_annotations", "import_annotations"]
