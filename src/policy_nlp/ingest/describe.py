"""The metadata of an article from what its file says and what its text shows."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from opencc import OpenCC

from policy_nlp.ingest.draft import Draft, Found
from policy_nlp.ingest.sources import Source
from policy_nlp.model import Metadata

_REGION = re.compile(r"zh[-_](?:han[st][-_])?(cn|tw|hk|mo|sg)", re.IGNORECASE)
_SAID = ("title", "authors", "published", "publisher", "url", "script", "region", "licence")
_DOMAINS = {"tw": "TW", "hk": "HK", "cn": "CN", "mo": "MO"}


def describe(doc_id: str, source: Source, draft: Draft, twin_of: str | None) -> Metadata:
    """The metadata of `draft`: what the file does not say is missing.

    The digest of the text is `sha256`, that of the original `original.sha256`.
    """
    found = draft.found
    url = source.url or found.url
    extra = {"doi": found.doi, "twin_of": twin_of}
    return Metadata(
        doc_id=doc_id,
        title=found.title,
        authors=found.authors,
        published=found.published,
        publisher=found.publisher,
        url=url,
        script=script_of(draft.text),
        region=region_of(url, found),
        licence=found.licence,
        sha256=digest(draft.text.encode("utf-8")),
        original=_original(source, draft),
        extra={key: value for key, value in extra.items() if value},
    )


def overlay(metadata: Metadata, declared: Metadata) -> Metadata:
    """`metadata` with what a person declared in a file beside the original put over it."""
    given: dict[str, Any] = {key: getattr(declared, key) for key in _SAID if getattr(declared, key)}
    return replace(metadata, **given, extra={**metadata.extra, **declared.extra})


def keep(metadata: Metadata, before: Metadata) -> Metadata:
    """`metadata` of a file read again, with what only the earlier metadata say."""
    added: dict[str, Any] = {key: getattr(before, key) for key in _SAID if not getattr(metadata, key)}
    extra = {key: value for key, value in before.extra.items() if key != "twin_of"}
    return replace(metadata, **added, extra={**extra, **metadata.extra})


def digest(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal digits."""
    return sha256(data).hexdigest()


def _original(source: Source, draft: Draft) -> dict[str, Any]:
    facts = {
        "file": source.file,
        "media_type": draft.media_type,
        "encoding": draft.encoding,
        "reader": draft.reader,
        "sha256": digest(source.data),
        "notes": list(draft.notes),
        **draft.original,
    }
    return {key: value for key, value in facts.items() if value}


def region_of(url: str | None, found: Found) -> str | None:
    """The place of publication, if the address or the declared language names one."""
    host = (urlsplit(url).hostname or "") if url else ""
    by_domain = _DOMAINS.get(host.rpartition(".")[2])
    declared = _REGION.fullmatch(found.language or "")
    return by_domain or (declared[1].upper() if declared else None)


def script_of(text: str) -> str | None:
    """`hans` or `hant`, whichever has more characters of its own in `text`; None where neither has any."""
    counts = Counter(text)
    hans = sum(counts[character] for character in _changed_by("s2t", counts))
    hant = sum(counts[character] for character in _changed_by("t2s", counts))
    return None if hans == hant else "hans" if hans > hant else "hant"


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _changed_by(name: str, characters: Iterable[str]) -> set[str]:
    """The characters that a conversion changes when each stands on a line of its own, outside any phrase."""
    lines = [character for character in characters if character.isalpha()]
    converted = _converter(name).convert("\n".join(lines)).split("\n") if lines else []
    return {character for character, other in zip(lines, converted, strict=True) if character != other}
