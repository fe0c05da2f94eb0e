"""The analyst's papers: her workbook and its edits, her own table compared, citations, exports, her watchlist.

The libraries of this room are the extra `workbook`; `available` tells whether they are installed.
"""

from importlib.util import find_spec

from policy_nlp.workbook.errors import WorkbookError

__all__ = ["WorkbookError", "available"]


def available() -> bool:
    """Whether the libraries that write and read workbooks are installed."""
    return all(find_spec(name) is not None for name in ("xlsxwriter", "python_calamine", "citeproc"))
