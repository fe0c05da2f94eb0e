"""The lexicons of events: every entry is tried on its own examples and counter-examples, every form in use."""

from collections import Counter

import pytest

from policy_nlp.extract.events import triggers
from policy_nlp.extract.events.scene import find_persons
from policy_nlp.extract.events.tables import HeaderEntry, TableTypeEntry
from policy_nlp.extract.events.triggers import TriggerEntry, find_triggers
from policy_nlp.lexicon import LexiconError, load, simplify
from policy_nlp.lexicon.cues import CueEntry, cue, cue_entries
from policy_nlp.lexicon.loader import parse
from policy_nlp.lexicon.persons import PersonEntry
from told_events import Case, case, events_of

TRIGGERS = load("triggers.yaml", TriggerEntry)
HEADERS = load("table_headers.yaml", HeaderEntry)
TABLE_TYPES = load("table_types.yaml", TableTypeEntry)
TITLES = load("person_titles.yaml", PersonEntry)
PASSING = next(entry for entry in TRIGGERS if entry.role == "passing")
TYPES = {"enact", "propose", "issue", "amend", "establish", "agree", "fund", "restrict", "review", "meet", "operate"}
TYPES |= {"market", "statistic", "forecast", "other"}


def article(text: str) -> Case:
    return case(text, published="2025-12", region="CN")


@pytest.mark.parametrize("entry", TRIGGERS, ids=lambda entry: str(entry.id))
def test_trigger_has_a_type_of_the_guide_and_an_example(entry: TriggerEntry) -> None:
    assert entry.type in TYPES
    assert entry.examples or entry.role in {"content", "passing"}


@pytest.mark.parametrize(
    ("entry", "text"),
    [(e, t) for e in TRIGGERS for t in e.examples],
    ids=lambda value: str(getattr(value, "id", value)),
)
def test_trigger_names_the_event_of_its_examples(entry: TriggerEntry, text: str) -> None:
    assert entry.id in {event.rule for _, event, _ in events_of(article(text))}


@pytest.mark.parametrize(
    ("entry", "text"),
    [(e, t) for e in TRIGGERS for t in e.counter_examples],
    ids=lambda value: str(getattr(value, "id", value)),
)
def test_trigger_names_no_event_of_its_counter_examples(entry: TriggerEntry, text: str) -> None:
    assert any(form in simplify(text) for form in entry.forms)
    assert entry.id not in {event.rule for _, event, _ in events_of(article(text))}


@pytest.mark.parametrize("entry", [e for e in TRIGGERS if e.role not in {"passing", "weak"}], ids=lambda e: str(e.id))
def test_every_form_of_a_trigger_is_found_whole(entry: TriggerEntry) -> None:
    needed = next(  # a light verb needs its object
        words
        for words in (
            "",
            "排查",
            "会议",
            "《",
            "名单",
            "协议",
            "收购",
            "主席",
            "一局",
            "10亿",
            "申请",
            "多轮",
            "配额",
            "第1号",
            "共识",
            "底价",
            "三年",
            triggers.NAME,
        )
        if entry.followed is None or entry.followed.match(f"{words}。")
    )
    before = ""
    if entry.preceded:
        before = next(
            words for words in ("日", "间", "手中", "元", "再", "土") if entry.preceded.match(words, len(words) - 1)
        )
    for form in map(simplify, entry.forms):
        first = next(find_triggers(f"{before}{form}{needed}。"))
        assert (first.start, first.end, first.entry.id) == (len(before), len(before) + len(form), entry.id), form
        assert needed or len(list(find_triggers(f"{before}{form}。"))) == 1, form
        assert entry.preceded is None or not list(find_triggers(f"{form}{needed}。")), form


def test_weak_verbs_are_no_triggers_by_themselves() -> None:
    weak = {simplify(form): entry for entry in TRIGGERS if entry.role == "weak" for form in entry.forms}
    assert {form: triggers.weak_triggers()[form].id for form in weak} == {form: e.id for form, e in weak.items()}
    assert [form for form in weak if any((t.start, t.end) == (0, len(form)) for t in find_triggers(form))] == []


def test_passing_words_hide_the_words_inside_them() -> None:
    for form in map(simplify, PASSING.forms):
        assert list(find_triggers(f"{form}。")) == [], form


def test_every_form_stands_in_one_entry() -> None:
    forms = Counter(simplify(form) for entry in TRIGGERS for form in entry.forms)
    assert [form for form, count in forms.items() if count > 1] == []


def test_a_form_in_two_entries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "- {id: a, type: issue, role: main, forms: [發布]}\n- {id: b, type: issue, role: main, forms: [发布]}"
    entries = tuple(parse(text, "triggers.yaml", TriggerEntry))
    monkeypatch.setattr(triggers, "load", lambda *_: entries)
    with pytest.raises(LexiconError, match=r"'发布' stands in 'a' and in 'b'"):
        triggers._matcher.__wrapped__()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- {id: a, type: issue, role: verb, forms: [发布]}", "role"),
        ("- {id: a, type: issue, role: main, form: [发布]}", "form"),
        ("- {id: a, type: issue, role: main, forms: [发布], needs: [luck]}", "needs"),
        ("- {id: a, type: issue, role: main, forms: []}\n- {id: a, type: issue, role: main, forms: []}", "line 1"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=rf"triggers\.yaml:[12].*{reason}"):
        list(parse(text, "triggers.yaml", TriggerEntry))


@pytest.mark.parametrize("entry", cue_entries(), ids=lambda entry: str(entry.id))
def test_cue_is_found_in_its_examples_and_not_in_its_counter_examples(entry: CueEntry) -> None:
    assert entry.examples
    assert [text for text in entry.examples if not cue(entry.id).search(simplify(text))] == []
    assert [text for text in entry.counter_examples if cue(entry.id).search(simplify(text))] == []


def test_an_unknown_cue_is_an_error() -> None:
    with pytest.raises(KeyError):
        cue("no such cue")


def test_every_head_means_one_thing() -> None:
    forms = Counter(simplify(form) for entry in HEADERS for form in entry.forms)
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize("entry", HEADERS, ids=lambda entry: str(entry.id))
def test_every_head_tells_its_column(entry: HeaderEntry) -> None:
    cells = {"date": "2020年5月", "effective": "2021年6月", "end": "2022年7月", "type": "战略"}
    cells |= {"name": "《资源战略》", "country": "日本", "agency": "欧盟委员会", "partner": "韩国"}
    for form in entry.forms:
        heads = {"date": "时间", "name": "名称"} | {entry.id: form}
        text = "\t".join(heads.values()) + "\n" + "\t".join(cells[column] for column in heads)
        found = {(event.rule, event.edtf, event.actors, event.partners) for _, event, _ in events_of(article(text))}
        actors = {"country": ("日本",), "agency": ("欧盟委员会",)}.get(entry.id, ())
        expected = {("table.date", "2020-05", actors, ("韩国",) if entry.id == "partner" else ())}
        if entry.id in {"effective", "end"}:
            expected.add((f"table.{entry.id}", {"effective": "2021-06", "end": "2022-07"}[entry.id], (), ()))
        assert found == expected, form


@pytest.mark.parametrize("text", ["产量", "占比", "备注", "作者", "时间段分布"])
def test_other_heads_tell_nothing(text: str) -> None:
    assert events_of(article(f"{text}\t数值\n2020\t1500\n2021\t1600")) == []


@pytest.mark.parametrize("entry", TABLE_TYPES, ids=lambda entry: str(entry.id))
def test_every_word_of_a_type_cell_decides_the_type(entry: TableTypeEntry) -> None:
    for form in entry.forms:
        text = f"时间\t名称\t类型\n2020年5月\t《资源》\t{form}"
        first = next(e for e in TABLE_TYPES if any(word in form for word in e.forms))
        assert [event.type for _, event, _ in events_of(article(text))] == [first.type or "issue"], form


@pytest.mark.parametrize(
    ("entry", "text"), [(e, t) for e in TITLES for t in e.examples], ids=lambda value: str(getattr(value, "id", value))
)
def test_a_person_follows_the_title_of_its_examples(entry: PersonEntry, text: str) -> None:
    assert any(text.startswith(form) for form in entry.forms)
    assert bool(find_persons(simplify(text))) is (entry.id != "spokesperson")  # a spokesperson's body acts


@pytest.mark.parametrize("entry", [e for e in TITLES if e.id != "spokesperson"], ids=lambda entry: str(entry.id))
def test_a_person_follows_every_title(entry: PersonEntry) -> None:
    for form in entry.forms:
        assert [party.name for party in find_persons(f"{form}克拉夫丘克宣布辞职")] == ["克拉夫丘克"], form


@pytest.mark.parametrize("text", ["总统宣布辞职", "部长在会上说", "议员们反对", "总统府公布法案", "议员起草了法案"])
def test_a_title_alone_names_no_person(text: str) -> None:
    assert find_persons(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("首相岸本文郎质询时表示", None),
        ("部长林佳梅13日表示", "林佳梅"),
        ("外相小野太郎在会上表示", "小野太郎"),
        ("参议员科顿(Cotton)提出", "科顿"),
        ("众议员科夫曼提出法案", "科夫曼"),
        ("局长翌年6月宣布", None),
        ("主席质询中指出", None),
        ("委员条例已生效", None),
        ("总统博里奇4日宣布", "博里奇"),
    ],
)
def test_a_name_ends_before_other_words(text: str, name: str | None) -> None:
    assert [party.name for party in find_persons(text)] == ([name] if name else [])


def test_a_name_told_with_its_title_is_known_without_it() -> None:
    assert [party.name for party in find_persons("总统马哈利去年就职。马哈利随后签署法案。")] == ["马哈利", "马哈利"]
