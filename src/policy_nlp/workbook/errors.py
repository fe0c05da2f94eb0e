"""What is wrong with a table that a person made, told with its file, sheet and cell."""

from collections.abc import Sequence

_SHOWN = 5


class WorkbookError(ValueError):
    """A workbook, table or watchlist can't be used; the message names file, place, reason and what to do."""


def refusal(path: object, problems: Sequence[str], what_to_do: str) -> WorkbookError:
    """The error that names the first problems of a file, each with its sheet and cell."""
    more = f" (and {len(problems) - _SHOWN} more)" if len(problems) > _SHOWN else ""
    return WorkbookError(f"{path}: {'; '.join(problems[:_SHOWN])}{more}; {what_to_do}")


def cell_name(sheet: str, row: int, column: int) -> str:
    """`Chronology!D5` for row 4 and column 3, both counted from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{sheet}!{letters}{row + 1}"
