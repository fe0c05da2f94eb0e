import pytest

from policy_nlp.extract.minerals.words import commodities
from policy_nlp.lexicon.critical_lists import listed, lists, unannotated

BY_ID = {critical.id: critical for critical in lists()}
PUBLISHED_COUNTS = {
    "US-2018": 35,
    "US-2022": 50,
    "US-2025": 60,
    "EU-2011": 14,
    "EU-2014": 20,
    "EU-2017": 27,
    "EU-2020": 30,
    "EU-2023": 34,
    "JP-2020": 34,
    "JP-2022": 35,
    "CN-2016": 24,
    "AU-2022": 26,
    "AU-2023": 30,
    "AU-2024": 31,
    "CA-2021": 31,
    "CA-2024": 34,
    "GB-2021": 18,
    "GB-2024": 34,
    "IN-2023": 30,
    "KR-2023": 33,
}


def test_every_list_has_as_many_entries_as_published() -> None:
    assert {critical.id: len(critical.entries) for critical in lists()} == PUBLISHED_COUNTS


def test_no_list_names_a_commodity_twice() -> None:
    for critical in lists():
        assert len(critical.commodities) == sum(map(len, critical.entries)), critical.id


def test_every_commodity_is_annotated_or_named_as_not() -> None:
    annotated = {commodity.id for commodity in commodities()}
    for critical in lists():
        assert critical.commodities <= annotated | unannotated(), critical.id
    assert not annotated & unannotated()


@pytest.mark.parametrize(
    ("older", "newer", "added", "removed"),
    [
        ("US-2022", "US-2025", "B Cu Pb coal phosphate potash Re Si Ag U", ""),
        ("CA-2021", "CA-2024", "Fe P Si", ""),
        ("AU-2022", "AU-2023", "As F Mo Se Te", "He"),
        ("AU-2023", "AU-2024", "Ni", ""),
        ("EU-2017", "EU-2020", "bauxite Li Sr Ti", "He"),
        ("EU-2020", "EU-2023", "Al B As feldspar He Mn Cu Ni", "In natural_rubber"),
    ],
)
def test_changes_between_editions(older: str, newer: str, added: str, removed: str) -> None:
    before, after = BY_ID[older].commodities, BY_ID[newer].commodities
    assert after - before == set(added.split())
    assert before - after == set(removed.split())


def test_id_jurisdiction_year_and_source_agree() -> None:
    for critical in lists():
        assert critical.id.endswith(f"-{critical.year}")
        assert critical.source
        assert critical.title


def test_listed_tells_by_name() -> None:
    assert {critical.id for critical in listed("oil")} == {"CN-2016"}
    assert "US-2018" not in {critical.id for critical in listed("Nd")}
