"""Marks on texts, whatever the text and wherever the marks."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from policy_nlp.report.text import Mark, marked, visible

TEXTS = st.text(alphabet="镓锗a<>&\"'\n \u202e", max_size=30)


def test_marks_may_overlap_in_any_way() -> None:
    marks = [Mark(0, 4, "instrument"), Mark(2, 6, "agency"), Mark(2, 3, "mineral", note="Ga")]
    assert marked("能源镓部法案", marks) == (
        '<span class="instrument">能源</span><span class="instrument agency mineral" title="Ga">镓</span>'
        '<span class="instrument agency">部</span><span class="agency">法案</span>'
    )


def test_a_mark_with_an_address_is_a_link_and_a_lead_stands_before_it() -> None:
    mark = Mark(1, 2, "region", href="x.html", lead="out of scope: author")
    assert marked("甲乙丙", [mark]) == (
        '甲<span class="lead">out of scope: author</span><a class="region" href="x.html">乙</a>丙'
    )


def test_sentences_and_anchors_get_ids() -> None:
    assert marked("甲。乙。", [], anchors=[3], sentences=[0, 2]) == (
        '<span class="s" id="s0">甲。</span><span class="s" id="s2">乙<span id="o3">。</span></span>'
    )


def test_only_the_asked_stretch_is_shown() -> None:
    assert marked("甲乙丙丁", [Mark(0, 2, "date"), Mark(3, 4, "date")], (1, 3)) == '<span class="date">乙</span>丙'


def test_controls_are_spelled_out() -> None:
    assert visible("甲\u202e乙\x00\ufeff\r\n") == "甲[U+202E]乙[U+0000]\n"


@given(TEXTS, st.data())
def test_nothing_of_a_text_is_lost_or_run(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places), max_size=5))
    marks = [Mark(min(span), max(span), "date", note=text, href="#") for span in spans if span[0] != span[1]]
    element = html.fragment_fromstring(str(marked(text, marks, anchors=[0])), create_parent="p")
    assert element.text_content() == visible(text)
    assert {child.tag for child in element.iterdescendants()} <= {"a", "span"}
