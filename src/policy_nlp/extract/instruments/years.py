"""The year of a notice that is named by its number alone, from the date that is told with it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from policy_nlp.model import InstrumentMention, Reading
from policy_nlp.model.text import sentence_start

_NOTICE = re.compile(r"(?:(?:19|20)\d\d年)?(第\d{1,4}号公告)")
_YEAR_TOLD = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"(?:\d{4}/)?(\d+)$")
_ISSUING = re.compile(r"(?:发布|公布|发出|公告|印发|颁布|出台|[^,，。;；]日以|挂出|推出|连发)[^,，。;；]{0,8}\Z")
_NEAR = 16  # characters before a number in which it is told that the notice is issued
_YEAR = re.compile(r"\d{4}")

Told = dict[str, dict[str, str]]
"""For each number, and each issuer of it, the year that it was told with first."""


def with_years(reading: Reading) -> list[InstrumentMention]:
    """The instruments of `reading`, numbered notices without a year renamed after the year of their sentence.

    10月9日，商务部发布第58号公告 names the 2025年第58号公告 where the day is one of 2025. Where the sentence tells no
    date before the number, the name stays as it is. `reading.dates` must have been found before.
    """
    told: Told = defaultdict(dict)
    return [_with_year(reading, instrument, told) for instrument in reading.instruments]


def _with_year(reading: Reading, instrument: InstrumentMention, told: Told) -> InstrumentMention:
    """The instrument with its year; a number that was told with its year keeps that, unless one is issued here."""
    notice = _NOTICE.fullmatch(instrument.name)
    if notice is None:
        return instrument
    issuer, years = _NUMBER.sub("", instrument.number or ""), told[notice[1]]
    if own := _YEAR_TOLD.search(reading.text, instrument.start, instrument.end):
        years.setdefault(issuer, own[0])
        return instrument
    issued = _ISSUING.search(reading.text, max(0, instrument.start - _NEAR), instrument.start)
    year = None if issued else years.get(issuer) or _only_year(issuer, years)
    year = year or next(_years_before(reading, instrument.start), None)
    if year is None:
        return instrument
    years.setdefault(issuer, year)
    number = instrument.number and _NUMBER.sub(rf"{year}/\1", instrument.number)
    return replace(instrument, name=f"{year}年{notice[1]}", number=number)


def _only_year(issuer: str, years: Mapping[str, str]) -> str | None:
    """The year that a number was told with, where nobody is named as its issuer here, or nobody was there."""
    return next(iter(years.values())) if len(years) == 1 and (not issuer or "" in years) else None


def _years_before(reading: Reading, position: int) -> Iterator[str]:
    """The years of the dates before `position` in its sentence, nearest first."""
    low = sentence_start(reading.text, position)
    for date in reversed(reading.dates):
        if low <= date.start < position and (year := _YEAR.match(date.edtf)):
            yield year[0]
