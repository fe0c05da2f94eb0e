"""Facts that an article states about itself with a label: 来源, 作者, 发布时间, DOI."""

import re

from policy_nlp.model import bounds

_DATE = r"(?P<year>(?:19|20)\d\d)(?:\s*[-./年]\s*(?P<month>\d{1,2})(?:\s*[-./月]\s*(?P<day>\d{1,2}))?)?"
_PUBLISHED = re.compile(
    rf"(?:发布|發布|發佈|发表|發表|刊登|出版|公布|刊发)(?:时间|時間|日期|日)\s*[:：]\s*{_DATE}"
    rf"|(?<![一-鿿])(?:时间|時間|日期|Published)\s*[:：]\s*{_DATE.replace('P<', 'P<x')}"
)
_SOURCE = re.compile(r"(?:文章|信息|稿件)?(?:来源|來源|资料来源|出處)\s*[:：]\s*(?P<value>[^\s|｜丨,，;；。]{2,30})")
_AUTHOR = re.compile(r"(?:作者|记者|記者|撰文)\s*[:：/]\s*(?P<value>[^\s|｜丨;；。:：]{2,40})")
_DOI = re.compile(r"\b(?:doi\s*[:：]?\s*|doi\.org/)(?P<value>10\.\d{4,9}/[^\s\"<>，。；)）\]]+)", re.IGNORECASE)
_ISO = re.compile(_DATE)
_HEAD = 3000


def published_in(text: str) -> str | None:
    """The labelled publication date near the beginning of `text`, as EDTF."""
    match = _PUBLISHED.search(text[:_HEAD])
    if not match:
        return None
    parts = match.groupdict()
    return _edtf(*(parts[key] or parts[f"x{key}"] for key in ("year", "month", "day")))


def edtf_of(stamp: str | None) -> str | None:
    """The day, month or year at the beginning of a time stamp such as `2024-03-05T10:00+08:00`, as EDTF."""
    match = _ISO.match(stamp.strip()) if stamp else None
    return _edtf(match["year"], match["month"], match["day"]) if match else None


def _edtf(year: str | None, month: str | None, day: str | None) -> str | None:
    if not year:
        return None
    value = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    try:
        bounds(value)
    except ValueError:
        return None
    return value


def source_in(text: str) -> str | None:
    """The labelled source near the beginning of `text`."""
    return _first(_SOURCE, text)


def authors_in(text: str) -> tuple[str, ...]:
    """The labelled authors near the beginning of `text`."""
    names = _first(_AUTHOR, text)
    return split_names(names) if names else ()


def split_names(names: str) -> tuple[str, ...]:
    """Names that stand in one string, separated by commas, 、 or spaces between Chinese names."""
    parts = re.split(r"[,，、;；]|(?<=[一-鿿])\s+(?=[一-鿿])", names)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def doi_in(text: str) -> str | None:
    """The first DOI near the beginning of `text`; one in a reference list is not the article's own."""
    value = _first(_DOI, text)
    return value.rstrip(".,") if value else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text[:_HEAD])
    return match["value"] if match else None
