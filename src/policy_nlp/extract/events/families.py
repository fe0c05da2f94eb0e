"""Types of events that rules treat alike."""

MEASURES = frozenset({"statistic", "market"})
"""Values that were measured."""

VALUES = MEASURES | {"forecast"}
"""All values."""

CONTROLS = frozenset({"restrict", "amend"})
"""What a control can be told as: its coming, its change."""

DEALS = frozenset({"operate", "fund", "agree"})
"""What money changes hands for."""
MOVES = frozenset({"rise", "fall"})
"""Classes of triggers that tell of a value going up or down."""
