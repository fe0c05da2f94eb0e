"""The same article again: in the other script, or reprinted under another head."""

import re
from zlib import crc32

from datasketch import MinHash, MinHashLSH

from policy_nlp.lexicon import simplify

_WIDTH = 5
_SHARED = 0.8
_PERMUTATIONS = 64
_NOT_TEXT = re.compile(r"[\W_]+")


def shingles(text: str) -> frozenset[int]:
    """The overlapping five-character stretches of a text in simplified characters, without punctuation, as hashes."""
    bare = _NOT_TEXT.sub("", simplify(text)).lower()
    return frozenset(crc32(bare[at : at + _WIDTH].encode()) for at in range(max(1, len(bare) - _WIDTH + 1)))


class Twins:
    """Finds among known texts the one that a further text repeats."""

    def __init__(self) -> None:
        self._shingles: dict[str, frozenset[int]] = {}
        self._near = MinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS)

    def add(self, doc_id: str, text: str) -> None:
        """Make the text of `doc_id` known."""
        self._shingles[doc_id] = shingles(text)
        self._near.insert(doc_id, _signature(self._shingles[doc_id]))

    def remove(self, doc_id: str) -> None:
        """Forget `doc_id` if it is known."""
        if self._shingles.pop(doc_id, None) is not None:
            self._near.remove(doc_id)

    def of(self, text: str) -> str | None:
        """The known article with which `text` shares at least four fifths of the shorter one; the first by id."""
        own = shingles(text)
        near = sorted(self._near.query(_signature(own)))
        return next((doc_id for doc_id in near if _shared(own, self._shingles[doc_id]) >= _SHARED), None)


def _signature(hashes: frozenset[int]) -> MinHash:
    signature = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
    signature.update_batch(sorted(hashes))
    return signature


def _shared(first: frozenset[int], second: frozenset[int]) -> float:
    return len(first & second) / min(len(first), len(second))
