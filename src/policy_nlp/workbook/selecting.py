"""Which rows of the event table are wanted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policy_nlp.lexicon import simplify
from policy_nlp.lexicon.countries import country_of, country_of_code, country_of_region
from policy_nlp.model import bounds
from policy_nlp.table.rows import Row
from policy_nlp.workbook.dates import parse_date
from policy_nlp.workbook.errors import WorkbookError
from policy_nlp.workbook.values import typed_value


@dataclass(frozen=True, slots=True)
class Selection:
    """What a row must have: one of each kind that is given; nothing given, nothing asked.

    Attributes:
        types: event types.
        minerals: commodity ids.
        places: ISO 3166-1 alpha-3 codes, or `EU`.
        since: the first day, ISO.
        until: the last day, ISO.
    """

    types: frozenset[str] = frozenset()
    minerals: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""

    def takes(self, row: Row) -> bool:
        """Whether a row of the event table is wanted."""
        return (
            (not self.types or row["event_type"] in self.types)
            and (not self.minerals or bool(self.minerals & {*row["minerals"], *row["minerals_via_list"]}))
            and (not self.places or bool(self.places & set(row["jurisdictions"])))
            and (not self.since or (row["date_latest"] or "9999") >= self.since)
            and (not self.until or (row["date_earliest"] or "0000") <= self.until)
        )


def selection(
    types: Iterable[str] = (),
    minerals: Iterable[str] = (),
    places: Iterable[str] = (),
    since: str = "",
    until: str = "",
) -> Selection:
    """A selection from what people type: codes or names in either language, dates in any usual form.

    Raises:
        WorkbookError: something is no type, commodity, country or date; the message says what.
    """
    try:
        return Selection(
            types=frozenset(typed_value("event_type", text) for text in types),
            minerals=frozenset(typed_value("minerals", text) for text in minerals),
            places=frozenset(map(place_code, places)),
            since=_day(since, 0),
            until=_day(until, 1),
        )
    except ValueError as error:
        raise WorkbookError(str(error)) from error


def _day(text: str, end: int) -> str:
    day = bounds(parse_date(text))[end] if text else None
    return day.isoformat() if day else ""


def place_code(text: str) -> str:
    """The code of a country by its code (USA, US, EU) or its Chinese name.

    Raises:
        ValueError: it is none.
    """
    typed = text.strip()
    found = country_of_code(typed.upper()) or country_of_region(typed.upper()) or country_of(simplify(typed))
    if found is None:
        raise ValueError(f"{text!r} is no country; write its ISO code (CHN, US), EU, or its Chinese name")
    return found.iso3


def selected(rows: Iterable[Row], wanted: Selection) -> Sequence[Row]:
    """The rows that are wanted, in their order."""
    return [row for row in rows if wanted.takes(row)]
