"""Labels of other tools: the layer, and for events the type."""

from policy_nlp.model.annotation import VALUE_KEYS, Record
from policy_nlp.table.columns import EVENTS

LAYERS = (*(layer for layer in VALUE_KEYS if layer != "event"), "region")
TYPES = next(column.choices for column in EVENTS if column.name == "event_type")
LABELS = (*LAYERS, *(f"event:{event_type}" for event_type in TYPES))
_PLACE = frozenset({"layer", "start", "end", "text"})


def label_of(record: Record) -> str:
    """The label of an annotation: `date`, `event:issue`."""
    return f"event:{record['type']}" if record["layer"] == "event" else str(record["layer"])


def from_label(label: str) -> Record:
    """The keys that a label stands for.

    Raises:
        ValueError: it is none of `LABELS`.
    """
    if label not in LABELS:
        raise ValueError(f"unknown label {label!r}; use one of {', '.join(LABELS)}")
    layer, _, event_type = label.partition(":")
    return {"layer": layer} | ({"type": event_type} if event_type else {})


def values_of(record: Record) -> Record:
    """The keys of an annotation that neither its place nor its label tells."""
    told = _PLACE | ({"type"} if record["layer"] == "event" else set())
    return {key: value for key, value in record.items() if key not in told}
