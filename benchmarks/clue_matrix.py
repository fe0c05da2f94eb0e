"""Clues of examples as a matrix, for the fits of `fit_weights.py` and `fit_triggers.py`."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats = NDArray[np.float64]
RIDGE = 1 / 0.3
FOLDS = 6
_SEEN = 3
"""How many examples must have a clue for it to be weighed."""


def clue_matrix(clues: Sequence[Sequence[str]]) -> tuple[dict[str, int], csr_array]:
    """The column of each clue that is seen often enough, and the examples as rows: 1 where one has a clue."""
    counts = Counter(clue for told in clues for clue in told)
    number = {clue: n for n, clue in enumerate(sorted(clue for clue, count in counts.items() if count >= _SEEN))}
    columns = [[number[clue] for clue in told if clue in number] for told in clues]
    ends = np.cumsum([0, *map(len, columns)])
    return number, csr_array((np.ones(ends[-1]), np.concatenate(columns), ends), shape=(len(clues), len(number)))
