"""The spaCy factory of the instrument layer."""

from spacy.language import Language

from policy_nlp.extract.component import LayerComponent
from policy_nlp.extract.instruments.extractor import find_instruments
from policy_nlp.extract.instruments.years import with_years

FACTORY = "policy_instruments"
YEARS_FACTORY = "policy_notice_years"


@Language.factory(FACTORY)
def make_instruments(nlp: Language, name: str) -> LayerComponent:  # noqa: ARG001  (spaCy passes nlp by name)
    """The component that sets `Reading.instruments`."""
    return LayerComponent(name, "instruments", find_instruments)


@Language.factory(YEARS_FACTORY)
def make_notice_years(nlp: Language, name: str) -> LayerComponent:  # noqa: ARG001  (spaCy passes nlp by name)
    """The component that gives numbered notices in `Reading.instruments` the year of their sentence."""
    return LayerComponent(name, "instruments", with_years)
