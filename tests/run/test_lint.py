"""The lint of the lexicons: silent on ours, and each fault is told with file, line and entry."""

import pytest

from policy_nlp.extract.minerals.words import Commodity
from policy_nlp.lexicon.loader import LexiconError, data_files, parse
from policy_nlp.run import lint as room

CHECKED = room.Checked(Commodity, room._commodity_holds, ("names",), "{}")


def told(monkeypatch: pytest.MonkeyPatch, text: str) -> list[str]:
    """What the lint says of a mineral lexicon with this text."""
    monkeypatch.setattr(room, "load", lambda name, kind: tuple(parse(text, name, kind)))
    monkeypatch.setattr(room, "_checks", lambda: {"minerals.yaml": CHECKED})
    return [complaint.message for complaint in room._file_complaints("minerals.yaml")]


def test_our_lexicons_are_clean() -> None:
    assert [str(complaint) for complaint in room.lint()] == []


def test_every_file_is_seen() -> None:
    assert {"minerals.yaml", "agencies/world.yaml", "dates_not.yaml"} <= set(data_files())
    assert set(room._checks()) <= set(data_files())


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{id: Li, examples: [鈷價]}", "not found in its example 鈷價"),
        ("{id: Li, counter_examples: [鋰價]}", "found in its counter-example 鋰價"),
        ("{id: Li, names: [锂谷]}", "锂谷 is never found: another entry or a veto shadows it"),
        ("{id: Li, names: [锂盐, 锂盐]}", "锂盐 is listed twice"),
    ],
)
def test_a_fault_is_told(monkeypatch: pytest.MonkeyPatch, entry: str, message: str) -> None:
    assert told(monkeypatch, f"- {entry}\n") == [message]


def test_a_form_of_two_entries_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "- {id: Li, names: [锂盐]}\n- {id: K, names: [锂盐]}\n"
    assert "锂盐 is also a form of 'Li'" in told(monkeypatch, text)


def test_a_complaint_names_its_place() -> None:
    line = room._line_of("minerals.yaml", "Li")
    assert str(room.Complaint("minerals.yaml", line, "Li", "wrong")) == f"minerals.yaml:{line}: entry 'Li': wrong"
    assert line > 1


@pytest.mark.parametrize("text", ["- {id: Li, colour: red}\n", "- {id: ''}\n", "- {id: Li}\n- {id: Li}\n"])
def test_an_entry_against_its_schema_stops(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    with pytest.raises(LexiconError, match=r"minerals\.yaml:"):
        told(monkeypatch, text)
