"""Dated events: what the walk through each sentence found, with its arguments, and the rows of tables."""

from policy_nlp.extract.events.scene import set_scene
from policy_nlp.extract.events.sentences import parse, sentences_of
from policy_nlp.extract.events.tables import find_table_events
from policy_nlp.extract.events.telling import Telling
from policy_nlp.model import BlockKind, EventMention, Reading


def find_events(reading: Reading) -> list[EventMention]:
    """The dated events of a reading whose other layers have been found."""
    scene = set_scene(reading)
    events = list(find_table_events(scene))
    for block in reading.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            continue
        told: list[EventMention] = []
        for start, end in sentences_of(reading.text, block):
            dates = scene.dates.within(start, end)
            if dates:
                events += Telling(scene, parse(reading.text, start, end), told, block.start).events(dates)
    return sorted(events, key=lambda e: (e.start, e.end, e.edtf))
