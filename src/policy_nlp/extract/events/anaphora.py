"""Subjects that are only understood: 政府, 该局, 它, 双方, or none at all."""

from collections.abc import Sequence

from policy_nlp.extract.events.scene import Party, Scene
from policy_nlp.lexicon.cues import cue
from policy_nlp.model import EventMention

_LONGEST_ADVERBIAL = 2


def understood_actors(
    scene: Scene, subject: tuple[int, int], paragraph: int, told: Sequence[EventMention], *, soft: bool
) -> tuple[str, ...]:
    """The actors of a happening whose clause names none.

    Args:
        scene: the reading.
        subject: the stretch in which the subject should stand: behind the date, before the trigger.
        paragraph: where the paragraph begins.
        told: the events told before in the paragraph.
        soft: whether it is a measure, whose subject can only be a country.
    """
    words = scene.text[slice(*subject)]
    before = scene.parties.within(paragraph, subject[0])
    if cue("both").search(words):
        return _last_pair(before)
    if body := cue("body").search(words):
        head = body[0][-1]
        bodies = [p for p in before if p.kind not in {"country", "person"}]
        return _last([p for p in bodies if p.name.endswith(head)]) or _last(before if head == "它" else bodies)
    if cue("person").search(words):
        return _last([p for p in before if p.kind == "person"])
    if cue("government").search(words):
        return country_told(scene, before)
    if told and len(cue("adverb").sub("", words)) <= _LONGEST_ADVERBIAL:
        countries = {p.name for p in before if p.kind == "country"}
        return tuple(a for a in told[-1].actors if not soft or a in countries)
    return ()


def country_told(scene: Scene, before: Sequence[Party]) -> tuple[str, ...]:
    """The country that was told last, by its name or by one of its bodies; else the article's."""
    country = next((p.country for p in reversed(before) if p.country), scene.home)
    return (country,) if country else ()


def _last(parties: Sequence[Party]) -> tuple[str, ...]:
    return (parties[-1].name,) if parties else ()


def _last_pair(parties: Sequence[Party]) -> tuple[str, ...]:
    kinds = {parties[-1].kind} if parties else set()
    names = dict.fromkeys(p.name for p in reversed(parties) if p.kind in kinds)
    return tuple(reversed(list(names)[:2])) if len(names) > 1 else ()
