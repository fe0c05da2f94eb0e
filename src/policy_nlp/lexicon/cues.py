"""Words around a trigger: the entries of `data/event_cues.yaml` as compiled patterns."""

import re
from functools import cache
from typing import Literal

from policy_nlp.lexicon.loader import Entry, load


class CueEntry(Entry):
    """Words that tell the same when they stand at the given place of a stretch; keys as explained in the data file."""

    place: Literal["end", "start", "in"]
    words: tuple[str, ...]


@cache
def cue(identifier: str) -> re.Pattern[str]:
    """The pattern of a cue, to be used with `search` on the stretch that its place speaks of.

    Raises:
        KeyError: no cue has this id.
    """
    entry = {e.id: e for e in cue_entries()}[identifier]
    words = "|".join(entry.words)
    return re.compile({"end": f"(?:{words})$", "start": f"^(?:{words})", "in": f"(?:{words})"}[entry.place])


@cache
def cue_entries() -> tuple[CueEntry, ...]:
    """All cues, in file order."""
    return load("event_cues.yaml", CueEntry)
