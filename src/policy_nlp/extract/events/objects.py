"""The title that a verb is about where a year or a second verb stands between them."""

from policy_nlp.extract.events.scene import Scene
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import InstrumentMention

_OF_EDITIONS = {"list", "report", "strategy", "other"}
_NEAR = 24  # characters behind a verb in which stands the title that it shares with the next verb


def title_over(scene: Scene, verb_end: int) -> InstrumentMention | None:
    """The title behind the year of its edition (公布|2025年《清单》), or behind a verb sharing it (公布并施行的)."""
    return _edition(scene, verb_end) or _shared(scene, verb_end)


def _edition(scene: Scene, verb_end: int) -> InstrumentMention | None:
    year = next(iter(scene.dates.within(verb_end, verb_end + 2)), None)
    if year is None or scene.text[verb_end : year.start].strip("了的"):
        return None
    return next((i for i in scene.instruments.within(year.end, year.end + 1) if i.kind in _OF_EDITIONS), None)


def _shared(scene: Scene, verb_end: int) -> InstrumentMention | None:
    if cue("and_then_of").match(scene.text[verb_end : verb_end + _NEAR]) is None:
        return None
    title = next(iter(scene.instruments.within(verb_end, verb_end + _NEAR)), None)
    return title if title and scene.text.startswith("的", title.start - 1) else None
