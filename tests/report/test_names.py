"""English and Chinese names, and the lists of critical minerals."""

import re
from importlib.resources import files

import yaml
from markupsafe import Markup

from policy_nlp.lexicon import simplify
from policy_nlp.lexicon.critical_lists import lists
from policy_nlp.report import labels
from policy_nlp.report.lists import cell, matrix
from policy_nlp.table.columns import EVENT_TYPES, MODALITIES, POLICY_AREAS, RESTRICTIONS

_HAN = re.compile(r"[\u3400-\u9fff]")


def is_named(pair: labels.Pair) -> bool:
    english, chinese = pair
    return bool(english) and not _HAN.search(english) and bool(_HAN.search(chinese))


def test_every_code_has_a_name_in_both_languages() -> None:
    for kind, codes in (
        ("type", EVENT_TYPES),
        ("modality", MODALITIES),
        ("restriction_type", RESTRICTIONS),
        ("policy_area", POLICY_AREAS),
    ):
        assert [code for code in codes if code and not is_named(labels.pair(kind, code))] == []


def test_every_commodity_has_a_name_in_both_languages() -> None:
    listed = {code for critical in lists() for code in critical.commodities}
    assert listed <= set(labels.commodities())
    assert [code for code, pair in labels.commodities().items() if not is_named(pair)] == []


def test_every_agency_of_the_lexicon_has_an_english_name() -> None:
    folder = files("policy_nlp.lexicon") / "data" / "agencies"
    names = [entry["id"] for file in folder.iterdir() for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]
    assert len(names) > 500
    assert [name for name in names if not labels.party(simplify(name))[0]] == [], (
        "name them in report/data/agencies.yaml"
    )


def test_countries_have_the_names_of_cldr() -> None:
    assert labels.country("CHL") == ("Chile", "智利")
    assert labels.country("EU") == ("European Union", "欧盟")
    assert labels.party("印度尼西亚") == ("Indonesia", "印度尼西亚")
    assert labels.party("某人") == ("", "某人")


def test_a_name_is_escaped_and_has_its_language() -> None:
    assert labels.html("party", "<b>某</b>") == '<span lang="zh-Hans">&lt;b&gt;某&lt;/b&gt;</span>'
    assert labels.html("mineral", "Ga") == Markup("<span class=en>gallium</span><span class=zh lang=zh-Hans>镓</span>")


def test_a_list_that_splits_a_group_has_added_nothing() -> None:
    columns = {column.critical.id: column for column in matrix()[0]}
    second = columns["US-2022"]
    assert "Ni" in second.added
    assert "Zn" in second.added
    assert not {"REE", "Nd", "Dy", "PGM", "Pt"} & {*second.added, *second.dropped}
    assert {"He", "potash", "Re", "U"} <= set(second.dropped)
    assert cell("REE", second).how == "members"
    assert cell("Nd", columns["US-2018"]).through == "REE"


def test_the_first_list_of_a_jurisdiction_adds_nothing() -> None:
    columns, cells = matrix()
    first = next(n for n, column in enumerate(columns) if column.before is None)
    assert columns[first].added == []
    assert not any(row[first].change for row in cells.values())
