"""One loader for every lexicon file: YAML in, frozen and checked entries out, errors with file, line and entry."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

_YAML_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar a string: no Norway problem


class LexiconError(ValueError):
    """A lexicon file is wrong; the message names the file, the line, the entry and what to do."""


class Entry(BaseModel):
    """What all lexicon entries share.

    `examples` are stretches in which the entry must be found; `counter_examples` stretches in which its forms stand
    but must not be found. The lint runs every entry against its own. Either script may be used.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


EntryT = TypeVar("EntryT", bound=Entry)

_withheld: dict[str, frozenset[str]] = {}
_read: set[str] = set()


def data_file(name: str) -> Traversable:
    """The lexicon data file `name` of the installed package."""
    return files("policy_nlp.lexicon") / "data" / name


def data_files() -> tuple[str, ...]:
    """The names of all lexicon data files, sorted; those of a folder with it in front."""
    root = files("policy_nlp.lexicon") / "data"
    folders = [("", root), *((f"{folder.name}/", folder) for folder in root.iterdir() if folder.is_dir())]
    names = (prefix + file.name for prefix, folder in folders for file in folder.iterdir())
    return tuple(sorted(name for name in names if name.endswith(".yaml")))


@cache
def load(name: str, kind: type[EntryT]) -> tuple[EntryT, ...]:
    """The entries of the data file `name` (a YAML list of mappings), in file order, without those withheld.

    Raises:
        LexiconError: unknown key, missing or bad value, or two entries with one id.
    """
    _read.add(name)
    left_out = _withheld.get(name, frozenset())
    entries = parse(data_file(name).read_text(encoding="utf-8"), name, kind)
    return tuple(entry for entry in entries if entry.id not in left_out)


def withhold(entries: Mapping[str, Collection[str]]) -> None:
    """Leave entries, by data file and id, out of this process's lexicons, to measure what is found without them.

    Every room keeps what it has made of a file, so there is no way back: call it in a process of its own.

    Raises:
        RuntimeError: one of the files has been read by this process already.
    """
    if known := sorted(_read & entries.keys()):
        raise RuntimeError(f"{', '.join(known)}: read already; withhold entries in a new process")
    _withheld.update({name: frozenset(identifiers) for name, identifiers in entries.items()})


def parse(text: str, name: str, kind: type[EntryT]) -> Iterator[EntryT]:
    """Entries of `kind` from YAML `text`; `name` stands for the file in error messages."""
    try:
        root = yaml.compose(text, Loader=_YAML_LOADER)
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}: not readable as YAML: {error}") from error
    if not isinstance(root, yaml.SequenceNode):
        raise LexiconError(f"{name}: expected a list of entries")
    lines: dict[str, int] = {}
    for node in root.value:
        line = node.start_mark.line + 1
        value = _value_of(node, name)
        identifier = value.get("id", "?") if isinstance(value, dict) else "?"
        try:
            entry = kind.model_validate(value)
        except ValidationError as error:
            reasons = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'entry'}: {e['msg']}" for e in error.errors())
            raise LexiconError(f"{name}:{line}: entry {identifier!r}: {reasons}") from error
        if entry.id in lines:
            raise LexiconError(f"{name}:{line}: entry {entry.id!r} has the id of the entry in line {lines[entry.id]}")
        lines[entry.id] = line
        yield entry


def _value_of(node: yaml.Node, name: str) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value_of(child, name) for child in node.value]
    result: dict[str, Any] = {}
    for key, child in node.value:
        if key.value in result:
            raise LexiconError(f"{name}:{key.start_mark.line + 1}: key {key.value!r} stands twice in one entry")
        result[key.value] = _value_of(child, name)
    return result
