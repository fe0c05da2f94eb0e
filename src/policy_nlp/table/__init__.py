"""The event table and what stands beside it: statements, documents, measures, conflicts, delta.

`make_tables` makes plain rows from annotated articles, `write_tables` checks and writes them; `columns` describes every
column once.
"""

from policy_nlp.table.checks import TableError, check
from policy_nlp.table.columns import column_dictionary, columns_page
from policy_nlp.table.make import Before, People, Tables, make_tables
from policy_nlp.table.measures import in_force
from policy_nlp.table.rows import MentionKey, Versions
from policy_nlp.table.writers import read_previous, tables_written, write_tables

__all__ = [
    "Before",
    "MentionKey",
    "People",
    "TableError",
    "Tables",
    "Versions",
    "check",
    "column_dictionary",
    "columns_page",
    "in_force",
    "make_tables",
    "read_previous",
    "tables_written",
    "write_tables",
]
