"""Traditional to simplified characters, one for one."""

from functools import cache

from opencc import OpenCC


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplify(text: str) -> str:
    """`text` in simplified characters, with the same number of code points.

    OpenCC's `t2s` replaces characters one for one (phrases decide only which one), so offsets stay as they are. The
    region-bound vocabulary of Taiwan and Hong Kong (矽, 紐西蘭) is left as it is: those forms are lexicon entries.

    Raises:
        RuntimeError: the installed OpenCC changed the length of the text; offsets could not be trusted.
    """
    simplified: str = _converter().convert(text)
    if len(simplified) != len(text):
        raise RuntimeError(f"OpenCC t2s changed the length of a text: {len(text)} to {len(simplified)} code points")
    return simplified
