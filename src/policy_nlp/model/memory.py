"""What was worked out before, so that only what is new is worked out again."""

from collections.abc import Callable, Mapping
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from policy_nlp.model.files import write_atomically

Value = TypeVar("Value")

_ENCODER = msgspec.msgpack.Encoder(enc_hook=dict)  # mappings that are no dicts
_SORTING_ENCODER = msgspec.json.Encoder(enc_hook=dict, order="deterministic")


class Memory:
    """Results of pure functions by a key that says all they are made from; values are plain: as JSON, or bytes.

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
    """A short digest of a plain value, of records and of sets in them, the same in every process."""
    data = value if isinstance(value, bytes) else _SORTING_ENCODER.encode(value)
    return blake2b(data, digest_size=12).hexdigest()


def number_of(value: Any) -> int:
    """A digest of a plain value as a number of 64 bits."""
    return int.from_bytes(blake2b(_SORTING_ENCODER.encode(value), digest_size=8).digest())


def save(path: Path, value: Any, made_from: str) -> None:
    """Keep a value in a file, with a digest of it and of all that it was made from."""
    data = _ENCODER.encode(value)
    write_atomically(path, [_seal(data, made_from), b"\n", data])


def load(path: Path, made_from: str, kind: type[Value]) -> Value | None:
    """The value of this kind that was kept in a file.

    None where there is no such file, it is damaged, or was made from something else.
    """
    try:
        seal, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return msgspec.msgpack.decode(data, type=kind) if seal == _seal(data, made_from) else None


def _seal(data: bytes, made_from: str) -> bytes:
    seal = sha256(sha256(made_from.encode()).digest())  # of a hundred megabytes, which processors do themselves
    seal.update(data)
    return seal.hexdigest().encode()
