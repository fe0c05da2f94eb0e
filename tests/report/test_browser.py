"""The site in a real browser: searches in either script, the way from a row to its sentence, and no request at all."""

import csv
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from report_sites import Site

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs Debian's chromium and chromium-driver: apt-get install them"
)
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",  # a click waits for no smooth scrolling
    "--window-size=1300,1000",
)
OURS = ("file:", "data:", "blob:", "chrome:", "chrome-untrusted:", "about:")
Chrome = webdriver.Chrome


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    folder = tmp_path_factory.mktemp("browser")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in (*ARGUMENTS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": os.fspath(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": os.fspath(folder)})
    yield driver
    driver.quit()


@pytest.fixture
def start(browser: Chrome, corpus_site: Site) -> Chrome:
    """The first page, fresh, with English names."""
    browser.get((corpus_site.folder / "index.html").as_uri())
    browser.execute_script("localStorage.clear()")
    browser.get((corpus_site.folder / "articles.html").as_uri())
    browser.get((corpus_site.folder / "index.html").as_uri())
    return browser


def events(site: Site) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in (site.build / "events.jsonl").read_bytes().splitlines()]


def search(browser: Chrome, words: str) -> int:
    """How many events the table tells after a search."""
    field = browser.find_element(By.NAME, "text")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(Keys.DELETE, *words)
    return int(browser.find_element(By.ID, "status").text.split()[0])


def logged(browser: Any, kind: str) -> list[dict[str, Any]]:
    """What the browser's log of this kind holds since it was last asked."""
    return list(browser.get_log(kind))


def first_row(browser: Chrome) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, "#events tbody tr")


def wait(browser: Chrome, condition: Callable[[Chrome], Any]) -> Any:
    return WebDriverWait(browser, 20).until(condition)


def test_a_query_in_either_script_finds_the_same_events(start: Chrome, corpus_site: Site) -> None:
    gallium = sum("Ga" in row["minerals"] + row["minerals_via_list"] for row in events(corpus_site))
    found = search(start, "鎵")
    assert gallium
    assert found >= gallium
    assert search(start, "镓") == found
    assert search(start, "關鍵礦產") == search(start, "关键矿产") > 0
    assert search(start, "gallium") == gallium
    assert search(start, "没有这样的事") == 0


def test_filters_narrow_the_table_and_the_address_keeps_them(start: Chrome, corpus_site: Site) -> None:
    Select(start.find_element(By.NAME, "mineral")).select_by_value("Ga")
    Select(start.find_element(By.NAME, "type")).select_by_value("restrict")
    start.find_element(By.NAME, "from").send_keys("2023-07")
    start.find_element(By.NAME, "to").send_keys("2024")
    wanted = [
        row
        for row in events(corpus_site)
        if row["event_type"] == "restrict"
        and "Ga" in row["minerals"] + row["minerals_via_list"]
        and (row["date_latest"] or "9999") >= "2023-07"
        and (row["date_earliest"] or "0000") <= "2024-99-99"
    ]
    told = f"{len(wanted)} of {len(events(corpus_site))} events"
    assert wanted
    assert start.find_element(By.ID, "status").text == told
    start.refresh()
    assert start.find_element(By.ID, "status").text == told
    start.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    wait(start, lambda b: b.find_element(By.ID, "status").text != told)


def test_from_a_row_to_its_event_and_to_the_sentence_in_the_article(start: Chrome) -> None:
    search(start, "鎵")
    link = first_row(start).find_element(By.CSS_SELECTOR, "td a")
    title = link.text
    link.click()
    wait(start, lambda b: b.find_element(By.TAG_NAME, "h1").text == title)
    assert "镓" in start.find_element(By.TAG_NAME, "main").text
    sentence = start.find_element(By.CSS_SELECTOR, ".source blockquote").text
    start.find_element(By.CSS_SELECTOR, ".source h3 a").click()
    target = wait(start, lambda b: b.find_element(By.CSS_SELECTOR, ".s:target"))
    assert "".join(sentence.split()) in "".join(target.text.split())
    box = start.execute_script("return arguments[0].getBoundingClientRect().toJSON()", target)
    assert 0 <= box["top"] < start.execute_script("return innerHeight")
    assert start.execute_script("return getComputedStyle(arguments[0]).backgroundColor", target) != "rgba(0, 0, 0, 0)"


def test_the_table_is_sorted_and_paged_by_keyboard(start: Chrome) -> None:
    dates = start.find_element(By.CSS_SELECTOR, "[data-sort=date]")
    oldest = first_row(start).text
    dates.send_keys(Keys.ENTER)
    assert dates.find_element(By.XPATH, "..").get_attribute("aria-sort") == "descending"
    assert first_row(start).text != oldest
    dates.send_keys(Keys.ENTER)
    assert first_row(start).text == oldest
    start.find_element(By.ID, "next").send_keys(Keys.ENTER)
    assert start.find_element(By.ID, "page").text.startswith("page 2 of")
    assert first_row(start).text != oldest


def test_csv_holds_what_is_shown(start: Chrome, browser: Chrome, tmp_path: Path) -> None:
    found = search(start, "鎵")
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": os.fspath(tmp_path)})
    start.find_element(By.ID, "csv").click()
    path = tmp_path / "events.csv"
    wait(start, lambda _: path.exists())
    time.sleep(0.2)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == found
    assert {"event_id", "date", "event_type", "minerals", "evidence"} <= set(rows[0])


def test_one_switch_shows_chinese_names_and_stays(start: Chrome, corpus_site: Site) -> None:
    Select(start.find_element(By.NAME, "mineral")).select_by_value("Ga")
    assert "gallium" in first_row(start).text
    start.find_element(By.ID, "names").click()
    assert "gallium" not in first_row(start).text
    assert "镓" in first_row(start).text
    start.get((corpus_site.folder / "minerals.html").as_uri())
    assert "gallium" not in start.find_element(By.TAG_NAME, "main").text
    start.find_element(By.ID, "names").click()
    assert "gallium" in start.find_element(By.TAG_NAME, "main").text


def test_layers_and_gold_are_switched_on_and_off(browser: Chrome, corpus_site: Site) -> None:
    browser.get((corpus_site.folder / "articles" / "us-chronology.html").as_uri())
    mark = browser.find_element(By.CSS_SELECTOR, ".text .date")
    event = browser.find_element(By.CSS_SELECTOR, ".text .event")

    def style(element: WebElement, name: str) -> str:
        return str(browser.execute_script("return getComputedStyle(arguments[0])[arguments[1]]", element, name))

    shown = style(mark, "backgroundColor"), style(event, "textDecorationLine")
    for layer in ("date", "event"):
        browser.find_element(By.ID, f"show-{layer}").send_keys(Keys.SPACE)
    assert shown[0] != style(mark, "backgroundColor")
    assert (shown[1], style(event, "textDecorationLine")) == ("underline", "none")
    assert style(mark, "boxShadow") == "none"
    browser.find_element(By.ID, "show-gold").send_keys(Keys.SPACE)
    assert style(browser.find_element(By.CSS_SELECTOR, ".text .g-agree"), "boxShadow") != "none"


def test_charts_are_drawn(start: Chrome) -> None:
    wait(start, lambda b: len(b.find_elements(By.CSS_SELECTOR, ".chart svg")) == 3)
    assert start.find_elements(By.CSS_SELECTOR, ".chart svg path")


def kinds(site: Site) -> list[Path]:
    inner = (next(iter(sorted((site.folder / kind).glob("*.html")))) for kind in ("events", "articles", "minerals"))
    return [*sorted(site.folder.glob("*.html")), *inner]


def test_pages_fit_a_phone(browser: Chrome, corpus_site: Site) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        for path in kinds(corpus_site):
            browser.get(path.as_uri())
            assert browser.execute_script("return document.documentElement.scrollWidth") <= 390, path.name
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_nothing_leaves_the_pages_and_nothing_fails_on_them(browser: Chrome, corpus_site: Site) -> None:
    for log in ("browser", "performance"):
        logged(browser, log)  # what the browser did before
    for path in kinds(corpus_site):
        browser.get(path.as_uri())
    wait(browser, lambda b: b.execute_script("return document.readyState") == "complete")
    messages = [orjson.loads(entry["message"])["message"] for entry in logged(browser, "performance")]
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert asked
    assert [url for url in asked if not url.startswith(OURS)] == []
    assert [entry["message"] for entry in logged(browser, "browser")] == []


def test_a_hostile_article_does_nothing(browser: Chrome, hostile_site: Site) -> None:
    for path in sorted(hostile_site.folder.rglob("*.html")):
        browser.get(path.as_uri())
        assert browser.execute_script("return window.pwned === undefined"), path.name
        assert not browser.find_elements(By.CSS_SELECTOR, "[onmouseover], [onerror], [onload], [onfocus]")
    browser.get((hostile_site.folder / "index.html").as_uri())
    assert search(browser, "镓") > 0
    assert browser.execute_script("return window.pwned === undefined")


def test_the_page_marks_when_it_is_usable_and_how_long_a_filter_takes(start: Chrome) -> None:
    assert start.execute_script("return performance.getEntriesByName('usable')[0].startTime") > 0
    search(start, "出口管制")
    assert start.execute_script("return performance.getEntriesByName('filter').length") >= 1
