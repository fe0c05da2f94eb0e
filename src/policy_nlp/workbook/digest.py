"""The digest: what is new or changed for a watchlist since the last build, and the dates that are coming."""

import html
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Calendar, Event
from jinja2 import Environment, PackageLoader, StrictUndefined

from policy_nlp.model import bounds
from policy_nlp.model.files import write_atomically
from policy_nlp.report.pages import event_page
from policy_nlp.table.edits import place_in
from policy_nlp.table.rows import Row
from policy_nlp.workbook.dates import shown
from policy_nlp.workbook.heads import label
from policy_nlp.workbook.watching import Watch

_TAKING_EFFECT = frozenset({"restrict", "enact", "amend"})
_LONGEST_SPAN = 400


@dataclass(frozen=True, slots=True)
class Item:
    """One event of the digest, in words.

    Attributes:
        event_id: its row.
        date: when, for people.
        kind: its type.
        title: its title.
        quote: the best source's sentence.
        link: its page in the report.
        changes: what changed in it, a line each; none where it is new.
    """

    event_id: str
    date: str
    kind: str
    title: str
    quote: str
    link: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What there is to tell of one watch."""

    name: str
    new: Sequence[Item]
    changed: Sequence[Item]
    coming: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Digest:
    """The sections of a digest, and the rows whose dates are coming."""

    today: date
    sections: Sequence[Section]
    coming: Sequence[Row]


def make_digest(watches: Sequence[Watch], events: Sequence[Row], delta: Sequence[Row], today: date) -> Digest:
    """What to tell of each watch.

    Args:
        watches: the watchlist.
        events: the rows of the event table.
        delta: what changed since the last build.
        today: dates from this day on are coming.
    """
    added = {line["event_id"] for line in delta if line["change"] == "added"}
    changed: dict[str, list[Row]] = defaultdict(list)
    for line in delta:
        if line["change"] == "changed":
            changed[line["event_id"]].append(line)
    coming = [row for row in events if is_coming(row, today)]
    soon = {row["event_id"] for row in coming}
    sections = []
    for watch in watches:
        rows = [row for row in events if watch.takes(row)]
        sections.append(
            Section(
                watch.name,
                [_item(row) for row in rows if row["event_id"] in added],
                [_item(row, changed[row["event_id"]]) for row in rows if row["event_id"] in changed],
                [_item(row) for row in rows if row["event_id"] in soon],
            )
        )
    watched = [row for row in coming if any(watch.takes(row) for watch in watches)]
    return Digest(today, sections, watched)


def is_coming(row: Row, today: date) -> bool:
    """Whether a row says that something takes effect, or ends, on a day that is still to come."""
    day = row["date_earliest"] or row["date_latest"]
    return row["event_type"] in _TAKING_EFFECT and row["modality"] in {"actual", "planned"} and day >= today.isoformat()


def _item(row: Row, lines: Iterable[Row] = ()) -> Item:
    changes = tuple(f"{line['column']}: {line['old'] or '–'} → {line['new'] or '–'}" for line in lines)
    quote = row["evidence"].rpartition(" [")[0]
    kind = label("type", row["event_type"], "en")
    return Item(
        row["event_id"], shown(row["date"], "en"), kind, row["title"], quote, event_page(row["event_id"]), changes
    )


def write_digest(digest: Digest, folder: Path) -> list[Path]:
    """Write `digest.md`, `digest.html` and `coming.ics` to a folder; their paths."""
    files = {
        folder / "digest.md": _markdown(digest),
        folder / "digest.html": _page(digest),
        folder / "coming.ics": calendar(digest.coming, digest.today),
    }
    for path, data in files.items():
        write_atomically(path, data)
    return list(files)


def _page(digest: Digest) -> bytes:
    environment = Environment(
        loader=PackageLoader("policy_nlp.workbook"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("digest.html.j2").render(digest=digest).encode("utf-8")


def _markdown(digest: Digest) -> bytes:
    lines = [f"# Digest, {digest.today.isoformat()}", ""]
    for section in digest.sections:
        lines += [f"## {_plain(section.name)}", ""]
        for head, items in (("New", section.new), ("Changed", section.changed), ("Coming", section.coming)):
            if items:
                lines += [f"### {head}", "", *_listed(items), ""]
        if not (section.new or section.changed or section.coming):
            lines += ["Nothing new.", ""]
    return "\n".join(lines).encode("utf-8")


def _listed(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield f"- **{item.date}** {item.kind}: [{_plain(item.title)}](site/{item.link})"
        yield from (f"  - {_plain(change)}" for change in item.changes)
        yield f"  > {_plain(item.quote)}"


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else."""
    escaped = html.escape(" ".join(text.split()), quote=False)
    return "".join(f"\\{character}" if character in "\\`*_[]#" else character for character in escaped)


def calendar(rows: Sequence[Row], today: date) -> bytes:
    """Dates to come as an iCalendar file: whole days, and vague dates as the days that they allow."""
    made = Calendar()
    made.add("prodid", "-//policy-nlp//digest//EN")
    made.add("version", "2.0")
    stamp = datetime.combine(today, time(), tzinfo=UTC)
    for row in rows:
        low, high = bounds(row["date"])
        first = low or high
        if first is None:
            continue
        last = high if high and (high - first).days <= _LONGEST_SPAN else first
        event = Event()
        event.add("uid", f"{row['event_id']}@policy-nlp")
        event.add("dtstamp", stamp)
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
        event.add("summary", row["title"])
        place = place_in(row["evidence"])
        event.add("description", f"{row['date']}: {row['evidence']}")
        event.add("categories", [row["event_type"], *([place[0]] if place else [])])
        made.add_component(event)
    return bytes(made.to_ical())
