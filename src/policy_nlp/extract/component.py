"""The thin coat between an extractor, which reads a `Reading`, and spaCy, which passes a `Doc` along."""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Span

from policy_nlp.lexicon import simplify
from policy_nlp.model import Mention, Reading

Extractor = Callable[[Reading], Sequence[Mention]]


Doc.set_extension("policy_reading", default=None, force=True)


def attach(doc: Doc, reading: Reading) -> Doc:
    """Let `reading` travel with `doc`, whose text is the reading's."""
    doc._.policy_reading = reading
    return doc


def reading_of(doc: Doc) -> Reading:
    """The reading that travels with `doc`; made from its text where the pipeline did not attach one."""
    if doc._.policy_reading is None:
        doc._.policy_reading = Reading(simplify(doc.text))
    reading: Reading = doc._.policy_reading
    return reading


class LayerComponent:
    """A spaCy component that runs one extractor and shows its mentions as `doc.spans[name]`."""

    def __init__(self, name: str, attribute: str, extract: Extractor) -> None:
        self.name = name
        self._attribute = attribute
        self._extract = extract

    def annotate(self, reading: Reading) -> list[Mention]:
        """Run the extractor on `reading` and keep what it finds there."""
        mentions = list(self._extract(reading))
        setattr(reading, self._attribute, mentions)
        return mentions

    def __call__(self, doc: Doc) -> Doc:
        """Run the extractor on the reading of `doc`."""
        reading = reading_of(doc)
        mentions = self.annotate(reading)
        by_character = len(doc) == len(reading.text)  # then token numbers are offsets
        place = Span if by_character else self._span
        doc.spans[self.name] = [place(doc, m.start, m.end, m.layer) for m in mentions]
        return doc

    def _span(self, doc: Doc, start: int, end: int, label: str) -> Span:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is None:  # expand finds tokens for every non-empty stretch of the text
            raise ValueError(f"{self.name}: the mention [{start}, {end}) lies outside the text")
        return span
