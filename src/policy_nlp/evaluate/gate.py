"""The gate: accuracy may not fall, and data may not change, without somebody saying so."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from policy_nlp.evaluate.scores import Count
from policy_nlp.model.files import fingerprint_of, write_atomically


class GateError(ValueError):
    """The floors can't be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The F1 below which no metric may fall, and the fingerprint of the data on which they were measured."""

    fingerprint: str
    floors: Mapping[str, float]


def measured(counts: Mapping[str, Count], folders: Iterable[Path]) -> Floors:
    """What the scores and the data are now; F1 rounded down to three decimals, undefined metrics left out.

    Args:
        counts: the overall counts.
        folders: corpus, annotations and lexicon data.
    """
    f1 = {metric: one.f1 for metric, one in counts.items()}
    floors = {metric: math.floor(number * 1000 + 1e-9) / 1000 for metric, number in f1.items() if number is not None}
    return Floors(fingerprint_of(folders), floors)


def read_floors(path: Path) -> Floors:
    """The pinned floors.

    Raises:
        GateError: the file is missing or no floors file.
    """
    try:
        values = orjson.loads(path.read_bytes())
        return Floors(str(values["fingerprint"]), {str(k): float(v) for k, v in values["floors"].items()})
    except OSError as error:
        raise GateError(f"{path}: no floors are pinned; pin them with: policy-nlp evaluate --pin") from error
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise GateError(f"{path}: no floors file ({error}); pin anew with: policy-nlp evaluate --pin") from error


def failures(now: Floors, pinned: Floors) -> list[str]:
    """One line for each reason for which the gate stays shut."""
    lines = _below(now, pinned)
    if now.fingerprint != pinned.fingerprint:
        lines.append("corpus, annotations or lexicon data changed; look at the scores, then: policy-nlp evaluate --pin")
    return lines


def pin(path: Path, now: Floors, *, allow_lower: bool) -> list[str]:
    """Write `now` as the floors, and return nothing; or a line for each floor that it would lower, and keep them.

    Raises:
        GateError: the pinned floors can't be read.
    """
    if path.exists() and not allow_lower:
        lowered = _below(now, read_floors(path))
        if lowered:
            return [f"{line}; mend it, or say so with --allow-lower" for line in lowered]
    values = {"fingerprint": now.fingerprint, "floors": dict(sorted(now.floors.items()))}
    write_atomically(path, orjson.dumps(values, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return []


def _below(now: Floors, pinned: Floors) -> list[str]:
    return [
        f"{metric}: {_shown(now.floors.get(metric))} is below its floor {floor:.3f}"
        for metric, floor in pinned.floors.items()
        if now.floors.get(metric, -1.0) < floor
    ]


def _shown(figure: float | None) -> str:
    return "n/a" if figure is None else f"{figure:.3f}"
