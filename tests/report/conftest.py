"""Sites that the tests look at: of the project's corpus, and of articles that were written to do harm."""

from pathlib import Path

import orjson
import pytest

from report_sites import HOSTILE_METADATA, HOSTILE_TEXT, Site, make_site

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def corpus_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(ROOT / "corpus", ROOT / "annotations", tmp_path_factory.mktemp("corpus-site"))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("hostile-site")
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "hostile.txt").write_text(HOSTILE_TEXT, encoding="utf-8", newline="")
    (corpus / "hostile.json").write_bytes(orjson.dumps(HOSTILE_METADATA))
    (corpus / "plain.txt").write_text(
        "2023年7月3日，商务部发布关于镓、锗出口管制的公告。", encoding="utf-8", newline=""
    )
    return make_site(corpus, folder / "gold", folder)
