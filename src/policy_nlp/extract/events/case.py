"""What decides the type of an event."""

import re
from collections.abc import Sequence

from msgspec import Struct

from policy_nlp.model import FigureMention

_PAUSE = re.compile("[,，。;；]")
NEAR = 40
"""How many characters from a trigger its object, or what it is about, may stand."""


class Case(Struct, frozen=True):
    """What decides the type that a trigger has.

    Attributes:
        form: the trigger's text.
        told: the text that it governs, its own clause first.
        before: the part of it before the trigger.
        after: the part of it behind the trigger.
        context: the paragraph up to there.
        kind: the guide's kind of the instrument that it is about, if any.
        figures: the quantities that it governs.
        ahead: whether its date lies after the publication.
        foreseen: whether it is told as foreseen for the year of publication.
    """

    form: str
    told: str
    before: str = ""
    after: str = ""
    context: str = ""
    kind: str | None = None
    figures: Sequence[FigureMention] = ()
    ahead: bool = False
    foreseen: bool = False

    @property
    def is_of_law(self) -> bool:
        """Whether it is about a law or a bill."""
        return self.kind in {"law", "bill"}

    @property
    def near(self) -> str:
        """The text in which the trigger's object stands."""
        return self.after[:NEAR]

    @property
    def object(self) -> str:
        """The text of its own clause behind the trigger, in which the direct object stands."""
        return _PAUSE.split(self.after, maxsplit=1)[0]

    @property
    def has_money(self) -> bool:
        """Whether one of its quantities is money."""
        return any(f.kind == "money" for f in self.figures)

    @property
    def is_money(self) -> bool:
        """Whether all of its quantities are money, but for how many times as much it is."""
        return self.has_money and all(f.kind in {"money", "multiple"} for f in self.figures)
