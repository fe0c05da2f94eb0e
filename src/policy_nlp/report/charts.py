"""Charts of the event table: Vega-Lite specifications, and the same as SVG, PNG and tidy CSV."""

import csv
import io
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from policy_nlp.report.labels import pair
from policy_nlp.table.columns import EVENT_TYPES
from policy_nlp.table.rows import Row

_PNG = b"\x89PNG\r\n\x1a\n"
_COLOUR = "#1f5f8b"
_DRAW = "window.drawChart = (element, spec) => vegaEmbed(element, spec, {ast: true, actions: false, renderer: 'svg'});"
_VERSION = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
_MOST_BARS = 20


@dataclass(frozen=True)
class Chart:
    """Numbers of events as bars: `bars` are names (or years) with numbers, `label` says what the names are."""

    id: str
    title: str
    label: str
    bars: Sequence[tuple[str | int, int]]
    caption: str

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification, with its data."""
        numbers = alt.Axis(title="Events", tickMinStep=1, format="d")
        marks = alt.Chart(pd.DataFrame(self.bars, columns=[self.label, "events"])).mark_bar(color=_COLOUR)
        if self.label == "year":
            years = alt.X("year:Q", axis=alt.Axis(title="Year", format="d"), scale=alt.Scale(zero=False))
            drawn = marks.encode(x=years, y=alt.Y("events:Q", axis=numbers), tooltip=["year:Q", "events:Q"])
        else:
            axis = alt.Axis(title=self.label.capitalize(), labelLimit=200)
            names = alt.Y(f"{self.label}:N", axis=axis, sort=[str(name) for name, _ in self.bars])
            drawn = marks.encode(x=alt.X("events:Q", axis=numbers), y=names, tooltip=[f"{self.label}:N", "events:Q"])
        height = 220 if self.label == "year" else 20 * len(self.bars)
        made: dict[str, Any] = drawn.properties(
            width=560, height=height, title=self.title, description=self.caption
        ).to_dict()
        return made

    @property
    def interactive(self) -> dict[str, Any]:
        """The specification for the page, as wide as its place there."""
        kept = {key: value for key, value in self.spec.items() if key != "title"}
        return kept | {"width": "container"}

    @property
    def told(self) -> str:
        """The bars in words, for those who do not see them."""
        return ", ".join(f"{name} {number}" for name, number in self.bars)

    def files(self) -> dict[str, bytes]:
        """The chart for papers: file names with their contents."""
        table = io.StringIO(newline="")
        csv.writer(table, lineterminator="\n").writerows([(self.label, "events"), *self.bars])
        svg = vl_convert.vegalite_to_svg(self.spec, vl_version=_VERSION, allowed_base_urls=[])
        png = vl_convert.vegalite_to_png(self.spec, vl_version=_VERSION, allowed_base_urls=[], scale=2)
        return {
            f"{self.id}.svg": svg.encode("utf-8"),
            f"{self.id}.png": _packed(png),
            f"{self.id}.csv": table.getvalue().encode("utf-8-sig"),
        }


def charts(events: Sequence[Row], articles: int) -> list[Chart]:
    """Events by year, type and jurisdiction."""
    caption = f"Mentions in {articles} articles, not policy activity."
    years = Counter(int(row["date_earliest"][:4]) for row in events if _in_one_year(row))
    loose = len(events) - years.total()
    types = Counter(row["event_type"] for row in events)
    places = Counter(code for row in events for code in row["jurisdictions"])
    nowhere = sum(not row["jurisdictions"] for row in events)
    fewer = len(places) - _MOST_BARS
    by_year = f"{caption} {loose} events dated more loosely than a year are left out."
    by_place = f"{caption} An event of several jurisdictions counts for each; {nowhere} events of none are left out"
    by_place += f", and so are {fewer} jurisdictions with fewer events." if fewer > 0 else "."
    return [
        Chart("years", "Events by year", "year", sorted(years.items()), by_year),
        Chart("types", "Events by type", "type", _ranked("type", types, EVENT_TYPES), caption),
        Chart("jurisdictions", "Events by jurisdiction", "jurisdiction", _ranked("country", places, places), by_place),
    ]


def _in_one_year(row: Row) -> bool:
    return bool(row["date_earliest"]) and row["date_earliest"][:4] == row["date_latest"][:4]


def _ranked(kind: str, counts: Mapping[str, int], codes: Sequence[str] | Mapping[str, int]) -> list[tuple[str, int]]:
    bars = ((pair(kind, code)[0], counts[code]) for code in codes if code in counts)
    return sorted(bars, key=lambda bar: (-bar[1], bar[0]))[:_MOST_BARS]


def _packed(png: bytes) -> bytes:
    """The same picture in a quarter of the bytes: the library hardly compresses."""
    chunks, at = [], len(_PNG)
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        chunks.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + size]))
        at += size + 12
    pixels = zlib.compress(zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT")), 9)
    head = [chunk for chunk in chunks if chunk[0] not in {b"IDAT", b"IEND"}]
    return _PNG + b"".join(_chunk(kind, data) for kind, data in (*head, (b"IDAT", pixels), (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def script() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, with the function `drawChart` over them."""
    bundle: str = vl_convert.javascript_bundle(_DRAW, vl_version=_VERSION)
    return bundle.replace("</script", "<\\/script").replace("<!--", "\\x3c!--")
