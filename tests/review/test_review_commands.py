"""The verbs review and gold promote as people meet them."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import httpx2
import pytest

from policy_nlp.cli import main
from review_desks import ARTICLE, Place, place


@pytest.fixture
def corpus(tmp_path: Path) -> Place:
    return place(tmp_path, controls=ARTICLE)


def options(corpus: Place) -> list[str]:
    folders = corpus.folders
    return ["--corpus", str(folders.corpus), "--build", str(folders.build), "--gold", str(folders.gold)]


def ended(words: list[str]) -> int:
    with pytest.raises(SystemExit) as ending:
        main(words)
    return int(ending.value.code or 0)


def test_review_prints_its_address_serves_and_stops(corpus: Place) -> None:
    command = [sys.executable, "-m", "policy_nlp", "review", "--no-open", "--who", "ada", *options(corpus)]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=PIPE, stderr=PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        address, _, token = server.stdout.readline().strip().partition("#token=")
        assert address.startswith("http://127.0.0.1:")
        with httpx2.Client(base_url=address, timeout=20, trust_env=False) as client:
            assert "review.js" in client.get("/").text
            asked = {"session": "session-one"}
            assert client.post("/api/next", json=asked).status_code == 403
            assert client.post("/api/next", json=asked, headers={"X-Token": token}).json()["who"] == "ada"
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()


def test_review_without_a_build_says_what_to_do(
    corpus: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["review", "--no-open", "--corpus", str(corpus.folders.corpus), "--build", str(tmp_path / "none")]
    assert ended(words) == 3
    assert capsys.readouterr().err.strip().endswith("no event table; run: policy-nlp build")
    assert ended(["review", "--no-open", "--article", "nothing", *options(corpus)]) == 3
    assert "nothing: no such article in the build" in capsys.readouterr().err


def test_promote_tells_what_is_missing_then_what_it_wrote(corpus: Place, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["gold", "promote", "controls", *options(corpus)]
    assert ended(words) == 3
    assert "controls: no verdicts; judge it with: policy-nlp review --article controls" in capsys.readouterr().err
    desk = corpus.desk(pairs=0)
    for key in desk.items:
        desk.judge("session-one", key, "accept")
    assert ended(words) == 0
    told = capsys.readouterr().out
    assert f"controls.jsonl: {len(desk.items)} events" in told
    assert "not judged, left out of the scores" in told
    corpus.build()
    assert ended(["review", "--no-open", "--article", "nothing", *options(corpus)]) == 3
