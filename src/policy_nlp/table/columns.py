"""The columns of every table: one description from which types, checks, the dictionary and `docs/columns.md` follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Kind = Literal["text", "texts", "integer", "number", "date", "figures", "conflicts"]
"""What a cell holds: `texts`, `figures`, `conflicts` are lists; a `date` is a day or empty, a `number` may lack."""

EVENT_TYPES = (
    "enact",
    "propose",
    "issue",
    "amend",
    "establish",
    "agree",
    "fund",
    "restrict",
    "review",
    "meet",
    "operate",
    "market",
    "statistic",
    "forecast",
    "other",
)
MODALITIES = ("actual", "planned", "proposed", "forecast")
RESTRICTIONS = ("", "licence", "ban", "quota", "tariff", "sanction", "investment", "other")
POLICY_AREAS = ("", "supply_security", "production_innovation", "responsible_practice")
PRECISIONS = ("day", "month", "season", "quarter", "half", "year", "decade", "century", "range")
BASES = ("explicit", "inherited", "relative")
CHANGES = ("", "rise", "fall")
GRADES = ("A", "B", "C")
GOLD_STATUSES = ("agree", "differs", "spurious", "unannotated")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells hold, what they mean, and which values are allowed.

    `required` cells are never empty; `choices` lists the allowed values where there are few.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()


EVENTS = (
    Column(
        "event_id", "text", "Stable id: the article and place of the row's earliest-sorting mention.", required=True
    ),
    Column("title", "text", "Actor, act and object in simplified Chinese, made by one template.", required=True),
    Column("event_type", "text", "What happened, by the codes of the annotation guide.", True, EVENT_TYPES),
    Column("modality", "text", "Whether it happened, is planned, proposed or forecast.", True, MODALITIES),
    Column("restriction_type", "text", "For `restrict`: the kind of restriction.", choices=RESTRICTIONS),
    Column("policy_area", "text", "The area of the IEA policy tracker, or empty.", choices=POLICY_AREAS),
    Column("date", "text", "When, as EDTF: the most precise value that agrees with all sources.", required=True),
    Column("date_earliest", "date", "The first day that `date` allows; empty at an open end."),
    Column("date_latest", "date", "The last day that `date` allows; empty at an open end."),
    Column("date_precision", "text", "How precise `date` is.", True, PRECISIONS),
    Column("date_basis", "text", "Whether the text tells the date in full or it was worked out.", True, BASES),
    Column("actors", "texts", "Who did it: canonical names of bodies, countries and persons."),
    Column("partners", "texts", "With, towards or for whom; the role stands in `statements`."),
    Column("jurisdictions", "texts", "ISO 3166-1 alpha-3 codes of the actors' countries, and EU."),
    Column("instrument", "text", "The title of the law, order, list or agreement, or the name of the new body."),
    Column("document_number", "text", "The instrument's official number (EO 14017)."),
    Column("measure_id", "text", "One id for all happenings of the same instrument; a row of `measures`."),
    Column("minerals", "texts", "Ids of the commodities that the happening itself is about."),
    Column("minerals_via_list", "texts", "Commodities reached only through the list that the event names."),
    Column("figures", "figures", "The figures of the happening: words, bounds, unit and kind."),
    Column("doc_ids", "texts", "The articles that tell of it.", required=True),
    Column("source_count", "integer", "How many sources tell of it: versions and reprints count once.", required=True),
    Column("mention_count", "integer", "How many mentions were joined in this row.", required=True),
    Column(
        "evidence", "text", "The best source's sentence as it stands there, and `[doc_id:start-end]`.", required=True
    ),
    Column("conflicts", "conflicts", "Columns on which the sources disagree, with all values."),
    Column("gold_status", "text", "How the row's mentions compare with human annotations.", True, GOLD_STATUSES),
    Column("grade", "text", "How sure the rules are: A, B or C.", True, GRADES),
    Column("pipeline_version", "text", "The program that made the row.", required=True),
    Column("lexicon_version", "text", "The lexicons that it used.", required=True),
)
STATEMENTS = (
    Column("event_id", "text", "The row of `events`.", required=True),
    Column("column", "text", "The column that the value belongs to.", required=True),
    Column("value", "text", "The value in its canonical form.", required=True),
    Column("original_value", "text", "The words of the source.", required=True),
    Column("role", "text", "For partners: with, against or for.", choices=("", "with", "against", "for")),
    Column("doc_id", "text", "The source.", required=True),
    Column("start", "integer", "Where the words begin in the raw article, in code points.", required=True),
    Column("end", "integer", "Where they end.", required=True),
    Column("quote", "text", "The sentence around them, raw.", required=True),
    Column("rule", "text", "The rule or lexicon entry that found the value.", required=True),
)
DOCUMENTS = (
    Column("doc_id", "text", "The article.", required=True),
    Column("title", "text", "Its title."),
    Column("authors", "texts", "Its authors."),
    Column("published", "text", "Its publication date, as EDTF."),
    Column("publisher", "text", "Who published it."),
    Column("url", "text", "Where it was found."),
    Column("script", "text", "The script it is written in."),
    Column("region", "text", "Where it was published."),
    Column("licence", "text", "Its licence."),
    Column("sha256", "text", "The digest of its text."),
    Column("characters", "integer", "Its length in code points.", required=True),
    Column("mentions", "integer", "Mentions found in it, events aside.", required=True),
    Column("event_mentions", "integer", "Event mentions found in it.", required=True),
    Column("events", "integer", "Rows of `events` that it tells of.", required=True),
    Column("conflicts", "integer", "Values of it that other sources contradict.", required=True),
    Column("issues", "integer", "Issues found in it.", required=True),
)
MEASURES = (
    Column("measure_id", "text", "Stable id: from the earliest-sorting mention of the instrument.", required=True),
    Column("title", "text", "The instrument's usual title.", required=True),
    Column("document_number", "text", "Its official number."),
    Column("restriction_type", "text", "The kind of restriction, where it is one.", choices=RESTRICTIONS),
    Column("actors", "texts", "Who acted on it."),
    Column("jurisdictions", "texts", "Their countries."),
    Column("minerals", "texts", "Commodities concerned."),
    Column("announced", "text", "First announced, proposed, signed or issued (EDTF)."),
    Column("in_force", "text", "In force from (EDTF)."),
    Column("amended", "texts", "Amended (EDTF)."),
    Column("suspended", "texts", "Suspended from (EDTF)."),
    Column("ended", "text", "Ended (EDTF)."),
    Column("event_ids", "texts", "Its happenings, in order of date.", required=True),
)
CONFLICTS = (
    Column("doc_id", "text", "The article that tells the value.", required=True),
    Column("event_id", "text", "The row of `events`.", required=True),
    Column("title", "text", "The row's title.", required=True),
    Column("column", "text", "The column on which sources disagree.", required=True),
    Column("value", "text", "What this article tells.", required=True),
    Column("row_value", "text", "What the row holds."),
    Column("start", "integer", "Where the words begin in the raw article, in code points.", required=True),
    Column("end", "integer", "Where they end.", required=True),
    Column("quote", "text", "The sentence around them, raw.", required=True),
)
DELTA = (
    Column("change", "text", "What happened to the row since the last build.", True, ("added", "changed", "removed")),
    Column("event_id", "text", "The row of `events`, of this build or the last.", required=True),
    Column("title", "text", "Its title.", required=True),
    Column("column", "text", "The column that changed; empty where the whole row came or went."),
    Column("old", "text", "The value of the last build."),
    Column("new", "text", "The value of this build; for a removed row the id of the row that holds its first mention."),
)
FACTS = (
    Column("measure", "text", "What is measured; `_share` where the value is a share of it.", required=True),
    Column("change", "text", "Whether the value is the size of a rise or fall; else it is a level.", False, CHANGES),
    Column("commodity", "text", "The commodity's id; several joined by `;` where the value is their sum."),
    Column("jurisdiction", "text", "ISO 3166-1 alpha-3 code, EU, or WLD for the world; several joined by `;`."),
    Column("holder", "text", "Names of the bodies (or of a region without a code) whose value it is."),
    Column("counterpart", "text", "The other side of a trade, in the same codes."),
    Column("period", "text", "When it held, as EDTF; empty where the text does not tell."),
    Column("value", "text", "The value in `unit`: ≥ and ≤ for open ends, – for a range, ~ for about.", required=True),
    Column("low", "number", "Its lower end; empty where it is open."),
    Column("high", "number", "Its upper end; empty where it is open."),
    Column("unit", "text", "The annotation guide's unit.", required=True),
    Column("ucum", "text", "The unit's UCUM code; empty for currencies and prices."),
    Column("modality", "text", "Whether it is measured, planned or forecast.", True, MODALITIES),
    Column("event_id", "text", "The row of `events` that it belongs to."),
    Column("original_value", "text", "The words of the source.", required=True),
    Column("doc_id", "text", "The source.", required=True),
    Column("start", "integer", "Where the words begin in the raw article, in code points.", required=True),
    Column("end", "integer", "Where they end.", required=True),
    Column("evidence", "text", "The sentence or table row around them, raw.", required=True),
    Column("rule", "text", "How the measure was found.", required=True),
)

TABLES: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "events": EVENTS,
        "statements": STATEMENTS,
        "documents": DOCUMENTS,
        "measures": MEASURES,
        "conflicts": CONFLICTS,
        "delta": DELTA,
        "facts": FACTS,
    }
)
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"events": ("event_id",), "documents": ("doc_id",), "measures": ("measure_id",)}
)
"""The columns that no two rows of a table share."""
FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "events": ("csv", "parquet", "jsonl"),
        "statements": ("csv", "parquet", "jsonl"),
        "documents": ("csv", "parquet", "jsonl"),
        "measures": ("csv", "parquet", "jsonl"),
        "conflicts": ("csv",),
        "delta": ("csv", "jsonl"),
        "facts": ("csv", "parquet", "jsonl"),
    }
)


def column_dictionary() -> dict[str, list[dict[str, object]]]:
    """The columns of every table as plain data: shipped beside the tables."""
    return {
        table: [
            {
                "name": column.name,
                "kind": column.kind,
                "required": column.required,
                "choices": [choice for choice in column.choices if choice],
                "meaning": column.meaning,
            }
            for column in columns
        ]
        for table, columns in TABLES.items()
    }


def columns_page() -> str:
    """`docs/columns.md`: the same for people."""
    lines = ["# Columns", "", "Made from `policy_nlp.table.columns`; lists are JSON arrays in JSONL and Parquet and"]
    lines += ["`;`-joined in CSV.", ""]
    for table, columns in TABLES.items():
        lines += [f"## {table}", "", "| column | holds | meaning |", "| --- | --- | --- |"]
        for column in columns:
            choices = ", ".join(f"`{choice}`" for choice in column.choices if choice)
            holds = column.kind + (", never empty" if column.required else "")
            lines.append(f"| `{column.name}` | {holds} | {column.meaning}{f' One of {choices}.' if choices else ''} |")
        lines.append("")
    return "\n".join(lines)
