"""The review server: who is answered, what is written, and that texts stay texts."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from policy_nlp.review.server import make_app
from review_desks import ARTICLE, HOSTILE, OTHER, Place, place

PORT = 8765
TOKEN = "-".join(["a", "token", "of", "this", "run"])
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return place(tmp_path_factory.mktemp("review"), controls=ARTICLE, other=OTHER, hostile=HOSTILE)


@pytest.fixture
def corpus(built: Place) -> Place:
    for path in (built.folders.gold / "verdicts").glob("*.jsonl"):
        path.unlink()
    (built.folders.gold / "judgements.csv").unlink(missing_ok=True)
    return built


def client_of(corpus: Place, **options: Any) -> TestClient:
    return TestClient(make_app(corpus.desk(**options), TOKEN, PORT), base_url=f"http://127.0.0.1:{PORT}")


def asker(client: TestClient, session: str = "session-one") -> Ask:
    def ask(name: str, **body: Any) -> Any:
        response = client.post(f"/api/{name}", json={"session": session, **body}, headers={"X-Token": TOKEN})
        return response.status_code, response.json()

    return ask


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", f"127.0.0.1:{PORT + 1}", f"evil.example:{PORT}", ""])
def test_other_hosts_are_not_answered(corpus: Place, host: str) -> None:
    client = client_of(corpus)
    for request in (client.get("/", headers={"Host": host}), client.post("/api/next", headers={"Host": host})):
        assert request.status_code == 421
        assert "镓" not in request.text


def test_a_page_of_another_origin_is_not_answered(corpus: Place) -> None:
    headers = {"X-Token": TOKEN, "Origin": "http://evil.example"}
    assert client_of(corpus).post("/api/next", json={"session": "session-one"}, headers=headers).status_code == 421


@pytest.mark.parametrize("headers", [{}, {"X-Token": ""}, {"X-Token": "a-token"}, {"X-Token": TOKEN + "x"}])
@pytest.mark.parametrize("name", ["next", "judge", "skip", "undo", "check"])
def test_nothing_without_the_token(corpus: Place, headers: dict[str, str], name: str) -> None:
    key = next(iter(corpus.desk().items))
    body = {"session": "session-one", "key": key, "answer": "accept"}
    assert client_of(corpus).post(f"/api/{name}", json=body, headers=headers).status_code == 403
    assert not corpus.verdicts("controls")
    assert not (corpus.folders.gold / "judgements.csv").exists()


def test_the_page_loads_nothing_from_elsewhere(corpus: Place) -> None:
    page = client_of(corpus).get("/")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "http:" not in page.text
    assert "https:" not in page.text
    assert TOKEN not in page.text


def test_verdicts_are_written_and_taken_back(corpus: Place) -> None:
    ask = asker(client_of(corpus, pairs=0))
    _, first = ask("next")
    key = first["item"]["key"]
    status, second = ask("judge", key=key, answer="reject")
    assert status == 200
    assert second["left"] == first["left"] - 1
    assert [line["verdict"] for line in corpus.verdicts("controls")] == ["rejected"]
    _, back = ask("undo")
    assert back["item"]["key"] == key
    assert corpus.verdicts("controls") == []
    assert ask("undo")[0] == 422


def test_pairs_go_to_the_judgements(corpus: Place) -> None:
    ask = asker(client_of(corpus))
    _, first = ask("next")
    assert first["item"]["kind"] == "pair"
    ask("judge", key=first["item"]["key"], answer="reject")
    path = corpus.folders.gold / "judgements.csv"
    assert ",different,ada," in path.read_text(encoding="utf-8")
    ask("undo")
    assert ",different,ada," not in path.read_text(encoding="utf-8")


def test_skipped_items_come_last(corpus: Place) -> None:
    ask = asker(client_of(corpus, pairs=0))
    _, first = ask("next")
    _, second = ask("skip", key=first["item"]["key"])
    assert second["item"]["key"] != first["item"]["key"]
    for _ in range(first["left"] - 1):
        _, second = ask("judge", key=second["item"]["key"], answer="accept")
    assert second["item"]["key"] == first["item"]["key"]


def test_two_sessions_get_different_items_and_both_are_kept(corpus: Place) -> None:
    client = client_of(corpus, pairs=0)
    sessions = [asker(client, "session-one"), asker(client, "session-two")]
    seen: list[str] = []

    def work(ask: Ask) -> None:
        _, state = ask("next")
        while state["item"] and len(seen) < 12:
            seen.append(state["item"]["key"])
            status, state = ask("judge", key=state["item"]["key"], answer="accept")
            assert status == 200

    threads = [threading.Thread(target=work, args=(ask,)) for ask in sessions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = sum(len(corpus.verdicts(doc_id)) for doc_id in ("controls", "other", "hostile"))
    assert written == len(seen) == len(set(seen)) >= 12


def test_two_servers_on_one_folder_lose_nothing(corpus: Place) -> None:
    asks = [asker(client_of(corpus, pairs=0, who=who), who) for who in ("ada-lovelace", "bob-marley")]
    keys = [key for key in corpus.desk(pairs=0).items if key.startswith("controls")]

    def work(ask: Ask, mine: list[str]) -> None:
        for key in mine:
            assert ask("judge", key=key, answer="accept")[0] == 200

    threads = [threading.Thread(target=work, args=(ask, keys[n::2])) for n, ask in enumerate(asks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(corpus.verdicts("controls")) == len(keys)
    status, told = asks[0]("judge", key=keys[1], answer="reject")
    assert status == 409
    assert "has judged this meanwhile" in told["message"]


def test_corrections_are_checked_as_they_are_typed(corpus: Place) -> None:
    ask = asker(client_of(corpus, pairs=0))
    key = ask("next")[1]["item"]["key"]
    form = {"edtf": "2023-13", "minerals": ["ga"], "actors": ["商務部"], "type": "party", "partners": ["美利坚合众国"]}
    problems = ask("check", key=key, form=form)[1]["problems"]
    assert set(problems) == {"edtf", "minerals", "actors", "type", *({"partners"} & set(problems))}
    assert problems["minerals"] == "ga is no commodity id; write Ga"
    assert "商务部" in problems["actors"]
    status, told = ask("judge", key=key, answer="correct", form=form)
    assert (status, set(told["problems"])) == (422, set(problems))
    assert corpus.verdicts("controls") == []
    notes = ask("check", key=key, form={"edtf": "2023/..", "actors": ["中国商务部", "某某部"]})[1]
    assert notes == {"problems": {}, "notes": {"actors": "new here: 某某部"}}


@pytest.mark.parametrize(
    "form",
    [
        {"edtf": 5},
        {"edtf": ""},
        {"edtf": "2023/2020"},
        {"edtf": "2023\u202e"},
        {"actors": "中国"},
        {"actors": [None]},
        {"minerals": [{}]},
        {"date_span": [1, 2]},
        {"date_span": [{}, []]},
        {"figure_spans": [[0]]},
        {"modality": []},
        {"instrument": "长" * 500},
    ],
)
def test_no_form_breaks_the_server(corpus: Place, form: dict[str, Any]) -> None:
    ask = asker(client_of(corpus, pairs=0))
    key = ask("next")[1]["item"]["key"]
    status, told = ask("judge", key=key, answer="correct", form=form)
    assert status == 422
    assert list(told["problems"]) == list(form)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"session": "x"}', b'{"session": "session-one", "answer": "eat"}']
)
def test_no_request_breaks_the_server(corpus: Place, body: bytes) -> None:
    client = client_of(corpus)
    assert client.post("/api/judge", content=body, headers={"X-Token": TOKEN}).status_code == 400
    assert client.post("/api/judge", content=b" " * 200_000, headers={"X-Token": TOKEN}).status_code == 413


def test_blind_pages_are_told_nothing(corpus: Place) -> None:
    ask = asker(client_of(corpus, pairs=0, blind=True))
    item = ask("next")[1]["item"]
    assert item["values"] is None
    assert "gold" not in item
    assert not item.get("why")
    assert {mark for part in item["mentions"][0]["parts"] for mark in part["marks"]} == {"trigger"}
    assert {option["edtf"] for option in item["options"]["dates"]} <= {""}
    assert ask("judge", key=item["key"], answer="accept")[0] == 422
    claim = corpus.desk(pairs=0).items[item["key"]].claim
    assert claim is not None
    values = {key: claim.record[key] for key in ("type", "edtf", "date_span", "modality", "actors", "partners")}
    values |= {key: claim.record[key] for key in ("instrument", "minerals", "figure_spans")}
    assert ask("judge", key=item["key"], answer="correct", form={"edtf": "2023"})[0] == 422
    assert ask("judge", key=item["key"], answer="correct", form=values)[0] == 200
    assert [(line["verdict"], line["blind"]) for line in corpus.verdicts("controls")] == [("accepted", True)]


def test_a_hostile_article_is_text(corpus: Place) -> None:
    ask = asker(client_of(corpus, pairs=0, doc_ids=["hostile"]))
    mention = ask("next")[1]["item"]["mentions"][0]
    shown = "".join(part["text"] for part in mention["parts"])
    assert "<img src=x onerror=window.hit=1>" in shown
    assert "⟨U+202E⟩" in shown
    assert "\u202e" not in shown
    assert "\u202e" not in mention["title"]
