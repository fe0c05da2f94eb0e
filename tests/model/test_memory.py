"""What is remembered between builds: used once more, forgotten when unused, never believed when damaged."""

from pathlib import Path
from types import MappingProxyType

import pytest

from policy_nlp.model.memory import Memory, digest_of, load, save


def test_what_is_known_is_not_made_again_and_what_is_not_used_is_forgotten() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return "new"

    memory = Memory({"known": None, "idle": 1})
    assert memory.recall("known", make) is None
    assert [memory.recall("other", make), memory.recall("other", make)] == ["new", "new"]
    assert made == ["made"]
    assert memory.used == {"known": None, "other": "new"}
    assert "idle" in memory
    assert "nowhere" not in memory


@pytest.mark.parametrize("damage", [b"", b"{}", b"abc\n{}", None])
def test_a_damaged_file_holds_nothing(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "memory"
    assert load(path, "one", object) is None
    save(path, {"a": [1, 0.5, None], "b": frozenset({"x"})}, "one")
    assert load(path, "one", object) == {"a": [1, 0.5, None], "b": ["x"]}
    assert load(path, "another program", object) is None
    path.write_bytes(path.read_bytes()[:-1] + b"y" if damage is None else damage)
    assert load(path, "one", object) is None


def test_a_digest_tells_values_apart_and_depends_on_no_process() -> None:
    assert digest_of(("a", frozenset("bc"))) == digest_of(["a", ["b", "c"]])
    assert digest_of(MappingProxyType({"a": 1})) != digest_of(MappingProxyType({"a": 2}))
    assert digest_of("a") == "cfe4e5ecd1b94e9f7c5a1cfb"
