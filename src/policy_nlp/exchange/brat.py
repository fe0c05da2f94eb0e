r"""brat stand-off: `<doc_id>.txt` with `<doc_id>.ann` beside it.

Mentions and triggers are text-bound annotations, events have their arguments, and the values that brat has no place
for stand in a note on their annotation, as JSON. Triggers over several lines are fragments, since a line can't hold
them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from policy_nlp.exchange.document import Document, Draft, ExchangeError, Link, read_text
from policy_nlp.exchange.labels import LAYERS, TYPES, from_label, values_of
from policy_nlp.exchange.links import SLOTS, links_of
from policy_nlp.model.annotation import Record

NOTE = 'values stand in notes, as JSON; an annotation that is made in brat needs one, such as {"edtf": "2021-02"}'
_ROLES = {slot: slot.capitalize() for slot in SLOTS}
_SLOT_OF = {role: slot for slot, role in _ROLES.items()}
_TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)
_EVENT = re.compile(r"(E\S+)\t(\S+):(T\S+)((?: \S+:\S+)*) ?")
_NOTE_LINE = re.compile(r"#\S*\t\S+ (\S+)\t(.*)", re.DOTALL)


def files(documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """The files of a brat collection: two an article, and its configuration."""
    for document in documents:
        yield f"{document.doc_id}.txt", document.text.encode("utf-8")
        yield f"{document.doc_id}.ann", "".join(f"{line}\n" for line in _lines(document)).encode("utf-8")
    yield "annotation.conf", _configuration().encode("utf-8")


def _configuration() -> str:
    marks = {True: "*", False: "?"}
    roles = ", ".join(f"{_ROLES[name]}{marks[slot.many]}:{slot.layer}" for name, slot in SLOTS.items())
    events = "\n".join(f"{event_type}\t{roles}" for event_type in TYPES)
    entities = "\n".join(LAYERS)
    return f"[entities]\n{entities}\n\n[relations]\n\n[events]\n{events}\n\n[attributes]\n"


def _lines(document: Document) -> Iterator[str]:
    text_bound = {record["id"]: f"T{n}" for n, record in enumerate(document.records, start=1)}
    events = 0
    for n, record in enumerate(document.records, start=1):
        bound = text_bound[record["id"]]
        is_event = record["layer"] == "event"
        label = record["type"] if is_event else record["layer"]
        spans, surface = _fragments(record["start"], document.text[record["start"] : record["end"]])
        yield f"{bound}\t{label} {spans}\t{surface}"
        if is_event:
            events += 1
            yield f"E{events}\t{label}:{bound}{_arguments(record, document.records, text_bound)}"
        note = orjson.dumps(values_of(record)).decode("utf-8")
        yield f"#{n}\tAnnotatorNotes {f'E{events}' if is_event else bound}\t{note}"


def _fragments(start: int, surface: str) -> tuple[str, str]:
    pieces = [(piece.start(), piece.end()) for piece in re.finditer(r"[^\r\n]+", surface)]
    spans = ";".join(f"{start + first} {start + last}" for first, last in pieces)
    return spans, " ".join(surface[first:last] for first, last in pieces)


def _arguments(event: Record, records: Sequence[Record], text_bound: dict[str, str]) -> str:
    counts: Counter[str] = Counter()
    written = []
    for slot, target in links_of(event, records):
        counts[slot] += 1
        written.append(f" {_ROLES[slot]}{counts[slot] if counts[slot] > 1 else ''}:{text_bound[target]}")
    return "".join(written)


def drafts(paths: Sequence[Path]) -> Iterator[Draft]:
    """What the `.ann` files among `paths`, or in folders among them, say.

    Raises:
        ExchangeError: a file is no stand-off of brat.
    """
    for path in paths:
        found = sorted(path.glob("*.ann")) if path.is_dir() else [path]
        if not found:
            raise ExchangeError([f"{path}: no .ann files; name the folder of a brat collection"])
        yield from map(_draft, found)


def _draft(path: Path) -> Draft:
    text = path.with_suffix(".txt")
    draft = Draft(str(path), path.stem, read_text(text) if text.exists() else None)
    parsed = _Parsed(draft)
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            parsed.read(line.rstrip("\r"), f"{path}:{number}")
    parsed.finish()
    if parsed.problems:
        raise ExchangeError(parsed.problems)
    return draft


class _Parsed:
    """The lines of one file, put together."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.problems: list[str] = []
        self._bound: dict[str, Record] = {}
        self._labels: dict[str, str] = {}
        self._events: dict[str, tuple[str, list[Link]]] = {}
        self._notes: dict[str, Record] = defaultdict(dict)

    def read(self, line: str, place: str) -> None:
        """Take one line in."""
        if bound := _TEXT_BOUND.fullmatch(line):
            self._read_bound(*bound.groups())
        elif event := _EVENT.fullmatch(line):
            arguments = [argument.partition(":") for argument in event[4].split()]
            links = [(_SLOT_OF.get(role.rstrip("0123456789"), role), target) for role, _, target in arguments]
            self._events[event[1]] = event[3], links
        elif (note := _NOTE_LINE.fullmatch(line)) and note[2].startswith("{"):
            try:
                self._notes[note[1]] |= orjson.loads(note[2])
            except orjson.JSONDecodeError as error:
                self.problems.append(f"{place}: the note is no JSON ({error}); correct it or take it out")
        elif line[0] in "AMRN*#":
            self.draft.lost.append(f"{place}: {line.partition(chr(9))[0]}, annotations have no place for it")
        else:
            self.problems.append(f"{place}: {line!r} is no line of brat stand-off; correct it or take it out")

    def _read_bound(self, name: str, label: str, spans: str, surface: str) -> None:
        pieces = [span.split() for span in spans.split(";")]
        self._bound[name] = {"start": int(pieces[0][0]), "end": int(pieces[-1][1]), "text": surface}
        self._labels[name] = label

    def finish(self) -> None:
        """Put events and notes onto the text-bound annotations."""
        triggers = {trigger for trigger, _ in self._events.values()}
        links: dict[str, list[Link]] = {}
        ids = {name: self._add(name, name) for name in self._bound if name not in triggers}
        for event, (trigger, arguments) in self._events.items():
            if trigger not in self._bound or any(target not in ids for _, target in arguments):
                self.problems.append(f"{self.draft.source}: {event}: its trigger or an argument is missing; correct it")
                continue
            links[self._add(event, trigger)] = [(slot, ids[target]) for slot, target in arguments]
        self.draft.links = links

    def _add(self, name: str, bound: str) -> str:
        """Add the annotation `name` at the place of a text-bound one; the id it gets."""
        noted, label = self._notes[name], self._labels[bound]
        taken = {record["id"] for record in self.draft.records}
        identifier = name if noted.get("id", name) in taken else str(noted.get("id", name))
        try:
            keys = from_label(f"event:{label}" if label in TYPES else label)
        except ValueError as error:
            self.problems.append(f"{self.draft.source}: {name}: {error}")
        else:
            self.draft.records.append(noted | self._bound[bound] | keys | {"id": identifier})
        return identifier
