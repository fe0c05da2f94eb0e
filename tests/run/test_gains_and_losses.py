"""`make diff`: rows gained, lost and altered."""

import importlib.util
from pathlib import Path
from typing import Any


def _module() -> Any:
    path = Path(__file__).parents[2] / "benchmarks" / "gains_and_losses.py"
    spec = importlib.util.spec_from_file_location("gains_and_losses", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_change_is_one_line_and_versions_do_not_count() -> None:
    row = {"event_id": "a", "date": "2021", "event_type": "issue", "title": "发布清单", "lexicon_version": "1"}
    before = {"a": row, "b": row | {"event_id": "b"}}
    after = {"a": row | {"date": "2022", "lexicon_version": "2"}, "c": row | {"event_id": "c"}}
    assert list(_module().compare(before, after)) == [
        "gained\tc\t2021\tissue\t发布清单",
        "lost\tb\t2021\tissue\t发布清单",
        "altered\ta\t2022\tissue\t发布清单\tdate: 2021 -> 2022",
        "1 rows gained, 1 lost, 1 values altered, 2 rows now",
    ]
    assert list(_module().compare(before, before)) == ["0 rows gained, 0 lost, 0 values altered, 2 rows now"]
