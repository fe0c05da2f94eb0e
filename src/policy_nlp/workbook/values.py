"""Values of the event table as a sheet shows them, and what people type as values of the event table."""

import re
from functools import cache

from policy_nlp.lexicon import simplify
from policy_nlp.report.labels import commodities
from policy_nlp.table.columns import EVENT_TYPES
from policy_nlp.workbook.dates import parse_date, shown
from policy_nlp.workbook.heads import LANGUAGES, label

LISTED = frozenset({"actors", "partners", "minerals"})
"""Columns whose cells hold several values."""


def shown_value(column: str, value: str | list[str], language: str) -> str:
    """A value of the event table as the sheet shows it."""
    if isinstance(value, list):
        named = [label("mineral", code, language) if column == "minerals" else code for code in value]
        return "; ".join(named)
    if column == "date":
        return shown(value, language) if value else ""
    return label("type", value, language) if column == "event_type" and value else value


def typed_value(column: str, text: str) -> str:
    """What a person typed in a cell, as the event table (in its CSV form) would hold it.

    Raises:
        ValueError: it is no value of the column.
    """
    if column == "date":
        return parse_date(text) if text else ""
    if column == "event_type":
        return _type(text) if text else ""
    if column in LISTED:
        parts = [part.strip() for part in re.split(r"[;；、\n]", text) if part.strip()]
        return ";".join(_commodity(part) if column == "minerals" else part for part in parts)
    return text


def _type(text: str) -> str:
    found = _types().get(simplify(text).strip().lower())
    if not found:
        raise ValueError(f"{text!r} is no type; choose one of {', '.join(EVENT_TYPES)}")
    return found


@cache
def _types() -> dict[str, str]:
    """Every name of a type, and its code."""
    named = {label("type", code, language).lower(): code for code in EVENT_TYPES for language in LANGUAGES}
    return named | {code: code for code in EVENT_TYPES}


def _commodity(text: str) -> str:
    found = _commodities().get(simplify(text).lower())
    if not found:
        raise ValueError(f"{text!r} is no commodity; write its name or symbol (镓, gallium, Ga)")
    return found


@cache
def _commodities() -> dict[str, str]:
    """Every name of a commodity in lower case, and its id; of names that two share the first counts."""
    ids: dict[str, str] = {}
    for code, names in commodities().items():
        for name in (code, *names):
            ids.setdefault(name.lower(), code)
    return ids
