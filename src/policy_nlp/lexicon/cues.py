"""Words around a trigger or a date: the entries of `data/event_cues.yaml` and its like as compiled patterns."""

import re
from functools import cache
from typing import Literal

from policy_nlp.lexicon.loader import Entry, load


class CueEntry(Entry):
    """Words that tell the same when they stand at the given place of a stretch; keys as explained in the data file."""

    place: Literal["end", "start", "in"]
    words: tuple[str, ...]


@cache
def cue(identifier: str, file: str = "event_cues.yaml") -> re.Pattern[str]:
    """The pattern of a cue of a data file, to be used with `search` on the stretch that its place speaks of.

    Raises:
        KeyError: no cue has this id.
    """
    entry = {e.id: e for e in cue_entries(file)}[identifier]
    words = "|".join(entry.words)
    return re.compile({"end": f"(?:{words})$", "start": f"^(?:{words})", "in": f"(?:{words})"}[entry.place])


@cache
def cue_entries(file: str = "event_cues.yaml") -> tuple[CueEntry, ...]:
    """All cues of a data file, in its order."""
    return load(file, CueEntry)
