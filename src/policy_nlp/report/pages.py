"""Templates, and what every page shares: escaping, names in both languages, links, no way to the network."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from policy_nlp.report import facts, labels
from policy_nlp.report.text import visible

_LANGUAGES = {"hans": "zh-Hans", "hant": "zh-Hant"}


class _Environment(Environment):
    """Templates for which `row.key` is the value of a key before it is a method of the mapping; and quick at it."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def environment() -> Environment:
    """The templates; everything they print is escaped, and its control characters are spelled out."""
    made = _Environment(
        loader=PackageLoader("policy_nlp.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(name=labels.html, web_address=web_address, event_page=event_page, article_page=article_page)
    made.globals.update(amount=facts.amount, link=link)
    made.filters.update(language=language, json_block=json_block)
    return made


def render(template: str, **values: Any) -> str:
    """The page of a template."""
    return environment().get_template(f"{template}.html.j2").render(**values)


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def language(script: str) -> str:
    """The language tag of an article in this script."""
    return _LANGUAGES.get(script, "zh")


def web_address(url: str) -> str:
    """`url` if it is an address on the web, else nothing: `javascript:` and the like are shown, never linked."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return url if scheme in {"http", "https"} and url.isprintable() else ""


def event_page(event_id: str) -> str:
    """The address of an event's page, from the top of the site."""
    return f"events/{_quoted(event_id)}.html"


def article_page(doc_id: str, anchor: str = "") -> str:
    """The address of an article's page, from the top of the site."""
    return f"articles/{_quoted(doc_id)}.html" + (f"#{anchor}" if anchor else "")


def link(root: str, doc_id: str, start: int, words: str) -> Markup:
    """A link to the place of an article that begins at an offset; `root` leads to the top of the site."""
    address = f"{root}articles/{_quoted(doc_id)}.html#o{start}"
    return Markup(f'<a href="{address}">{escape(visible(words))}</a>')  # noqa: S704 - addresses are quoted


@cache
def _quoted(name: str) -> str:
    return quote(name, safe="")


def json_block(value: Any) -> Markup:
    """`value` as JSON that cannot end the `<script>` element around it."""
    text = orjson.dumps(value).decode("utf-8")
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe)  # noqa: S704 - no markup is left in it


def content_policy(inline_scripts: Iterable[str] = ()) -> str:
    """A content security policy: scripts and styles of the site itself, and no connection to anywhere."""
    digests = (b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode() for script in inline_scripts)
    scripts = " ".join(("'self'", "file:", *(f"'sha256-{digest}'" for digest in digests)))
    return f"default-src 'none'; script-src {scripts}; style-src 'self' file: 'unsafe-inline'; img-src 'self' file:"
