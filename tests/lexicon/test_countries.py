import pytest

from policy_nlp.lexicon.countries import (
    CountryEntry,
    abbreviation,
    country_of,
    country_of_code,
    country_of_region,
    find_abbreviated,
    find_capitals,
    find_countries,
)
from policy_nlp.lexicon.loader import load
from policy_nlp.lexicon.script import simplify


def names(text: str) -> list[str]:
    return [country.name for _, _, country in find_countries(simplify(text))]


def abbreviated(text: str) -> list[str]:
    return [country.name for _, _, country in find_abbreviated(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("澳洲與加拿大簽署備忘錄", ["澳大利亚", "加拿大"]),
        ("尚比亞、辛巴威和剛果民主共和國", ["赞比亚", "津巴布韦", "刚果(金)"]),
        ("剛果（金）與刚果(布)", ["刚果(金)", "刚果(布)"]),
        ("南韓、日本和印尼", ["韩国", "日本", "印度尼西亚"]),
        ("歐盟對中國大陸的依賴", ["欧盟", "中国"]),
        ("沙烏地阿拉伯與阿聯", ["沙特阿拉伯"]),
        ("紐西蘭、義大利、寮國、哈薩克", ["新西兰", "意大利", "老挝", "哈萨克斯坦"]),
        ("哈薩克減產，哈國政府7月修稅法", ["哈萨克斯坦", "哈萨克斯坦"]),
        ("加拿大跟进，加国财长会见墨国总统", ["加拿大", "加拿大"]),
        ("多哥与多国签约，立陶宛立国百年，以色列以国家名义", ["多哥", "立陶宛", "以色列"]),
        ("发展中国家与北美国家", []),
        ("内蒙古的稀土和马里兰州的工厂", []),
        ("沿海地区与印度洋", []),
    ],
)
def test_full_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_spans_point_at_the_name() -> None:
    text = "对刚果(金)的投资"
    assert [(text[start:end], country.iso3) for start, end, country in find_countries(text)] == [("刚果(金)", "COD")]


@pytest.mark.parametrize("entry", load("countries.yaml", CountryEntry), ids=lambda entry: str(entry.id))
def test_entry_examples(entry: CountryEntry) -> None:
    for example in entry.examples:
        assert entry.id in {country.iso3 for _, _, country in find_countries(simplify(example))}, example
    for example in entry.counter_examples:
        assert entry.id not in {country.iso3 for _, _, country in find_countries(simplify(example))}, example


@pytest.mark.parametrize("entry", load("countries.yaml", CountryEntry), ids=lambda entry: str(entry.id))
def test_every_form_names_its_country(entry: CountryEntry) -> None:
    for form in entry.forms:
        country = country_of(simplify(form))
        assert country is not None
        assert country.iso3 == entry.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美日签署协定", ["美国", "日本"]),
        ("中美两国元首", ["中国", "美国"]),
        ("美日韩三方会谈", ["美国", "日本", "韩国"]),
        ("禁止锑对美出口", ["美国"]),
        ("美方表示反对,中方回应", ["美国", "中国"]),
        ("中美2025年5月发表声明", ["中国", "美国"]),
        ("美日印澳启动倡议", ["美国", "日本", "印度", "澳大利亚"]),
        ("会议期间中日本代表缺席", []),
        ("方法中的加工", []),
        ("立法方面", []),
        ("南方的中药", []),
        ("烟台港1月吞吐量，邢台与港口", []),
        ("台港1月签约", ["台湾", "香港"]),
        ("部长赴美签署协议，访日会谈", ["美国", "日本"]),
        ("代表赴日内瓦、华沙、俄亥俄州，访印第安纳州", []),
        ("对美钢的收购", []),
    ],
)
def test_one_character_compounds(text: str, expected: list[str]) -> None:
    assert abbreviated(text) == expected


def test_codes_regions_and_characters() -> None:
    assert abbreviation("华") == country_of("中国") == country_of_region("CN") == country_of_code("CHN")
    assert abbreviation("天") is None
    assert country_of_region("SG") == country_of("新加坡")
    assert country_of_region(None) is None
    assert country_of("月球") is None
    assert country_of_code("EU") == country_of("欧盟")


def test_capitals_are_kept_apart() -> None:
    assert [country.iso3 for _, _, country in find_capitals("华盛顿与金沙萨")] == ["USA", "COD"]
    assert find_countries("华盛顿与金沙萨") == ()
