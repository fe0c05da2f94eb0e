"""The spaCy factory of the instrument layer."""

from spacy.language import Language

from policy_nlp.extract.component import LayerComponent
from policy_nlp.extract.instruments.extractor import find_instruments

FACTORY = "policy_instruments"


@Language.factory(FACTORY)
def make_instruments(nlp: Language, name: str) -> LayerComponent:  # noqa: ARG001  (spaCy passes nlp by name)
    """The component that sets `Reading.instruments`."""
    return LayerComponent(name, "instruments", find_instruments)
