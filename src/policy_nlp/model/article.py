"""An article as it lies in the corpus: its raw text and what is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article; only `doc_id` is required, and missing stays missing.

    `published` is an EDTF string (`2022-04-15`, or just `2022`). `extra` holds every key of the metadata file
    that has no field here, so that nothing is lost on the way through.
    """

    doc_id: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    script: str | None = None
    region: str | None = None
    licence: str | None = None
    sha256: str | None = None
    original: Mapping[str, Any] | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Article:
    """One article: `text` is the raw text to whose code points every offset of the project points."""

    text: str
    metadata: Metadata

    @property
    def doc_id(self) -> str:
        """The article's identifier, unique in its corpus."""
        return self.metadata.doc_id
