"""Metadata files: `<doc_id>.json` beside an article, with every unknown key kept."""

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

import orjson

from policy_nlp.ingest.errors import IngestError
from policy_nlp.model import Metadata, bounds

_KEYS = tuple(field.name for field in fields(Metadata) if field.name != "extra")
_TEXTS = tuple(key for key in _KEYS if key not in {"doc_id", "authors", "original"})

_SHORT_LIST = re.compile(rb'\[\n\s*((?:"[a-z_]*"|\d+)(?:,\n\s*\d+)+)\n\s*\]')  # `["heading", 0, 16]` on one line


def parse_metadata(data: bytes, doc_id: str, path: Path) -> Metadata:
    """The metadata in the JSON `data` of the article `doc_id`.

    Raises:
        IngestError: the data is no JSON object, belongs to another article, or a value has the wrong type.
    """
    try:
        values = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise IngestError(path, f"is not JSON ({error})", "repair or delete the metadata file") from error
    if not isinstance(values, dict):
        raise IngestError(path, "is not a JSON object", "repair or delete the metadata file")
    if values.get("doc_id", doc_id) != doc_id:
        raise IngestError(path, f"doc_id is {values['doc_id']!r}, the file is {doc_id!r}", "make the two the same")
    return _metadata(values, doc_id, path)


def _metadata(values: Mapping[str, Any], doc_id: str, path: Path) -> Metadata:
    authors, original = values.get("authors"), values.get("original")
    if not isinstance(authors or [], list) or not all(isinstance(author, str) for author in authors or []):
        raise IngestError(path, "authors is not a list of names", "write it as a JSON list of strings")
    if not isinstance(original or {}, dict):
        raise IngestError(path, "original is not a JSON object", "write it as an object or leave it out")
    return Metadata(
        doc_id=doc_id,
        authors=tuple(authors or ()),
        original=MappingProxyType(original) if original else None,
        extra=MappingProxyType({key: value for key, value in values.items() if key not in _KEYS}),
        **{key: _text(values, key, path) for key in _TEXTS},
    )


def _text(values: Mapping[str, Any], key: str, path: Path) -> str | None:
    value = values.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise IngestError(path, f"{key} is not a string", "write it in quotation marks")
    if key == "published" and not _is_edtf(value):
        raise IngestError(path, f"published {value!r} is no EDTF date", "write 2022-04-15, 2022-04 or 2022")
    return value


def _is_edtf(value: str) -> bool:
    try:
        bounds(value)
    except ValueError:
        return False
    return True


def metadata_json(metadata: Metadata) -> bytes:
    """`metadata` as indented JSON: known keys first, then the unknown ones; what is missing is left out."""
    values: dict[str, Any] = {key: getattr(metadata, key) for key in _KEYS}
    values["authors"] = list(metadata.authors)
    values["original"] = dict(metadata.original) if metadata.original else None
    known = {key: value for key, value in values.items() if value not in (None, [])}
    data = orjson.dumps(known | dict(metadata.extra), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return _SHORT_LIST.sub(lambda match: b"[" + b" ".join(match[1].split()) + b"]", data)
