"""Small annotated articles for tests of linking and the table, written by hand as sentences with marked mentions."""

from typing import Any

from policy_nlp.link import AnnotatedArticle
from policy_nlp.model import Article, Metadata


class Writer:
    """Writes an article sentence by sentence and its annotations beside it."""

    def __init__(self, doc_id: str, title: str = "", published: str | None = None) -> None:
        self.metadata = Metadata(doc_id, title=title, published=published)
        self.text = ""
        self.records: list[dict[str, Any]] = []

    def event(self, sentence: str, trigger: str, event_type: str, edtf: str, **values: Any) -> "Writer":
        """Add a sentence with one event.

        Args:
            sentence: the sentence, with its full stop.
            trigger, event_type, edtf: as in the guide.
            values: `words` of the date, `actors`, `partners`, `instrument`, `minerals`, `modality`; `told`, a mapping
                from words of the sentence to the mention they are: `("agency", name)`, `("mineral", id, …)`,
                `("instrument", name)`, `("figure", low, high, unit, kind)`.
        """
        at = len(self.text)
        self.text += sentence
        figures = []
        for words, (layer, *value) in values.get("told", {}).items():
            span = self._span(at, sentence, words)
            self._add(layer, span, **_value(layer, value))
            figures += [list(span)] if layer == "figure" else []
        date = self._span(at, sentence, values["words"]) if "words" in values else None
        if date:
            self._add("date", date, edtf=edtf, basis=values.get("basis", "explicit"), rule="date")
        self._add(
            "event",
            self._span(at, sentence, trigger),
            type=event_type,
            edtf=edtf,
            date_span=list(date) if date else None,
            modality=values.get("modality", "actual"),
            actors=values.get("actors", []),
            partners=values.get("partners", []),
            instrument=values.get("instrument"),
            minerals=values.get("minerals", []),
            figure_spans=figures,
            rule="test",
        )
        return self

    @staticmethod
    def _span(at: int, sentence: str, words: str) -> tuple[int, int]:
        start = at + sentence.index(words)
        return start, start + len(words)

    def _add(self, layer: str, span: tuple[int, int], **values: Any) -> None:
        identifier = f"{layer[0]}{len(self.records)}"
        place = {"id": identifier, "layer": layer, "start": span[0], "end": span[1], "text": self.text[slice(*span)]}
        self.records.append(place | values)

    def article(self) -> AnnotatedArticle:
        """The finished article."""
        return AnnotatedArticle(Article(self.text, self.metadata), self.records)


def _value(layer: str, value: list[Any]) -> dict[str, Any]:
    if layer == "agency":
        return {"name": value[0], "kind": "government"}
    if layer == "mineral":
        return {"ids": value}
    if layer == "instrument":
        return {"name": value[0], "kind": "other"} | ({"number": value[1]} if len(value) > 1 else {})
    low, high, unit, kind = value
    return {"low": low, "high": high, "unit": unit, "kind": kind, "approx": False}


def weekly() -> AnnotatedArticle:
    """An article that tells a control of gallium in two steps, and a price."""
    writer = Writer("a-weekly", "中国镓管制回顾", "2023-08-05")
    writer.event(
        "2023年7月3日，商务部发布2023年第23号公告，对镓实施出口管制。",
        "发布",
        "issue",
        "2023-07-03",
        words="2023年7月3日",
        actors=["中国商务部"],
        instrument="2023年第23号公告",
        minerals=["Ga"],
        told={
            "商务部": ("agency", "中国商务部"),
            "2023年第23号公告": ("instrument", "2023年第23号公告"),
            "镓": ("mineral", "Ga"),
        },
    )
    writer.event(
        "公告自2023年8月1日起实施，未经许可不得出口镓。",
        "实施",
        "restrict",
        "2023-08-01",
        words="2023年8月1日",
        actors=["中国商务部"],
        instrument="2023年第23号公告",
        minerals=["Ga"],
    )
    writer.event(
        "2023年7月，镓价上涨27%。",
        "上涨",
        "market",
        "2023-07",
        words="2023年7月",
        minerals=["Ga"],
        told={"27%": ("figure", 27.0, 27.0, "%", "percent"), "镓": ("mineral", "Ga")},
    )
    return writer.article()


def monthly() -> AnnotatedArticle:
    """A less precise article in traditional characters on the same announcement, with a body founded in between."""
    writer = Writer("b-monthly", "鎵鍺管制與歐洲", "2024")
    writer.event(
        "2023年7月，中國商務部公布對鎵相關物項的管制公告。",
        "公布",
        "issue",
        "2023-07",
        words="2023年7月",
        actors=["中国商务部"],
        instrument="关于对镓、锗相关物项实施出口管制的公告",
        minerals=["Ga"],
        told={"中國商務部": ("agency", "中国商务部"), "鎵": ("mineral", "Ga")},
    )
    writer.event(
        "2020年9月，歐洲原材料聯盟成立。",
        "成立",
        "establish",
        "2020-09",
        words="2020年9月",
        instrument="欧洲原材料联盟",
        told={"歐洲原材料聯盟": ("instrument", "欧洲原材料联盟")},
    )
    return writer.article()


def yearbook() -> AnnotatedArticle:
    """An article that founds the same body a year earlier: a contradiction."""
    writer = Writer("c-yearbook", "欧盟原材料政策年表", "2022-03")
    writer.event(
        "2019年9月，欧盟委员会牵头成立欧盟原材料联盟。",
        "成立",
        "establish",
        "2019-09",
        words="2019年9月",
        actors=["欧盟委员会"],
        instrument="欧盟原材料联盟",
        told={"欧盟委员会": ("agency", "欧盟委员会"), "欧盟原材料联盟": ("instrument", "欧盟原材料联盟")},
    )
    return writer.article()


def all_articles() -> list[AnnotatedArticle]:
    """The three articles above."""
    return [weekly(), monthly(), yearbook()]
