"""The way back from clean to raw text: every clean character comes from a raw one, whatever stood between."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from policy_nlp.lexicon import simplify
from policy_nlp.model import Article, CleanText, Metadata, OffsetMap
from policy_nlp.normalise import normalise
from policy_nlp.normalise.characters import fold
from policy_nlp.normalise.cut import Cut, cut

WORDS = [
    "關鍵礦產",
    "关键矿产",
    "稀土",
    "鎵、鍺",
    "钕铁硼",
    "美國",
    "２０２１年６月",
    "2023年",
    "《能源法》",
    "「清單」",
]
WORDS += ["GaN", "（ＤＯＥ）", "，", "。", "；", "增长12.5%", "３０％", "USGS", "和", "對華出口", "℃", "𨧀", "🙂"]
TO_TRADITIONAL = OpenCC("s2t")
GLOSSES = ["(guān)", "（jiàn）", "(ㄐㄧㄚ)", "(kuàng chǎn)", "(li)"]
MARKUP = [
    "^[12]",
    "^[3-5]",
    "^{7}",
    "<b>",
    "</b>",
    '<a href="x">',
    "<br/>",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "&nbsp;",
    "&#160;",
]
plain_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(lambda words: "公布" + "".join(words))


def cleaned(text: str) -> CleanText:
    return normalise(Article(text, Metadata("a")))


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, str, list[tuple[int, int]]]:
    """A plain text, the same with noise, and the raw span that each plain character stands for (glosses included)."""
    plain = draw(plain_texts)
    raw, spans = "", []
    for i, character in enumerate(plain):
        start, raw = len(raw), raw + character
        end = len(raw)
        raw += "".join(draw(st.lists(st.sampled_from(MARKUP), max_size=1)))
        following = plain[i + 1] if i + 1 < len(plain) else ""
        if is_han(character) and draw(st.integers(0, 7)) == 0:
            raw += draw(st.sampled_from(GLOSSES))
            end = len(raw)
        elif is_han(character) and (is_han(following) or following.isdecimal()) and draw(st.integers(0, 5)) == 0:
            raw += " "
        spans.append((start, end))
    return plain, raw, spans


@settings(max_examples=100)
@given(noisy())
def test_noise_changes_neither_the_clean_text_nor_what_its_characters_stand_for(
    texts: tuple[str, str, list[tuple[int, int]]],
) -> None:
    plain, raw, spans = texts
    clean = cleaned(raw)
    assert clean.text == cleaned(plain).text == fold(plain)
    assert [clean.offsets.to_raw(i, i + 1) for i in range(len(clean.text))] == spans


@settings(max_examples=60)
@given(noisy(), st.data())
def test_a_clean_span_is_one_raw_slice(texts: tuple[str, str, list[tuple[int, int]]], data: st.DataObject) -> None:
    _, raw, spans = texts
    clean = cleaned(raw)
    start = data.draw(st.integers(0, len(clean.text) - 1))
    end = data.draw(st.integers(start + 1, len(clean.text)))
    assert clean.offsets.to_raw(start, end) == (spans[start][0], spans[end - 1][1])
    assert cleaned("公布" + raw[slice(*clean.offsets.to_raw(start, end))]).text.startswith("公布" + clean.text[start])


@settings(max_examples=100)
@given(st.text(alphabet="关鍵礦(（guān)）^[12]{}<b/>a& ;\u200b\t\n。１％「」①²", max_size=60))
def test_any_text_at_all_keeps_its_way_back(raw: str) -> None:
    clean = cleaned(raw)
    spans = [clean.offsets.to_raw(i, i + 1) for i in range(len(clean.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(
        fold(raw[start]) == character
        for (start, _), character in zip(spans, clean.text, strict=True)
        if character not in "\n\t"
    )
    assert [clean.text[b.start : b.end] for b in clean.blocks] == (clean.text.split("\n") if clean.text else [])
    for region in clean.regions:
        assert 0 <= region.start < region.end <= len(raw)
        assert not any(start < region.end and region.start < end for start, end in spans)


stretches = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.booleans()), max_size=6)


@given(stretches, stretches)
def test_cuts_compose(first: list[tuple[int, int, bool]], second: list[tuple[int, int, bool]]) -> None:
    text, offsets = "abcdefghijklmnopqrst", OffsetMap.identity()
    for stretch in (first, second):
        cuts = [Cut(a, b, belongs) for a, b, belongs in stretch if a < b <= len(text)]
        left = [c for i, c in enumerate(text) if not any(a <= i < b for a, b, _ in cuts)]
        text, offsets = cut(text, offsets, cuts)
        assert text == "".join(left)
    for i, character in enumerate(text):
        start, end = offsets.to_raw(i, i + 1)
        assert "abcdefghijklmnopqrst"[start] == character
        assert start < end <= 20
        following = "abcdefghijklmnopqrst".index(text[i + 1]) if i + 1 < len(text) else 20
        assert end <= following


def test_what_belongs_is_reached_over_what_was_cut_before() -> None:
    text, offsets = cut("关<b>(guān)</b>键", OffsetMap.identity(), [Cut(1, 4), Cut(10, 14)])
    text, offsets = cut(text, offsets, [Cut(1, 7, belongs=True)])
    assert (text, offsets.to_raw(0, 1), offsets.to_raw(1, 2)) == ("关键", (0, 10), (14, 15))


def test_an_empty_span_is_a_place() -> None:
    clean = cleaned("关(guān)键")
    assert [clean.offsets.to_raw(i, i) for i in range(2)] == [(0, 0), (7, 7)]


@given(st.text(max_size=200))
def test_folding_changes_characters_one_for_one(text: str) -> None:
    assert len(fold(text)) == len(text) == len(simplify(text))


@settings(max_examples=50)
@given(plain_texts)
def test_either_script_is_the_same_clean_text(text: str) -> None:
    simplified = simplify(text)
    assert cleaned(TO_TRADITIONAL.convert(simplified)).text == cleaned(simplified).text
