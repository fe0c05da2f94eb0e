"""Human verdicts on event mentions: a file an article, fit for git, that survives re-runs and outranks the system."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from policy_nlp.model.annotation import Edtf, Name, RawSpan, Record
from policy_nlp.model.files import write_atomically
from policy_nlp.model.mention import Modality

VERDICTS_FOLDER = "verdicts"
VALUES = (
    "type",
    "edtf",
    "date_span",
    "modality",
    "actors",
    "partners",
    "instrument",
    "minerals",
    "figure_spans",
)
"""The keys of an event annotation on which a verdict says what is right."""


class VerdictError(ValueError):
    """A file of verdicts is wrong; the message names file, line, reason and what to do."""


class EventVerdict(BaseModel):
    """One verdict on one event mention, found again by the place and words of its trigger.

    The values are those that hold by the verdict (for `rejected`: those that were rejected); `was` keeps what the
    system told instead, for the keys that were corrected. `when` is a date, `blind` says that the system's values were
    hidden from whom judged.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    doc_id: Name
    start: Annotated[int, Field(ge=0)]
    end: int
    trigger: Name
    verdict: Literal["accepted", "rejected", "corrected"]
    type: Name
    edtf: Edtf
    date_span: RawSpan | None
    modality: Modality
    actors: tuple[Name, ...]
    partners: tuple[Name, ...]
    instrument: Name | None
    minerals: tuple[Name, ...]
    figure_spans: tuple[RawSpan, ...]
    was: dict[str, Any] = {}
    who: Name
    when: Name
    blind: bool = False
    pipeline_version: str = ""
    lexicon_version: str = ""

    @property
    def values(self) -> Record:
        """The values that hold, as an annotation file has them."""
        plain: Record = orjson.loads(orjson.dumps(self.model_dump(include=set(VALUES))))
        return {key: plain[key] for key in VALUES}

    @property
    def claim(self) -> Record:
        """The values that were judged: what the system told then."""
        return self.values | self.was

    @property
    def key(self) -> tuple[int, int, str]:
        """What tells this verdict from others on the same article: its trigger and the claim that was judged."""
        return self.start, self.end, claim_key(self.claim)


def claim_key(values: Mapping[str, Any]) -> str:
    """The values of an event annotation in one string."""
    return orjson.dumps([values[key] for key in VALUES]).decode("utf-8")


def verdict_file(gold: Path, doc_id: str) -> Path:
    """Where the verdicts on an article are, under the folder of the gold annotations."""
    return gold / VERDICTS_FOLDER / f"{doc_id}.jsonl"


def read_verdicts(gold: Path) -> dict[str, list[EventVerdict]]:
    """All verdicts by article, under the folder of the gold annotations.

    Raises:
        VerdictError: a file can't be read, or a line of it is no verdict on its article.
    """
    paths = sorted((gold / VERDICTS_FOLDER).glob("*.jsonl"))
    return {path.stem: read_verdict_file(path) for path in paths}


def read_verdict_file(path: Path) -> list[EventVerdict]:
    """The verdicts in one file, in text order; none where it does not exist.

    Raises:
        VerdictError: the file can't be read, or a line of it is no verdict on its article.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise VerdictError(f"{path}: {error.strerror}; check its permissions") from error
    return [_verdict(line, f"{path}:{n}", path.stem) for n, line in enumerate(lines, start=1) if line.strip()]


def _verdict(line: bytes, place: str, doc_id: str) -> EventVerdict:
    try:
        verdict = EventVerdict.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"])) or "line"
        reason = first["msg"].removeprefix("Value error, ")
        raise VerdictError(f"{place}: {key}: {reason}; correct the line or take it out") from error
    if verdict.doc_id != doc_id:
        raise VerdictError(f"{place}: a verdict on {verdict.doc_id} in the file of {doc_id}; move the line")
    return verdict


def write_verdicts(path: Path, verdicts: Iterable[EventVerdict]) -> None:
    """Write verdicts on one article, one a line in text order; no file is left where there are none."""
    ordered = sorted(verdicts, key=lambda verdict: verdict.key)
    if ordered:
        write_atomically(path, (orjson.dumps(v.model_dump(), option=orjson.OPT_APPEND_NEWLINE) for v in ordered))
    else:
        path.unlink(missing_ok=True)
