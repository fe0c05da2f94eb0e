"""The figure layer as a spaCy component."""

from spacy.language import Language

from policy_nlp.extract.component import LayerComponent
from policy_nlp.extract.figures.extractor import find_figures


@Language.factory("policy_figures")
def make_figures(nlp: Language, name: str) -> LayerComponent:  # noqa: ARG001  (spaCy's signature for factories)
    """The component that finds quantities."""
    return LayerComponent(name, "figures", find_figures)
