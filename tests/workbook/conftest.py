"""Builds of a small corpus for tests to change."""

import shutil
from pathlib import Path

import pytest

from analyst import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    built = Place(tmp_path_factory.mktemp("built"))
    built.add("cn-export-control-notice", "us-list-review-table")
    built.build()
    return built


@pytest.fixture
def built(_built: Place, tmp_path: Path) -> Place:
    """A finished build that a test may change."""
    shutil.copytree(_built.folder, tmp_path / "built")
    return Place(tmp_path / "built")
