"""How sure a score is: 95 % intervals by bootstrap over articles."""

from collections.abc import Sequence

import numpy as np

from policy_nlp.evaluate.scores import Counts

_SAMPLES = 2000
_SEED = 20240115

Interval = tuple[float, float]


def intervals(articles: Sequence[Counts]) -> dict[str, Interval]:
    """The 95 % interval of each metric's F1, drawing articles with replacement from a fixed seed.

    A metric that is not defined in most samples, or a single article, has no interval.
    """
    if len(articles) < 2:
        return {}
    metrics = list(articles[0])
    right = np.array([[one[metric].right for metric in metrics] for one in articles])
    sizes = np.array([[one[metric].gold + one[metric].system for metric in metrics] for one in articles])
    random = np.random.default_rng(_SEED)
    draws = random.multinomial(len(articles), [1 / len(articles)] * len(articles), size=_SAMPLES)
    with np.errstate(invalid="ignore"):
        f1 = 2 * (draws @ right) / (draws @ sizes)
    found: dict[str, Interval] = {}
    for column, metric in enumerate(metrics):
        defined = f1[:, column][~np.isnan(f1[:, column])]
        if len(defined) > _SAMPLES / 2:
            low, high = np.percentile(defined, [2.5, 97.5])
            found[metric] = float(low), float(high)
    return found
