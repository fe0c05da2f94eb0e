"""The spaCy component of the agency layer."""

from spacy.language import Language

from policy_nlp.extract.agencies.extractor import find_agencies
from policy_nlp.extract.component import LayerComponent


@Language.factory("policy_agencies")
def make_agencies(nlp: Language, name: str) -> LayerComponent:  # noqa: ARG001  spaCy's factory signature
    """The component that sets `reading.agencies` and `doc.spans[name]`."""
    return LayerComponent(name, "agencies", find_agencies)
