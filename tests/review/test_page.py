"""The review page in a real browser: ten items by keyboard, one undone, and a build that honours them."""

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.ui import WebDriverWait

from policy_nlp.review.desk import Desk
from policy_nlp.review.serve import serve
from review_desks import ARTICLE, HOSTILE, OTHER, Place, place

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no chromium and chromedriver here; apt-get install chromium chromium-driver"
)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'browser'}", "--window-size=1200,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options, Service(DRIVER))
    yield driver
    driver.quit()


def served(desk: Desk) -> str:
    """The address of a desk, served until the tests end."""
    addresses: Queue[str] = Queue()
    threading.Thread(target=serve, args=(desk, 0, addresses.put), daemon=True).start()
    return addresses.get(timeout=30)


def wait(browser: Chrome, condition: Callable[[Chrome], object]) -> None:
    WebDriverWait(browser, 20).until(condition)


THIRD = "镓的消息\n2023年7月3日，中国商务部发布2023年第23号公告，对锗实施出口管制。\n"
"""Tells what the others tell, so that there is more than one pair to judge."""


def text(browser: Chrome, identifier: str) -> str:
    return browser.find_element(By.ID, identifier).text


def press(browser: Chrome, key: str) -> None:
    """Press a key and wait until the page shows what follows."""
    before = text(browser, "progress"), text(browser, "mentions"), text(browser, "why")
    browser.find_element(By.TAG_NAME, "body").send_keys(key)
    wait(browser, lambda b: (text(b, "progress"), text(b, "mentions"), text(b, "why")) != before)


def logged(browser: Any, kind: str) -> list[dict[str, Any]]:
    """What the browser's log of this kind holds since it was last asked."""
    return list(browser.get_log(kind))


def errors(browser: Chrome) -> list[str]:
    """What the page's console calls an error."""
    return [entry["message"] for entry in logged(browser, "browser") if entry["level"] == "SEVERE"]


def requests_elsewhere(browser: Chrome, address: str) -> list[str]:
    """The addresses outside the server that its page asked for."""
    own = address.partition("#")[0]
    messages = (json.loads(entry["message"])["message"] for entry in logged(browser, "performance"))
    sent = [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    ours = [request["request"]["url"] for request in sent if request["documentURL"].startswith(own)]
    assert f"{own}api/next" in ours
    return [url for url in ours if not url.startswith((own, "data:"))]


def test_ten_items_by_keyboard(browser: Chrome, tmp_path: Path) -> None:
    corpus = place(tmp_path, controls=ARTICLE, other=OTHER, third=THIRD)
    address = served(corpus.desk(pairs=2))
    browser.get(address)
    wait(browser, lambda b: "open" in text(b, "progress"))
    assert "Same happening" in text(browser, "answers")
    press(browser, "a")  # 1: one happening
    assert "Same happening" in text(browser, "answers")
    press(browser, "r")  # 2: two happenings
    press(browser, "s")  # put off
    press(browser, "r")  # 3
    rejected = corpus.verdicts("controls")[0]
    press(browser, "u")  # taken back, and shown again
    assert rejected["trigger"] in text(browser, "mentions")
    assert corpus.verdicts("controls") == []
    press(browser, "r")  # 3 again
    correct_the_date(browser, "2031-13", "2031-12")  # 4
    for _ in range(6):  # 5 to 10
        press(browser, "a")
    assert "10 judged here" in text(browser, "progress")
    assert errors(browser) == []
    assert requests_elsewhere(browser, address) == []

    verdicts = corpus.verdicts("controls")
    assert [line["verdict"] for line in verdicts].count("rejected") == 1
    assert [line["edtf"] for line in verdicts if line["verdict"] == "corrected"] == ["2031-12"]
    assert len(verdicts) == 8
    judged = (corpus.folders.gold / "judgements.csv").read_text(encoding="utf-8")
    assert (judged.count(",same,"), judged.count(",different,")) == (1, 1)

    before = triggers(corpus)
    corpus.build()
    assert before - triggers(corpus) == {(rejected["doc_id"], rejected["start"])}
    reviewed = [row for row in corpus.rows("statements") if row["rule"] == "review"]
    assert [(row["column"], row["value"]) for row in reviewed] == [("date", "2031-12")]
    asked = [key for key in corpus.desk(pairs=0).items if key.startswith(f"{rejected['doc_id']}:{rejected['start']}-")]
    assert asked == []


def triggers(corpus: Place) -> set[tuple[str, int]]:
    """Where the events of the table are told."""
    return {(row["doc_id"], row["start"]) for row in corpus.rows("statements") if row["column"] == "event_type"}


def correct_the_date(browser: Chrome, wrong: str, right: str) -> None:
    browser.find_element(By.TAG_NAME, "body").send_keys("c")
    field = browser.find_element(By.ID, "f-edtf")
    wait(browser, lambda _: field.is_displayed())
    field.clear()
    field.send_keys(wrong)
    wait(browser, lambda b: "no EDTF date" in text(b, "p-edtf"))
    field.clear()
    field.send_keys(right)
    wait(browser, lambda b: text(b, "p-edtf") == "")
    before = text(browser, "progress")
    field.send_keys(Keys.ENTER)
    wait(browser, lambda b: text(b, "progress") != before)


def test_a_hostile_article_does_nothing(browser: Chrome, tmp_path: Path) -> None:
    corpus = place(tmp_path, hostile=HOSTILE)
    address = served(corpus.desk())
    browser.get(address)
    wait(browser, lambda b: "<img src=x onerror=window.hit=1>" in text(b, "mentions"))
    assert browser.execute_script("return window.hit === undefined")
    assert browser.find_elements(By.CSS_SELECTOR, "#mentions img, #mentions script, #mentions b, #mentions a") == []
    quote = browser.find_element(By.CSS_SELECTOR, "#mentions blockquote")
    assert quote.get_attribute("lang") == "zh-Hans"
    assert requests_elsewhere(browser, address) == []
    assert errors(browser) == []


def test_blind_and_narrow(browser: Chrome, tmp_path: Path) -> None:
    corpus = place(tmp_path, hostile=HOSTILE)
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(served(corpus.desk(blind=True)))
    wait(browser, lambda b: "blind" in text(b, "progress"))
    assert not browser.find_element(By.ID, "accept").is_enabled()
    assert not browser.find_element(By.ID, "values").is_displayed()
    assert browser.find_element(By.ID, "f-edtf").get_attribute("value") == ""
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    Select(browser.find_element(By.ID, "f-type")).select_by_visible_text("issue")
    Select(browser.find_element(By.ID, "f-modality")).select_by_visible_text("actual")
    browser.find_element(By.ID, "f-edtf").send_keys("2022-12-09", Keys.ENTER)
    deadline = time.monotonic() + 20
    while not corpus.verdicts("hostile") and time.monotonic() < deadline:
        time.sleep(0.1)
    (line,) = corpus.verdicts("hostile")
    assert (line["blind"], line["edtf"], line["date_span"]) == (True, "2022-12-09", None)
