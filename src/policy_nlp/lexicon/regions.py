"""Lines out of scope: the entries of `data/regions.yaml`."""

import re
from functools import cache
from typing import Literal

from pydantic import field_validator

from policy_nlp.lexicon.loader import Entry, load


class RegionEntry(Entry):
    """A kind of line that is out of scope; `pattern` must match at the start of the stripped, folded line."""

    reason: str
    scope: Literal["line", "next", "list", "rest"]
    pattern: re.Pattern[str]

    @field_validator("pattern", mode="before")
    @classmethod
    def _compile(cls, value: str) -> re.Pattern[str]:
        return re.compile(value)


@cache
def region_entries() -> tuple[RegionEntry, ...]:
    """All entries, in file order: the first that matches decides."""
    return load("regions.yaml", RegionEntry)
