"""The watchlist `watch.toml`: what an analyst wants to hear of."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from policy_nlp.lexicon import simplify
from policy_nlp.link.records import clean_words
from policy_nlp.table.columns import RESTRICTIONS
from policy_nlp.table.rows import Row
from policy_nlp.workbook.errors import WorkbookError
from policy_nlp.workbook.selecting import Selection, selection

EXAMPLE = """[[watch]]
name = "Gallium and germanium controls"
commodities = ["Ga", "锗"]
forms = ["氧化镓", "磁体"]
jurisdictions = ["CHN"]
types = ["restrict", "enact"]
restrictions = ["licence", "ban"]
thresholds = { "%" = 10, USD = 1_000_000 }
"""


class _Asked(BaseModel):
    """One `[[watch]]` of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    commodities: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()
    thresholds: dict[str, float] = {}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    watch: tuple[_Asked, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched under a name: a row must have one of each kind that is given.

    Attributes:
        name: what the digest calls it.
        wanted: types, commodities and jurisdictions.
        forms: product forms, sought in title and sentence.
        restrictions: kinds of restriction.
        thresholds: for a unit the least figure that counts; a row without a figure in any of the units is not taken.
    """

    name: str
    wanted: Selection
    forms: tuple[str, ...] = ()
    restrictions: frozenset[str] = frozenset()
    thresholds: dict[str, float] = field(default_factory=dict)

    def takes(self, row: Row) -> bool:
        """Whether a row of the event table is watched for."""
        words = f"{row['title']} {clean_words(row['evidence'])}"
        return (
            self.wanted.takes(row)
            and (not self.forms or any(form in words for form in self.forms))
            and (not self.restrictions or row["restriction_type"] in self.restrictions)
            and (not self.thresholds or any(map(self._reaches, row["figures"])))
        )

    def _reaches(self, figure: Row) -> bool:
        values = [value for value in (figure["low"], figure["high"]) if value is not None]
        return figure["unit"] in self.thresholds and any(value >= self.thresholds[figure["unit"]] for value in values)


def read_watchlist(path: Path) -> list[Watch]:
    """The watches of a file.

    Raises:
        WorkbookError: there is no such file, or it is no watchlist; the message names the entry and the key.
    """
    if not path.is_file():
        raise WorkbookError(f"{path}: no watchlist; begin with: policy-nlp digest --example > {path}")
    try:
        asked = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).watch
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkbookError(f"{path}: not readable as TOML ({error}); correct it") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise WorkbookError(f"{path}: {place}: {first['msg']}; correct it") from error
    return [_watch(one, path) for one in asked]


def _watch(asked: _Asked, path: Path) -> Watch:
    unknown = set(asked.restrictions) - set(filter(None, RESTRICTIONS))
    if unknown:
        known = ", ".join(filter(None, RESTRICTIONS))
        raise WorkbookError(f"{path}: {asked.name}: {min(unknown)!r} is no kind of restriction; use one of {known}")
    try:
        wanted = selection(asked.types, asked.commodities, asked.jurisdictions)
    except WorkbookError as error:
        raise WorkbookError(f"{path}: {asked.name}: {error}") from error
    return Watch(asked.name, wanted, tuple(map(simplify, asked.forms)), frozenset(asked.restrictions), asked.thresholds)
