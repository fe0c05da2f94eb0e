"""What is noise, what only looks like it, and how long it takes to tell."""

import time

import pytest

from policy_nlp.model import Article, Metadata
from policy_nlp.normalise import normalise


def clean(text: str) -> str:
    return normalise(Article(text, Metadata("a"))).text


NOISE = [
    ("關(guān)鍵(jiàn)礦(kuàng)產", "关键矿产"),
    ("关键（guān jiàn）矿产", "关键矿产"),
    ("鎵(ㄐㄧㄚ)與鍺(ㄓㄜˇ)", "镓与锗"),
    ("铟(yin)、铋(bi)", "铟、铋"),
    ("35种^[12]。", "35种。"),
    ("35种^[12-14,16]和^{3}", "35种和"),
    ("清单[3]显示", "清单显示"),
    ("清单[3-5,8]。", "清单。"),
    ("评估²，发布¹。", "评估，发布。"),
    ("清洁能源技术①。", "清洁能源技术。"),
    ("<p>稀土</p><br/>出口<a href='x'>配额</a>", "稀土出口配额"),
    ("稀\u200b土\ufeff出\u00ad口", "稀土出口"),
    ("稀&nbsp;土&#160;出口", "稀土出口"),
    ("Research &amp; Development公司", "Research & Development公司"),
    ("关 键 矿 产 清 单", "关键矿产清单"),
    ("在 2021 年 6 月 发布", "在2021年6月发布"),
    ("增长 35 %", "增长35%"),
    ("关</b> <b>键", "关键"),
    ("关<b>(guān)</b>键", "关键"),
    ("关\u200b键\u200b(jiàn)矿", "关键矿"),
    ("２０２１年Ａ類（ＤＯＥ）５０％～６０％", "2021年A类(DOE)50%~60%"),
    ("報7﹒5萬元╱噸、6∕8月", "报7.5万元/吨、6/8月"),
    ("「關鍵」『礦產』〈法〉", "“关键”‘矿产’《法》"),
]
KEPT = [
    "超级工厂(gigafactory)投产",
    "钕铁硼(NdFeB)磁体",
    "欧盟(eu)清单",
    "锂(lithium)电池",
    "能源部(DOE)",
    "Tesla(li)公司",
    "关(guān键",
    "关((guān))键",
    "关^[12键",
    "价格<b 未闭合",
    "若x<y且y>z则降",
    "占地23万km²，库容5m³",
    "GaN GaAs",
    "(一)稀土",
    "①稀土为先",
    "[3]",
    "A&B公司",
    "，：；？！。、《》—·",
]


@pytest.mark.parametrize(("raw", "expected"), NOISE)
def test_noise_is_left_out_and_widths_are_folded(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_noise_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "raw", ["", "\n\n \n", "\u200b\ufeff", "<p></p>\n<br/>", "^[1]^[2]", "\t", "参考文献\n[1] 某书"]
)
def test_text_without_content_is_empty(raw: str) -> None:
    result = normalise(Article(raw, Metadata("a")))
    assert (result.text, result.blocks) == ("", ())
    assert result.offsets.to_raw(0, 0)[0] <= len(raw)


def seconds(text: str) -> float:
    def once() -> float:
        start = time.perf_counter()
        clean(text)
        return time.perf_counter() - start

    return min(once() for _ in range(2))


def test_a_line_of_a_megabyte_takes_as_long_as_its_paragraphs() -> None:
    paragraph = "2021年6月，美國公布關鍵礦產清單，稀土與鋰在列；同月，國會撥款。" * 20
    count = 1_000_000 // len(paragraph)
    assert seconds(paragraph * count) < 4 * seconds(f"{paragraph}\n" * count)


NASTY = ["(", "关(gu an ", "关 ", "^[", "^[1", "关[1,", "<a ", "<a b=c ", "&a", "关²", "关(guān)", "[1] 王", "王某, "]


@pytest.mark.parametrize("unit", [*NASTY, "1. 大学, ", "本文", "表1 ", "\t"])
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    count = 15_000 // len(unit)
    clean(unit)  # what is made once is made now
    assert seconds(unit * count * 8) < 8 * 4 * seconds(unit * count) + 0.05
