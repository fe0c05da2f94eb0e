"""What each line of an article is to its reader, what is out of scope, and which lines are one sentence."""

import pytest

from policy_nlp.lexicon.regions import RegionEntry, region_entries
from policy_nlp.model import Article, BlockKind, CleanText, Metadata
from policy_nlp.normalise import normalise
from policy_nlp.normalise.characters import fold

OPENING = "关键矿产政策研究\n"
BODY = "2021年6月，美国公布了关键矿产清单，稀土在列。"


def cleaned(text: str) -> CleanText:
    return normalise(Article(text, Metadata("a")))


def kinds(text: str) -> list[tuple[str, str]]:
    result = cleaned(text)
    return [(block.kind.value, result.text[block.start : block.end]) for block in result.blocks]


def reasons(text: str) -> list[tuple[str, str]]:
    return [(text[region.start : region.end], region.reason) for region in cleaned(text).regions]


def in_scope(text: str) -> str:
    return cleaned(text).text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1 引言", BlockKind.HEADING),
        ("2.1 清单的演变", BlockKind.HEADING),
        ("一、总体要求", BlockKind.HEADING),
        ("第三章 管制措施", BlockKind.HEADING),
        ("结论与展望", BlockKind.HEADING),
        ("表1 美国政策文件", BlockKind.CAPTION),
        ("圖2 鋰價走勢", BlockKind.CAPTION),
        ("表1 日本的资源战略", BlockKind.CAPTION),
        ("图3 年产量", BlockKind.CAPTION),
        ("续表1", BlockKind.CAPTION),
        ("附表2 物项清单", BlockKind.CAPTION),
        ("▲廠商表示，鎳價上漲後訂單減少。（圖／路透）", BlockKind.CAPTION),
        ("图：港口装运镍矿。", BlockKind.CAPTION),
        ("圖為2019年的礦區一景。", BlockKind.CAPTION),
        ("2018年4月，工人在港口裝運鎳礦。（路透社照片）", BlockKind.CAPTION),
        ("2018年4月，智利把鎳礦收歸國有。（路透社）", BlockKind.PARAGRAPH),
        ("▲2018年4月，智利把鎳礦收歸國有。", BlockKind.PARAGRAPH),
        ("部长2018年4月视察矿山（资料照片）", BlockKind.CAPTION),
        ("公司2018年4月投产（总投资3亿美元）", BlockKind.PARAGRAPH),
        ("图谋已久的收购去年完成，双方在公告中说明了条件。", BlockKind.PARAGRAPH),
        ("注：数据截至2023年。", BlockKind.NOTE),
        ("資料來源：美國地質調查局", BlockKind.NOTE),
        ("① 本数不含钇。", BlockKind.NOTE),
        ("关键词：稀土；政策", BlockKind.NOTE),
        ("(一)稀土开采总量继续实行指标管理，由自然资源部按年度下达到各省，企业不得超采。", BlockKind.LIST_ITEM),
        ("• 2010年，中国收紧稀土出口配额。", BlockKind.LIST_ITEM),
        ("- 2010年，中国收紧稀土出口配额。", BlockKind.LIST_ITEM),
        ("2019年\t《战略》\t美国", BlockKind.TABLE_ROW),
        ("图书馆收藏了这份报告。", BlockKind.PARAGRAPH),
        ("表明立场之后，各方继续谈判。", BlockKind.PARAGRAPH),
        ("2021年，产量上升", BlockKind.PARAGRAPH),
        (BODY, BlockKind.PARAGRAPH),
    ],
)
def test_kind_of_a_line(line: str, kind: BlockKind) -> None:
    assert [k for k, _ in kinds(OPENING + line)] == ["title", kind.value]


def test_the_title_is_the_first_line_in_scope_if_it_is_no_sentence() -> None:
    assert kinds("来源：某报\n稀土出口观察\n结论") == [("title", "稀土出口观察"), ("heading", "结论")]
    assert kinds(BODY)[0][0] == "paragraph"
    assert kinds("表1 清单\n稀土出口观察")[0][0] == "caption"


@pytest.mark.parametrize("line", ["", " ", "\u3000", "\t"])
def test_empty_lines_are_no_blocks(line: str) -> None:
    assert kinds(f"{OPENING}{line}\n{BODY}") == [("title", "关键矿产政策研究"), ("paragraph", BODY)]


EXAMPLES = [(entry, text) for entry in region_entries() for text in entry.examples]
COUNTER_EXAMPLES = [(entry, text) for entry in region_entries() for text in entry.counter_examples]


@pytest.mark.parametrize(("entry", "line"), EXAMPLES, ids=lambda value: str(getattr(value, "id", value)))
def test_region_takes_its_examples_out_of_scope(entry: RegionEntry, line: str) -> None:
    assert entry.pattern.match(fold(line).strip())
    assert (line, entry.reason) in reasons(f"{OPENING}{line}\n{BODY}")
    assert in_scope(f"{OPENING}{line}").strip() == OPENING.strip()


@pytest.mark.parametrize(("entry", "line"), COUNTER_EXAMPLES, ids=lambda value: str(getattr(value, "id", value)))
def test_region_leaves_its_counter_examples(entry: RegionEntry, line: str) -> None:
    assert not entry.pattern.match(fold(line).strip())
    assert kinds(OPENING + line)[1][1] == fold(line)


@pytest.mark.parametrize("entry", region_entries(), ids=lambda entry: str(entry.id))
def test_region_reaches_as_far_as_it_says(entry: RegionEntry) -> None:
    after = ["第一行是一个完整的句子。", "第二行也是一个完整的句子。"]
    left = {"line": after, "list": after, "next": after[1:], "rest": []}[entry.scope]
    assert in_scope("\n".join([OPENING.strip(), entry.examples[0], *after])).split("\n")[1:] == left


@pytest.mark.parametrize(
    "line", ["2022-11-26", "2023年7月3日星期一", "某某大学地质研究所", "1. 中国某某科学院矿产研究所，"]
)
def test_days_and_affiliations_stand_in_the_head(line: str) -> None:
    assert in_scope(f"{OPENING}{line}\n{BODY}") == OPENING + BODY
    assert in_scope(f"{OPENING}{BODY}\n{line}") == f"{OPENING}{BODY}\n{fold(line)}"


@pytest.mark.parametrize(
    "text",
    [
        f"{OPENING}2022-11-26\n{BODY}\n2023-07-03\n{BODY}",
        f"{OPENING}2022年11月26日\n{BODY}",
        f"{OPENING}美国能源部国家实验室\n{BODY}",
    ],
    ids=["days of a chronicle", "a day in words", "a heading"],
)
def test_what_heads_a_section_stays(text: str) -> None:
    assert in_scope(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "2025年4月4日，商务部对七类稀土实施出口管制",
        "1. 2024年中国稀土产量27万吨",
        "2025-05-12：中美发表声明",
        "一季度\t锂\t5万吨",
    ],
)
def test_entries_and_rows_are_no_links(line: str) -> None:
    assert in_scope(f"{OPENING}{BODY}\n相关文章\n{line}") == f"{OPENING}{BODY}\n{fold(line)}"


def test_a_line_of_marks_costs_no_more_than_its_length() -> None:
    assert in_scope(OPENING + "›»" * 2_000 + "\n" + BODY).endswith(BODY)


def test_links_to_other_articles_end_where_sentences_begin() -> None:
    links = ["·某国2月镍矿基准价上调3.2%　2026-02-12", "", "某某矿业拟收购加拿大金矿企业"]
    text = "\n".join([OPENING.strip(), BODY, "相關新聞", *links, "2026年2月13日，部长证实此事。", links[0]])
    assert in_scope(text) == "\n".join([OPENING.strip(), BODY, "2026年2月13日，部长证实此事。", fold(links[0])])


def test_a_link_may_tell_a_date_and_a_figure() -> None:
    links = [
        "· 2026年1月钨精矿出口830吨，报价一览　2026-02-12",
        "•2025年锡市十大新闻",
        "2026年首批指标下达　02-11",
        "3. 兩國簽署備忘錄 [2026/02/10 08:15]",
    ]
    text = "\n".join([OPENING.strip(), BODY, "延伸閱讀", *links])
    assert in_scope(text) == OPENING + BODY
    alone = "\n".join([OPENING.strip(), BODY, *links])
    assert len(in_scope(alone).split("\n")) == 2 + len(links)


def test_references_run_to_the_end() -> None:
    text = f"{OPENING}{BODY}\n參考文獻\n[1] 王某. 稀土政策[J]. 礦業, 2020.\n2022年，美國簽署協定。\n作者簡介：某"
    assert in_scope(text) == OPENING + BODY
    assert {reason for _, reason in reasons(text)} == {"references"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Abstract: This paper reviews the critical minerals policy of the United States.", "foreign language"),
        ("王某某, 李某, 赵某某", "author note"),
        ("王某 李某", None),
        ("MP Materials公司与通用汽车签署长期供货协议，扩大得克萨斯州磁体产能。", None),
        ("Lithium Americas Corp Thacker Pass\t2023", None),
    ],
)
def test_lines_that_no_word_gives_away(line: str, reason: str | None) -> None:
    assert reasons(f"{OPENING}{line}") == ([(line, reason)] if reason else [])


HEAD, TAIL = "美国在清单中把稀土、锂、钴、镍、石墨等矿产列为关键，并", "要求各部门在一年之内提出具体的保障措施。"


@pytest.mark.parametrize(
    "between",
    [
        "",
        "\n",
        "- 95 -\n",
        "第 3 页 共 12 页\n",
        "收稿日期: 2021-12-28\n",
        "\n- 95 -\n\n广告\n",
    ],
)
def test_a_sentence_broken_by_a_page_end_is_one_block(between: str) -> None:
    assert kinds(f"{OPENING}{HEAD}\n{between}{TAIL}")[1:] == [("paragraph", HEAD + TAIL)]


def test_a_line_that_ends_before_its_figure_goes_on() -> None:
    head, tail = "受刚果(金)延长钴出口禁令的消息刺激，伦敦钴价当日一度飙升约", "9%，收市回落。"
    assert kinds(f"{OPENING}{head}\n{tail}")[1:] == [("paragraph", head + tail)]


def test_its_halves_keep_their_places() -> None:
    raw = f"{OPENING}{HEAD}\n- 95 -\n{TAIL}"
    clean = cleaned(raw)
    at = clean.text.index(TAIL)
    assert raw[slice(*clean.offsets.to_raw(at, at + len(TAIL)))] == TAIL
    assert clean.offsets.to_raw(at - 1, at + 1) == (raw.index(HEAD) + len(HEAD) - 1, raw.index(TAIL) + 1)


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (HEAD.removesuffix("，并") + "。", TAIL),
        ("美国公布清单", TAIL),
        (HEAD, "1.1 Introduction"),
        (HEAD, "• 各部门须提出措施。"),
        (HEAD, "表1措施"),
        (HEAD, "2019年\t《战略》"),
        (HEAD, "2021年6月，各部门提出措施。"),
    ],
)
def test_what_is_no_broken_sentence_stays_apart(head: str, tail: str) -> None:
    assert [text for _, text in kinds(f"{OPENING}{head}\n{tail}")[1:]] == [head, tail]


def test_a_note_in_scope_between_the_halves_keeps_its_place() -> None:
    note = "① 包括美国地质调查局的历次评估。"
    blocks = kinds(f"{OPENING}{HEAD}\n{note}\n{TAIL}")[1:]
    assert blocks == [("paragraph", HEAD), ("note", note), ("paragraph", TAIL)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("王某某　|　2025年3月9日　|　阅读约7分钟", "byline"),
        ("某某研究所　政策简报　2025年第4期（总第88期）", "submission"),
        ("王某某（某某研究中心副研究员）", "author note"),
        ("（1. 某某大学国际学院；2. 某某大学矿产研究中心）", "author note"),
        ("原文：Minerals Ahead　发表于2025年3月9日　编译：某某组", "reprint"),
        ("■延伸閱讀：〈某某文章〉(某刊第12期，2025年3月)", "furniture"),
        ("图：某某社", "byline"),
        ("图：某地的镍铁厂。该厂2015年投产。", None),
        ("注释：产量为估算值。", None),
    ],
)
def test_lines_about_the_publication_itself(line: str, reason: str | None) -> None:
    assert [found for _, found in reasons(f"某国公布清单\n{line}\n2025年3月9日，商务部公布清单。")] == (
        [reason] if reason else []
    )


def test_notes_under_an_article_run_to_its_end() -> None:
    assert [reason for _, reason in reasons(f"{OPENING}注释\n1. 参见本所2025年第11期。")] == ["references"] * 2
