"""What people type, checked: dates, commodity ids, names, codes."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from policy_nlp.extract.minerals.words import commodities
from policy_nlp.lexicon import simplify
from policy_nlp.lexicon.countries import country_of
from policy_nlp.model import bounds
from policy_nlp.model.annotation import Record
from policy_nlp.review.verdicts import VALUES
from policy_nlp.table.columns import EVENTS

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        key: next(column.choices for column in EVENTS if column.name == name)
        for key, name in (("type", "event_type"), ("modality", "modality"))
    }
)
_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST = 200
_NAMES = ("actors", "partners")


@dataclass(frozen=True, slots=True)
class Known:
    """What an article offers to a form: the spans of its dates and figures, and names that are in use."""

    dates: Collection[tuple[int, int]] = ()
    figures: Collection[tuple[int, int]] = ()
    names: Collection[str] = ()


@dataclass(slots=True)
class Checked:
    """A form, checked: the values as an annotation has them, and by key what is wrong or worth a second look."""

    values: Record = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def check(form: Mapping[str, Any], known: Known) -> Checked:
    """Check what was typed, key by key; keys that are missing are not checked.

    Args:
        form: texts, lists of texts, and spans, as the page sends them.
        known: what the article offers.
    """
    checked = Checked()
    for key in VALUES:
        if key not in form:
            continue
        try:
            checked.values[key] = _CHECKS[key](form[key], known)
        except ValueError as error:
            checked.problems[key] = str(error)
    told = [name for key in (*_NAMES, "instrument") for name in _as_list(checked.values.get(key))]
    new = [name for name in told if name not in known.names and not country_of(name)]
    for key in (*_NAMES, "instrument"):
        unknown = [name for name in _as_list(checked.values.get(key)) if name in new]
        if unknown:
            checked.notes[key] = f"new here: {'、'.join(unknown)}"
    return checked


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _choice(key: str) -> Callable[[Any, Known], str]:
    def check_choice(value: Any, _: Known) -> str:
        if value not in CHOICES[key]:
            raise ValueError(f"use one of {', '.join(CHOICES[key])}")
        return str(value)

    return check_choice


def _edtf(value: Any, _: Known) -> str:
    text = _text(value)
    if not text:
        raise ValueError("a date is needed, as in 2021-06 or 2021/2030")
    try:
        first, last = bounds(text)
    except ValueError:
        raise ValueError(f"{text} is no EDTF date; write 2021, 2021-06, 2021-06-08, 2021/2030, ../2020, 197X") from None
    if first and last and first > last:
        raise ValueError(f"{text} ends before it begins")
    return text


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is expected")
    if _UNSEEN.search(value):
        raise ValueError("there is a character in it that can't be seen; type it anew")
    if len(value) > _LONGEST:
        raise ValueError(f"longer than {_LONGEST} characters")
    return value.strip()


def _name(value: Any) -> str:
    name = _text(value)
    simplified = simplify(name)
    if simplified != name:
        raise ValueError(f"names are in simplified characters: {simplified}")
    country = country_of(name)
    if country and country.name != name:
        raise ValueError(f"the country is called {country.name}")
    return name


def _list_of(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("a list is expected")
    return value


def _names(value: Any, _: Known) -> list[str]:
    return list(dict.fromkeys(filter(None, map(_name, _list_of(value)))))


def _instrument(value: Any, _: Known) -> str | None:
    return None if value is None else (_name(value) or None)


def _minerals(value: Any, _: Known) -> list[str]:
    ids = [_text(one) for one in _list_of(value)]
    for identifier in filter(None, ids):
        if identifier not in commodity_ids():
            close = next((known for known in commodity_ids() if known.lower() == identifier.lower()), None)
            raise ValueError(f"{identifier} is no commodity id; {f'write {close}' if close else 'as in Li, REE'}")
    return list(dict.fromkeys(filter(None, ids)))


@cache
def commodity_ids() -> tuple[str, ...]:
    """All commodity ids of the lexicon."""
    return tuple(commodity.id for commodity in commodities())


def _date_span(value: Any, known: Known) -> list[int] | None:
    return None if value is None else _span(value, known.dates)


def _figure_spans(value: Any, known: Known) -> list[list[int]]:
    return sorted(_span(span, known.figures) for span in _list_of(value))


def _span(value: Any, among: Collection[tuple[int, int]]) -> list[int]:
    span = [position for position in _list_of(value) if isinstance(position, int)]
    if span != value or tuple(span) not in among:
        raise ValueError("there is no such mention in the article")
    return span


_CHECKS: Mapping[str, Callable[[Any, Known], Any]] = MappingProxyType(
    {
        "type": _choice("type"),
        "edtf": _edtf,
        "date_span": _date_span,
        "modality": _choice("modality"),
        "actors": _names,
        "partners": _names,
        "instrument": _instrument,
        "minerals": _minerals,
        "figure_spans": _figure_spans,
    }
)
