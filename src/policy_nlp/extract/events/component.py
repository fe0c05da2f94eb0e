"""The spaCy component of the event layer."""

from spacy.language import Language

from policy_nlp.extract.component import LayerComponent
from policy_nlp.extract.events.extractor import find_events


@Language.factory("policy_events")
def make_events(nlp: Language, name: str) -> LayerComponent:  # noqa: ARG001 (spaCy calls factories with both)
    """Make the component that sets `doc.spans["policy_events"]`."""
    return LayerComponent(name, "events", find_events)
