"""The spaCy factory of the date layer."""

from spacy.language import Language

from policy_nlp.extract.component import LayerComponent
from policy_nlp.extract.dates.extractor import find_dates


@Language.factory("policy_dates")
def make_dates(nlp: Language, name: str) -> LayerComponent:  # noqa: ARG001 (spaCy passes both)
    """The component that sets `reading.dates`."""
    return LayerComponent(name, "dates", find_dates)
