"""Pages laid out by hand: columns, notes, marks, captions and broken words in a PDF."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from policy_nlp.ingest import DEFAULT_LIMITS
from policy_nlp.ingest.draft import Draft
from policy_nlp.ingest.readers import read_draft

FONT = "STSong-Light"
SIZE, LEADING = 10.0, 15.0
Draw = Callable[[Canvas], None]


def pages(*draws: Draw) -> Draft:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for draw in draws:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read_draft(stream.getvalue(), "drawn.pdf", DEFAULT_LIMITS)


def column(canvas: Canvas, x: float, y: float, lines: list[str], size: float = SIZE) -> None:
    canvas.setFont(FONT, size)
    for at, line in enumerate(lines):
        canvas.drawString(x, y - at * LEADING, line)


def filled(character: str, count: int, width: int = 20) -> list[str]:
    return [character * width for _ in range(count)]


def test_a_title_over_two_columns_comes_first_then_left_then_right() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 780, ["美国关键矿产战略的演化特征及对我国的启示研究"], 18)
        column(canvas, 320, 740, filled("右", 10))  # the file may hold the right column first
        column(canvas, 60, 740, filled("左", 10))

    assert pages(draw).text == f"美国关键矿产战略的演化特征及对我国的启示研究\n{'左' * 200}{'右' * 200}\n"


def test_a_sentence_goes_on_over_a_page_and_its_footnotes() -> None:
    def first(canvas: Canvas) -> None:
        column(canvas, 80, 740, ["甲" * 18])
        column(canvas, 60, 725, filled("乙", 9))
        column(canvas, 60, 120, ["① 见商务部公告。", "* 本文受基金资助。"], 7)

    def second(canvas: Canvas) -> None:
        column(canvas, 60, 740, [*filled("丙", 3), "丙丙丙。"])
        column(canvas, 80, 680, ["丁" * 18])
        column(canvas, 60, 665, filled("丁", 5))

    draft = pages(first, second)
    assert draft.text.splitlines() == [
        "甲" * 18 + "乙" * 180 + "丙" * 63 + "。",
        "丁" * 118,
        "① 见商务部公告。",
        "* 本文受基金资助。",
    ]
    assert draft.original["pages"] == [[0, 1], [198, 2], [198 + 65 + 118 + 1, 1]]
    assert [kind for kind, *_ in draft.original["blocks"]] == ["note", "note"]


def test_raised_numbers_are_marks() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 740, ["战略性新兴产业的原材料"])
        canvas.setFont(FONT, 6)
        canvas.drawString(60 + 11 * SIZE, 744, "[2-7]")
        canvas.setFont(FONT, SIZE)
        canvas.drawString(60 + 11 * SIZE + 15, 740, "，受到各国重视")
        column(canvas, 60, 725, ["各国也都在寻找新的来源。"])

    assert pages(draw).text.startswith("战略性新兴产业的原材料^[2-7]，受到各国重视")


def test_a_broken_english_word_is_joined_and_words_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 740, ["The critical min-", "erals of the fu-", "ture and their", "supply."])

    assert pages(draw).text == "The critical minerals of the future and their supply.\n"


def test_references_with_hanging_indents_stay_entries() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 740, ["[1] " + "甲" * 24])
        column(canvas, 75, 725, ["甲甲甲, 2021."])
        column(canvas, 60, 710, ["[2] " + "乙" * 24])
        column(canvas, 75, 695, ["乙乙, 2022."])

    assert [line[:5] for line in pages(draw).text.splitlines()] == ["[1] 甲", "[2] 乙"]


def test_running_heads_and_page_numbers_are_dropped_and_figures_in_the_text_are_not() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            column(canvas, 200, 815, [f"第{number}期　某某学报　{number}"], 8)
            column(canvas, 80, 740, ["正" * 18])
            column(canvas, 60, 725, [*filled("文", 3), "2024"])
            column(canvas, 280, 30, [f"- {number} -"], 8)

        return draw

    text = pages(page(1), page(2), page(3)).text
    assert "学报" not in text
    assert "- 2 -" not in text
    assert text.count("2024") == 3


def test_a_table_with_wrapped_cells_has_one_row_a_line() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 780, ["表1 政策年表"])
        rows = [
            ("2019-06", "战略", ["确保关键矿产安全可靠", "供应的联邦战略"]),
            ("2020-12", "法律", ["二〇二〇年能源法"]),
        ]
        y = 750.0
        for date, kind, names in rows:
            column(canvas, 60, y, [date])
            column(canvas, 150, y, [kind])
            canvas.setFont(FONT, SIZE)
            for at, name in enumerate(names):
                canvas.drawString(220, y - at * 11, name)
            y -= 11 * len(names) + 14

    draft = pages(draw)
    assert draft.text.splitlines() == [
        "表1 政策年表",
        "2019-06\t战略\t确保关键矿产安全可靠供应的联邦战略",
        "2020-12\t法律\t二〇二〇年能源法",
    ]
    assert draft.original["blocks"][0][0] == "caption"


def test_what_is_printed_twice_to_look_bold_comes_once() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, 740, filled("粗", 2))
        column(canvas, 60.3, 740, filled("粗", 2))

    assert pages(draw).text == "粗" * 40 + "\n"
