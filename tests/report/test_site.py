"""The site as files: what pages contain, that every link leads somewhere, and that texts stay texts."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import orjson
import pytest
from lxml import html

from policy_nlp.cli import main
from policy_nlp.report import site as site_module
from policy_nlp.report.inputs import ReportError
from policy_nlp.report.site import write_report
from policy_nlp.report.text import visible
from report_sites import ATTACK, HOSTILE_TEXT, OVERRIDE, Site

SIX_MEGABYTES = 6_000_000
DERIVED = {"Policy area", "Jurisdictions", "Restriction"}


@cache
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def pages(site: Site) -> Iterator[Path]:
    return iter(sorted(site.folder.rglob("*.html")))


def rows(path: Path) -> list[dict[str, object]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def own_text(article: html.HtmlElement) -> str:
    """The text of an article without the remarks that the page adds to it."""
    return "".join(article.cssselect(".text")[0].xpath('.//text()[not(parent::*[@class="lead"])]'))


def one_of_each(site: Site) -> list[Path]:
    return [
        *site.folder.glob("*.html"),
        *(next(iter(sorted((site.folder / kind).glob("*.html")))) for kind in ("events", "articles", "minerals")),
    ]


def test_the_corpus_makes_a_small_site(corpus_site: Site) -> None:
    size = sum(path.stat().st_size for path in corpus_site.folder.rglob("*"))
    assert corpus_site.summary.size < SIX_MEGABYTES
    assert size >= corpus_site.summary.size
    assert len(list((corpus_site.folder / "events").iterdir())) == len(rows(corpus_site.build / "events.jsonl"))


def test_every_link_leads_to_a_place_that_exists(corpus_site: Site) -> None:
    ids = {path: set(page(path).xpath("//@id")) for path in pages(corpus_site)}
    lost = []
    for path in ids:
        for target in [*page(path).xpath("//@href"), *page(path).xpath("//@src")]:
            parts = urlsplit(target)
            assert not parts.scheme, f"{path.name} leads out of the site: {target}"
            file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not file.is_file() or ("=" not in parts.fragment and parts.fragment not in {"", *ids.get(file, ())}):
                lost.append(f"{path.name}: {target}")
    assert lost == []


def test_every_value_of_an_event_leads_to_the_words_that_tell_it(corpus_site: Site) -> None:
    for path in (corpus_site.folder / "events").iterdir():
        for cell in page(path).cssselect(".values > div"):
            column = cell.cssselect("dt")[0].text_content()
            for value in cell.cssselect("dd"):
                links = value.xpath('.//a[starts-with(@href, "../articles/")]')
                assert links or column in DERIVED, f"{path.name}: {column} {value.text_content()}"


def test_places_that_pages_lead_to_begin_with_the_words_of_the_source(corpus_site: Site) -> None:
    for statement in rows(corpus_site.build / "statements.jsonl"):
        article = page(corpus_site.folder / "articles" / f"{statement['doc_id']}.html")
        piece = article.get_element_by_id(f"o{statement['start']}").text_content()
        words = visible(str(statement["original_value"]))
        assert words.startswith(piece) or piece.startswith(words)


def test_the_text_of_an_article_is_all_there(corpus_site: Site) -> None:
    for path in (corpus_site.folder / "articles").iterdir():
        raw = (corpus_site.corpus / f"{path.stem}.txt").read_bytes().decode("utf-8")
        assert own_text(page(path)).strip() == raw.replace("\r", "").replace("\ufeff", "").strip()


def test_an_article_shows_its_layers_its_regions_and_its_gold(corpus_site: Site) -> None:
    shown = page(corpus_site.folder / "articles" / "eu-lists-converted.html")
    for layer in ("date", "mineral", "agency", "figure", "instrument", "event"):
        assert shown.cssselect(f".text .{layer}")
        assert shown.get_element_by_id(f"show-{layer}").get("type") == "checkbox"
    reasons = [record["reason"] for record in rows(corpus_site.build / "annotations" / "eu-lists-converted.jsonl")
               if record["layer"] == "region"]  # fmt: skip
    assert [lead.text_content() for lead in shown.cssselect(".text .lead")] == [f"out of scope: {r}" for r in reasons]
    assert shown.cssselect(".text .g-agree")


def test_an_unresolved_stretch_stands_in_the_panel_of_its_article(corpus_site: Site) -> None:
    for issue in rows(corpus_site.build / "issues.jsonl"):
        shown = page(corpus_site.folder / "articles" / f"{issue['doc_id']}.html")
        assert str(issue["message"]) in shown.cssselect("aside")[0].text_content()


def test_an_event_of_several_mentions_shows_each_and_says_why_they_are_one(corpus_site: Site) -> None:
    joined = [row for row in rows(corpus_site.build / "events.jsonl") if int(str(row["mention_count"])) > 1]
    assert joined
    for row in joined:
        shown = page(corpus_site.folder / "events" / f"{row['event_id']}.html")
        assert len(shown.cssselect("article.source")) == row["mention_count"]
        assert all(source.cssselect("blockquote .event") for source in shown.cssselect("article.source"))
        assert "Why these mentions are one row" in shown.text_content()


def test_conflicts_stand_side_by_side(corpus_site: Site) -> None:
    contradicted = [row for row in rows(corpus_site.build / "events.jsonl") if row["conflicts"]]
    assert contradicted
    together = page(corpus_site.folder / "conflicts.html")
    for row in contradicted:
        own = page(corpus_site.folder / "events" / f"{row['event_id']}.html")
        assert len(own.cssselect(".sides > div")) > 1
        assert together.xpath(f"//a[contains(@href, '{row['event_id']}')]")


def test_charts_come_as_pictures_and_as_tables_that_add_up(corpus_site: Site) -> None:
    told = rows(corpus_site.build / "events.jsonl")
    for name in ("years", "types", "jurisdictions"):
        assert (corpus_site.folder / "charts" / f"{name}.svg").read_text(encoding="utf-8").startswith("<svg")
        assert (corpus_site.folder / "charts" / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    table = (corpus_site.folder / "charts" / "types.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[0] == "type,events"
    assert sum(int(line.rpartition(",")[2]) for line in table[1:]) == len(told)
    captions = [c.text_content() for c in page(corpus_site.folder / "index.html").cssselect("figcaption")]
    assert all("mentions in 12 articles, not policy activity" in caption.lower() for caption in captions)


def test_pages_can_be_read_without_eyes_and_without_a_mouse(corpus_site: Site) -> None:
    for path in one_of_each(corpus_site):
        shown = page(path)
        assert shown.get("lang") == "en"
        assert len(shown.cssselect("h1")) == 1
        assert shown.cssselect("title")[0].text_content().strip()
        for field in shown.cssselect("input, select"):
            assert field.getparent().tag == "label" or field.get("aria-label")
        assert all(image.get("alt") for image in shown.cssselect("img"))
        assert all(head.get("scope") for head in shown.cssselect("th"))
        assert not shown.cssselect("[tabindex]:not([tabindex='0'])")
        assert set(shown.xpath("//@lang")) <= {"en", "zh", "zh-Hans", "zh-Hant"}


def test_no_page_can_ask_the_network(corpus_site: Site) -> None:
    for path in pages(corpus_site):
        policy = page(path).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert "default-src 'none'" in policy
        assert "http" not in policy
        assert "unsafe-eval" not in policy
        assert "script-src 'self' file:" in policy
        assert not re.search(r"script-src[^;]*unsafe-inline", policy)


def test_pages_without_gold_and_without_facts_are_left_out(corpus_site: Site, tmp_path: Path) -> None:
    shutil.copytree(corpus_site.build, tmp_path / "build")
    (tmp_path / "build" / "facts.jsonl").unlink(missing_ok=True)
    write_report(tmp_path / "build", corpus_site.corpus, tmp_path / "no-gold", tmp_path / "site")
    assert not (tmp_path / "site" / "facts.html").exists()
    assert not (tmp_path / "site" / "accuracy.html").exists()
    menu = page(tmp_path / "site" / "index.html").cssselect("nav a")
    assert [link.text_content() for link in menu] == ["Start", "Articles", "Minerals", "Conflicts"]


def test_a_hostile_article_is_shown_as_text(hostile_site: Site) -> None:
    for path in pages(hostile_site):
        source = path.read_text(encoding="utf-8")
        assert OVERRIDE not in source
        shown = page(path)
        assert not [name for element in shown.iter() for name in element.attrib if name.startswith("on")]
        assert not [link for link in shown.xpath("//@href|//@src") if "javascript:" in link]
        assert not shown.cssselect("svg, textarea, iframe, object")
        for script in shown.cssselect("script"):
            assert ATTACK not in (script.text or "") or script.get("type") == "application/json"
    article = page(hostile_site.folder / "articles" / "hostile.html")
    assert own_text(article).strip() == visible(HOSTILE_TEXT).strip()
    assert f"javascript:{ATTACK}" in article.cssselect(".lead-line")[0].text_content()
    assert "[U+202E]" in article.cssselect("h1")[0].text_content()


def test_the_same_build_makes_the_same_bytes(hostile_site: Site, tmp_path: Path) -> None:
    write_report(hostile_site.build, hostile_site.corpus, hostile_site.gold, tmp_path / "again")
    assert digests(tmp_path / "again") == digests(hostile_site.folder)


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_report_that_fails_leaves_the_last_one(
    hostile_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    write_report(hostile_site.build, hostile_site.corpus, hostile_site.gold, out)
    before = digests(out)
    monkeypatch.setattr(site_module, "render", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_report(hostile_site.build, hostile_site.corpus, hostile_site.gold, out)
    assert digests(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_a_build_the_report_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], corpus_site: Site
) -> None:
    with pytest.raises(ReportError, match="policy-nlp build"):
        write_report(tmp_path, corpus_site.corpus, corpus_site.gold, tmp_path / "site")
    with pytest.raises(SystemExit) as ended:
        main(["report", "--build", str(tmp_path), "--corpus", str(corpus_site.corpus)])
    assert ended.value.code == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_the_verb_tells_what_it_wrote(hostile_site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["report", "--build", hostile_site.build, "--corpus", hostile_site.corpus, "--gold", hostile_site.gold]
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in (*words, "--out", tmp_path / "site")])
    assert not ended.value.code
    assert str(tmp_path / "site" / "index.html") in capsys.readouterr().out
