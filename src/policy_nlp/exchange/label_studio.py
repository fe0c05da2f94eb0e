"""Label Studio: a JSON file of tasks, and the configuration of a project for them.

What the system found goes out as predictions, what people said as annotations; only annotations come back in. Each
value is a field of its region, each argument of an event a relation.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import orjson

import policy_nlp
from policy_nlp.exchange.document import Document, Draft, ExchangeError, Link, checked_text, read_text
from policy_nlp.exchange.labels import LABELS, from_label, label_of, values_of
from policy_nlp.exchange.links import SLOTS, links_of
from policy_nlp.model.annotation import Record

NOTE = "keys that are no fields of the project (rule, ignore, number ...) stand in the meta text of their region"
_TEXTS = ("edtf", "name", "unit", "instrument", "reason")
_LISTS = ("ids", "actors", "partners", "minerals")
_NUMBERS = ("low", "high")
_CODES = ("kind", "modality", "approx")
_FIELDS = frozenset((*_TEXTS, *_LISTS, *_NUMBERS, *_CODES))
_KINDS = {
    "kind": (
        *("government", "legislature", "intergov", "institute", "company", "association", "alliance"),
        *("money", "mass", "percent", "count", "multiple", "energy", "power", "price", "concentration", "duration"),
        *("temperature", "area", "law", "bill", "order", "strategy", "report", "list", "agreement", "initiative"),
        "other",
    ),
    "modality": ("actual", "planned", "proposed", "forecast"),
    "approx": ("true", "false"),
}


def files(documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """The tasks and the labelling configuration."""
    tasks = [_task(n, document) for n, document in enumerate(documents, start=1)]
    yield "tasks.json", orjson.dumps(tasks, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    yield "label_config.xml", _configuration().encode("utf-8")


def _configuration() -> str:
    labels = "".join(f'    <Label value="{escape(label)}"/>\n' for label in LABELS)
    texts = "".join(
        f'  <TextArea name="{key}" toName="text" perRegion="true" editable="true" placeholder="{key}"/>\n'
        for key in (*_TEXTS, *_LISTS, *_NUMBERS)
    )
    codes = "".join(
        f'  <Choices name="{key}" toName="text" perRegion="true" layout="select">\n'
        + "".join(f'    <Choice value="{value}"/>\n' for value in _KINDS[key])
        + "  </Choices>\n"
        for key in _CODES
    )
    relations = "".join(f'    <Relation value="{slot}"/>\n' for slot in SLOTS)
    body = f'  <Labels name="label" toName="text">\n{labels}  </Labels>\n  <Text name="text" value="$text"/>\n'
    return f"<View>\n{body}{texts}{codes}  <Relations>\n{relations}  </Relations>\n</View>\n"


def _task(number: int, document: Document) -> dict[str, Any]:
    results = [result for record in document.records for result in _results(record, document.records)]
    by_system = any("rule" in record for record in document.records)
    told = {"model_version": f"policy-nlp {policy_nlp.__version__}"} if by_system else {}
    filled = "predictions" if by_system else "annotations"
    data = {"text": document.text, "doc_id": document.doc_id}
    return {"id": number, "data": data, filled: [told | {"result": results}]}


def _results(record: Record, records: Sequence[Record]) -> Iterator[dict[str, Any]]:
    place = {"start": record["start"], "end": record["end"], "text": record["text"]}
    region = {"id": record["id"], "to_name": "text"}
    rest = {key: value for key, value in values_of(record).items() if key not in _FIELDS and key != "id"}
    meta = {"meta": {"text": [orjson.dumps(rest).decode("utf-8")]}} if rest else {}
    yield region | {"from_name": "label", "type": "labels", "value": place | {"labels": [label_of(record)]}} | meta
    for key in (*_TEXTS, *_NUMBERS, *_LISTS):
        value = record.get(key)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        if listed:
            texts = [text if isinstance(text, str) else orjson.dumps(text).decode() for text in listed]
            yield region | {"from_name": key, "type": "textarea", "value": place | {"text": texts}}
    for key in _CODES:
        if key in record:
            code = str(record[key]).lower() if key == "approx" else record[key]
            yield region | {"from_name": key, "type": "choices", "value": place | {"choices": [code]}}
    for slot, target in links_of(record, records) if record["layer"] == "event" else ():
        yield {
            "type": "relation",
            "from_id": record["id"],
            "to_id": target,
            "direction": "right",
            "labels": [slot],
        }


def drafts(paths: Sequence[Path]) -> Iterator[Draft]:
    """What the tasks in JSON files say.

    Raises:
        ExchangeError: a file is no list of tasks.
    """
    for path in paths:
        try:
            tasks = orjson.loads(read_text(path))
        except orjson.JSONDecodeError as error:
            raise ExchangeError([f"{path}: no JSON ({error}); export the project as JSON"]) from error
        for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], start=1):
            source = f"{path}: task {task.get('id', number) if isinstance(task, dict) else number}"
            try:
                yield _draft(task, source)
            except (KeyError, TypeError, IndexError, AttributeError) as error:
                advice = "export the project as JSON, not as JSON-MIN"
                raise ExchangeError([f"{source}: {type(error).__name__} {error}: no task; {advice}"]) from error


def _draft(task: Mapping[str, Any], source: str) -> Draft:
    told = [annotation for annotation in task.get("annotations") or () if not annotation.get("was_cancelled")]
    data = task["data"]
    draft = Draft(source, data.get("doc_id", ""), checked_text(data["text"]))
    if not told:
        draft.skipped = "nobody has annotated it; submit an annotation in Label Studio"
        return draft
    draft.lost += [f"{source}: annotation {one.get('id', '')}, only the last one is taken" for one in told[:-1]]
    regions: dict[str, Record] = {}
    links: dict[str, list[Link]] = {}
    for result in told[-1]["result"]:
        if result["type"] == "relation":
            for slot in result.get("labels") or [""]:
                links.setdefault(result["from_id"], []).append((slot, result["to_id"]))
        else:
            regions.setdefault(result["id"], {"id": result["id"]}).update(_keys(result, draft))
    draft.records = [_complete(region) for region in regions.values()]
    draft.links = {record["id"]: links.get(record["id"], []) for record in draft.records if record["layer"] == "event"}
    return draft


def _keys(result: Mapping[str, Any], draft: Draft) -> Record:
    """What one result says of its region."""
    name, value = result["from_name"], result["value"]
    if result["type"] == "labels":
        try:
            keys = from_label(value["labels"][0])
        except ValueError as error:
            raise ExchangeError([f"{draft.source}: region {result['id']}: {error}"]) from error
        place = {key: value[key] for key in ("start", "end", "text") if key in value}
        return _meta(result, draft) | place | keys
    if name in _CODES:
        code = value["choices"][0]
        return {name: code == "true" if name == "approx" else code}
    if name in _LISTS:
        return {name: list(value["text"])}
    if name in _NUMBERS:
        return {name: _number(value["text"][0], f"{draft.source}: region {result['id']}: {name}")}
    if name in _TEXTS:
        return {name: value["text"][0]}
    draft.lost.append(f"{draft.source}: region {result['id']}: {name}, annotations have no place for it")
    return {}


def _meta(result: Mapping[str, Any], draft: Draft) -> Record:
    """The keys in a region's meta text; people may have written there too."""
    found: Record = {}
    for text in (result.get("meta") or {}).get("text") or ():
        try:
            told = orjson.loads(text)
        except orjson.JSONDecodeError:
            told = None
        if isinstance(told, dict):
            found |= told
        else:
            draft.lost.append(f"{draft.source}: region {result['id']}: the remark {text!r}")
    return found


def _number(text: str, place: str) -> float:
    try:
        number = orjson.loads(text)
    except orjson.JSONDecodeError:
        number = None
    if not isinstance(number, int | float):
        raise ExchangeError([f"{place}: {text!r} is no number; write it in digits"])
    return number


def _complete(region: Record) -> Record:
    """The region with empty values where Label Studio has no field for emptiness."""
    empty: dict[str, Record] = {
        "event": {"actors": [], "partners": [], "instrument": None, "minerals": [], "date_span": None}
        | {"figure_spans": []},
        "figure": {"low": None, "high": None, "unit": "", "approx": False},
    }
    return empty.get(region.get("layer", ""), {}) | region
