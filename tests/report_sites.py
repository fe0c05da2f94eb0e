"""Sites for the tests of the report, and an article that was written to do harm."""

from dataclasses import dataclass
from pathlib import Path

from policy_nlp.report.site import Summary, write_report
from policy_nlp.run.build import build

ATTACK = "window.pwned=1"
OVERRIDE = "\u202e"
HOSTILE_TEXT = f"""</title><script>{ATTACK}</script>镓的出口管制
2023年7月3日，中国商务部发布《<img src=x onerror="{ATTACK}">镓管制公告》，对镓、锗实施出口管制。
" onmouseover="{ATTACK}" x="2024年5月7日，美国能源部宣布拨款1亿美元。
{OVERRIDE}右到左，2024年6月2日欧盟委员会发布《关键原材料报告》。
--></script><script>{ATTACK}</script>
2024年8月1日，javascript:{ATTACK} 日本经济产业省修订了《<b>重要矿物</b>清单》，价格&lt;上涨5%。
"""
HOSTILE_METADATA = {
    "doc_id": "hostile",
    "title": f'</title><script>{ATTACK}</script>" onmouseover="{ATTACK}" {OVERRIDE}',
    "authors": [f"<svg onload={ATTACK}>"],
    "publisher": f"<img src=x onerror={ATTACK}>",
    "url": f"javascript:{ATTACK}",
    "licence": f"' onfocus='{ATTACK}' autofocus='",
    "region": '<script>"',
    "script": "'\"><script>",
    "published": "2024-09-01",
}


@dataclass(frozen=True)
class Site:
    """A site with the folders that it was made from."""

    folder: Path
    build: Path
    corpus: Path
    gold: Path
    summary: Summary


def make_site(corpus: Path, gold: Path, out: Path) -> Site:
    build(corpus, out / "build", gold, quiet=True)
    summary = write_report(out / "build", corpus, gold, out / "site")
    return Site(out / "site", out / "build", corpus, gold, summary)
