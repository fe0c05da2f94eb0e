"""The spaCy coat of the mineral layer."""

from spacy.language import Language

from policy_nlp.extract.component import LayerComponent
from policy_nlp.extract.minerals.extractor import find_minerals


@Language.factory("policy_minerals")
def make_minerals(nlp: Language, name: str) -> LayerComponent:  # noqa: ARG001  (spaCy's factory signature)
    """A component that finds minerals; `doc.spans[name]` shows them."""
    return LayerComponent(name, "minerals", find_minerals)
