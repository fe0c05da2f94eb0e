"""Exchange: what goes out comes back, and what does not fit is refused by name."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_nlp.exchange import FORMATS, Exchanged, ExchangeError, export_annotations, import_annotations
from policy_nlp.exchange.links import linked, links_of
from policy_nlp.exchange.offsets import MisfitError, in_code_points
from policy_nlp.model.annotation import Record, read_annotations

ROOT = Path(__file__).parents[2]
GOLD, CORPUS = ROOT / "annotations", ROOT / "corpus"
TEXT = "𬭛与镓\n2023年7月3日，中国商务部对𬭛、镓实施\n出口管制，涉及8种物项。"
Edit = Callable[[Any], None]


def record(identifier: str, layer: str, words: str, **values: Any) -> Record:
    start = TEXT.index(words)
    return {"id": identifier, "layer": layer, "start": start, "end": start + len(words), "text": words} | values


def records() -> list[Record]:
    date = record("m2", "date", "2023年7月3日", edtf="2023-07-03")
    figure = record("m5", "figure", "8种", low=8.0, high=8.0, unit="count", kind="count", approx=False)
    event = record(
        "e1",
        "event",
        "实施\n出口管制",  # over two lines
        type="restrict",
        edtf="2023-07-03",
        date_span=[date["start"], date["end"]],
        modality="actual",
        actors=["中国商务部", "某某"],
        partners=[],
        instrument=None,
        minerals=["Ga", "Bh"],
        figure_spans=[[figure["start"], figure["end"]]],
    )
    agency = record("m3", "agency", "中国商务部", name="中国商务部", kind="government")
    return [record("m1", "mineral", "镓", ids=["Ga"]), date, agency, event, figure]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder, name, text in (("corpus", "one.txt", TEXT), ("gold", "one.jsonl", lines(records()))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(text.encode())
    return tmp_path


def lines(listed: list[Record]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in listed)


def files_of(name: str, folder: Path) -> list[Path]:
    return [folder] if name == "brat" else [folder / FORMATS[name].file]


def out_and_back(name: str, corpus: Path, edit: Edit | None = None) -> Exchanged:
    export_annotations(name, corpus / "gold", corpus / "corpus", corpus / "out")
    if edit:
        path = files_of(name, corpus / "out")[0]
        path = path / "one.ann" if name == "brat" else path
        text = path.read_bytes().decode()
        if name == "brat":
            listed = text.splitlines(keepends=True)
            edit(listed)
            text = "".join(listed)
        else:
            value = json.loads(text)
            edit(value)
            text = json.dumps(value) + "\n"
        path.write_bytes(text.encode())
    return import_annotations(name, files_of(name, corpus / "out"), corpus / "corpus", corpus / "back")


def back(corpus: Path) -> dict[str, Record]:
    return {one["id"]: one for one in read_annotations(corpus / "back" / "one.jsonl", TEXT)}


@pytest.mark.parametrize("name", FORMATS)
def test_gold_comes_back_as_it_went(name: str, tmp_path: Path) -> None:
    told = export_annotations(name, GOLD, CORPUS, tmp_path / "out")
    assert told.lost == []
    made = import_annotations(name, files_of(name, tmp_path / "out"), CORPUS, tmp_path / "back")
    assert (made.lost, made.refused) == ([], [])
    assert len(made.paths) == len(list(GOLD.glob("*.jsonl")))
    for path in made.paths:
        text = (CORPUS / f"{path.stem}.txt").read_bytes().decode()
        gold = {one["id"]: one for one in read_annotations(GOLD / path.name, text)}
        assert {one["id"]: one for one in read_annotations(path, text)} == gold


@pytest.mark.parametrize("name", FORMATS)
def test_values_without_mentions_and_rare_characters_come_back(name: str, corpus: Path) -> None:
    made = out_and_back(name, corpus)
    assert (made.lost, made.refused) == ([], [])
    assert back(corpus) == {one["id"]: one for one in records()}


def test_brat_files_are_brats(corpus: Path) -> None:
    export_annotations("brat", corpus / "gold", corpus / "corpus", corpus / "out")
    assert (corpus / "out" / "one.txt").read_bytes() == TEXT.encode()
    written = (corpus / "out" / "one.ann").read_text(encoding="utf-8").splitlines()
    assert "T2\tdate 4 13\t2023年7月3日" in written
    trigger = TEXT.index("实施")
    assert f"T4\trestrict {trigger} {trigger + 2};{trigger + 3} {trigger + 7}\t实施 出口管制" in written
    assert "E1\trestrict:T4 Date:T2 Figure:T5 Actor:T3 Mineral:T1" in written
    configuration = (corpus / "out" / "annotation.conf").read_text(encoding="utf-8")
    assert "restrict\tDate?:date, Figure*:figure, Actor*:agency" in configuration


def test_label_studio_files_are_label_studios(corpus: Path) -> None:
    export_annotations("label-studio", corpus / "gold", corpus / "corpus", corpus / "out")
    (task,) = json.loads((corpus / "out" / "tasks.json").read_text(encoding="utf-8"))
    assert "predictions" not in task
    names = {result.get("from_name") for result in task["annotations"][0]["result"]} - {None}
    root = ElementTree.fromstring((corpus / "out" / "label_config.xml").read_text(encoding="utf-8"))
    assert names <= {element.get("name") for element in root.iter()}


def test_system_output_goes_to_label_studio_as_predictions(corpus: Path) -> None:
    (corpus / "gold" / "one.jsonl").write_text(lines([one | {"rule": "x"} for one in records()]), encoding="utf-8")
    made = out_and_back("label-studio", corpus)
    (task,) = json.loads((corpus / "out" / "tasks.json").read_text(encoding="utf-8"))
    assert len(task["predictions"]) == 1
    assert made.paths == []
    assert "nobody has annotated it" in made.lost[0]


def test_an_argument_that_is_taken_away_in_brat_is_gone(corpus: Path) -> None:
    def without_actor_and_figure(listed: list[str]) -> None:
        listed[:] = [line.replace(" Actor:T3", "").replace(" Figure:T5", "") for line in listed]

    out_and_back("brat", corpus, without_actor_and_figure)
    event = back(corpus)["e1"]
    assert (event["actors"], event["figure_spans"]) == (["某某"], [])
    assert event["date_span"] == [4, 13]


def test_an_event_that_is_made_in_brat_comes_in(corpus: Path) -> None:
    def with_event(listed: list[str]) -> None:
        start = TEXT.index("涉及")
        listed.append(f"T9\tother {start} {start + 2}\t涉及\n")
        listed.append("E9\tother:T9 Actor:T3 Date:T2 Figure:T5\n")
        listed.append('#9\tAnnotatorNotes E9\t{"edtf": "2023-07-03", "modality": "actual", "partners": []}\n')
        listed.append("A1\tNegation E9\n")

    made = out_and_back("brat", corpus, with_event)
    event = back(corpus)["E9"]
    assert (event["type"], event["actors"], event["date_span"]) == ("other", ["中国商务部"], [4, 13])
    assert "A1, annotations have no place for it" in made.lost[0]


def test_a_value_that_is_missing_is_named(corpus: Path) -> None:
    def with_date(listed: list[str]) -> None:
        listed.append("T9\tdate 4 9\t2023年\n")

    made = out_and_back("brat", corpus, with_date)
    assert made.paths == []
    (problem,) = made.refused
    assert "T9" in problem
    assert "edtf" in problem
    assert not (corpus / "back").exists()


@pytest.mark.parametrize(
    "line", ["T9 date", "T9\tdate 4\t2023", "E9\trestrict:T99", "T9\tperson 4 9\t2023年", "#7\tAnnotatorNotes T2\t{"]
)
def test_a_line_that_is_not_brats_is_named(corpus: Path, line: str) -> None:
    with pytest.raises(ExchangeError, match=r"one\.ann"):
        out_and_back("brat", corpus, lambda listed: listed.append(line + "\n"))


def test_offsets_in_utf16_are_understood(corpus: Path) -> None:
    def as_javascript(tasks: Any) -> None:
        for result in tasks[0]["annotations"][0]["result"]:
            for key in ("start", "end") if "value" in result else ():
                result["value"][key] = len(TEXT[: result["value"][key]].encode("utf-16-le")) // 2

    made = out_and_back("label-studio", corpus, as_javascript)
    assert made.refused == []
    assert back(corpus) == {one["id"]: one for one in records()}


def test_offsets_that_fit_nothing_are_named_and_nothing_is_written(corpus: Path) -> None:
    def shifted(tasks: Any) -> None:
        for result in tasks[0]["annotations"][0]["result"]:
            if result.get("id") == "m3":
                result["value"]["start"] += 5
                result["value"]["end"] += 5

    made = out_and_back("label-studio", corpus, shifted)
    (problem,) = made.refused
    assert "m3" in problem
    assert "'中国商务部' there" in problem
    assert "neither in code points nor in UTF-16 units" in problem
    assert made.paths == []


@pytest.mark.parametrize("name", ["doccano", "spans", "label-studio"])
def test_another_text_is_refused(corpus: Path, name: str) -> None:
    def other_text(value: Any) -> None:
        holder = value[0]["data"] if name == "label-studio" else value
        holder["text"] = holder["text"].replace("物项", "物品")

    made = out_and_back(name, corpus, other_text)
    assert made.paths == []
    assert "its text is not that of the article one" in made.refused[0]


def test_labels_without_values_are_named(corpus: Path) -> None:
    made = out_and_back("doccano", corpus, lambda line: line.pop("values"))
    assert made.paths == []
    assert len(made.refused) == len(records())
    assert any("'edtf'" in problem for problem in made.refused)


def test_a_relation_that_is_taken_away_in_doccano_is_gone(corpus: Path) -> None:
    out_and_back("doccano", corpus, lambda line: line["relations"].clear())
    event = back(corpus)["e1"]
    assert (event["date_span"], event["figure_spans"], event["actors"]) == (None, [], ["某某"])


def test_an_article_is_found_by_its_text(corpus: Path) -> None:
    out_and_back("spans", corpus, lambda line: line.pop("meta"))
    assert len(back(corpus)) == len(records())


def test_what_is_there_is_not_replaced_unasked(corpus: Path) -> None:
    out_and_back("spans", corpus)
    made = import_annotations("spans", files_of("spans", corpus / "out"), corpus / "corpus", corpus / "back")
    assert "is there already" in made.refused[0]
    made = import_annotations(
        "spans", files_of("spans", corpus / "out"), corpus / "corpus", corpus / "back", replace=True
    )
    assert len(made.paths) == 1


def test_export_tells_what_does_not_come_back(corpus: Path) -> None:
    broken = record("m9", "date", "\n2023年", edtf="2023")  # brat can't begin an annotation with a line end
    (corpus / "gold" / "one.jsonl").write_text(lines([broken]), encoding="utf-8")
    told = export_annotations("brat", corpus / "gold", corpus / "corpus", corpus / "out")
    assert any(line.startswith("one: m9: start 3 comes back as 4") for line in told.lost)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("data", [b"\xff\xfe", b"[1, 2]", b'{"text": 1}', b"{", b'[{"annotations": [{}], "data": {}}]'])
def test_files_that_are_no_exports_are_named(name: str, data: bytes, corpus: Path) -> None:
    path = corpus / "bad.ann"
    path.write_bytes(data)
    with pytest.raises(ExchangeError, match=r"bad\.ann"):
        import_annotations(name, [path], corpus / "corpus", corpus / "back")


@settings(max_examples=60)
@given(st.text(alphabet="镓𬭛𠮷a。", min_size=1, max_size=30), st.data())
def test_either_way_of_counting_leads_to_the_same_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    surface = text[start:end]
    units = [len(text[:at].encode("utf-16-le")) // 2 for at in (start, end)]
    whole = {"id": "all", "start": 0, "end": len(text.encode("utf-16-le")) // 2, "text": text}  # settles the counting
    _, found = in_code_points([whole, {"id": "x", "start": units[0], "end": units[1], "text": surface}], text)
    assert (found["start"], found["end"]) == (start, end)
    with pytest.raises(MisfitError):
        in_code_points([{"id": "x", "start": start, "end": end, "text": surface + "x"}], text)


def test_links_and_values_say_the_same() -> None:
    listed = records()
    event = next(one for one in listed if one["layer"] == "event")
    links = list(links_of(event, listed))
    assert links == [("date", "m2"), ("figure", "m5"), ("actor", "m3"), ("mineral", "m1")]
    assert linked(event, links, listed) == event
    assert linked(event, [], listed)["minerals"] == ["Bh"]  # no annotation names it: the value stands alone
