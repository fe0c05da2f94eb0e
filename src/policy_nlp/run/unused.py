"""What made no event: each sentence with a resolved date that is in no event, and the likeliest reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from policy_nlp.evaluate.matching import Sentences
from policy_nlp.extract.events.triggers import Trigger, find_triggers
from policy_nlp.lexicon import simplify
from policy_nlp.lexicon.cues import cue
from policy_nlp.link import AnnotatedArticle
from policy_nlp.link.records import clean_words
from policy_nlp.model import precision
from policy_nlp.model.annotation import Record
from policy_nlp.model.files import write_atomically

REASONS = {
    "coarse": "its dates are vaguer than a decade",
    "heading": "it is a title, a heading or a caption",
    "table_row": "its table row names no happening",
    "hypothetical": "it tells what would happen",
    "denied": "it tells what did not happen",
    "background": "its dates are those of a comparison, a source or a circumstance",
    "no_trigger": "no word in it names a happening",
    "content": "its verbs tell what a document says, or announce what is not told",
    "no_value": "it speaks of a measure without a value",
    "unattached": "a word names a happening, but no rule ties a date to it",
}
"""Why a sentence made no event, from the first that holds."""

CUES = "unused_cues.yaml"
_NAMES = frozenset({"date", "agency", "instrument", "figure"})
_MARK = "\ufffc"
_ENDS = re.compile(r"[。！？；，!?;,]")


def unused_sentences(annotated: AnnotatedArticle) -> Iterator[dict[str, Any]]:
    """The sentences of an article whose dates are in no event, in text order, each with its dates and a reason."""
    text, sentences = annotated.article.text, Sentences(annotated.article.text)
    by_sentence: dict[int, list[Record]] = defaultdict(list)
    used: set[int] = set()
    for record in annotated.records:
        by_sentence[sentences.number(record["start"])].append(record)
        if record["layer"] == "event":
            places = (record["start"], *(record["date_span"] or ())[:1])
            used.update(map(sentences.number, places))
    for number in sorted(by_sentence.keys() - used):
        records = by_sentence[number]
        dates = [record for record in records if record["layer"] == "date"]
        if dates:
            start, end = sentences.span(dates[0]["start"])
            yield {
                "doc_id": annotated.article.doc_id,
                "start": start,
                "end": end,
                "sentence": text[start:end].strip(),
                "dates": [{"text": date["text"], "edtf": date["edtf"]} for date in dates],
                **_explained(_Dated(text, start, end, records)),
            }


def write_unused(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write unused sentences, one JSON object a line."""
    write_atomically(path, b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows))


class _Dated:
    """A sentence with dates: its words without names, and what stands around each date."""

    def __init__(self, text: str, start: int, end: int, records: Sequence[Record]) -> None:
        self.raw = text[start:end]
        self.dates = [record for record in records if record["layer"] == "date"]
        self.has_figure = any(record["layer"] == "figure" for record in records)
        self._start = start
        self._masked = list(self.raw)
        for record in records:
            if record["layer"] in _NAMES:
                first, last = record["start"] - start, min(record["end"], end) - start
                self._masked[first:last] = _MARK * (last - first)
        self.words = self._words(0, len(self.raw))
        self.triggers = list(find_triggers(self.words))

    def around(self, date: Record) -> tuple[str, str]:
        """The words before and behind a date."""
        return self._words(0, date["start"] - self._start), self._words(date["end"] - self._start, len(self.raw))

    def _words(self, start: int, end: int) -> str:
        return simplify(clean_words("".join(self._masked[start:end])))


def _explained(sentence: _Dated) -> dict[str, str]:
    reason, words = _reason(sentence)
    return {"reason": reason, "words": words, "message": REASONS[reason]}


def _reason(sentence: _Dated) -> tuple[str, str]:
    """The code of the reason, and the words that speak for it."""
    if all(precision(date["edtf"]) == "century" for date in sentence.dates):
        return "coarse", ""
    if "\t" in sentence.raw:
        return "table_row", ""
    if not _ENDS.search(sentence.raw):
        return "heading", ""
    for code in ("hypothetical", "denied") if sentence.triggers else ():
        if match := cue(code, CUES).search(sentence.words):
            return code, match[0]
    if all(_is_background(*sentence.around(date)) for date in sentence.dates):
        return "background", ""
    return _by_triggers(sentence)


def _by_triggers(sentence: _Dated) -> tuple[str, str]:
    by_role: dict[str, list[Trigger]] = defaultdict(list)
    for trigger in sentence.triggers:
        by_role[trigger.entry.role].append(trigger)
    for code, roles in (("unattached", ("main", "noun")), ("no_value", ("measure",)), ("content", tuple(by_role))):
        found = [trigger for role in roles for trigger in by_role[role]]
        if found:
            holds = code != "no_value" or not sentence.has_figure
            return code if holds else "unattached", sentence.words[found[0].start : found[0].end]
    return "no_trigger", ""


def _is_background(before: str, behind: str) -> bool:
    return bool(cue("background_before", CUES).search(before) or cue("background_behind", CUES).search(behind))
