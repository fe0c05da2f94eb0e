"""What was worked out before, so that only what is new is worked out again."""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import orjson

from policy_nlp.model.files import write_atomically

Value = TypeVar("Value")


class Memory:
    """Results of pure functions by a key that says all they are made from; values are plain, as JSON gives them back.

    Attributes:
        used: what was recalled or worked out since; only this is worth keeping.
    """

    def __init__(self, known: Mapping[str, Any] | None = None) -> None:
        self._known = known or {}
        self.used: dict[str, Any] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._known or key in self.used

    def recall(self, key: str, make: Callable[[], Value]) -> Value:
        """The value under `key`, from before or else from `make`; whoever gets it must not change it."""
        if key in self.used:
            found: Value = self.used[key]
            return found
        value: Value = self._known[key] if key in self._known else make()
        self.used[key] = value
        return value


def digest_of(value: Any) -> str:
    """A short digest of a plain value, of dataclasses and of frozen sets in them, the same in every process."""
    data = value if isinstance(value, bytes) else orjson.dumps(value, default=_plain)
    return blake2b(data, digest_size=12).hexdigest()


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else sorted(value)


def save(path: Path, value: Any, made_from: str) -> None:
    """Keep a value in a file, with a digest of it and of all that it was made from."""
    data = orjson.dumps(value, default=_plain)
    write_atomically(path, [_seal(data, made_from), b"\n", data])


def load(path: Path, made_from: str) -> Any:
    """The plain value that was kept in a file; None where there is none, it is damaged, or made from something else."""
    try:
        seal, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return orjson.loads(data) if seal == _seal(data, made_from) else None


def _seal(data: bytes, made_from: str) -> bytes:
    return blake2b(data, digest_size=16, key=blake2b(made_from.encode()).digest()).hexdigest().encode()
